#pragma once

#include <chrono>
#include <cstdint>
#include <unordered_map>

namespace cairn::query {

namespace plan {
struct Operator;
}

/// What each operator of a plan did in a run: time with what stands below it.
struct OperatorProfile {
  std::uint64_t rows = 0;
  std::chrono::nanoseconds time{0};
};
using Profile = std::unordered_map<const plan::Operator*, OperatorProfile>;

}  // namespace cairn::query
