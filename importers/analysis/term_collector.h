#pragma once

#include <set>

#include "importers/analysis/candidates.h"
#include "importers/analysis/known_names.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

/// The words of all headers: what the people who made the glossary look things up by.
std::set<WordId> header_words(Corpus& corpus);

/// Gathers every term of the corpus that may be a concept without an entry of its own: labels, cells,
/// bracketed expansions, bold and header phrases, capitalised names, recurring phrases. Brackets give known
/// concepts their other names on the way.
Candidates collect_terms(Corpus& corpus, KnownNames& known, const WordStatistics& statistics);

}  // namespace cairn::importers
