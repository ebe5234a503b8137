#include "tests/importers/fixtures.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unordered_map>

#include "exporters/json_lines.h"
#include "graph/vocabulary.h"

namespace cairn::importers {

namespace {

namespace key = graph::key;

std::vector<std::string> texts(const graph::View& view, const graph::Node& node, std::string_view name) {
  return graph::strings(view.property(node, name));
}

ShownEdge show(const graph::View& view, const graph::Relationship& relationship) {
  ShownEdge edge;
  edge.type = view.catalog().types.name(relationship.type);
  const auto property = [&](std::string_view name) { return view.property(relationship, name); };
  if (const auto* value = property(key::kConfidence); value != nullptr && value->float64() != nullptr)
    edge.confidence = *value->float64();
  if (const auto* value = property(key::kOrigin); value != nullptr && value->string() != nullptr)
    edge.origin = *value->string();
  if (const auto* value = property(key::kCount); value != nullptr && value->integer() != nullptr)
    edge.count = *value->integer();
  edge.surfaces = graph::strings(property(key::kSurfaces));
  edge.evidence = graph::strings(property(key::kEvidence));
  edge.sources = graph::strings(property(key::kEvidenceSources));
  if (const auto* value = property(key::kEvidenceLines); value != nullptr && value->list() != nullptr) {
    for (const auto& line : *value->list())
      edge.lines.push_back(line.integer() != nullptr ? *line.integer() : 0);
  }
  return edge;
}

}  // namespace

std::vector<std::string> Picture::names() const {
  std::vector<std::string> found;
  for (const auto& [name, shown] : concepts) found.push_back(name);
  return found;
}

const ShownEdge* Picture::edge(std::string_view type, std::string_view from, std::string_view to) const& {
  for (const auto& candidate : edges) {
    if (candidate.type == type && candidate.from == from && candidate.to == to) return &candidate;
  }
  return nullptr;
}

std::vector<std::string> Picture::targets(std::string_view type, std::string_view from) const {
  std::vector<std::string> found;
  for (const auto& candidate : edges) {
    if (candidate.type == type && candidate.from == from) found.push_back(candidate.to);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Picture picture_of(const graph::View& view) {
  Picture picture;
  std::unordered_map<graph::NodeId, std::string> names;
  const auto concept_label = view.catalog().labels.find(graph::label::kConcept);
  for (const auto& node : view.nodes(view.nodes_after(0, 1000000))) {
    const std::string name = view.text_property(*node, key::kName);
    if (!name.empty()) names[node->id] = name;
    if (!concept_label || !node->has_label(*concept_label)) continue;
    EXPECT_FALSE(picture.concepts.contains(name)) << "two concepts are called " << name;
    picture.concepts[name] = {name,
                              view.text_property(*node, key::kOrigin),
                              view.text_property(*node, key::kCategory),
                              view.text_property(*node, key::kDefinition),
                              texts(view, *node, key::kAliases),
                              texts(view, *node, key::kCategories),
                              texts(view, *node, key::kDefinitions)};
  }
  for (const auto& relationship : view.relationships_after(0, 1000000)) {
    ShownEdge edge = show(view, relationship);
    edge.from = names[relationship.start];
    edge.to = names[relationship.end];
    picture.edges.push_back(std::move(edge));
  }
  return picture;
}

std::string exported(graph::Graph& graph) {
  std::ostringstream out;
  const auto snapshot = graph.snapshot();
  exporters::write_json_lines(exporters::GraphPart(*snapshot), out);
  return out.str();
}

Content content_of(graph::Graph& graph) {
  std::map<std::string, std::string> ends;
  Content lines;
  std::istringstream in(exported(graph));
  for (std::string line; std::getline(in, line);) {
    auto object = nlohmann::json::parse(line);
    auto& properties = object["properties"];
    if (object["type"] == "node") {
      properties.erase(std::string(key::kImportedAt));
      std::string short_form;
      for (const auto name : {key::kName, key::kUri, key::kHeader, key::kLine, key::kText}) {
        if (properties.contains(name)) short_form += properties[std::string(name)].dump().substr(0, 80) + " ";
      }
      ends[object["id"]] = object["labels"].dump() + " " + short_form;
      lines.push_back(object["labels"].dump() + properties.dump());
    } else {
      lines.push_back(ends[object["start"]["id"]] + object["label"].get<std::string>() + " " +
                      ends[object["end"]["id"]] + properties.dump());
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string difference(const Content& a, const Content& b) {
  static constexpr std::size_t kMostShown = 10;
  std::string text;
  const auto add = [&text](const Content& whole, const Content& other, const char* which) {
    Content only;
    std::set_difference(whole.begin(), whole.end(), other.begin(), other.end(), std::back_inserter(only));
    for (std::size_t i = 0; i < std::min(only.size(), kMostShown); ++i)
      text += std::string("only in the ") + which + ": " + only[i] + "\n";
    if (only.size() > kMostShown) text += "and " + std::to_string(only.size() - kMostShown) + " more\n";
  };
  add(a, b, "first");
  add(b, a, "second");
  return text;
}

std::filesystem::path data_file(std::string_view name) {
  return std::filesystem::path(CAIRN_TEST_DATA) / "glossaries" / name;
}

std::string data(std::string_view name) {
  return test::read_file(data_file(name));
}

std::vector<std::filesystem::path> data_files() {
  return {data_file("bicycles.md"), data_file("bread-page.txt"), data_file("night-sky-page.txt"),
          data_file("sailing-dump.txt")};
}

Content ImportTest::fresh(const std::vector<std::filesystem::path>& paths) {
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
  import_files(graph, paths);
  return content_of(graph);
}

}  // namespace cairn::importers
