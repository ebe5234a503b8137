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

bool is_ascii_letter_or_digit(UChar32 c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_word_start(UChar32 c) {
  if (c < 0) return false;
  if (c < 0x80) return is_ascii_letter_or_digit(c);
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_word_character(UChar32 c) {
  return is_word_start(c) || (c >= 0x80 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

/// What is not seen: soft hyphens, joiners, variation selectors.
bool is_invisible(UChar32 c) {
  return c >= 0x80 && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_digit(UChar32 c) {
  return c >= 0 && u_isdigit(c) != 0;
}

constexpr UChar32 kFullWidthPlus = 0xFF0B;
constexpr UChar32 kFullWidthNumberSign = 0xFF03;
constexpr UChar32 kFullWidthPoint = 0xFF0E;
constexpr UChar32 kTypographicApostrophe = 0x2019;

bool is_name_sign(UChar32 c) {
  return c == '+' || c == '#' || c == kFullWidthPlus || c == kFullWidthNumberSign;
}

bool is_point(UChar32 c) {
  return c == '.' || c == kFullWidthPoint;
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == kTypographicApostrophe;
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

}  // namespace

bool begins_with(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(),
                    [](char b, char a) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

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

namespace {

/// Where a word ends that begins at `begin`.
struct WordEnd {
  std::size_t end;       ///< one past its last byte
  std::size_t compared;  ///< the same without a possessive s
};

WordEnd find_word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  UChar32 last = next(text, end);  // the last visible character of the word
  for (std::size_t at = end; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_ascii_letter_or_digit(byte)) {  // nearly always: no need to ask for its properties
      last = byte;
      end = ++at;
      continue;
    }
    std::size_t after = at;
    const UChar32 c = next(text, after);
    if (is_invisible(c)) {
      at = after;  // part of the word only if the word goes on behind it
    } else if (is_word_character(c)) {
      last = c;
      at = end = after;
    } else if (is_point(c) && is_digit(last) && is_digit(peek(text, after))) {
      last = c;
      at = after;
    } else if (is_name_sign(c)) {
      while (is_name_sign(peek(text, after))) next(text, after);
      return {after, after};
    } else if (is_apostrophe(c) && is_word_start(peek(text, after))) {
      const bool is_s =
          (text[after] == 's' || text[after] == 'S') && !is_word_character(peek(text, after + 1));
      if (is_s) return {after + 1, at};
      last = c;
      at = after;
    } else {
      break;
    }
  }
  return {end, end};
}

/// A word in the form in which words are compared. What a character is compatible with may be several words
/// ("½" is "1 2").
std::string fold_word(std::string_view word) {
  std::string folded = fold_case(word);
  if (is_ascii(word)) return folded;
  for (std::size_t at = folded.find("\u2019"); at != std::string::npos; at = folded.find("\u2019")) {
    folded.replace(at, std::string_view("\u2019").size(), "'");
  }
  return folded == word ? folded : fold(folded);
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_word_start(next(text, at))) continue;
    const WordEnd word = find_word_end(text, begin);
    at = word.end;
    Token token{fold_word(text.substr(begin, word.compared - begin)), begin, word.end};
    if (!token.folded.empty()) tokens.push_back(std::move(token));
  }
  return tokens;
}

std::size_t count_words(std::string_view text) {
  return tokenize(text).size();
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
