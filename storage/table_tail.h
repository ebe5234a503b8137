#pragma once

#include <filesystem>

namespace cairn::storage {

/// Checks what RocksDB 7.8 reads of a table before it has checked it: it stops the process over a damaged
/// block of properties (an assertion of its builds for Debian). Throws Error{kCorruption}. What is no whole
/// table is left to RocksDB, which refuses it where it is needed.
void check_table_tail(const std::filesystem::path& table);

/// The same for all tables of a folder.
void check_table_tails(const std::filesystem::path& rocksdb);

}  // namespace cairn::storage
