#include "text/regular_expression.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace cairn::text {

namespace {

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

struct RegularExpression::Compiled {
  std::unique_ptr<const icu::RegexPattern> pattern;
  std::unique_ptr<icu::RegexMatcher> matcher;  ///< of the pattern, which must outlive it
};

RegularExpression::RegularExpression(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RegularExpression::RegularExpression(RegularExpression&&) noexcept = default;
RegularExpression& RegularExpression::operator=(RegularExpression&&) noexcept = default;
RegularExpression::~RegularExpression() = default;

std::optional<RegularExpression> RegularExpression::of(std::string_view pattern, std::string& error) {
  constexpr std::int32_t kMostSteps = 1000;  // of some thousand characters that are looked at, each
  constexpr std::int32_t kMostBytes = 128 << 20;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern.reset(icu::RegexPattern::compile(utf16(pattern), place, status));
  if (U_SUCCESS(status) != 0) {
    compiled->matcher.reset(compiled->pattern->matcher(status));
    if (compiled->matcher) compiled->matcher->setTimeLimit(kMostSteps, status);
    if (compiled->matcher) compiled->matcher->setStackLimit(kMostBytes, status);
  }
  if (U_FAILURE(status) != 0) {
    error = std::string(u_errorName(status)) + " at character " + std::to_string(place.offset);
    return std::nullopt;
  }
  return RegularExpression(std::move(compiled));
}

RegularExpression::Match RegularExpression::matches(std::string_view text) {
  const icu::UnicodeString input = utf16(text);
  compiled_->matcher->reset(input);
  UErrorCode status = U_ZERO_ERROR;
  const bool found = compiled_->matcher->matches(status) != 0;
  if (status == U_REGEX_STACK_OVERFLOW) return Match::kTooLarge;
  if (U_FAILURE(status) != 0) return Match::kTooLong;
  return found ? Match::kYes : Match::kNo;
}

}  // namespace cairn::text
