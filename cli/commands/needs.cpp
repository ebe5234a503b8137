#include <iostream>
#include <map>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

constexpr const char* kColumns =
    "YIELD concept, depth, confidence, group, required_by, evidence, field "
    "RETURN id(concept) AS id, concept.name AS name, depth, confidence, group, required_by, evidence, field";

struct Arguments {
  Question question;
  bool all = false;  ///< every concept with its evidence, however many
};

/// The whole answer in the form of --json, with the fields for the terminal.
Json ask_needs(query::Database& database, const Question& question) {
  return rows_of(prepare(database, question, {"PREREQUISITES OF $goals", "", kColumns}));
}

void write_json(Json answer, Json prerequisites) {
  for (auto& one : prerequisites) one.erase("field");
  answer["prerequisites"] = std::move(prerequisites);
  std::cout << exporters::dump(answer) << '\n';
}

std::string learn_together(const Json& group) {
  return group.is_null() ? "" : "  learn together: group " + group.dump();
}

void write_prerequisite(const Json& one) {
  constexpr std::size_t kDependentsShown = 3;
  char confidence[16];
  std::snprintf(confidence, sizeof(confidence), "%.2f", one["confidence"].get<double>());
  std::cout << "  " << readable(one["name"]) << faint("  " + std::string(confidence));
  if (one["depth"] > 1) std::cout << faint("  for " + joined(one["required_by"], nullptr, kDependentsShown));
  std::cout << faint(learn_together(one["group"])) << '\n';
  write_evidence(one["evidence"], 6, 1, std::cout);
}

/// The names by field, the largest field first.
void write_by_field(const Json& level) {
  std::map<std::string, std::vector<std::string>> names;
  for (const auto& one : level) names[readable(one["field"])].push_back(readable(one["name"]));
  std::vector<std::pair<std::string, std::vector<std::string>>> fields(names.begin(), names.end());
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  for (const auto& [field, members] : fields) {
    std::string line = joined(Json(members));
    if (!field.empty()) line.append("  (").append(field).append(")");
    std::cout << wrap(line, 2, terminal_width()) << '\n';
  }
}

void write_text(const std::string& goals, const Json& prerequisites, bool some_known, bool all) {
  constexpr std::size_t kMostInFull = 15;
  std::map<std::int64_t, Json> levels;
  for (const auto& one : prerequisites) {
    auto& level = levels.try_emplace(one["depth"].get<std::int64_t>(), Json::array()).first->second;
    level.push_back(one);
  }
  const bool in_full = all || prerequisites.size() <= kMostInFull;
  for (const auto& [depth, level] : levels) {
    std::cout << (depth == levels.begin()->first ? "" : "\n")
              << bold(depth == 1 ? goals + " needs directly"
                                 : "behind these, " + std::to_string(depth) + " steps away")
              << ":\n";
    if (in_full || depth == 1) {
      for (const auto& one : level) write_prerequisite(one);
    } else {
      write_by_field(level);
    }
  }
  if (prerequisites.empty()) {
    std::cout << goals
              << (some_known ? " needs nothing first but what is known.\n"
                             : " needs nothing first, as far as the graph knows.\n");
    return;
  }
  std::cout << '\n'
            << prerequisites.size() << (prerequisites.size() == 1 ? " concept" : " concepts") << " in all.";
  if (!in_full && levels.size() > 1) std::cout << " With --all each stands with its evidence.";
  std::cout << '\n';
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  Json prerequisites = ask_needs(*database, arguments.question);
  if (session.json) {
    write_json(answer_json(*database, arguments.question), std::move(prerequisites));
  } else {
    const bool some_known = !arguments.question.known.empty() || !arguments.question.learner.empty();
    write_text(goal_names(*database, arguments.question), prerequisites, some_known, arguments.all);
  }
}

}  // namespace

void add_needs(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  Question& question = arguments->question;
  auto* command =
      app.add_subcommand("needs", "What must be known before these concepts, nearest first, each with why");
  command->add_option("names", question.goals, "The concepts to understand")->required();
  add_known_options(*command, question);
  command->add_option("--depth", question.depth, "At most so many steps away")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{kMostShown}));
  add_min_confidence_option(*command, question);
  command->add_flag("--all", arguments->all, "Show every concept with its evidence, also in a long answer");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
