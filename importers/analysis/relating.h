#pragma once

#include <vector>

#include "importers/analysis/decisions.h"
#include "importers/analysis/linking.h"

namespace cairn::importers {

/// Decides for each pair of concepts that a text brings together what must be known first. A scored decision
/// (the table is in requirement_weights.h); of two directions only the better one, and strongest first
/// without ever closing a cycle, together with the kinds and parts. The confidence that it hands out is drawn
/// towards a half where an end has no entry (requirement_weights.h says why).
std::vector<RequirementFacts> relate(Corpus& corpus, const Neighbourhoods& neighbourhoods,
                                     const std::vector<ConceptFacts>& concepts,
                                     const std::vector<Occurrence>& occurrences, const BlockOwners& owners,
                                     const std::vector<SemanticFacts>& semantic, Decisions* decisions);

}  // namespace cairn::importers
