#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// A page in HTML, or a text with definition lists of HTML. A line with several terms becomes several.
std::optional<std::string> markdown_of_html(std::string_view content, const MarkupLines& lines);

}  // namespace cairn::importers
