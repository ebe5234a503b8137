#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

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

/// The place of the one writer of a process, from its construction to its release.
class WriterPlace {
 public:
  /// Waits and throws as enter() does.
  WriterPlace(std::shared_ptr<WriterGate> gate, std::string_view purpose, std::chrono::milliseconds timeout)
      : gate_(std::move(gate)) {
    gate_->enter(purpose, timeout);
  }
  ~WriterPlace() { release(); }
  WriterPlace(const WriterPlace&) = delete;
  WriterPlace& operator=(const WriterPlace&) = delete;
  void release() {
    if (gate_) gate_->leave();
    gate_.reset();
  }

 private:
  std::shared_ptr<WriterGate> gate_;
};

}  // namespace cairn::storage
