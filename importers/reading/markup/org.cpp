#include "importers/reading/markup/org.h"

#include <vector>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

std::optional<MarkupTerm> org_term(std::string_view line) {
  const std::string_view text = trim(line);
  if (!text.starts_with("- ") && !text.starts_with("+ ")) return std::nullopt;
  const auto mark = text.find(" ::");
  if (mark == std::string_view::npos || (mark + 3 < text.size() && text[mark + 3] != ' '))
    return std::nullopt;
  return MarkupTerm{text.substr(2, mark - 2), text.substr(mark + 3)};
}

std::string from_org(const MarkupLines& lines) {
  constexpr std::string_view kTitle = "#+title:";
  std::vector<std::string> out;
  for (const std::string_view line : lines) {
    if (const auto term = org_term(line)) {
      out.push_back(term_item(term->term, term->definition));
    } else if (text::begins_with(line, kTitle)) {
      out.push_back("# " + std::string(trim(line.substr(kTitle.size()))));
    } else if (line.starts_with("#+")) {
      out.emplace_back();
    } else if (const auto title = heading_of_signs(line, '*')) {
      out.push_back(*title);
    } else {
      out.emplace_back(line);
    }
  }
  return joined_lines(out);
}

}  // namespace

std::optional<std::string> markdown_of_org(const MarkupLines& lines) {
  const bool titled = !lines.empty() && text::begins_with(lines.front(), "#+title:");
  const bool terms = has_many(lines, [](std::string_view line) { return org_term(line).has_value(); });
  return terms || (titled && has_headings_of_signs(lines, '*')) ? std::optional(from_org(lines))
                                                                : std::nullopt;
}

}  // namespace cairn::importers
