#pragma once

#include <vector>

#include "importers/analysis/linking.h"

namespace cairn::importers {

/// Finds what is a kind, a part or a variant of what, and what is set against what, by the words with which
/// texts say so (Hearst, "Automatic acquisition of hyponyms from large text corpora", 1992, and the genus of
/// definitions) and by names and headings. The cues and what each is worth are in semantic_cues.h. At most
/// one relation a pair.
std::vector<SemanticFacts> find_semantic_relations(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                                                   const std::vector<Occurrence>& occurrences,
                                                   const BlockOwners& owners);

}  // namespace cairn::importers
