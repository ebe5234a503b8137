#pragma once

#include <string_view>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// Where a text cites works: in square brackets with a year or a title in quotes ("[\"The keel\", A. Smith,
/// Boats 3:12-14 (1968)]"), in round ones with "et al." Who wrote a thing, and where, names no concepts.
std::vector<TextSpan> find_citations(std::string_view text);

}  // namespace cairn::importers
