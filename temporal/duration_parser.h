#pragma once

#include <optional>
#include <string_view>

#include "graph/temporal.h"

namespace cairn::temporal {

/// See temporal_parser.h. Nothing when the text is no duration.
std::optional<graph::Duration> parse_duration(std::string_view text);

}  // namespace cairn::temporal
