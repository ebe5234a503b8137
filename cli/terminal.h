#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "exporters/typed_json.h"

namespace cairn::cli {

/// How wide the terminal at the standard output is; where there is none $COLUMNS, or else 100.
std::size_t terminal_width();
/// Whether results may be coloured: a terminal, and NO_COLOR unset.
bool use_colour();
bool stderr_is_terminal();

std::string bold(std::string_view text);
std::string faint(std::string_view text);
/// Struck through; between tildes where there is no terminal.
std::string struck(std::string_view text);

/// A value for people: text without what a terminal would obey instead of showing, "(no name)" for null, and
/// anything else as JSON.
std::string readable(const exporters::Json& value);

/// A message of several lines for people, without what a terminal would obey.
std::string readable_lines(std::string_view text);

/// "1 row", "2 rows"; `many` where it is not the word with an s.
std::string counted(std::size_t count, const std::string& one, const std::string& many = {});

/// Text broken into lines that fit, each indented.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width);

/// A list of evidence objects {text, source, line} as quoted sentences with their places, indented.
void write_evidence(const exporters::Json& evidence, std::size_t indent, std::size_t most, std::ostream& out);

/// The last part of a uri, for people.
std::string short_source(const std::string& uri);

}  // namespace cairn::cli
