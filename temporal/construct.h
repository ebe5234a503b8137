#pragma once

#include "graph/temporal.h"
#include "temporal/clock.h"
#include "temporal/fields.h"
#include "temporal/kind.h"

namespace cairn::temporal {

/// The value that the fields tell; see fields.h for dates and times and duration.h for durations. They may
/// also
/// - select the parts of other values: `date`, `time`, `datetime`. Other fields then replace single parts. A
///   `timezone` beside a time that tells its own means the same instant in another zone, else it says where
///   the time is told;
/// - be `epochSeconds` or `epochMillis`, for a DateTime;
/// - be the `timezone` alone: the clock's statement, told there.
/// Throws Failure when they are no such value.
graph::Temporal construct(Kind kind, const Fields& fields, const Clock& clock);

/// What the kind has of another value. A date begins its day; a time that tells no zone is of the clock's.
/// Throws Failure when something is missing.
graph::Temporal construct(Kind kind, const graph::Temporal& value, const Clock& clock);

}  // namespace cairn::temporal
