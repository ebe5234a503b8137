#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/view.h"
#include "query/value.h"

namespace cairn::query {

/// The records of the nodes and relationships that a running statement looks at, read in batches and kept
/// while the batch is worked on.
class Records {
 public:
  explicit Records(const graph::View& view) : view_(view) {}

  const graph::View& view() const { return view_; }
  /// Reads what is not there yet, in one batch each.
  void fetch(const std::vector<graph::NodeId>& nodes,
             const std::vector<graph::RelationshipId>& relationships);
  /// Every node and relationship inside the value, in lists, maps and paths too.
  void fetch(std::span<const Value* const> values);

  // One record; valid until the next fetch. Null when it does not exist.
  const graph::Node* node(graph::NodeId id);
  const graph::Relationship* relationship(graph::RelationshipId id);

  Value property(const Value& holder, const std::string& key);
  Map properties(const graph::Properties& properties) const;
  /// The value with the content of all its nodes and relationships, for the world outside the engine.
  Value with_content(const Value& value);

 private:
  NodeValue with_content(const NodeValue& node);
  RelationshipValue with_content(const RelationshipValue& relationship);

  const graph::View& view_;
  std::unordered_map<graph::NodeId, graph::Node> nodes_;
  std::unordered_map<graph::RelationshipId, graph::Relationship> relationships_;
};

}  // namespace cairn::query
