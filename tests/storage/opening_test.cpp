#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "storage/encoding.h"
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
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

/// Every file below a folder with its content.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    files[file.path().string()] = file.is_regular_file() ? test::read_file(file.path()) : "a folder";
  }
  return files;
}

TEST(Opening, MakesADatabaseWhereThereIsNone) {
  const TemporaryFolder folder;
  EXPECT_FALSE(Store::exists(folder / "db"));
  Store::open(folder / "db");
  EXPECT_TRUE(Store::exists(folder / "db"));
}

TEST(Opening, MakesTheFoldersAboveTheDatabase) {
  const TemporaryFolder folder;
  Store::open(folder.path() / "not" / "there" / "yet");
  EXPECT_TRUE(Store::exists(folder.path() / "not" / "there" / "yet"));
}

TEST(Opening, TakesAnEmptyFolder) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "db");
  EXPECT_EQ(error_of([&] { Store::open(folder / "db"); }), std::nullopt);
}

TEST(Opening, TakesNamesWithBlanksAndUnicode) {
  const TemporaryFolder folder;
  const fs::path path = folder / "Größe \t of 数学.db";
  commit_value(*Store::open(path, unsynced()), Family::kNodes, "a", "1");
  EXPECT_EQ(Store::open(path, unsynced(Access::kRead))->snapshot()->get(Family::kNodes, "a"), "1");
}

TEST(Opening, AgainShowsWhatWasCommitted) {
  const TemporaryFolder folder;
  std::uint64_t number = 0;
  for (int round = 0; round < 4; ++round) {
    const auto store = Store::open(folder / "db", unsynced());
    if (round > 0) {
      EXPECT_EQ(store->snapshot()->commit_number(), number) << "the commit number was lost";
    }
    EXPECT_EQ(scan(*store->snapshot(), Family::kNodes).size(), static_cast<std::size_t>(round));
    commit_value(*store, Family::kNodes, std::to_string(round), "x");
    store->begin()->put(Family::kNodes, "never committed", "x");
    number = store->snapshot()->commit_number();
  }
}

TEST(Opening, ForManySmallWritesLeavesFewFiles) {
  constexpr std::uint64_t kWrites = 120;
  const TemporaryFolder folder;
  std::ptrdiff_t most = 0;
  for (std::uint64_t i = 0; i < kWrites; ++i) {
    std::string key;
    append_u64(key, i);  // ascending, as the ids of new nodes are
    const auto store = Store::open(folder / "db", unsynced());
    for (const Family family : {Family::kNodes, Family::kIndexes}) commit_value(*store, family, key, "1");
    most = std::max(most, std::distance(fs::directory_iterator(folder / "db" / "rocksdb"), {}));
  }
  EXPECT_LT(most, 120);
  const auto store = Store::open(folder / "db", unsynced());
  EXPECT_EQ(scan(*store->snapshot(), Family::kNodes).size(), kWrites);
  store->compact();
  EXPECT_LT(std::distance(fs::directory_iterator(folder / "db" / "rocksdb"), {}), 16) << "a table a family";
  EXPECT_EQ(scan(*store->snapshot(), Family::kIndexes).size(), kWrites);
}

TEST(Opening, MakesNoCommitWhenTheDatabaseIsThere) {
  const TemporaryFolder folder;
  const auto number = Store::open(folder / "db")->snapshot()->commit_number();
  EXPECT_EQ(Store::open(folder / "db")->snapshot()->commit_number(), number);
}

TEST(Opening, InMemoryLeavesNothingBehind) {
  const auto first = Store::open(Store::kInMemory);
  commit_value(*first, Family::kNodes, "a", "1");
  const auto second = Store::open(Store::kInMemory);
  EXPECT_THAT(scan(*second->snapshot(), Family::kNodes), IsEmpty()) << "two databases in memory are one";
  EXPECT_FALSE(fs::exists(fs::path(Store::kInMemory)));
  EXPECT_FALSE(Store::exists(fs::path(Store::kInMemory)));
}

