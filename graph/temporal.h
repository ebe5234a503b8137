#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>

namespace cairn::graph {

// Points in time and spans of it, in the proleptic Gregorian calendar, exact to the nanosecond. Parts that
// count within a greater one are not negative: nanoseconds of a second are 0 to 999,999,999, also before
// 1970.

inline constexpr std::int64_t kNanosecondsASecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsADay = 86'400;
inline constexpr std::int64_t kNanosecondsADay = kSecondsADay * kNanosecondsASecond;
/// Of an offset from UTC, in seconds.
inline constexpr std::int32_t kGreatestOffset = 18 * 3600;

struct Date {
  std::int64_t day = 0;  ///< since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct LocalTime {
  std::int64_t nanosecond = 0;  ///< of the day
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// A time of the day at a place that is so many seconds before UTC.
struct Time {
  std::int64_t nanosecond = 0;  ///< of the local day
  std::int32_t offset = 0;      ///< seconds east of Greenwich
  friend bool operator==(const Time&, const Time&) = default;
};

struct LocalDateTime {
  std::int64_t second = 0;  ///< since 1970-01-01T00:00
  std::int32_t nanosecond = 0;
  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// An instant, and where it was told.
struct DateTime {
  std::int64_t second = 0;  ///< since 1970-01-01T00:00Z
  std::int32_t nanosecond = 0;
  std::int32_t offset = 0;  ///< of the local time at that instant
  std::string zone;         ///< its IANA name; empty where only the offset is known
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// Months, days and seconds have no fixed relation to each other, and are kept apart. Each may be negative.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanosecond = 0;  ///< is added to the seconds
  friend bool operator==(const Duration&, const Duration&) = default;
};

using Temporal = std::variant<Date, LocalTime, Time, LocalDateTime, DateTime, Duration>;

}  // namespace cairn::graph
