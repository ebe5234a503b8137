#include "cli/session.h"

#include <algorithm>

#include "graph/vocabulary.h"

namespace cairn::cli {

std::shared_ptr<query::Database> Session::open_for_reading() const {
  if (shared && in_memory()) return shared;
  storage::Options options;
  options.access = storage::Access::kRead;
  return query::Database::open(database_path, options);
}

std::shared_ptr<query::Database> Session::open_for_writing() const {
  if (shared && in_memory()) return shared;
  storage::Options options;
  options.synced_commits = durability == "full";
  options.lock_timeout = lock_patience();
  return query::Database::open(database_path, options);
}

std::shared_ptr<query::Database> Session::open_existing_for_writing() const {
  if (!in_memory() && !storage::Store::exists(database_path)) return open_for_reading();  // which says so
  return open_for_writing();
}

query::Connection Session::connect(const std::vector<query::ScriptStatement>& statements) const {
  if (in_memory()) return open_for_writing()->connect();
  if (std::any_of(statements.begin(), statements.end(), query::needs_writing)) {
    return open_for_writing()->connect();
  }
  // What is wrong with a statement is told before it is told that there is no database.
  if (!storage::Store::exists(database_path)) {
    auto nothing = open_in_memory()->connect();
    for (const auto& statement : statements) nothing.prepare(statement);
  }
  return open_for_reading()->connect();
}

std::shared_ptr<query::Database> Session::open_in_memory() {
  return query::Database::open(storage::Store::kInMemory);
}

query::Value name_list(const std::vector<std::string>& names) {
  return query::List(names.begin(), names.end());
}

std::vector<FoundConcept> find_concepts(query::Database& database, const std::vector<std::string>& names) {
  const auto view = database.graph().snapshot();
  std::vector<FoundConcept> found;
  for (const auto& name : names) {
    const graph::NodeId id = view->require_concept(name);
    const bool there =
        std::any_of(found.begin(), found.end(), [id](const FoundConcept& c) { return c.id == id; });
    if (!there) found.push_back({id, view->text_property(*view->node(id), graph::key::kName)});
  }
  return found;
}

}  // namespace cairn::cli
