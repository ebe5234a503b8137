#pragma once

#include <string_view>

#include "graph/temporal.h"
#include "query/temporal/clock.h"
#include "query/temporal/fields.h"
#include "query/temporal/kind.h"

namespace cairn::query::temporal {

/// The beginning of the unit that the value is in: "millennium", "century", "decade", "year", "weekYear",
/// "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond" or "microsecond". Fields then
/// replace parts of it; parts of a second count within the unit. A `timezone` says where the local time is
/// told, it does not move it. Throws FunctionError for other units, and when the value or the result does not
/// know the unit.
graph::Temporal truncate(Kind result, std::string_view unit, const graph::Temporal& value,
                         const Fields& overrides, const Clock& clock);

}  // namespace cairn::query::temporal
