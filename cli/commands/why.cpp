#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "exporters/typed_json.h"
#include "graph/vocabulary.h"
#include "importers/explanation.h"

namespace cairn::cli {

namespace {

using exporters::Json;
using exporters::to_plain_json;

struct Arguments {
  std::string from;
  std::string to;
  bool explain = false;
};

using Explanations = std::vector<std::optional<importers::Explanation>>;

/// The chain as links of names, confidence and evidence; empty when there is none.
std::vector<query::Map> find_chain(query::Database& database, const std::string& from,
                                   const std::string& to) {
  auto statement = database.connect().prepare("WHY $from REQUIRES $to YIELD path, evidence");
  statement.bind("from", from);
  statement.bind("to", to);
  std::vector<query::Map> links;
  if (!statement.step()) return links;
  const query::Path& path = *statement.row()[0].path();
  const query::List& evidence = *statement.row()[1].list();
  const auto name = [&path](std::size_t i) {
    const auto& properties = *path.nodes[i].content->properties;
    const auto found = properties.find(std::string(graph::key::kName));
    return found == properties.end() ? query::Value() : found->second;
  };
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const auto& properties = *path.relationships[i].content->properties;
    const auto confidence = properties.find(std::string(graph::key::kConfidence));
    links.push_back({{"from", name(i)},
                     {"to", name(i + 1)},
                     {"from_id", static_cast<std::int64_t>(path.nodes[i].id)},
                     {"to_id", static_cast<std::int64_t>(path.nodes[i + 1].id)},
                     {"confidence", confidence == properties.end() ? query::Value(1.0) : confidence->second},
                     {"evidence", evidence[i]}});
  }
  return links;
}

Explanations explain(query::Database& database, const std::vector<query::Map>& chain) {
  std::vector<std::pair<graph::NodeId, graph::NodeId>> pairs;
  for (const auto& link : chain) {
    pairs.emplace_back(static_cast<graph::NodeId>(*link.at("from_id").integer()),
                       static_cast<graph::NodeId>(*link.at("to_id").integer()));
  }
  return importers::explain_requirements(*database.graph().snapshot(), pairs);
}

/// What each feature adds to the score, the score's confidence last.
void write_explanation(const std::optional<importers::Explanation>& explanation) {
  if (!explanation) {
    std::cout << "    no text was scored for it: a person or an imported graph says so\n";
    return;
  }
  for (const auto& feature : explanation->features) {
    char text[80];
    std::snprintf(text, sizeof(text), "    %+6.2f  %-20s %.2f x %.2f", feature.value * feature.weight,
                  std::string(feature.name).c_str(), feature.value, feature.weight);
    std::cout << faint(text) << '\n';
  }
}

Json features_json(const std::optional<importers::Explanation>& explanation) {
  if (!explanation) return nullptr;
  Json features = Json::array();
  for (const auto& feature : explanation->features)
    features.push_back({{"name", feature.name}, {"value", feature.value}, {"weight", feature.weight}});
  return features;
}

void write_text(const std::vector<query::Map>& chain, const Explanations& explanations) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const auto& link = chain[i];
    std::cout << bold(readable(to_plain_json(link.at("from")))) << " requires "
              << bold(readable(to_plain_json(link.at("to"))));
    if (const double* confidence = link.at("confidence").float64()) {
      char text[16];
      std::snprintf(text, sizeof(text), "  %.2f", *confidence > 0 ? *confidence : 0.0);  // no "nan"
      std::cout << faint(text);
    }
    std::cout << '\n';
    write_evidence(to_plain_json(link.at("evidence")), 4, 2, std::cout);
    if (!explanations.empty()) write_explanation(explanations[i]);
  }
}

/// The nearest truth about two concepts of which neither requires the other; "" for none.
std::string common_ground(query::Database& database, const std::vector<FoundConcept>& ends) {
  const Parameters ids = {{"a", static_cast<std::int64_t>(ends[0].id)},
                          {"b", static_cast<std::int64_t>(ends[1].id)}};
  const Json categories = ask(database,
                              "MATCH (a), (b) WHERE id(a) = $a AND id(b) = $b "
                              "UNWIND coalesce(a.categories, [a.category]) AS category "
                              "WITH category, b WHERE category IN coalesce(b.categories, [b.category]) "
                              "RETURN category LIMIT 1",
                              ids);
  if (!categories.empty()) return "both belong to " + readable(categories[0]["category"]);
  const Json between =
      ask(database,
          "MATCH (a), (b) WHERE id(a) = $a AND id(b) = $b CALL learning.connect(a, b) YIELD path "
          "WHERE length(path) = 2 RETURN nodes(path)[1].name AS name LIMIT 1",
          ids);
  if (between.empty() || !between[0]["name"].is_string()) return "";
  return "they hang together over " + readable(between[0]["name"]) + ", `cairn connect` tells how";
}

ExitCode run(const Session& session, const Arguments& arguments) {
  const auto database = session.open_for_reading();
  const auto ends = find_concepts(*database, {arguments.from, arguments.to});
  if (ends.size() < 2) throw Error(ErrorKind::kInvalidInput, "both names mean " + ends.front().name);
  const auto chain = find_chain(*database, arguments.from, arguments.to);
  const Explanations explanations = arguments.explain ? explain(*database, chain) : Explanations();
  if (session.json) {
    Json links = Json::array();
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const auto& link = chain[i];
      Json shown = Json::object();
      for (const char* key : {"from", "to", "confidence", "evidence"})
        shown[key] = to_plain_json(link.at(key));
      if (arguments.explain) shown["features"] = features_json(explanations[i]);
      links.push_back(std::move(shown));
    }
    std::cout << exporters::dump({{"from", ends[0].name}, {"to", ends[1].name}, {"chain", links}}) << '\n';
  }
  if (!chain.empty()) {
    if (!session.json) write_text(chain, explanations);
    return ExitCode::kDone;
  }
  const Json denied =
      ask(*database,
          "MATCH (a)-[said:NOT_REQUIRES]->(b) WHERE id(a) = $a AND id(b) = $b "
          "RETURN said.by AS `by`",
          {{"a", static_cast<std::int64_t>(ends[0].id)}, {"b", static_cast<std::int64_t>(ends[1].id)}});
  if (denied.empty()) {
    std::cerr << "cairn: nothing says that " << ends[0].name << " requires " << ends[1].name;
  } else {
    std::cerr << "cairn: " << (denied[0]["by"].is_string() ? readable(denied[0]["by"]) : "a person")
              << " says that " << ends[0].name << " does not require " << ends[1].name;
  }
  if (!find_chain(*database, arguments.to, arguments.from).empty()) {
    std::cerr << "; it is the other way round: " << ends[1].name << " requires " << ends[0].name;
  } else if (const std::string ground = common_ground(*database, ends); !ground.empty()) {
    std::cerr << "; " << ground;
  }
  std::cerr << '\n';
  return ExitCode::kNoSuchThing;
}

}  // namespace

void add_why(CLI::App& app, Session& session, ExitCode& code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "why", "The chain from one concept to what it requires, with the sentences it rests on");
  command->add_option("concept", arguments->from, "The concept that requires")->required();
  command->add_option("prerequisite", arguments->to, "The concept that is required")->required();
  command->add_flag("--explain", arguments->explain,
                    "Show what spoke for and against each link: the sources are read again");
  add_json_option(*command, session);
  command->callback([&session, &code, arguments] { code = run(session, *arguments); });
}

}  // namespace cairn::cli
