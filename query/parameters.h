#pragma once

#include <functional>
#include <map>
#include <string>

#include "query/value.h"

namespace cairn::query {

/// Of a statement, by name.
using Parameters = std::map<std::string, Value, std::less<>>;

}  // namespace cairn::query
