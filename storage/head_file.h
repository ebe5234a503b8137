#pragma once

#include <cstdint>
#include <filesystem>

#include "storage/store.h"

namespace cairn::storage {

/// The number of the last commit that is known to be durable, in a file of its own beside RocksDB's. Whoever
/// opens the database and finds fewer commits knows that a log or a manifest was lost; a reader in another
/// process learns from it how far it must see.
///
/// Mapped into memory, so that moving it on costs no call of the system. A crash of the machine may leave an
/// older number in it, never a newer one.
class HeadFile {
 public:
  /// Makes the file, durable, with commit number 0. Throws Error{kIo}.
  static void make(const std::filesystem::path& path);
  /// Throws Error{kCorruption} where the file is missing or no HEAD file; Error{kIo} for another version.
  HeadFile(const std::filesystem::path& path, Access access);
  ~HeadFile();
  HeadFile(const HeadFile&) = delete;
  HeadFile& operator=(const HeadFile&) = delete;

  /// Sees at once what the writing process writes.
  std::uint64_t commit_number() const;
  /// Only for the writer. Thread-safe.
  void advance(std::uint64_t commit_number);

 private:
  struct Content;
  Content* content_ = nullptr;
};

}  // namespace cairn::storage
