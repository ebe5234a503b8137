#include "storage/rocksdb_wrapper.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <fstream>
#include <optional>
#include <sstream>

#include "storage/error.h"

namespace cairn::storage {

namespace {

constexpr std::array<const char*, kFamilyCount> kFamilyNames = {
    "default", "catalog", "nodes", "relationships", "adjacency", "indexes", "changes"};

constexpr std::size_t kBlockCacheBytes = 64U << 20U;
constexpr std::size_t kMemtableBytesInAll = 64U << 20U;
// A reader in another process replays the log when it opens: a short log keeps that fast.
constexpr std::uint64_t kLogBytes = 8U << 20U;
constexpr double kBloomBitsPerKey = 10;
constexpr int kAttemptsToOpenBesideAWriter = 50;

class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Options database_options() {
  rocksdb::Options options;
  options.create_missing_column_families = true;
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

/// CURRENT's content and the MANIFEST's size: equal before and after opening means that no file was removed
/// meanwhile.
std::string version_marks(const std::filesystem::path& path) {
  std::ifstream current(path / "CURRENT");
  std::string manifest;
  std::getline(current, manifest);
  std::error_code error;
  std::ostringstream marks;
  marks << manifest << ' ' << std::filesystem::file_size(path / manifest, error);
  return marks.str();
}

bool is_lock_conflict(const std::string& message) {
  return message.find("lock hold by current process") != std::string::npos ||
         message.find("While lock file") != std::string::npos;
}

bool is_missing_file(const rocksdb::Status& status) {
  return status.IsPathNotFound() || status.ToString().find("No such file or directory") != std::string::npos;
}

/// Whether the name is that of a table or log of RocksDB: six digits or more and the ending.
bool is_numbered(const std::string& name, std::string_view ending) {
  constexpr std::size_t kDigits = 6;
  return name.ends_with(ending) && name.size() >= kDigits + ending.size() &&
         std::all_of(name.begin(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                     [](char c) { return c >= '0' && c <= '9'; });
}

/// The first of RocksDB's own files in a folder that lacks CURRENT; nothing where there is none.
std::optional<std::string> remains(const std::filesystem::path& path) {
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(path, error)) {
    const std::string name = file.path().filename().string();
    if (is_numbered(name, ".sst") || is_numbered(name, ".log")) return name;
  }
  return std::nullopt;
}

/// Throws for a folder that was a database and lost its CURRENT file.
void refuse_remains(const std::filesystem::path& path) {
  if (const auto file = remains(path)) {
    throw_corruption("the file CURRENT is missing from " + path.string() + ", which holds " + *file);
  }
}

/// Refuses to make a database out of a folder that holds something else.
void prepare_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) throw Error(ErrorKind::kIo, "cannot make the folder " + path.string() + ": " + error.message());
  refuse_remains(path);
  const bool empty = std::filesystem::is_empty(path, error);
  if (error) throw Error(ErrorKind::kIo, "cannot read the folder " + path.string() + ": " + error.message());
  if (!empty)
    throw Error(ErrorKind::kIo, path.string() + " is a folder with other files, not a Cairn database");
}

}  // namespace

void check(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return;
  const std::string message = status.ToString();
  if (status.IsIOError() && is_lock_conflict(message)) {
    throw Error(
        ErrorKind::kLocked,
        "the database is locked: another process is writing to it; wait until it has finished, or end it");
  }
  // Files of the database come and go by RocksDB's hand alone, so one that is missing was taken away.
  if (status.IsCorruption() || is_missing_file(status) || status.IsInvalidArgument()) {
    throw_corruption(message + " (while " + std::string(doing) + ")");
  }
  throw Error(ErrorKind::kIo, "cannot go on " + std::string(doing) + ": " + message);
}

RocksDatabase::RocksDatabase(const std::filesystem::path& path, const Options& options)
    : access_(options.access) {
  const bool in_memory = path == Store::kInMemory;
  if (in_memory || access_ == Access::kReadWrite) {
    access_ = Access::kReadWrite;
    open_for_writing(path, in_memory);
  } else {
    open_beside_a_writer(path);
  }
}

void RocksDatabase::open_for_writing(const std::filesystem::path& path, bool in_memory) {
  if (!in_memory && !Store::exists(path)) prepare_folder(path);
  rocksdb::Options options = database_options();
  options.create_if_missing = true;
  if (in_memory) {
    memory_env_.reset(rocksdb::NewMemEnv(rocksdb::Env::Default()));
    options.env = memory_env_.get();
  }
  rocksdb::DB* opened = nullptr;
  const std::string name = in_memory ? "/cairn" : path.string();
  check(rocksdb::DB::Open(options, name, descriptors(options), &handles_, &opened),
        "opening " + path.string());
  db_.reset(opened);
}

void RocksDatabase::open_beside_a_writer(const std::filesystem::path& path) {
  if (!Store::exists(path)) {
    refuse_remains(path);
    throw Error(ErrorKind::kIo, "there is no database at " + path.string() +
                                    "; make one with `cairn import FILE`, or name another with --db");
  }
  std::string pattern = (std::filesystem::temp_directory_path() / "cairn-reader-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw Error(ErrorKind::kIo, "cannot make a folder " + pattern);
  scratch_ = pattern;
  rocksdb::Options options = database_options();
  options.max_open_files = -1;  // what a secondary instance asks for: its files may be removed by the writer
  rocksdb::Status status;
  for (int attempt = 0; attempt < kAttemptsToOpenBesideAWriter; ++attempt) {
    const std::string before = version_marks(path);
    rocksdb::DB* opened = nullptr;
    status = rocksdb::DB::OpenAsSecondary(options, path.string(), scratch_.string(), descriptors(options),
                                          &handles_, &opened);
    const bool quiet = version_marks(path) == before;
    if (status.ok() && quiet) {
      db_.reset(opened);
      return;
    }
    if (status.ok()) {
      for (auto* handle : handles_) opened->DestroyColumnFamilyHandle(handle);
      delete opened;  // NOLINT(cppcoreguidelines-owning-memory): RocksDB hands out a raw owner
      status = rocksdb::Status::Busy("the writer keeps changing its files");
    } else if (quiet) {
      break;  // the error is the database's own, not the writer's doing
    }
    handles_.clear();
  }
  std::error_code ignored;
  std::filesystem::remove_all(scratch_, ignored);
  check(status, "opening " + path.string());
}

RocksDatabase::~RocksDatabase() {
  if (!db_) return;
  for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  db_->Close();
  db_.reset();
  std::error_code ignored;
  if (!scratch_.empty()) std::filesystem::remove_all(scratch_, ignored);
}

void RocksDatabase::flush() {
  if (!writable()) return;
  check(db_->Flush(rocksdb::FlushOptions(), handles_), "flushing");
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
