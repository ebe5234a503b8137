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

Json ask_unlocks(query::Database& database, const Question& question) {
  return rows_of(prepare_call(database, question, "learning.unlocks($goals, learnt)",
                              "YIELD concept, ready, depth, confidence, over "
                              "RETURN id(concept) AS id, concept.name AS name, ready, depth, confidence, "
                              "[below IN over | below.name] AS over"));
}

void write_text(const std::string& goals, const Json& answer, std::size_t limit) {
  constexpr std::size_t kNamesShown = 3;
  if (answer.empty()) {
    std::cout << "Nothing requires " << goals << ", as far as the graph knows.\n";
    return;
  }
  std::string title;
  std::size_t shown = 0;
  for (const auto& one : answer) {
    if (shown++ == limit) break;
    const std::string here = one["ready"].get<bool>() ? "within reach with " + goals
                             : one["depth"].get<int>() == 1
                                 ? "requires it, and more"
                                 : std::to_string(one["depth"].get<int>()) + " steps behind";
    if (here != title) std::cout << (title.empty() ? "" : "\n") << bold(here) << ":\n";
    title = here;
    std::cout << "  " << readable(one["name"]);
    if (one["depth"] > 1) std::cout << faint("  over " + joined(one["over"], nullptr, kNamesShown));
    std::cout << '\n';
  }
  std::cout << '\n' << counted(answer.size(), "concept") << " in all";
  if (answer.size() > limit) std::cout << "; --limit shows more";
  std::cout << ".\n";
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  Json answer = ask_unlocks(*database, arguments.question);
  if (session.json) {
    Json whole = answer_json(*database, arguments.question);
    whole["unlocks"] = std::move(answer);
    std::cout << exporters::dump(whole) << '\n';
  } else {
    write_text(goal_names(*database, arguments.question), answer, arguments.limit);
  }
}

}  // namespace

void add_unlocks(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("unlocks", "What these concepts open: all that stands on them");
  command->add_option("names", arguments->question.goals, "The concepts")->required();
  add_known_options(*command, arguments->question, false);
  command->add_option("--limit", arguments->limit, "Show at most so many; 20 when not given")
      ->check(CLI::Range(std::size_t{0}, kMostShown));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