TEST(Opening, ASecondWriterOfThisProcessIsLockedOut) {
  const TemporaryFolder folder;
  const auto first = Store::open(folder / "db", unsynced());
  EXPECT_THAT(error_of([&] { Store::open(folder / "db"); }), IsError(ErrorKind::kLocked));
  commit_value(*first, Family::kNodes, "a", "1");
  EXPECT_EQ(first->snapshot()->get(Family::kNodes, "a"), "1");
}

TEST(Opening, ASecondWriterIsLetInAfterTheFirst) {
  const TemporaryFolder folder;
  Store::open(folder / "db");
  EXPECT_EQ(error_of([&] { Store::open(folder / "db"); }), std::nullopt);
}

TEST(Opening, ForReadingOfAMissingDatabaseSaysWhatHelps) {
  const TemporaryFolder folder;
  const auto path = folder / "db";
  EXPECT_THAT(error_of([&] { Store::open(path, unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo, AllOf(HasSubstr(path.string()), HasSubstr("--db"))));
  EXPECT_FALSE(fs::exists(path)) << "reading made a folder";
}

TEST(Opening, ForReadingOfAnEmptyFolderIsAMissingDatabaseToo) {
  const TemporaryFolder folder;
  EXPECT_THAT(error_of([&] { Store::open(folder.path(), unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Opening, ForReadingAllowsNoTransaction) {
  const TemporaryFolder folder;
  Store::open(folder / "db");
  const auto store = Store::open(folder / "db", unsynced(Access::kRead));
  EXPECT_THAT(error_of([&] { store->begin(); }), IsError(ErrorKind::kInvalidInput));
}

TEST(Opening, ForReadingWritesNothingToTheDatabase) {
  const TemporaryFolder folder;
  commit_value(*Store::open(folder / "db", unsynced()), Family::kNodes, "a", "1");
  const auto before = contents(folder.path());
  {
    const auto store = Store::open(folder / "db", unsynced(Access::kRead));
    EXPECT_EQ(store->snapshot()->get(Family::kNodes, "a"), "1");
    store->flush();
  }
  EXPECT_EQ(contents(folder.path()), before);
}

TEST(Opening, ForReadingLeavesNoScratchFolderBehind) {
  const TemporaryFolder folder;
  Store::open(folder / "db");
  const auto scratch_folders = [] {
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator(fs::temp_directory_path())) {
      const std::string name = file.path().filename().string();
      if (name.starts_with("cairn-reader-")) found.push_back(name);
    }
    return found.size();
  };
  // Other tests may be reading at the same time: what leaks a folder each time shows nevertheless.
  const auto before = scratch_folders();
  for (int i = 0; i < 20; ++i) {
    Store::open(folder / "db", unsynced(Access::kRead));
    error_of([&] { Store::open(folder / "missing", unsynced(Access::kRead)); });
  }
  EXPECT_LT(scratch_folders(), before + 10);
}

TEST(Opening, ForReadingStandsBesideAWriterOfThisProcess) {
  const TemporaryFolder folder;
  const auto writer = Store::open(folder / "db", unsynced());
  commit_value(*writer, Family::kNodes, "a", "1");
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  const auto snapshot = reader->snapshot();
  commit_value(*writer, Family::kNodes, "b", "2");
  EXPECT_THAT(keys_of(scan(*snapshot, Family::kNodes)), ElementsAre("a"));
  const auto later = Store::open(folder / "db", unsynced(Access::kRead));
  EXPECT_THAT(keys_of(scan(*later->snapshot(), Family::kNodes)), ElementsAre("a", "b"));
  EXPECT_EQ(later->snapshot()->commit_number(), writer->snapshot()->commit_number());
}

/// A folder of somebody else's, for both ways of opening.
class ForeignFolderTest : public ::testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Files, ForeignFolderTest,
                         ::testing::Values("notes.txt", ".hidden", "server.log", "LOG", "000001.txt",
                                           "MANIFEST-of-goods.md", "blob.sst.bak"),
                         [](const auto& test_case) { return "Case" + std::to_string(test_case.index); });

TEST_P(ForeignFolderTest, IsRefusedAndLeftUntouched) {
  const TemporaryFolder folder;
  test::write_file(folder / GetParam(), "somebody's own");
  const auto before = contents(folder.path());
  EXPECT_THAT(error_of([&] { Store::open(folder.path()); }),
              IsError(ErrorKind::kIo, HasSubstr(folder.path().string())));
  EXPECT_THAT(error_of([&] { Store::open(folder.path(), unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo));
  EXPECT_EQ(contents(folder.path()), before);
}

TEST(Opening, WhatACrashLeftBeforeTheDatabaseWasMadeIsNoObstacle) {
  for (const std::vector<std::string>& files :
       std::vector<std::vector<std::string>>{{"LOCK"},
                                             {"LOCK", "rocksdb.new/LOCK"},
                                             {"LOCK", "rocksdb.new/IDENTITY", "rocksdb.new/MANIFEST-000001"},
                                             {"LOCK", "rocksdb.new/CURRENT", "rocksdb.new/000004.log"}}) {
    const TemporaryFolder folder;
    for (const std::string& file : files) {
      fs::create_directories((folder / file).parent_path());
      test::write_file(folder / file, "");
    }
    EXPECT_THAT(error_of([&] { Store::open(folder.path(), unsynced(Access::kRead)); }),
                IsError(ErrorKind::kIo));
    EXPECT_EQ(error_of([&] { commit_value(*Store::open(folder.path()), Family::kNodes, "a", "1"); }),
              std::nullopt)
        << "with " << files.size() << " files, the last of them " << files.back();
    EXPECT_FALSE(fs::exists(folder / "rocksdb.new"));
  }
}

TEST(Opening, ADatabaseThatLacksOnlyItsHeadBecauseOfACrashIsFinished) {
  const TemporaryFolder folder;
  Store::open(folder / "db");
  fs::remove(folder / "db" / "HEAD");
  EXPECT_EQ(error_of([&] { commit_value(*Store::open(folder / "db"), Family::kNodes, "a", "1"); }),
            std::nullopt);
  EXPECT_EQ(Store::open(folder / "db", unsynced(Access::kRead))->snapshot()->get(Family::kNodes, "a"), "1");
}

TEST(Opening, AFolderOfFoldersIsRefusedAndLeftUntouched) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "photos" / "2024");
  const auto before = contents(folder.path());
  EXPECT_THAT(error_of([&] { Store::open(folder.path()); }), IsError(ErrorKind::kIo));
  EXPECT_EQ(contents(folder.path()), before);
}

TEST(Opening, AFileIsNoDatabase) {
  const TemporaryFolder folder;
  test::write_file(folder / "glossary.txt", "GAN: a generative adversarial network");
  EXPECT_THAT(error_of([&] { Store::open(folder / "glossary.txt"); }), IsError(ErrorKind::kIo));
  EXPECT_THAT(error_of([&] { Store::open(folder / "glossary.txt", unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo));
  EXPECT_EQ(test::read_file(folder / "glossary.txt"), "GAN: a generative adversarial network");
}

TEST(Opening, AnEmptyPathIsRefused) {
  EXPECT_THAT(error_of([] { Store::open(""); }), IsError(ErrorKind::kIo));
  EXPECT_THAT(error_of([] { Store::open("", unsynced(Access::kRead)); }), IsError(ErrorKind::kIo));
}

class OtherFormatTest : public ::testing::TestWithParam<std::uint32_t> {};

INSTANTIATE_TEST_SUITE_P(Versions, OtherFormatTest,
                         ::testing::Values(Store::kFormatVersion + 1, 0U, 0x12345678U));

TEST_P(OtherFormatTest, IsRefusedForReadingAndWriting) {
  const TemporaryFolder folder;
  std::string version;
  append_u32(version, GetParam());
  commit_value(*Store::open(folder / "db", unsynced()), Family::kMeta, "format", version);
  const auto says_version = HasSubstr("version " + std::to_string(GetParam()));
  EXPECT_THAT(error_of([&] { Store::open(folder / "db", unsynced()); }),
              IsError(ErrorKind::kIo, says_version));
  EXPECT_THAT(error_of([&] { Store::open(folder / "db", unsynced(Access::kRead)); }),
              IsError(ErrorKind::kIo, says_version));
}

TEST(Opening, ADatabaseThatLostItsFormatIsCorrupt) {
  const TemporaryFolder folder;
  {
    const auto store = Store::open(folder / "db", unsynced());
    auto transaction = store->begin();
    transaction->erase(Family::kMeta, "format");
    transaction->commit();
  }
  EXPECT_THAT(error_of([&] { Store::open(folder / "db"); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([&] { Store::open(folder / "db", unsynced(Access::kRead)); }),
              IsError(ErrorKind::kCorruption));
}

TEST(Opening, AFormatOfTooFewBytesIsCorrupt) {
  const TemporaryFolder folder;
  commit_value(*Store::open(folder / "db", unsynced()), Family::kMeta, "format", "1");
  EXPECT_THAT(error_of([&] { Store::open(folder / "db"); }), IsError(ErrorKind::kCorruption));
}

TEST(Opening, ForReadingGoesOnWithTheWriter) {
  const TemporaryFolder folder;
  const auto writer = Store::open(folder / "db");
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  const auto before = reader->snapshot();
  commit_value(*writer, Family::kNodes, "a", "1");
  EXPECT_EQ(reader->snapshot()->get(Family::kNodes, "a"), "1");
  EXPECT_EQ(before->get(Family::kNodes, "a"), std::nullopt) << "a snapshot stays as it is";
}

TEST(Store, ThatIsClearedHoldsNothingAndGoesOn) {
  const TemporaryFolder folder;
  for (const fs::path& path : {folder / "db", fs::path(Store::kInMemory)}) {
    const auto store = Store::open(path, unsynced());
    for (const Family family : kFamilies) commit_value(*store, family, "a\xFF", "1");
    const auto before = store->snapshot();
    store->clear();
    for (const Family family : kFamilies) {
      if (family != Family::kMeta) {
        EXPECT_THAT(scan(*store->snapshot(), family), IsEmpty());
      }
    }
    EXPECT_EQ(store->snapshot()->get(Family::kMeta, "a\xFF"), std::nullopt);
    EXPECT_EQ(store->snapshot()->commit_number(), before->commit_number() + 1);
    EXPECT_EQ(before->get(Family::kNodes, "a\xFF"), "1") << "a snapshot stays as it is";
    commit_value(*store, Family::kNodes, "b", "2");
    EXPECT_THAT(keys_of(scan(*store->snapshot(), Family::kNodes)), ElementsAre("b"));
  }
  EXPECT_THAT(keys_of(scan(*Store::open(folder / "db", unsynced(Access::kRead))->snapshot(), Family::kNodes)),
              ElementsAre("b"));
}

TEST(Store, IsRemovedOnlyIfNothingWasEverCommitted) {
  const TemporaryFolder folder;
  Store::open(folder / "unused");
  Store::remove_if_unused(folder / "unused");
  EXPECT_FALSE(fs::exists(folder / "unused"));
  commit_value(*Store::open(folder / "used"), Family::kNodes, "a", "1");
  Store::remove_if_unused(folder / "used");
  EXPECT_EQ(Store::open(folder / "used")->snapshot()->get(Family::kNodes, "a"), "1");
  EXPECT_EQ(error_of([&] { Store::remove_if_unused(folder / "missing"); }), std::nullopt);
}

TEST(Store, KnowsItsSize) {
  const TemporaryFolder folder;
  const auto store = Store::open(folder / "db", unsynced());
  const auto empty = store->size_bytes();
  auto transaction = store->begin();
  std::string incompressible;
  for (std::uint64_t i = 0, x = 1; i < 100000; ++i) {
    x = x * 6364136223846793005U + 1442695040888963407U;
    incompressible.push_back(static_cast<char>(x >> 56U));
  }
  transaction->put(Family::kNodes, "a", incompressible);
  transaction->commit();
  EXPECT_GT(store->size_bytes(), empty + 90000);
  store->flush();
  EXPECT_GT(store->size_bytes(), empty + 90000);
}

}  // namespace
}  // namespace cairn::storage
