#pragma once

#include <chrono>
#include <filesystem>

namespace cairn::storage {

/// The lock of the one process that writes to a database. Goes with the process, however that ends. The file
/// says for people who holds it and since when.
class WriterLock {
 public:
  /// Waits no longer than the time-out, then throws Error{kLocked} naming the holder; Error{kIo} where the
  /// file cannot be made.
  explicit WriterLock(const std::filesystem::path& path, std::chrono::milliseconds timeout = {});
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace cairn::storage
