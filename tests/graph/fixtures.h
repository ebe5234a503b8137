#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/graph.h"
#include "graph/vocabulary.h"
#include "storage/store.h"
#include "tests/support/unsynced.h"

namespace cairn::graph {

using test::unsynced;

inline std::unique_ptr<Graph> open_graph(const std::filesystem::path& path = storage::Store::kInMemory,
                                         storage::Access access = storage::Access::kReadWrite) {
  return std::make_unique<Graph>(storage::Store::open(path, unsynced(access)));
}

inline constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

inline std::vector<NodeId> all_nodes(const View& view) {
  return view.nodes_after(0, kAll);
}

inline std::vector<RelationshipId> all_relationships(const View& view) {
  std::vector<RelationshipId> ids;
  for (const Relationship& relationship : view.relationships_after(0, kAll)) ids.push_back(relationship.id);
  return ids;
}

inline std::optional<Relationship> relationship(const View& view, RelationshipId id) {
  return view.relationships(std::span(&id, 1)).front();
}

/// A step as (relationship, node, outgoing): easy to compare and to read in a failure.
using Step = std::tuple<RelationshipId, NodeId, bool>;

inline std::vector<Step> steps(std::span<const Neighbour> neighbours) {
  std::vector<Step> found;
  for (const Neighbour& step : neighbours) found.emplace_back(step.relationship, step.node, step.outgoing);
  return found;
}

inline std::vector<Step> steps(const View& view, NodeId node, Direction direction,
                               const std::vector<TypeId>& types = {}) {
  const Neighbours found = view.neighbours(std::span(&node, 1), direction, types);
  return steps(found.of(0));
}

inline std::vector<std::string> label_names(const View& view, const Node& node) {
  std::vector<std::string> names;
  for (const LabelId label : node.labels) names.push_back(view.catalog().labels.name(label));
  return names;
}

/// A graph in memory with an open transaction.
class GraphTest : public ::testing::Test {
 protected:
  GraphTest() : graph_(open_graph()), tx_(graph_->begin()) {}

  /// Commits the transaction and begins the next one.
  void commit() {
    tx_->commit();
    tx_.reset();
    tx_ = graph_->begin();
  }
  /// Drops the transaction with all that it wrote, and begins the next one.
  void drop() {
    tx_.reset();
    tx_ = graph_->begin();
  }

  NodeId node(const std::vector<std::string_view>& labels = {},
              std::vector<std::pair<std::string_view, Value>> properties = {}) {
    std::vector<LabelId> ids;
    for (const auto label : labels) ids.push_back(tx_->label(label));
    return tx_->create_node(std::move(ids), tx_->properties(std::move(properties)));
  }
  NodeId concept_named(std::string_view name, const std::vector<std::string>& aliases = {},
                       std::string_view category = {}) {
    std::vector<std::pair<std::string_view, Value>> properties = {{key::kName, name}};
    if (!aliases.empty()) properties.emplace_back(key::kAliases, string_list(aliases));
    if (!category.empty()) properties.emplace_back(key::kCategory, category);
    return node({label::kConcept}, std::move(properties));
  }
  RelationshipId relate(NodeId start, NodeId end, std::string_view type = "REQUIRES",
                        std::vector<std::pair<std::string_view, Value>> properties = {}) {
    return tx_->create_relationship(tx_->type(type), start, end, tx_->properties(std::move(properties)));
  }
  /// Replaces the properties of a node by these.
  bool set_properties(NodeId id, std::vector<std::pair<std::string_view, Value>> properties) {
    Node changed = tx_->node(id).value();
    changed.properties = tx_->properties(std::move(properties));
    return tx_->replace(changed);
  }

  std::unique_ptr<Graph> graph_;
  std::unique_ptr<Transaction> tx_;
};

}  // namespace cairn::graph
