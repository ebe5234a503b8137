#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ids.h"
#include "graph/value.h"

namespace cairn::graph {

/// Properties by key, sorted by key. Never holds null: setting null removes.
class Properties {
 public:
  /// Null when there is no such property.
  const Value* get(KeyId key) const;
  void set(KeyId key, Value value);
  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  friend bool operator==(const Properties&, const Properties&) = default;

 private:
  std::vector<std::pair<KeyId, Value>> entries_;
};

struct Node {
  NodeId id = 0;
  std::vector<LabelId> labels;  ///< sorted, each once
  Properties properties;

  bool has_label(LabelId label) const;
};

Node with_ordered_labels(Node node);

struct Relationship {
  RelationshipId id = 0;
  TypeId type = 0;
  NodeId start = 0;
  NodeId end = 0;
  Properties properties;
};

// Values of the families `nodes` and `relationships`; the id stands in the key.
std::string encode(const Node& node);
std::string encode(const Relationship& relationship);
Node decode_node(NodeId id, std::string_view bytes);
Relationship decode_relationship(RelationshipId id, std::string_view bytes);

}  // namespace cairn::graph
