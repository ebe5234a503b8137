#pragma once

#include <rocksdb/sst_file_writer.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/rocks_database.h"

namespace cairn::storage {

/// Tables written in the order of their keys, beside the database, until it takes them in as a whole. Not
/// thread-safe.
class SortedTables {
 public:
  /// In a folder that must not exist. Throws Error{kIo} where it cannot be written.
  SortedTables(const RocksDatabase& database, std::string folder);
  /// Takes away what was not taken in.
  ~SortedTables();
  SortedTables(const SortedTables&) = delete;
  SortedTables& operator=(const SortedTables&) = delete;

  // The keys of a family ascend. Throws Error{kInvalidInput} where one does not.
  void put(Family family, std::string_view key, std::string_view value);
  /// Of a key that the database may have.
  void erase(Family family, std::string_view key);
  /// Nothing is written afterwards. The tables are whole and on the disk.
  std::vector<rocksdb::IngestExternalFileArg> finish();

 private:
  struct Tables {
    std::unique_ptr<rocksdb::SstFileWriter> open;
    std::string last_key;
    std::vector<std::string> files;
  };

  rocksdb::SstFileWriter& table_for(Family family, std::string_view key);

  const RocksDatabase& database_;
  std::string folder_;
  rocksdb::Options options_;
  std::array<Tables, kFamilyCount> families_;
};

}  // namespace cairn::storage
