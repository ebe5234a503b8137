#pragma once

// Inside analysis/ only.

#include "importers/analysis/semantic_sentence.h"

namespace cairn::importers {

/// Reads in sentences what is set against what.
class ContrastSentences {
 public:
  /// Adds the cues to the words of a corpus; both outlive this.
  ContrastSentences(Words& words, const NounPhrases& phrases);

  /// "A vs B", "A ... unlike B", "unlike B, A ...", "A ..., whereas B ...", "the opposite of B".
  void read(const SemanticSentence& sentence) const;

 private:
  void read_two_clauses(const SemanticSentence& sentence) const;
  void read_mixed_up(const SemanticSentence& sentence) const;
  bool refers(const NamedSentence& sentence, const Occurrence& other) const;
  bool is_opposite(const NamedSentence& sentence, const Occurrence& other) const;
  const Occurrence* next_clause(const NamedSentence& sentence, std::size_t i) const;
  const Occurrence* subject_from(const NamedSentence& sentence, std::size_t begin, std::size_t end) const;

  const NounPhrases& phrases_;
  CuePhrases unlike_, rather_than_, opposite_, versus_, on_the_other_hand_, mixed_up_;
  CueWords whereas_, referrals_, pronouns_, instructions_;
  WordId of_;
};

}  // namespace cairn::importers
