#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::text {

/// The number of single-character insertions, deletions, substitutions and swaps of neighbours that turn one
/// string into the other (optimal string alignment), or `limit` + 1 when it is more than `limit`. Characters
/// are code points.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Of the candidates, those most like `wanted` by folded form, the nearest first: few edits, or one begins
/// with or holds the other. Empty when nothing is near enough to be worth suggesting.
std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates,
                                 std::size_t most);

}  // namespace cairn::text
