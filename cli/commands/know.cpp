#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::vector<std::string> names;
  std::string learner = "me";
};

query::Value ids_of(const std::vector<FoundConcept>& concepts) {
  query::List ids;
  for (const auto& found : concepts) ids.emplace_back(static_cast<std::int64_t>(found.id));
  return ids;
}

std::string names_of(const std::vector<FoundConcept>& concepts) {
  std::string names;
  for (const auto& found : concepts) names += (names.empty() ? "" : ", ") + readable(found.name);
  return names;
}

void run_know(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  const auto concepts = find_concepts(*database, arguments.names);
  ask(*database,
      "MERGE (learner:Learner {name: $learner}) WITH learner UNWIND $ids AS known "
      "MATCH (c) WHERE id(c) = known MERGE (learner)-[:KNOWS]->(c)",
      {{"learner", arguments.learner}, {"ids", ids_of(concepts)}});
  std::cout << readable(arguments.learner) << " knows " << names_of(concepts) << ".\n";
  if (stderr_is_terminal() && std::getenv(kLearnerVariable) == nullptr) {
    std::cerr << "Other commands count that with --learner " << readable(arguments.learner) << ", or where "
              << kLearnerVariable << " is set to it.\n";
  }
}

void run_forget(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  require_learner(*database, arguments.learner);
  const auto concepts = find_concepts(*database, arguments.names);
  const Json known = ask(*database,
                         "MATCH (:Learner {name: $learner})-[knows:KNOWS]->(c) WHERE id(c) IN $ids "
                         "WITH knows, id(c) AS id DELETE knows RETURN id",
                         {{"learner", arguments.learner}, {"ids", ids_of(concepts)}});
  std::vector<FoundConcept> forgotten;
  std::vector<FoundConcept> unknown;
  for (const auto& found : concepts) {
    const bool was_known =
        std::any_of(known.begin(), known.end(), [&](const Json& row) { return row["id"] == found.id; });
    (was_known ? forgotten : unknown).push_back(found);
  }
  const std::string learner = readable(arguments.learner);
  if (!forgotten.empty()) std::cout << learner << " no longer knows " << names_of(forgotten) << ".\n";
  if (!unknown.empty()) std::cout << learner << " was not said to know " << names_of(unknown) << ".\n";
  // Who knows a concept knows all that it requires.
  for (const auto& found : concepts) {
    const Json still = ask(*database,
                           "MATCH (:Learner {name: $learner})-[:KNOWS]->(c) PREREQUISITES OF c YIELD concept "
                           "WITH c, concept WHERE id(concept) = $id RETURN c.name AS name ORDER BY name",
                           {{"learner", arguments.learner}, {"id", static_cast<std::int64_t>(found.id)}});
    if (!still.empty())
      std::cout << readable(found.name) << " still counts as known: " << joined(still, "name", 3)
                << " requires it.\n";
  }
}

void add_options(CLI::App& command, Arguments& arguments) {
  command.add_option("names", arguments.names, "The concepts")->required();
  command.add_option("--learner", arguments.learner, "Who; \"me\" when not given")
      ->envname(kLearnerVariable)
      ->check([](const std::string& name) { return name.empty() ? "a learner has a name" : ""; });
}

}  // namespace

void add_know(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("know", "Keep what a learner knows, for --learner of other commands");
  add_options(*command, *arguments);
  command->callback([&session, arguments] { run_know(session, *arguments); });
}

void add_forget(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("forget", "Take back what a learner knows");
  add_options(*command, *arguments);
  command->callback([&session, arguments] { run_forget(session, *arguments); });
}

}  // namespace cairn::cli
