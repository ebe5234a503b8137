#pragma once

#include <chrono>
#include <cstddef>

namespace cairn::query {

/// What a statement may take. When it would take more it ends with Error{kLimit}, and nothing is changed.
struct Limits {
  static constexpr std::size_t kUsualMemory = std::size_t{512} << 20U;

  std::chrono::milliseconds timeout{0};     ///< for a run, from its first step; 0: none
  std::size_t memory_bytes = kUsualMemory;  ///< held at a time, about; 0: none
  std::size_t rows = 0;                     ///< of the result; 0: none
};

}  // namespace cairn::query
