#pragma once

#include "graph/view.h"
#include "query/parameters.h"
#include "query/planning/choices.h"
#include "query/planning/plan.h"

namespace cairn::query::planning {

/// Chooses how to carry a query out, by the counts that the graph keeps: where each pattern is entered (bound
/// variable, name, property index, smallest label), in which order patterns are walked, what is joined by
/// hashing, and that conditions are checked as early as they can be. The plan refers to the bound query,
/// which must outlive it. `parameters` are those that are known already; `given` are slots of the row that it
/// begins with.
plan::OperatorPtr plan(const bound::Query& query, const graph::View& view, const Choices& choices,
                       const Parameters& parameters, const std::vector<bound::Slot>& given = {});

}  // namespace cairn::query::planning
