#pragma once

// Inside markup/ only: what the readers of other markups share. Each reads a text line by line and gives
// Markdown in which every line stands where it stood, or nothing where the text is in no such markup.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

using MarkupLines = std::vector<std::string_view>;

/// Terms, before a text is taken for a glossary in another markup.
inline constexpr std::size_t kFewestTerms = 3;
inline constexpr std::size_t kLongestMarkupTerm = 8;  ///< words
/// Bytes: so far the end of a link or role is looked for.
inline constexpr std::size_t kLongestMark = 300;

struct MarkupTerm {
  std::string_view term;
  std::string_view definition;
};

std::size_t indent_of(std::string_view line);
bool is_blank(std::string_view line);
/// One sign again and again: the line under a heading.
bool is_rule(std::string_view line);

/// "- **term**: definition"
std::string term_item(std::string_view term, std::string_view definition);
/// A line of so many signs and a blank as a heading of Markdown; nothing where it is none.
std::optional<std::string> heading_of_signs(std::string_view line, char sign);
/// Whether a text has some headings of such signs, and none of Markdown. "= 3" is a result.
bool has_headings_of_signs(const MarkupLines& lines, char sign);
std::string joined_lines(const std::vector<std::string>& lines);

/// Whether enough lines are such, and a good part of all.
template <typename IsSuch>
bool has_many(const MarkupLines& lines, IsSuch is_such) {
  constexpr std::size_t kOfSoMany = 6;
  const auto such = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_such));
  const auto blank = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_blank));
  return such >= kFewestTerms && such * kOfSoMany >= lines.size() - blank;
}

}  // namespace cairn::importers
