#include "storage/store.h"

#include <algorithm>
#include <mutex>

#include "storage/database_copy.h"
#include "storage/encoding.h"
#include "storage/error.h"
#include "storage/rocks_database.h"
#include "storage/writer_gate.h"

namespace cairn::storage {

namespace {

std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

/// The file system's exceptions as ours; the one place where that is done.
template <typename Action>
auto translating_file_errors(Action action) {
  try {
    return action();
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorKind::kIo, error.what());
  }
}

/// The smallest string that is greater than every string with this prefix; empty when there is none.
std::string prefix_end(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty()) {
    if (static_cast<unsigned char>(end.back()) != 0xFF) {
      ++end.back();
      return end;
    }
    end.pop_back();
  }
  return end;
}

void visit_range(rocksdb::Iterator& iterator, std::string_view from, std::string_view to,
                 const Reader::Visitor& visit) {
  for (iterator.Seek(slice(from)); iterator.Valid(); iterator.Next()) {
    if (!to.empty() && view(iterator.key()) >= to) break;
    if (!visit(view(iterator.key()), view(iterator.value()))) break;
  }
  check(iterator.status(), "reading");
}

std::vector<std::optional<std::string>> collect(std::vector<rocksdb::PinnableSlice>& values,
                                                const std::vector<rocksdb::Status>& statuses) {
  std::vector<std::optional<std::string>> found(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    check(statuses[i], "reading");
    found[i] = values[i].ToString();
  }
  return found;
}

// No key begins with so many bytes of 0xFF.
constexpr std::size_t kLongestPrefix = 64;

std::uint64_t read_commit_number(const Reader& reader) {
  const auto bytes = reader.get(Family::kMeta, kCommitKey);
  return bytes ? Decoder(*bytes).u64() : 0;
}

class RocksSnapshot final : public Snapshot {
 public:
  explicit RocksSnapshot(std::shared_ptr<RocksDatabase> database) : database_(std::move(database)) {
    // What was opened for reading stands still, and needs none.
    if (database_->writable()) {
      snapshot_.reset(database_->db().GetSnapshot());
      options_.snapshot = snapshot_.get();
    }
    commit_number_ = read_commit_number(*this);
  }

