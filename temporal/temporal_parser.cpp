#include "temporal/temporal_parser.h"

#include <string>

#include "temporal/calendar.h"
#include "temporal/duration_parser.h"
#include "temporal/failure.h"
#include "temporal/parts.h"
#include "temporal/text_reader.h"

namespace cairn::temporal {

namespace {

using Number = std::optional<std::int64_t>;

/// Four digits, or a sign and up to nine.
Number read_year(TextReader& reader) {
  const bool negative = reader.accept('-');
  if (!negative && !reader.accept('+')) return reader.number(4);
  if (reader.digits_ahead() > 9) return std::nullopt;
  const Number year = reader.number(reader.digits_ahead());
  return year && negative ? -*year : year;
}

/// A last part that may be left out and then is 1; in the extended form a dash comes before it.
Number read_last_part(TextReader& reader, bool dashes, std::size_t digits) {
  if (dashes ? !reader.accept('-') : reader.digits_ahead() == 0) return 1;
  return reader.number(digits);
}

Number read_week_date(TextReader& reader, std::int64_t year, bool dashes) {
  const Number week = reader.number(2);
  const Number day = read_last_part(reader, dashes, 1);
  if (!week || !day) return std::nullopt;
  return day_number(WeekDate{year, *week, *day});
}

Number read_quarter_date(TextReader& reader, std::int64_t year, bool dashes) {
  const Number quarter = reader.number(1);
  const Number day = read_last_part(reader, dashes, 2);
  if (!quarter || !day) return std::nullopt;
  return day_number(QuarterDate{year, *quarter, *day});
}

Number read_ordinal_date(TextReader& reader, std::int64_t year) {
  return day_number(OrdinalDate{year, *reader.number(3)});
}

Number read_calendar_date(TextReader& reader, std::int64_t year, bool dashes) {
  const Number month = reader.number(2);
  const Number day = read_last_part(reader, dashes, 2);
  if (!month || !day) return std::nullopt;
  return day_number(CalendarDate{year, *month, *day});
}

Number read_date(TextReader& reader) {
  const Number year = read_year(reader);
  if (!year) return std::nullopt;
  const bool dashes = reader.accept('-');
  if (reader.accept('W')) return read_week_date(reader, *year, dashes);
  if (reader.accept('Q')) return read_quarter_date(reader, *year, dashes);
  if (reader.digits_ahead() == 3) return read_ordinal_date(reader, *year);
  if (dashes || reader.digits_ahead() > 0) return read_calendar_date(reader, *year, dashes);
  return day_number(CalendarDate{*year, 1, 1});
}

/// The place in brackets. False when the text goes on with something else.
bool read_place(TextReader& reader, Parts& parts) {
  const std::string_view rest = reader.rest();
  if (rest.size() < 3 || rest.front() != '[' || rest.back() != ']') return false;
  parts.zone = Zone::from_text(rest.substr(1, rest.size() - 2));
  reader.take(rest.size());
  return true;
}

bool read_zone(TextReader& reader, Parts& parts, bool with_place) {
  if (!reader.done() && !reader.sees('[')) {
    const Number offset = read_offset(reader);
    if (!offset) return false;
    parts.zone = Zone::of_offset(*offset);
    parts.offset = static_cast<std::int32_t>(*offset);
  }
  return reader.done() || (with_place && read_place(reader, parts));
}

bool read_time(TextReader& reader, Kind kind, Parts& parts) {
  parts.nanosecond = read_time_of_day(reader);
  if (!parts.nanosecond) return false;
  return !has_zone(kind) || read_zone(reader, parts, kind == Kind::kDateTime);
}

bool read_parts(TextReader& reader, Kind kind, Parts& parts) {
  if (!has_date(kind)) return read_time(reader, kind, parts);
  parts.day = read_date(reader);
  if (!parts.day) return false;
  if (!has_time(kind) || reader.done()) return true;
  if (reader.accept('T')) return read_time(reader, kind, parts);
  return kind == Kind::kDateTime && read_place(reader, parts);
}

/// A place and an offset that it does not have contradict each other.
void check_offset(const Parts& parts, std::string_view text) {
  if (!parts.zone || !parts.offset || !parts.day) return;
  const graph::LocalDateTime local = local_date_time(*parts.day, parts.nanosecond.value_or(0));
  if (!parts.zone->has(local, *parts.offset))
    fail("the time zone of '" + std::string(text) + "' does not have that offset then");
}

[[noreturn]] void fail_to_parse(Kind kind, std::string_view text) {
  fail("'" + std::string(text) + "' is no " + std::string(type_name(kind)));
}

}  // namespace

graph::Temporal parse(Kind kind, std::string_view text, const Clock& clock) {
  if (kind == Kind::kDuration) {
    const auto span = parse_duration(text);
    if (!span) fail_to_parse(kind, text);
    return *span;
  }
  TextReader reader(text);
  Parts parts;
  if (!read_parts(reader, kind, parts) || !reader.done()) fail_to_parse(kind, text);
  check_offset(parts, text);
  return assemble(kind, parts, clock);
}

}  // namespace cairn::temporal
