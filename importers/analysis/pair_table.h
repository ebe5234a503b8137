#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cairn::importers {

/// What would require, and what would be required: indices into the concepts.
using ConceptPair = std::pair<std::size_t, std::size_t>;

/// A value for each of some pairs, in the order in which they came: a hash table of their places in one
/// array, because there are hundreds of thousands and most are looked at once. A pair may not be taken out;
/// less than 2^32 of them. References last until the next pair is added.
template <typename Value>
class PairTable {
 public:
  struct Item {
    ConceptPair pair;
    Value value;
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// The value of a pair, a new one where there is none.
  Value& operator[](const ConceptPair& pair) {
    if (2 * (items_.size() + 1) > slots_.size()) grow();
    const std::size_t slot = slot_of(pair);
    if (slots_[slot] == 0) {
      items_.push_back({pair, {}});
      slots_[slot] = static_cast<std::uint32_t>(items_.size());
    }
    return items_[slots_[slot] - 1].value;
  }

  /// The place of a pair, or kNone.
  std::size_t index_of(const ConceptPair& pair) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t number = slots_[slot_of(pair)];
    return number == 0 ? kNone : number - 1;
  }

  /// Null where there is none.
  const Value* find(const ConceptPair& pair) const {
    const std::size_t index = index_of(pair);
    return index == kNone ? nullptr : &items_[index].value;
  }
  Value* find(const ConceptPair& pair) {
    const std::size_t index = index_of(pair);
    return index == kNone ? nullptr : &items_[index].value;
  }

  std::vector<Item>& items() { return items_; }
  const std::vector<Item>& items() const { return items_; }

 private:
  static constexpr std::size_t kLeastSlots = 64;

  /// That of the pair, or the empty one where it belongs; the number of slots is a power of two.
  std::size_t slot_of(const ConceptPair& pair) const {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;  // the golden ratio, Knuth TAOCP 3, 6.4
    constexpr int kHalf = 32;
    std::uint64_t hash = (static_cast<std::uint64_t>(pair.first) << kHalf) ^ pair.second;
    hash *= kMix;
    hash ^= hash >> kHalf;
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0 && items_[slots_[slot] - 1].pair != pair)
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  void grow() {
    slots_.assign(slots_.empty() ? kLeastSlots : 2 * slots_.size(), 0);
    for (std::size_t i = 0; i < items_.size(); ++i)
      slots_[slot_of(items_[i].pair)] = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<Item> items_;
  std::vector<std::uint32_t> slots_;  ///< 1 + the place among the items; 0: empty
};

}  // namespace cairn::importers
