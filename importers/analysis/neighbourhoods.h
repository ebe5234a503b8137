#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/word_vector.h"

namespace cairn::importers {

/// The texts of entries and concepts as vectors of their words, rare words weighing more (tf-idf, both
/// logarithmic; Salton and Buckley 1988). Of a concept without an entry the text is that of the entries which
/// introduce it. Not to be changed, and safe to read from several threads.
class Neighbourhoods {
 public:
  Neighbourhoods(Corpus& corpus, const std::vector<ConceptFacts>& concepts);

  /// The cosine between an entry's text and a concept's: from 0 to 1.
  double of_entry(std::size_t entry, std::size_t concept_index) const {
    return cosine(entries_[entry], concepts_[concept_index]);
  }
  double of_concepts(std::size_t a, std::size_t b) const { return cosine(concepts_[a], concepts_[b]); }
  const WordVector& text_of_concept(std::size_t concept_index) const { return *concepts_[concept_index]; }
  /// How much the glossary says of a concept: log2 of the words of its entries over those of an entry in the
  /// mean; 0 where it has none.
  double length(std::size_t concept_index) const { return lengths_[concept_index]; }
  /// How much a word says: log(1 + entries / entries with it); as of one entry where none has it.
  double weight(WordId word) const { return word < weights_.size() ? weights_[word] : of_one_entry_; }

 private:
  using Text = std::shared_ptr<const WordVector>;  ///< of the length 1, shared by all whose text it is

  /// At once for one text: an entry may introduce thousands of concepts.
  static double cosine(const Text& a, const Text& b) {
    if (a == b) return a->empty() ? 0 : 1;
    return dot(*a, *b);
  }
  Text text_of(const std::vector<std::size_t>& entries) const;
  void measure_lengths(const Corpus& corpus, const std::vector<ConceptFacts>& concepts);

  std::vector<double> weights_;  ///< by word
  double of_one_entry_ = 0;      ///< the weight of a word that one entry has
  std::vector<Text> entries_;
  std::vector<Text> concepts_;
  std::vector<double> lengths_;  ///< by concept
};

}  // namespace cairn::importers
