#pragma once

#include <chrono>
#include <ctime>

namespace cairn::test {

/// What all threads of this process take of the processors while the action runs: unlike the time that
/// passes, it does not grow with what else the machine does.
template <typename Action>
std::chrono::nanoseconds cpu_time_of(Action action) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  };
  const std::chrono::nanoseconds begin = now();
  action();
  return now() - begin;
}

}  // namespace cairn::test
