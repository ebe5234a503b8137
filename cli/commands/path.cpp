#include <iostream>
#include <optional>

#include "cli/command.h"
#include "cli/terminal.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

using exporters::Json;
using exporters::to_plain_json;

struct Arguments {
  std::vector<std::string> goals;
  std::vector<std::string> known;
  bool strictly = false;
  std::optional<double> min_confidence;
};

query::Statement prepare(query::Database& database, const Arguments& arguments) {
  std::string text = "LEARNING PATH TO $goals";
  if (!arguments.known.empty()) text += arguments.strictly ? " KNOWING $known STRICTLY" : " KNOWING $known";
  if (arguments.min_confidence) text += " MIN CONFIDENCE $least";
  text +=
      " YIELD position, concept, minutes, group, goal, requires, evidence"
      " RETURN position, id(concept) AS id, concept.name AS name, minutes, group, goal, requires, evidence";
  auto statement = database.connect().prepare(text);
  statement.bind("goals", name_list(arguments.goals));
  statement.bind("known", name_list(arguments.known));
  if (arguments.min_confidence) statement.bind("least", *arguments.min_confidence);
  return statement;
}

void write_json(const std::vector<FoundConcept>& goals, const std::vector<FoundConcept>& known, Rows rows) {
  Json answer{{"goals", Json::array()}, {"known", Json::array()}, {"steps", Json::array()}};
  for (const auto& goal : goals) answer["goals"].push_back({{"id", goal.id}, {"name", goal.name}});
  for (const auto& found : known) answer["known"].push_back(found.name);
  std::int64_t minutes = 0;
  while (rows.next()) {
    Json step = Json::object();
    for (const char* column :
         {"position", "id", "name", "minutes", "group", "goal", "requires", "evidence"}) {
      step[column] = to_plain_json(rows[column]);
    }
    minutes += *rows["minutes"].integer();
    answer["steps"].push_back(std::move(step));
  }
  answer["minutes"] = minutes;
  std::cout << exporters::dump(answer) << '\n';
}

std::string duration(std::int64_t minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

void write_text(Rows rows) {
  std::int64_t total = 0;
  while (rows.next()) {
    const std::int64_t minutes = *rows["minutes"].integer();
    total += minutes;
    char position[16];
    std::snprintf(position, sizeof(position), "%3lld. ", static_cast<long long>(*rows["position"].integer()));
    const std::string& name = *rows["name"].string();
    std::cout << position << (*rows["goal"].boolean() ? bold(name) + "  (goal)" : name)
              << faint("  " + duration(minutes));
    if (!rows["group"].is_null())
      std::cout << faint("  learn together: group " + std::to_string(*rows["group"].integer()));
    std::cout << '\n';
  }
  if (total == 0) {
    std::cout << "Nothing is left to learn.\n";
  } else {
    std::cout << "About " << duration(total) << " of study.\n";
  }
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  auto statement = prepare(*database, arguments);
  const auto goals = find_concepts(*database, arguments.goals);
  if (session.json) {
    write_json(goals, find_concepts(*database, arguments.known), Rows(statement));
  } else {
    write_text(Rows(statement));
  }
}

}  // namespace

void add_path(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "path", "A learning path: what the concepts need, in an order to study in, then they");
  command->add_option("names", arguments->goals, "The concepts to understand")->required();
  add_known_options(*command, arguments->known, arguments->strictly);
  command
      ->add_option("--min-confidence", arguments->min_confidence,
                   "Follow only requirements at least this certain")
      ->check(CLI::Range(0.0, 1.0));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
