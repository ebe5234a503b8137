#pragma once

#include <span>

#include "query/execution/function.h"

namespace cairn::query {

/// date(), time.truncate(), duration.between() and their like.
std::span<const Function> temporal_functions();

}  // namespace cairn::query
