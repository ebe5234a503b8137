#pragma once

#include <span>
#include <string_view>

namespace cairn::importers {

/// Whether the lines between the marks of a fence are a list or a table that somebody set so for its look,
/// and no code, formula or drawing.
bool is_preformatted_text(std::span<const std::string_view> lines);

/// The marker at the beginning of an item ("- ", "* ", "1. ", "(2) "), in bytes, or 0.
std::size_t item_marker(std::string_view line);

/// The line under the head of a table: "---|---".
bool is_table_rule(std::string_view line);

}  // namespace cairn::importers
