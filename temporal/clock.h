#pragma once

#include <cstdint>

#include "graph/temporal.h"
#include "temporal/kind.h"
#include "temporal/zone.h"

namespace cairn::temporal {

struct Instant {
  std::int64_t second = 0;  ///< since 1970-01-01T00:00Z
  std::int32_t nanosecond = 0;
};

/// When and where something runs. "Now" stands still during a statement.
struct Clock {
  Instant transaction;
  Instant statement;
  Zone zone;  ///< of times that tell none

  /// What the machine's clock shows.
  static Instant realtime();
  /// A statement that begins now and is its own transaction, in UTC.
  static Clock now();
};

/// An instant, told in a zone. Throws Failure for durations.
graph::Temporal tell(Kind kind, const Instant& instant, const Zone& zone);

}  // namespace cairn::temporal
