#pragma once

#include "graph/view.h"
#include "query/planning/plan.h"

namespace cairn::query::planning {

/// Chooses how to carry a query out, by the counts that the graph keeps: where each pattern is entered (bound
/// variable, name, smallest label), in which order patterns are walked, and that conditions are checked as
/// early as they can be. The plan refers to the bound query, which must outlive it.
/// `given` are slots of the row that it begins with.
plan::OperatorPtr plan(const bound::Query& query, const graph::View& view,
                       const std::vector<bound::Slot>& given = {});

}  // namespace cairn::query::planning
