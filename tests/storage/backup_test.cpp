// Backups taken while others write, and databases restored from them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/child_process.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
using test::error_of;
using test::IsError;
using test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> rows(const fs::path& path) {
  return keys_of(scan(*Store::open(path, unsynced(Access::kRead))->snapshot(), Family::kNodes));
}

/// A database with a row in tables and one in the log.
std::unique_ptr<Store> filled(const fs::path& path) {
  auto store = Store::open(path);
  commit_value(*store, Family::kNodes, "a", "1");
  store->flush();
  commit_value(*store, Family::kNodes, "b", "2");
  return store;
}

TEST(Backup, OfAWriterIsADatabaseOfItsOwn) {
  const TemporaryFolder folder;
  const auto store = filled(folder / "db");
  EXPECT_EQ(store->backup(folder / "backup"), store->snapshot()->commit_number());
  commit_value(*store, Family::kNodes, "c", "3");
  EXPECT_THAT(rows(folder / "backup"), ElementsAre("a", "b"));
  commit_value(*Store::open(folder / "backup"), Family::kNodes, "d", "4");
  EXPECT_THAT(rows(folder / "backup"), ElementsAre("a", "b", "d"));
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b", "c"));
}

TEST(Backup, OfAReaderBesideAWriterIsOneToo) {
  const TemporaryFolder folder;
  const auto writer = filled(folder / "db");
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  EXPECT_EQ(reader->backup(folder / "backup"), writer->snapshot()->commit_number());
  commit_value(*writer, Family::kNodes, "c", "3");
  EXPECT_THAT(rows(folder / "backup"), ElementsAre("a", "b"));
  EXPECT_EQ(reader->backup(folder / "second"), writer->snapshot()->commit_number());
  EXPECT_THAT(rows(folder / "second"), ElementsAre("a", "b", "c"));
}

TEST(Backup, GoesOnlyIntoAnEmptyFolder) {
  const TemporaryFolder folder;
  const auto store = filled(folder / "db");
  fs::create_directory(folder / "empty");
  EXPECT_EQ(error_of([&] { store->backup(folder / "empty"); }), std::nullopt);
  EXPECT_THAT(error_of([&] { store->backup(folder / "empty"); }), IsError(ErrorKind::kIo)) << "a second time";
  EXPECT_THAT(error_of([&] { store->backup(folder / "db"); }), IsError(ErrorKind::kIo)) << "into itself";
  fs::create_directory(folder / "full");
  test::write_file(folder / "full" / "notes.txt", "x");
  EXPECT_THAT(error_of([&] { store->backup(folder / "full"); }), IsError(ErrorKind::kIo));
  test::write_file(folder / "file", "x");
  EXPECT_THAT(error_of([&] { store->backup(folder / "file"); }), IsError(ErrorKind::kIo));
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b"));
}

TEST(Backup, OfADatabaseInMemoryCannotBe) {
  const TemporaryFolder folder;
  EXPECT_THAT(error_of([&] { Store::open(Store::kInMemory)->backup(folder / "backup"); }),
              IsError(ErrorKind::kInvalidInput));
}

TEST(Restore, TakesThePlaceOfTheDatabase) {
  const TemporaryFolder folder;
  {
    const auto store = filled(folder / "db");
    store->backup(folder / "backup");
    commit_value(*store, Family::kNodes, "c", "3");
    commit_value(*store, Family::kNodes, "d", "4");
  }
  EXPECT_EQ(Store::restore(folder / "backup", folder / "db"), 2U);
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b"));
  commit_value(*Store::open(folder / "db"), Family::kNodes, "e", "5");
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b", "e"));
  EXPECT_THAT(rows(folder / "backup"), ElementsAre("a", "b")) << "the backup can be used again";
  EXPECT_THAT(test::files_ending(folder / "db", ""),
              ElementsAre(folder / "db" / "HEAD", folder / "db" / "LOCK", folder / "db" / "rocksdb"));
}

