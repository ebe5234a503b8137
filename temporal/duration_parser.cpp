#include "temporal/duration_parser.h"

#include <array>

#include "temporal/duration.h"
#include "temporal/failure.h"
#include "temporal/text_reader.h"

namespace cairn::temporal {

namespace {

struct UnitSign {
  char sign;
  std::string_view unit;
};

constexpr std::array<UnitSign, 4> kDateUnits = {
    {{'Y', "years"}, {'M', "months"}, {'W', "weeks"}, {'D', "days"}}};
constexpr std::array<UnitSign, 3> kTimeUnits = {{{'H', "hours"}, {'M', "minutes"}, {'S', "seconds"}}};

/// How many of a text's first characters are of a number.
std::size_t number_length(std::string_view text) {
  const std::size_t end = text.find_first_not_of("+-0123456789.,");
  return end == std::string_view::npos ? text.size() : end;
}

/// Numbers with units, each unit once and in this order. False when there is none, or something else.
template <typename Units>
bool read_amounts(TextReader& reader, const Units& units, DurationParts& parts) {
  auto unit = units.begin();
  bool found = false;
  while (!reader.done() && !reader.sees('T')) {
    const auto amount = decimal_of(reader.take(number_length(reader.rest())));
    while (unit != units.end() && !reader.sees(unit->sign)) ++unit;
    if (!amount || unit == units.end()) return false;
    reader.accept(unit->sign);
    parts.add((unit++)->unit, *amount);
    found = true;
  }
  return found;
}

std::optional<DurationParts> read_units(TextReader& reader) {
  DurationParts parts;
  const bool has_days = read_amounts(reader, kDateUnits, parts);
  if (reader.done()) return has_days ? std::optional(parts) : std::nullopt;
  if (!reader.accept('T') || !read_amounts(reader, kTimeUnits, parts) || !reader.done()) return std::nullopt;
  return parts;
}

/// P2012-02-02 and P20120202 look like dates.
bool looks_like_date(const TextReader& reader) {
  const std::size_t digits = reader.digits_ahead();
  if (digits == 4) return reader.rest().substr(4, 1) == "-";
  return digits == 8 && (reader.rest().size() == 8 || reader.rest()[8] == 'T');
}

bool read_date_part(TextReader& reader, std::size_t digits, std::int64_t greatest, std::string_view unit,
                    DurationParts& parts) {
  const auto number = reader.number(digits);
  return number && *number <= greatest && parts.add(unit, Wide{*number} * kDecimalOne);
}

std::optional<DurationParts> read_like_date(TextReader& reader) {
  DurationParts parts;
  const bool dashes = reader.digits_ahead() == 4;
  if (!read_date_part(reader, 4, 9999, "years", parts)) return std::nullopt;
  if (dashes && !reader.accept('-')) return std::nullopt;
  if (!read_date_part(reader, 2, 12, "months", parts)) return std::nullopt;
  if (dashes && !reader.accept('-')) return std::nullopt;
  if (!read_date_part(reader, 2, 31, "days", parts)) return std::nullopt;
  if (reader.done()) return parts;
  const auto time = reader.accept('T') ? read_time_of_day(reader) : std::nullopt;
  if (!time || !reader.done()) return std::nullopt;
  parts.add("nanoseconds", Wide{*time} * kDecimalOne);
  return parts;
}

}  // namespace

std::optional<graph::Duration> parse_duration(std::string_view text) {
  TextReader reader(text);
  const bool negative = reader.accept('-');
  if (!negative) reader.accept('+');
  if (!reader.accept('P')) return std::nullopt;
  const auto parts = looks_like_date(reader) ? read_like_date(reader) : read_units(reader);
  if (!parts) return std::nullopt;
  const graph::Duration span = carried_down(*parts);
  return negative ? negate(span) : span;
}

}  // namespace cairn::temporal
