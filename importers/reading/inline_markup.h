#pragma once

#include <string>
#include <string_view>

#include "importers/document.h"

namespace cairn::importers {

/// Takes the markup out of one line of text: bold and italic marks, links, code and formulas. The block gets
/// the plain text, with code and formulas kept but marked as hidden, and the bold spans.
void read_inline(std::string_view source, Block& block);

}  // namespace cairn::importers