  std::optional<std::string> get(Family family, std::string_view key) const override {
    rocksdb::PinnableSlice value;
    const auto status = database_->db().Get(options_, database_->handle(family), slice(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    check(status, "reading");
    return value.ToString();
  }

  std::vector<std::optional<std::string>> multi_get(Family family,
                                                    std::span<const std::string> keys) const override {
    const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<rocksdb::Status> statuses(keys.size());
    database_->db().MultiGet(options_, database_->handle(family), keys.size(), slices.data(), values.data(),
                             statuses.data());
    return collect(values, statuses);
  }

  void scan_range(Family family, std::string_view from, std::string_view to,
                  const Visitor& visit) const override {
    const std::unique_ptr<rocksdb::Iterator> iterator(
        database_->db().NewIterator(options_, database_->handle(family)));
    visit_range(*iterator, from, to, visit);
  }

  std::uint64_t commit_number() const override { return commit_number_; }

 private:
  struct Release {
    RocksDatabase* database;
    void operator()(const rocksdb::Snapshot* snapshot) const { database->db().ReleaseSnapshot(snapshot); }
  };

  std::shared_ptr<RocksDatabase> database_;
  std::unique_ptr<const rocksdb::Snapshot, Release> snapshot_{nullptr, Release{database_.get()}};
  rocksdb::ReadOptions options_;
  std::uint64_t commit_number_ = 0;
};

class RocksTransaction final : public Transaction {
 public:
  RocksTransaction(std::shared_ptr<RocksDatabase> database, std::shared_ptr<WriterGate> gate,
                   const Options& options, std::string_view purpose)
      : database_(std::move(database)), gate_(std::move(gate)), synced_(options.synced_commits) {
    gate_->enter(purpose, options.writer_timeout);
    try {
      // Nobody else writes while the gate is held, so that reading the newest state is reading a snapshot.
      commit_number_ = read_commit_number(*this) + 1;
    } catch (...) {
      gate_->leave();
      throw;
    }
  }
  ~RocksTransaction() override {
    if (!committed_) gate_->leave();
  }
  RocksTransaction(const RocksTransaction&) = delete;
  RocksTransaction& operator=(const RocksTransaction&) = delete;

  std::optional<std::string> get(Family family, std::string_view key) const override {
    rocksdb::PinnableSlice value;
    const auto status =
        batch_.GetFromBatchAndDB(&database_->db(), {}, database_->handle(family), slice(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    check(status, "reading");
    return value.ToString();
  }

  std::vector<std::optional<std::string>> multi_get(Family family,
                                                    std::span<const std::string> keys) const override {
    const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<rocksdb::Status> statuses(keys.size());
    batch_.MultiGetFromBatchAndDB(&database_->db(), {}, database_->handle(family), keys.size(), slices.data(),
                                  values.data(), statuses.data(), false);
    return collect(values, statuses);
  }

  void scan_range(Family family, std::string_view from, std::string_view to,
                  const Visitor& visit) const override {
    auto* handle = database_->handle(family);
    const std::unique_ptr<rocksdb::Iterator> iterator(
        batch_.NewIteratorWithBase(handle, database_->db().NewIterator({}, handle)));
    visit_range(*iterator, from, to, visit);
  }

  void put(Family family, std::string_view key, std::string_view value) override {
    check(batch_.Put(database_->handle(family), slice(key), slice(value)), "writing");
  }
  void erase(Family family, std::string_view key) override {
    check(batch_.Delete(database_->handle(family), slice(key)), "writing");
  }
  /// The plain batch under the index takes the whole families at once; nothing is read before the commit.
  void erase_all() {
    const std::string last(kLongestPrefix, '\xFF');
    const auto version = get(Family::kMeta, kFormatKey);
    for (std::size_t family = 0; family < kFamilyCount; ++family) {
      auto* handle = database_->handle(static_cast<Family>(family));
      check(batch_.GetWriteBatch()->DeleteRange(handle, slice({}), slice(last)), "erasing");
    }
    if (version) put(Family::kMeta, kFormatKey, *version);
  }
  void set_savepoint() override { batch_.SetSavePoint(); }
  void rollback_to_savepoint() override { check(batch_.RollbackToSavePoint(), "undoing a statement"); }
  void release_savepoint() override { check(batch_.PopSavePoint(), "ending a statement"); }
  std::uint64_t commit_number() const override { return commit_number_; }

  void commit() override {
    const bool writes = batch_.GetWriteBatch()->Count() > 0;
    if (writes) {
      std::string number;
      append_u64(number, commit_number_);
      put(Family::kMeta, kCommitKey, number);
      database_->write(*batch_.GetWriteBatch(), commit_number_);
    }
    // The next transaction may begin while this one waits for the disk.
    committed_ = true;
    gate_->leave();
    if (writes && synced_) database_->sync(commit_number_);
  }

 private:
  std::shared_ptr<RocksDatabase> database_;
  std::shared_ptr<WriterGate> gate_;
  bool synced_;
  bool committed_ = false;
  std::uint64_t commit_number_ = 0;
  // Mutable because RocksDB's reading methods of the batch are not const.
  mutable rocksdb::WriteBatchWithIndex batch_{rocksdb::BytewiseComparator(), 0, /*overwrite_key=*/true};
};

class RocksStore final : public Store {
 public:
  RocksStore(const std::filesystem::path& path, const Options& options)
      : path_(path),
        options_(options),
        database_(std::make_shared<RocksDatabase>(path, options)),
        writable_(database_->writable()) {}

  ~RocksStore() override {
    try {
      if (writable_) database_->flush();
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
      // The log still holds every commit; the next opening replays it.
    }
  }
  RocksStore(const RocksStore&) = delete;
  RocksStore& operator=(const RocksStore&) = delete;

  std::shared_ptr<const Snapshot> snapshot() const override {
    return std::make_shared<RocksSnapshot>(newest());
  }

  std::unique_ptr<Transaction> begin(std::string_view purpose) override {
    must_be_writable();
    return std::make_unique<RocksTransaction>(database_, gate_, options_, purpose);
  }

  void clear() override {
    must_be_writable();
    RocksTransaction transaction(database_, gate_, options_, "clearing");
    transaction.erase_all();
    transaction.commit();
  }

  void flush() override {
    if (writable_) database_->flush();
  }
  void compact() override {
    must_be_writable();
    database_->compact();
  }
  std::uint64_t backup(const std::filesystem::path& to) override {
    return translating_file_errors([&] { return newest()->backup(to); });
  }
  std::uint64_t size_bytes() const override { return newest()->size_bytes(); }

 private:
  void must_be_writable() const {
    if (!writable_) throw Error(ErrorKind::kInvalidInput, "the database was opened for reading only");
  }

  /// A reader's database is opened again when the writer has gone on.
  std::shared_ptr<RocksDatabase> newest() const {
    const std::scoped_lock lock(mutex_);
    if (database_->is_behind()) {
      database_ = translating_file_errors([&] { return std::make_shared<RocksDatabase>(path_, options_); });
    }
    return database_;
  }

  std::filesystem::path path_;
  Options options_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<RocksDatabase> database_;  ///< of a writer always the same
  const bool writable_;
  std::shared_ptr<WriterGate> gate_ = std::make_shared<WriterGate>();
};

}  // namespace

void Reader::scan_prefix(Family family, std::string_view prefix, const Visitor& visit,
                         std::string_view from) const {
  scan_range(family, std::max(from, prefix), prefix_end(prefix), visit);
}

bool Store::exists(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(DatabaseFolder{path}.head(), ignored);
}

void Store::remove_if_unused(const std::filesystem::path& path) {
  if (path == kInMemory || !exists(path)) return;
  translating_file_errors([&] {
    const DatabaseFolder folder{path};
    const WriterLock lock(folder.lock());
    if (commit_number_of(folder.rocksdb()) == 0) folder.remove();
  });
}

std::uint64_t Store::restore(const std::filesystem::path& backup, const std::filesystem::path& path) {
  return translating_file_errors([&] {
    const DatabaseFolder folder{path};
    folder.make_or_check();
    const WriterLock lock(folder.lock());
    finish_replacing(folder);
    return replace_by_copy(folder, {backup});
  });
}

std::unique_ptr<Store> Store::open(const std::filesystem::path& path, const Options& options) {
  return translating_file_errors([&] { return std::make_unique<RocksStore>(path, options); });
}

}  // namespace cairn::storage
