#include "query/execution/memory.h"

#include <memory>

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

/// What an allocation takes besides what was asked for, in the mean.
constexpr std::size_t kAllocation = 16;
/// Of a shared value: what counts it, and the allocation's own needs.
constexpr std::size_t kShared = 48;
constexpr std::size_t kMapEntry = 64;

/// Lists that hold the same list again and again can be larger than any memory; beyond so many parts a value
/// is taken for endless.
constexpr std::size_t kMostParts = 50'000'000;
constexpr std::size_t kEndless = std::size_t{1} << 60U;

enum class SharedValues : std::uint8_t { kAlways, kOnce, kNever };

class Measure {
 public:
  /// When values that are shared count; `counted` are those that did, where they do once.
  explicit Measure(SharedValues shared, std::unordered_set<const void*>* counted = nullptr)
      : shared_(shared), counted_(counted) {}

  void add(const Value& value) {
    if (++parts_ > kMostParts) return;
    bytes_ += sizeof(Value);
    constexpr std::size_t kInPlace = 15;  // a short string lies inside the value
    if (const auto* text = value.string()) {
      if (text->size() > kInPlace) bytes_ += text->size() + kAllocation;
    } else if (const auto* list = std::get_if<std::shared_ptr<const List>>(&value)) {
      if (counts(*list)) add(**list);
    } else if (const auto* map = std::get_if<std::shared_ptr<const Map>>(&value)) {
      if (counts(*map)) add(**map);
    } else if (const auto* path = std::get_if<std::shared_ptr<const Path>>(&value)) {
      if (counts(*path)) add(**path);
    } else if (const auto* node = value.node()) {
      if (node->content && counts(node->content)) add(*node->content->properties);
    } else if (const auto* relationship = value.relationship()) {
      if (relationship->content && counts(relationship->content)) add(*relationship->content->properties);
    } else if (value.temporal() != nullptr) {
      bytes_ += kShared + sizeof(graph::Temporal);
    }
  }

  std::size_t bytes() const { return parts_ > kMostParts ? kEndless : bytes_; }

 private:
  template <typename Shared>
  bool counts(const std::shared_ptr<Shared>& shared) {
    if (shared_ == SharedValues::kAlways || shared.use_count() == 1) return true;
    if (shared_ == SharedValues::kNever) return false;
    constexpr std::size_t kEntry = 32;
    const bool fresh = counted_->insert(shared.get()).second;
    if (fresh) bytes_ += kEntry;
    return fresh;
  }
  void add(const List& list) {
    bytes_ += kShared;
    for (auto at = list.begin(); at != list.end() && parts_ <= kMostParts; ++at) add(*at);
  }
  void add(const Map& map) {
    bytes_ += kShared;
    for (auto at = map.begin(); at != map.end() && parts_ <= kMostParts; ++at) {
      bytes_ += kMapEntry + at->first.capacity();
      add(at->second);
    }
  }
  void add(const Path& path) {
    bytes_ += kShared + path.nodes.size() * sizeof(NodeValue) +
              path.relationships.size() * sizeof(RelationshipValue);
  }

  SharedValues shared_;
  std::unordered_set<const void*>* counted_;
  std::size_t bytes_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace

void Held::add(const Value& value) {
  Measure measure(SharedValues::kOnce, &counted_);
  measure.add(value);
  add(measure.bytes());
}

void Held::add(const std::vector<Value>& row) {
  Measure measure(SharedValues::kOnce, &counted_);
  for (const Value& value : row) measure.add(value);
  add(sizeof(std::vector<Value>) + kAllocation + measure.bytes());
}

void Held::add_unshared(const Value& value) {
  Measure measure(SharedValues::kNever);
  measure.add(value);
  add(measure.bytes());
}

std::size_t size_in_memory(const Value& value) {
  Measure measure(SharedValues::kAlways);
  measure.add(value);
  return measure.bytes();
}

std::size_t size_in_memory(const std::vector<Value>& row) {
  Measure measure(SharedValues::kAlways);
  for (const Value& value : row) measure.add(value);
  return sizeof(std::vector<Value>) + kAllocation + measure.bytes();
}

}  // namespace cairn::query::execution
