#include "temporal/temporal_text.h"

#include <cstdlib>

#include "temporal/calendar.h"
#include "temporal/zone.h"

namespace cairn::temporal {

namespace {

void append_padded(std::string& out, std::int64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  if (text.size() < digits) out.append(digits - text.size(), '0');
  out += text;
}

/// Without zeros at the end; nothing when it is 0.
void append_fraction(std::string& out, std::int64_t nanosecond) {
  if (nanosecond == 0) return;
  out.push_back('.');
  append_padded(out, nanosecond, 9);
  out.erase(out.find_last_not_of('0') + 1);
}

void append_year(std::string& out, std::int64_t year) {
  if (year < 0) {
    out.push_back('-');
  } else if (year > 9999) {
    out.push_back('+');
  }
  append_padded(out, std::abs(year), 4);
}

std::string date_text(std::int64_t day) {
  const CalendarDate date = calendar_date(day);
  std::string text;
  append_year(text, date.year);
  text.push_back('-');
  append_padded(text, date.month, 2);
  text.push_back('-');
  append_padded(text, date.day, 2);
  return text;
}

std::string time_text(std::int64_t nanosecond_of_day) {
  const std::int64_t second = nanosecond_of_day / graph::kNanosecondsASecond;
  const std::int64_t nanosecond = nanosecond_of_day % graph::kNanosecondsASecond;
  std::string text;
  append_padded(text, second / 3600, 2);
  text.push_back(':');
  append_padded(text, second / 60 % 60, 2);
  if (second % 60 == 0 && nanosecond == 0) return text;
  text.push_back(':');
  append_padded(text, second % 60, 2);
  append_fraction(text, nanosecond);
  return text;
}

std::string local_text(const graph::LocalDateTime& time) {
  return date_text(day_of(time)) + "T" + time_text(nanosecond_of_day(time));
}

void append_part(std::string& out, std::int64_t number, char unit) {
  if (number == 0) return;
  out += std::to_string(number);
  out.push_back(unit);
}

/// The part below the days. Seconds are stored rounded down; here they and their fraction have one sign.
void append_seconds(std::string& out, const graph::Duration& span) {
  if (span.seconds == 0 && span.nanosecond == 0) return;
  const bool negative = span.seconds < 0;
  const bool borrows = negative && span.nanosecond > 0;
  const std::int64_t seconds = borrows ? span.seconds + 1 : span.seconds;
  const std::int64_t nanosecond = borrows ? graph::kNanosecondsASecond - span.nanosecond : span.nanosecond;
  out.push_back('T');
  append_part(out, seconds / 3600, 'H');
  append_part(out, seconds / 60 % 60, 'M');
  if (seconds % 60 == 0 && nanosecond == 0) return;
  if (negative) out.push_back('-');
  out += std::to_string(std::abs(seconds % 60));
  append_fraction(out, nanosecond);
  out.push_back('S');
}

struct TextWriter {
  std::string operator()(const graph::Date& date) const { return date_text(date.day); }
  std::string operator()(const graph::LocalTime& time) const { return time_text(time.nanosecond); }
  std::string operator()(const graph::Time& time) const {
    return time_text(time.nanosecond) + offset_text(time.offset);
  }
  std::string operator()(const graph::LocalDateTime& time) const { return local_text(time); }
  std::string operator()(const graph::DateTime& time) const {
    std::string text = local_text(local_of(time)) + offset_text(time.offset);
    if (!time.zone.empty()) text += "[" + time.zone + "]";
    return text;
  }
  std::string operator()(const graph::Duration& span) const {
    std::string text = "P";
    append_part(text, span.months / 12, 'Y');
    append_part(text, span.months % 12, 'M');
    append_part(text, span.days, 'D');
    append_seconds(text, span);
    return text.size() == 1 ? "PT0S" : text;
  }
};

}  // namespace

std::string to_text(const graph::Temporal& value) {
  return std::visit(TextWriter{}, value);
}

}  // namespace cairn::temporal
