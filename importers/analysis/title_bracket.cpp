#include "importers/analysis/title_bracket.h"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/name_form.h"
#include "importers/reading/grammar_note.h"
#include "importers/reading/lines.h"
#include "importers/reading/other_names.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestShortForm = 5;  // letters, where they are small
constexpr std::size_t kShortestWord = 4;      // of which two spellings may be told from two words

/// "v.", "pronounced so"
bool is_grammar(std::string_view text) {
  if (text::begins_with(text, "pronounced ")) return true;
  return is_part_of_speech(text);
}

/// What stands behind "also", "UK:" and the like; nothing where none of them stands.
std::string_view without_name_lead_in(std::string_view text) {
  for (const std::string_view words : cues::kNameLeadIns) {
    if (text::begins_with(text, words)) return trim(text.substr(words.size()));
  }
  return {};
}

/// "also reduce, in sailing"
bool begins_with_function_word(std::string_view text) {
  const auto tokens = text::tokenize(text.substr(0, text.find(' ')));
  return tokens.empty() || std::find(std::begin(cues::kFunctionWords), std::end(cues::kFunctionWords),
                                     tokens.front().folded) != std::end(cues::kFunctionWords);
}

std::vector<std::string_view> parts_of(std::string_view bracket) {
  std::vector<std::string_view> parts;
  for (std::string_view part :
       split_trimmed(bracket, bracket.find(';') != std::string_view::npos ? ';' : ',')) {
    constexpr std::string_view kOr = " or ";
    for (auto at = part.find(kOr); at != std::string_view::npos; at = part.find(kOr)) {
      parts.push_back(trim(part.substr(0, at)));
      part.remove_prefix(at + kOr.size());
    }
    const std::string_view name = name_for_short(part);
    parts.push_back(name.empty() ? trim(part) : name);
  }
  return parts;
}

/// By how many letters that are put in, left out or changed two words differ.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t changed = diagonal + (a[i] == b[k] ? 0 : 1);
      diagonal = row[k + 1];
      row[k + 1] = std::min({row[k] + 1, row[k + 1] + 1, changed});
    }
  }
  return row.back();
}

/// "metre" of "meter"
bool is_other_spelling(const std::string& title, const std::string& name) {
  constexpr std::size_t kMostChanges = 2;
  const bool words = title.find(' ') == std::string::npos && name.find(' ') == std::string::npos;
  return words && std::min(title.size(), name.size()) >= kShortestWord &&
         distance(title, name) <= kMostChanges;
}

/// "op-amp" of "operational amplifier": beginnings of all words.
bool joins_beginnings(std::string_view title, std::string_view name) {
  if (name.find('-') == std::string_view::npos) return false;
  const auto words = text::tokenize(title);
  const auto parts = split_trimmed(name, '-');
  return words.size() > 1 && words.size() == parts.size() &&
         std::equal(
             words.begin(), words.end(), parts.begin(), [](const text::Token& word, std::string_view part) {
               return part.size() > 1 && word.folded.size() > part.size() && word.folded.starts_with(part);
             });
}

bool holds_in_order(std::string_view text, std::string_view letters) {
  return std::all_of(letters.begin(), letters.end(), [&text](char c) {
    const auto at = text.find(c);
    if (at != std::string_view::npos) text.remove_prefix(at + 1);
    return at != std::string_view::npos;
  });
}

/// "cwnd" of "congestion window", "s.d." of "standard deviation", "nuc" of "nucleus": letters in their order,
/// the first ones of all words among them, or the beginning of the only word. "ECG" of "electrocardiogram".
bool is_short_form(const std::string& title, std::string_view name) {
  std::string letters = text::fold_case(name);
  std::erase(letters, '.');
  if (letters.size() < 2 || letters.size() > kLongestShortForm || letters.front() != title.front() ||
      letters.find(' ') != std::string::npos || !holds_in_order(title, letters))
    return false;
  constexpr std::size_t kShortestBeginning = 3;
  const bool begins_first = letters.size() >= kShortestBeginning && title.starts_with(letters);
  if (begins_first && title.find(' ') > letters.size()) return true;  // "Moho"
  if (title.find(' ') == std::string::npos) return is_abbreviation_form(name) || title.starts_with(letters);
  std::string firsts;
  for (const auto& token : text::tokenize(title)) {
    if (!is_small_word(token.folded)) firsts.push_back(token.folded.front());
  }
  return holds_in_order(letters, firsts);
}

/// "Brood chamber" of "brood box": both begin, or both end, with one word.
bool shares_word(const std::string& title, const std::string& name) {
  const auto a = text::tokenize(title);
  const auto b = text::tokenize(name);
  return a.size() > 1 && b.size() > 1 &&
         (a.front().folded == b.front().folded || a.back().folded == b.back().folded);
}

/// "H0", "V7", "K", "r", "R²", a Greek letter; not the letters that number homonyms or tell plurals.
bool is_symbol(std::string_view name) {
  constexpr std::string_view kNoSymbols = "abcdnsv";
  const auto first = static_cast<unsigned char>(name.front());
  if (text::length_utf8(name) == 1)
    return first >= 0x80 ||
           (std::isalpha(first) != 0 && kNoSymbols.find(name.front()) == std::string_view::npos);
  if (text::length_utf8(name) != 2 || std::isupper(first) == 0) return false;
  const std::string_view second = name.substr(1);
  const bool raised = second == "\u00b2" || second == "\u00b3" || second.starts_with("\xe2\x82");
  return raised || std::isdigit(static_cast<unsigned char>(second.front())) != 0;
}

bool says_title(std::string_view title, std::string_view name) {
  if (abbreviates(name, title) || abbreviates(title, name)) return true;
  const std::string folded_title = text::fold_case(title);
  const std::string folded = text::fold_case(name);
  return is_other_spelling(folded_title, folded) || is_short_form(folded_title, name) ||
         joins_beginnings(folded_title, folded) || shares_word(folded_title, folded) || is_symbol(name);
}

}  // namespace

TitleBracket read_title_bracket(std::string_view title, std::string_view bracket) {
  TitleBracket read;
  std::vector<std::string_view> others;
  bool given = false;  // and so are the parts behind it
  for (std::string_view part : parts_of(bracket)) {
    if (part.empty()) continue;
    if (is_grammar(part)) {
      read.is_grammar = true;
      continue;
    }
    if (const auto name = without_name_lead_in(part); !name.empty()) {
      given = true;
      part = name;
    }
    if (text::begins_with(part, "the ")) part = trim(part.substr(4));
    if ((given && !begins_with_function_word(part)) || says_title(title, part)) {
      read.names.emplace_back(part);
    } else {
      others.push_back(part);
    }
  }
  // "ECG, EKG", "A or Av": beside one that spells the title other short ones are of it, too.
  for (const std::string_view part : others) {
    const bool is_short = text::length_utf8(part) < kShortestWord || is_abbreviation_form(part);
    if (!read.names.empty() && is_short) read.names.emplace_back(part);
  }
  return read;
}

std::vector<std::string> names_behind_label(std::string_view label, std::string_view bracket) {
  std::vector<std::string> names;
  bool given = false;
  for (std::string_view part : parts_of(bracket)) {
    if (const auto name = without_name_lead_in(part); !name.empty()) {
      given = true;
      part = name;
    }
    const std::string folded = text::fold_case(part);
    const bool told = given && !begins_with_function_word(part);
    if (!part.empty() && (told || (folded == part && shares_word(text::fold_case(label), folded))))
      names.emplace_back(part);
  }
  return names;
}

}  // namespace cairn::importers
