#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database_folder.h"
#include "storage/families.h"
#include "storage/head_file.h"
#include "storage/manifest_watch.h"
#include "storage/watched_logs.h"
#include "storage/writer_lock.h"

namespace cairn::storage {

/// RocksDB's part of an open database, and what Cairn keeps beside it.
class RocksDatabase {
 public:
  /// See Store::open for paths and errors.
  RocksDatabase(const std::filesystem::path& path, const Options& options);
  /// For reading a folder of RocksDB's files that nobody writes to.
  explicit RocksDatabase(const std::filesystem::path& rocksdb);

  const Families& families() const { return *families_; }
  rocksdb::DB& db() const { return families_->db(); }
  rocksdb::ColumnFamilyHandle* handle(Family family) const { return families_->handle(family); }
  bool writable() const { return access_ == Access::kReadWrite; }
  bool in_memory() const { return memory_env_ != nullptr; }
  /// Where a writer may put files of its own, on the same file system as the tables. What a crash leaves
  /// there is taken away when the database is opened for writing.
  std::string scratch() const { return scratch_; }
  std::uint64_t commit_number() const;
  /// Which folder of RocksDB's files a reader has opened: a backup that is restored brings another one. 0 for
  /// a writer, beside whom none is restored.
  std::uint64_t incarnation() const { return incarnation_; }
  /// Of a reader: whether the writer has made commits since, or a backup was restored.
  bool is_behind() const;
  /// Writes the batch as the commit of that number, not yet durable. One at a time.
  void write(rocksdb::WriteBatch& batch, std::uint64_t commit_number);
  /// Takes these tables in as the commit of that number, which is durable then. One at a time.
  void ingest(const std::vector<rocksdb::IngestExternalFileArg>& tables, std::uint64_t commit_number);
  /// Waits until the commit is durable. Commits that wait at the same time share one sync of the log.
  void sync(std::uint64_t commit_number);
  void flush();
  /// Before closing: makes every commit durable, tables of them where the log is long, and few of many small
  /// tables.
  void settle();
  void compact();
  /// See Store::backup.
  std::uint64_t backup(const std::filesystem::path& to) const;
  std::uint64_t size_bytes() const;

 private:
  struct Files {
    std::size_t count = 0;
    std::uintmax_t bytes = 0;
  };
  /// Those in RocksDB's folder whose names end so.
  Files files_with(std::string_view extension) const;
  /// What the disk did not take keeps the database from being written until it is opened again.
  rocksdb::Status log_failure() const;
  void set_durable(std::uint64_t commit_number);
  void write_head();
  void open_in_memory();
  void open_for_writing(const DatabaseFolder& folder, const Options& wanted);
  void make(const DatabaseFolder& folder);
  void open_for_reading(const DatabaseFolder& folder);
  void open_frozen(const std::filesystem::path& rocksdb);
  void open(const std::filesystem::path& rocksdb, const rocksdb::Options& options);
  void check_format(const std::filesystem::path& path) const;

  Access access_;
  std::unique_ptr<rocksdb::Env> memory_env_;
  std::shared_ptr<WatchedLogs> logs_;  ///< of a writer on disk, as is the next
  std::unique_ptr<rocksdb::Env> env_of_logs_;
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<HeadFile> head_file_;  ///< of a writer on disk
  std::filesystem::path head_path_;
  std::filesystem::path rocksdb_;
  std::string scratch_;

  std::mutex sync_mutex_;
  std::condition_variable synced_;
  bool syncing_ = false;
  bool write_failed_ = false;
  std::shared_ptr<ManifestWatch> watch_ = std::make_shared<ManifestWatch>();
  Head head_;  ///< of a reader: what it was when it was opened
  std::uint64_t incarnation_ = 0;
  std::unique_ptr<Families> families_;
};

/// Keys of the family `default` that the storage keeps itself.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCommitKey = "commit";

/// The last commit in a folder of RocksDB's files that nobody writes to. Throws like Store::open.
std::uint64_t commit_number_of(const std::filesystem::path& rocksdb);

}  // namespace cairn::storage
