#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// Two columns apart by tabs, commas or semicolons, under the heads "term" and "definition" or the like.
std::optional<std::string> markdown_of_columns(const MarkupLines& lines);

}  // namespace cairn::importers
