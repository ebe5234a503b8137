#pragma once

// Inside learning/ only: the parts of a long plan.

#include <cstddef>
#include <vector>

#include "learning/study_order.h"

namespace cairn::learning {

/// The stage of each place of an order, counted from 1. A short order is one stage; a long one is cut where
/// the least of what was learnt is still waiting for its use, into stages of about seven concepts. `sizes`:
/// how many concepts each item stands for. (Optimal cuts by dynamic programming, in linear time.)
std::vector<std::size_t> stages(const std::vector<StudyItem>& items, const std::vector<std::size_t>& order,
                                const std::vector<std::size_t>& sizes);

}  // namespace cairn::learning
