#include "storage/rocks_database.h"

#include <fcntl.h>
#include <rocksdb/utilities/checkpoint.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "storage/database_copy.h"
#include "storage/digest.h"
#include "storage/encoding.h"
#include "storage/error.h"
#include "storage/frozen_files.h"
#include "storage/table_tail.h"

namespace cairn::storage {

namespace {

// A reader in another process replays the log when it opens: a short log keeps that fast.
constexpr std::size_t kWriteBuffersALog = 4;
// So short a log, of so few files, is kept when a database is closed: many small writes, each by a process of
// its own, would otherwise leave a table of each family each.
constexpr std::uintmax_t kLogBytesKept = std::uintmax_t{256} << 10U;
constexpr std::size_t kLogsKept = 16;
// More tables than these, small ones in the mean, are merged: a reader opens each.
constexpr std::size_t kSmallTablesKept = 100;
constexpr std::uintmax_t kSmallTableBytes = std::uintmax_t{256} << 10U;
// Each reader in another process copies the MANIFEST.
constexpr std::size_t kManifestBytes = std::size_t{256} << 10U;

rocksdb::Options database_options(std::size_t write_buffer_bytes = Options().write_buffer_bytes) {
  rocksdb::Options options = family_options();
  options.atomic_flush = true;
  options.max_total_wal_size = write_buffer_bytes / kWriteBuffersALog;
  options.db_write_buffer_size = write_buffer_bytes;
  // Commits up to the first that is damaged, and none after it. HEAD tells whether any was lost that must
  // not.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.max_manifest_file_size = kManifestBytes;
  options.max_background_jobs = 2;
  options.avoid_flush_during_shutdown = true;  // flush() is called explicitly where it pays
  options.avoid_flush_during_recovery = true;  // ... and settle()
  // Level 0 as it is written, which makes the first compaction merge small tables: RocksDB would only move
  // them to the next level where their keys do not overlap, as those of new nodes do not.
  options.compression_per_level = {rocksdb::kNoCompression, options.compression};
  options.max_open_files = 512;
  // Opening reads the properties of every table only to fill statistics that Cairn does not use.
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = false;
  return options;
}

bool has_tables(const std::filesystem::path& folder) {
  std::error_code none;
  const std::filesystem::directory_iterator files(folder, none);
  return std::any_of(begin(files), end(files),
                     [](const auto& file) { return file.path().extension() == ".sst"; });
}

[[noreturn]] void throw_missing(const std::filesystem::path& file) {
  throw_corruption("the file " + file.string() + " is missing");
}

std::string with_replaced(std::string text, const std::string& part, const std::string& by) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size()))
    text.replace(at, part.size(), by);
  return text;
}

[[noreturn]] void throw_lost_commits(const std::filesystem::path& path, std::uint64_t found,
                                     std::uint64_t expected) {
  throw_corruption(path.string() + " has lost its last commits: the last one there is " +
                   std::to_string(found) + ", and " + std::to_string(expected) + " was made");
}

/// Of the folder's number in the file system and of when it was made: numbers are given again. 0 where there
/// is none for the moment.
std::uint64_t incarnation_of(const std::filesystem::path& rocksdb) {
  struct statx found {};
  if (statx(AT_FDCWD, rocksdb.c_str(), 0, STATX_INO | STATX_BTIME, &found) != 0) return 0;
  return digest_of(std::to_string(found.stx_ino) + " " + std::to_string(found.stx_btime.tv_sec) + " " +
                   std::to_string(found.stx_btime.tv_nsec));
}

/// Gives a process that restores a backup the time to end.
void wait_while_replaced(const DatabaseFolder& folder) {
  constexpr std::chrono::seconds kPatience(10);
  constexpr std::chrono::milliseconds kPause(2);
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (std::filesystem::exists(folder.replacing())) {
    if (std::chrono::steady_clock::now() > deadline) {
      throw Error(ErrorKind::kIo,
                  "a backup is being restored to " + folder.path.string() +
                      ", or was until a crash; a command that writes, as `cairn compact`, ends that");
    }
    std::this_thread::sleep_for(kPause);
  }
}

