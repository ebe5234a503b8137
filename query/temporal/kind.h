#pragma once

#include <string_view>

#include "graph/temporal.h"

namespace cairn::query::temporal {

/// In the order of the alternatives of graph::Temporal.
enum class Kind { kDate, kLocalTime, kTime, kLocalDateTime, kDateTime, kDuration };

Kind kind_of(const graph::Temporal& value);

/// "Date", "LocalTime", "Time", "LocalDateTime", "DateTime" or "Duration".
std::string_view type_name(Kind kind);

bool has_date(Kind kind);
bool has_time(Kind kind);
bool has_zone(Kind kind);

}  // namespace cairn::query::temporal
