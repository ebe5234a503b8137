#pragma once

#include <sys/resource.h>

#include <cstddef>

namespace cairn::test {

/// The most bytes that this process had in memory so far.
inline std::size_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

}  // namespace cairn::test
