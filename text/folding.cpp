#include "text/folding.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace cairn::text {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return instance;
}

bool is_word_character(UChar32 c) {
  if (c < 0) return false;
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  const auto mask = U_GET_GC_MASK(c);
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_sign(char c) {
  return c == '+' || c == '#';
}

/// Reads one code point at `at` and moves on; an ill-formed byte reads as -1.
UChar32 next(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(bytes, index, static_cast<std::int64_t>(text.size()), c);
  at = static_cast<std::size_t>(index);
  return c;
}

UChar32 peek(std::string_view text, std::size_t at) {
  return at < text.size() ? next(text, at) : -1;
}

/// The length of an apostrophe at `at` (straight or typographic), or 0.
std::size_t apostrophe(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) == "'") return 1;
  if (text.substr(at, 3) == "\u2019") return 3;
  return 0;
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string folded;
  if (is_ascii(text)) {
    folded.assign(text);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  nfkc_casefold().normalize(wide, status).toUTF8String(folded);
  return folded;
}

std::string lower(std::string_view text) {
  std::string mapped;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toLower(icu::Locale::getRoot())
      .toUTF8String(mapped);
  return mapped;
}

std::string upper(std::string_view text) {
  std::string mapped;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(mapped);
  return mapped;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (!is_word_character(next(text, at))) continue;
    std::size_t end = at;
    std::size_t keep_end = 0;  // where the word ends that is compared, when a possessive s is dropped
    while (at < text.size()) {
      const std::size_t here = at;
      if (is_word_character(next(text, at))) {
        end = at;
        continue;
      }
      at = here;
      const bool between_digits = text[here] == '.' && here > begin && is_digit(text[here - 1]) &&
                                  here + 1 < text.size() && is_digit(text[here + 1]);
      const std::size_t mark = apostrophe(text, here);
      if (between_digits) {
        at = here + 1;
      } else if (is_name_sign(text[here])) {
        at = end = here + 1;
        while (at < text.size() && is_name_sign(text[at])) end = ++at;
        break;
      } else if (mark > 0 && is_word_character(peek(text, here + mark))) {
        at = here + mark;
        const bool is_s = (text[at] == 's' || text[at] == 'S') && !is_word_character(peek(text, at + 1));
        if (is_s) {
          keep_end = here;
          end = ++at;
          break;
        }
      } else {
        break;
      }
    }
    tokens.push_back({fold_case(text.substr(begin, (keep_end != 0 ? keep_end : end) - begin)), begin, end});
  }
  return tokens;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (const Token& token : tokenize(text)) {
    if (!folded.empty()) folded.push_back(' ');
    folded += token.folded;
  }
  return folded;
}

}  // namespace cairn::text
