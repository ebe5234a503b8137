#include "temporal/decimal.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "temporal/failure.h"
#include "temporal/text_reader.h"

namespace cairn::temporal {

namespace {

/// A run of digits, of which there may be none.
Wide read_whole(TextReader& reader) {
  Wide whole = 0;
  for (const char digit : reader.take(reader.digits_ahead())) {
    whole = whole * 10 + (digit - '0');
    if (whole > std::numeric_limits<std::int64_t>::max()) fail_too_large();
  }
  return whole;
}

/// In units of 10 to the -18.
Wide read_fraction(TextReader& reader) {
  Wide fraction = 0;
  Wide unit = kDecimalOne;
  for (const char digit : reader.take(reader.digits_ahead())) {
    unit /= 10;
    fraction += (digit - '0') * unit;
  }
  return fraction;
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Enough for the smallest number in digits.
constexpr std::size_t kLongestNumber = 1200;

std::string_view write(double number, std::chars_format format, std::array<char, kLongestNumber>& buffer) {
  if (!std::isfinite(number)) fail("a duration is not made with a number that is not finite");
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format);
  return {buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())};
}

int read_exponent(TextReader& reader) {
  const bool negative = reader.accept('-');
  reader.accept('+');
  const auto exponent = static_cast<int>(reader.number(reader.digits_ahead()).value_or(0));
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Wide> decimal_of(std::string_view text) {
  TextReader reader(text);
  const bool negative = reader.accept('-');
  if (!negative) reader.accept('+');
  if (reader.digits_ahead() == 0) return std::nullopt;
  Wide decimal = read_whole(reader) * kDecimalOne;
  if (reader.accept('.') || reader.accept(',')) {
    if (reader.digits_ahead() == 0) return std::nullopt;
    decimal += read_fraction(reader);
  }
  if (!reader.done()) return std::nullopt;
  return negative ? -decimal : decimal;
}

Wide decimal_of(double number) {
  std::array<char, kLongestNumber> buffer;
  return *decimal_of(write(number, std::chars_format::fixed, buffer));
}

Ratio ratio_of(double number) {
  constexpr int kGreatestExponent = 17;
  constexpr int kLeastExponent = -28;
  std::array<char, kLongestNumber> buffer;
  TextReader reader(write(number, std::chars_format::scientific, buffer));
  const bool negative = reader.accept('-');
  Wide digits = read_whole(reader);
  int exponent = 0;  // of the last digit
  if (reader.accept('.')) {
    exponent = -static_cast<int>(reader.digits_ahead());
    digits = digits * power_of_ten(-exponent) + read_fraction(reader) / power_of_ten(18 + exponent);
  }
  reader.accept('E');
  const int magnitude = read_exponent(reader);
  if (magnitude > kGreatestExponent) fail_too_large();
  exponent += magnitude;
  for (; exponent < kLeastExponent; ++exponent) digits /= 10;
  if (negative) digits = -digits;
  return exponent < 0 ? Ratio{digits, power_of_ten(-exponent)} : Ratio{digits * power_of_ten(exponent), 1};
}

Wide add_wide(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_add_overflow(a, b, &result)) fail_too_large();
  return result;
}

Wide multiply_wide(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) fail_too_large();
  return result;
}

std::int64_t narrow(Wide number) {
  if (number < std::numeric_limits<std::int64_t>::min() || number > std::numeric_limits<std::int64_t>::max())
    fail_too_large();
  return static_cast<std::int64_t>(number);
}

}  // namespace cairn::temporal
