#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// The entries of a glossary whose fields stand apart: CSV (or tabs, semicolons) and tables of HTML with
/// heads such as "term" and "definition", JSON and YAML with keys such as these or with terms as keys, and
/// LaTeX's glossaries and description lists. Empty for any other text. The content is repaired UTF-8 with \n
/// line ends. `uri` is the name of its file: what is called so is looked into as YAML without further signs.
std::vector<RawEntry> read_term_records(std::string_view content, std::string_view uri = {});

}  // namespace cairn::importers
