#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "importers/analysis/term_candidate.h"
#include "importers/analysis/trie_edges.h"

namespace cairn::importers {

/// All terms of a corpus that may be concepts, found by their words. They keep their places in memory.
class Candidates {
 public:
  Candidates() = default;
  Candidates(Candidates&&) = default;
  Candidates& operator=(Candidates&&) = default;
  Candidates(const Candidates&) = delete;  // its table points into it
  Candidates& operator=(const Candidates&) = delete;
  ~Candidates() = default;

  /// The candidate of these words, a new one where there is none.
  Candidate& operator[](std::span<const WordId> key);
  /// Null where there is none.
  const Candidate* find(std::span<const WordId> key) const { return candidate_of(key); }
  Candidate* find(std::span<const WordId> key) { return candidate_of(key); }
  /// There must be one.
  Candidate& at(std::span<const WordId> key);
  bool contains(std::span<const WordId> key) const { return find(key) != nullptr; }
  void erase(std::span<const WordId> key);

  /// Those that were not erased, in the order in which they were first seen.
  template <typename Visit>
  void each(Visit visit) {
    for (Candidate& candidate : all_) {
      if (!candidate.key.empty()) visit(candidate);
    }
  }
  template <typename Visit>
  void each(Visit visit) const {
    for (const Candidate& candidate : all_) {
      if (!candidate.key.empty()) visit(candidate);
    }
  }

  /// A use of the candidate that is so many in the order of each().
  struct NumberedUse {
    std::size_t number = 0;
    Candidate::Use use;
  };
  /// Gives the candidates their uses, in the order in which they come here.
  void set_uses(const std::vector<NumberedUse>& uses);

 private:
  std::uint32_t node_of(std::span<const WordId> key) const;
  Candidate* candidate_of(std::span<const WordId> key) const;

  TrieEdges edges_;
  std::vector<Candidate*> candidate_at_{nullptr};  ///< by node of the trie
  std::deque<Candidate> all_;                      ///< one that was erased has no key
  std::vector<Candidate::Use> uses_;
};

}  // namespace cairn::importers
