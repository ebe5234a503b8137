#pragma once

#include <functional>
#include <string_view>

#include "importers/analysis/known_names.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

/// A term, as it is written, and where.
using FoundTerm = std::function<void(const TermKey& key, std::string_view text, const Place& place)>;

/// Finds the terms that nothing but the sentences themselves sets off: capitalised names, what is named after
/// people, phrases that end in a noun of method, whole noun phrases, collocations. Calls found for each
/// place.
void find_prose_terms(Corpus& corpus, const KnownNames& known, const WordStatistics& statistics,
                      const FoundTerm& found);

}  // namespace cairn::importers
