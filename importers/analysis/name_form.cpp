#include "importers/analysis/name_form.h"

#include <algorithm>
#include <set>

#include "importers/analysis/abbreviation.h"
#include "text/folding.h"

namespace cairn::importers {

bool is_small_word(std::string_view word) {
  static const std::set<std::string_view> kSmall = {"a",  "an", "and", "as", "at",  "by", "for",  "from",
                                                    "in", "of", "on",  "or", "the", "to", "with", "vs"};
  return kSmall.contains(word);
}

std::string title_case(std::string_view phrase) {
  std::string out(phrase);
  bool first = true;
  bool behind_sign = false;
  for (const auto& token : text::tokenize(phrase)) {
    const std::string_view word = phrase.substr(token.begin, token.end - token.begin);
    // "p53" and the "p" of "p-value" are written so.
    const bool sign = word.size() == 1 && token.end < phrase.size() &&
                      (phrase[token.end] == '-' || phrase[token.end] == '.');
    const bool keep = sign || std::any_of(word.begin(), word.end(), [](char c) {
                        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                      });
    if (!keep && !behind_sign && (first || !is_small_word(word)) && word.front() >= 'a' &&
        word.front() <= 'z') {
      out[token.begin] = static_cast<char>(word.front() - 'a' + 'A');
    }
    first = false;
    behind_sign = sign && phrase[token.end] == '-';
  }
  return out;
}

bool is_coined(std::string_view text) {
  if (is_abbreviation_form(text)) return true;
  const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && text.size() >= 2 && text.front() >= 'A' && text.front() <= 'Z' &&
         text.find(' ') == std::string_view::npos;
}

std::string_view without_qualifier(std::string_view name) {
  const auto open = name.rfind(" (");
  return open != std::string_view::npos && name.ends_with(')') ? name.substr(0, open) : name;
}

std::vector<std::string_view> versioned_names(std::string_view name) {
  const auto without_end = [](std::string_view text, std::string_view letters) {
    const auto last = text.find_last_not_of(letters);
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
  };
  const auto is_joint = [](char c) { return c == '-' || c == ' ' || c == '/'; };
  std::vector<std::string_view> bases;
  const auto add = [&](std::string_view base) {
    constexpr std::size_t kShortestApart = 3;
    constexpr std::size_t kShortestJoined = 4;  // of "CO2" nothing
    const bool apart = base.size() > 1 && is_joint(base.back());
    if (apart) base.remove_suffix(1);
    if (base.size() < name.size() && base.size() >= (apart ? kShortestApart : kShortestJoined))
      bases.push_back(base);
  };
  const std::string_view plain = without_end(name, "+");
  const std::string_view roman = without_end(name, "IVX");
  const std::string_view digits = without_end(name, "0123456789.");
  if (plain.size() < name.size()) {
    add(plain);
  } else if (roman.size() < name.size()) {
    if (roman.size() > 1 && is_joint(roman.back())) add(roman);
  } else if (digits.size() < name.size()) {
    add(digits);
    if (digits.ends_with('v') || digits.ends_with('V')) add(digits.substr(0, digits.size() - 1));
  }
  return bases;
}

void add_unique(std::vector<std::string>& names, std::string name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(std::move(name));
}

bool is_possessive(std::string_view name) {
  return name.find("'s ") != std::string_view::npos || name.find("s' ") != std::string_view::npos ||
         name.find("\u2019s ") != std::string_view::npos || name.find("s\u2019 ") != std::string_view::npos;
}

}  // namespace cairn::importers
