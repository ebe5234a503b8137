#pragma once

#include <rocksdb/listener.h>

#include <atomic>

namespace cairn::storage {

/// Knows when RocksDB has written to its MANIFEST. Called from its threads.
class ManifestWatch final : public rocksdb::EventListener {
 public:
  /// Whether it has since the last call.
  bool take_moved() { return moved_.exchange(false); }
  void OnFlushCompleted(rocksdb::DB* /*db*/, const rocksdb::FlushJobInfo& /*info*/) override {
    moved_ = true;
  }
  void OnCompactionCompleted(rocksdb::DB* /*db*/, const rocksdb::CompactionJobInfo& /*info*/) override {
    moved_ = true;
  }
  void OnExternalFileIngested(rocksdb::DB* /*db*/,
                              const rocksdb::ExternalFileIngestionInfo& /*info*/) override {
    moved_ = true;
  }

 private:
  std::atomic<bool> moved_ = true;
};

}  // namespace cairn::storage
