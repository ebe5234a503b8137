#include <iostream>
#include <map>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::size_t limit = 10;
  bool strict = false;
};

Json ask_lint(query::Database& database) {
  return ask(database,
             "CALL learning.lint() YIELD problem, concepts, relationship AS r, detail "
             "RETURN problem, [c IN concepts | c.name] AS concepts, detail, "
             "CASE WHEN r IS NULL THEN null ELSE {from: startNode(r).name, to: endNode(r).name, "
             "confidence: coalesce(r.confidence, 1.0)} END AS requirement");
}

std::string decimal(const Json& number) {
  char text[16];
  std::snprintf(text, sizeof(text), "%.2f", number.get<double>());
  return text;
}

std::string sentence(const Json& finding) {
  const auto problem = finding["problem"].get<std::string>();
  const Json& names = finding["concepts"];
  const auto name = [&names](std::size_t i) { return readable(names[i]); };
  const Json& requirement = finding["requirement"];
  const auto detail = readable(finding["detail"]);
  if (problem == "cycle") {
    return joined(names) + ": the weakest requirement is " + readable(requirement["from"]) + " > " +
           readable(requirement["to"]) + " (" + decimal(requirement["confidence"]) + ")";
  }
  if (problem == "contradiction") return name(0) + " and " + name(1);
  if (problem == "redundant") return name(0) + " > " + name(1);
  if (problem == "dangling link") return name(0) + " refers to '" + detail + "'";
  if (problem == "suspicious alias") {
    Json others = names;
    others.erase(0);
    return "'" + detail + "' of " + name(0) + (others.empty() ? "" : ", also of " + joined(others));
  }
  return name(0);
}

std::string title(const std::string& problem) {
  if (problem == "cycle") return "Concepts that require each other";
  if (problem == "contradiction") return "Corrections that contradict each other";
  if (problem == "suspicious alias") return "Aliases that may be wrong";
  if (problem == "dangling link") return "References to what is no concept";
  if (problem == "no definition") return "Concepts without a definition";
  if (problem == "left over")
    return "Concepts that no text speaks of any more, kept for what persons said of them";
  return "Requirements that follow from others";
}

void write_text(const Json& findings, std::size_t limit) {
  if (findings.empty()) std::cout << "Nothing to remark.\n";
  std::map<std::string, std::size_t> counts;
  for (const auto& finding : findings) ++counts[finding["problem"].get<std::string>()];
  std::string problem;
  std::size_t shown = 0;
  for (const auto& finding : findings) {
    const auto here = finding["problem"].get<std::string>();
    if (here != problem) {
      std::cout << (problem.empty() ? "" : "\n") << bold(title(here)) << ": " << counts[here] << '\n';
      problem = here;
      shown = 0;
    }
    if (shown < limit) std::cout << wrap(sentence(finding), 2, terminal_width()) << '\n';
    if (shown++ == limit) std::cout << "  and " << counts[here] - limit << " more; --limit shows more\n";
  }
}

ExitCode run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const Json findings = ask_lint(*database);
  if (session.json) {
    std::cout << exporters::dump({{"findings", findings}}) << '\n';
  } else {
    write_text(findings, arguments.limit);
  }
  return arguments.strict && !findings.empty() ? ExitCode::kNoSuchThing : ExitCode::kDone;
}

}  // namespace

void add_lint(CLI::App& app, Session& session, ExitCode& code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "lint",
      "What may be wrong: cycles, contradictions, odd aliases, missing definitions, redundant requirements");
  command->add_option("--limit", arguments->limit, "Show at most so many of a kind; 10 when not given")
      ->check(CLI::Range(std::size_t{0}, kMostShown));
  command->add_flag("--strict", arguments->strict, "End with exit code 1 where there is anything to remark");
  add_json_option(*command, session);
  command->callback([&session, &code, arguments] { code = run(session, *arguments); });
}

}  // namespace cairn::cli
