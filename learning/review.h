#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"

namespace cairn::learning {

/// A known concept on which nothing else that is known rests.
struct ReviewStep {
  graph::NodeId concept_id = 0;
  std::string name;
  std::optional<std::int64_t> group;    ///< the members of a cycle share a number
  std::vector<graph::NodeId> rests_on;  ///< the known concepts that it requires directly, by id
};

/// What was learnt last, and is worth a review: the known concepts that no other known concept requires, by
/// name; a cycle as a whole. That is the inner fringe of what is known (Falmagne and Doignon, "Learning
/// Spaces", 2011, section 4.1): any of them could be forgotten, and the rest would still stand.
/// Question::goals and depth are not used; strictly: of the known concepts alone, without what they imply.
std::vector<ReviewStep> review_steps(const graph::View& view, const Question& question);

}  // namespace cairn::learning
