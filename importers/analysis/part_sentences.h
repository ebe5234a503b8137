#pragma once

// Inside analysis/ only.

#include "importers/analysis/semantic_sentence.h"

namespace cairn::importers {

/// Reads in sentences what is a part, a step or a variant of what.
class PartSentences {
 public:
  /// Adds the cues to the words of a corpus; all outlive this.
  PartSentences(Words& words, const std::vector<ConceptFacts>& concepts, const NounPhrases& phrases);

  /// "A is a part of B", "B consists of A1 and A2", "B has two parts: A1 and A2".
  void read(const SemanticSentence& sentence) const;

 private:
  void read_part_of(const SemanticSentence& sentence) const;
  std::optional<std::size_t> part_before(const SemanticSentence& sentence, std::size_t noun) const;
  void read_wholes(const SemanticSentence& sentence) const;
  void read_whole(const SemanticSentence& sentence, std::size_t at, std::size_t whole) const;
  struct List {
    std::size_t begin = 0;
    bool is_counted = false;  ///< "two parts:" stands before it
  };
  List list_behind(const NamedSentence& sentence, std::size_t at) const;
  void add_parts(const SemanticSentence& sentence, std::size_t begin, std::size_t of,
                 bool only_entries) const;

  bool is_measured(const NamedSentence& sentence, const Occurrence& part) const;

  const std::vector<ConceptFacts>& concepts_;
  const NounPhrases& phrases_;
  CueWords part_nouns_, definite_parts_, forms_, counts_, numbers_, pronouns_, whole_determiners_,
      counted_parts_, has_;
  CuePhrases consists_, consisting_;
  WordId of_, or_, its_, the_;
};

}  // namespace cairn::importers
