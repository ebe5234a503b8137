#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace cairn::test {

/// Random choices that a seed repeats. Tests print the seed with SCOPED_TRACE(random.trace()).
class Random {
 public:
  explicit Random(std::uint64_t seed) : seed_(seed), engine_(seed) {}

  /// From 0 to `limit` - 1.
  std::size_t below(std::size_t limit);
  /// True `percent` times in a hundred.
  bool chance(unsigned percent) { return below(100) < percent; }
  std::uint64_t bits() { return engine_(); }
  template <typename T>
  const T& pick(const std::vector<T>& choices) {
    return choices.at(below(choices.size()));
  }
  std::string trace() const {
    return "seed " + std::to_string(seed_) + "; repeat with CAIRN_TEST_SEED=" + std::to_string(seed_);
  }

 private:
  std::uint64_t seed_;
  std::mt19937_64 engine_;
};

/// The seeds of a property-based test: `count` fixed ones, so that every run is the same, or the one of the
/// environment variable CAIRN_TEST_SEED.
std::vector<std::uint64_t> seeds(std::size_t count);

}  // namespace cairn::test
