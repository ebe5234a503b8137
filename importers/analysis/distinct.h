#pragma once

// Inside analysis/ only.

#include <algorithm>
#include <vector>

namespace cairn::importers {

/// In order, each once.
template <typename Value>
void make_distinct(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace cairn::importers
