#pragma once

#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace cairn::storage {

/// The file system of a database, which keeps to itself that a log could not be written or synced.
///
/// RocksDB 7.8 ends the process, by an assertion, when one thread syncs a log whose writing or syncing has
/// failed in another one, be it a flush in the background. So it is never told: after the first failure
/// nothing more is written to any log, and whoever commits has to ask failure() before and after. Other files
/// fail as they do elsewhere. Thread-safe.
class WatchedLogs final : public rocksdb::FileSystemWrapper {
 public:
  WatchedLogs() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "CairnWatchedLogs"; }

  /// The first one, OK where there was none.
  rocksdb::IOStatus failure() const;

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override;

  /// Does what has to be done with a log, unless something failed before.
  template <typename Action>
  rocksdb::IOStatus attempt(Action action) {
    if (!failed_) note(action());
    return rocksdb::IOStatus::OK();
  }

 private:
  void note(const rocksdb::IOStatus& status);

  std::atomic<bool> failed_ = false;
  mutable std::mutex mutex_;
  rocksdb::IOStatus failure_;
};

}  // namespace cairn::storage
