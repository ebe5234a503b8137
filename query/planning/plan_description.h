#pragma once

#include <string>
#include <vector>

#include "query/planning/plan.h"

namespace cairn::query::planning {

/// A line of EXPLAIN.
struct PlanLine {
  std::string name;     ///< of the operator; indented where it belongs to a plan inside another operator
  std::string details;  ///< what it does, in the words of the query
  const plan::Operator* at = nullptr;
};

/// The plan for people: the operator that gives the result first, below each the one that feeds it.
std::vector<PlanLine> describe(const plan::Operator& plan, const bound::Query& query,
                               const ErrorSource& source);

}  // namespace cairn::query::planning
