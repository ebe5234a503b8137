#pragma once

#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/decisions.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

/// Adds the concepts that have no entry of their own but are defined or named as terms inside one, and the
/// aliases that brackets and abbreviations give to known concepts. Decided by an additive score over all
/// places where a term stands (the table is in introduction_weights.h).
void introduce_concepts(Corpus& corpus, const WordStatistics& statistics, std::vector<ConceptFacts>& concepts,
                        Decisions* decisions);

}  // namespace cairn::importers
