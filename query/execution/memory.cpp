#include "query/execution/memory.h"

#include "storage/error.h"

namespace cairn::query::execution {

void Memory::refuse() const {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20U;
  throw Error(ErrorKind::kLimit,
              "the query needs more memory than the " +
                  (limit_ >= kMegabyte ? std::to_string(limit_ / kMegabyte) + " MB"
                                       : std::to_string(limit_) + " bytes") +
                  " that it may take; ask for less (a LIMIT, a bound for *), or allow more (--memory-limit)");
}

namespace {

/// Of a shared value: what counts it, and the allocation's own needs.
constexpr std::size_t kShared = 48;
constexpr std::size_t kMapEntry = 64;

std::size_t content_size(const List& list) {
  std::size_t bytes = kShared;
  for (const Value& element : list) bytes += size_in_memory(element);
  return bytes;
}

std::size_t content_size(const Map& map) {
  std::size_t bytes = kShared;
  for (const auto& [key, value] : map) bytes += kMapEntry + key.capacity() + size_in_memory(value);
  return bytes;
}

}  // namespace

std::size_t size_in_memory(const Value& value) {
  constexpr std::size_t kInPlace = 15;  // a short string lies inside the value
  if (const auto* text = value.string()) return sizeof(Value) + (text->size() > kInPlace ? text->size() : 0);
  if (const auto* list = value.list()) return sizeof(Value) + content_size(*list);
  if (const auto* map = value.map()) return sizeof(Value) + content_size(*map);
  if (const auto* path = value.path()) {
    return sizeof(Value) + kShared + path->nodes.size() * sizeof(NodeValue) +
           path->relationships.size() * sizeof(RelationshipValue);
  }
  if (const auto* node = value.node(); node != nullptr && node->content) {
    return sizeof(Value) + kShared + content_size(*node->content->properties);
  }
  if (const auto* relationship = value.relationship(); relationship != nullptr && relationship->content) {
    return sizeof(Value) + kShared + content_size(*relationship->content->properties);
  }
  if (value.temporal() != nullptr) return sizeof(Value) + kShared + sizeof(graph::Temporal);
  return sizeof(Value);
}

std::size_t size_in_memory(const std::vector<Value>& row) {
  std::size_t bytes = sizeof(row);
  for (const Value& value : row) bytes += size_in_memory(value);
  return bytes;
}

}  // namespace cairn::query::execution
