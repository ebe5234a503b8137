#include "importers/reading/index_heading.h"

#include <algorithm>
#include <array>

#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

/// Words in the titles of glossaries.
constexpr std::array<std::string_view, 15> kGlossaryWords = {
    "glossary",     "term",    "terminology", "definition", "vocabulary", "dictionary", "lexicon", "acronym",
    "abbreviation", "concept", "jargon",      "word",       "glossar",    "glossaire",  "glosario"};
}  // namespace

bool is_title_of_glossary(std::string_view text) {
  constexpr std::size_t kLongestTitle = 8;  // words
  std::size_t words = 0;
  bool named = false;
  for (text::TokenReader token(text); token.next();) {
    if (++words > kLongestTitle) return false;
    named = named || std::find(kGlossaryWords.begin(), kGlossaryWords.end(),
                               text::singular(token.folded())) != kGlossaryWords.end();
  }
  const auto last = text.find_last_not_of(" \t");
  return named && text[last] != '.';
}

bool is_index_heading(std::string_view heading) {
  constexpr std::size_t kMostDigits = 3;
  const auto tokens = text::tokenize(heading);
  const auto is_mark = [](const text::Token& token) {
    const bool digits =
        std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text::length_utf8(token.folded) == 1 || (digits && token.folded.size() <= kMostDigits);
  };
  return !tokens.empty() && tokens.size() <= 2 && std::all_of(tokens.begin(), tokens.end(), is_mark);
}

}  // namespace cairn::importers
