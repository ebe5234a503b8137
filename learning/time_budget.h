#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "learning/path.h"

namespace cairn::learning {

/// The best part of a path that fits into so many minutes, in its order: as many goals as fit, the cheapest
/// first; then, while there is time, what most of the path stands on, by the minute. All that a step in it
/// requires is in it or known, groups whole. (To choose the best part is a knapsack with precedences, which
/// is NP-hard: this is a greedy choice.) The time grows with the number of steps times that of their
/// requirements, over 64. `interrupt` is called between the parts; what it throws ends the work.
std::vector<Step> steps_within(
    std::vector<Step> path, std::int64_t minutes, const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
