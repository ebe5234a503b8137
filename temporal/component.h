#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "graph/temporal.h"

namespace cairn::temporal {

using Component = std::variant<std::int64_t, std::string>;

/// A part of the value by its name in the language; nothing when its kind has no such part. What counts
/// within something greater has its name (minutesOfHour); parts of a second count from the whole second.
/// Components of durations are computed from the stored months, days and seconds and rounded towards zero.
/// Throws Failure when a number is too large.
std::optional<Component> component(const graph::Temporal& value, std::string_view name);

}  // namespace cairn::temporal
