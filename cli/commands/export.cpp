#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/question.h"
#include "cli/terminal.h"
#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/graphml.h"
#include "exporters/graphviz.h"
#include "exporters/json_graph.h"
#include "exporters/json_lines.h"
#include "exporters/mermaid.h"
#include "exporters/skos.h"
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
  std::optional<std::string> base_url;
};

const std::map<std::string, exporters::ImageFormat> kImages = {{"svg", exporters::ImageFormat::kSvg},
                                                               {"png", exporters::ImageFormat::kPng},
                                                               {"pdf", exporters::ImageFormat::kPdf}};

bool is_picture(const std::string& format) {
  return format == "dot" || format == "mermaid" || kImages.contains(format);
}

// --- which concepts ---

bool asks_about_a_learner(const Question& question) {
  return !question.known.empty() || !question.learner.empty();
}

Ids ids_of(query::Statement statement) {
  Ids ids;
  while (statement.step()) ids.push_back(static_cast<graph::NodeId>(*statement.row()[0].integer()));
  return ids;
}

/// Concepts with all that they need, and which of these are known.
struct Needed {
  Ids ids;
  std::set<graph::NodeId> known;
};

/// Of the goals of a learning path: "$goals", or "learnt" for what is known.
Needed needed_concepts(query::Database& database, const Question& question, const std::string& goals) {
  auto statement = prepare(
      database, question,
      {"LEARNING PATH TO " + goals, "INCLUDING KNOWN", "YIELD concept, known RETURN id(concept), known"});
  Needed needed;
  while (statement.step()) {
    needed.ids.push_back(static_cast<graph::NodeId>(*statement.row()[0].integer()));
    if (*statement.row()[1].boolean()) needed.known.insert(needed.ids.back());
  }
  return needed;
}

/// The goals and what they need that is not known.
Ids open_concepts(query::Database& database, const Question& question) {
  return ids_of(
      prepare(database, question, {"LEARNING PATH TO $goals", "", "YIELD concept RETURN id(concept)"}));
}

/// Those that hang together with most.
Ids most_linked(query::Database& database, std::size_t most) {
  auto statement = database.connect().prepare(
      "MATCH (c:Concept) OPTIONAL MATCH (c)-[r:REQUIRES]-() WITH c, count(r) AS links "
      "RETURN id(c) ORDER BY links DESC, c.name LIMIT $most");
  statement.bind("most", static_cast<std::int64_t>(most));
  return ids_of(std::move(statement));
}

/// The goals and the nearest of what they need, the surest first, whether known or not.
Ids nearest(query::Database& database, Question question, std::size_t most) {
  question.known.clear();
  question.learner.clear();
  Ids ids;
  for (const auto& goal : find_concepts(database, question.goals)) ids.push_back(goal.id);
  for (const auto id : ids_of(
           prepare(database, question, {"PREREQUISITES OF $goals", "", "YIELD concept RETURN id(concept)"})))
    ids.push_back(id);
  ids.resize(std::min(ids.size(), most));
  return ids;
}

/// What a picture shows of the graph, and what it knows about it.
struct Scope {
  Ids drawn;
  std::size_t left_out = 0;
  std::set<graph::NodeId> known;
  std::set<graph::NodeId> ready;
};

Scope scope(query::Database& database, const Arguments& arguments) {
  const Question& question = arguments.question;
  const bool whole = question.goals.empty();
  Scope found;
  std::size_t all = 0;
  if (whole) {
    const auto view = database.graph().snapshot();
    const auto label = view->catalog().labels.find(graph::label::kConcept);
    all = label ? view->node_count(*label) : 0;
    found.drawn = most_linked(database, arguments.max_nodes);
  } else {
    Needed needed = needed_concepts(database, question, "$goals");
    all = needed.ids.size();
    found.drawn =
        all <= arguments.max_nodes ? std::move(needed.ids) : nearest(database, question, arguments.max_nodes);
    found.known = std::move(needed.known);
  }
  found.left_out = all - std::min(all, found.drawn.size());
  if (!asks_about_a_learner(question)) return found;
  if (whole) found.known = needed_concepts(database, question, "learnt").known;
  for (const auto id :
       ids_of(prepare(database, question,
                      {"NEXT STEPS", whole ? "" : "TOWARDS $goals", "YIELD concept RETURN id(concept)"})))
    found.ready.insert(id);
  return found;
}

// --- the picture ---

Picture::State state_of(const Scope& scope, graph::NodeId id, bool goal, bool about_a_learner) {
  if (scope.known.contains(id)) return Picture::State::kKnown;
  if (goal) return Picture::State::kGoal;
  if (!about_a_learner) return Picture::State::kPlain;
  return scope.ready.contains(id) ? Picture::State::kReady : Picture::State::kLocked;
}

