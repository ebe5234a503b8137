#include "importers/reading/markup/as_markdown.h"

#include <vector>

#include "importers/reading/lines.h"
#include "importers/reading/markup/asciidoc.h"
#include "importers/reading/markup/html_document.h"
#include "importers/reading/markup/indented_terms.h"
#include "importers/reading/markup/mediawiki.h"
#include "importers/reading/markup/org.h"

namespace cairn::importers {

namespace {

/// "<b>Clay</b>: earth" and "**Clay**<br>earth" as "**Clay**: earth"; "> **Clay**: earth" without its mark.
std::string with_plain_terms(const MarkupLines& lines) {
  std::vector<std::string> out;
  for (const std::string_view line : lines) {
    std::string text(line);
    if (text.starts_with("> **")) text.erase(0, 2);
    for (const std::string_view tag : {"b", "strong"}) {
      const std::string open = "<" + std::string(tag) + ">";
      const std::string close = "</" + std::string(tag) + ">";
      const auto end = text.starts_with(open) ? text.find(close) : std::string::npos;
      if (end == std::string::npos) continue;
      text.replace(end, close.size(), "**").replace(0, open.size(), "**");
    }
    const auto end = text.starts_with("**") ? text.find("**", 2) : std::string::npos;
    for (const std::string_view line_break : {"<br>", "<br/>", "<br />"}) {
      if (end == std::string::npos || text.compare(end + 2, line_break.size(), line_break) != 0) continue;
      const bool stopped = text[end - 1] == ':' || text[end - 1] == '.';
      text.replace(end + 2, line_break.size(), stopped ? " " : ": ");
    }
    out.push_back(std::move(text));
  }
  return joined_lines(out);
}

bool has_term_in_tags(std::string_view line) {
  if (line.starts_with("<b>") || line.starts_with("<strong>") || line.starts_with("> **")) return true;
  const auto end = line.starts_with("**") ? line.find("**", 2) : std::string_view::npos;
  return end != std::string_view::npos && line.substr(end + 2).starts_with("<br");
}

}  // namespace

std::string as_markdown(std::string_view content) {
  const MarkupLines lines = split_lines(content);
  if (auto markdown = markdown_of_html(content, lines)) return *std::move(markdown);
  for (const auto read : {markdown_of_glossary_directive, markdown_of_org, markdown_of_asciidoc,
                          markdown_of_mediawiki, markdown_of_indented_terms}) {
    if (auto markdown = read(lines)) return *std::move(markdown);
  }
  if (has_many(lines, has_term_in_tags)) return with_plain_terms(lines);
  return std::string(content);
}

}  // namespace cairn::importers
