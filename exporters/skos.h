#pragma once

#include <iosfwd>
#include <string>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// Writes the concepts as a vocabulary of the Simple Knowledge Organization System (Miles and Bechhofer, SKOS
/// Reference, W3C 2009) in Turtle: aliases are altLabels, kinds broader, see-alsos related, categories
/// collections. What a concept requires is said by a property of our own, since SKOS has none for it. IRIs
/// are `base` and what drawing_ids() makes of names, so that the same graph gives the same bytes wherever it
/// was imported. As the reference wants it a preferred label is no alternative one (S13), and nothing is
/// related to what is above it (S27).
void write_skos(const GraphPart& part, const std::string& base, std::ostream& out);

}  // namespace cairn::exporters
