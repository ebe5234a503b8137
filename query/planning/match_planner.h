#pragma once

#include <set>

#include "query/planning/grounds.h"
#include "query/planning/plan.h"

namespace cairn::query::planning {

/// Plans one MATCH on top of `input`, whose rows have the slots of `bound` filled in.
plan::OperatorPtr plan_match(const bound::Match& match, plan::OperatorPtr input,
                             const std::set<bound::Slot>& bound, const Grounds& grounds);

}  // namespace cairn::query::planning
