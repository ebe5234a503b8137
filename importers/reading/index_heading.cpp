#include "importers/reading/index_heading.h"

#include <algorithm>

#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

bool is_index_heading(std::string_view heading) {
  constexpr std::size_t kMostDigits = 3;
  const auto tokens = text::tokenize(heading);
  const auto is_mark = [](const text::Token& token) {
    const bool digits =
        std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text::length_utf8(token.folded) == 1 || (digits && token.folded.size() <= kMostDigits);
  };
  return !tokens.empty() && tokens.size() <= 2 && std::all_of(tokens.begin(), tokens.end(), is_mark);
}

}  // namespace cairn::importers
