#pragma once

#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/decisions.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/neighbourhoods.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

/// One place where a text names a concept.
struct Occurrence {
  std::size_t concept_index = 0;
  std::size_t entry = 0;
  std::size_t block = 0;
  std::size_t first = 0;  ///< token
  std::size_t count = 0;  ///< tokens
  double score = 0;       ///< how surely the entry names the concept; 0 for its own
};

/// Finds every mention of every concept: longest match over inflection, hyphens and case, and the names
/// inside a longer one. Established names come first; phrases found in prose only take what is left. Where a
/// name means several concepts the words around decide, or it is left out. Whether an entry that has the
/// words means the concept is a scored decision (the table is in mention_weights.h).
std::vector<Occurrence> link(Corpus& corpus, const WordStatistics& statistics,
                             const Neighbourhoods& neighbourhoods, const std::vector<ConceptFacts>& concepts,
                             Decisions* decisions);

/// The concepts whose text a block is: that of its entry, and the one that the block introduces. The first is
/// the entry's.
class BlockOwners {
 public:
  BlockOwners(const Corpus& corpus, const std::vector<ConceptFacts>& concepts);
  /// By entry and block.
  const std::vector<std::size_t>& of(std::size_t entry, std::size_t block) const {
    return owners_[entry][block];
  }

 private:
  std::vector<std::vector<std::vector<std::size_t>>> owners_;
};

std::vector<MentionFacts> collect_mentions(const Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                                           const std::vector<Occurrence>& occurrences,
                                           const BlockOwners& owners);

}  // namespace cairn::importers
