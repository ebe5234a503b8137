#include "cli/question.h"

namespace cairn::cli {

void add_known_options(CLI::App& command, Question& question) {
  command
      .add_option("--know", question.known,
                  "A concept that you know, with all that it requires; may be given again")
      ->allow_extra_args(false);
  command.add_flag("--strictly", question.strictly,
                   "Take the known concepts alone as known, not what they require");
}

void add_min_confidence_option(CLI::App& command, Question& question) {
  command
      .add_option("--min-confidence", question.min_confidence,
                  "Follow only requirements at least this certain")
      ->check(CLI::Range(0.0, 1.0));
}

query::Statement prepare(query::Database& database, const Question& question, const std::string& clause,
                         const std::string& rest) {
  std::string text = clause + " $goals";
  if (!question.known.empty()) text += question.strictly ? " KNOWING $known STRICTLY" : " KNOWING $known";
  if (question.depth) text += " DEPTH $depth";
  if (question.min_confidence) text += " MIN CONFIDENCE $least";
  auto statement = database.connect().prepare(text + " " + rest);
  statement.bind("goals", name_list(question.goals));
  statement.bind("known", name_list(question.known));
  if (question.depth) statement.bind("depth", *question.depth);
  if (question.min_confidence) statement.bind("least", *question.min_confidence);
  return statement;
}

exporters::Json answer_json(query::Database& database, const Question& question) {
  exporters::Json answer{{"goals", exporters::Json::array()}, {"known", exporters::Json::array()}};
  for (const auto& goal : find_concepts(database, question.goals)) {
    answer["goals"].push_back({{"id", goal.id}, {"name", goal.name}});
  }
  for (const auto& known : find_concepts(database, question.known)) answer["known"].push_back(known.name);
  return answer;
}

exporters::Json row_json(const Rows& rows, std::initializer_list<const char*> columns) {
  exporters::Json object = exporters::Json::object();
  for (const char* column : columns) object[column] = exporters::to_plain_json(rows[column]);
  return object;
}

}  // namespace cairn::cli
