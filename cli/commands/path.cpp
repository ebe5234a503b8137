#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

/// Why a step is there is asked for only where it is shown.
std::string columns(bool with_reasons) {
  const std::string reasons = with_reasons ? ", requires, evidence" : "";
  return "YIELD position, concept, stage, field, minutes, group, goal, known" + reasons +
         " RETURN position, id(concept) AS id, concept.name AS name, stage, field, minutes, group, goal, "
         "known" +
         reasons;
}

struct Arguments {
  Question question;
  std::optional<std::int64_t> minutes;
  std::optional<std::int64_t> pace;
  bool all = false;  ///< also what is known
};

Json ask_path(query::Database& database, const Arguments& arguments, bool within, bool with_reasons) {
  Wording wording{"LEARNING PATH TO $goals", arguments.all ? "INCLUDING KNOWN" : "", columns(with_reasons)};
  if (within) wording.middle += " WITHIN $minutes MINUTES";
  if (arguments.pace) wording.middle += " PACE $pace";
  auto statement = prepare(database, arguments.question, wording);
  if (within) statement.bind("minutes", *arguments.minutes);
  if (arguments.pace) statement.bind("pace", *arguments.pace);
  return rows_of(std::move(statement));
}

std::int64_t minutes_of(const Json& steps) {
  std::int64_t sum = 0;
  for (const auto& step : steps) sum += step["minutes"].get<std::int64_t>();
  return sum;
}

/// The steps of the whole path that the part does not hold.
Json left_out(const Json& whole, const Json& part) {
  std::set<std::int64_t> kept;
  for (const auto& step : part) kept.insert(step["id"].get<std::int64_t>());
  Json rest = Json::array();
  for (const auto& step : whole) {
    if (!kept.contains(step["id"].get<std::int64_t>())) rest.push_back(step);
  }
  return rest;
}

std::string duration(std::int64_t minutes) {
  if (minutes < 60) return std::to_string(minutes) + " min";
  if (minutes % 60 == 0) return std::to_string(minutes / 60) + " h";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

/// "Stage 2: probability, statistics (7 concepts, 40 min)": with the fields of most of its steps.
std::string stage_title(const Json& steps) {
  constexpr std::size_t kMostFields = 2;
  std::map<std::string, std::size_t> counts;
  for (const auto& step : steps) ++counts[step["field"].get<std::string>()];
  counts.erase("");
  std::vector<std::pair<std::string, std::size_t>> fields(counts.begin(), counts.end());
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string names;
  for (std::size_t i = 0; i < std::min(fields.size(), kMostFields); ++i) {
    if (i > 0 && fields[i].second == 1) break;
    names += (names.empty() ? "" : ", ") + readable(fields[i].first);
  }
  if (!names.empty()) names.insert(0, ": ");
  return "Stage " + steps.front()["stage"].dump() + names + faint("  " + duration(minutes_of(steps)));
}

void write_step(const Json& step) {
  char position[24];
  std::snprintf(position, sizeof(position), "%3lld. ",
                static_cast<long long>(step["position"].get<std::int64_t>()));
  const auto name = readable(step["name"]);
  if (step["known"].get<bool>()) {
    std::cout << position << struck(name) << faint("  known") << '\n';
    return;
  }
  std::cout << position << (step["goal"].get<bool>() ? bold(name) + "  (goal)" : name)
            << faint("  " + duration(step["minutes"].get<std::int64_t>()));
  if (!step["group"].is_null()) std::cout << faint("  learn together: group " + step["group"].dump());
  std::cout << '\n';
}

void write_steps(const Json& steps) {
  const bool in_stages = !steps.empty() && steps.front()["stage"] != steps.back()["stage"];
  for (auto begin = steps.begin(); begin != steps.end();) {
    const auto end = std::find_if(begin, steps.end(),
                                  [&](const Json& step) { return step["stage"] != (*begin)["stage"]; });
    const Json stage(begin, end);
    if (in_stages) std::cout << (begin == steps.begin() ? "" : "\n") << bold(stage_title(stage)) << '\n';
    for (const auto& step : stage) write_step(step);
    begin = end;
  }
}

void write_text(const Json& steps, const Json& rest, std::int64_t allowed) {
  constexpr std::size_t kNamesShown = 10;
  write_steps(steps);
  if (steps.empty() && rest.empty()) {
    std::cout << "Nothing is left to learn.\n";
    return;
  }
  const bool in_stages = !steps.empty() && steps.front()["stage"] != steps.back()["stage"];
  if (in_stages) std::cout << '\n';
  if (steps.empty()) std::cout << "No step fits into " << duration(allowed) << ".\n";
  if (!steps.empty()) std::cout << "About " << duration(minutes_of(steps)) << " of study.\n";
  if (rest.empty()) return;
  const bool misses_goal =
      std::any_of(rest.begin(), rest.end(), [](const Json& step) { return step["goal"].get<bool>(); });
  std::cout << wrap("Left out for want of time, " + duration(minutes_of(rest)) +
                        (misses_goal ? ", goals among it: " : ": ") + joined(rest, "name", kNamesShown) + ".",
                    0, terminal_width())
            << '\n';
}

void write_json(Json answer, Json steps, const Json& rest, const Arguments& arguments) {
  for (auto& step : steps) {
    for (const char* for_people : {"stage", "field"}) step.erase(for_people);
    if (!arguments.all) step.erase("known");
  }
  answer["steps"] = steps;
  answer["minutes"] = minutes_of(steps);
  if (arguments.minutes) answer["left_out"] = column(rest, "name");
  std::cout << exporters::dump(answer) << '\n';
}

void run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const Json whole = ask_path(*database, arguments, false, session.json);
  const bool within = arguments.minutes.has_value();
  const Json steps = within ? ask_path(*database, arguments, true, session.json) : whole;
  const Json rest = left_out(whole, steps);
  if (session.json) {
    write_json(answer_json(*database, arguments.question), steps, rest, arguments);
  } else {
    write_text(steps, rest, arguments.minutes.value_or(0));
  }
}

}  // namespace

void add_path(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  Question& question = arguments->question;
  auto* command = app.add_subcommand(
      "path", "A learning path: what the concepts need, in an order to study in, then they");
  command->add_option("names", question.goals, "The concepts to understand")->required();
  add_known_options(*command, question);
  add_min_confidence_option(*command, question);
  command->add_option("--minutes", arguments->minutes, "Keep the best part that fits into so many minutes")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{kMostShown}));
  command->add_option("--pace", arguments->pace, "How many words a minute you study; 70 when not given")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{kMostShown}));
  command->add_flag("--all", arguments->all, "Show also what is known, struck through");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
