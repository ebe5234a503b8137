#include "cli/question.h"

#include <unordered_set>

#include "cli/ask.h"
#include "cli/terminal.h"
#include "graph/vocabulary.h"
#include "text/similarity.h"

namespace cairn::cli {

void add_known_options(CLI::App& command, Question& question, bool with_strictly) {
  command
      .add_option("--know", question.known,
                  "A concept that you know, with all that it requires; may be given again")
      ->allow_extra_args(false);
  command.add_option("--learner", question.learner, "Whose knowledge counts, see `cairn know`")
      ->envname(kLearnerVariable);
  if (!with_strictly) return;
  command.add_flag("--strictly", question.strictly,
                   "Take the known concepts alone as known, not what they require");
}

void add_min_confidence_option(CLI::App& command, Question& question) {
  command
      .add_option("--min-confidence", question.min_confidence,
                  "Follow only requirements at least this certain")
      ->check(CLI::Range(0.0, 1.0));
}

namespace {

/// What makes the variable `learnt`, a list of nodes and names, ready for the clause that follows.
std::string known_prefix(const Question& question) {
  if (question.learner.empty()) return "WITH $known AS learnt ";
  return "MATCH (learner:Learner {name: $learner}) OPTIONAL MATCH (learner)-[:KNOWS]->(c) "
         "WITH collect(c) + $known AS learnt ";
}

query::Statement prepare_text(query::Database& database, const Question& question, const std::string& text) {
  if (!question.learner.empty()) require_learner(database, question.learner);
  auto statement = database.connect().prepare(text);
  statement.bind("goals", name_list(question.goals));
  statement.bind("known", name_list(question.known));
  statement.bind("learner", question.learner);
  if (question.depth) statement.bind("depth", *question.depth);
  if (question.min_confidence) statement.bind("least", *question.min_confidence);
  return statement;
}

/// The name by which exactly this concept is found.
std::string unambiguous_name(const graph::View& view, const graph::Node& node) {
  std::string name = view.text_property(node, graph::key::kName);
  return view.find_concept(name).found() ? name : view.qualified_name(node);
}

}  // namespace

query::Statement prepare(query::Database& database, const Question& question, const Wording& wording) {
  std::string text = known_prefix(question) + wording.clause + " KNOWING learnt";
  if (question.strictly) text += " STRICTLY";
  if (question.depth) text += " DEPTH $depth";
  text += " " + wording.middle;
  if (question.min_confidence) text += " MIN CONFIDENCE $least";
  return prepare_text(database, question, text + " " + wording.rest);
}

query::Statement prepare_call(query::Database& database, const Question& question, const std::string& call,
                              const std::string& rest) {
  return prepare_text(database, question, known_prefix(question) + "CALL " + call + " " + rest);
}

std::vector<std::string> known_names(query::Database& database, const Question& question) {
  std::vector<graph::NodeId> ids;
  for (const auto& known : find_concepts(database, question.known)) ids.push_back(known.id);
  if (!question.learner.empty()) {
    require_learner(database, question.learner);
    for (const auto& row :
         ask(database, "MATCH (:Learner {name: $name})-[:KNOWS]->(c) RETURN id(c) AS id ORDER BY c.name",
             {{"name", question.learner}}))
      ids.push_back(row["id"].get<graph::NodeId>());
  }
  const auto view = database.graph().snapshot();
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (const auto& node : view->nodes(ids)) {
    std::string name = node ? unambiguous_name(*view, *node) : "";
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

exporters::Json answer_json(query::Database& database, const Question& question) {
  exporters::Json answer{{"goals", exporters::Json::array()}, {"known", known_names(database, question)}};
  for (const auto& goal : find_concepts(database, question.goals)) {
    answer["goals"].push_back({{"id", goal.id}, {"name", goal.name}});
  }
  return answer;
}

std::string goal_names(query::Database& database, const Question& question) {
  std::string names;
  for (const auto& goal : find_concepts(database, question.goals))
    names += (names.empty() ? "" : ", ") + readable(goal.name);
  return names;
}

graph::NodeId require_learner(query::Database& database, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& row : ask(database, "MATCH (l:Learner) RETURN id(l) AS id, l.name AS name")) {
    if (!row["name"].is_string()) continue;
    names.push_back(row["name"].get<std::string>());
    if (names.back() == name) return row["id"].get<graph::NodeId>();
  }
  std::string message = "there is no learner '" + name + "'";
  const auto near = text::nearest(name, names, 1);
  message += near.empty() ? "; `cairn know` makes one" : "; did you mean '" + near.front() + "'?";
  throw Error(ErrorKind::kNotFound, message);
}

}  // namespace cairn::cli