/// Calls `use` with the files of one moment. The writer may have been caught in the middle of a line of its
/// MANIFEST: then once more; an error over files that are still the last ones is real.
template <typename Use>
void use_frozen(const std::filesystem::path& rocksdb, Use use) {
  constexpr int kMostAttempts = 10;
  for (int attempt = 1;; ++attempt) {
    const FrozenFiles files(rocksdb);
    try {
      use(files.folder());
      return;
    } catch (const Error& error) {
      if (files.are_the_last() || attempt == kMostAttempts)
        throw Error(error.kind(), with_replaced(error.what(), files.folder().string(), rocksdb.string()));
    }
  }
}

/// A copy that can be opened.
void copy_frozen(const std::filesystem::path& rocksdb, const std::filesystem::path& to) {
  use_frozen(rocksdb, [&](const std::filesystem::path& files) {
    std::filesystem::remove_all(to);
    copy_files(files, to);
    commit_number_of(to);
  });
}

}  // namespace

RocksDatabase::RocksDatabase(const std::filesystem::path& path, const Options& options)
    : access_(options.access) {
  if (path == Store::kInMemory) {
    access_ = Access::kReadWrite;
    open_in_memory();
  } else if (access_ == Access::kReadWrite) {
    open_for_writing({path}, options);
  } else {
    open_for_reading({path});
  }
}

RocksDatabase::RocksDatabase(const std::filesystem::path& rocksdb) : access_(Access::kRead) {
  open(rocksdb, database_options());
  check_format(rocksdb);
}

void RocksDatabase::open(const std::filesystem::path& rocksdb, const rocksdb::Options& options) {
  check_table_tails(rocksdb);
  families_ = std::make_unique<Families>(rocksdb.string(), options, access_);
}

void RocksDatabase::open_in_memory() {
  memory_env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  rocksdb::Options options = database_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.env = memory_env_.get();
  open("/cairn", options);
  scratch_ = "/cairn.scratch";
}

/// Complete and durable as a whole, or not there at all, whenever the process ends.
void RocksDatabase::make(const DatabaseFolder& folder) {
  std::filesystem::remove_all(folder.unfinished());
  rocksdb::Options options = database_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.error_if_exists = true;
  open(folder.unfinished(), options);
  std::string version;
  append_u32(version, Store::kFormatVersion);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  check(db().Put(synced, handle(Family::kMeta), slice(kFormatKey), version), "making a database");
  families_.reset();
  std::filesystem::rename(folder.unfinished(), folder.rocksdb());
  folder.sync();
}

void RocksDatabase::open_for_writing(const DatabaseFolder& folder, const Options& wanted) {
  folder.make_or_check();
  lock_ = std::make_unique<WriterLock>(folder.lock(), wanted.lock_timeout);
  finish_replacing(folder);
  if (!std::filesystem::exists(folder.head())) {
    // None yet, or one whose maker ended just before its last step; or somebody took HEAD away.
    if (!std::filesystem::exists(folder.rocksdb())) make(folder);
    if (commit_number_of(folder.rocksdb()) != 0) throw_missing(folder.head());
    make_head(folder.head(), {});
    folder.sync();
  }
  const Head head = read_head(folder.head());
  check_manifest(folder.rocksdb(), head.manifest);
  // Looked at without writing first: RocksDB would remove the tables that a damaged MANIFEST does not name.
  const std::uint64_t found = commit_number_of(folder.rocksdb());
  if (found < head.expected_commit()) throw_lost_commits(folder.path, found, head.expected_commit());
  rocksdb::Options options = database_options(wanted.write_buffer_bytes);
  options.listeners.push_back(watch_);
  logs_ = std::make_shared<WatchedLogs>();
  env_of_logs_ = rocksdb::NewCompositeEnv(logs_);
  options.env = env_of_logs_.get();
  open(folder.rocksdb(), options);
  rocksdb_ = folder.rocksdb();
  scratch_ = folder.scratch();
  std::filesystem::remove_all(scratch_);
  head_file_ = std::make_unique<HeadFile>(folder.head());
  head_ = {found, found, {}, this_boot()};
  head_file_->write(head_);
}

