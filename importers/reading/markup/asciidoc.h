#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// AsciiDoc: "term:: definition", and headings of equals signs.
std::optional<std::string> markdown_of_asciidoc(const MarkupLines& lines);

}  // namespace cairn::importers
