#pragma once

#include "importers/analysis/candidates.h"
#include "importers/analysis/known_names.h"

namespace cairn::importers {

/// Notes of each candidate where the texts use it by any of its names, outside labels: its uses, how many of
/// them are inside no longer name, in the texts of how many concepts, and what stands around them.
void count_uses(Corpus& corpus, const KnownNames& known, Candidates& candidates);

}  // namespace cairn::importers
