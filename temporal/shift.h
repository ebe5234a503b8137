#pragma once

#include "graph/temporal.h"

namespace cairn::temporal {

/// A point in time, later by a duration: first by its months, then by its days, then by its seconds. Months
/// end on the last day of theirs when it is too short. Dates only know whole days of the seconds, times only
/// the seconds, within the day. A DateTime keeps its local time over months and days, and counts seconds as
/// they pass. Throw Failure when the result is out of range, and when the first is a duration.
graph::Temporal later(const graph::Temporal& value, const graph::Duration& span);
graph::Temporal earlier(const graph::Temporal& value, const graph::Duration& span);

}  // namespace cairn::temporal
