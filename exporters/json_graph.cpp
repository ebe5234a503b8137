#include "exporters/json_graph.h"

#include <ostream>
#include <string>

#include "exporters/record_json.h"
#include "graph/vocabulary.h"

namespace cairn::exporters {

namespace {

/// What a picture calls the node: its name, or else its labels.
std::string label_of(const Json& labels, const Json& properties) {
  const auto name = properties.find(graph::key::kName);
  if (name != properties.end() && name->is_string()) return name->get<std::string>();
  std::string text;
  for (const auto& label : labels) text += ":" + label.get<std::string>();
  return text;
}

Json node_json(const graph::Node& node, const graph::Catalog& catalog) {
  Json labels = labels_json(node, catalog);
  Json properties = properties_json(node.properties, catalog);
  std::string label = label_of(labels, properties);
  return {{"label", std::move(label)},
          {"metadata", {{"labels", std::move(labels)}, {"properties", std::move(properties)}}}};
}

Json edge_json(const graph::Relationship& relationship, const graph::Catalog& catalog) {
  return {{"id", std::to_string(relationship.id)},
          {"source", std::to_string(relationship.start)},
          {"target", std::to_string(relationship.end)},
          {"relation", catalog.types.name(relationship.type)},
          {"metadata", properties_json(relationship.properties, catalog)}};
}

}  // namespace

void write_json_graph(const GraphPart& part, std::ostream& out) {
  const graph::Catalog& catalog = part.view().catalog();
  const char* before = "\n";
  out << R"({"graph":{"directed":true,"nodes":{)";
  part.each_nodes([&](std::span<const graph::Node> nodes) {
    for (const auto& node : nodes) {
      out << before << '"' << node.id << "\":" << dump(node_json(node, catalog));
      before = ",\n";
    }
  });
  before = "\n";
  out << "\n},\"edges\":[";
  part.each_relationships([&](std::span<const graph::Relationship> relationships) {
    for (const auto& relationship : relationships) {
      out << before << dump(edge_json(relationship, catalog));
      before = ",\n";
    }
  });
  out << "\n]}}\n";
}

}  // namespace cairn::exporters
