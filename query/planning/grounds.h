#pragma once

#include "graph/view.h"
#include "query/parameters.h"
#include "query/planning/choices.h"

namespace cairn::query::planning {

/// What the planner chooses by. All of it must outlive the planning.
struct Grounds {
  const graph::View& view;
  const Choices& choices;
  const Parameters& parameters;  ///< those that are known already
};

}  // namespace cairn::query::planning
