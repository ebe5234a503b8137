#pragma once

#include <functional>
#include <span>
#include <vector>

#include "graph/view.h"
#include "learning/why.h"

namespace cairn::learning {

/// The requirements among the given concepts without those that follow from others: from the transitive
/// reduction of the graph of their groups (Aho, Garey and Ullman 1972); inside a cycle every requirement is
/// kept. Those of less than `min_confidence` play no part. Strongest relationship of each pair only; sorted
/// by ids of the ends. `interrupt` is called between the steps; what it throws ends the work.
std::vector<Link> reduced_requirements(
    const graph::View& view, std::span<const graph::NodeId> concepts, double min_confidence = 0,
    const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
