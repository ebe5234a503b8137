#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <utility>
#include <vector>

#include "importers/analysis/pair_evidence.h"

namespace cairn::importers {

/// Entries, and the concepts that their texts name: each pair once, in order.
using NamedInEntries = std::vector<std::pair<std::size_t, std::size_t>>;

/// Adds what the names of two concepts say of them: one holds the other ("wing storm keel", "wing keel"), is
/// a version of it ("SeaSailv2"), or both end alike. Words and spread are to be gathered before.
void gather_name_pairs(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                       const NamedInEntries& named_in, GatheredPairs& gathered);

}  // namespace cairn::importers
