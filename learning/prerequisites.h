#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// What is asked about, for all answers of this room.
struct Question {
  std::vector<graph::NodeId> goals;
  std::vector<graph::NodeId> known;
  /// Knowing a concept implies knowing all that it requires. Strictly: the known concepts alone are taken as
  /// known.
  bool strictly = false;
  /// How many steps from a goal at most.
  std::size_t depth = std::numeric_limits<std::size_t>::max();
  /// Requirements that are less certain are not followed.
  double min_confidence = 0.0;
  /// Called between the steps of long work; what it throws ends the work.
  std::function<void()> interrupt = [] {};
};

/// A concept that must be known before the goals.
struct Prerequisite {
  graph::NodeId concept_id = 0;
  std::string name;
  std::size_t depth = 0;  ///< the fewest steps from a goal; 1: a goal requires it itself
  double confidence = 0;  ///< of the strongest way from a goal: that of its weakest edge
  /// The members of a cycle of requirements share a number, counted from 1; none outside cycles.
  std::optional<std::int64_t> group;
  std::vector<graph::NodeId> required_by;  ///< goals and prerequisites of the answer that require it directly
  graph::RelationshipId because = 0;  ///< the REQUIRES relationship of the strongest of the nearest of them
};

/// All that the goals require and that is not known, nearest first, then most certain, then by name. The
/// goals themselves are not part of the answer.
std::vector<Prerequisite> prerequisites(const graph::View& view, const Question& question);

}  // namespace cairn::learning
