#include "temporal/calendar.h"

#include <algorithm>
#include <string>

#include "temporal/failure.h"

namespace cairn::temporal {

namespace {

constexpr std::int64_t kMonthsAYear = 12;
constexpr std::int64_t kMonthsAQuarter = 3;
constexpr std::int64_t kDaysAWeek = 7;

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// Years are counted from March here, so that the leap day is the last of its year.
constexpr std::int64_t kDaysFourCenturies = 146'097;
constexpr std::int64_t kMarchOfYearZero = -719'468;  // 0000-03-01

/// Days from the 1st of March to the first of a month, March being 0: the months' lengths repeat in fives.
constexpr std::int64_t days_before_month(std::int64_t month_from_march) {
  return (153 * month_from_march + 2) / 5;
}

constexpr std::int64_t day_of_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::int64_t from_march = floor_modulo(month - 3, kMonthsAYear);
  const std::int64_t march_year = month < 3 ? year - 1 : year;
  const std::int64_t era = floor_divide(march_year, 400);
  const std::int64_t year_of_era = march_year - era * 400;
  return kMarchOfYearZero + era * kDaysFourCenturies + year_of_era * 365 + year_of_era / 4 -
         year_of_era / 100 + days_before_month(from_march) + day - 1;
}

constexpr std::int64_t kLeastDay = day_of_date(kLeastYear, 1, 1);
constexpr std::int64_t kGreatestDay = day_of_date(kGreatestYear, 12, 31);

/// Monday is 1.
std::int64_t day_of_week(std::int64_t day) {
  constexpr std::int64_t kFirstDay = 3;  // 1970 began on a Thursday
  return floor_modulo(day + kFirstDay, kDaysAWeek) + 1;
}

/// The Monday of the week that has the 4th of January.
std::int64_t first_day_of_week_year(std::int64_t year) {
  const std::int64_t fourth = day_of_date(year, 1, 4);
  return fourth - day_of_week(fourth) + 1;
}

void check_part(const char* name, std::int64_t value, std::int64_t least, std::int64_t greatest) {
  if (value >= least && value <= greatest) return;
  fail("no date has " + std::string(name) + " " + std::to_string(value) + " there: it is from " +
       std::to_string(least) + " to " + std::to_string(greatest));
}

}  // namespace

void check_year(std::int64_t year) {
  check_part("year", year, kLeastYear, kGreatestYear);
}

std::int64_t days_in_year(std::int64_t year) {
  return is_leap(year) ? 366 : 365;
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t days_in_quarter(std::int64_t year, std::int64_t quarter) {
  if (quarter == 1) return days_in_month(year, 2) + 62;
  return quarter == 2 ? 91 : 92;
}

std::int64_t weeks_in_year(std::int64_t year) {
  return (first_day_of_week_year(year + 1) - first_day_of_week_year(year)) / kDaysAWeek;
}

std::int64_t day_number(const CalendarDate& date) {
  check_year(date.year);
  check_part("month", date.month, 1, kMonthsAYear);
  check_part("day", date.day, 1, days_in_month(date.year, date.month));
  return day_of_date(date.year, date.month, date.day);
}

std::int64_t day_number(const WeekDate& date) {
  check_year(date.year);
  check_part("week", date.week, 1, weeks_in_year(date.year));
  check_part("day of the week", date.day, 1, kDaysAWeek);
  const std::int64_t day = first_day_of_week_year(date.year) + (date.week - 1) * kDaysAWeek + date.day - 1;
  check_day(day);  // the first and last week of the range lie partly outside of it
  return day;
}

std::int64_t day_number(const QuarterDate& date) {
  check_year(date.year);
  check_part("quarter", date.quarter, 1, 4);
  check_part("day of the quarter", date.day, 1, days_in_quarter(date.year, date.quarter));
  return day_of_date(date.year, (date.quarter - 1) * kMonthsAQuarter + 1, 1) + date.day - 1;
}

std::int64_t day_number(const OrdinalDate& date) {
  check_year(date.year);
  check_part("day of the year", date.day, 1, days_in_year(date.year));
  return day_of_date(date.year, 1, 1) + date.day - 1;
}

CalendarDate calendar_date(std::int64_t day) {
  check_day(day);
  const std::int64_t from_start = day - kMarchOfYearZero;
  const std::int64_t era = floor_divide(from_start, kDaysFourCenturies);
  const std::int64_t day_of_era = from_start - era * kDaysFourCenturies;
  // Leap days, once a four years but for centuries, are taken out before dividing by 365.
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
  const std::int64_t from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  const std::int64_t year = era * 400 + year_of_era + (month < 3 ? 1 : 0);
  return {year, month, day_of_year - days_before_month(from_march) + 1};
}

WeekDate week_date(std::int64_t day) {
  std::int64_t year = calendar_date(day).year;
  if (day < first_day_of_week_year(year)) {
    --year;
  } else if (day >= first_day_of_week_year(year + 1)) {
    ++year;
  }
  return {year, (day - first_day_of_week_year(year)) / kDaysAWeek + 1, day_of_week(day)};
}

QuarterDate quarter_date(std::int64_t day) {
  const CalendarDate date = calendar_date(day);
  const std::int64_t quarter = (date.month - 1) / kMonthsAQuarter + 1;
  return {date.year, quarter, day - day_of_date(date.year, (quarter - 1) * kMonthsAQuarter + 1, 1) + 1};
}

OrdinalDate ordinal_date(std::int64_t day) {
  const std::int64_t year = calendar_date(day).year;
  return {year, day - day_of_date(year, 1, 1) + 1};
}

void check_day(std::int64_t day) {
  if (day < kLeastDay || day > kGreatestDay) fail_too_large();
}

std::int64_t add_months(std::int64_t day, std::int64_t months) {
  const CalendarDate date = calendar_date(day);
  const std::int64_t month_count = checked_add(date.year * kMonthsAYear + date.month - 1, months);
  const std::int64_t year = floor_divide(month_count, kMonthsAYear);
  const std::int64_t month = floor_modulo(month_count, kMonthsAYear) + 1;
  if (year < kLeastYear || year > kGreatestYear) fail_too_large();
  return day_of_date(year, month, std::min(date.day, days_in_month(year, month)));
}

std::int64_t day_of(const graph::LocalDateTime& time) {
  return floor_divide(time.second, graph::kSecondsADay);
}

std::int64_t nanosecond_of_day(const graph::LocalDateTime& time) {
  return floor_modulo(time.second, graph::kSecondsADay) * graph::kNanosecondsASecond + time.nanosecond;
}

graph::LocalDateTime local_date_time(std::int64_t day, std::int64_t nanosecond_of_day) {
  check_day(day);
  return {day * graph::kSecondsADay + nanosecond_of_day / graph::kNanosecondsASecond,
          static_cast<std::int32_t>(nanosecond_of_day % graph::kNanosecondsASecond)};
}

}  // namespace cairn::temporal
