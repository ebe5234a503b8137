#pragma once

#include <optional>

#include "graph/temporal.h"

namespace cairn::temporal {

// Instants that are told at different offsets or places are not equal; they are ordered by the instant, then
// from west to east, then by the name of the place. Durations are equal when all their parts are: a day is
// not always 24 hours.

bool equal(const graph::Temporal& a, const graph::Temporal& b);

/// Less than, equal to or greater than 0, for < and its like; 0 only for what is equal. Nothing for values of
/// different kinds, and for durations.
std::optional<int> compare(const graph::Temporal& a, const graph::Temporal& b);

/// The same for all values, for ORDER BY. Kinds come after each other; durations are ordered by their average
/// length, then by their parts.
int order(const graph::Temporal& a, const graph::Temporal& b);

}  // namespace cairn::temporal
