#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cairn::importers {

/// A line of Markdown that begins with a term and goes on to explain it.
struct TermLine {
  std::string term;       ///< without its markup; code stays between backticks
  std::string_view rest;  ///< of the line: what explains it; the whole line where that is a sentence about it
  std::string_view mark;  ///< what sets the term off: "**", "`", "[", ...; empty where nothing does
};

/// "**Keel**: a fin", "`n_jobs` - how many", "[Keel](keel.md): a fin", "**Keel** is a fin"; and "Keel: a
/// fin", which many other lines are like. Nothing where the line begins with no term, or with what authors
/// state of terms: "See also: hull". A term without a rest is explained by what follows the line.
std::optional<TermLine> read_term_line(std::string_view line);

/// Whether it is short enough for a term, and not empty.
bool may_be_term(std::string_view text);

/// What is read of the first block of Markdown without its markup, in one line.
std::string without_markup(std::string_view markdown);

/// Behind blanks, those that do not break lines too.
std::string_view skip_blanks(std::string_view text);

}  // namespace cairn::importers
