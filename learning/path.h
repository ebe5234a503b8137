#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"

namespace cairn::learning {

/// One concept of a learning path.
struct Step {
  graph::NodeId concept_id = 0;
  std::string name;
  std::int64_t minutes = 0;           ///< to study its text, see study_time.h
  std::optional<std::int64_t> group;  ///< as in Prerequisite; the members of a group are adjacent
  bool goal = false;
  std::vector<graph::NodeId> requirements;  ///< the steps of this path that it requires directly
  graph::RelationshipId because =
      0;  ///< the REQUIRES relationship that brought it into the path; 0 for a goal
};

/// The goals and all that they require and that is not known, in an order to study in. Outside a group every
/// step follows all that it requires; a goal comes as late as that allows.
///
/// Method: the groups are ordered by a depth-first walk from the goals in post-order, what is required most
/// surely first, so that a concept comes soon after what it needs; then goals, and all that stands on them,
/// move to the end. Question::depth is not used.
std::vector<Step> learning_path(const graph::View& view, const Question& question);

/// The first steps of a path that fit into so many minutes. What comes before a step stays before it, so that
/// nothing in it is out of reach.
std::vector<Step> steps_within(std::vector<Step> path, std::int64_t minutes);

}  // namespace cairn::learning
