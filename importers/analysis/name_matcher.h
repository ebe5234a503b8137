#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/trie_edges.h"

namespace cairn::importers {

/// Finds names in tokenized text: a trie over words, walked once from every token, longest match first.
/// Linear in the text (times the length of the longest name). A name never runs over punctuation, code or
/// formulas.
class NameMatcher {
 public:
  struct Match {
    std::size_t first = 0;         ///< token
    std::size_t count = 0;         ///< tokens
    std::vector<std::size_t> ids;  ///< all that go by this name
  };

  /// `surface` decides about case: a name of one word with capitals or digits inside matches only words so
  /// written; only one with a slash runs over a slash.
  void add(const std::vector<WordId>& name, std::string_view surface, std::size_t id);

  /// The longest names from left to right, none over another. Tokens for which `taken` is set are passed
  /// over; those of a match are set.
  std::vector<Match> find(const AnalysedBlock& block, std::vector<bool>& taken) const;
  /// The longest name that begins at a token and ends before another.
  std::optional<Match> find_at(const AnalysedBlock& block, std::size_t first, std::size_t end) const;
  /// Calls `visit(count, id)` for all names that begin at a token and end before another, those of fewer
  /// tokens first.
  template <typename Visit>
  void each_at(const AnalysedBlock& block, std::size_t first, std::size_t end, Visit visit) const;

 private:
  struct Ending {
    std::size_t id = 0;
    bool cased = false;
    bool slashed = false;
    std::uint32_t next = TrieEdges::kNone;  ///< another ending of the same node
  };

  TrieEdges edges_;
  std::vector<std::uint32_t> first_ending_{TrieEdges::kNone};  ///< by node
  std::vector<Ending> endings_;
};

template <typename Visit>
void NameMatcher::each_at(const AnalysedBlock& block, std::size_t first, std::size_t end, Visit visit) const {
  const auto& tokens = block.tokens;
  std::uint32_t node = 0;
  bool over_slash = false;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].hidden || (i > first && !tokens[i].joined && !tokens[i].slashed)) break;
    over_slash = over_slash || (i > first && tokens[i].slashed);
    node = edges_.find(node, tokens[i].word);
    if (node == TrieEdges::kNone) break;
    for (std::uint32_t at = first_ending_[node]; at != TrieEdges::kNone; at = endings_[at].next) {
      const Ending& ending = endings_[at];
      const bool fits = (!ending.cased || tokens[i].proper) && (!over_slash || ending.slashed);
      if (fits) visit(i - first + 1, ending.id);
    }
  }
}

/// Whether a name is written with capitals or digits inside a word, so that its case tells it from ordinary
/// words.
bool has_proper_form(std::string_view surface);

}  // namespace cairn::importers
