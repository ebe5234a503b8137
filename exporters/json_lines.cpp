#include "exporters/json_lines.h"

#include <ostream>

#include "exporters/record_json.h"

namespace cairn::exporters {

namespace {

Json end_json(const std::optional<graph::Node>& node, graph::NodeId id, const graph::Catalog& catalog) {
  return {{"id", std::to_string(id)}, {"labels", node ? labels_json(*node, catalog) : Json::array()}};
}

void write_nodes(const graph::View& view, std::span<const graph::Node> nodes, std::ostream& out) {
  for (const auto& node : nodes) {
    const Json line{{"type", "node"},
                    {"id", std::to_string(node.id)},
                    {"labels", labels_json(node, view.catalog())},
                    {"properties", properties_json(node.properties, view.catalog())}};
    out << dump(line) << '\n';
  }
}

void write_relationships(const graph::View& view, std::span<const graph::Relationship> batch,
                         std::ostream& out) {
  std::vector<graph::NodeId> ends;
  for (const auto& relationship : batch) {
    ends.push_back(relationship.start);
    ends.push_back(relationship.end);
  }
  const auto nodes = view.nodes(ends);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto& relationship = batch[i];
    const Json line{{"type", "relationship"},
                    {"id", std::to_string(relationship.id)},
                    {"label", view.catalog().types.name(relationship.type)},
                    {"properties", properties_json(relationship.properties, view.catalog())},
                    {"start", end_json(nodes[2 * i], relationship.start, view.catalog())},
                    {"end", end_json(nodes[2 * i + 1], relationship.end, view.catalog())}};
    out << dump(line) << '\n';
  }
}

}  // namespace

void write_json_lines(const GraphPart& part, std::ostream& out) {
  part.each_nodes([&](std::span<const graph::Node> nodes) { write_nodes(part.view(), nodes, out); });
  part.each_relationships([&](std::span<const graph::Relationship> relationships) {
    write_relationships(part.view(), relationships, out);
  });
}

}  // namespace cairn::exporters