std::string percent_encoded(const std::string& path) {
  std::string url;
  for (const char c : path) {
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

/// A source as a link: files by their name below the base, or else by their path.
std::string url_of(const std::string& uri, const std::optional<std::string>& base) {
  if (uri.find("://") != std::string::npos) return uri;
  if (!base) return uri.starts_with('/') ? "file://" + percent_encoded(uri) : "";
  if (base->empty()) return {};
  return *base + (base->ends_with('/') ? "" : "/") + percent_encoded(short_source(uri));
}

std::map<graph::NodeId, std::string> urls(query::Database& database, const Ids& ids,
                                          const std::optional<std::string>& base) {
  query::List wanted;
  for (const auto id : ids) wanted.emplace_back(static_cast<std::int64_t>(id));
  std::map<graph::NodeId, std::string> found;
  for (const auto& row : ask(database,
                             "UNWIND $ids AS wanted MATCH (c) WHERE id(c) = wanted "
                             "MATCH (c)<-[:DEFINES|INTRODUCES]-(:Entry)<-[:HAS]-(s:Source) "
                             "RETURN id(c) AS id, min(s.uri) AS uri",
                             {{"ids", wanted}})) {
    if (!row["uri"].is_string()) continue;
    found[row["id"].get<graph::NodeId>()] = url_of(row["uri"].get<std::string>(), base);
  }
  return found;
}

Picture make_picture(query::Database& database, const Arguments& arguments) {
  std::set<graph::NodeId> goals;
  for (const auto& goal : find_concepts(database, arguments.question.goals)) goals.insert(goal.id);
  const Scope shown = scope(database, arguments);
  const auto sources = urls(database, shown.drawn, arguments.base_url);
  const auto view = database.graph().snapshot();
  const auto fields = learning::fields(*view, shown.drawn);
  const auto records = view->nodes(shown.drawn);
  Picture picture;
  picture.left_out = shown.left_out;
  for (std::size_t i = 0; i < shown.drawn.size(); ++i) {
    if (!records[i]) continue;
    const auto id = shown.drawn[i];
    picture.concepts.push_back(
        {id, view->text_property(*records[i], graph::key::kName), fields[i],
         view->text_property(*records[i], graph::key::kDefinition),
         sources.contains(id) ? sources.at(id) : "",
         state_of(shown, id, goals.contains(id), asks_about_a_learner(arguments.question))});
  }
  for (const auto& link :
       learning::reduced_requirements(*view, shown.drawn, arguments.question.min_confidence.value_or(0)))
    picture.requirements.push_back({link.to, link.from, link.confidence});
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

/// A name can follow it.
std::string base_of_iris(const std::optional<std::string>& url) {
  if (!url || url->empty()) return "urn:cairn:concept:";
  return *url + (std::string_view("/#:=").find(url->back()) == std::string_view::npos ? "#" : "");
}

/// Finds all that is to be written before the first byte is.
Writer prepare_writer(query::Database& database, const Arguments& arguments) {
  if (is_picture(arguments.format)) return picture_writer(database, arguments);
  const auto view = database.graph().snapshot();
  const auto part = arguments.question.goals.empty()
                        ? exporters::GraphPart(*view)
                        : exporters::GraphPart(*view, open_concepts(database, arguments.question));
  return [view, part, format = arguments.format, base = base_of_iris(arguments.base_url)](std::ostream& out) {
    if (format == "graphml") return write_graphml(part, out);
    if (format == "csv") return write_csv(part, out);
    if (format == "json") return write_json_graph(part, out);
    if (format == "skos") return write_skos(part, base, out);
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
      ->add_option("--format", arguments->format,
                   "Pictures: dot (Graphviz), svg, png, pdf, mermaid; data: jsonl, json (JSON Graph "
                   "Format), csv, graphml, skos (Turtle); the default is "
                   "dot with names, jsonl without")
      ->check(
          CLI::IsMember({"dot", "svg", "png", "pdf", "mermaid", "jsonl", "json", "csv", "graphml", "skos"}));
  command
      ->add_option("--max-nodes", arguments->max_nodes,
                   "Draw at most so many concepts, those nearest to the goals; 500 when not given")
      ->check(CLI::Range(std::size_t{1}, kMostShown));
  command->add_option("--base-url", arguments->base_url,
                      "Let pictures link to the sources' file names below this URL (\"\": to none), and "
                      "begin the IRIs of skos with it");
  command->add_option("-o,--output", arguments->output, "Write to this file instead of the standard output");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
