#include "query/procedure.h"

#include "query/learning_procedures.h"

namespace cairn::query {

namespace {

/// A procedure that lists the names in a table of the catalog.
Procedure names_procedure(const char* name, const char* column,
                          const graph::NameTable graph::Catalog::*table) {
  return {name,
          {},
          {{column, StaticType::kString}},
          [table](std::span<const Value> /*arguments*/, const graph::View& view,
                  const std::function<void()>& /*interrupt*/) {
            Procedure::Rows rows;
            for (const auto& one : (view.catalog().*table).names()) rows.push_back({one});
            return rows;
          }};
}

}  // namespace

Procedures::Procedures() {
  reset();
}

void Procedures::reset() {
  {
    const std::scoped_lock lock(mutex_);
    procedures_.clear();
  }
  add(names_procedure("db.labels", "label", &graph::Catalog::labels));
  add(names_procedure("db.relationshipTypes", "relationshipType", &graph::Catalog::types));
  add(names_procedure("db.propertyKeys", "propertyKey", &graph::Catalog::keys));
  for (auto& procedure : learning_procedures()) add(std::move(procedure));
}

void Procedures::add(Procedure procedure) {
  const std::scoped_lock lock(mutex_);
  const std::string name = procedure.name;
  procedures_[name] = std::make_shared<const Procedure>(std::move(procedure));
}

std::shared_ptr<const Procedure> Procedures::find(const std::string& name) const {
  const std::scoped_lock lock(mutex_);
  const auto found = procedures_.find(name);
  return found == procedures_.end() ? nullptr : found->second;
}

std::vector<std::string> Procedures::names() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> found;
  for (const auto& [name, procedure] : procedures_) found.push_back(name);
  return found;
}

}  // namespace cairn::query
