#include <iostream>

#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

constexpr const char* kColumns =
    "YIELD position, concept, minutes, group, goal, requires, evidence "
    "RETURN position, id(concept) AS id, concept.name AS name, minutes, group, goal, requires, evidence";

void write_json(exporters::Json answer, Rows rows) {
  answer["steps"] = exporters::Json::array();
  std::int64_t minutes = 0;
  while (rows.next()) {
    minutes += *rows["minutes"].integer();
    answer["steps"].push_back(
        row_json(rows, {"position", "id", "name", "minutes", "group", "goal", "requires", "evidence"}));
  }
  answer["minutes"] = minutes;
  std::cout << exporters::dump(answer) << '\n';
}

std::string duration(std::int64_t minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

void write_step(const Rows& rows) {
  char position[24];
  std::snprintf(position, sizeof(position), "%3lld. ", static_cast<long long>(*rows["position"].integer()));
  const std::string& name = *rows["name"].string();
  std::cout << position << (*rows["goal"].boolean() ? bold(name) + "  (goal)" : name)
            << faint("  " + duration(*rows["minutes"].integer()));
  if (!rows["group"].is_null()) {
    std::cout << faint("  learn together: group " + std::to_string(*rows["group"].integer()));
  }
  std::cout << '\n';
}

void write_text(Rows rows) {
  std::int64_t total = 0;
  while (rows.next()) {
    total += *rows["minutes"].integer();
    write_step(rows);
  }
  if (total == 0) {
    std::cout << "Nothing is left to learn.\n";
  } else {
    std::cout << "About " << duration(total) << " of study.\n";
  }
}

void run(const Session& session, const Question& question) {
  const auto database = session.open_for_reading();
  auto statement = prepare(*database, question, "LEARNING PATH TO", kColumns);
  if (session.json) {
    write_json(answer_json(*database, question), Rows(statement));
  } else {
    write_text(Rows(statement));
  }
}

}  // namespace

void add_path(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto question = std::make_shared<Question>();
  auto* command = app.add_subcommand(
      "path", "A learning path: what the concepts need, in an order to study in, then they");
  command->add_option("names", question->goals, "The concepts to understand")->required();
  add_known_options(*command, *question);
  add_min_confidence_option(*command, *question);
  add_json_option(*command, session);
  command->callback([&session, question] { run(session, *question); });
}

}  // namespace cairn::cli
