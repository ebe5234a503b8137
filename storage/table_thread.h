#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "storage/sorted_tables.h"

namespace cairn::storage {

/// Writes SortedTables in a thread of its own, so that whoever makes the records need not wait for it, and is
/// never far ahead of it. Called from one thread.
class TableThread {
 public:
  explicit TableThread(const RocksDatabase& database);
  ~TableThread();
  TableThread(const TableThread&) = delete;
  TableThread& operator=(const TableThread&) = delete;

  /// As SortedTables::put(); an error may be thrown by a later call.
  void put(Family family, std::string_view key, std::string_view value);
  /// As SortedTables::finish().
  std::vector<rocksdb::IngestExternalFileArg> finish();

 private:
  void hand_over();
  void run();
  void write(std::string_view block);
  void end();

  SortedTables tables_;
  std::string block_;  ///< family, key and value of each record

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> blocks_;
  bool ended_ = false;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace cairn::storage
