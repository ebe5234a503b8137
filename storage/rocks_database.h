#pragma once

// Every call of RocksDB is made through this file's functions or in store.cpp; nothing outside storage/
// includes it.

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/write_batch_with_index.h>

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database_folder.h"
#include "storage/head_file.h"
#include "storage/store.h"
#include "storage/writer_lock.h"

namespace cairn::storage {

/// Translates RocksDB's status into cairn::Error: the one place where that is done. OK returns.
void check(const rocksdb::Status& status, std::string_view doing);

/// An open RocksDB with its column family handles, closed in the right order, and what Cairn keeps beside it.
class RocksDatabase {
 public:
  /// See Store::open for paths and errors.
  RocksDatabase(const std::filesystem::path& path, const Options& options);
  /// For reading a folder of RocksDB's files that nobody writes to.
  explicit RocksDatabase(const std::filesystem::path& rocksdb);
  ~RocksDatabase();
  RocksDatabase(const RocksDatabase&) = delete;
  RocksDatabase& operator=(const RocksDatabase&) = delete;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }
  bool writable() const { return access_ == Access::kReadWrite; }
  std::optional<std::string> get(Family family, std::string_view key) const;
  std::uint64_t commit_number() const;
  /// Of a reader: whether the writer has made commits since.
  bool is_behind() const;
  /// Writes the batch as the commit of that number, not yet durable. One at a time.
  void write(rocksdb::WriteBatch& batch, std::uint64_t commit_number);
  /// Waits until the commit is durable. Commits that wait at the same time share one sync of the log.
  void sync(std::uint64_t commit_number);
  void flush();
  void compact();
  /// See Store::backup.
  std::uint64_t backup(const std::filesystem::path& to) const;
  std::uint64_t size_bytes() const;

 private:
  void set_durable(std::uint64_t commit_number);
  void write_head();
  void open_in_memory();
  void open_for_writing(const DatabaseFolder& folder, std::size_t write_buffer_bytes);
  void make(const DatabaseFolder& folder);
  void open_for_reading(const DatabaseFolder& folder);
  void open_frozen(const std::filesystem::path& rocksdb);
  void open(const std::filesystem::path& rocksdb, rocksdb::Options options);
  void close();
  void check_format(const std::filesystem::path& path) const;

  Access access_;
  std::unique_ptr<rocksdb::Env> memory_env_;
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<HeadFile> head_file_;  ///< of a writer on disk
  std::filesystem::path head_path_;
  std::filesystem::path rocksdb_;

  std::mutex sync_mutex_;
  std::condition_variable synced_;
  bool syncing_ = false;
  Head head_;  ///< of a reader: what it was when it was opened
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

/// Keys of the family `default` that the storage keeps itself.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCommitKey = "commit";

/// The last commit in a folder of RocksDB's files that nobody writes to. Throws like Store::open.
std::uint64_t commit_number_of(const std::filesystem::path& rocksdb);

/// RocksDB takes no null pointer, not even for no bytes.
inline rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data() == nullptr ? "" : bytes.data(), bytes.size()};
}

}  // namespace cairn::storage
