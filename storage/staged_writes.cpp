#include "storage/staged_writes.h"

#include <filesystem>
#include <memory>

#include "storage/error.h"
#include "storage/sorted_tables.h"

namespace cairn::storage {

namespace {

// First bytes of staged values.
constexpr char kPut = 'P';
constexpr char kErased = 'E';

constexpr std::size_t kStagingBufferBytes = std::size_t{32} << 20U;

rocksdb::Options staging_options() {
  rocksdb::Options options = family_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.db_write_buffer_size = kStagingBufferBytes;
  options.max_background_jobs = 2;
  return options;
}

std::string staged(std::string_view value) {
  std::string bytes(1, kPut);
  bytes.append(value);
  return bytes;
}

bool is_erased(std::string_view bytes) {
  return bytes.front() == kErased;
}
std::string_view content(std::string_view bytes) {
  return bytes.substr(1);
}

rocksdb::WriteOptions without_log() {
  rocksdb::WriteOptions options;
  options.disableWAL = true;  // a crash undoes the transaction anyway
  return options;
}

}  // namespace

StagedWrites::StagedWrites(const RocksDatabase& database)
    : database_(database), folder_(database.scratch() + "/staged") {
  std::error_code failure;
  std::filesystem::create_directories(folder_, failure);
  if (failure) {
    throw Error(ErrorKind::kIo,
                "cannot make the folder " + folder_ + " for a large transaction: " + failure.message());
  }
  staged_.emplace(folder_, staging_options(), Access::kReadWrite);
}

StagedWrites::~StagedWrites() {
  staged_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void StagedWrites::put(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view key,
                       std::string_view value) const {
  check(later.Put(staged_->handle(family), slice(key), staged(value)), "writing");
}

void StagedWrites::erase(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view key) const {
  check(later.Put(staged_->handle(family), slice(key), std::string(1, kErased)), "writing");
}

void StagedWrites::add(rocksdb::WriteBatchWithIndex& later) {
  check(staged_->db().Write(without_log(), later.GetWriteBatch()), "staging a transaction");
  later.Clear();
}

void StagedWrites::add_plain(rocksdb::WriteBatchWithIndex& batch) {
  rocksdb::WriteBatch form;
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    const auto family = static_cast<Family>(i);
    const std::unique_ptr<rocksdb::WBWIIterator> writes(batch.NewIterator(database_.handle(family)));
    for (writes->SeekToFirst(); writes->Valid(); writes->Next()) {
      const auto entry = writes->Entry();
      const bool erased = entry.type == rocksdb::kDeleteRecord;
      const std::string bytes = erased ? std::string(1, kErased) : staged(view(entry.value));
      check(form.Put(staged_->handle(family), entry.key, bytes), "staging a transaction");
    }
    check(writes->status(), "staging a transaction");
  }
  check(staged_->db().Write(without_log(), &form), "staging a transaction");
  batch.Clear();
}

std::vector<std::optional<std::string>> StagedWrites::multi_get(rocksdb::WriteBatchWithIndex& later,
                                                                Family family,
                                                                std::span<const std::string> keys) const {
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  later.MultiGetFromBatchAndDB(&staged_->db(), {}, staged_->handle(family), keys.size(), slices.data(),
                               values.data(), statuses.data(), false);
  auto found = values_of(values, statuses);
  std::vector<std::size_t> places;
  std::vector<std::string> elsewhere;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!found[i]) {
      places.push_back(i);
      elsewhere.push_back(keys[i]);
    } else if (is_erased(*found[i])) {
      found[i].reset();
    } else {
      found[i]->erase(0, 1);
    }
  }
  auto in_database = database_.families().multi_get({}, family, elsewhere);
  for (std::size_t i = 0; i < places.size(); ++i) found[places[i]] = std::move(in_database[i]);
  return found;
}

void StagedWrites::scan_range(rocksdb::WriteBatchWithIndex& later, Family family, std::string_view from,
                              std::string_view to, const Reader::Visitor& visit) const {
  auto* handle = staged_->handle(family);
  const std::unique_ptr<rocksdb::Iterator> own(
      later.NewIteratorWithBase(handle, staged_->db().NewIterator({}, handle)));
  const std::unique_ptr<rocksdb::Iterator> base(database_.db().NewIterator({}, database_.handle(family)));
  const auto is_within = [to](const rocksdb::Iterator& at) {
    return at.Valid() && (to.empty() || view(at.key()) < to);
  };
  own->Seek(slice(from));
  base->Seek(slice(from));
  bool goes_on = true;
  while (goes_on && (is_within(*own) || is_within(*base))) {
    const bool own_first = is_within(*own) && (!is_within(*base) || own->key().compare(base->key()) <= 0);
    if (!own_first) {
      goes_on = visit(view(base->key()), view(base->value()));
      base->Next();
      continue;
    }
    if (is_within(*base) && base->key() == own->key()) base->Next();
    const std::string_view bytes = view(own->value());
    if (!is_erased(bytes)) goes_on = visit(view(own->key()), content(bytes));
    own->Next();
  }
  check(own->status(), "reading");
  check(base->status(), "reading");
}

void StagedWrites::commit(rocksdb::WriteBatchWithIndex& later, RocksDatabase& database,
                          std::uint64_t number) {
  add(later);
  SortedTables tables(database, database.scratch() + "/tables");
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    const auto family = static_cast<Family>(i);
    const std::unique_ptr<rocksdb::Iterator> writes(staged_->db().NewIterator({}, staged_->handle(family)));
    for (writes->SeekToFirst(); writes->Valid(); writes->Next()) {
      const std::string_view bytes = view(writes->value());
      if (is_erased(bytes)) {
        tables.erase(family, view(writes->key()));
      } else {
        tables.put(family, view(writes->key()), content(bytes));
      }
    }
    check(writes->status(), "reading a staged transaction");
  }
  database.ingest(tables.finish(), number);
}

}  // namespace cairn::storage