TEST(Restore, MakesADatabaseWhereThereIsNone) {
  const TemporaryFolder folder;
  filled(folder / "db")->backup(folder / "backup");
  Store::restore(folder / "backup", folder / "new");
  EXPECT_THAT(rows(folder / "new"), ElementsAre("a", "b"));
}

TEST(Restore, IsSeenByReadersThatAreOpen) {
  const TemporaryFolder folder;
  {
    const auto store = filled(folder / "db");
    store->backup(folder / "backup");
    commit_value(*store, Family::kNodes, "c", "3");
  }
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  const auto before = reader->snapshot();
  Store::restore(folder / "backup", folder / "db");
  EXPECT_THAT(keys_of(scan(*before, Family::kNodes)), ElementsAre("a", "b", "c"));
  EXPECT_THAT(keys_of(scan(*reader->snapshot(), Family::kNodes)), ElementsAre("a", "b"));
}

TEST(Restore, MendsADatabaseThatHasLostItsFiles) {
  const TemporaryFolder folder;
  filled(folder / "whole")->backup(folder / "backup");
  const auto restored = [&](const char* what, const std::function<void(const fs::path&)>& damage) {
    SCOPED_TRACE(what);
    const fs::path db = folder / what;
    filled(db);
    damage(db);
    Store::restore(folder / "backup", db);
    EXPECT_THAT(rows(db), ElementsAre("a", "b"));
    commit_value(*Store::open(db), Family::kNodes, "c", "3");
    EXPECT_THAT(rows(db), ElementsAre("a", "b", "c"));
    EXPECT_THAT(test::files_ending(db, ""), ElementsAre(db / "HEAD", db / "LOCK", db / "rocksdb"));
  };
  restored("no HEAD", [](const fs::path& db) { fs::remove(db / "HEAD"); });
  restored("no tables", [](const fs::path& db) { fs::remove_all(db / "rocksdb"); });
  restored("damaged HEAD", [](const fs::path& db) { test::write_file(db / "HEAD", "x"); });
  restored("damaged tables", [](const fs::path& db) {
    for (const auto& file : test::files_ending(db / "rocksdb", "")) test::write_file(file, "x");
  });
}

TEST(Restore, IsSeenByAReaderThoughTheNumbersOfCommitsComeAgain) {
  const TemporaryFolder folder;
  {
    const auto store = Store::open(folder / "db");
    commit_value(*store, Family::kNodes, "a", "1");
    store->backup(folder / "backup");
    commit_value(*store, Family::kNodes, "b", "2");
  }
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  const auto before = reader->snapshot();
  Store::restore(folder / "backup", folder / "db");
  commit_value(*Store::open(folder / "db"), Family::kNodes, "c", "3");
  const auto after = reader->snapshot();
  Store::restore(folder / "backup", folder / "db");
  commit_value(*Store::open(folder / "db"), Family::kNodes, "d", "4");
  EXPECT_THAT(keys_of(scan(*reader->snapshot(), Family::kNodes)), ElementsAre("a", "d"))
      << "though the file system gives numbers of folders again";
  EXPECT_EQ(after->commit_number(), before->commit_number());
  EXPECT_NE(after->incarnation(), before->incarnation());
  EXPECT_THAT(keys_of(scan(*after, Family::kNodes)), ElementsAre("a", "c"));
}

TEST(Restore, IsRefusedWhileAnotherWrites) {
  const TemporaryFolder folder;
  const auto store = filled(folder / "db");
  store->backup(folder / "backup");
  EXPECT_THAT(error_of([&] { Store::restore(folder / "backup", folder / "db"); }),
              IsError(ErrorKind::kLocked));
}

TEST(Restore, OfWhatIsNoBackupChangesNothing) {
  const TemporaryFolder folder;
  filled(folder / "db");
  fs::create_directory(folder / "empty");
  EXPECT_THAT(error_of([&] { Store::restore(folder / "empty", folder / "db"); }), IsError(ErrorKind::kInput));
  EXPECT_THAT(error_of([&] { Store::restore(folder / "missing", folder / "db"); }),
              IsError(ErrorKind::kInput));
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b"));
}

