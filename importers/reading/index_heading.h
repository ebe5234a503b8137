#pragma once

#include <string_view>

namespace cairn::importers {

/// "A", "B-D", "0-9": the heading of a part of an index; an empty one is none.
bool is_index_heading(std::string_view heading);

}  // namespace cairn::importers
