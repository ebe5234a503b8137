#include "tests/support/random.h"

#include <cstdlib>

namespace cairn::test {

std::size_t Random::below(std::size_t limit) {
  // The remainder is a little uneven, but the same with every standard library, unlike
  // uniform_int_distribution.
  return static_cast<std::size_t>(engine_() % limit);
}

std::vector<std::uint64_t> seeds(std::size_t count) {
  if (const char* wished = std::getenv("CAIRN_TEST_SEED")) return {std::strtoull(wished, nullptr, 10)};
  std::vector<std::uint64_t> numbers;
  for (std::size_t i = 1; i <= count; ++i) numbers.push_back(i);
  return numbers;
}

}  // namespace cairn::test
