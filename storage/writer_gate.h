#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace cairn::storage {

/// Lets one transaction of a process in at a time, in the order in which they came. Thread-safe.
class WriterGate {
 public:
  /// Waits no longer than the time-out, then throws Error{kLocked} that names who is in by its purpose.
  void enter(std::string_view purpose, std::chrono::milliseconds timeout);
  void leave();

 private:
  std::string holder() const;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_ = 0;
  std::set<std::uint64_t> waiting_;
  bool busy_ = false;
  std::string holder_;
  std::chrono::steady_clock::time_point since_;
};

}  // namespace cairn::storage
