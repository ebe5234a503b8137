#include "storage/families.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <array>

#include "storage/error.h"

namespace cairn::storage {

namespace {

constexpr std::array<const char*, kFamilyCount> kNames = {"default",   "catalog", "nodes",  "relationships",
                                                          "adjacency", "indexes", "changes"};

constexpr std::size_t kBlockCacheBytes = 64U << 20U;
constexpr double kBloomBitsPerKey = 10;

class SilentLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

/// What failed to be written stays failed until the database is opened again. RocksDB would try to go on by
/// itself once there is space; with atomic flushes its attempt may wait for ever for a flush that waits for
/// the one that failed, and closing waits for both (facebook/rocksdb#11867 and #11872; mended in 8.7).
class NoRecoveryByItself : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason /*reason*/, rocksdb::Status /*error*/,
                            bool* goes_on) override {
    *goes_on = false;
  }
};

bool is_missing_file(const rocksdb::Status& status) {
  return status.IsPathNotFound() || status.ToString().find("No such file or directory") != std::string::npos;
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

rocksdb::Options family_options() {
  rocksdb::Options options;
  options.paranoid_checks = true;
  options.info_log = std::make_shared<SilentLogger>();
  options.listeners.push_back(std::make_shared<NoRecoveryByItself>());
  options.max_bgerror_resume_count = 0;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  table.format_version = 5;
  table.checksum = rocksdb::kCRC32c;  // which check_table_tail() knows
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(1));
  return options;
}

Families::Families(const std::string& path, const rocksdb::Options& options, Access access) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.reserve(kNames.size());
  for (const char* name : kNames) families.emplace_back(name, rocksdb::ColumnFamilyOptions(options));
  rocksdb::DB* opened = nullptr;
  const auto status = access == Access::kReadWrite
                          ? rocksdb::DB::Open(options, path, families, &handles_, &opened)
                          : rocksdb::DB::OpenForReadOnly(options, path, families, &handles_, &opened);
  check(status, "opening " + path);
  db_.reset(opened);
}

Families::~Families() {
  for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  db_->Close();
}

std::optional<std::string> Families::get(const rocksdb::ReadOptions& options, Family family,
                                         std::string_view key) const {
  rocksdb::PinnableSlice value;
  const auto status = db_->Get(options, handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "reading");
  return value.ToString();
}

std::vector<std::optional<std::string>> Families::multi_get(const rocksdb::ReadOptions& options,
                                                            Family family,
                                                            std::span<const std::string> keys) const {
  // What it takes to read many at once costs half as much as reading one.
  if (keys.size() == 1) return {get(options, family, keys.front())};
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet(options, handle(family), keys.size(), slices.data(), values.data(), statuses.data());
  return values_of(values, statuses);
}

void visit_range(rocksdb::Iterator& iterator, std::string_view from, std::string_view to,
                 const Reader::Visitor& visit) {
  for (iterator.Seek(slice(from)); iterator.Valid(); iterator.Next()) {
    if (!to.empty() && view(iterator.key()) >= to) break;
    if (!visit(view(iterator.key()), view(iterator.value()))) break;
  }
  check(iterator.status(), "reading");
}

std::vector<std::optional<std::string>> values_of(std::vector<rocksdb::PinnableSlice>& values,
                                                  const std::vector<rocksdb::Status>& statuses) {
  std::vector<std::optional<std::string>> found(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    check(statuses[i], "reading");
    found[i] = values[i].ToString();
  }
  return found;
}

}  // namespace cairn::storage
