#pragma once

#include <iosfwd>

#include "exporters/picture.h"

namespace cairn::exporters {

/// Writes Graphviz's DOT: an arrow leads from a prerequisite to what needs it, first things on top. What is
/// known, ready, locked or a goal differs in shape and colour, in a palette that the colour-blind can read;
/// sure arrows are thick; tooltips show definitions, links lead to the source. Categories are boxes around
/// their concepts, or a tint each where they have few concepts. Large pictures run from left to right
/// instead, without boxes, so that they fill a page. A legend says all that. Ids are made of
/// names and all is sorted by them: equal pictures give equal bytes.
void write_dot(const Picture& picture, std::ostream& out);

}  // namespace cairn::exporters
