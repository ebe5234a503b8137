#include "importers/reading/grammar_note.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

constexpr auto kPartsOfSpeech = std::to_array<std::string_view>(
    {"n",      "noun",      "v",    "vb",          "verb",        "vi",           "vt",
     "adj",    "adjective", "adv",  "adverb",      "pref",        "prefix",       "suff",
     "suffix", "interj",    "imp",  "abbr",        "abbrev",      "abbreviation", "pl",
     "plural", "sing",      "prep", "preposition", "pron",        "conj",         "phr",
     "obs",    "and",       "or",   "plural noun", "proper noun", "noun phrase"});

/// Of which words are said to come.
constexpr auto kLanguages = std::to_array<std::string_view>(
    {"arabic", "chinese", "danish",    "dutch",   "english", "finnish",    "french",   "gaelic",
     "german", "greek",   "hebrew",    "hindi",   "irish",   "italian",    "japanese", "korean",
     "latin",  "norse",   "norwegian", "persian", "polish",  "portuguese", "russian",  "sanskrit",
     "scots",  "spanish", "swedish",   "turkish", "welsh",   "yiddish"});

/// "n" or "Noun", not "IMP".
bool is_written_as_part_of_speech(std::string_view word) {
  const bool capitals = word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
  return !capitals && is_part_of_speech(word);
}

/// The length of "/.../", "[...]", "(noun)" or "n." at the beginning; 0 where there is none.
std::size_t piece_length(std::string_view text) {
  const char open = text.front();
  if (open == '/' || open == '[' || open == '(') {
    const auto close = text.find(open == '/' ? '/' : open == '[' ? ']' : ')', 1);
    if (close == std::string_view::npos) return 0;
    std::string_view inside = text.substr(1, close - 1);
    if (inside.ends_with('.')) inside.remove_suffix(1);
    return open != '(' || is_written_as_part_of_speech(inside) ? close + 1 : 0;
  }
  const auto end = std::min(text.find_first_of(" .,"), text.size());
  if (!is_written_as_part_of_speech(text.substr(0, end))) return 0;
  // A word that is not cut short may begin a sentence.
  return end < text.size() && text[end] == '.' ? end + 1 : 0;
}

}  // namespace

bool is_part_of_speech(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return text::is_one_of(kPartsOfSpeech, text::fold_case(word));
}

bool is_origin_note(std::string_view sentence) {
  constexpr std::size_t kLongest = 20;  // words
  constexpr std::size_t kWordsRead = 5;
  std::vector<std::string> words;
  text::TokenReader token(sentence);
  while (words.size() < kWordsRead && token.next()) words.emplace_back(token.folded());
  if (words.size() < 2 || text::count_words(sentence) > kLongest) return false;
  if (words[0] == "pronounced") return true;
  const auto is_language = [&words](std::size_t i) {
    return i < words.size() && text::is_one_of(kLanguages, words[i]);
  };
  const auto is_age = [&words](std::size_t i) {
    return i < words.size() && (words[i] == "old" || words[i] == "middle" || words[i] == "ancient");
  };
  std::size_t at = words[0] == "borrowed" || words[0] == "derived" ? 1 : 0;
  const bool from = words[at] == "from";
  at += from ? 1 : 0;
  at += at < words.size() && words[at] == "the" ? 1 : 0;
  at += is_age(at) ? 1 : 0;
  if (!is_language(at)) return false;
  const bool meaning = at + 1 < words.size() && (words[at + 1] == "for" || words[at + 1] == "word");
  return from || meaning;
}

std::size_t grammar_note_length(std::string_view text) {
  constexpr std::string_view kBetween = " ,.;";
  std::size_t length = 0;
  while (length < text.size()) {
    const std::size_t piece = piece_length(text.substr(length));
    if (piece == 0) break;
    length = std::min(text.size(), text.find_first_not_of(kBetween, length + piece));
  }
  return length;
}

}  // namespace cairn::importers
