#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/view.h"
#include "query/execution/memory.h"
#include "query/value.h"
#include "temporal/clock.h"

namespace cairn::query {

/// The records of the nodes and relationships that a running statement looks at, read in batches and kept
/// while the batch is worked on.
class Records {
 public:
  Records(const graph::View& view, const execution::Memory& memory) : view_(view), memory_(memory) {}

  const graph::View& view() const { return view_; }
  /// Of the statement, for functions that make large values.
  const execution::Memory& memory() const { return memory_; }
  /// When the statement began to run.
  const temporal::Clock& clock() const { return clock_; }
  /// Reads what is not there yet, in one batch each.
  void fetch(const std::vector<graph::NodeId>& nodes,
             const std::vector<graph::RelationshipId>& relationships);
  /// Every node and relationship inside the value, in lists, maps and paths too.
  void fetch(std::span<const Value* const> values);

  // One record; valid until the next fetch. Null when it does not exist.
  const graph::Node* node(graph::NodeId id);
  const graph::Relationship* relationship(graph::RelationshipId id);

  // Of a statement that writes. What was changed is read again; what was deleted can be told from what never
  // was.
  void forget_node(graph::NodeId id);
  void forget_relationship(graph::RelationshipId id);
  /// The record that stands in the place of a node's until it is forgotten, for changes that are not written
  /// yet; one at a time. Null for what does not exist.
  graph::Node* draft_node(graph::NodeId id);
  graph::Relationship* draft_relationship(graph::RelationshipId id);
  void mark_deleted_node(graph::NodeId id);
  void mark_deleted_relationship(const graph::Relationship& relationship);
  bool is_deleted(const NodeValue& node) const { return deleted_nodes_.contains(node.id); }
  bool is_deleted(const RelationshipValue& relationship) const {
    return deleted_relationships_.contains(relationship.id);
  }
  /// What the relationship was; also after it was deleted.
  const graph::Relationship* relationship_or_deleted(graph::RelationshipId id);
  /// Throws FunctionError EntityNotFound for what was deleted.
  void refuse_deleted(const Value& holder) const;

  /// Throws FunctionError for what was deleted.
  Value property(const Value& holder, const std::string& key);
  Map properties(const graph::Properties& properties) const;
  /// The value with the content of all its nodes and relationships, for the world outside the engine.
  Value with_content(const Value& value);

 private:
  NodeValue with_content(const NodeValue& node);
  RelationshipValue with_content(const RelationshipValue& relationship);

  const graph::View& view_;
  const execution::Memory& memory_;
  temporal::Clock clock_ = temporal::Clock::now();
  std::unordered_map<graph::NodeId, graph::Node> nodes_;
  std::unordered_map<graph::RelationshipId, graph::Relationship> relationships_;
  // Of these records, as far as they were asked for.
  std::unordered_map<graph::NodeId, std::shared_ptr<const NodeValue::Content>> node_contents_;
  std::unordered_map<graph::RelationshipId, std::shared_ptr<const RelationshipValue::Content>>
      relationship_contents_;
  std::optional<graph::Node> drafted_node_;
  std::optional<graph::Relationship> drafted_relationship_;
  std::unordered_set<graph::NodeId> deleted_nodes_;
  std::unordered_map<graph::RelationshipId, graph::Relationship> deleted_relationships_;
};

}  // namespace cairn::query
