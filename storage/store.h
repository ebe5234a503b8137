#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::storage {

/// The column families. Names and order stand on disk.
enum class Family : std::uint8_t { kMeta, kCatalog, kNodes, kRelationships, kAdjacency, kIndexes, kChanges };
inline constexpr std::size_t kFamilyCount = 7;

/// A consistent view of the store: ordered bytes in column families. Const methods may be called from several
/// threads, except on a Transaction.
class Reader {
 public:
  /// Called with key and value, valid during the call only; returns whether to go on. It must not write.
  using Visitor = std::function<bool(std::string_view key, std::string_view value)>;

  virtual ~Reader() = default;
  virtual std::optional<std::string> get(Family family, std::string_view key) const = 0;
  /// One result a key, in the order of the keys.
  virtual std::vector<std::optional<std::string>> multi_get(Family family,
                                                            std::span<const std::string> keys) const = 0;
  /// Visits all keys in [from, to) in ascending order; an empty `to` means to the end of the family.
  virtual void scan_range(Family family, std::string_view from, std::string_view to,
                          const Visitor& visit) const = 0;
  /// Visits all keys that begin with `prefix`, in ascending order, beginning at `from` (or at the prefix
  /// itself).
  void scan_prefix(Family family, std::string_view prefix, const Visitor& visit,
                   std::string_view from = {}) const;
};

/// A view of the last commit before it was taken. Stays as it is while others write.
class Snapshot : public Reader {
 public:
  /// The number of the commit that this view shows; 0 for an empty store.
  virtual std::uint64_t commit_number() const = 0;
  /// Another number where a backup was restored since: those of commits may then come again.
  virtual std::uint64_t incarnation() const = 0;
};

/// The one writing transaction of a process. Reads see the snapshot of its beginning plus its own writes.
/// Destroying it without commit() undoes all of it. One thread at a time.
class Transaction : public Reader {
 public:
  virtual void put(Family family, std::string_view key, std::string_view value) = 0;
  /// As put(), and cheaper: only for what this transaction does not read or write again.
  virtual void put_unread(Family family, std::string_view key, std::string_view value) = 0;
  virtual void erase(Family family, std::string_view key) = 0;
  /// Marks a point to which rollback_to_savepoint() returns; savepoints nest.
  virtual void set_savepoint() = 0;
  virtual void rollback_to_savepoint() = 0;
  /// Forgets the innermost savepoint and keeps what was written since.
  virtual void release_savepoint() = 0;
  /// The number that this transaction's commit will have.
  virtual std::uint64_t commit_number() const = 0;
  /// Writes everything as one atomic batch, synced to the disk unless the store was opened otherwise. A
  /// transaction without writes makes no commit. Afterwards the transaction may only be destroyed.
  virtual void commit() = 0;
};

/// Fills the store with much at once, past the log: tables in the order of their keys, which become part of
/// the store as one durable commit, or not at all. It stands in the place of the one writing transaction. One
/// thread at a time.
class BulkWriter {
 public:
  virtual ~BulkWriter() = default;
  /// What it begins with.
  virtual const Reader& before() const = 0;
  /// The keys of a family ascend; throws Error{kInvalidInput} for one that does not, here or later.
  virtual void put(Family family, std::string_view key, std::string_view value) = 0;
  /// A folder for the caller's own files, until the commit.
  virtual std::filesystem::path scratch() const = 0;
  /// The number that its commit will have.
  virtual std::uint64_t commit_number() const = 0;
  /// Afterwards it may only be destroyed.
  virtual void commit() = 0;
};

enum class Access : std::uint8_t {
  kReadWrite,  ///< the only writer; creates the database where there is none
  kRead,       ///< beside a writer in another process, or alone; never writes to the database
};

struct Options {
  Access access = Access::kReadWrite;
  /// Whether commit() waits until the disk has the commit. Without it a crash of the machine (not of the
  /// process) may lose the last commits, whole ones only, and none before the last flush().
  bool synced_commits = true;
  /// Bytes that wait in memory before they become tables; readers in other processes replay a log of at most
  /// a quarter of them.
  std::size_t write_buffer_bytes = std::size_t{32} << 20U;
  /// What a transaction writes beyond that many bytes waits on the disk for its commit.
  std::size_t transaction_bytes = std::size_t{64} << 20U;
  /// How long begin() waits for other transactions of this process.
  std::chrono::milliseconds writer_timeout{5000};
  /// How long opening for writing waits for another process that does.
  std::chrono::milliseconds lock_timeout{0};
};

/// An ordered key-value store on RocksDB with snapshots, atomic commits and a commit number. Thread-safe.
///
/// Errors, as cairn::Error: kLocked (another process writes to it, or begin() timed out), kCorruption
/// (damaged bytes, a missing file), kIo (all else, among it another format version).
class Store {
 public:
  /// The path that stands for a database in memory, gone with the Store.
  static constexpr std::string_view kInMemory = ":memory:";
  /// Of the bytes on disk; a store of another version is refused. See docs/storage-format.md.
  static constexpr std::uint32_t kFormatVersion = 1;

  static std::unique_ptr<Store> open(const std::filesystem::path& path, const Options& options = {});

  virtual ~Store() = default;
  /// Whether a Store was written at this path, readable or not.
  static bool exists(const std::filesystem::path& path);
  /// Puts a backup in the place of the database at `path`, or makes one of it where there is none. Needs the
  /// writer's lock; readers that are open go on with what they see until their next snapshot. Returns the
  /// number of the last commit. Errors: as Store::open; kInput where `backup` is none.
  static std::uint64_t restore(const std::filesystem::path& backup, const std::filesystem::path& path,
                               std::chrono::milliseconds lock_timeout = {});
  /// Takes away a database in which nothing was ever committed; leaves any other as it is.
  static void remove_if_unused(const std::filesystem::path& path);

  /// Of a database opened for reading, too, it shows the last durable commit of the writing process.
  virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
  /// Waits in a queue until it is the only transaction of this process. `purpose` tells others what they wait
  /// for: "an import".
  virtual std::unique_ptr<Transaction> begin(std::string_view purpose) = 0;
  std::unique_ptr<Transaction> begin() { return begin("a transaction"); }
  /// As begin().
  virtual std::unique_ptr<BulkWriter> begin_bulk(std::string_view purpose) = 0;
  /// Erases everything, as one commit; waits for the writer as begin() does.
  virtual void clear() = 0;
  /// Moves the log's content into tables, so that the next opening is fast; done at the end of imports and on
  /// closing.
  virtual void flush() = 0;
  /// Rewrites all tables into as few bytes as the content takes.
  virtual void compact() = 0;
  /// Makes a copy of the last commit, or a later one, in a folder that does not exist or is empty; a database
  /// of its own, which can be opened or restored. Others may write meanwhile. Returns the number of its last
  /// commit.
  virtual std::uint64_t backup(const std::filesystem::path& to) = 0;
  /// Bytes of all tables and logs.
  virtual std::uint64_t size_bytes() const = 0;
};

}  // namespace cairn::storage
