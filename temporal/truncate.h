#pragma once

#include <string_view>

#include "graph/temporal.h"
#include "temporal/clock.h"
#include "temporal/fields.h"
#include "temporal/kind.h"

namespace cairn::temporal {

/// The beginning of the unit that the value is in: "millennium", "century", "decade", "year", "weekYear",
/// "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond" or "microsecond". Fields then
/// replace parts of it; parts of a second count within the unit. A `timezone` says where the local time is
/// told, it does not move it. Throws Failure for other units, and when the value or the result does not
/// know the unit.
graph::Temporal truncate(Kind result, std::string_view unit, const graph::Temporal& value,
                         const Fields& overrides, const Clock& clock);

}  // namespace cairn::temporal
