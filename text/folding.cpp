#include "text/folding.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <boost/algorithm/string/replace.hpp>

namespace cairn::text {

namespace {

/// Makes ASCII letters small; false where there is anything but ASCII.
bool lower_ascii(std::string& text) {
  unsigned char seen = 0;
  for (char& c : text) {
    seen |= static_cast<unsigned char>(c);
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return seen < 0x80;
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

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// By byte: of ASCII letters and digits the small form, of all else 0.
constexpr std::array<char, 256> kPlain = [] {
  std::array<char, 256> small{};
  for (char c = '0'; c <= '9'; ++c) small[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) small[static_cast<unsigned char>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) small[static_cast<unsigned char>(c)] = static_cast<char>(c - 'A' + 'a');
  return small;
}();

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
  if (byte_at(text, at) < 0x80) return text[at++];
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

std::string without_accents(std::string_view text) {
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* apart = ascii ? nullptr : icu::Normalizer2::getNFDInstance(status);
  if (apart == nullptr || U_FAILURE(status) != 0) return std::string(text);
  const auto whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString parts = apart->normalize(whole, status);
  icu::UnicodeString letters;
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 character = parts.char32At(at);
    if (u_charType(character) != U_NON_SPACING_MARK) letters.append(character);
  }
  std::string out;
  return letters.toUTF8String(out);
}

bool begins_with(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(),
                    [](char b, char a) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::string fold_case(std::string_view text) {
  std::string folded(text);
  if (lower_ascii(folded)) return folded;
  folded.clear();
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
    const auto byte = byte_at(text, at);
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

/// Puts a word into the form in which words are compared. What a character is compatible with may be several
/// words ("½" is "1 2").
void fold_word(std::string_view word, std::string& folded) {
  folded.assign(word);
  if (lower_ascii(folded)) return;
  folded = fold_case(word);
  boost::algorithm::replace_all(folded, "\u2019", "'");
  if (folded != word) folded = fold(folded);
}

}  // namespace

/// Nearly all words are ASCII letters and digits with a blank or another such sign behind them, which neither
/// belongs to the word nor may join it to what follows.
bool TokenReader::read_plain_word() {
  constexpr std::size_t kLongest = 32;
  std::array<char, kLongest> small{};
  std::size_t length = 0;
  const std::size_t most = std::min(kLongest, text_.size() - begin_);
  for (; length < most && kPlain[byte_at(text_, begin_ + length)] != 0; ++length)
    small[length] = kPlain[byte_at(text_, begin_ + length)];
  if (length == 0 || length == kLongest) return false;
  const std::size_t end = begin_ + length;
  const bool ends = end == text_.size() || (byte_at(text_, end) < 0x80 && !is_name_sign(text_[end]) &&
                                            !is_point(text_[end]) && !is_apostrophe(text_[end]));
  if (!ends) return false;
  folded_.assign(small.data(), length);
  end_ = end;
  return true;
}

bool TokenReader::next() {
  for (std::size_t at = end_; at < text_.size();) {
    begin_ = at;
    if (read_plain_word()) return true;
    if (!is_word_start(cairn::text::next(text_, at))) continue;
    const WordEnd word = find_word_end(text_, begin_);
    at = end_ = word.end;
    fold_word(text_.substr(begin_, word.compared - begin_), folded_);
    if (!folded_.empty()) return true;
  }
  return false;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (TokenReader reader(text); reader.next();)
    tokens.push_back({std::string(reader.folded()), reader.begin(), reader.end()});
  return tokens;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  for (TokenReader reader(text); reader.next();) ++count;
  return count;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (TokenReader reader(text); reader.next();) {
    if (!folded.empty()) folded.push_back(' ');
    folded += reader.folded();
  }
  return folded;
}

}  // namespace cairn::text
