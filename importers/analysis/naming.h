#pragma once

#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// Decides what each entry is called, which of its header phrases are aliases, which one is the category, and
/// which entries are about one concept. Gives those concepts; homonyms get their category behind the name.
std::vector<ConceptFacts> name_entries(Corpus& corpus);

}  // namespace cairn::importers
