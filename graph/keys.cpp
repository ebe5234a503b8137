#include "graph/keys.h"

#include <cassert>

#include "storage/encoding.h"

namespace cairn::graph::keys {

namespace {

std::string number(std::uint64_t id) {
  std::string key;
  storage::append_u64(key, id);
  return key;
}

std::string tagged(std::string_view tag, std::uint32_t id) {
  std::string key(tag);
  storage::append_u32(key, id);
  return key;
}

// First bytes in the family `indexes`.
constexpr char kLabelIndex = 'L';
constexpr char kNameIndex = 'N';
constexpr char kPropertyIndex = 'P';

// After a zero byte of a text in a key: whether it belongs to the text or ends it.
constexpr char kEndOfText = 1;
constexpr char kZeroByte = 2;

}  // namespace

std::string node(NodeId id) {
  return number(id);
}
std::string relationship(RelationshipId id) {
  return number(id);
}
std::string change(std::uint64_t commit_number) {
  return number(commit_number);
}

std::string adjacency_of(Direction direction, NodeId node) {
  assert(direction != Direction::kBoth && "a chunk holds one direction");
  std::string key(1, direction == Direction::kOutgoing ? 'O' : 'I');
  storage::append_u64(key, node);
  return key;
}

std::string adjacency(Direction direction, NodeId node, TypeId type, std::uint32_t chunk) {
  std::string key = adjacency_of(direction, node);
  storage::append_u32(key, type);
  storage::append_u32(key, chunk);
  return key;
}

std::string label_entries(LabelId label) {
  return tagged(std::string_view(&kLabelIndex, 1), label);
}

std::string label_entry(LabelId label, NodeId node) {
  std::string key = label_entries(label);
  storage::append_u64(key, node);
  return key;
}

std::string name_entries(std::uint8_t tier) {
  std::string key(1, kNameIndex);
  storage::append_u8(key, tier);
  return key;
}

std::string name_entries(std::uint8_t tier, std::string_view text) {
  std::string key = name_entries(tier);
  for (const char c : text) {
    key.push_back(c);
    if (c == '\0') key.push_back(kZeroByte);
  }
  key.push_back('\0');
  key.push_back(kEndOfText);
  return key;
}

std::string name_entry(std::uint8_t tier, std::string_view text, NodeId node) {
  std::string key = name_entries(tier, text);
  storage::append_u64(key, node);
  return key;
}

std::string name_of_entry(std::string_view key) {
  std::string text;
  for (std::size_t i = name_entries(0).size(); i + 1 < key.size(); ++i) {
    if (key[i] == '\0' && key[i + 1] == kEndOfText) break;
    text.push_back(key[i]);
    if (key[i] == '\0') ++i;
  }
  return text;
}

std::string property_entries(std::uint32_t index, std::string_view form) {
  return tagged(std::string_view(&kPropertyIndex, 1), index).append(form);
}

std::string property_entry(std::uint32_t index, std::string_view form, NodeId node) {
  std::string key = property_entries(index, form);
  storage::append_u64(key, node);
  return key;
}

std::string node_count() {
  return "count:nodes";
}
std::string relationship_count() {
  return "count:relationships";
}
std::string label_count(LabelId label) {
  return tagged("count:label:", label);
}
std::string type_count(TypeId type) {
  return tagged("count:type:", type);
}
std::string next_node_id() {
  return "next:node";
}
std::string next_relationship_id() {
  return "next:relationship";
}
std::string next_index_id() {
  return "next:index";
}

std::string externals(char kind) {
  return std::string("external:") + kind;
}

std::string external(char kind, std::string_view source) {
  std::string key = externals(kind);
  storage::append_string(key, source);
  return key;
}

std::string external(char kind, std::string_view source, std::string_view id) {
  return external(kind, source).append(id);
}

}  // namespace cairn::graph::keys
