#pragma once

#include <span>
#include <string_view>

namespace cairn::importers {

/// Whether the lines between the marks of a fence are a list or a table that somebody set so for its look,
/// and no code, formula or drawing.
bool is_preformatted_text(std::span<const std::string_view> lines);

}  // namespace cairn::importers
