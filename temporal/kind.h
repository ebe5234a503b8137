#pragma once

#include <optional>
#include <string_view>

#include "graph/temporal.h"

namespace cairn::temporal {

/// In the order of the alternatives of graph::Temporal.
enum class Kind { kDate, kLocalTime, kTime, kLocalDateTime, kDateTime, kDuration };

Kind kind_of(const graph::Temporal& value);

/// "Date", "LocalTime", "Time", "LocalDateTime", "DateTime" or "Duration".
std::string_view type_name(Kind kind);

/// The key that marks such a value in JSON: "$date", "$localtime", ...
std::string_view json_tag(Kind kind);
std::optional<Kind> kind_of_json_tag(std::string_view tag);

bool has_date(Kind kind);
bool has_time(Kind kind);
bool has_zone(Kind kind);

}  // namespace cairn::temporal
