#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/execution/context.h"

namespace cairn::query::execution {

/// Changes the graph of a statement that writes, for one row at a time, and keeps its records true. Throws
/// QueryError in the runtime phase.
class GraphWriter {
 public:
  explicit GraphWriter(Context& context) : context_(context), transaction_(*context.transaction) {}

  /// Creates what of the path is not bound yet, and puts it into the row.
  void create(const bound::CreatePath& path, Row& row);
  /// One item after the other, each seeing what those before it changed. What changes several times in a row
  /// is written once.
  void change(const std::vector<bound::SetItem>& items, Row& row);
  /// Throws MergeReadOwnWrites where a property of the pattern is null: it would never be found again.
  void refuse_null_properties(const bound::CreatePath& path, Row& row);

  void delete_relationship(graph::RelationshipId id);
  void delete_node(graph::NodeId id, bool detach, Span span);

 private:
  graph::NodeId create_node(const bound::CreateNode& node, Row& row);
  graph::RelationshipId create_relationship(const bound::CreateRelationship& relationship, graph::NodeId left,
                                            graph::NodeId right, Row& row);
  graph::NodeId node_at(const bound::CreateNode& node, Row& row);
  graph::Properties properties(const std::optional<bound::Expression>& expression, Row& row);
  const Map& map_of(const Value& value, Span span) const;
  /// What n = value and n += value take: a map, or something that has properties.
  Map properties_of(const Value& value, Span span);
  std::optional<graph::Value> property(const Value& value, Span span) const;
  void change(const bound::SetItem& item, Row& row);
  void change_labels(const bound::SetItem& item, graph::Node& node);
  void change_properties(const bound::SetItem& item, graph::Properties& properties, Row& row);
  void write_drafts();
  void refuse_deleted(const Value& value, Span span) const;
  template <typename Write>
  auto constrained(Span span, Write write) const;

  template <typename Id>
  struct Draft {
    Id id;
    Span span;
  };

  Context& context_;
  graph::Transaction& transaction_;
  // What was changed and is not written yet; the records have it.
  std::optional<Draft<graph::NodeId>> node_;
  std::optional<Draft<graph::RelationshipId>> relationship_;
};

}  // namespace cairn::query::execution
