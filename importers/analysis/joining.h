#pragma once

#include <vector>

#include "importers/analysis/candidates.h"
#include "importers/analysis/known_names.h"
#include "importers/analysis/term_candidate.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

/// Of the terms that are to become concepts, those that say another one again become a name of it: they leave
/// `kept`, and their places move to that term, or their names to the known concept that is called so. They
/// are abbreviations that nothing explains and that stand for one term only, other spellings ("pretraining"
/// beside "pre-training"), longer names ("load-sharing techniques"), qualities ("storm-tested" beside
/// "storm-tested winch"), and products with their maker's name before them.
void join_terms(Corpus& corpus, const WordStatistics& statistics, KnownNames& known, Candidates& candidates,
                std::vector<const Candidate*>& kept);

}  // namespace cairn::importers
