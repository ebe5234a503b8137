#include "temporal/fields.h"

#include <algorithm>
#include <array>
#include <span>

#include "temporal/calendar.h"
#include "temporal/failure.h"

namespace cairn::temporal {

namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> kDateKeys = {"year",    "month",        "day",       "week",
                                                       "quarter", "dayOfQuarter", "dayOfWeek", "ordinalDay"};
constexpr std::array<std::string_view, 6> kTimeKeys = {"hour",        "minute",      "second",
                                                       "millisecond", "microsecond", "nanosecond"};
constexpr Keys kPartsOfSecond = Keys(kTimeKeys).subspan(3);

bool contains(Keys keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

const Field* find(const Fields& fields, std::string_view key) {
  const auto found = fields.find(key);
  return found == fields.end() ? nullptr : &found->second;
}

bool has_one_of(const Fields& fields, Keys keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(fields, key); });
}

[[noreturn]] void fail_missing(std::string_view greater, std::string_view lesser) {
  fail(std::string(lesser) + " is given without " + std::string(greater));
}

std::int64_t bounded_field(const Fields& fields, std::string_view key, std::int64_t otherwise,
                           std::int64_t greatest) {
  const std::int64_t value = integer_field(fields, key).value_or(otherwise);
  if (value < 0 || value > greatest)
    fail(std::string(key) + " is from 0 to " + std::to_string(greatest) + ", not " + std::to_string(value));
  return value;
}

/// A date is told in one of its views.
enum class View { kCalendar, kWeek, kQuarter, kOrdinal };

View view_of(const Fields& fields) {
  const bool calendar = has_any(fields, {"month", "day"});
  const bool week = has_any(fields, {"week", "dayOfWeek"});
  const bool quarter = has_any(fields, {"quarter", "dayOfQuarter"});
  const bool ordinal = has(fields, "ordinalDay");
  if (int{calendar} + int{week} + int{quarter} + int{ordinal} > 1)
    fail("a date is told by its month, its week, its quarter or the day of the year, not by several");
  if (week) return View::kWeek;
  if (quarter) return View::kQuarter;
  return ordinal ? View::kOrdinal : View::kCalendar;
}

std::int64_t calendar_day(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base && has(fields, "day") && !has(fields, "month")) fail_missing("month", "day");
  CalendarDate date = base ? calendar_date(*base) : CalendarDate{};
  date.year = integer_field(fields, "year").value_or(date.year);
  date.month = integer_field(fields, "month").value_or(date.month);
  const auto day = integer_field(fields, "day");
  // The month may be none; then the call below says so.
  date.day = day ? *day : std::min(date.day, days_in_month(date.year, date.month));
  return day_number(date);
}

std::int64_t day_of_week_fields(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base && !has(fields, "week")) fail_missing("week", "dayOfWeek");
  WeekDate date = base ? week_date(*base) : WeekDate{};
  date.year = integer_field(fields, "year").value_or(date.year);
  check_year(date.year);
  const auto week = integer_field(fields, "week");
  date.week = week ? *week : std::min(date.week, weeks_in_year(date.year));
  date.day = integer_field(fields, "dayOfWeek").value_or(date.day);
  return day_number(date);
}

/// In another quarter it is the same month of the quarter and, where there is one, the same day.
std::int64_t day_in_other_quarter(std::int64_t base, std::int64_t year, std::int64_t quarter) {
  CalendarDate date = calendar_date(base);
  date.month = (quarter - 1) * 3 + (date.month - 1) % 3 + 1;
  date.day = std::min(date.day, days_in_month(year, date.month));
  return day_number(CalendarDate{year, date.month, date.day});
}

std::int64_t day_of_quarter_fields(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base && !has(fields, "quarter")) fail_missing("quarter", "dayOfQuarter");
  QuarterDate date = base ? quarter_date(*base) : QuarterDate{};
  date.year = integer_field(fields, "year").value_or(date.year);
  date.quarter = integer_field(fields, "quarter").value_or(date.quarter);
  const auto day = integer_field(fields, "dayOfQuarter");
  const std::int64_t first = day_number(QuarterDate{date.year, date.quarter, 1});
  if (base && !day) return day_in_other_quarter(*base, date.year, date.quarter);
  return day ? day_number(QuarterDate{date.year, date.quarter, *day}) : first;
}

