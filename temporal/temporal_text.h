#pragma once

#include <string>

#include "graph/temporal.h"

namespace cairn::temporal {

/// The canonical text of a value, which `parse` reads again: 2015-07-21, 12:31:14.645, 12:31Z,
/// 2015-07-21T21:40:32+02:00[Europe/Stockholm], P1Y2M3DT4H5M6.7S. Seconds are left out when they are 0,
/// years beyond four digits have a sign, durations have one at each part. Throws Failure for values
/// that are out of range.
std::string to_text(const graph::Temporal& value);

}  // namespace cairn::temporal
