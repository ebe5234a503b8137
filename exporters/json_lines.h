#pragma once

#include <iosfwd>
#include <vector>

#include "graph/view.h"

namespace cairn::exporters {

/// Writes the whole graph, one node or relationship a line, in the shape of Neo4j's APOC: nodes by id, then
/// relationships by id, properties by name. Equal graphs with equal ids give equal bytes. Floats keep their
/// point; NaN and infinities are {"$float": "NaN"}. Memory does not grow with the graph.
void write_json_lines(const graph::View& view, std::ostream& out);
/// The same for these nodes and the relationships between them. Memory grows with what is written.
void write_json_lines(const graph::View& view, std::vector<graph::NodeId> ids, std::ostream& out);

}  // namespace cairn::exporters
