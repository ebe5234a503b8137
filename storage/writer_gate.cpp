#include "storage/writer_gate.h"

#include "storage/error.h"

namespace cairn::storage {

void WriterGate::enter(std::string_view purpose, std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = next_++;
  waiting_.insert(mine);
  const bool in = changed_.wait_for(lock, timeout, [&] { return !busy_ && *waiting_.begin() == mine; });
  waiting_.erase(mine);
  if (!in) {
    const std::string held = holder();
    lock.unlock();
    changed_.notify_all();  // those behind may be the first now
    throw Error(ErrorKind::kLocked, "waited " + std::to_string(timeout.count()) + " ms for " + held +
                                        " of this process, which is still writing");
  }
  busy_ = true;
  holder_ = purpose;
  since_ = std::chrono::steady_clock::now();
}

void WriterGate::leave() {
  {
    const std::scoped_lock lock(mutex_);
    busy_ = false;
  }
  changed_.notify_all();
}

std::string WriterGate::holder() const {
  if (!busy_) return "another transaction";
  const auto held =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since_);
  return holder_ + " (begun " + std::to_string(held.count()) + " ms ago)";
}

}  // namespace cairn::storage
