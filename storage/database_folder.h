#pragma once

#include <filesystem>

namespace cairn::storage {

/// What lies in the folder of a database. HEAD is written last when a database is made: a folder without it
/// holds none.
struct DatabaseFolder {
  std::filesystem::path path;

  std::filesystem::path head() const { return path / "HEAD"; }
  std::filesystem::path lock() const { return path / "LOCK"; }
  std::filesystem::path rocksdb() const { return path / "rocksdb"; }
  /// Where RocksDB's files are made before they are moved into their place as a whole.
  std::filesystem::path unfinished() const { return path / "rocksdb.new"; }
  /// Where a transaction that outgrows the memory, or a bulk load, keeps what it has written.
  std::filesystem::path scratch() const { return path / "scratch"; }
  // While a backup takes the place of the database: says so, and where the old files wait.
  std::filesystem::path replacing() const { return path / "REPLACING"; }
  std::filesystem::path replaced() const { return path / "rocksdb.old"; }

  /// Makes the folder where there is none. Throws Error{kIo} for a file, and for a folder that holds no
  /// database but something of somebody else's; changes nothing then.
  void make_or_check() const;
  /// Takes away the database, and the folder unless others have put something into it. It must be locked.
  void remove() const;
  /// Makes what was written in the folder (names, not contents) survive a crash of the machine.
  void sync() const;
};

}  // namespace cairn::storage
