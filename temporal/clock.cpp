#include "temporal/clock.h"

#include <chrono>

#include "temporal/calendar.h"
#include "temporal/parts.h"

namespace cairn::temporal {

Instant Clock::realtime() {
  const auto since_epoch = std::chrono::duration_cast<std::chrono::nanoseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const std::int64_t nanoseconds = since_epoch.count();
  return {floor_divide(nanoseconds, graph::kNanosecondsASecond),
          static_cast<std::int32_t>(floor_modulo(nanoseconds, graph::kNanosecondsASecond))};
}

Clock Clock::now() {
  const Instant instant = realtime();
  return {instant, instant, Zone()};
}

graph::Temporal tell(Kind kind, const Instant& instant, const Zone& zone) {
  const Clock clock{instant, instant, zone};
  return assemble(kind, parts_of(zone.at_instant(instant.second, instant.nanosecond)), clock);
}

}  // namespace cairn::temporal
