#pragma once

#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// Sentences of the same words in the texts of several concepts were filled in, not written for one of them,
/// and so were pieces of sentences that a good part of the glossary shares: their words are hidden, so that
/// they name nothing, and nothing in their prose is a term. What leads a block or is bold stays what it is.
void hide_templates(Corpus& corpus, const std::vector<ConceptFacts>& concepts);

}  // namespace cairn::importers
