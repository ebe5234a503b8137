#pragma once

#include <iosfwd>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// Writes a graph, one node or relationship a line, in the shape of Neo4j's APOC: nodes by id, then
/// relationships by id, properties by name. Equal graphs with equal ids give equal bytes. Floats keep their
/// point; NaN and infinities are {"$float": "NaN"}.
void write_json_lines(const GraphPart& part, std::ostream& out);

}  // namespace cairn::exporters
