#pragma once

#include <string_view>

namespace cairn::importers {

/// "A", "B-D", "0-9": the heading of a part of an index; an empty one is none.
bool is_index_heading(std::string_view heading);

/// "Glossary of astronomy", "Terms and definitions".
bool is_title_of_glossary(std::string_view text);

}  // namespace cairn::importers