void RocksDatabase::open_for_reading(const DatabaseFolder& folder) {
  wait_while_replaced(folder);
  if (!Store::exists(folder.path)) {
    const bool made = std::filesystem::exists(folder.rocksdb());
    if (made && (has_tables(folder.rocksdb()) || commit_number_of(folder.rocksdb()) != 0))
      throw_missing(folder.head());
    throw Error(ErrorKind::kIo, "there is no database at " + folder.path.string() +
                                    "; make one with `cairn import FILE`, or name another with --db");
  }
  rocksdb_ = folder.rocksdb();
  head_path_ = folder.head();
  for (;;) {
    wait_while_replaced(folder);
    incarnation_ = incarnation_of(rocksdb_);
    head_ = read_head(head_path_);
    check_manifest(rocksdb_, head_.manifest);
    open_frozen(rocksdb_);
    check_format(folder.path);
    if (commit_number() >= head_.expected_commit()) return;
    const bool replaced = std::filesystem::exists(folder.replacing()) ||
                          read_head(head_path_).expected_commit() < head_.expected_commit();
    if (!replaced) throw_lost_commits(folder.path, commit_number(), head_.expected_commit());
    families_.reset();
  }
}

void RocksDatabase::open_frozen(const std::filesystem::path& rocksdb) {
  rocksdb::Options options = database_options();
  options.max_open_files = -1;  // every table is opened now, while the links lead to it
  use_frozen(rocksdb, [&](const std::filesystem::path& files) { open(files, options); });
}

bool RocksDatabase::is_behind() const {
  return !writable() &&
         (read_head(head_path_).last_commit != head_.last_commit || incarnation_of(rocksdb_) != incarnation_);
}

void RocksDatabase::check_format(const std::filesystem::path& path) const {
  const auto bytes = families_->get({}, Family::kMeta, kFormatKey);
  if (!bytes) throw_corruption(path.string() + " lacks its format version");
  const std::uint32_t version = Decoder(*bytes).u32();
  if (version == Store::kFormatVersion) return;
  throw Error(ErrorKind::kIo, path.string() + " has format version " + std::to_string(version) +
                                  ", and this program reads version " +
                                  std::to_string(Store::kFormatVersion) +
                                  "; export it with the program that wrote it, and import it again");
}

std::uint64_t RocksDatabase::commit_number() const {
  const auto bytes = families_->get({}, Family::kMeta, kCommitKey);
  return bytes ? Decoder(*bytes).u64() : 0;
}

rocksdb::Status RocksDatabase::log_failure() const {
  return logs_ ? logs_->failure() : rocksdb::Status::OK();
}

void RocksDatabase::write(rocksdb::WriteBatch& batch, std::uint64_t commit_number) {
  check(log_failure(), "committing");
  const auto status = db().Write({}, &batch);
  const std::scoped_lock lock(sync_mutex_);
  if (!status.ok()) write_failed_ = true;
  check(status, "committing");
  head_.last_commit = commit_number;
  write_head();
}

void RocksDatabase::ingest(const std::vector<rocksdb::IngestExternalFileArg>& tables,
                           std::uint64_t commit_number) {
  // What is taken in is durable at once. So must be all that came before.
  flush();
  check(db().IngestExternalFiles(tables), "taking in tables");
  const std::scoped_lock lock(sync_mutex_);
  head_.last_commit = commit_number;
  set_durable(commit_number);
}

