#pragma once

// Inside analysis/ only.

#include <optional>
#include <vector>

#include "importers/analysis/semantic_sentence.h"

namespace cairn::importers {

/// Reads in sentences what is a kind of what.
class KindSentences {
 public:
  /// Adds the cues to the words of a corpus; both outlive this.
  KindSentences(Words& words, const std::vector<ConceptFacts>& concepts, const NounPhrases& phrases);

  /// "A is a B", "B such as A", "A and other Bs", "the main kinds are A1 and A2", "A1 and A2 are Bs".
  void read(const SemanticSentence& sentence) const;

 private:
  void read_predicate(const SemanticSentence& sentence) const;
  void read_examples(const SemanticSentence& sentence) const;
  void read_lists_of_kinds(const SemanticSentence& sentence) const;
  void read_counted_kinds(const SemanticSentence& sentence) const;
  std::optional<std::size_t> counted_noun(const SemanticSentence& sentence) const;
  static bool names(const NamedSentence& sentence, std::size_t token, std::size_t concept_index);
  void read_members(const SemanticSentence& sentence) const;
  void read_membership(const SemanticSentence& sentence) const;
  void add_genus(const SemanticSentence& sentence, std::size_t begin, std::size_t head_end) const;
  bool is_computed(const NamedSentence& sentence, std::size_t begin) const;
  void add_list(SemanticCue cue, const SemanticSentence& sentence, std::size_t begin, std::size_t of) const;
  std::optional<std::size_t> begin_of_list(const NamedSentence& sentence, std::size_t end) const;
  void add_counted(const SemanticSentence& sentence, std::size_t begin, std::size_t of) const;

  const std::vector<ConceptFacts>& concepts_;
  const NounPhrases& phrases_;
  CueWords quantities_, operators_, kind_nouns_, part_nouns_, numbers_, kinds_, lists_kinds_, like_it_;
  CuePhrases example_, belongs_;
  WordId example_noun_, is_, are_, all_, both_, the_, of_, one_, other_, there_;
};

}  // namespace cairn::importers
