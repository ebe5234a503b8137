#pragma once

#include <functional>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// One requirement of a chain.
struct Link {
  graph::NodeId from = 0;
  graph::NodeId to = 0;
  graph::RelationshipId relationship = 0;
  double confidence = 0;
};

/// Why `from` requires `to`: of all chains of requirements the one whose weakest link is strongest, of those
/// one with the fewest links. Empty when there is none, or when both are the same concept.
/// `interrupt` is called between the steps; what it throws ends the work.
std::vector<Link> why(
    const graph::View& view, graph::NodeId from, graph::NodeId to,
    const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
