#pragma once

#include <vector>

#include "importers/analysis/term_candidate.h"
#include "importers/analysis/word_vector.h"

namespace cairn::importers {

/// How the words of a corpus are used in its prose: what can be known of them without a dictionary.
class WordStatistics {
 public:
  explicit WordStatistics(Corpus& corpus);

  /// The share of a collocation's uses in those of its rarest word.
  double association(const TermKey& key, std::size_t uses) const;
  /// Stands after "to", "can", "that" and the like for a good part of its uses.
  bool is_verb(WordId word) const;
  /// Mostly ends its phrase: punctuation or a function word follows.
  bool is_noun(WordId word) const;
  /// The share of its uses before punctuation or a function word.
  double closing_share(WordId word) const;
  /// The share of its uses before an article or the like.
  double before_determiner(WordId word) const;
  /// In prose, outside labels.
  std::size_t uses(WordId word) const;
  bool is_written_small(WordId word) const;
  /// The share of its uses without any capital or digit.
  double small_share(WordId word) const;
  /// The share of its uses after "to", "can", "that" and the like.
  double verbal_share(WordId word) const;
  /// From 0, for a word of every entry of a large glossary, to 1, for a word of one alone.
  double rarity(WordId word) const;
  /// Uses in the prose of an entry, outside labels.
  std::size_t uses_in_entry(std::size_t entry, WordId word) const;

 private:
  struct Use {
    std::size_t all = 0;
    std::size_t outside_labels = 0;
    std::size_t closing = 0;  ///< before punctuation or a function word
    std::size_t before_determiner = 0;
    std::size_t verbal = 0;  ///< after "to", "can", "that", ...
    std::size_t lower_case = 0;
  };

  /// Of a word that the prose has never used: nothing.
  const Use& use(WordId word) const;
  static double share(std::size_t some, std::size_t all);

  const Words& words_;
  // By word; words that came later are in no text.
  std::vector<Use> uses_;
  std::vector<std::size_t> entries_with_;
  std::vector<WordNumbers<std::size_t>> in_entries_;  ///< by entry
};

}  // namespace cairn::importers
