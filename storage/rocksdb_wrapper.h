#pragma once

// Every call of RocksDB is made through this file's functions or in store.cpp; nothing outside storage/
// includes it.

#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/write_batch_with_index.h>

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "storage/store.h"

namespace cairn::storage {

/// Translates RocksDB's status into cairn::Error: the one place where that is done. OK returns.
void check(const rocksdb::Status& status, std::string_view doing);

/// An open RocksDB with its column family handles, closed in the right order.
class RocksDatabase {
 public:
  RocksDatabase(const std::filesystem::path& path, const Options& options);
  ~RocksDatabase();
  RocksDatabase(const RocksDatabase&) = delete;
  RocksDatabase& operator=(const RocksDatabase&) = delete;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }
  bool writable() const { return access_ == Access::kReadWrite; }
  void flush();
  std::uint64_t size_bytes() const;

 private:
  void open_for_writing(const std::filesystem::path& path, bool in_memory);
  void open_beside_a_writer(const std::filesystem::path& path);

  Access access_;
  std::unique_ptr<rocksdb::Env> memory_env_;
  std::filesystem::path scratch_;  // a secondary instance insists on a folder of its own
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

}  // namespace cairn::storage
