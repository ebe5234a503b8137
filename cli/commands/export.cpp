#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/graphml.h"
#include "exporters/graphviz.h"
#include "exporters/json_lines.h"
#include "exporters/mermaid.h"
#include "graph/vocabulary.h"
#include "learning/field.h"
#include "learning/reduction.h"

namespace cairn::cli {

namespace {

using exporters::Json;
using exporters::Picture;
using Ids = std::vector<graph::NodeId>;

struct Arguments {
  Question question;
  std::string format;
  std::string output = "-";
  std::size_t max_nodes = 500;
};

const std::map<std::string, exporters::ImageFormat> kImages = {{"svg", exporters::ImageFormat::kSvg},
                                                               {"png", exporters::ImageFormat::kPng},
                                                               {"pdf", exporters::ImageFormat::kPdf}};

bool is_picture(const std::string& format) {
  return format == "dot" || format == "mermaid" || kImages.contains(format);
}

// --- which concepts ---

Ids ids_of(query::Statement statement) {
  Ids ids;
  while (statement.step()) ids.push_back(static_cast<graph::NodeId>(*statement.row()[0].integer()));
  return ids;
}

/// The goals and what they need, with what is known or without.
Ids needed_concepts(query::Database& database, const Question& question, bool with_known) {
  return ids_of(prepare(
      database, question,
      {"LEARNING PATH TO $goals", with_known ? "INCLUDING KNOWN" : "", "YIELD concept RETURN id(concept)"}));
}

/// Where there are too many to draw: those nearest to the goals, the surest first; of a whole graph those
/// that hang together with most.
Ids drawn_concepts(query::Database& database, const Arguments& arguments) {
  const auto most = static_cast<std::int64_t>(arguments.max_nodes);
  if (arguments.question.goals.empty()) {
    auto statement = database.connect().prepare(
        "MATCH (c:Concept) OPTIONAL MATCH (c)-[r:REQUIRES]-() WITH c, count(r) AS links "
        "RETURN id(c) ORDER BY links DESC, c.name LIMIT $most");
    statement.bind("most", most);
    return ids_of(std::move(statement));
  }
  Ids all = needed_concepts(database, arguments.question, true);
  if (all.size() <= arguments.max_nodes) return all;
  Question nearest = arguments.question;
  nearest.known.clear();
  nearest.learner.clear();
  Ids ids;
  for (const auto& goal : find_concepts(database, nearest.goals)) ids.push_back(goal.id);
  for (const auto id : ids_of(
           prepare(database, nearest, {"PREREQUISITES OF $goals", "", "YIELD concept RETURN id(concept)"})))
    ids.push_back(id);
  ids.resize(std::min(ids.size(), arguments.max_nodes));
  return ids;
}

// --- the picture ---

bool asks_about_a_learner(const Question& question) {
  return !question.known.empty() || !question.learner.empty();
}

/// What is known and what can be learnt now; all else that is drawn is locked.
std::map<graph::NodeId, Picture::State> learner_states(query::Database& database, const Question& question) {
  std::map<graph::NodeId, Picture::State> states;
  if (!asks_about_a_learner(question)) return states;
  for (const auto id :
       ids_of(prepare(database, question, {"NEXT STEPS", "", "YIELD concept RETURN id(concept)"})))
    states[id] = Picture::State::kReady;
  Question known = question;
  known.goals = known_names(database, question);
  known.known.clear();
  known.learner.clear();
  if (!known.goals.empty()) {
    for (const auto id : needed_concepts(database, known, true)) states[id] = Picture::State::kKnown;
  }
  return states;
}

/// A source as a link: files by their path.
std::string url_of(const std::string& uri) {
  if (!uri.starts_with('/')) return uri.find("://") == std::string::npos ? "" : uri;
  std::string url = "file://";
  for (const char c : uri) {
    if (c == ' ' || c == '%' || c == '#' || c == '?') {
      constexpr const char* kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      url += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    } else {
      url.push_back(c);
    }
  }
  return url;
}

std::map<graph::NodeId, std::string> urls(query::Database& database, const Ids& ids) {
  query::List wanted;
  for (const auto id : ids) wanted.emplace_back(static_cast<std::int64_t>(id));
  std::map<graph::NodeId, std::string> found;
  for (const auto& row : ask(database,
                             "UNWIND $ids AS wanted MATCH (c) WHERE id(c) = wanted "
                             "MATCH (c)<-[:DEFINES|INTRODUCES]-(:Entry)<-[:HAS]-(s:Source) "
                             "RETURN id(c) AS id, min(s.uri) AS uri",
                             {{"ids", wanted}})) {
    if (row["uri"].is_string()) found[row["id"].get<graph::NodeId>()] = url_of(row["uri"].get<std::string>());
  }
  return found;
}

Picture make_picture(query::Database& database, const Arguments& arguments) {
  const auto goals = find_concepts(database, arguments.question.goals);
  const Ids ids = drawn_concepts(database, arguments);
  const auto states = learner_states(database, arguments.question);
  const auto sources = urls(database, ids);
  const auto view = database.graph().snapshot();
  const auto fields = learning::fields(*view, ids);
  const auto records = view->nodes(ids);
  Picture picture;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!records[i]) continue;
    Picture::Concept shown{ids[i], view->text_property(*records[i], graph::key::kName), fields[i],
                           view->text_property(*records[i], graph::key::kDefinition),
                           sources.contains(ids[i]) ? sources.at(ids[i]) : ""};
    const auto state = states.find(ids[i]);
    if (asks_about_a_learner(arguments.question))
      shown.state = state == states.end() ? Picture::State::kLocked : state->second;
    const bool goal =
        std::any_of(goals.begin(), goals.end(), [&](const auto& found) { return found.id == ids[i]; });
    if (goal && shown.state != Picture::State::kKnown) shown.state = Picture::State::kGoal;
    picture.concepts.push_back(std::move(shown));
  }
  for (const auto& link : learning::reduced_requirements(*view, ids))
    picture.requirements.push_back({link.to, link.from, link.confidence});
  const auto label = view->catalog().labels.find(graph::label::kConcept);
  const std::size_t all = goals.empty() ? (label ? view->node_count(*label) : 0)
                                        : needed_concepts(database, arguments.question, true).size();
  picture.left_out = all - std::min(all, picture.concepts.size());
  return picture;
}

