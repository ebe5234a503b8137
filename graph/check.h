#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/store.h"

namespace cairn::graph {

/// What a check of a whole graph found. `differences` names at most kMostNamed of them.
struct CheckReport {
  static constexpr std::size_t kMostNamed = 100;

  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t differences_in_all = 0;
  std::vector<std::string> differences;
  bool sound() const { return differences_in_all == 0; }
};

/// Reads everything and computes anew what is kept twice: the indexes, the counts, and the lists of
/// neighbours in both directions. Memory is bounded, whatever the size of the graph. Damaged records are
/// differences; damage that the storage itself sees is thrown as Error{kCorruption}.
CheckReport check(const storage::Reader& reader);

}  // namespace cairn::graph
