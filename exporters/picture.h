#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "graph/ids.h"

namespace cairn::exporters {

/// What to draw: concepts, and what must be known before what.
struct Picture {
  /// How a learner stands to a concept.
  enum class State : std::uint8_t {
    kPlain,   ///< no learner was asked about
    kKnown,   ///< known, or implied by what is
    kReady,   ///< can be learnt now
    kLocked,  ///< something that it requires is missing
    kGoal,
  };
  struct Concept {
    graph::NodeId id = 0;
    std::string name;
    std::string category = {};  ///< "" for none
    std::string definition = {};
    std::string url = {};  ///< of its source; "" for none
    State state = State::kPlain;
  };
  struct Requirement {
    graph::NodeId prerequisite = 0;
    graph::NodeId dependent = 0;
    double confidence = 1;
  };
  std::vector<Concept> concepts;
  std::vector<Requirement> requirements;
  std::size_t left_out = 0;  ///< concepts that belong to it and are not drawn; the picture says so
};

/// An id for each concept, of letters, digits and '_': made of its name, so that pictures can be compared
/// wherever and whenever the graph was imported. Concepts of one name are told apart by a number, in the
/// order of their categories, names and definitions.
std::map<graph::NodeId, std::string> drawing_ids(const std::vector<Picture::Concept>& concepts);

/// "goal", "ready to learn", ...: a state as the legends call it.
const char* name_of(Picture::State state);

}  // namespace cairn::exporters
