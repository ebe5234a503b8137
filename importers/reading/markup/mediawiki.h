#pragma once

#include <optional>
#include <string>

#include "importers/reading/markup/markup_lines.h"

namespace cairn::importers {

/// MediaWiki: "; term : definition", and terms between three apostrophes.
std::optional<std::string> markdown_of_mediawiki(const MarkupLines& lines);

}  // namespace cairn::importers
