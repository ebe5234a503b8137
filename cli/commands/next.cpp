#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  Question question;
  std::size_t limit = 20;
};

Json ask_next(query::Database& database, const Question& question) {
  const std::string towards = question.goals.empty() ? "" : "TOWARDS $goals";
  return rows_of(prepare(database, question,
                         {"NEXT STEPS", towards,
                          "YIELD concept, group, unlocks "
                          "RETURN id(concept) AS id, concept.name AS name, group, unlocks"}));
}

void write_text(const Json& ready, bool any_concepts, std::size_t limit) {
  constexpr std::size_t kNamesShown = 5;
  if (!any_concepts) {
    std::cout << "There are no concepts yet; `cairn import` reads glossaries.\n";
  } else if (ready.empty()) {
    std::cout << "Nothing is left to learn.\n";
  }
  std::size_t shown = 0;
  for (const auto& step : ready) {
    if (shown++ == limit) {
      std::cout << "and " << ready.size() - limit
                << " more that open no more than these; --limit shows more.\n";
      return;
    }
    std::cout << bold(readable(step["name"]));
    if (!step["unlocks"].empty())
      std::cout << faint("  opens " + joined(step["unlocks"], nullptr, kNamesShown));
    if (!step["group"].is_null()) std::cout << faint("  learn together: group " + step["group"].dump());
    std::cout << '\n';
  }
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const Json ready = ask_next(*database, arguments.question);
  if (session.json) {
    std::cout << exporters::dump({{"known", known_names(*database, arguments.question)}, {"ready", ready}})
              << '\n';
  } else {
    const bool any = !ask(*database, "MATCH (c:Concept) RETURN 1 AS one LIMIT 1").empty();
    write_text(ready, any, arguments.limit);
  }
}

}  // namespace

void add_next(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  Question& question = arguments->question;
  auto* command = app.add_subcommand("next", "What is within reach now: all that it requires is known");
  add_known_options(*command, question);
  command->add_option("--goal", question.goals, "Only what leads to this concept; may be given again")
      ->allow_extra_args(false);
  add_min_confidence_option(*command, question);
  command->add_option("--limit", arguments->limit, "Show at most so many; 20 when not given")
      ->check(CLI::Range(std::size_t{0}, kMostShown));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
