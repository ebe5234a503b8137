#pragma once

#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// Sentences that recur word for word in the texts of several concepts were filled in, not written for one of
/// them: their words are hidden, so that they name and introduce nothing.
void hide_templates(Corpus& corpus, const std::vector<ConceptFacts>& concepts);

}  // namespace cairn::importers
