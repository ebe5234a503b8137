#include <fstream>
#include <iostream>
#include <unordered_map>

#include "cli/command.h"
#include "exporters/dot.h"
#include "exporters/json_lines.h"
#include "graph/vocabulary.h"
#include "learning/reduction.h"

namespace cairn::cli {

namespace {

struct Arguments {
  std::vector<std::string> goals;
  std::vector<std::string> known;
  bool strictly = false;
  std::string format;
  std::string output = "-";
};

/// The concepts to draw: the goals and what they need, or all.
std::vector<graph::NodeId> concepts_to_draw(query::Database& database, const Arguments& arguments) {
  std::string text = "MATCH (concept:Concept) RETURN id(concept)";
  if (!arguments.goals.empty()) {
    text = "LEARNING PATH TO $goals";
    if (!arguments.known.empty()) text += arguments.strictly ? " KNOWING $known STRICTLY" : " KNOWING $known";
    text += " YIELD concept RETURN id(concept)";
  }
  auto statement = database.connect().prepare(text);
  statement.bind("goals", name_list(arguments.goals));
  statement.bind("known", name_list(arguments.known));
  std::vector<graph::NodeId> ids;
  while (statement.step()) ids.push_back(static_cast<graph::NodeId>(*statement.row()[0].integer()));
  return ids;
}

exporters::Picture make_picture(query::Database& database, const Arguments& arguments) {
  const auto goals = find_concepts(database, arguments.goals);
  const auto ids = concepts_to_draw(database, arguments);
  const auto view = database.graph().snapshot();
  exporters::Picture picture;
  for (const auto& node : view->nodes(ids)) {
    if (!node) continue;
    const bool goal = std::any_of(goals.begin(), goals.end(),
                                  [&](const FoundConcept& found) { return found.id == node->id; });
    picture.concepts.push_back({node->id, view->text_property(*node, graph::key::kName),
                                view->text_property(*node, graph::key::kCategory),
                                view->text_property(*node, graph::key::kDefinition), goal});
  }
  for (const auto& link : learning::reduced_requirements(*view, ids)) {
    picture.requirements.push_back({link.to, link.from, link.confidence});
  }
  return picture;
}

void write(query::Database& database, const Arguments& arguments, std::ostream& out) {
  if (arguments.format == "dot") {
    exporters::write_dot(make_picture(database, arguments), out);
  } else {
    exporters::write_json_lines(*database.graph().snapshot(), out);
  }
}

void run(const Session& session, Arguments arguments) {
  if (arguments.format.empty()) arguments.format = arguments.goals.empty() ? "jsonl" : "dot";
  if (arguments.format == "jsonl" && !arguments.goals.empty()) {
    throw Error(ErrorKind::kInvalidInput,
                "jsonl writes the whole graph; leave the names out, or choose --format dot");
  }
  const auto database = session.open_for_reading();
  if (arguments.output == "-") {
    write(*database, arguments, std::cout);
    return;
  }
  std::ofstream file(arguments.output, std::ios::binary);
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + arguments.output);
  write(*database, arguments, file);
  file.flush();
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + arguments.output + " to its end");
}

}  // namespace

void add_export(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("export", "Write the whole graph, or a picture of what the named concepts need");
  command->add_option("names", arguments->goals, "Concepts; none: all of the graph");
  add_known_options(*command, arguments->known, arguments->strictly);
  command
      ->add_option("--format", arguments->format,
                   "dot (Graphviz) or jsonl; the default is dot with names, jsonl without")
      ->check(CLI::IsMember({"dot", "jsonl"}));
  command->add_option("-o,--output", arguments->output, "Write to this file instead of the standard output");
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
