#include "storage/rocksdb_wrapper.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "storage/encoding.h"
#include "storage/error.h"
#include "storage/frozen_files.h"

namespace cairn::storage {

namespace {

constexpr std::array<const char*, kFamilyCount> kFamilyNames = {
    "default", "catalog", "nodes", "relationships", "adjacency", "indexes", "changes"};

constexpr std::size_t kBlockCacheBytes = 64U << 20U;
constexpr std::size_t kMemtableBytesInAll = 64U << 20U;
// A reader in another process replays the log when it opens: a short log keeps that fast.
constexpr std::uint64_t kLogBytes = 8U << 20U;
constexpr double kBloomBitsPerKey = 10;

class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Options database_options() {
  rocksdb::Options options;
  options.atomic_flush = true;
  options.max_total_wal_size = kLogBytes;
  options.db_write_buffer_size = kMemtableBytesInAll;
  options.paranoid_checks = true;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_background_jobs = 2;
  options.info_log = std::make_shared<SilentLogger>();
  options.avoid_flush_during_shutdown = true;  // flush() is called explicitly where it pays
  options.max_open_files = 512;
  // Opening reads the properties of every table only to fill statistics that Cairn does not use.
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = false;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> descriptors(const rocksdb::Options& options) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.reserve(kFamilyNames.size());
  for (const char* name : kFamilyNames) families.emplace_back(name, rocksdb::ColumnFamilyOptions(options));
  return families;
}

bool is_missing_file(const rocksdb::Status& status) {
  return status.IsPathNotFound() || status.ToString().find("No such file or directory") != std::string::npos;
}

bool has_tables(const std::filesystem::path& folder) {
  std::error_code none;
  const std::filesystem::directory_iterator files(folder, none);
  return std::any_of(begin(files), end(files),
                     [](const auto& file) { return file.path().extension() == ".sst"; });
}

[[noreturn]] void throw_lost_commits(const std::filesystem::path& path, std::uint64_t found,
                                     std::uint64_t expected) {
  throw_corruption(path.string() + " has lost its last commits: the last one there is " +
                   std::to_string(found) + ", and " + std::to_string(expected) + " was made");
}

}  // namespace

void check(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return;
  const std::string message = status.ToString();
  // Files of the database come and go by RocksDB's hand alone, so one that is missing was taken away.
  if (status.IsCorruption() || is_missing_file(status) || status.IsInvalidArgument()) {
    throw_corruption(message + " (while " + std::string(doing) + ")");
  }
  throw Error(ErrorKind::kIo, "cannot go on " + std::string(doing) + ": " + message);
}

RocksDatabase::RocksDatabase(const std::filesystem::path& path, const Options& options)
    : access_(options.access) {
  try {
    if (path == Store::kInMemory) {
      access_ = Access::kReadWrite;
      open_in_memory();
    } else if (access_ == Access::kReadWrite) {
      open_for_writing({path});
    } else {
      open_for_reading({path});
    }
  } catch (const std::filesystem::filesystem_error& error) {
    close();
    throw Error(ErrorKind::kIo, error.what());
  } catch (...) {
    close();
    throw;
  }
}

RocksDatabase::~RocksDatabase() {
  close();
}

void RocksDatabase::close() {
  if (!db_) return;
  for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  handles_.clear();
  db_->Close();
  db_.reset();
}

void RocksDatabase::open(const std::filesystem::path& rocksdb, rocksdb::Options options) {
  rocksdb::DB* opened = nullptr;
  const auto families = descriptors(options);
  const auto status =
      access_ == Access::kReadWrite
          ? rocksdb::DB::Open(options, rocksdb.string(), families, &handles_, &opened)
          : rocksdb::DB::OpenForReadOnly(options, rocksdb.string(), families, &handles_, &opened);
  if (!status.ok()) handles_.clear();
  check(status, "opening " + rocksdb.string());
  db_.reset(opened);
}

void RocksDatabase::open_in_memory() {
  memory_env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
  rocksdb::Options options = database_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.env = memory_env_.get();
  open("/cairn", options);
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
  check(db_->Put(synced, handle(Family::kMeta), slice(kFormatKey), version), "making a database");
  close();
  std::filesystem::rename(folder.unfinished(), folder.rocksdb());
  folder.sync();
}

void RocksDatabase::open_for_writing(const DatabaseFolder& folder) {
  folder.make_or_check();
  lock_ = std::make_unique<WriterLock>(folder.lock());
  if (!std::filesystem::exists(folder.head()) && !std::filesystem::exists(folder.rocksdb())) {
    make(folder);
    HeadFile::make(folder.head());
    folder.sync();
  }
  open(folder.rocksdb(), database_options());
  if (!std::filesystem::exists(folder.head())) {
    // The process that made the database ended just before its last step; or somebody took HEAD away.
    if (commit_number() != 0) throw_corruption("the file " + folder.head().string() + " is missing");
    HeadFile::make(folder.head());
    folder.sync();
  }
  head_ = std::make_unique<HeadFile>(folder.head(), access_);
  check_format(folder.path);
  if (commit_number() < head_->commit_number())
    throw_lost_commits(folder.path, commit_number(), head_->commit_number());
}

void RocksDatabase::open_for_reading(const DatabaseFolder& folder) {
  if (!Store::exists(folder.path)) {
    if (has_tables(folder.rocksdb())) throw_corruption("the file " + folder.head().string() + " is missing");
    throw Error(ErrorKind::kIo, "there is no database at " + folder.path.string() +
                                    "; make one with `cairn import FILE`, or name another with --db");
  }
  head_ = std::make_unique<HeadFile>(folder.head(), access_);
  const std::uint64_t expected = head_->commit_number();
  open_frozen(folder.rocksdb());
  check_format(folder.path);
  opened_at_ = commit_number();
  if (opened_at_ < expected) throw_lost_commits(folder.path, opened_at_, expected);
}

void RocksDatabase::open_frozen(const std::filesystem::path& rocksdb) {
  constexpr int kMostAttempts = 10;
  rocksdb::Options options = database_options();
  options.max_open_files = -1;  // every table is opened now, while the links lead to it
  for (int attempt = 1;; ++attempt) {
    const FrozenFiles files(rocksdb);
    try {
      open(files.folder(), options);
      return;
    } catch (const Error&) {
      // The writer may have been caught in the middle of a line of its MANIFEST; alone, the error is real.
      if (files.are_the_last() || attempt == kMostAttempts) throw;
    }
  }
}

void RocksDatabase::check_format(const std::filesystem::path& path) const {
  const auto bytes = get(Family::kMeta, kFormatKey);
  if (!bytes) throw_corruption(path.string() + " lacks its format version");
  const std::uint32_t version = Decoder(*bytes).u32();
  if (version == Store::kFormatVersion) return;
  throw Error(ErrorKind::kIo, path.string() + " has format version " + std::to_string(version) +
                                  ", and this program reads version " +
                                  std::to_string(Store::kFormatVersion) +
                                  "; export it with the program that wrote it, and import it again");
}

std::optional<std::string> RocksDatabase::get(Family family, std::string_view key) const {
  rocksdb::PinnableSlice value;
  const auto status = db_->Get({}, handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "reading");
  return value.ToString();
}

std::uint64_t RocksDatabase::commit_number() const {
  const auto bytes = get(Family::kMeta, kCommitKey);
  return bytes ? Decoder(*bytes).u64() : 0;
}

void RocksDatabase::advance_head(std::uint64_t commit_number) {
  if (head_) head_->advance(commit_number);
}

void RocksDatabase::flush() {
  if (!writable()) return;
  const std::uint64_t durable = commit_number();
  check(db_->Flush(rocksdb::FlushOptions(), handles_), "flushing");
  advance_head(durable);
}

std::uint64_t RocksDatabase::size_bytes() const {
  std::uint64_t total = 0;
  for (auto* handle : handles_) {
    std::uint64_t bytes = 0;
    for (const auto& property :
         {rocksdb::DB::Properties::kTotalSstFilesSize, rocksdb::DB::Properties::kCurSizeAllMemTables}) {
      if (db_->GetIntProperty(handle, property, &bytes)) total += bytes;
    }
  }
  return total;
}

}  // namespace cairn::storage
