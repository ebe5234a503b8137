#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// The `glossary` directive of reStructuredText.
std::optional<std::string> markdown_of_glossary_directive(const MarkupLines& lines);

/// Plain text in which most lines at the margin are terms with their definitions indented under them.
std::optional<std::string> markdown_of_indented_terms(const MarkupLines& lines);

}  // namespace cairn::importers
