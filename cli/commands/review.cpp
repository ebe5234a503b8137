#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

Json ask_review(query::Database& database, const Question& question) {
  return rows_of(prepare_call(database, question, "learning.review(learnt)",
                              "YIELD concept, group, rests_on "
                              "RETURN id(concept) AS id, concept.name AS name, group, "
                              "[below IN rests_on | below.name] AS rests_on"));
}

void run(const Session& session, const Question& question) {
  constexpr std::size_t kNamesShown = 6;
  const auto database = session.open_for_reading();
  const Json answer = ask_review(*database, question);
  if (session.json) {
    std::cout << exporters::dump({{"known", known_names(*database, question)}, {"review", answer}}) << '\n';
    return;
  }
  if (answer.empty())
    std::cout << "Nothing is known that could be reviewed: say what with --know or --learner.\n";
  for (const auto& step : answer) {
    std::cout << bold(readable(step["name"]));
    if (!step["rests_on"].empty())
      std::cout << faint("  rests on " + joined(step["rests_on"], nullptr, kNamesShown));
    std::cout << '\n';
  }
}

}  // namespace

void add_review(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto question = std::make_shared<Question>();
  auto* command =
      app.add_subcommand("review", "What was learnt last: what is known, and nothing else known rests on");
  add_known_options(*command, *question, false);
  add_min_confidence_option(*command, *question);
  add_json_option(*command, session);
  command->callback([&session, question] { run(session, *question); });
}

}  // namespace cairn::cli
