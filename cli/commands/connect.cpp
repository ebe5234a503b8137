#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::string from;
  std::string to;
};

/// Each connection as a list of links.
Json ask_connections(query::Database& database, const Arguments& arguments) {
  return column(
      ask(database,
          "CALL learning.connect($from, $to) YIELD path "
          "RETURN [link IN relationships(path) | {from: startNode(link).name, type: type(link), "
          "to: endNode(link).name, confidence: link.confidence, "
          "evidence: [i IN range(0, size(coalesce(link.evidence, [])) - 1) | "
          "{text: link.evidence[i], source: link.evidence_sources[i], line: link.evidence_lines[i]}]}] "
          "AS links",
          {{"from", arguments.from}, {"to", arguments.to}}),
      "links");
}

/// "requires", "is part of": a type as a verb.
std::string verb(const std::string& type) {
  if (type == "RELATED") return "refers to";
  if (type == "IS_A") return "is a";
  if (type == "PART_OF") return "is part of";
  std::string words;
  for (const char c : type)
    words += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return words;
}

void write_text(const Json& connections) {
  for (std::size_t i = 0; i < connections.size(); ++i) {
    if (i > 0) std::cout << '\n';
    for (const auto& link : connections[i]) {
      std::cout << bold(readable(link["from"])) << " " << verb(readable(link["type"])) << " "
                << bold(readable(link["to"])) << '\n';
      write_evidence(link["evidence"], 4, 1, std::cout);
    }
  }
}

ExitCode run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const auto ends = find_concepts(*database, {arguments.from, arguments.to});
  if (ends.size() < 2) throw Error(ErrorKind::kInvalidInput, "both names mean " + ends.front().name);
  const Json connections = ask_connections(*database, arguments);
  if (session.json) {
    std::cout << exporters::dump({{"from", ends[0].name}, {"to", ends[1].name}, {"connections", connections}})
              << '\n';
  } else {
    write_text(connections);
  }
  if (!connections.empty()) return ExitCode::kDone;
  std::cerr << "cairn: nothing connects " << ends[0].name << " with " << ends[1].name << '\n';
  return ExitCode::kNoSuchThing;
}

}  // namespace

void add_connect(CLI::App& app, Session& session, ExitCode& code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("connect", "How two concepts hang together, with the sentences that say so");
  command->add_option("from", arguments->from, "A concept")->required();
  command->add_option("to", arguments->to, "Another concept")->required();
  add_json_option(*command, session);
  command->callback([&session, &code, arguments] { code = run(session, *arguments); });
}

}  // namespace cairn::cli
