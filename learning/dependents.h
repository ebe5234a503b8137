#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"

namespace cairn::learning {

/// A concept that stands on others.
struct Dependent {
  graph::NodeId concept_id = 0;
  std::string name;
  std::size_t depth = 0;  ///< the fewest steps from what was asked about; 1: requires it itself
  double confidence = 0;  ///< of the strongest way: that of its weakest edge
  /// With what was asked about, and all that is known, it can be learnt at once.
  bool ready = false;
  std::vector<graph::NodeId> over;  ///< what it requires directly of the answer and of what was asked about
  graph::RelationshipId because =
      0;  ///< the surest requirement of it that leads towards what was asked about
};

/// What Question::goals open: all that requires one of them, directly or behind, and is not known; what is
/// ready first, then the nearest, then the surest, then by name. Question::known counts with what it implies,
/// and so do the goals.
std::vector<Dependent> dependents(const graph::View& view, const Question& question);

}  // namespace cairn::learning
