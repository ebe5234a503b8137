#pragma once

#include <cstdint>
#include <optional>

#include "graph/temporal.h"
#include "temporal/clock.h"
#include "temporal/kind.h"
#include "temporal/zone.h"

namespace cairn::temporal {

/// What a point in time tells, each part as it was told where it was told.
struct Parts {
  std::optional<std::int64_t> day;         ///< since 1970-01-01
  std::optional<std::int64_t> nanosecond;  ///< of the day
  std::optional<Zone> zone;
  std::optional<std::int32_t> offset;  ///< there and then; only with a zone
};

/// Throws Failure for durations.
Parts parts_of(const graph::Temporal& value);

/// A value that has these parts. Dates need a day, times a time of the day; the beginning of the day and the
/// zone of the clock stand for what else is missing. Throws Failure when something is missing or out of
/// range, and for durations.
graph::Temporal assemble(Kind kind, const Parts& parts, const Clock& clock);

/// The same instant in another zone. Parts without a day are of the day of the clock's statement, which
/// decides the offset of a place. Needs a zone and a time of the day.
Parts moved(const Parts& parts, const Zone& zone, const Clock& clock);

/// How far east the zone is at the parts' time, or at the clock's statement when they have no day.
std::int32_t offset_of(const Parts& parts, const Zone& zone, const Clock& clock);

}  // namespace cairn::temporal
