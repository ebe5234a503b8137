#include "storage/watched_logs.h"

#include <string_view>
#include <utility>

namespace cairn::storage {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

class WatchedLog final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  WatchedLog(std::unique_ptr<rocksdb::FSWritableFile> log, WatchedLogs& logs)
      : FSWritableFileOwnerWrapper(std::move(log)), logs_(logs) {}

  IOStatus Append(const Slice& bytes, const IOOptions& options, IODebugContext* context) override {
    return logs_.write([&] { return target()->Append(bytes, options, context); });
  }
  IOStatus Append(const Slice& bytes, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification, IODebugContext* context) override {
    return logs_.write([&] { return target()->Append(bytes, options, verification, context); });
  }
  IOStatus Flush(const IOOptions& options, IODebugContext* context) override {
    return logs_.attempt([&] { return target()->Flush(options, context); });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    return logs_.attempt([&] { return target()->Sync(options, context); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return logs_.attempt([&] { return target()->Fsync(options, context); });
  }
  IOStatus RangeSync(std::uint64_t offset, std::uint64_t size, const IOOptions& options,
                     IODebugContext* context) override {
    return logs_.attempt([&] { return target()->RangeSync(offset, size, options, context); });
  }
  /// Even after a failure: what was opened is closed.
  IOStatus Close(const IOOptions& options, IODebugContext* context) override {
    IOStatus closed = target()->Close(options, context);
    return logs_.attempt([&] { return closed; });
  }

 private:
  WatchedLogs& logs_;
};

IOStatus WatchedLogs::failure() const {
  if (!failed_) return IOStatus::OK();
  const std::scoped_lock lock(mutex_);
  return failure_;
}

rocksdb::Status WatchedLogs::sync(rocksdb::DB& database) {
  const std::shared_lock under_way(syncs_);
  if (failed_) return failure();
  rocksdb::Status status = database.SyncWAL();
  return status.ok() ? failure() : status;
}

void WatchedLogs::note(const IOStatus& status) {
  if (status.ok()) return;
  const std::scoped_lock lock(mutex_);
  if (!failed_.exchange(true)) failure_ = status;
}

IOStatus WatchedLogs::NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSWritableFile>* file,
                                      IODebugContext* context) {
  IOStatus made = target()->NewWritableFile(path, options, file, context);
  // RocksDB calls nothing else so, and never takes an old log for a new one here.
  if (made.ok() && path.ends_with(".log")) *file = std::make_unique<WatchedLog>(std::move(*file), *this);
  return made;
}

}  // namespace cairn::storage
