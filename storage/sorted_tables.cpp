#include "storage/sorted_tables.h"

#include "storage/error.h"

namespace cairn::storage {

namespace {

// Small enough that what a table keeps in memory until it is finished stays small.
constexpr std::uint64_t kTableBytes = std::uint64_t{64} << 20U;

}  // namespace

SortedTables::SortedTables(const RocksDatabase& database, std::string folder)
    : database_(database), folder_(std::move(folder)), options_(family_options()) {
  options_.env = database_.db().GetEnv();
  check(options_.env->CreateDirIfMissing(database_.scratch()), "making a folder for tables");
  check(options_.env->CreateDir(folder_), "making a folder for tables");
}

SortedTables::~SortedTables() {
  for (auto& tables : families_) {
    tables.open.reset();
    for (const auto& file : tables.files) options_.env->DeleteFile(file).PermitUncheckedError();
  }
  options_.env->DeleteDir(folder_).PermitUncheckedError();
}

rocksdb::SstFileWriter& SortedTables::table_for(Family family, std::string_view key) {
  auto& tables = families_[static_cast<std::size_t>(family)];
  if (!tables.files.empty() && key <= tables.last_key) {
    throw Error(ErrorKind::kInvalidInput, "the keys of a sorted table must ascend");
  }
  if (tables.open && tables.open->FileSize() >= kTableBytes) {
    check(tables.open->Finish(), "writing a table");
    tables.open.reset();
  }
  if (!tables.open) {
    const std::string name = folder_ + "/" + std::to_string(static_cast<int>(family)) + "-" +
                             std::to_string(tables.files.size()) + ".sst";
    tables.open =
        std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options_, database_.handle(family));
    tables.files.push_back(name);
    check(tables.open->Open(name), "making a table");
  }
  tables.last_key = key;
  return *tables.open;
}

void SortedTables::put(Family family, std::string_view key, std::string_view value) {
  check(table_for(family, key).Put(slice(key), slice(value)), "writing a table");
}

void SortedTables::erase(Family family, std::string_view key) {
  check(table_for(family, key).Delete(slice(key)), "writing a table");
}

std::vector<rocksdb::IngestExternalFileArg> SortedTables::finish() {
  std::vector<rocksdb::IngestExternalFileArg> taken;
  for (std::size_t family = 0; family < kFamilyCount; ++family) {
    auto& tables = families_[family];
    if (tables.open) check(tables.open->Finish(), "writing a table");
    tables.open.reset();
    if (tables.files.empty()) continue;
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = database_.handle(static_cast<Family>(family));
    argument.external_files = tables.files;
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;
    taken.push_back(std::move(argument));
  }
  return taken;
}

}  // namespace cairn::storage
