#pragma once

#include <string_view>

#include "importers/document.h"

namespace cairn::importers {

/// Finds the lead term of an item or paragraph: bold text at its beginning that a colon, a dash or the end
/// follows, or a few words before a colon.
void find_label(Block& block);

/// Whether a label or the beginning of a line only says something about an entry: "Keywords", "Field". Case
/// does not matter.
bool is_remark_label(std::string_view label);

}  // namespace cairn::importers
