#include "temporal/truncate.h"

#include <algorithm>
#include <array>
#include <string>

#include "temporal/calendar.h"
#include "temporal/failure.h"
#include "temporal/parts.h"

namespace cairn::temporal {

namespace {

struct DateUnit {
  std::string_view name;
  std::int64_t (*begin)(std::int64_t day);
};

/// The first day of the years that the day's year shares with those before it, up to a multiple of `years`.
template <std::int64_t years>
std::int64_t begin_of_years(std::int64_t day) {
  const std::int64_t year = calendar_date(day).year;
  return day_number(CalendarDate{year - floor_modulo(year, years), 1, 1});
}

std::int64_t begin_of_week_year(std::int64_t day) {
  return day_number(WeekDate{week_date(day).year, 1, 1});
}

std::int64_t begin_of_quarter(std::int64_t day) {
  const QuarterDate date = quarter_date(day);
  return day_number(QuarterDate{date.year, date.quarter, 1});
}

std::int64_t begin_of_month(std::int64_t day) {
  const CalendarDate date = calendar_date(day);
  return day_number(CalendarDate{date.year, date.month, 1});
}

std::int64_t begin_of_week(std::int64_t day) {
  const WeekDate date = week_date(day);
  return day_number(WeekDate{date.year, date.week, 1});
}

constexpr std::array<DateUnit, 8> kDateUnits = {{{"millennium", begin_of_years<1000>},
                                                 {"century", begin_of_years<100>},
                                                 {"decade", begin_of_years<10>},
                                                 {"year", begin_of_years<1>},
                                                 {"weekYear", begin_of_week_year},
                                                 {"quarter", begin_of_quarter},
                                                 {"month", begin_of_month},
                                                 {"week", begin_of_week}}};

struct TimeUnit {
  std::string_view name;
  std::int64_t nanoseconds;
};

constexpr std::array<TimeUnit, 5> kTimeUnits = {{{"hour", 3600 * graph::kNanosecondsASecond},
                                                 {"minute", 60 * graph::kNanosecondsASecond},
                                                 {"second", graph::kNanosecondsASecond},
                                                 {"millisecond", 1'000'000},
                                                 {"microsecond", 1'000}}};

template <typename Units>
auto find_unit(const Units& units, std::string_view name) {
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const auto& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : &*found;
}

[[noreturn]] void fail_unit(std::string_view unit, Kind kind) {
  fail("a " + std::string(type_name(kind)) + " is not truncated to '" + std::string(unit) + "'");
}

/// What is left of the parts. The beginning of a day is also one for times that know no date.
void cut(Parts& parts, std::string_view name, Kind kind) {
  if (const TimeUnit* unit = find_unit(kTimeUnits, name)) {
    if (!parts.nanosecond) fail_unit(name, kind);
    parts.nanosecond = *parts.nanosecond - *parts.nanosecond % unit->nanoseconds;
    return;
  }
  if (const DateUnit* unit = find_unit(kDateUnits, name)) {
    if (!parts.day) fail_unit(name, kind);
    parts.day = unit->begin(*parts.day);
  } else if (name != "day") {
    fail_unit(name, kind);
  }
  parts.nanosecond = 0;
}

void check_unit(Kind result, std::string_view name) {
  const bool of_time = find_unit(kTimeUnits, name) != nullptr;
  const bool of_date = find_unit(kDateUnits, name) != nullptr;
  if ((of_time && !has_time(result)) || (of_date && !has_date(result)) || result == Kind::kDuration)
    fail_unit(name, result);
}

/// Smaller parts of a second that are given leave those that the unit kept.
Fields with_kept_parts(std::string_view unit, const Parts& parts, Fields overrides) {
  const std::int64_t nanosecond = parts.nanosecond.value_or(0) % graph::kNanosecondsASecond;
  if (unit == "millisecond" && has_any(overrides, {"microsecond", "nanosecond"}))
    overrides.try_emplace("millisecond", nanosecond / 1'000'000);
  if (unit == "microsecond" && has(overrides, "nanosecond"))
    overrides.try_emplace("microsecond",
                          has(overrides, "millisecond") ? nanosecond / 1'000 % 1'000 : nanosecond / 1'000);
  return overrides;
}

}  // namespace

graph::Temporal truncate(Kind result, std::string_view unit, const graph::Temporal& value,
                         const Fields& overrides, const Clock& clock) {
  check_unit(result, unit);
  check_keys(result, overrides, {});
  Parts parts = parts_of(value);
  if (!has_date(result) && !parts.nanosecond) fail_unit(unit, kind_of(value));
  cut(parts, unit, kind_of(value));
  const Fields fields = with_kept_parts(unit, parts, overrides);
  if (has_date(result) && parts.day) parts.day = day_with(fields, parts.day);
  if (has_time(result)) parts.nanosecond = time_with(fields, parts.nanosecond);
  if (const auto zone = zone_field(fields)) {
    parts.zone = zone;
    parts.offset.reset();
  }
  return assemble(result, parts, clock);
}

}  // namespace cairn::temporal
