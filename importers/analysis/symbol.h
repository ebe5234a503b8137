#pragma once

#include <string_view>

#include "importers/document.h"

namespace cairn::importers {

/// What an item says that the symbol which leads it stands for: "wetted surface" of
/// "$S_w$ = wetted surface (m²)", "friction angle" of "\u03c6: friction angle". A symbol is a formula that
/// is no equation, a Greek letter, a letter with an index ("z_i"), or before "=" a letter. Empty where the
/// item says nothing of the kind, and where it is one word, which is everybody's.
std::string_view meaning_of_symbol(const Block& item);

}  // namespace cairn::importers
