#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::text {

/// The bytes as valid UTF-8: a byte order mark is dropped, each ill-formed sequence becomes U+FFFD.
std::string repair_utf8(std::string_view bytes);

/// Whether the bytes begin with the byte order mark of UTF-16, as "Unicode text" of spreadsheets does.
bool begins_utf16(std::string_view bytes);
/// Such bytes as UTF-8.
std::string utf8_of_utf16(std::string_view bytes);

/// How many code points a valid UTF-8 string has.
std::size_t length_utf8(std::string_view text);

/// The longest prefix of at most `code_points` code points.
std::string_view prefix_utf8(std::string_view text, std::size_t code_points);

/// How many columns a terminal gives the string (East Asian wide characters take two, combining ones none).
std::size_t terminal_width(std::string_view text);

/// With a replacement character for what a terminal would obey instead of showing.
std::string without_control_characters(std::string_view text);

/// The longest prefix that takes at most so many columns of a terminal.
std::string_view prefix_columns(std::string_view text, std::size_t columns);

/// Without white space (Unicode's) at one end.
std::string_view without_leading_space(std::string_view text);
std::string_view without_trailing_space(std::string_view text);

/// The text with each run of white space (Unicode's) made one blank, and none at the ends.
std::string collapse_space(std::string_view text);

}  // namespace cairn::text
