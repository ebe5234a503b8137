#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
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
    Evidence evidence;  ///< the sentence that has most of its name
  };
  /// The concepts a good part of whose names stands in one sentence of a concept's text; the most alike ones.
  std::vector<Relative> of(std::size_t concept_index) const;

  /// From 0 to 1: how much of a concept's name, or of one of its aliases, stands in another's text, by the
  /// weights of the words.
  double share(std::size_t in, Part part, std::size_t of) const;
  double likeness(std::size_t a, std::size_t b) const { return neighbourhoods_.of_concepts(a, b); }

 private:
  /// The words of a name, without function words, in order; and the weight of all of them.
  struct Name {
    std::vector<WordId> words;
    double weight = 0;
  };
  /// The sentence that has most of a concept's name.
  struct BestSentence {
    double share = 0;
    std::size_t entry = 0;
    const AnalysedBlock* block = nullptr;
    std::size_t sentence = 0;
  };
  using BestSentences = std::unordered_map<std::size_t, BestSentence>;  ///< by concept

  Name name_of(const std::string& text, const CueWords& function_words) const;
  /// The words without which the rest of the name is no good part of it.
  std::vector<WordId> weightiest(const Name& name) const;
  double share_of(const Name& name, const std::vector<WordId>& text) const;
  BestSentences best_sentences(std::size_t concept_index) const;
  /// Those that have one of their weightiest words among these.
  std::vector<std::size_t> concepts_with(const std::vector<WordId>& words) const;

  Corpus& corpus_;
  const std::vector<ConceptFacts>& concepts_;
  const Neighbourhoods& neighbourhoods_;
  std::function<bool(const Block&)> is_see_also_;
  std::vector<std::vector<Name>> names_;               ///< by concept: its own, and its aliases
  std::vector<std::vector<WordId>> texts_, see_also_;  ///< by concept: their words, each once, in order
  /// By word: the concepts among whose weightiest words it is.
  std::vector<std::vector<std::size_t>> concepts_with_word_;
};

}  // namespace cairn::importers
