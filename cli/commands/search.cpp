#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::vector<std::string> words;
  std::int64_t limit = 10;
};

void run(const Session& session, const Arguments& arguments) {
  std::string words;
  for (const auto& word : arguments.words) words += (words.empty() ? "" : " ") + word;
  const auto database = session.open_for_reading();
  const Json rows =
      ask(*database,
          "CALL learning.search($words) YIELD concept, score "
          "RETURN id(concept) AS id, concept.name AS name, score, concept.definition AS definition "
          "LIMIT $limit",
          {{"words", words}, {"limit", arguments.limit}});
  if (session.json) {
    std::cout << exporters::dump({{"words", words}, {"results", rows}}) << '\n';
    return;
  }
  if (rows.empty()) std::cout << "Nothing holds any of these words.\n";
  for (const auto& row : rows) {
    std::cout << bold(readable(row["name"])) << '\n';
    if (row["definition"].is_string())
      std::cout << faint(wrap(readable(row["definition"]), 4, terminal_width())) << '\n';
  }
}

}  // namespace

void add_search(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "search", "Concepts by the words of their names, aliases and definitions, the best first");
  command->add_option("words", arguments->words, "What to look for")->required();
  command->add_option("--limit", arguments->limit, "At most so many; 10 when not given")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{kMostShown}));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
