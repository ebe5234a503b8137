#pragma once

#include <iosfwd>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// Writes GraphML, as yEd, Gephi and NetworkX read it: a directed graph whose nodes have `labels` (":A:B")
/// and whose edges have a `label`, the type. Properties keep their types where all values of a name have one
/// that GraphML knows (boolean, long, double, string); others are JSON. Characters that XML cannot hold
/// become U+FFFD; names of properties that are no XML name have underscores in it, and stand in the key's
/// description as they are.
void write_graphml(const GraphPart& part, std::ostream& out);

}  // namespace cairn::exporters
