#include "importers/reading/markup/markup_lines.h"

#include <cctype>

#include "importers/reading/lines.h"

namespace cairn::importers {

std::size_t indent_of(std::string_view line) {
  return std::min(line.size(), line.find_first_not_of(" \t"));
}

bool is_blank(std::string_view line) {
  return indent_of(line) == line.size();
}

/// One sign again and again: the line under a heading.
bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 3;
  line = trim(line);
  return line.size() >= kShortest && std::ispunct(static_cast<unsigned char>(line.front())) != 0 &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

std::string term_item(std::string_view term, std::string_view definition) {
  std::string line = "- **" + std::string(trim(term)) + "**:";
  if (!is_blank(definition)) line.append(" ").append(trim(definition));
  return line;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(line).push_back('\n');
  return text;
}

/// A line of so many signs and a blank as a heading of Markdown; nothing where it is none.
std::optional<std::string> heading_of_signs(std::string_view line, char sign) {
  constexpr std::size_t kDeepest = 6;
  const std::size_t level = std::min(line.size(), line.find_first_not_of(sign));
  if (level == 0 || level > kDeepest || level >= line.size() || line[level] != ' ') return std::nullopt;
  std::string_view title = trim(line.substr(level));
  while (title.ends_with(sign)) title.remove_suffix(1);
  return std::string(level, '#') + " " + std::string(trim(title));
}

/// Whether a text has some headings of such signs, and none of Markdown. "= 3" is a result.
bool has_headings_of_signs(const MarkupLines& lines, char sign) {
  const auto is_heading = [sign](std::string_view line) {
    return heading_of_signs(line, sign).has_value() && (sign != '=' || line.starts_with("=="));
  };
  const auto is_markdown = [](std::string_view line) { return line.starts_with("# "); };
  const auto headings = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_heading));
  return headings >= kFewestTerms && std::none_of(lines.begin(), lines.end(), is_markdown);
}

}  // namespace cairn::importers
