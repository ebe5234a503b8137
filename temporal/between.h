#pragma once

#include "graph/temporal.h"

namespace cairn::temporal {

// How long it is from one point in time to another, negative when the second is earlier. They may be of
// different kinds: one that tells no date has the other's, one that tells no zone the other's, one that tells
// no time is midnight. Without two dates there are no months and no days between. Months and days are counted
// in the zone of the first, seconds as they pass. All throw Failure for durations and when the result
// is out of range.

/// In months, then days, then seconds.
graph::Duration between(const graph::Temporal& from, const graph::Temporal& to);
/// In whole months, days, or in seconds alone.
graph::Duration in_months(const graph::Temporal& from, const graph::Temporal& to);
graph::Duration in_days(const graph::Temporal& from, const graph::Temporal& to);
graph::Duration in_seconds(const graph::Temporal& from, const graph::Temporal& to);

}  // namespace cairn::temporal
