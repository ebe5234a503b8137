#pragma once

#include <string_view>

#include "graph/temporal.h"
#include "temporal/clock.h"
#include "temporal/kind.h"

namespace cairn::temporal {

/// The value that a text in a form of ISO 8601 tells:
/// - dates 2015-07-21, 20150721, 2015-07, 201507, 2015, 2015-W30-2, 2015W302, 2015-W30, 2015W30, 2015-Q3-21,
///   2015Q321, 2015-Q3, 2015Q3, 2015-202, 2015202; years of more or fewer digits have a sign;
/// - times 21:40:32.142, 214032.142, 21:40, 2140, 21; a Time may have an offset Z, +02:00, +0200 or +02;
/// - both with a T between, a DateTime also with a place: 2015-07-21T21:40+02:00[Europe/Stockholm]. The
///   offset must be one of the place then. A date alone is its midnight;
/// - durations P1Y2M3W4DT5H6M7.8S, in which each part may have a sign and a fraction, and
///   P2012-02-02T14:37:21.
/// Times without a zone are of the clock's. Throws Failure for other texts, and dates that there are not.
graph::Temporal parse(Kind kind, std::string_view text, const Clock& clock);

}  // namespace cairn::temporal
