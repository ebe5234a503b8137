#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace cairn::importers {

/// Reads JSON, and refuses what nlohmann's own reader takes: integers that do not fit in 64 bits (it makes
/// them floats) and nesting without an end. Where the text is refused `reason` says why.
nlohmann::json parse_strictly(std::string_view text, std::string& reason);

}  // namespace cairn::importers
