#include "importers/analysis/citation.h"

#include <algorithm>

#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestCitation = 400;  // bytes

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Four digits that are one: 1968, 2024.
bool holds_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  for (std::size_t at = 0; at + kDigits <= text.size(); ++at) {
    const std::string_view year = text.substr(at, kDigits);
    const bool apart = (at == 0 || !is_digit(text[at - 1])) &&
                       (at + kDigits == text.size() || !is_digit(text[at + kDigits]));
    if (apart && (year.starts_with("19") || year.starts_with("20")) && is_digit(year[2]) && is_digit(year[3]))
      return true;
  }
  return false;
}

/// Several words between quotes.
bool holds_title(std::string_view text) {
  const auto open = text.find('"');
  if (open == std::string_view::npos) return false;
  const auto close = text.find('"', open + 1);
  return close != std::string_view::npos && text::count_words(text.substr(open, close - open)) > 1;
}

bool cites(char bracket, std::string_view inside) {
  const bool several = inside.find("et al") != std::string_view::npos;
  if (bracket == '(') return several;
  return inside.find(' ') != std::string_view::npos && (several || holds_year(inside) || holds_title(inside));
}

}  // namespace

std::vector<TextSpan> find_citations(std::string_view text) {
  std::vector<TextSpan> found;
  for (auto open = text.find_first_of("[("); open != std::string_view::npos;
       open = text.find_first_of("[(", open + 1)) {
    const auto close = text.find(text[open] == '[' ? ']' : ')', open);
    if (close == std::string_view::npos || close - open > kLongestCitation) continue;
    if (!cites(text[open], text.substr(open + 1, close - open - 1))) continue;
    found.push_back({open, close + 1});
    open = close;
  }
  return found;
}

}  // namespace cairn::importers
