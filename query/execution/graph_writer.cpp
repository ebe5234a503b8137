#include "query/execution/graph_writer.h"

#include <algorithm>

#include "query/execution/evaluator.h"
#include "query/execution/path_value.h"

namespace cairn::query::execution {

using Kind = syntax::SetItem::Kind;

std::optional<graph::Value> GraphWriter::property(const Value& value, Span span) const {
  auto property = to_property(value);
  if (!property) {
    context_.source.runtime_error("TypeError", "InvalidPropertyType",
                                  type_name(value) + " cannot be a property, nor can a list that holds a map",
                                  span);
  }
  return property;
}

const Map& GraphWriter::map_of(const Value& value, Span span) const {
  if (value.map() == nullptr) {
    context_.source.runtime_error("TypeError", "InvalidArgumentType",
                                  "properties are given as a map, not as " + type_name(value), span);
  }
  return *value.map();
}

graph::Properties GraphWriter::properties(const std::optional<bound::Expression>& expression, Row& row) {
  graph::Properties properties;
  if (!expression) return properties;
  const Value value = evaluate(*expression, row, context_);
  for (const auto& [key, element] : map_of(value, expression->span)) {
    if (element.is_null()) continue;
    properties.set(transaction_.key(key), std::move(*property(element, expression->span)));
  }
  return properties;
}

void GraphWriter::refuse_null_properties(const bound::CreatePath& path, Row& row) {
  const auto refuse = [&](const std::optional<bound::Expression>& expression) {
    if (!expression) return;
    const Value value = evaluate(*expression, row, context_);
    for (const auto& [key, element] : map_of(value, expression->span)) {
      if (!element.is_null()) continue;
      context_.source.runtime_error("SemanticError", "MergeReadOwnWrites",
                                    "MERGE cannot use null for the property '" + key + "'", expression->span);
    }
  };
  for (const auto& node : path.nodes) refuse(node.properties);
  for (const auto& relationship : path.relationships) refuse(relationship.properties);
}

/// What the graph's constraints refuse, with the place in the query.
template <typename Write>
auto GraphWriter::constrained(Span span, Write write) const {
  try {
    return write();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInvalidInput) throw;
    context_.source.runtime_error("ConstraintVerificationFailed", "ConstraintViolation", error.what(), span);
  }
}

graph::NodeId GraphWriter::create_node(const bound::CreateNode& node, Row& row) {
  std::vector<graph::LabelId> labels;
  for (const auto& label : node.labels) labels.push_back(transaction_.label(label));
  auto made = properties(node.properties, row);
  return constrained(node.span, [&] { return transaction_.create_node(std::move(labels), std::move(made)); });
}

graph::NodeId GraphWriter::node_at(const bound::CreateNode& node, Row& row) {
  if (!node.already_bound) row[node.slot] = NodeValue{create_node(node, row), nullptr};
  const Value& value = row[node.slot];
  if (value.node() == nullptr) {
    context_.source.runtime_error("SemanticError", "MissingNode",
                                  "a relationship cannot be created at " + type_name(value), node.span);
  }
  refuse_deleted(value, node.span);
  return value.node()->id;
}

graph::RelationshipId GraphWriter::create_relationship(const bound::CreateRelationship& relationship,
                                                       graph::NodeId left, graph::NodeId right, Row& row) {
  const graph::NodeId start = relationship.reversed ? right : left;
  const graph::NodeId end = relationship.reversed ? left : right;
  return transaction_.create_relationship(transaction_.type(relationship.type), start, end,
                                          properties(relationship.properties, row));
}

void GraphWriter::create(const bound::CreatePath& path, Row& row) {
  List parts;
  graph::NodeId left = 0;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const bool alone = path.relationships.empty() && path.nodes[i].already_bound;
    const graph::NodeId here = alone ? 0 : node_at(path.nodes[i], row);
    if (i > 0) {
      const auto& relationship = path.relationships[i - 1];
      row[relationship.slot] = RelationshipValue{create_relationship(relationship, left, here, row), nullptr};
      parts.push_back(row[relationship.slot]);
    }
    parts.push_back(row[path.nodes[i].slot]);
    left = here;
  }
  if (path.path) row[*path.path] = build_path(parts, context_.records);
}

void GraphWriter::refuse_deleted(const Value& value, Span span) const {
  guarded(context_.source, span, [&] { context_.records.refuse_deleted(value); });
}

