#pragma once

#include <rocksdb/db.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace cairn::storage {

/// The file system of a database, which keeps to itself that a log could not be synced.
///
/// RocksDB 7.8 ends the process, by an assertion, when it syncs a log whose writing or syncing has failed, be
/// it in another thread or in a flush in the background. So it is not told that a sync failed; whoever
/// commits asks failure(). It is told that a write failed, so that what it cannot keep is seen by nobody, but
/// not before the syncs under way have ended; none begins after. After the first failure nothing is written
/// to any log. Other files fail as they do elsewhere. Thread-safe.
class WatchedLogs final : public rocksdb::FileSystemWrapper {
 public:
  WatchedLogs() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "CairnWatchedLogs"; }

  /// The first one, OK where there was none.
  rocksdb::IOStatus failure() const;
  /// Syncs the logs of the database that has this file system, unless something failed.
  rocksdb::Status sync(rocksdb::DB& database);

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override;

 private:
  friend class WatchedLog;

  /// Writes to a log.
  template <typename Action>
  rocksdb::IOStatus write(Action action) {
    if (!failed_) note(action());
    if (!failed_) return rocksdb::IOStatus::OK();
    const std::scoped_lock none_is_under_way(syncs_);
    return failure();
  }

  /// Does what else has to be done with a log; that it failed is only noted.
  template <typename Action>
  rocksdb::IOStatus attempt(Action action) {
    if (!failed_) note(action());
    return rocksdb::IOStatus::OK();
  }

  void note(const rocksdb::IOStatus& status);

  std::shared_mutex syncs_;  ///< shared by those under way
  std::atomic<bool> failed_ = false;
  mutable std::mutex mutex_;
  rocksdb::IOStatus failure_;
};

}  // namespace cairn::storage
