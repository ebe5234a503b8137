#include "exporters/json_lines.h"

#include <algorithm>
#include <ostream>

#include "exporters/typed_json.h"
#include "query/value.h"

namespace cairn::exporters {

namespace {

constexpr std::size_t kRecordsABatch = 1000;

Json labels_json(const graph::Node& node, const graph::Catalog& catalog) {
  std::vector<std::string> labels;
  for (const auto label : node.labels) labels.push_back(catalog.labels.name(label));
  std::sort(labels.begin(), labels.end());
  return labels;
}

Json properties_json(const graph::Properties& properties, const graph::Catalog& catalog) {
  std::map<std::string, Json> sorted;
  for (const auto& [key, value] : properties) {
    sorted.emplace(catalog.keys.name(key), to_plain_json(query::from_property(value)));
  }
  Json object = Json::object();
  for (auto& [key, value] : sorted) object[key] = std::move(value);
  return object;
}

Json end_json(const std::optional<graph::Node>& node, graph::NodeId id, const graph::Catalog& catalog) {
  return {{"id", std::to_string(id)}, {"labels", node ? labels_json(*node, catalog) : Json::array()}};
}

void write_nodes(const graph::View& view, std::span<const graph::NodeId> ids, std::ostream& out) {
  for (const auto& node : view.nodes(ids)) {
    if (!node) continue;
    const Json line{{"type", "node"},
                    {"id", std::to_string(node->id)},
                    {"labels", labels_json(*node, view.catalog())},
                    {"properties", properties_json(node->properties, view.catalog())}};
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

/// The relationships between the nodes, by id. The ids are sorted.
std::vector<graph::Relationship> relationships_between(const graph::View& view,
                                                       const std::vector<graph::NodeId>& ids) {
  const auto steps = view.neighbours(ids, graph::Direction::kOutgoing);
  std::vector<graph::RelationshipId> found;
  for (const auto& step : steps.all()) {
    if (std::binary_search(ids.begin(), ids.end(), step.node)) found.push_back(step.relationship);
  }
  std::sort(found.begin(), found.end());
  std::vector<graph::Relationship> records;
  for (auto& record : view.relationships(found)) {
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace

void write_json_lines(const graph::View& view, std::ostream& out) {
  graph::NodeId last_node = 0;
  for (auto ids = view.nodes_after(last_node, kRecordsABatch); !ids.empty();
       ids = view.nodes_after(last_node, kRecordsABatch)) {
    write_nodes(view, ids, out);
    last_node = ids.back();
  }
  graph::RelationshipId last = 0;
  for (auto batch = view.relationships_after(last, kRecordsABatch); !batch.empty();
       batch = view.relationships_after(last, kRecordsABatch)) {
    write_relationships(view, batch, out);
    last = batch.back().id;
  }
}

void write_json_lines(const graph::View& view, std::vector<graph::NodeId> ids, std::ostream& out) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  write_nodes(view, ids, out);
  write_relationships(view, relationships_between(view, ids), out);
}

}  // namespace cairn::exporters
