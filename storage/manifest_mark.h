#pragma once

#include <cstdint>
#include <filesystem>

namespace cairn::storage {

/// What RocksDB's MANIFEST held when it was looked at. It only ever grows, and what RocksDB finds damaged in
/// it it takes for the end: only by such a mark is a MANIFEST told that lost its last records.
struct ManifestMark {
  std::uint64_t number = 0;  ///< of the file; 0: none was looked at
  std::uint64_t size = 0;    ///< of the part that is known to be on the disk
  std::uint64_t digest = 0;  ///< of that part, FNV-1a
};

/// Makes what the MANIFEST in use holds durable, and marks it. No mark where there is none.
ManifestMark mark_manifest(const std::filesystem::path& rocksdb);

/// Throws Error{kCorruption} where the MANIFEST in use is the marked one and no longer begins like it.
void check_manifest(const std::filesystem::path& rocksdb, const ManifestMark& mark);

}  // namespace cairn::storage
