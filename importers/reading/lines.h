#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// The lines of a text, without their ends.
std::vector<std::string_view> split_lines(std::string_view text);

std::string_view trim(std::string_view text);

/// The parts between separators, trimmed; empty ones are left out.
std::vector<std::string_view> split_trimmed(std::string_view text, char separator);

/// The marker at the beginning of an item ("- ", "* ", "1. ", "(2) "), in bytes, or 0.
std::size_t item_marker(std::string_view line);

/// The line under the head of a table: "---|---".
bool is_table_rule(std::string_view line);

/// Whether a line can head an entry of a saved glossary: lower-case phrases between commas, short, no
/// sentence, no formula, no markup.
bool looks_like_header(std::string_view line);

/// Whether header and the text after it speak of the same thing: some word of the header's beginning stands
/// in the beginning of the text.
bool shares_words(std::string_view header, std::string_view text);

}  // namespace cairn::importers
