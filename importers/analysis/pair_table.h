#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace cairn::importers {

/// What would require, and what would be required: indices into the concepts.
using ConceptPair = std::pair<std::size_t, std::size_t>;

/// A value for each of some pairs, in the order in which they came: a hash table of their places in one list,
/// because there are hundreds of thousands and most are looked at once. A pair may not be taken out; less
/// than 2^32 of them. They keep their places in memory.
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
    const std::uint32_t hash = hash_of(pair);
    Slot& slot = slots_[place_of(pair, hash)];
    if (slot.number == 0) {
      items_.push_back({pair, {}});
      slot = {hash, static_cast<std::uint32_t>(items_.size())};
    }
    return items_[slot.number - 1].value;
  }

  /// The place of a pair, or kNone.
  std::size_t index_of(const ConceptPair& pair) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t number = slots_[place_of(pair, hash_of(pair))].number;
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

  std::deque<Item>& items() { return items_; }
  const std::deque<Item>& items() const { return items_; }

 private:
  static constexpr std::size_t kLeastSlots = 64;

  struct Slot {
    std::uint32_t hash = 0;    ///< so that the pairs themselves are seldom looked at
    std::uint32_t number = 0;  ///< 1 + the place among the items; 0: empty
  };

  static std::uint32_t hash_of(const ConceptPair& pair) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;  // the golden ratio, Knuth TAOCP 3, 6.4
    constexpr int kHalf = 32;
    const std::uint64_t hash = ((static_cast<std::uint64_t>(pair.first) << kHalf) ^ pair.second) * kMix;
    return static_cast<std::uint32_t>(hash ^ (hash >> kHalf));
  }

  /// That of the pair, or the empty one where it belongs; the number of slots is a power of two.
  std::size_t place_of(const ConceptPair& pair, std::uint32_t hash) const {
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].number != 0 &&
           (slots_[place].hash != hash || items_[slots_[place].number - 1].pair != pair))
      place = (place + 1) & (slots_.size() - 1);
    return place;
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? kLeastSlots : 2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.number != 0) slots_[place_of(items_[slot.number - 1].pair, slot.hash)] = slot;
    }
  }

  std::deque<Item> items_;
  std::vector<Slot> slots_;
};

}  // namespace cairn::importers
