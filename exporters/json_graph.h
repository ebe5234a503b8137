#pragma once

#include <iosfwd>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// Writes a graph as one object in the JSON Graph Format, version 2 (jsongraphformat.info): nodes by id, with
/// their name as label and their labels and properties as metadata; then edges by id, with their type as
/// relation and their properties as metadata. A node or an edge a line.
void write_json_graph(const GraphPart& part, std::ostream& out);

}  // namespace cairn::exporters
