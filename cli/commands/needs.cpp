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
  std::optional<std::int64_t> depth;
  std::optional<double> min_confidence;
};

query::Statement prepare(query::Database& database, const Arguments& arguments) {
  std::string text = "PREREQUISITES OF $goals";
  if (!arguments.known.empty()) text += arguments.strictly ? " KNOWING $known STRICTLY" : " KNOWING $known";
  if (arguments.depth) text += " DEPTH $depth";
  if (arguments.min_confidence) text += " MIN CONFIDENCE $least";
  text +=
      " YIELD concept, depth, confidence, group, required_by, evidence"
      " RETURN id(concept) AS id, concept.name AS name, depth, confidence, group, required_by, evidence";
  auto statement = database.connect().prepare(text);
  statement.bind("goals", name_list(arguments.goals));
  statement.bind("known", name_list(arguments.known));
  if (arguments.depth) statement.bind("depth", *arguments.depth);
  if (arguments.min_confidence) statement.bind("least", *arguments.min_confidence);
  return statement;
}

Json names_json(const std::vector<FoundConcept>& concepts) {
  Json names = Json::array();
  for (const auto& found : concepts) names.push_back(found.name);
  return names;
}

void write_json(const std::vector<FoundConcept>& goals, const std::vector<FoundConcept>& known, Rows rows) {
  Json answer{{"goals", Json::array()}, {"known", names_json(known)}, {"prerequisites", Json::array()}};
  for (const auto& goal : goals) answer["goals"].push_back({{"id", goal.id}, {"name", goal.name}});
  while (rows.next()) {
    Json found = Json::object();
    for (const char* column : {"id", "name", "depth", "confidence", "group", "required_by", "evidence"}) {
      found[column] = to_plain_json(rows[column]);
    }
    answer["prerequisites"].push_back(std::move(found));
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

std::string goal_names(const std::vector<FoundConcept>& goals) {
  std::string text;
  for (const auto& goal : goals) text += (text.empty() ? "" : ", ") + goal.name;
  return text;
}

void write_text(const std::vector<FoundConcept>& goals, Rows rows) {
  constexpr std::size_t kDependentsShown = 3;
  std::int64_t depth = 0;
  std::size_t count = 0;
  while (rows.next()) {
    const std::int64_t here = *rows["depth"].integer();
    if (here != depth) {
      const std::string step = here == 1 ? goal_names(goals) + " needs directly"
                                         : "behind these, " + std::to_string(here) + " steps away";
      std::cout << (count == 0 ? "" : "\n") << bold(step) << ":\n";
      depth = here;
    }
    ++count;
    char confidence[16];
    std::snprintf(confidence, sizeof(confidence), "%.2f", *rows["confidence"].float64());
    std::cout << "  " << *rows["name"].string() << faint("  " + std::string(confidence));
    if (here > 1) std::cout << faint("  for " + joined(rows["required_by"], kDependentsShown));
    if (!rows["group"].is_null())
      std::cout << faint("  learn together: group " + std::to_string(*rows["group"].integer()));
    std::cout << '\n';
    write_evidence(rows["evidence"], 6, 1, std::cout);
  }
  if (count == 0) {
    std::cout << goal_names(goals) << " needs nothing first, as far as the graph knows.\n";
  } else {
    std::cout << '\n' << count << (count == 1 ? " concept" : " concepts") << " in all.\n";
  }
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  auto statement = prepare(*database, arguments);
  const auto goals = find_concepts(*database, arguments.goals);
  if (session.json) {
    write_json(goals, find_concepts(*database, arguments.known), Rows(statement));
  } else {
    write_text(goals, Rows(statement));
  }
}

}  // namespace

void add_needs(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("needs", "What must be known before these concepts, nearest first, each with why");
  command->add_option("names", arguments->goals, "The concepts to understand")->required();
  add_known_options(*command, arguments->known, arguments->strictly);
  command->add_option("--depth", arguments->depth, "At most so many steps away")
      ->check(CLI::NonNegativeNumber);
  command
      ->add_option("--min-confidence", arguments->min_confidence,
                   "Follow only requirements at least this certain")
      ->check(CLI::Range(0.0, 1.0));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
