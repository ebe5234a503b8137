#pragma once

#include <rocksdb/utilities/write_batch_with_index.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/rocks_database.h"

namespace cairn::storage {

/// The writes of a transaction that outgrew the memory: a RocksDB of its own in the scratch folder, gone with
/// the object. It holds what was put, and that something was erased; what is not in it stands in the
/// database.
///
/// A batch over it (`later`) is written in its form, see put() and erase(), until it is added.
class StagedWrites {
 public:
  explicit StagedWrites(const RocksDatabase& database);
  ~StagedWrites();
  StagedWrites(const StagedWrites&) = delete;
  StagedWrites& operator=(const StagedWrites&) = delete;

  /// Adds the writes of a batch over the database itself.
  void add_plain(rocksdb::WriteBatchWithIndex& batch);
  /// Adds the writes of a batch in this one's form, and empties it.
  void add(rocksdb::WriteBatchWithIndex& later);
  void put(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view key,
           std::string_view value) const;
  void erase(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view key) const;

  // See Reader: what was staged, or is in `later`, over the database.
  std::vector<std::optional<std::string>> multi_get(rocksdb::WriteBatchWithIndex& later, Family family,
                                                    std::span<const std::string> keys) const;
  void scan_range(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view from,
                  std::string_view to, const Reader::Visitor& visit) const;

  /// Makes all of it, and the batch, the commit of that number.
  void commit(rocksdb::WriteBatchWithIndex& later, RocksDatabase& database, std::uint64_t number);

 private:
  const RocksDatabase& database_;
  std::string folder_;
  std::optional<Families> staged_;
};

}  // namespace cairn::storage
