#include "importers/analysis/abbreviation.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "importers/analysis/name_form.h"
#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestAbbreviation = 10;
constexpr std::size_t kLongestExpansionWords = 9;
constexpr std::size_t kLongestBracket = 200;  // bytes

bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view without_plural(std::string_view abbreviation) {
  const bool plural = abbreviation.size() > 2 && abbreviation.back() == 's' &&
                      std::isupper(static_cast<unsigned char>(abbreviation[abbreviation.size() - 2])) != 0;
  return plural ? abbreviation.substr(0, abbreviation.size() - 1) : abbreviation;
}

bool is_capital(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}

/// Whether a letter begins a word, or is a capital behind the beginning of one: "MultiTOS", "NETwork".
bool is_initial(std::string_view text, std::size_t at) {
  return at == 0 || !is_letter_or_digit(text[at - 1]) || is_capital(text[at]);
}

/// Whether the expansion has all the letters in their order: most pairs that are asked for have not.
bool holds_letters(std::string_view expansion, std::string_view letters) {
  std::size_t found = 0;
  for (const char c : expansion) {
    if (lower(c) == letters[found] && ++found == letters.size()) return true;
  }
  return false;
}

/// Of all ways to find the letters in the expansion, in their order and the first one where it begins: the
/// most letters that are initials; -1 where there is no way.
int most_initials(std::string_view letters, std::string_view expansion, std::size_t begin) {
  constexpr int kNoWay = -1;
  std::vector<int> most(letters.size() + 1, kNoWay);  // by how many letters are found
  for (std::size_t at = begin; at < expansion.size(); ++at) {
    const bool initial = is_initial(expansion, at);
    for (std::size_t found = letters.size(); found > 0; --found) {
      const int before = found == 1 ? (at == begin ? 0 : kNoWay) : most[found - 1];
      if (before != kNoWay && lower(expansion[at]) == letters[found - 1])
        most[found] = std::max(most[found], before + (initial ? 1 : 0));
    }
  }
  return most.back();
}

bool shortens_first_words(std::string_view abbreviation, std::string_view expansion) {
  const auto blank = abbreviation.find(' ');
  if (blank == std::string_view::npos || !is_abbreviation_form(abbreviation.substr(0, blank))) return false;
  const std::string tail = text::fold_case(abbreviation.substr(blank));
  return text::fold_case(expansion).ends_with(tail) &&
         spells_initials(abbreviation.substr(0, blank),
                         expansion.substr(0, expansion.size() - std::min(expansion.size(), tail.size())));
}

}  // namespace

bool is_abbreviation_form(std::string_view text) {
  if (text.size() < 2 || text.size() > kLongestAbbreviation) return false;
  std::size_t capitals = 0;
  for (const char c : text) {
    if (c == ' ' || static_cast<unsigned char>(c) >= 0x80) return false;
    if (std::isupper(static_cast<unsigned char>(c)) != 0) ++capitals;
  }
  return capitals >= 2 && is_letter_or_digit(text.front());
}

bool abbreviates(std::string_view abbreviation, std::string_view expansion) {
  std::string letters;
  for (const char c : without_plural(abbreviation)) {
    if (is_letter_or_digit(c)) letters.push_back(lower(c));
  }
  if (letters.size() < 2 || expansion.size() <= letters.size() || !holds_letters(expansion, letters))
    return false;
  const auto tokens = text::tokenize(expansion);
  if (tokens.empty() || tokens.size() > letters.size() + 3) return false;
  return most_initials(letters, expansion, tokens.front().begin) * 2 >= static_cast<int>(letters.size());
}

std::string initials(std::string_view phrase) {
  std::string letters;
  for (const auto& token : text::tokenize(phrase)) letters.push_back(token.folded.front());
  return letters;
}

