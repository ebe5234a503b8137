#pragma once

#include <vector>

#include "query/procedure.h"

namespace cairn::query {

/// The learner's questions that have no clause of their own, as procedures over learning/: learning.review,
/// learning.unlocks, learning.connect, learning.search and learning.lint. Where they want concepts, these are
/// names, nodes, or lists of them, as in the clauses; docs/language.md says what they yield.
std::vector<Procedure> learning_procedures();

}  // namespace cairn::query
