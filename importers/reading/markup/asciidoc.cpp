#include "importers/reading/markup/asciidoc.h"

#include <vector>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

std::optional<MarkupTerm> asciidoc_term(std::string_view line) {
  const auto mark = line.find("::");
  if (mark == std::string_view::npos || mark == 0 || line.front() == ' ' || line.starts_with("..") ||
      line.starts_with("- ") || line.starts_with("* ") || line.starts_with(':'))
    return std::nullopt;
  const std::string_view behind = line.substr(mark + 2);
  if (!behind.empty() && behind.front() != ' ') return std::nullopt;
  const std::string_view term = line.substr(0, mark);
  if (term.back() == ' ' || term.back() == ':' || text::count_words(term) > kLongestMarkupTerm)
    return std::nullopt;
  return MarkupTerm{term, behind};
}

/// "[[malt]]malt" and "<<malt,the malt>>" as they are shown.
std::string without_anchors(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const bool anchor = line.substr(at).starts_with("[[");
    const bool reference = line.substr(at).starts_with("<<");
    const auto length = anchor || reference ? line.substr(at, kLongestMark).find(anchor ? "]]" : ">>")
                                            : std::string_view::npos;
    const auto end = at + length;
    if (length == std::string_view::npos) {
      out.push_back(line[at++]);
      continue;
    }
    if (reference) {
      const std::string_view inside = line.substr(at + 2, end - at - 2);
      out.append(trim(inside.substr(inside.find(',') == std::string_view::npos ? 0 : inside.find(',') + 1)));
    }
    at = end + 2;
  }
  return out;
}

std::string from_asciidoc(const MarkupLines& lines) {
  std::vector<std::string> out;
  for (const std::string_view written : lines) {
    const std::string plain = without_anchors(written);
    const std::string_view line = plain;
    const bool sign = line == "+" || line.starts_with("//") ||
                      (line.starts_with('[') && line.ends_with(']')) ||
                      (line.starts_with(':') && line.find(": ") != std::string_view::npos);
    if (const auto term = asciidoc_term(line)) {
      out.push_back(term_item(term->term, term->definition));
    } else if (const auto title = heading_of_signs(line, '=')) {
      out.push_back(*title);
    } else {
      out.emplace_back(sign ? std::string_view() : line);
    }
  }
  return joined_lines(out);
}

}  // namespace

std::optional<std::string> markdown_of_asciidoc(const MarkupLines& lines) {
  const bool terms = has_many(lines, [](std::string_view line) { return asciidoc_term(line).has_value(); });
  return terms || has_headings_of_signs(lines, '=') ? std::optional(from_asciidoc(lines)) : std::nullopt;
}

}  // namespace cairn::importers
