#pragma once

#include <iosfwd>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// Writes a graph as one table (RFC 4180): `_id,_labels,_start,_end,_type` and a column for each property,
/// called `name:type` with the types string, int, float, boolean and json. First a row for each node, with
/// its labels joined by ';' (as a JSON list where a label holds one), then one for each relationship. A field
/// that is not quoted and empty is no value; texts are always quoted. `import` reads it back.
void write_csv(const GraphPart& part, std::ostream& out);

}  // namespace cairn::exporters
