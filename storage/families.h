#pragma once

// Every call of RocksDB is made in the files of storage/ that include this one; nothing outside does.

#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/store.h"

namespace cairn::storage {

/// Translates RocksDB's status into cairn::Error: the one place where that is done. OK returns.
void check(const rocksdb::Status& status, std::string_view doing);

/// RocksDB takes no null pointer, not even for no bytes.
inline rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data() == nullptr ? "" : bytes.data(), bytes.size()};
}
inline std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

/// How Cairn's tables are written, wherever they come to lie.
rocksdb::Options family_options();

/// An open RocksDB with Cairn's column families, closed in the right order.
class Families {
 public:
  /// Throws like Store::open.
  Families(const std::string& path, const rocksdb::Options& options, Access access);
  ~Families();
  Families(const Families&) = delete;
  Families& operator=(const Families&) = delete;

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }
  const std::vector<rocksdb::ColumnFamilyHandle*>& handles() const { return handles_; }

  // See Reader.
  std::optional<std::string> get(const rocksdb::ReadOptions& options, Family family,
                                 std::string_view key) const;
  std::vector<std::optional<std::string>> multi_get(const rocksdb::ReadOptions& options, Family family,
                                                    std::span<const std::string> keys) const;

 private:
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
  std::unique_ptr<rocksdb::DB> db_;
};

/// See Reader::scan_range.
void visit_range(rocksdb::Iterator& iterator, std::string_view from, std::string_view to,
                 const Reader::Visitor& visit);

/// The values that were found, of as many reads.
std::vector<std::optional<std::string>> values_of(std::vector<rocksdb::PinnableSlice>& values,
                                                  const std::vector<rocksdb::Status>& statuses);

}  // namespace cairn::storage
