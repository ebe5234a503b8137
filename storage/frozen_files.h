#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cairn::storage {

/// RocksDB's files of one moment, under names of their own in a temporary folder, for a reader beside a
/// writer: the writer may remove its files, the ones that are held open here stay readable. The names are
/// symbolic links to the open files (/proc/self/fd, Linux), so that tables and logs are not copied, nothing
/// is written to the database, and it may stand on another file system. Only the MANIFEST, which the writer
/// goes on writing to, is copied.
class FrozenFiles {
 public:
  /// Holds the files that were there together, between two changes of the set. Throws Error{kIo} when the
  /// writer changes it without a pause for seconds, or the machine allows no more open files.
  explicit FrozenFiles(const std::filesystem::path& rocksdb);
  ~FrozenFiles();
  FrozenFiles(const FrozenFiles&) = delete;
  FrozenFiles& operator=(const FrozenFiles&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  /// Whether the writer has not changed the set since.
  bool are_the_last() const;

 private:
  bool hold_all();
  void hold(const std::filesystem::path& file);
  void release();

  std::filesystem::path rocksdb_;
  std::filesystem::path folder_;
  std::string marks_;
  std::vector<int> descriptors_;
};

}  // namespace cairn::storage
