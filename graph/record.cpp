#include "graph/record.h"

#include <algorithm>

#include "storage/error.h"

namespace cairn::graph {

namespace {

constexpr auto kByKey = [](const std::pair<KeyId, Value>& entry, KeyId key) { return entry.first < key; };

void append_properties(std::string& out, const Properties& properties) {
  storage::append_varint(out, properties.size());
  for (const auto& [key, value] : properties) {
    storage::append_varint(out, key);
    append_value(out, value);
  }
}

Properties read_properties(storage::Decoder& in) {
  Properties properties;
  const std::uint64_t count = in.varint();
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto key = static_cast<KeyId>(in.varint());
    properties.set(key, read_value(in));
  }
  return properties;
}

}  // namespace

const Value* Properties::get(KeyId key) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, kByKey);
  return found != entries_.end() && found->first == key ? &found->second : nullptr;
}

void Properties::set(KeyId key, Value value) {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), key, kByKey);
  const bool there = place != entries_.end() && place->first == key;
  if (value.is_null()) {
    if (there) entries_.erase(place);
  } else if (there) {
    place->second = std::move(value);
  } else {
    entries_.insert(place, {key, std::move(value)});
  }
}

bool Node::has_label(LabelId label) const {
  return std::binary_search(labels.begin(), labels.end(), label);
}

Node with_ordered_labels(Node node) {
  std::sort(node.labels.begin(), node.labels.end());
  node.labels.erase(std::unique(node.labels.begin(), node.labels.end()), node.labels.end());
  return node;
}

std::string encode(const Node& node) {
  std::string out;
  storage::append_varint(out, node.labels.size());
  for (const LabelId label : node.labels) storage::append_varint(out, label);
  append_properties(out, node.properties);
  return out;
}

std::string encode(const Relationship& relationship) {
  std::string out;
  storage::append_varint(out, relationship.type);
  storage::append_varint(out, relationship.start);
  storage::append_varint(out, relationship.end);
  append_properties(out, relationship.properties);
  return out;
}

Node decode_node(NodeId id, std::string_view bytes) {
  storage::Decoder in(bytes);
  Node node;
  node.id = id;
  const std::uint64_t labels = in.varint();
  if (labels > in.remaining()) throw_corruption("a node has more labels than its record holds");
  for (std::uint64_t i = 0; i < labels; ++i) node.labels.push_back(static_cast<LabelId>(in.varint()));
  node.properties = read_properties(in);
  return node;
}

Relationship decode_relationship(RelationshipId id, std::string_view bytes) {
  storage::Decoder in(bytes);
  Relationship relationship;
  relationship.id = id;
  relationship.type = static_cast<TypeId>(in.varint());
  relationship.start = in.varint();
  relationship.end = in.varint();
  relationship.properties = read_properties(in);
  return relationship;
}

}  // namespace cairn::graph
