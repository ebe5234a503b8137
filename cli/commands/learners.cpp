#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::string name;
  std::string file = "-";
};

void list(const Session& session) {
  const auto database = session.open_for_reading();
  const Json learners = ask(*database,
                            "MATCH (l:Learner) OPTIONAL MATCH (l)-[:KNOWS]->(c) "
                            "RETURN l.name AS name, count(c) AS knows ORDER BY name");
  if (session.json) {
    std::cout << exporters::dump({{"learners", learners}}) << '\n';
    return;
  }
  if (learners.empty()) std::cout << "There are no learners; `cairn know` makes one.\n";
  for (const auto& learner : learners) {
    std::cout << bold(readable(learner["name"])) << faint("  knows " + learner["knows"].dump()) << '\n';
  }
}

/// {"learner": name, "knows": [names]}
void write_learner(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  require_learner(*database, arguments.name);
  Question question;
  question.learner = arguments.name;
  const auto names = known_names(*database, question);
  write_output(arguments.file, [&](std::ostream& out) {
    out << exporters::dump({{"learner", arguments.name}, {"knows", names}}) << '\n';
  });
}

std::string read_all(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::kInput, "cannot read " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Json parse_learner(const std::string& path) {
  Json learner = Json::parse(read_all(path), nullptr, false);
  const bool good = learner.is_object() && learner.contains("learner") && learner["learner"].is_string() &&
                    learner.contains("knows") && learner["knows"].is_array() &&
                    std::all_of(learner["knows"].begin(), learner["knows"].end(),
                                [](const Json& name) { return name.is_string(); });
  if (!good) throw Error(ErrorKind::kInput, path + ": a learner is {\"learner\": NAME, \"knows\": [NAMES]}");
  return learner;
}

/// All names are looked up before anything is written.
void read_learner(const Session& session, const Arguments& arguments) {
  const Json learner = parse_learner(arguments.file);
  const auto database = session.open_existing_for_writing();
  query::List ids;
  for (const auto& found : find_concepts(*database, learner["knows"].get<std::vector<std::string>>()))
    ids.emplace_back(static_cast<std::int64_t>(found.id));
  const auto name = learner["learner"].get<std::string>();
  ask(*database,
      "MERGE (learner:Learner {name: $name}) WITH learner OPTIONAL MATCH (learner)-[known:KNOWS]->() DELETE "
      "known "
      "WITH DISTINCT learner UNWIND $ids AS id MATCH (c) WHERE id(c) = id CREATE (learner)-[:KNOWS]->(c)",
      {{"name", name}, {"ids", ids}});
  std::cout << name << " knows " << counted(ids.size(), "concept") << ".\n";
}

void remove(const Session& session, const Arguments& arguments) {
  const auto database = session.open_existing_for_writing();
  require_learner(*database, arguments.name);
  ask(*database, "MATCH (l:Learner {name: $name}) DETACH DELETE l", {{"name", arguments.name}});
  std::cout << arguments.name << " is gone.\n";
}

}  // namespace

void add_learners(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("learners", "Who there is and how much each knows; as files; remove one");
  command->require_subcommand(0, 1);
  add_json_option(*command, session);
  auto* out = command->add_subcommand("export", "Write what a learner knows as JSON");
  out->add_option("name", arguments->name, "The learner")->required();
  out->add_option("-o,--output", arguments->file, "Write to this file instead of the standard output");
  auto* in =
      command->add_subcommand("import", "Read a learner as `export` wrote it, in place of what was known");
  in->add_option("file", arguments->file, "The file, or - for the standard input")->required();
  auto* gone = command->add_subcommand("remove", "Remove a learner");
  gone->add_option("name", arguments->name, "The learner")->required();
  for (auto* part : {out, in, gone}) part->fallthrough();
  command->callback([&session, arguments, command, out, in, gone] {
    if (command->got_subcommand(out)) return write_learner(session, *arguments);
    if (command->got_subcommand(in)) return read_learner(session, *arguments);
    if (command->got_subcommand(gone)) return remove(session, *arguments);
    list(session);
  });
}

}  // namespace cairn::cli
