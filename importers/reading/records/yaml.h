#pragma once

#include <string_view>

#include "importers/reading/records/data_tree.h"

namespace cairn::importers {

/// YAML, with scalars as strings; discarded where it is none or nests deeper than kDeepestTree. Aliases
/// are written out, but no further than the text is long.
DataTree read_yaml(std::string_view content);

}  // namespace cairn::importers
