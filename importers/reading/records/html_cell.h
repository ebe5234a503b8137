#pragma once

#include <string>
#include <string_view>

namespace cairn::importers {

/// The text of a piece of HTML on one line: tags of blocks, items and line breaks part words, signs are no
/// entities any more.
std::string text_of_html(std::string_view html);

}  // namespace cairn::importers
