#include "storage/table_thread.h"

#include "storage/encoding.h"

namespace cairn::storage {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20U;
constexpr std::size_t kMostBlocks = 16;

}  // namespace

TableThread::TableThread(const RocksDatabase& database)
    : tables_(database, database.scratch() + "/tables"), thread_([this] { run(); }) {
  block_.reserve(kBlockBytes);
}

TableThread::~TableThread() {
  {
    const std::scoped_lock lock(mutex_);
    blocks_.clear();
  }
  end();
}

void TableThread::put(Family family, std::string_view key, std::string_view value) {
  append_u8(block_, static_cast<std::uint8_t>(family));
  append_string(block_, key);
  append_string(block_, value);
  if (block_.size() >= kBlockBytes) hand_over();
}

void TableThread::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return error_ || blocks_.size() < kMostBlocks; });
  if (error_) std::rethrow_exception(error_);
  blocks_.push_back(std::move(block_));
  changed_.notify_all();
  lock.unlock();
  block_.clear();
  block_.reserve(kBlockBytes);
}

void TableThread::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ended_ || !blocks_.empty(); });
    if (blocks_.empty()) return;
    const std::string block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    lock.unlock();
    try {
      write(block);
      lock.lock();
    } catch (...) {
      lock.lock();
      error_ = std::current_exception();
      changed_.notify_all();
      return;
    }
  }
}

void TableThread::write(std::string_view block) {
  Decoder records(block);
  while (!records.empty()) {
    const auto family = static_cast<Family>(records.u8());
    const std::string_view key = records.string();
    tables_.put(family, key, records.string());
  }
}

void TableThread::end() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

std::vector<rocksdb::IngestExternalFileArg> TableThread::finish() {
  if (!block_.empty()) hand_over();
  end();
  if (error_) std::rethrow_exception(error_);
  return tables_.finish();
}

}  // namespace cairn::storage
