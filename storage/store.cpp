#include "storage/store.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "storage/database_copy.h"
#include "storage/encoding.h"
#include "storage/error.h"
#include "storage/rocks_database.h"
#include "storage/table_thread.h"
#include "storage/write_set.h"
#include "storage/writer_gate.h"

namespace cairn::storage {

namespace {

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
    return database_->families().get(options_, family, key);
  }
  std::vector<std::optional<std::string>> multi_get(Family family,
                                                    std::span<const std::string> keys) const override {
    return database_->families().multi_get(options_, family, keys);
  }
  void scan_range(Family family, std::string_view from, std::string_view to,
                  const Visitor& visit) const override {
    const std::unique_ptr<rocksdb::Iterator> iterator(
        database_->db().NewIterator(options_, database_->handle(family)));
    visit_range(*iterator, from, to, visit);
  }

  std::uint64_t commit_number() const override { return commit_number_; }
  std::uint64_t incarnation() const override { return database_->incarnation(); }

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

std::string commit_value(std::uint64_t number) {
  std::string bytes;
  append_u64(bytes, number);
  return bytes;
}

class RocksTransaction final : public Transaction {
 public:
  RocksTransaction(std::shared_ptr<RocksDatabase> database, std::shared_ptr<WriterGate> gate,
                   const Options& options, std::string_view purpose)
      : place_(std::move(gate), purpose, options.writer_timeout),
        database_(std::move(database)),
        synced_(options.synced_commits),
        writes_(database_, options.transaction_bytes),
        // Nobody else writes from here on, so that reading the newest state is reading a snapshot.
        commit_number_(database_->commit_number() + 1) {}

  std::optional<std::string> get(Family family, std::string_view key) const override {
    return writes_.get(family, key);
  }
  std::vector<std::optional<std::string>> multi_get(Family family,
                                                    std::span<const std::string> keys) const override {
    return writes_.multi_get(family, keys);
  }
  void scan_range(Family family, std::string_view from, std::string_view to,
                  const Visitor& visit) const override {
    writes_.scan_range(family, from, to, visit);
  }
  void put(Family family, std::string_view key, std::string_view value) override {
    writes_.put(family, key, value);
  }
  void put_unread(Family family, std::string_view key, std::string_view value) override {
    writes_.put_unread(family, key, value);
  }
  void erase(Family family, std::string_view key) override { writes_.erase(family, key); }
  void erase_all() { writes_.erase_all(); }
  void set_savepoint() override { writes_.set_savepoint(); }
  void rollback_to_savepoint() override { writes_.rollback_to_savepoint(); }
  void release_savepoint() override { writes_.release_savepoint(); }
  std::uint64_t commit_number() const override { return commit_number_; }

  void commit() override {
    const bool writes = !writes_.empty();
    if (writes) {
      writes_.put(Family::kMeta, kCommitKey, commit_value(commit_number_));
      writes_.commit(commit_number_);
    }
    // The next transaction may begin while this one waits for the disk.
    place_.release();
    if (writes && synced_) database_->sync(commit_number_);
  }

 private:
  WriterPlace place_;
  std::shared_ptr<RocksDatabase> database_;
  bool synced_;
  WriteSet writes_;
  std::uint64_t commit_number_;
};

class RocksBulkWriter final : public BulkWriter {
 public:
  RocksBulkWriter(std::shared_ptr<RocksDatabase> database, std::shared_ptr<WriterGate> gate,
                  const Options& options, std::string_view purpose)
      : place_(std::move(gate), purpose, options.writer_timeout),
        database_(std::move(database)),
        before_(database_),
        tables_(std::make_unique<TableThread>(*database_)) {}

  const Reader& before() const override { return before_; }
  void put(Family family, std::string_view key, std::string_view value) override {
    if (family == Family::kMeta && key > kCommitKey) put_commit_number();
    tables_->put(family, key, value);
  }
  std::filesystem::path scratch() const override {
    if (database_->in_memory()) return std::filesystem::temp_directory_path();
    return database_->scratch();
  }
  std::uint64_t commit_number() const override { return before_.commit_number() + 1; }
  void commit() override {
    put_commit_number();
    database_->ingest(tables_->finish(), commit_number());
  }

 private:
  /// It stands among the caller's keys.
  void put_commit_number() {
    if (std::exchange(numbered_, true)) return;
    tables_->put(Family::kMeta, kCommitKey, commit_value(commit_number()));
  }

  WriterPlace place_;
  std::shared_ptr<RocksDatabase> database_;
  RocksSnapshot before_;
  std::unique_ptr<TableThread> tables_;
  bool numbered_ = false;
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
      translating_file_errors([&] { database_->settle(); });
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

  std::unique_ptr<BulkWriter> begin_bulk(std::string_view purpose) override {
    must_be_writable();
    return std::make_unique<RocksBulkWriter>(database_, gate_, options_, purpose);
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

std::uint64_t Store::restore(const std::filesystem::path& backup, const std::filesystem::path& path,
                             std::chrono::milliseconds lock_timeout) {
  return translating_file_errors([&] {
    const DatabaseFolder folder{path};
    folder.make_or_check();
    const WriterLock lock(folder.lock(), lock_timeout);
    finish_replacing(folder);
    return replace_by_copy(folder, {backup});
  });
}

std::unique_ptr<Store> Store::open(const std::filesystem::path& path, const Options& options) {
  return translating_file_errors([&] { return std::make_unique<RocksStore>(path, options); });
}

}  // namespace cairn::storage
