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

/// Lists that hold the same list again and again can be larger than any memory; beyond so many parts a value
/// is taken for endless.
constexpr std::size_t kMostParts = 50'000'000;
constexpr std::size_t kEndless = std::size_t{1} << 60U;

class Measure {
 public:
  void add(const Value& value) {
    if (++parts_ > kMostParts) return;
    bytes_ += sizeof(Value);
    constexpr std::size_t kInPlace = 15;  // a short string lies inside the value
    if (const auto* text = value.string()) {
      if (text->size() > kInPlace) bytes_ += text->size();
    } else if (const auto* list = value.list()) {
      bytes_ += kShared;
      for (auto at = list->begin(); at != list->end() && parts_ <= kMostParts; ++at) add(*at);
    } else if (const auto* map = value.map()) {
      add(*map);
    } else if (const auto* path = value.path()) {
      bytes_ += kShared + path->nodes.size() * sizeof(NodeValue) +
                path->relationships.size() * sizeof(RelationshipValue);
    } else if (const auto* node = value.node()) {
      if (node->content) add(*node->content->properties);
    } else if (const auto* relationship = value.relationship()) {
      if (relationship->content) add(*relationship->content->properties);
    } else if (value.temporal() != nullptr) {
      bytes_ += kShared + sizeof(graph::Temporal);
    }
  }

  std::size_t bytes() const { return parts_ > kMostParts ? kEndless : bytes_; }

 private:
  void add(const Map& map) {
    bytes_ += kShared;
    for (auto at = map.begin(); at != map.end() && parts_ <= kMostParts; ++at) {
      bytes_ += kMapEntry + at->first.capacity();
      add(at->second);
    }
  }

  std::size_t bytes_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace

std::size_t size_in_memory(const Value& value) {
  Measure measure;
  measure.add(value);
  return measure.bytes();
}

std::size_t size_in_memory(const std::vector<Value>& row) {
  Measure measure;
  for (const Value& value : row) measure.add(value);
  return sizeof(std::vector<Value>) + measure.bytes();
}

}  // namespace cairn::query::execution
