#pragma once

#include <cstdint>
#include <filesystem>

#include "storage/manifest_mark.h"

namespace cairn::storage {

/// The numbers of the last commits, in a file of its own beside RocksDB's. Whoever opens the database and
/// finds less than the durable ones knows that a log or a manifest was lost; a reader in another process
/// learns from the last one that the writer has gone on.
struct Head {
  std::uint64_t durable_commit =
      0;  ///< a crash of the machine may leave an older number here, never a newer one
  std::uint64_t last_commit = 0;
  ManifestMark manifest;   ///< as it was at some moment before
  std::uint64_t boot = 0;  ///< which start of the machine it was written in, see this_boot(); 0: not known

  /// The commit that must be there. As long as the machine runs, nothing that was written is lost; when it
  /// ended meanwhile, only what was durable must be left.
  std::uint64_t expected_commit() const;
};

/// Tells the starts of the machine apart; 0 where the system does not.
std::uint64_t this_boot();

/// Throws Error{kCorruption} where the file is missing or damaged, Error{kIo} for another version of it.
Head read_head(const std::filesystem::path& path);

/// Makes the file, itself durable, whole or not at all. Throws Error{kIo}.
void make_head(const std::filesystem::path& path, const Head& head);

/// The file in the hands of the writing process. Not thread-safe.
class HeadFile {
 public:
  /// Throws as read_head does.
  explicit HeadFile(const std::filesystem::path& path);
  ~HeadFile();
  HeadFile(const HeadFile&) = delete;
  HeadFile& operator=(const HeadFile&) = delete;

  /// Seen by others at once. Throws Error{kIo}.
  void write(const Head& head);
  /// Waits until the disk has it.
  void sync();

 private:
  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace cairn::storage
