#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/neighbourhoods.h"

namespace cairn::importers {

/// How far the words of concepts' names stand in the texts of others: "the proofs of first-order logic"
/// speaks of "Completeness of first-order logic" without saying so. Of concepts with entries only.
class Kindred {
 public:
  /// A text apart from its lists of what to read next, or these lists.
  enum class Part : std::uint8_t { kText, kSeeAlso };

  /// `is_see_also` tells of a block whether it is of such a list.
  Kindred(Corpus& corpus, const std::vector<ConceptFacts>& concepts, const Neighbourhoods& neighbourhoods,
          const std::function<bool(const Block&)>& is_see_also);

  struct Relative {
    std::size_t concept_index = 0;
    // The sentence that has most of its name.
    std::size_t entry = 0;
    std::size_t block = 0;
    std::size_t sentence = 0;
  };
  /// The concepts a good part of whose names stands in one sentence of a concept's text; the most alike ones.
  std::vector<Relative> of(std::size_t concept_index);

  /// From 0 to 1: how much of a concept's name, or of one of its aliases, stands in another's text, by the
  /// weights of the words.
  double share(std::size_t in, Part part, std::size_t of) const;
  double likeness(std::size_t a, std::size_t b) const { return neighbourhoods_.of_concepts(a, b); }

 private:
  /// The words of a name with their weights, without function words, in order; and the weight of all of them.
  struct Name {
    WordVector words;
    double weight = 0;
  };
  /// The sentence that has most of a concept's name.
  struct BestSentence {
    std::size_t concept_index = 0;
    double share = 0;
    std::size_t entry = 0;
    std::size_t block = 0;
    std::size_t sentence = 0;
  };

  Name name_of(const std::string& text, const CueWords& function_words) const;
  /// The words without which the rest of the name is no good part of it.
  static std::vector<WordId> weightiest(const Name& name);
  double share_of(const Name& name, const std::vector<WordId>& text) const;
  /// Of each concept that a text has a good part of.
  std::vector<BestSentence> best_sentences(std::size_t concept_index);
  /// The words of one sentence, from a token on; returns the token behind them.
  std::size_t read_sentence(const AnalysedBlock& block, std::size_t first);

  Corpus& corpus_;
  const std::vector<ConceptFacts>& concepts_;
  const Neighbourhoods& neighbourhoods_;
  std::function<bool(const Block&)> is_see_also_;
  std::vector<std::vector<Name>> names_;               ///< by concept: its own, and its aliases
  std::vector<std::vector<WordId>> texts_, see_also_;  ///< by concept: their words, each once, in order
  /// By word: the concepts among whose weightiest words it is.
  std::vector<std::vector<std::size_t>> concepts_with_word_;

  // Of the search that goes on.
  std::vector<WordId> words_;                  ///< of the sentence, each once
  std::size_t sentences_ = 0;                  ///< read so far
  std::vector<std::size_t> sentence_of_word_;  ///< by word: the last one that has it, from 1 on
  std::vector<std::size_t> sentence_of_concept_;
  std::vector<std::size_t> best_of_concept_;  ///< by concept: its place among the best sentences, from 1 on
  std::vector<double> weight_in_text_;        ///< by word: in the text whose likeness to others is measured
};

}  // namespace cairn::importers
