#include "importers/analysis/trie_edges.h"

#include <algorithm>

namespace cairn::importers {

void TrieEdges::add(std::uint32_t node, WordId word, std::uint32_t target) {
  if (node == 0) {
    if (word >= from_root_.size()) from_root_.resize(word + std::size_t{1}, kNone);
    from_root_[word] = target;
    return;
  }
  if (node >= has_edges_.size()) has_edges_.resize(node + std::size_t{1});
  has_edges_[node] = true;
  if (2 * (used_ + 1) > slots_.size()) {
    constexpr std::size_t kFewest = 64;
    std::vector<Slot> before(std::max(kFewest, 2 * slots_.size()));
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.target != kNone) put(slot.key, slot.target);
    }
  }
  put(key_of(node, word), target);
  ++used_;
}

void TrieEdges::put(std::uint64_t key, std::uint32_t target) {
  std::size_t at = place(key);
  while (slots_[at].target != kNone) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {key, target};
}

}  // namespace cairn::importers
