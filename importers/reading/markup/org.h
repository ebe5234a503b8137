#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// Org: "- term :: definition", and headings of stars under a title.
std::optional<std::string> markdown_of_org(const MarkupLines& lines);

}  // namespace cairn::importers
