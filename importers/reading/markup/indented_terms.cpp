#include "importers/reading/markup/indented_terms.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// "See :term:`the keel <keel>`." without the roles.
std::string without_roles(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const auto role_length =
        line[at] == ':' ? line.substr(at, kLongestMark).find(":`", 1) : std::string_view::npos;
    const auto role_end = role_length == std::string_view::npos ? role_length : at + role_length;
    const bool role =
        role_end != std::string_view::npos &&
        std::all_of(line.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    line.begin() + static_cast<std::ptrdiff_t>(role_end), [](char c) {
                      return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '-';
                    });
    const auto length = role ? line.substr(role_end + 2, kLongestMark).find('`') : std::string_view::npos;
    const auto close = length == std::string_view::npos ? length : role_end + 2 + length;
    if (close == std::string_view::npos) {
      out.push_back(line[at++]);
      continue;
    }
    std::string_view shown = line.substr(role_end + 2, close - role_end - 2);
    const auto target = shown.find(" <");
    if (target != std::string_view::npos && shown.ends_with('>')) shown = shown.substr(0, target);
    if (shown.starts_with('~') || shown.starts_with('!')) shown.remove_prefix(1);
    out.append(shown);
    at = close + 1;
  }
  return out;
}

bool is_directive(std::string_view line) {
  return trim(line).starts_with(".. ");
}
bool is_glossary_directive(std::string_view line) {
  return trim(line) == ".. glossary::";
}

/// A short line, not the item of a list, a heading or the like.
bool may_be_indented_term(std::string_view line) {
  const std::string_view text = trim(line);
  constexpr std::string_view kMarksOfOthers = "-*+#>|=~.:;<[({";
  return !text.empty() && kMarksOfOthers.find(text.front()) == std::string_view::npos &&
         !text.ends_with('.') && !text.ends_with(':') && text::count_words(text) <= kLongestMarkupTerm &&
         std::isdigit(static_cast<unsigned char>(text.front())) == 0;
}

/// Reads the terms from a line on, all as far to the right as the first one; returns the line behind them.
/// Terms right under each other are names of one thing.
std::size_t read_indented_terms(const MarkupLines& lines, std::size_t from, std::size_t indent,
                                std::vector<std::string>& out) {
  std::size_t at = from;
  std::string names;
  for (; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    const bool ends = !is_blank(line) && indent_of(line) < indent;
    if (ends) break;
    const bool is_term = !is_blank(line) && indent_of(line) <= indent;
    if (is_term) {
      const std::string name = without_roles(trim(line.substr(0, line.find(" : "))));
      if (!names.empty()) out.back().clear();
      names += (names.empty() ? "" : " / ") + name;
      out.push_back(term_item(names, {}));
      continue;
    }
    names.clear();
    out.push_back(is_blank(line) ? std::string() : "  " + without_roles(trim(line)));
  }
  return at;
}

std::string from_restructured_text(const MarkupLines& lines) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size();) {
    if (!is_glossary_directive(lines[i])) {
      const bool overline = is_rule(lines[i]) && i + 2 < lines.size() && !is_blank(lines[i + 1]) &&
                            is_rule(lines[i + 2]) && trim(lines[i]).front() == trim(lines[i + 2]).front();
      out.push_back(overline || is_directive(lines[i]) ? std::string() : without_roles(lines[i]));
      ++i;
      continue;
    }
    out.emplace_back();
    const std::size_t outer = indent_of(lines[i++]);
    while (i < lines.size() && (is_blank(lines[i]) || trim(lines[i]).starts_with(':'))) {
      out.emplace_back();
      ++i;
    }
    if (i < lines.size() && indent_of(lines[i]) > outer)
      i = read_indented_terms(lines, i, indent_of(lines[i]), out);
  }
  return joined_lines(out);
}

bool begins_indented_term(const MarkupLines& lines, std::size_t i) {
  return i + 1 < lines.size() && indent_of(lines[i]) == 0 && may_be_indented_term(lines[i]) &&
         (i == 0 || is_blank(lines[i - 1])) && !is_blank(lines[i + 1]) && indent_of(lines[i + 1]) >= 2;
}

/// Whether most lines at the margin are terms with something indented right under them.
bool has_indented_terms(const MarkupLines& lines) {
  std::size_t terms = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_indented_term(lines, i)) {
      ++terms;
    } else if (!is_blank(lines[i]) && indent_of(lines[i]) == 0 && !is_rule(lines[i])) {
      ++others;
    }
  }
  return terms >= kFewestTerms && others <= terms;
}

std::string from_indented_terms(const MarkupLines& lines) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_indented_term(lines, i)) {
      out.push_back(term_item(without_roles(lines[i]), {}));
    } else if (!is_blank(lines[i]) && indent_of(lines[i]) > 0) {
      out.push_back("  " + without_roles(trim(lines[i])));
    } else {
      out.emplace_back(lines[i]);
    }
  }
  return joined_lines(out);
}

}  // namespace

std::optional<std::string> markdown_of_glossary_directive(const MarkupLines& lines) {
  const bool has_one = std::any_of(lines.begin(), lines.end(), is_glossary_directive);
  return has_one ? std::optional(from_restructured_text(lines)) : std::nullopt;
}

std::optional<std::string> markdown_of_indented_terms(const MarkupLines& lines) {
  return has_indented_terms(lines) ? std::optional(from_indented_terms(lines)) : std::nullopt;
}

}  // namespace cairn::importers