TEST(Restore, OfADamagedBackupChangesNothing) {
  const TemporaryFolder folder;
  filled(folder / "db")->backup(folder / "backup");
  for (const auto& table : test::files_ending(folder / "backup" / "rocksdb", ".sst")) fs::remove(table);
  EXPECT_THAT(error_of([&] { Store::restore(folder / "backup", folder / "db"); }),
              IsError(ErrorKind::kCorruption));
  EXPECT_THAT(rows(folder / "db"), ElementsAre("a", "b"));
}

/// The folder as a process leaves it that is killed between two steps of a restore.
class InterruptedRestore : public ::testing::Test {
 protected:
  InterruptedRestore() {
    const auto store = filled(db_);
    store->backup(folder_ / "backup");
    commit_value(*store, Family::kNodes, "c", "3");
  }
  void begin() { test::write_file(db_ / "REPLACING", ""); }
  void expect_rows_after_opening(const std::vector<std::string>& expected) {
    commit_value(*Store::open(db_), Family::kChanges, "x", "x");
    EXPECT_EQ(rows(db_), expected);
    EXPECT_FALSE(fs::exists(db_ / "REPLACING"));
    EXPECT_FALSE(fs::exists(db_ / "rocksdb.old"));
  }

  TemporaryFolder folder_;
  fs::path db_ = folder_ / "db";
};

TEST_F(InterruptedRestore, BeforeAnythingWasMovedLeavesTheOldFiles) {
  begin();
  expect_rows_after_opening({"a", "b", "c"});
}

TEST_F(InterruptedRestore, BetweenTheOldAndTheNewFilesLeavesTheOldOnes) {
  begin();
  fs::rename(db_ / "rocksdb", db_ / "rocksdb.old");
  fs::copy(folder_ / "backup" / "rocksdb", db_ / "rocksdb.new");
  expect_rows_after_opening({"a", "b", "c"});
}

TEST_F(InterruptedRestore, AfterTheNewFilesCameLeavesThese) {
  begin();
  fs::rename(db_ / "rocksdb", db_ / "rocksdb.old");
  fs::copy(folder_ / "backup" / "rocksdb", db_ / "rocksdb");
  expect_rows_after_opening({"a", "b"});
}

TEST_F(InterruptedRestore, OfADatabaseWithoutFilesCanBeDoneAgain) {
  for (const bool stands_for_nothing : {false, true}) {
    fs::remove_all(db_ / "rocksdb");
    begin();
    if (stands_for_nothing) fs::create_directory(db_ / "rocksdb.old");
    Store::restore(folder_ / "backup", db_);
    expect_rows_after_opening({"a", "b"});
  }
}

TEST_F(InterruptedRestore, AfterTheOldFilesWentLeavesTheNewOnes) {
  Store::restore(folder_ / "backup", db_);
  begin();
  expect_rows_after_opening({"a", "b"});
}

TEST(Backup, UnderWriteLoadIsTheStateOfItsCommit) {
  const TemporaryFolder folder;
  test::ChildProcess writer({CAIRN_STORE_PROCESS, "write", (folder / "db").string(), "1000000", "7"});
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(writer.read_line());
    const fs::path copy = folder / ("backup" + std::to_string(round));
    const std::uint64_t commit = Store::open(folder / "db", unsynced(Access::kRead))->backup(copy);
    const auto snapshot = Store::open(copy, unsynced(Access::kRead))->snapshot();
    EXPECT_EQ(snapshot->commit_number(), commit);
    EXPECT_EQ(snapshot->get(Family::kNodes, "last"), std::to_string(commit))
        << "each commit writes its number";
    EXPECT_EQ(snapshot->get(Family::kCatalog, "last"), std::to_string(commit));
    EXPECT_EQ(scan_prefix_keys(*snapshot, Family::kIndexes, "row").size(), commit);
  }
}

}  // namespace
}  // namespace cairn::storage
