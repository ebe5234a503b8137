#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::vector<std::string> names;
  std::int64_t limit = 10;
};

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const Json rows = ask(*database,
                        "RELATED TO $names LIMIT $limit YIELD concept, score, via "
                        "RETURN id(concept) AS id, concept.name AS name, score, via",
                        {{"names", name_list(arguments.names)}, {"limit", arguments.limit}});
  if (session.json) {
    Json goals = Json::array();
    for (const auto& found : find_concepts(*database, arguments.names))
      goals.push_back({{"id", found.id}, {"name", found.name}});
    std::cout << exporters::dump({{"concepts", goals}, {"related", rows}}) << '\n';
    return;
  }
  if (rows.empty()) std::cout << "Nothing is connected with it.\n";
  for (const auto& row : rows) {
    std::cout << bold(readable(row["name"]))
              << faint(row["via"].empty() ? "  directly" : "  over " + joined(row["via"])) << '\n';
  }
}

}  // namespace

void add_related(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("related", "The concepts near to these in the graph, each with its reason");
  command->add_option("names", arguments->names, "The concepts")->required();
  command->add_option("--limit", arguments->limit, "At most so many; 10 when not given")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{kMostShown}));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
