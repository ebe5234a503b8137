#include "importers/analysis/citation.h"

#include <algorithm>
#include <cctype>

#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestCitation = 400;  // bytes

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
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

/// "Hallin et al.", not "set all".
bool holds_et_al(std::string_view text) {
  constexpr std::string_view kEtAl = "et al";
  for (auto at = text.find(kEtAl); at != std::string_view::npos; at = text.find(kEtAl, at + 1)) {
    const std::size_t end = at + kEtAl.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

bool cites(char bracket, std::string_view inside) {
  if (holds_et_al(inside)) return true;
  return bracket == '[' && inside.find(' ') != std::string_view::npos &&
         std::any_of(inside.begin(), inside.end(), is_letter) && (holds_year(inside) || holds_title(inside));
}

}  // namespace

std::vector<TextSpan> find_citations(std::string_view text) {
  std::vector<TextSpan> found;
  for (std::size_t open = 0; open < text.size(); ++open) {
    if (text[open] != '[' && text[open] != '(') continue;
    const std::string_view rest = text.substr(open, kLongestCitation);
    const auto length = rest.find(text[open] == '[' ? ']' : ')');
    if (length == std::string_view::npos || !cites(text[open], rest.substr(1, length - 1))) continue;
    found.push_back({open, open + length + 1});
    open += length;
  }
  return found;
}

}  // namespace cairn::importers
