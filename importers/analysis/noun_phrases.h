#pragma once

// Inside analysis/ only.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/linking.h"

namespace cairn::importers {

/// A sentence and the concepts that it names, from left to right.
struct NamedSentence {
  const AnalysedEntry& entry;
  const AnalysedBlock& block;
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  std::size_t number = 0;
  std::size_t entry_index = 0;
  std::size_t block_index = 0;
  std::vector<const Occurrence*> occurrences = {};

  /// The first occurrence that begins at a token or behind it.
  std::vector<const Occurrence*>::const_iterator first_from(std::size_t token) const {
    return std::partition_point(occurrences.begin(), occurrences.end(),
                                [token](const Occurrence* a) { return a->first < token; });
  }
};

/// Where noun phrases begin and end in sentences, told by function words, punctuation and the endings of
/// participles. Places are tokens.
class NounPhrases {
 public:
  /// Adds its words to those of a corpus, which must outlive this.
  explicit NounPhrases(Words& words);

  bool is_determiner(WordId word) const { return determiners_.contains(word); }
  bool is_conjunction(WordId word) const { return conjunctions_.contains(word); }
  bool is_copula(WordId word) const { return copulas_.contains(word); }

  /// The "is" behind a subject; that of "a function which is defined" is another one.
  std::optional<std::size_t> verb_behind(const NamedSentence& sentence, std::size_t subject_end) const;
  /// "Magma that has reached the surface.", "Bone made up of ..."
  bool begins_without_article(const NamedSentence& sentence) const;
  bool only_determiners(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;
  /// ... or prepositions and such: "in the".
  bool only_small(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;
  /// "the", "the most"
  std::size_t behind_determiners(const NamedSentence& sentence, std::size_t at) const;

  /// Where a noun phrase ends: before punctuation, a function word, or a participle that begins to explain.
  std::size_t end_of_phrase(const NamedSentence& sentence, std::size_t begin) const;
  /// ... before which adjectives stand with commas: "a dark, fine-grained rock". It has no words in a list:
  /// "a ketch, yawl or sloop".
  std::size_t end_of_description(const NamedSentence& sentence, std::size_t begin) const;
  /// Whether "and" or "or" follows: what stands before may be half of a phrase.
  bool is_coordinated(const NamedSentence& sentence, std::size_t end) const;
  /// The longest name that ends the phrase; null where none does.
  const Occurrence* head_of(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;
  bool is_whole_phrase(const NamedSentence& sentence, const Occurrence& occurrence) const;
  /// Whether nothing but commas, "and", "or" and articles stands between two names.
  bool is_list_gap(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;

  /// Whether a word goes on behind the token before: "ALGOL-like", "TCP/IP", "IBM's".
  static bool goes_on(const NamedSentence& sentence, std::size_t end);
  /// Whether a hyphen stands before the token.
  static bool is_hyphenated(const AnalysedBlock& block, std::size_t token);
  /// Whether a dash stands before the token: what follows speaks of the whole sentence.
  static bool is_set_off(const NamedSentence& sentence, std::size_t token);
  /// Whether a semicolon or a colon stands behind the token.
  static bool ends_clause(const NamedSentence& sentence, std::size_t token);

 private:
  bool is_adjective(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;
  bool is_participle(const NamedSentence& sentence, std::size_t token) const;

  const Words& words_;
  CueWords function_words_, copulas_, determiners_, conjunctions_, prepositions_, relative_pronouns_,
      behind_genus_, after_heads_, irregular_participles_;
  WordId most_, per_, that_;
};

}  // namespace cairn::importers
