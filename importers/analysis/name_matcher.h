#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/analysis/corpus.h"

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

  /// `surface` decides about case: a name with capitals or digits inside a word matches only words so
  /// written; only one with a slash runs over a slash.
  void add(const std::vector<WordId>& name, std::string_view surface, std::size_t id);

  /// The longest names from left to right, none over another. Tokens for which `taken` is set are passed
  /// over; those of a match are set.
  std::vector<Match> find(const AnalysedBlock& block, std::vector<bool>& taken) const;
  /// The longest name that begins at a token and ends before another.
  std::optional<Match> find_at(const AnalysedBlock& block, std::size_t first, std::size_t end) const;
  /// All names that begin at a token, the shorter before the longer.
  std::vector<Match> find_all_at(const AnalysedBlock& block, std::size_t first) const;

 private:
  struct Ending {
    std::size_t id = 0;
    bool cased = false;
    bool slashed = false;
  };
  template <typename Visit>
  void walk(const AnalysedBlock& block, std::size_t first, std::size_t end, Visit visit) const;
  static std::uint64_t edge(std::uint32_t node, WordId word) {
    return (static_cast<std::uint64_t>(node) << 32U) | word;
  }

  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::vector<Ending>> endings_{1};
  std::size_t longest_ = 0;  ///< words of a name
};

/// Whether a name is written with capitals or digits inside a word, so that its case tells it from ordinary
/// words.
bool has_proper_form(std::string_view surface);

}  // namespace cairn::importers
