#pragma once

#include <cstdint>

#include "graph/temporal.h"

namespace cairn::temporal {

// The proleptic Gregorian calendar and the views of it in ISO 8601. Days are counted from 1970-01-01.

inline constexpr std::int64_t kGreatestYear = 999'999'999;
inline constexpr std::int64_t kLeastYear = -kGreatestYear;

struct CalendarDate {
  std::int64_t year = 1970;
  std::int64_t month = 1;
  std::int64_t day = 1;
};

struct WeekDate {
  std::int64_t year = 1970;  ///< the one that most days of the week are in
  std::int64_t week = 1;
  std::int64_t day = 1;  ///< 1 is Monday
};

struct QuarterDate {
  std::int64_t year = 1970;
  std::int64_t quarter = 1;
  std::int64_t day = 1;  ///< of the quarter
};

struct OrdinalDate {
  std::int64_t year = 1970;
  std::int64_t day = 1;  ///< of the year
};

std::int64_t days_in_year(std::int64_t year);
std::int64_t days_in_month(std::int64_t year, std::int64_t month);
std::int64_t days_in_quarter(std::int64_t year, std::int64_t quarter);
std::int64_t weeks_in_year(std::int64_t year);

/// The number of the day. Throw Failure when there is no such date.
std::int64_t day_number(const CalendarDate& date);
std::int64_t day_number(const WeekDate& date);
std::int64_t day_number(const QuarterDate& date);
std::int64_t day_number(const OrdinalDate& date);

/// What a day is called. Throw Failure when its year is out of range.
CalendarDate calendar_date(std::int64_t day);
WeekDate week_date(std::int64_t day);
QuarterDate quarter_date(std::int64_t day);
OrdinalDate ordinal_date(std::int64_t day);

/// Throw Failure when the year, or that of the day, is out of range.
void check_year(std::int64_t year);
void check_day(std::int64_t day);

/// The date so many months later; the last day of its month where that is too short.
std::int64_t add_months(std::int64_t day, std::int64_t months);

/// Rounded down, and what then is left. The divisor is positive.
constexpr std::int64_t floor_divide(std::int64_t number, std::int64_t divisor) {
  return number / divisor - (number % divisor < 0 ? 1 : 0);
}
constexpr std::int64_t floor_modulo(std::int64_t number, std::int64_t divisor) {
  return number % divisor + (number % divisor < 0 ? divisor : 0);
}

/// The day and the second of the day of a local time.
std::int64_t day_of(const graph::LocalDateTime& time);
std::int64_t nanosecond_of_day(const graph::LocalDateTime& time);
graph::LocalDateTime local_date_time(std::int64_t day, std::int64_t nanosecond_of_day);

}  // namespace cairn::temporal
