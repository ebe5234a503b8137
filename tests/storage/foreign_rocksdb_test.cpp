// RocksDB databases of other programs, which look like Cairn's own from outside.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::error_of;
using test::IsError;
using test::TemporaryFolder;

std::string make_rocksdb(const std::filesystem::path& path, const std::vector<std::string>& families) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(options, path.string(), &opened);
  if (!status.ok()) return status.ToString();
  const std::unique_ptr<rocksdb::DB> db(opened);
  for (const std::string& family : families) {
    rocksdb::ColumnFamilyHandle* handle = nullptr;
    db->CreateColumnFamily({}, family, &handle).PermitUncheckedError();
    db->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  db->Put({}, "somebody's key", "somebody's value").PermitUncheckedError();
  return db->Flush({}).ToString();
}

std::vector<std::string> families_of(const std::filesystem::path& path) {
  std::vector<std::string> families;
  rocksdb::DB::ListColumnFamilies({}, path.string(), &families).PermitUncheckedError();
  return families;
}

class ForeignRocksDbTest : public ::testing::TestWithParam<std::vector<std::string>> {};

INSTANTIATE_TEST_SUITE_P(Families, ForeignRocksDbTest,
                         ::testing::Values(std::vector<std::string>{}, std::vector<std::string>{"users"},
                                           std::vector<std::string>{"nodes"}),
                         [](const auto& test_case) {
                           return test_case.param.empty() ? std::string("default") : test_case.param.front();
                         });

TEST_P(ForeignRocksDbTest, IsRefusedAndLeftUntouched) {
  const TemporaryFolder folder;
  ASSERT_EQ(make_rocksdb(folder / "db", GetParam()), "OK");
  const auto families = families_of(folder / "db");
  EXPECT_THAT(error_of([&] { Store::open(folder / "db", unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo));
  EXPECT_THAT(error_of([&] { Store::open(folder / "db", unsynced()); }), IsError(ErrorKind::kIo));
  EXPECT_EQ(families_of(folder / "db"), families)
      << "families of Cairn were made in somebody else's database";
}

}  // namespace
}  // namespace cairn::storage
