#include "query/execution/records.h"

#include <algorithm>

#include "query/execution/function.h"

namespace cairn::query {

namespace {

// Records beyond this are forgotten before the next batch is read, so that memory does not grow with the
// graph.
constexpr std::size_t kMostKept = 65536;

/// The nodes and relationships inside values; what is shared is looked through once.
class Collection {
 public:
  void add(const Value& value) {
    if (const auto* node = value.node()) {
      nodes.push_back(node->id);
    } else if (const auto* relationship = value.relationship()) {
      relationships.push_back(relationship->id);
    } else if (const auto* list = value.list()) {
      if (!seen_.insert(list).second) return;
      for (const Value& element : *list) add(element);
    } else if (const auto* map = value.map()) {
      if (!seen_.insert(map).second) return;
      for (const auto& [key, element] : *map) add(element);
    } else if (const auto* path = value.path()) {
      for (const auto& step : path->nodes) nodes.push_back(step.id);
      for (const auto& step : path->relationships) relationships.push_back(step.id);
    }
  }

  std::vector<graph::NodeId> nodes;
  std::vector<graph::RelationshipId> relationships;

 private:
  std::unordered_set<const void*> seen_;
};

template <typename Id, typename Record>
std::vector<Id> missing(std::vector<Id> wanted, const std::unordered_map<Id, Record>& kept,
                        std::size_t most) {
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::erase_if(wanted, [&kept](Id id) { return kept.contains(id); });
  if (wanted.size() > most) wanted.resize(most);
  return wanted;
}

}  // namespace

void Records::fetch(const std::vector<graph::NodeId>& nodes,
                    const std::vector<graph::RelationshipId>& relationships) {
  if (nodes_.size() + nodes.size() > kMostKept) {
    nodes_.clear();
    node_contents_.clear();
  }
  if (relationships_.size() + relationships.size() > kMostKept) {
    relationships_.clear();
    relationship_contents_.clear();
  }
  // Of more than that at once, as of a list of all nodes, the rest is read when it is asked for.
  const auto new_nodes = missing(nodes, nodes_, kMostKept);
  const auto new_relationships = missing(relationships, relationships_, kMostKept);
  if (!new_nodes.empty()) {
    for (auto& record : view_.nodes(new_nodes)) {
      if (record) nodes_.emplace(record->id, std::move(*record));
    }
  }
  if (!new_relationships.empty()) {
    for (auto& record : view_.relationships(new_relationships)) {
      if (record) relationships_.emplace(record->id, std::move(*record));
    }
  }
}

void Records::fetch(std::span<const Value* const> values) {
  Collection found;
  for (const Value* value : values) found.add(*value);
  if (!found.nodes.empty() || !found.relationships.empty()) fetch(found.nodes, found.relationships);
}

const graph::Node* Records::node(graph::NodeId id) {
  if (drafted_node_ && drafted_node_->id == id) return &*drafted_node_;
  auto found = nodes_.find(id);
  if (found == nodes_.end()) {
    fetch({id}, {});
    found = nodes_.find(id);
  }
  return found == nodes_.end() ? nullptr : &found->second;
}

const graph::Relationship* Records::relationship(graph::RelationshipId id) {
  if (drafted_relationship_ && drafted_relationship_->id == id) return &*drafted_relationship_;
  auto found = relationships_.find(id);
  if (found == relationships_.end()) {
    fetch({}, {id});
    found = relationships_.find(id);
  }
  return found == relationships_.end() ? nullptr : &found->second;
}

graph::Node* Records::draft_node(graph::NodeId id) {
  node_contents_.erase(id);
  if (drafted_node_ && drafted_node_->id == id) return &*drafted_node_;
  const graph::Node* record = node(id);
  if (record == nullptr) return nullptr;
  return &drafted_node_.emplace(*record);
}

graph::Relationship* Records::draft_relationship(graph::RelationshipId id) {
  relationship_contents_.erase(id);
  if (drafted_relationship_ && drafted_relationship_->id == id) return &*drafted_relationship_;
  const graph::Relationship* record = relationship(id);
  if (record == nullptr) return nullptr;
  return &drafted_relationship_.emplace(*record);
}

void Records::forget_node(graph::NodeId id) {
  nodes_.erase(id);
  node_contents_.erase(id);
  if (drafted_node_ && drafted_node_->id == id) drafted_node_.reset();
}

void Records::forget_relationship(graph::RelationshipId id) {
  relationships_.erase(id);
  relationship_contents_.erase(id);
  if (drafted_relationship_ && drafted_relationship_->id == id) drafted_relationship_.reset();
}

void Records::mark_deleted_node(graph::NodeId id) {
  forget_node(id);
  deleted_nodes_.insert(id);
}

void Records::mark_deleted_relationship(const graph::Relationship& relationship) {
  forget_relationship(relationship.id);
  deleted_relationships_.emplace(relationship.id, relationship);
}

const graph::Relationship* Records::relationship_or_deleted(graph::RelationshipId id) {
  const auto deleted = deleted_relationships_.find(id);
  return deleted != deleted_relationships_.end() ? &deleted->second : relationship(id);
}

void Records::refuse_deleted(const Value& holder) const {
  const bool deleted = (holder.node() != nullptr && is_deleted(*holder.node())) ||
                       (holder.relationship() != nullptr && is_deleted(*holder.relationship()));
  if (!deleted) return;
  throw FunctionError{"EntityNotFound", "DeletedEntityAccess",
                      "the " + std::string(holder.node() != nullptr ? "node" : "relationship") +
                          " was deleted by this query and has no content any more"};
}

Value Records::property(const Value& holder, const std::string& key) {
  refuse_deleted(holder);
  const auto id = view_.catalog().keys.find(key);
  if (!id) return {};
  const graph::Properties* properties = nullptr;
  if (const auto* value = holder.node()) {
    if (const auto* record = node(value->id)) properties = &record->properties;
  } else if (const auto* edge = holder.relationship()) {
    if (const auto* record = relationship(edge->id)) properties = &record->properties;
  }
  const graph::Value* property = properties != nullptr ? properties->get(*id) : nullptr;
  return property != nullptr ? from_property(*property) : Value();
}

Map Records::properties(const graph::Properties& properties) const {
  Map map;
  for (const auto& [key, value] : properties)
    map.emplace(view_.catalog().keys.name(key), from_property(value));
  return map;
}

NodeValue Records::with_content(const NodeValue& value) {
  const graph::Node* record = node(value.id);
  if (record == nullptr) return value;
  auto& content = node_contents_[value.id];
  if (!content) {
    NodeValue::Content made;
    for (const auto label : record->labels) made.labels.push_back(view_.catalog().labels.name(label));
    made.properties = std::make_shared<const Map>(properties(record->properties));
    content = std::make_shared<const NodeValue::Content>(std::move(made));
  }
  return {value.id, content};
}

RelationshipValue Records::with_content(const RelationshipValue& value) {
  const graph::Relationship* record = relationship_or_deleted(value.id);
  if (record == nullptr) return value;
  auto& content = relationship_contents_[value.id];
  if (!content) {
    content = std::make_shared<const RelationshipValue::Content>(
        RelationshipValue::Content{view_.catalog().types.name(record->type), record->start, record->end,
                                   std::make_shared<const Map>(properties(record->properties))});
  }
  return {value.id, content};
}

Value Records::with_content(const Value& value) {
  if (const auto* node = value.node()) return with_content(*node);
  if (const auto* relationship = value.relationship()) return with_content(*relationship);
  if (const auto* list = value.list()) {
    List filled;
    filled.reserve(list->size());
    for (const Value& element : *list) filled.push_back(with_content(element));
    return filled;
  }
  if (const auto* map = value.map()) {
    Map filled;
    for (const auto& [key, element] : *map) filled.emplace(key, with_content(element));
    return filled;
  }
  if (const auto* path = value.path()) {
    Path filled;
    for (const auto& node : path->nodes) filled.nodes.push_back(with_content(node));
    for (const auto& relationship : path->relationships)
      filled.relationships.push_back(with_content(relationship));
    return filled;
  }
  return value;
}

}  // namespace cairn::query
