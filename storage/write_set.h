#pragma once

#include <rocksdb/utilities/write_batch_with_index.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/rocks_database.h"
#include "storage/staged_writes.h"

namespace cairn::storage {

/// What a transaction has written, read together with the database under it. It stays in memory up to a size,
/// and is moved to the disk beyond; the part since the oldest savepoint always stays in memory. Not
/// thread-safe. Errors: as Store.
class WriteSet {
 public:
  WriteSet(std::shared_ptr<RocksDatabase> database, std::size_t memory_bytes)
      : database_(std::move(database)), memory_bytes_(memory_bytes) {}

  // See Reader.
  std::optional<std::string> get(Family family, std::string_view key) const;
  std::vector<std::optional<std::string>> multi_get(Family family, std::span<const std::string> keys) const;
  void scan_range(Family family, std::string_view from, std::string_view to,
                  const Reader::Visitor& visit) const;

  void put(Family family, std::string_view key, std::string_view value);
  void put_unread(Family family, std::string_view key, std::string_view value);
  void erase(Family family, std::string_view key);
  /// Everything that the database holds. Nothing may be read before the commit.
  void erase_all();

  // See Transaction.
  void set_savepoint();
  void rollback_to_savepoint();
  void release_savepoint();

  bool empty() const;
  /// Makes everything the commit of that number. Durable after RocksDatabase::sync(), at the latest.
  void commit(std::uint64_t number);

 private:
  void stage_if_large();

  std::shared_ptr<RocksDatabase> database_;
  std::size_t memory_bytes_;
  std::size_t savepoints_ = 0;
  bool has_unread_ = false;  ///< the index of the batch does not know all of it
  std::unique_ptr<StagedWrites> staged_;
  // Over the database, or over staged_ where there is one. Mutable because RocksDB's reading methods of the
  // batch are not const.
  mutable rocksdb::WriteBatchWithIndex batch_{rocksdb::BytewiseComparator(), 0, /*overwrite_key=*/true};
};

}  // namespace cairn::storage
