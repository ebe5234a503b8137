#include "importers/reading/markup/mediawiki.h"

#include <vector>

#include "importers/reading/lines.h"

namespace cairn::importers {

namespace {

bool is_wiki_term(std::string_view line) {
  return line.starts_with("'''") || line.starts_with("* '''") || line.starts_with("; ") ||
         (line.starts_with(';') && line.size() > 1 && line[1] != ';');
}

/// "'''bold'''" and "''italic''" as Markdown has them.
std::string with_stars(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const bool bold = line.substr(at).starts_with("'''");
    const bool italic = !bold && line.substr(at).starts_with("''");
    if (bold || italic) {
      out += bold ? "**" : "*";
      at += bold ? 3 : 2;
    } else {
      out.push_back(line[at++]);
    }
  }
  return out;
}

std::string from_mediawiki(const MarkupLines& lines) {
  std::vector<std::string> out;
  bool in_term = false;
  for (const std::string_view line : lines) {
    if (is_wiki_term(line) && line.starts_with(';')) {
      const auto colon = line.find(" : ");
      out.push_back(term_item(line.substr(1, colon == std::string_view::npos ? colon : colon - 1),
                              colon == std::string_view::npos ? std::string_view() : line.substr(colon + 3)));
      in_term = true;
    } else if (line.starts_with(':') && in_term) {
      out.push_back("  " + std::string(trim(line.substr(1))));
    } else if (const auto title = heading_of_signs(line, '=')) {
      out.push_back(*title);
      in_term = false;
    } else {
      out.emplace_back(line);
    }
    out.back() = with_stars(out.back());
  }
  return joined_lines(out);
}

}  // namespace

std::optional<std::string> markdown_of_mediawiki(const MarkupLines& lines) {
  return has_many(lines, is_wiki_term) ? std::optional(from_mediawiki(lines)) : std::nullopt;
}

}  // namespace cairn::importers
