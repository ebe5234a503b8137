#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>

#include "cli/command.h"
#include "cli/question.h"
#include "exporters/dot.h"
#include "exporters/json_lines.h"
#include "graph/vocabulary.h"
#include "learning/reduction.h"

namespace cairn::cli {

namespace {

struct Arguments {
  Question question;
  std::string format;
  std::string output = "-";
};

/// The goals and what they need, or all.
std::vector<graph::NodeId> concepts_asked_for(query::Database& database, const Question& question) {
  auto statement = question.goals.empty()
                       ? database.connect().prepare("MATCH (concept:Concept) RETURN id(concept)")
                       : prepare(database, question, "LEARNING PATH TO", "YIELD concept RETURN id(concept)");
  std::vector<graph::NodeId> ids;
  while (statement.step()) ids.push_back(static_cast<graph::NodeId>(*statement.row()[0].integer()));
  return ids;
}

exporters::Picture make_picture(query::Database& database, const Question& question) {
  const auto goals = find_concepts(database, question.goals);
  const auto ids = concepts_asked_for(database, question);
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

using Writer = std::function<void(std::ostream&)>;

/// Finds all that is to be written before the first byte is.
Writer prepare_writer(query::Database& database, const Arguments& arguments) {
  if (arguments.format == "dot") {
    return [picture = make_picture(database, arguments.question)](std::ostream& out) {
      exporters::write_dot(picture, out);
    };
  }
  if (!arguments.question.goals.empty()) {
    return [view = database.graph().snapshot(), ids = concepts_asked_for(database, arguments.question)](
               std::ostream& out) { exporters::write_json_lines(*view, ids, out); };
  }
  return [view = database.graph().snapshot()](std::ostream& out) { exporters::write_json_lines(*view, out); };
}

void run(const Session& session, Arguments arguments) {
  if (session.json && arguments.format == "dot")
    throw Error(ErrorKind::kInvalidInput, "--json and --format dot exclude each other");
  if (session.json) arguments.format = "jsonl";
  if (arguments.format.empty()) arguments.format = arguments.question.goals.empty() ? "jsonl" : "dot";
  const auto database = session.open_for_reading();
  const Writer write = prepare_writer(*database, arguments);
  if (arguments.output == "-") {
    write(std::cout);
    return;
  }
  std::ofstream file(arguments.output, std::ios::binary);
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + arguments.output);
  write(file);
  file.flush();
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + arguments.output + " to its end");
}

}  // namespace

void add_export(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "export", "Write the whole graph, or what the named concepts need, as a picture or as data");
  command->add_option("names", arguments->question.goals, "Concepts; none: all of the graph");
  add_known_options(*command, arguments->question);
  add_min_confidence_option(*command, arguments->question);
  command
      ->add_option("--format", arguments->format,
                   "dot (Graphviz) or jsonl; the default is dot with names, jsonl without")
      ->check(CLI::IsMember({"dot", "jsonl"}));
  command->add_option("-o,--output", arguments->output, "Write to this file instead of the standard output");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
