#include "storage/write_set.h"

namespace cairn::storage {

namespace {

// What an entry takes in the index of a batch, beside its bytes.
constexpr std::size_t kBytesAnEntry = 64;

// No key begins with so many bytes of 0xFF.
constexpr std::size_t kLongestPrefix = 64;

}  // namespace

std::optional<std::string> WriteSet::get(Family family, std::string_view key) const {
  if (staged_) {
    const std::string only(key);
    return std::move(staged_->multi_get(batch_, family, std::span(&only, 1)).front());
  }
  rocksdb::PinnableSlice value;
  const auto status =
      batch_.GetFromBatchAndDB(&database_->db(), {}, database_->handle(family), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "reading");
  return value.ToString();
}

std::vector<std::optional<std::string>> WriteSet::multi_get(Family family,
                                                            std::span<const std::string> keys) const {
  if (staged_) return staged_->multi_get(batch_, family, keys);
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  batch_.MultiGetFromBatchAndDB(&database_->db(), {}, database_->handle(family), keys.size(), slices.data(),
                                values.data(), statuses.data(), false);
  return values_of(values, statuses);
}

void WriteSet::scan_range(Family family, std::string_view from, std::string_view to,
                          const Reader::Visitor& visit) const {
  if (staged_) return staged_->scan_range(batch_, family, from, to, visit);
  auto* handle = database_->handle(family);
  // Without a bound the search for the next key runs over all that was deleted behind the range.
  const rocksdb::Slice bound(to.data(), to.size());
  rocksdb::ReadOptions options;
  if (!to.empty()) options.iterate_upper_bound = &bound;
  const std::unique_ptr<rocksdb::Iterator> iterator(
      batch_.NewIteratorWithBase(handle, database_->db().NewIterator(options, handle), &options));
  visit_range(*iterator, from, to, visit);
}

void WriteSet::put(Family family, std::string_view key, std::string_view value) {
  if (staged_) {
    staged_->put(batch_, family, key, value);
  } else {
    check(batch_.Put(database_->handle(family), slice(key), slice(value)), "writing");
  }
  stage_if_large();
}

void WriteSet::put_unread(Family family, std::string_view key, std::string_view value) {
  if (staged_) return put(family, key, value);
  // Past the index of the batch.
  check(batch_.GetWriteBatch()->Put(database_->handle(family), slice(key), slice(value)), "writing");
  has_unread_ = true;
}

void WriteSet::erase(Family family, std::string_view key) {
  if (staged_) {
    staged_->erase(batch_, family, key);
  } else {
    check(batch_.Delete(database_->handle(family), slice(key)), "writing");
  }
  stage_if_large();
}

void WriteSet::stage_if_large() {
  auto& writes = *batch_.GetWriteBatch();
  if (savepoints_ > 0 || has_unread_ || database_->in_memory()) return;
  if (writes.GetDataSize() + writes.Count() * kBytesAnEntry < memory_bytes_) return;
  if (staged_) {
    staged_->add(batch_);
  } else {
    staged_ = std::make_unique<StagedWrites>(*database_);
    staged_->add_plain(batch_);
  }
}

void WriteSet::erase_all() {
  const std::string last(kLongestPrefix, '\xFF');
  const auto version = get(Family::kMeta, kFormatKey);
  // In the plain batch under the index, which knows no ranges.
  for (std::size_t family = 0; family < kFamilyCount; ++family) {
    auto* handle = database_->handle(static_cast<Family>(family));
    check(batch_.GetWriteBatch()->DeleteRange(handle, slice({}), slice(last)), "erasing");
  }
  if (version) put(Family::kMeta, kFormatKey, *version);
}

void WriteSet::set_savepoint() {
  ++savepoints_;
  batch_.SetSavePoint();
}

void WriteSet::rollback_to_savepoint() {
  check(batch_.RollbackToSavePoint(), "undoing a statement");
  --savepoints_;
}

void WriteSet::release_savepoint() {
  check(batch_.PopSavePoint(), "ending a statement");
  --savepoints_;
  stage_if_large();
}

bool WriteSet::empty() const {
  return !staged_ && batch_.GetWriteBatch()->Count() == 0;
}

void WriteSet::commit(std::uint64_t number) {
  if (staged_) {
    staged_->commit(batch_, *database_, number);
    staged_.reset();  // its folder is free for the next transaction
  } else {
    database_->write(*batch_.GetWriteBatch(), number);
  }
}

}  // namespace cairn::storage
