#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// The edges of a trie over words: from a node by a word to a node. It is asked at every word of the text,
/// and nearly always in vain: so what leaves the root (the node 0) stands in an array, and of the other nodes
/// an open-addressing table is asked only where they have edges at all.
class TrieEdges {
 public:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  std::uint32_t find(std::uint32_t node, WordId word) const {
    if (node == 0) return word < from_root_.size() ? from_root_[word] : kNone;
    if (node >= has_edges_.size() || !has_edges_[node]) return kNone;
    const std::uint64_t key = key_of(node, word);
    for (std::size_t at = place(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].target == kNone || slots_[at].key == key) return slots_[at].target;
    }
  }
  /// There must be no such edge yet.
  void add(std::uint32_t node, WordId word, std::uint32_t target);

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t target = kNone;
  };
  static std::uint64_t key_of(std::uint32_t node, WordId word) {
    return (static_cast<std::uint64_t>(node) << 32U) | word;
  }
  std::size_t place(std::uint64_t key) const {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15U;  // Fibonacci hashing: Knuth, TAOCP 3, 6.4
    return static_cast<std::size_t>((key * kGoldenRatio) >> 32U) & (slots_.size() - 1);
  }
  void put(std::uint64_t key, std::uint32_t target);

  std::vector<std::uint32_t> from_root_;  ///< by word
  std::vector<bool> has_edges_;           ///< by node
  std::vector<Slot> slots_;               ///< a power of two, at most half of them taken
  std::size_t used_ = 0;
};

}  // namespace cairn::importers
