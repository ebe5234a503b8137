#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"

namespace cairn::learning {

/// A concept that can be learnt now.
struct NextStep {
  graph::NodeId concept_id = 0;
  std::string name;
  std::optional<std::int64_t> group;   ///< the members of a cycle are learnt together, and share a number
  std::vector<graph::NodeId> unlocks;  ///< what becomes ready with it, by id
};

/// All that is ready: not known, and everything that it requires is, with what that implies; a cycle is ready
/// as a whole. That is the outer fringe of what is known (Falmagne and Doignon, "Learning Spaces", 2011,
/// section 4.1). With goals only what they require, and they themselves; else any concept. What unlocks most
/// comes first, then by name. Question::depth is not used.
std::vector<NextStep> next_steps(const graph::View& view, const Question& question);

}  // namespace cairn::learning
