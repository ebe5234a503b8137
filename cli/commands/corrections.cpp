#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <utility>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "graph/vocabulary.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::string from;
  std::string to;
  std::string reason;
  std::string by;
  bool withdraw = false;
};

std::string user_name() {
  for (const char* variable : {"CAIRN_USER", "USER", "LOGNAME"}) {
    if (const char* name = std::getenv(variable); name != nullptr && *name != '\0') return name;
  }
  return "a person";
}

std::vector<FoundConcept> find_ends(query::Database& database, const Arguments& arguments) {
  auto ends = find_concepts(database, {arguments.from, arguments.to});
  if (ends.size() < 2) throw Error(ErrorKind::kInvalidInput, "both names mean " + ends.front().name);
  return ends;
}

/// Takes back what persons said of the pair, and says the new thing; one statement, so that it is all or
/// nothing.
void correct(query::Database& database, const std::vector<FoundConcept>& ends, const Arguments& arguments,
             const std::string& create) {
  ask(database,
      "MATCH (a), (b) WHERE id(a) = $from AND id(b) = $to "
      "OPTIONAL MATCH (a)-[said:REQUIRES|NOT_REQUIRES]->(b) WHERE type(said) = 'NOT_REQUIRES' OR said.origin "
      "= $curated "
      "DELETE said WITH DISTINCT a, b " +
          create,
      {{"from", static_cast<std::int64_t>(ends[0].id)},
       {"to", static_cast<std::int64_t>(ends[1].id)},
       {"curated", std::string(graph::origin::kCurated)},
       {"by", arguments.by.empty() ? user_name() : arguments.by},
       {"reason", arguments.reason.empty() ? query::Value() : query::Value(arguments.reason)}});
}

std::pair<std::string, std::string> shown(const std::vector<FoundConcept>& ends) {
  return {readable(ends[0].name), readable(ends[1].name)};
}

bool has_chain(query::Database& database, const FoundConcept& from, const FoundConcept& to) {
  return !ask(database,
              "MATCH (a), (b) WHERE id(a) = $from AND id(b) = $to WHY a REQUIRES b YIELD path RETURN "
              "length(path) AS n",
              {{"from", static_cast<std::int64_t>(from.id)}, {"to", static_cast<std::int64_t>(to.id)}})
              .empty();
}

void run_require(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  const auto ends = find_ends(*database, arguments);
  correct(*database, ends, arguments,
          "CREATE (a)-[:REQUIRES {origin: $curated, confidence: 1.0, by: $by, at: datetime(), reason: "
          "$reason}]->(b)");
  const auto [a, b] = shown(ends);
  std::cout << a << " requires " << b << ", you say.\n";
  if (has_chain(*database, ends[1], ends[0])) {
    std::cout << b << " requires " << a
              << " too: they are learnt together now. `cairn why` tells the chain.\n";
  }
}

void run_unrequire(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  const auto ends = find_ends(*database, arguments);
  correct(*database, ends, arguments,
          "CREATE (a)-[:NOT_REQUIRES {origin: $curated, by: $by, at: datetime(), reason: $reason}]->(b)");
  const auto [a, b] = shown(ends);
  std::cout << a << " does not require " << b << ", you say.\n";
  if (has_chain(*database, ends[0], ends[1]))
    std::cout << "It still leads there over others; `cairn why` tells the chain.\n";
}

ExitCode withdraw(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  const auto ends = find_ends(*database, arguments);
  const Json said = ask(*database,
                        "MATCH (a)-[said:REQUIRES|NOT_REQUIRES]->(b) WHERE id(a) = $from AND id(b) = $to AND "
                        "(type(said) = 'NOT_REQUIRES' OR said.origin = $curated) RETURN id(said) AS id",
                        {{"from", static_cast<std::int64_t>(ends[0].id)},
                         {"to", static_cast<std::int64_t>(ends[1].id)},
                         {"curated", std::string(graph::origin::kCurated)}});
  const auto [a, b] = shown(ends);
  if (said.empty()) {
    std::cerr << "cairn: nobody corrected whether " << a << " requires " << b << '\n';
    return ExitCode::kNoSuchThing;
  }
  correct(*database, ends, arguments, "RETURN 1 AS done");
  std::cout << "What was said of " << a << " and " << b << " is taken back.\n";
  return ExitCode::kDone;
}

void list(const Session& session) {
  const auto database = session.open_for_reading();
  const Json corrections =
      ask(*database,
          "MATCH (a:Concept)-[said:REQUIRES|NOT_REQUIRES]->(b) "
          "WHERE type(said) = 'NOT_REQUIRES' OR said.origin = $curated "
          "RETURN a.name AS from, type(said) = 'REQUIRES' AS requires, b.name AS to, said.by AS `by`, "
          "toString(said.at) AS at, said.reason AS reason ORDER BY at, from, to",
          {{"curated", std::string(graph::origin::kCurated)}});
  if (session.json) {
    std::cout << exporters::dump({{"corrections", corrections}}) << '\n';
    return;
  }
  if (corrections.empty())
    std::cout << "There are no corrections; `cairn require` and `unrequire` make them.\n";
  for (const auto& one : corrections) {
    const auto text = [&one](const char* key) { return one[key].is_string() ? readable(one[key]) : ""; };
    std::cout << bold(text("from")) << (one["requires"].get<bool>() ? " requires " : " does not require ")
              << bold(text("to"))
              << faint("  " + text("by") + (text("at").empty() ? "" : ", " + text("at").substr(0, 10)))
              << '\n';
    if (!text("reason").empty()) std::cout << wrap(text("reason"), 4, terminal_width()) << '\n';
  }
}

void add_correction_options(CLI::App& command, Arguments& arguments) {
  command.add_option("concept", arguments.from, "The concept that requires, or not")->required();
  command.add_option("prerequisite", arguments.to, "What it requires, or not")->required();
  command.add_option("--reason", arguments.reason, "Why");
  command.add_option("--by", arguments.by, "Who says so; $USER when not given");
}

}  // namespace

void add_require(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("require", "Say that one concept requires another; it outranks what texts say");
  add_correction_options(*command, *arguments);
  command->callback([&session, arguments] { run_require(session, *arguments); });
}

void add_unrequire(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("unrequire", "Say that one concept does not require another");
  add_correction_options(*command, *arguments);
  command->callback([&session, arguments] { run_unrequire(session, *arguments); });
}

void add_corrections(CLI::App& app, Session& session, ExitCode& code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("corrections", "What persons said with require and unrequire");
  auto* first = command->add_option("concept", arguments->from, "With --withdraw: the concept");
  auto* second = command->add_option("prerequisite", arguments->to, "With --withdraw: the prerequisite");
  auto* flag =
      command->add_flag("--withdraw", arguments->withdraw, "Take back what was said of these two concepts");
  flag->needs(first)->needs(second);
  first->needs(flag);
  add_json_option(*command, session);
  command->callback([&session, &code, arguments] {
    if (arguments->withdraw) {
      code = withdraw(session, *arguments);
    } else {
      list(session);
    }
  });
}

}  // namespace cairn::cli
