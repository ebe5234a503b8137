#pragma once

#include <array>
#include <cstdint>

#include "graph/temporal.h"
#include "temporal/decimal.h"
#include "temporal/fields.h"

namespace cairn::temporal {

/// Of the average Gregorian month, 30.436875 days.
inline constexpr std::int64_t kSecondsAMonth = 2'629'746;

/// A duration from years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds
/// and nanoseconds, which are integers or floats and may be negative. Fractions are carried down: those of
/// months become days of 24 hours, those of days seconds, and what is less than a nanosecond is dropped.
/// Throws Failure for other fields and durations that are too long.
graph::Duration make_duration(const Fields& fields);

/// What a duration is made of before fractions are carried down; each is a decimal.
struct DurationParts {
  Wide months = 0;
  Wide days = 0;
  Wide seconds = 0;

  /// Adds so many of a unit that `make_duration` knows, and tells whether it does.
  bool add(std::string_view unit, Wide count);
};

graph::Duration carried_down(const DurationParts& parts);

/// Part by part. Throw Failure when a part is too large.
graph::Duration add(const graph::Duration& a, const graph::Duration& b);
graph::Duration subtract(const graph::Duration& a, const graph::Duration& b);
graph::Duration negate(const graph::Duration& span);

/// Part by part, the fractions being carried down. Throw Failure when a part is too large, the number
/// is not finite, and for a division by zero.
graph::Duration multiply(const graph::Duration& span, std::int64_t factor);
graph::Duration multiply(const graph::Duration& span, double factor);
graph::Duration divide(const graph::Duration& span, std::int64_t divisor);
graph::Duration divide(const graph::Duration& span, double divisor);

/// Seconds and nanoseconds of any sign as the seconds of a duration.
graph::Duration duration_of_seconds(std::int64_t seconds, std::int64_t nanoseconds);

}  // namespace cairn::temporal