void RocksDatabase::sync(std::uint64_t commit_number) {
  if (memory_env_) return;
  std::unique_lock lock(sync_mutex_);
  while (head_.durable_commit < commit_number) {
    if (syncing_) {
      synced_.wait(lock);
      continue;
    }
    if (write_failed_) throw Error(ErrorKind::kIo, "the log cannot be synced: writing to it failed before");
    syncing_ = true;
    const std::uint64_t reached = head_.last_commit;
    lock.unlock();
    const auto status = logs_ ? logs_->sync(db()) : db().SyncWAL();
    lock.lock();
    syncing_ = false;
    synced_.notify_all();  // whatever comes now, others must not wait for it
    // What could not be synced may be gone, though a second try would succeed.
    if (!status.ok()) write_failed_ = true;
    check(status, "syncing the log");
    set_durable(reached);
  }
}

void RocksDatabase::set_durable(std::uint64_t commit_number) {
  head_.durable_commit = std::max(head_.durable_commit, commit_number);
  write_head();
}

void RocksDatabase::write_head() {
  if (!head_file_) return;
  if (watch_->take_moved()) head_.manifest = mark_manifest(rocksdb_);
  head_file_->write(head_);
}

void RocksDatabase::flush() {
  if (!writable()) return;
  check(log_failure(), "flushing");
  const std::uint64_t reached = commit_number();
  check(db().Flush(rocksdb::FlushOptions(), families_->handles()), "flushing");
  const std::scoped_lock lock(sync_mutex_);
  set_durable(reached);
}

void RocksDatabase::settle() {
  if (!writable() || memory_env_) return;
  const Files logs = files_with(".log");
  const Files tables = files_with(".sst");
  if (tables.count > kSmallTablesKept && tables.bytes / tables.count < kSmallTableBytes) {
    compact();
  } else if (logs.bytes > kLogBytesKept || logs.count > kLogsKept) {
    flush();
  } else {
    sync(commit_number());
  }
}

RocksDatabase::Files RocksDatabase::files_with(std::string_view extension) const {
  Files files;
  for (const auto& file : std::filesystem::directory_iterator(rocksdb_)) {
    if (file.path().extension() != extension) continue;
    std::error_code gone;  // RocksDB may be removing it
    const std::uintmax_t bytes = file.file_size(gone);
    if (gone) continue;
    ++files.count;
    files.bytes += bytes;
  }
  return files;
}

void RocksDatabase::compact() {
  flush();
  rocksdb::CompactRangeOptions options;
  // Also what lies on the last level already, where small tables may lie side by side.
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (auto* handle : families_->handles())
    check(db().CompactRange(options, handle, nullptr, nullptr), "compacting");
}

std::uint64_t RocksDatabase::backup(const std::filesystem::path& to) const {
  if (memory_env_)
    throw Error(ErrorKind::kInvalidInput, "a database in memory has no files to back up; export it");
  return make_copy({to}, [&](const std::filesystem::path& files) {
    if (!writable()) return copy_frozen(rocksdb_, files);
    check(log_failure(), "backing up");
    rocksdb::Checkpoint* made = nullptr;
    check(rocksdb::Checkpoint::Create(&db(), &made), "backing up");
    const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
    check(checkpoint->CreateCheckpoint(files.string()), "backing up");
  });
}

std::uint64_t commit_number_of(const std::filesystem::path& rocksdb) {
  return RocksDatabase(rocksdb).commit_number();
}

std::uint64_t RocksDatabase::size_bytes() const {
  std::uint64_t total = 0;
  for (auto* handle : families_->handles()) {
    std::uint64_t bytes = 0;
    for (const auto& property :
         {rocksdb::DB::Properties::kTotalSstFilesSize, rocksdb::DB::Properties::kCurSizeAllMemTables}) {
      if (db().GetIntProperty(handle, property, &bytes)) total += bytes;
    }
  }
  return total;
}

}  // namespace cairn::storage
