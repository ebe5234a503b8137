#pragma once

#include "importers/document.h"

namespace cairn::importers {

/// Finds the lead term of an item or paragraph: bold text at its beginning that a colon, a dash or the end
/// follows, or a few words before a colon.
void find_label(Block& block);

}  // namespace cairn::importers
