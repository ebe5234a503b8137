#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "graph/ids.h"

namespace cairn::exporters {

/// What to draw: concepts, and what must be known before what.
struct Picture {
  struct Concept {
    graph::NodeId id = 0;
    std::string name;
    std::string category;
    std::string definition;
    bool goal = false;
  };
  struct Requirement {
    graph::NodeId prerequisite = 0;
    graph::NodeId dependent = 0;
    double confidence = 1;
  };
  std::vector<Concept> concepts;
  std::vector<Requirement> requirements;
};

/// Writes Graphviz's DOT: an arrow leads from a prerequisite to what needs it, first things on top; goals
/// differ in shape and colour, sure arrows are thick, categories have a colour each (a palette that the
/// colour-blind can read), tooltips show definitions, and a legend says so. Sorted by id: equal pictures give
/// equal bytes.
void write_dot(const Picture& picture, std::ostream& out);

}  // namespace cairn::exporters
