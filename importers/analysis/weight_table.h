#pragma once

#include <cstddef>

namespace cairn::importers {

/// Whether the rows of a table of weights stand in the order of the features, each once: the place of a row
/// is the number of its feature.
template <typename Table>
constexpr bool is_in_order(const Table& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].feature) != i) return false;
  }
  return true;
}

}  // namespace cairn::importers