namespace {

bool joins_list(std::string_view word) {
  return word == "and" || word == "or";
}

/// "red, green and blue" for RGB: the words of a list, but for "and" and "or", begin with the letters.
bool lists_initials(std::string_view abbreviation, std::string_view list) {
  std::string letters;
  for (const auto& token : text::tokenize(list)) {
    if (token.folded.size() < 2) return false;
    if (!joins_list(token.folded)) letters.push_back(token.folded.front());
  }
  return letters == text::fold(abbreviation);
}

/// The shortest end of the text with a comma in it that lists the initials; empty where there is none.
std::string_view listed_before(std::string_view abbreviation, std::string_view before) {
  const auto sentence = before.find_last_of(".?!;:()<>|");
  const std::string_view text = before.substr(sentence == std::string_view::npos ? 0 : sentence + 1);
  const auto tokens = text::tokenize(text);
  if (tokens.empty() || tokens.back().end != text.size()) return {};
  const std::size_t most = abbreviation.size() + 2;
  for (std::size_t words = abbreviation.size(); words <= std::min(most, tokens.size()); ++words) {
    const std::string_view list = text.substr(tokens[tokens.size() - words].begin);
    const bool begins = !joins_list(tokens[tokens.size() - words].folded);
    if (begins && list.find(',') != std::string_view::npos && lists_initials(abbreviation, list)) return list;
  }
  return {};
}

/// "GRP \u2014 glass reinforced plastic": the whole phrase behind the dash is the expansion.
void add_dashed(std::string_view text, std::vector<Expansion>& found) {
  for (const std::string_view dash : {" \u2014 ", " \u2013 ", " - ", " = "}) {
    if (text.find(dash[1]) == std::string_view::npos) continue;  // blanks are many
    for (std::size_t at = text.find(dash); at != std::string_view::npos; at = text.find(dash, at + 1)) {
      const std::size_t space = text.find_last_of(" (", at == 0 ? 0 : at - 1);
      const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
      const std::size_t first = at + dash.size();
      const std::size_t end = std::min(text.size(), text.find_first_of(".;:,()|\n", first));
      if (begin >= at || first >= end) continue;
      const std::string_view abbreviation = text.substr(begin, at - begin);
      const std::string_view phrase = trim(text.substr(first, end - first));
      if (!is_abbreviation_form(abbreviation) || !abbreviates(abbreviation, phrase)) continue;
      found.push_back({std::string(abbreviation), std::string(phrase), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(end)});
    }
  }
}

}  // namespace

char initial_of(std::string_view text, const text::Token& token) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const bool second = word.size() > 1 && token.folded.size() > 1 && word[0] >= 'a' && word[0] <= 'z' &&
                      word[1] >= 'A' && word[1] <= 'Z';
  return token.folded[second ? 1 : 0];
}

bool spells_initials(std::string_view abbreviation, std::string_view expansion) {
  std::string beginnings;
  std::string all;
  for (const auto& token : text::tokenize(expansion)) {
    all.push_back(initial_of(expansion, token));
    if (!is_small_word(token.folded)) beginnings.push_back(all.back());
  }
  std::string letters = text::fold(abbreviation);
  std::erase(letters, ' ');
  return letters == beginnings || (letters.size() > 2 && letters == all);
}

bool is_abbreviation_of(std::string_view abbreviation, std::string_view expansion) {
  if (shortens_first_words(abbreviation, expansion)) return true;
  if (!is_coined(abbreviation) || text::count_words(abbreviation) > 2) return false;
  return abbreviates(abbreviation, expansion) || spells_initials(abbreviation, expansion);
}

std::vector<Expansion> find_expansions(const AnalysedBlock& block) {
  std::vector<Expansion> found;
  const std::string_view text = block.block.text;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos) break;
    if (close - open > kLongestBracket || text.find('(', open + 1) < close) continue;
    const std::string_view whole = trim(text.substr(open + 1, close - open - 1));
    const std::string_view inside = trim(whole.substr(0, whole.find_first_of(",;")));
    const std::string_view before = trim(text.substr(0, open));
    if (inside.empty() || before.empty()) continue;
    if (is_abbreviation_form(whole)) {
      const std::string_view list = listed_before(whole, before);
      if (!list.empty()) {
        found.push_back({std::string(whole), std::string(list),
                         static_cast<std::uint32_t>(list.data() - text.data()),
                         static_cast<std::uint32_t>(close + 1)});
        continue;
      }
    }
    // the words before the bracket that no mark stands behind, nearest first
    const auto mark = before.find_last_of(".;:,()|");
    const std::size_t tail = mark == std::string_view::npos ? 0 : mark + 1;
    const std::string_view phrase = before.substr(tail);
    const auto tokens = text::tokenize(phrase);
    if (tokens.empty() || tokens.back().end != phrase.size()) continue;
    if (is_abbreviation_form(inside)) {
      for (std::size_t words = 1; words <= std::min(kLongestExpansionWords, tokens.size()); ++words) {
        const std::size_t begin = tokens[tokens.size() - words].begin;
        const std::string_view candidate = phrase.substr(begin);
        if (words < 2 && candidate.find('-') == std::string_view::npos) continue;
        if (!abbreviates(inside, candidate)) continue;
        found.push_back({std::string(inside), std::string(candidate),
                         static_cast<std::uint32_t>(tail + begin), static_cast<std::uint32_t>(close + 1)});
        break;
      }
    } else {
      const std::size_t begin =
          before.find_last_of(" (\"") == std::string_view::npos ? 0 : before.find_last_of(" (\"") + 1;
      const std::string_view abbreviation = before.substr(begin);
      if (!is_abbreviation_form(abbreviation)) continue;
      const bool lists = inside.size() < whole.size() && lists_initials(abbreviation, whole);
      if (lists || abbreviates(abbreviation, inside)) {
        found.push_back({std::string(abbreviation), std::string(lists ? whole : inside),
                         static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(close + 1)});
      }
    }
  }
  add_dashed(text, found);
  return found;
}

}  // namespace cairn::importers