// --- writing ---

using Writer = std::function<void(std::ostream&)>;

Writer picture_writer(query::Database& database, const Arguments& arguments) {
  auto picture = std::make_shared<Picture>(make_picture(database, arguments));
  if (picture->left_out > 0) {
    std::cerr << "cairn: " << picture->concepts.size() << " concepts are drawn, " << picture->left_out
              << " are left out; --max-nodes draws more\n";
  }
  if (arguments.format == "mermaid") return [picture](std::ostream& out) { write_mermaid(*picture, out); };
  if (arguments.format == "dot") return [picture](std::ostream& out) { write_dot(*picture, out); };
  std::ostringstream dot;
  write_dot(*picture, dot);
  // Drawn before anything is written, so that a failure leaves nothing behind.
  return
      [image = exporters::draw(dot.str(), kImages.at(arguments.format))](std::ostream& out) { out << image; };
}

/// Finds all that is to be written before the first byte is.
Writer prepare_writer(query::Database& database, const Arguments& arguments) {
  if (is_picture(arguments.format)) return picture_writer(database, arguments);
  const auto view = database.graph().snapshot();
  const auto part = arguments.question.goals.empty()
                        ? exporters::GraphPart(*view)
                        : exporters::GraphPart(*view, needed_concepts(database, arguments.question, false));
  return [view, part, format = arguments.format](std::ostream& out) {
    if (format == "graphml") return write_graphml(part, out);
    if (format == "csv") return write_csv(part, out);
    write_json_lines(part, out);
  };
}

void run(const Session& session, Arguments arguments) {
  if (session.json && !arguments.format.empty() && arguments.format != "jsonl")
    throw Error(ErrorKind::kInvalidInput, "--json and --format " + arguments.format + " exclude each other");
  if (session.json) arguments.format = "jsonl";
  if (arguments.format.empty()) arguments.format = arguments.question.goals.empty() ? "jsonl" : "dot";
  const auto database = session.open_for_reading();
  write_output(arguments.output, prepare_writer(*database, arguments));
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
      ->add_option(
          "--format", arguments->format,
          "Pictures: dot (Graphviz), svg, png, pdf, mermaid; data: jsonl, csv, graphml; the default is "
          "dot with names, jsonl without")
      ->check(CLI::IsMember({"dot", "svg", "png", "pdf", "mermaid", "jsonl", "csv", "graphml"}));
  command
      ->add_option("--max-nodes", arguments->max_nodes,
                   "Draw at most so many concepts, those nearest to the goals; 500 when not given")
      ->check(CLI::Range(std::size_t{1}, kMostShown));
  command->add_option("-o,--output", arguments->output, "Write to this file instead of the standard output");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
