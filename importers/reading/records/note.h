#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "importers/document.h"

namespace cairn::importers {

/// A file about one term: Markdown behind YAML that names it ("title: Keel") and says more of it ("aliases:
/// [fin]", "definition: ..."), or that is called so itself (keel.md). Nothing for any other file.
std::optional<RawEntry> read_note(std::string_view uri, std::string_view content);

}  // namespace cairn::importers
