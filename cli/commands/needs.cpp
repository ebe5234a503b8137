#include <iostream>

#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

constexpr const char* kColumns =
    "YIELD concept, depth, confidence, group, required_by, evidence "
    "RETURN id(concept) AS id, concept.name AS name, depth, confidence, group, required_by, evidence";

void write_json(exporters::Json answer, Rows rows) {
  answer["prerequisites"] = exporters::Json::array();
  while (rows.next()) {
    answer["prerequisites"].push_back(
        row_json(rows, {"id", "name", "depth", "confidence", "group", "required_by", "evidence"}));
  }
  std::cout << exporters::dump(answer) << '\n';
}

std::string joined(const query::Value& names, std::size_t most) {
  std::string text;
  std::size_t count = 0;
  for (const auto& name : *names.list()) {
    if (count == most) return text + " and " + std::to_string(names.list()->size() - most) + " more";
    text += (count++ == 0 ? "" : ", ") + *name.string();
  }
  return text;
}

void write_prerequisite(const Rows& rows) {
  constexpr std::size_t kDependentsShown = 3;
  char confidence[16];
  std::snprintf(confidence, sizeof(confidence), "%.2f", *rows["confidence"].float64());
  std::cout << "  " << *rows["name"].string() << faint("  " + std::string(confidence));
  if (*rows["depth"].integer() > 1)
    std::cout << faint("  for " + joined(rows["required_by"], kDependentsShown));
  if (!rows["group"].is_null()) {
    std::cout << faint("  learn together: group " + std::to_string(*rows["group"].integer()));
  }
  std::cout << '\n';
  write_evidence(rows["evidence"], 6, 1, std::cout);
}

void write_text(const std::string& goals, Rows rows) {
  std::int64_t depth = 0;
  std::size_t count = 0;
  while (rows.next()) {
    const std::int64_t here = *rows["depth"].integer();
    if (here != depth) {
      const std::string step =
          here == 1 ? goals + " needs directly" : "behind these, " + std::to_string(here) + " steps away";
      std::cout << (count == 0 ? "" : "\n") << bold(step) << ":\n";
      depth = here;
    }
    ++count;
    write_prerequisite(rows);
  }
  if (count == 0) {
    std::cout << goals << " needs nothing first, as far as the graph knows.\n";
  } else {
    std::cout << '\n' << count << (count == 1 ? " concept" : " concepts") << " in all.\n";
  }
}

void run(const Session& session, const Question& question) {
  const auto database = session.open_for_reading();
  auto statement = prepare(*database, question, "PREREQUISITES OF", kColumns);
  if (session.json) {
    write_json(answer_json(*database, question), Rows(statement));
    return;
  }
  std::string goals;
  for (const auto& goal : find_concepts(*database, question.goals))
    goals += (goals.empty() ? "" : ", ") + goal.name;
  write_text(goals, Rows(statement));
}

}  // namespace

void add_needs(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto question = std::make_shared<Question>();
  auto* command =
      app.add_subcommand("needs", "What must be known before these concepts, nearest first, each with why");
  command->add_option("names", question->goals, "The concepts to understand")->required();
  add_known_options(*command, *question);
  command->add_option("--depth", question->depth, "At most so many steps away")
      ->check(CLI::NonNegativeNumber);
  add_min_confidence_option(*command, *question);
  add_json_option(*command, session);
  command->callback([&session, question] { run(session, *question); });
}

}  // namespace cairn::cli
