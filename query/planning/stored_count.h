#pragma once

#include <optional>

#include "query/planning/plan.h"

namespace cairn::query::planning {

/// What gives the aggregates of the projection behind the match, where all that they ask is how many nodes of
/// a label, or relationships of some types, there are; nothing where they ask more. The match must be the
/// first clause of the query, without variables from outside.
std::optional<plan::StoredCount> stored_count(const bound::Match& match, const bound::Projection& projection);

}  // namespace cairn::query::planning
