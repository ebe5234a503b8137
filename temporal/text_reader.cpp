#include "temporal/text_reader.h"

#include "graph/temporal.h"

namespace cairn::temporal {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Two digits for a sixtieth; nothing when there are none or too many.
std::optional<std::int64_t> read_sixtieth(TextReader& reader) {
  const auto number = reader.number(2);
  return number && *number < 60 ? number : std::nullopt;
}

/// The digits after a decimal sign, in nanoseconds; 0 when there is no sign.
std::optional<std::int64_t> read_nanoseconds(TextReader& reader) {
  if (!reader.accept('.') && !reader.accept(',')) return 0;
  const std::size_t digits = reader.digits_ahead();
  if (digits > 9) return std::nullopt;
  auto fraction = reader.number(digits);
  for (std::size_t i = digits; fraction && i < 9; ++i) *fraction *= 10;
  return fraction;
}

/// What follows the hours of a time or an offset, in seconds.
struct MinutesAndSeconds {
  std::int64_t seconds = 0;
  bool has_seconds = false;
};

std::optional<MinutesAndSeconds> read_minutes_and_seconds(TextReader& reader) {
  const bool colons = reader.sees(':');
  MinutesAndSeconds read;
  for (const std::int64_t unit : {60, 1}) {
    if (colons ? !reader.accept(':') : reader.digits_ahead() == 0) break;
    const auto number = read_sixtieth(reader);
    if (!number) return std::nullopt;
    read.seconds += *number * unit;
    read.has_seconds = unit == 1;
  }
  return read;
}

}  // namespace

std::size_t TextReader::digits_ahead() const {
  std::size_t count = 0;
  while (count < rest_.size() && is_digit(rest_[count])) ++count;
  return count;
}

bool TextReader::sees(char sign) const {
  return !rest_.empty() && upper(rest_.front()) == sign;
}

bool TextReader::accept(char sign) {
  if (!sees(sign)) return false;
  rest_.remove_prefix(1);
  return true;
}

std::string_view TextReader::take(std::size_t count) {
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::optional<std::int64_t> TextReader::number(std::size_t digits) {
  if (digits == 0 || digits > 18 || digits_ahead() < digits) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : take(digits)) number = number * 10 + (digit - '0');
  return number;
}

std::optional<std::int64_t> read_offset(TextReader& reader) {
  if (reader.accept('Z')) return 0;
  const bool west = reader.accept('-');
  if (!west && !reader.accept('+')) return std::nullopt;
  const auto hours = reader.number(2);
  if (!hours) return std::nullopt;
  const auto rest = read_minutes_and_seconds(reader);
  if (!rest) return std::nullopt;
  const std::int64_t offset = *hours * 3600 + rest->seconds;
  return west ? -offset : offset;
}

std::optional<std::int64_t> read_time_of_day(TextReader& reader) {
  const auto hours = reader.number(2);
  if (!hours || *hours > 23) return std::nullopt;
  const auto rest = read_minutes_and_seconds(reader);
  if (!rest) return std::nullopt;
  const auto nanoseconds = rest->has_seconds ? read_nanoseconds(reader) : 0;
  if (!nanoseconds) return std::nullopt;
  return (*hours * 3600 + rest->seconds) * graph::kNanosecondsASecond + *nanoseconds;
}

}  // namespace cairn::temporal