void GraphWriter::change(const std::vector<bound::SetItem>& items, Row& row) {
  for (const auto& item : items) {
    // A subquery reads the graph itself.
    if (bound::has_subquery(item.subject) || (item.value && bound::has_subquery(*item.value))) write_drafts();
    change(item, row);
  }
  write_drafts();
}

void GraphWriter::change(const bound::SetItem& item, Row& row) {
  const Value subject = evaluate(item.subject, row, context_);
  if (subject.is_null()) return;
  refuse_deleted(subject, item.subject.span);
  if (const auto* node = subject.node()) {
    if (!node_ || node_->id != node->id) write_drafts();
    graph::Node* draft = context_.records.draft_node(node->id);
    if (draft == nullptr) return;
    node_ = {node->id, item.subject.span};
    if (item.kind == Kind::kLabels) {
      change_labels(item, *draft);
    } else {
      change_properties(item, draft->properties, row);
    }
  } else if (const auto* relationship = subject.relationship(); relationship && item.kind != Kind::kLabels) {
    if (!relationship_ || relationship_->id != relationship->id) write_drafts();
    graph::Relationship* draft = context_.records.draft_relationship(relationship->id);
    if (draft == nullptr) return;
    relationship_ = {relationship->id, item.subject.span};
    change_properties(item, draft->properties, row);
  } else {
    context_.source.runtime_error("TypeError", "InvalidArgumentType",
                                  type_name(subject) + " cannot be changed so", item.subject.span);
  }
}

void GraphWriter::write_drafts() {
  if (node_) {
    constrained(node_->span, [&] { transaction_.replace(*context_.records.node(node_->id)); });
    context_.records.forget_node(node_->id);
    node_.reset();
  }
  if (relationship_) {
    transaction_.replace(*context_.records.relationship(relationship_->id));
    context_.records.forget_relationship(relationship_->id);
    relationship_.reset();
  }
}

void GraphWriter::change_labels(const bound::SetItem& item, graph::Node& node) {
  for (const auto& name : item.labels) {
    const auto label = item.removes ? transaction_.catalog().labels.find(name) : transaction_.label(name);
    if (!label) continue;
    const auto place = std::lower_bound(node.labels.begin(), node.labels.end(), *label);
    const bool there = place != node.labels.end() && *place == *label;
    if (item.removes && there) node.labels.erase(place);
    if (!item.removes && !there) node.labels.insert(place, *label);
  }
}

Map GraphWriter::properties_of(const Value& value, Span span) {
  if (value.is_null()) return {};
  if (const auto* node = value.node()) {
    const auto* record = context_.records.node(node->id);
    return record == nullptr ? Map() : context_.records.properties(record->properties);
  }
  if (const auto* relationship = value.relationship()) {
    const auto* record = context_.records.relationship(relationship->id);
    return record == nullptr ? Map() : context_.records.properties(record->properties);
  }
  return map_of(value, span);
}

void GraphWriter::change_properties(const bound::SetItem& item, graph::Properties& properties, Row& row) {
  const Span span = item.value ? item.value->span : item.subject.span;
  const Value value = item.value ? evaluate(*item.value, row, context_) : Value();
  if (item.kind == Kind::kProperty) {
    properties.set(transaction_.key(item.key), std::move(*property(value, span)));
    return;
  }
  const Map wanted = properties_of(value, span);
  if (item.kind != Kind::kAdd) properties = {};
  for (const auto& [key, element] : wanted) {
    properties.set(transaction_.key(key), std::move(*property(element, span)));
  }
}

void GraphWriter::delete_relationship(graph::RelationshipId id) {
  const graph::Relationship* record = context_.records.relationship(id);
  if (record == nullptr) return;  // deleted before
  const graph::Relationship relationship = *record;
  transaction_.delete_relationship(id);
  context_.records.mark_deleted_relationship(relationship);
}

void GraphWriter::delete_node(graph::NodeId id, bool detach, Span span) {
  if (context_.records.node(id) == nullptr) return;
  const graph::Neighbours around = transaction_.neighbours(std::span(&id, 1), graph::Direction::kBoth);
  if (!around.empty() && !detach) {
    context_.source.runtime_error("ConstraintVerificationFailed", "DeleteConnectedNode",
                                  "the node still has relationships; delete them, too, or use DETACH DELETE",
                                  span);
  }
  for (const auto& step : around.all()) {
    if (const auto* record = context_.records.relationship(step.relationship)) {
      context_.records.mark_deleted_relationship(graph::Relationship(*record));
    }
  }
  transaction_.detach_delete_node(id);
  context_.records.mark_deleted_node(id);
}

}  // namespace cairn::query::execution