/// Each part of a time needs the greater one.
void check_time_order(const Fields& fields) {
  if (has(fields, "minute") && !has(fields, "hour")) fail_missing("hour", "minute");
  if (has(fields, "second") && !has(fields, "minute")) fail_missing("minute", "second");
  if (has_one_of(fields, kPartsOfSecond) && !has(fields, "second"))
    fail_missing("second", "a part of a second");
}

}  // namespace

bool has(const Fields& fields, std::string_view key) {
  return find(fields, key) != nullptr;
}

bool has_any(const Fields& fields, std::initializer_list<std::string_view> keys) {
  return has_one_of(fields, {keys.begin(), keys.size()});
}

std::optional<std::int64_t> integer_field(const Fields& fields, std::string_view key) {
  const Field* field = find(fields, key);
  if (field == nullptr) return std::nullopt;
  const auto* integer = std::get_if<std::int64_t>(field);
  if (integer == nullptr) fail(std::string(key) + " is an integer");
  return *integer;
}

const graph::Temporal* temporal_field(const Fields& fields, std::string_view key) {
  const Field* field = find(fields, key);
  if (field == nullptr) return nullptr;
  const auto* temporal = std::get_if<graph::Temporal>(field);
  if (temporal == nullptr) fail(std::string(key) + " is a point in time");
  return temporal;
}

std::optional<Zone> zone_field(const Fields& fields) {
  const Field* field = find(fields, "timezone");
  if (field == nullptr) return std::nullopt;
  const auto* text = std::get_if<std::string>(field);
  if (text == nullptr) fail("timezone is a string");
  return Zone::from_text(*text);
}

std::int64_t day_with(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base && !has(fields, "year")) fail("a date needs a year, and none was given");
  switch (view_of(fields)) {
    case View::kWeek:
      return day_of_week_fields(fields, base);
    case View::kQuarter:
      return day_of_quarter_fields(fields, base);
    case View::kOrdinal: {
      const auto year = integer_field(fields, "year");
      return day_number(
          OrdinalDate{year ? *year : ordinal_date(*base).year, *integer_field(fields, "ordinalDay")});
    }
    case View::kCalendar:
      break;
  }
  return calendar_day(fields, base);
}

std::int64_t time_with(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base) check_time_order(fields);
  const std::int64_t second = base.value_or(0) / graph::kNanosecondsASecond;
  const std::int64_t seconds = bounded_field(fields, "hour", second / 3600, 23) * 3600 +
                               bounded_field(fields, "minute", second / 60 % 60, 59) * 60 +
                               bounded_field(fields, "second", second % 60, 59);
  const std::int64_t nanosecond = has_one_of(fields, kPartsOfSecond)
                                      ? nanosecond_of_fields(fields)
                                      : base.value_or(0) % graph::kNanosecondsASecond;
  return seconds * graph::kNanosecondsASecond + nanosecond;
}

std::int64_t nanosecond_of_fields(const Fields& fields) {
  const bool within_millisecond = has(fields, "millisecond") || has(fields, "epochMillis");
  const bool within_microsecond = has(fields, "microsecond");
  std::int64_t greatest_nanosecond = graph::kNanosecondsASecond - 1;
  if (within_millisecond) greatest_nanosecond = 999'999;
  if (within_microsecond) greatest_nanosecond = 999;
  return bounded_field(fields, "millisecond", 0, 999) * 1'000'000 +
         bounded_field(fields, "microsecond", 0, within_millisecond ? 999 : 999'999) * 1'000 +
         bounded_field(fields, "nanosecond", 0, greatest_nanosecond);
}

bool has_date_fields(const Fields& fields) {
  return has_one_of(fields, kDateKeys);
}
bool has_time_fields(const Fields& fields) {
  return has_one_of(fields, kTimeKeys);
}

bool has_day_field(const Fields& fields) {
  return has_any(fields, {"day", "dayOfWeek", "dayOfQuarter", "ordinalDay"});
}

void check_keys(Kind kind, const Fields& fields, std::initializer_list<std::string_view> others) {
  for (const auto& [key, value] : fields) {
    const bool fits = (has_date(kind) && contains(kDateKeys, key)) ||
                      (has_time(kind) && contains(kTimeKeys, key)) || (has_zone(kind) && key == "timezone") ||
                      contains({others.begin(), others.size()}, key);
    if (!fits) fail("a " + std::string(type_name(kind)) + " is not made from '" + key + "'");
  }
}

}  // namespace cairn::temporal
