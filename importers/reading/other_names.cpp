#include "importers/reading/other_names.h"

#include <algorithm>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

std::vector<std::string> names_in_list(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  std::vector<std::string> names;
  for (const auto name : split_trimmed(text, text.find(';') != std::string_view::npos ? ';' : ','))
    names.emplace_back(name);
  return names;
}

namespace {

std::string without_article(std::string_view name) {
  for (const std::string_view article : {"a ", "an ", "the "}) {
    if (name.starts_with(article)) name = trim(name.substr(article.size()));
  }
  for (const std::string_view quote : {"\"", "'", "\u201c", "\u201d", "*", "_"}) {
    if (name.starts_with(quote)) name.remove_prefix(quote.size());
    if (name.ends_with(quote)) name.remove_suffix(quote.size());
  }
  return std::string(name);
}

/// "EPS" behind "Also": no small letter, so that it is a name and no remark.
bool is_all_capitals(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  return text.size() >= 2 && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

}  // namespace

std::vector<std::string> other_names(std::string_view text) {
  constexpr std::size_t kLongestNameWords = 5;
  constexpr std::size_t kLongestList = 300;  // bytes
  if (text.size() > kLongestList) return {};
  while (text.ends_with('.')) text.remove_suffix(1);
  constexpr std::string_view kAlso = "also ";
  if (text::fold_case(text.substr(0, kAlso.size())) == kAlso && is_all_capitals(text.substr(kAlso.size())))
    return {std::string(text.substr(kAlso.size()))};
  for (const std::string_view words :
       {"also known as ", "also called ", "sometimes called ", "a.k.a. ", "abbreviated as ", "abbreviated ",
        "abbr. ", "previously known as ", "formerly known as ", "formerly called "}) {
    if (text::fold_case(text.substr(0, words.size())) != words) continue;
    std::string rest(text.substr(words.size()));
    for (const std::string_view joint : {", or ", " or ", ", and "}) {
      for (auto at = rest.find(joint); at != std::string::npos; at = rest.find(joint))
        rest.replace(at, joint.size(), ",");
    }
    auto names = names_in_list(rest);
    for (std::string& name : names) name = without_article(name);
    const bool only_names = std::all_of(names.begin(), names.end(), [](const std::string& name) {
      const std::size_t count = text::count_words(name);
      return count > 0 && count <= kLongestNameWords && name.find(". ") == std::string::npos;
    });
    return only_names ? names : std::vector<std::string>();
  }
  return {};
}

std::vector<std::string> other_names_at_end(std::string_view sentence) {
  while (sentence.ends_with('.')) sentence.remove_suffix(1);
  const bool bracketed = sentence.ends_with(')');
  const auto begin =
      bracketed ? sentence.rfind(" (") : std::max(sentence.rfind("; ") + 1, sentence.rfind(", ") + 1);
  if (begin == std::string_view::npos || begin == 0) return {};
  if (bracketed) sentence.remove_suffix(1);
  return other_names(trim(sentence.substr(begin + (bracketed ? 2 : 0))));
}

}  // namespace cairn::importers
