// Several processes at one database: who may write, what readers see, and what is left when a writer is
// killed.
//
// CAIRN_READER_READS in the environment makes more reads beside a writer than the suite has time for.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/child_process.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::ChildProcess;
using test::error_of;
using test::IsError;
using test::TemporaryFolder;

std::vector<std::string> command(const std::string& verb, const std::filesystem::path& path) {
  return {CAIRN_STORE_PROCESS, verb, path.string()};
}

constexpr int kEndless = 1000000;

std::vector<std::string> write_command(const std::filesystem::path& path, int commits, int commits_a_flush) {
  return {CAIRN_STORE_PROCESS, "write", path.string(), std::to_string(commits),
          std::to_string(commits_a_flush)};
}

/// The number of the last commit of `cairn_store_process write` that the store shows, after making sure that
/// it shows whole commits only; 0 for none.
std::uint64_t last_whole_commit(const Reader& reader) {
  const auto last = reader.get(Family::kNodes, "last");
  EXPECT_EQ(reader.get(Family::kAdjacency, "last"), last) << "half a commit";
  EXPECT_EQ(reader.get(Family::kCatalog, "last"), last) << "half a commit";
  const std::uint64_t number = last ? std::stoull(*last) : 0;
  EXPECT_EQ(scan_prefix_keys(reader, Family::kIndexes, "row").size(), number)
      << "a commit in the middle was lost";
  return number;
}

TEST(OtherProcess, AWriterLocksOutOthers) {
  const TemporaryFolder folder;
  ChildProcess writer(command("hold", folder / "db"));
  ASSERT_EQ(writer.read_line(), "ready");
  EXPECT_THAT(error_of([&] { Store::open(folder / "db"); }),
              IsError(ErrorKind::kLocked, ::testing::HasSubstr("another process")));
  writer.close_input();
  EXPECT_EQ(writer.wait(), 0);
  EXPECT_EQ(error_of([&] { Store::open(folder / "db"); }), std::nullopt) << "the lock outlived its holder";
}

TEST(OtherProcess, IsLockedOutByThisOne) {
  const TemporaryFolder folder;
  auto store = Store::open(folder / "db");
  EXPECT_EQ(ChildProcess(command("open", folder / "db")).read_line(),
            std::to_string(static_cast<int>(ErrorKind::kLocked)));
  store.reset();
  EXPECT_EQ(ChildProcess(command("open", folder / "db")).read_line(), "opened");
}

TEST(OtherProcess, IsNotLockedOutByAReader) {
  const TemporaryFolder folder;
  Store::open(folder / "db");
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  EXPECT_EQ(ChildProcess(command("open", folder / "db")).read_line(), "opened");
}

TEST(OtherProcess, AKilledWriterHoldsNoLock) {
  const TemporaryFolder folder;
  ChildProcess writer(command("hold", folder / "db"));
  ASSERT_EQ(writer.read_line(), "ready");
  writer.kill();
  EXPECT_EQ(writer.wait(), -9);
  EXPECT_EQ(error_of([&] { Store::open(folder / "db"); }), std::nullopt);
}

/// Opens for reading again and again while another process commits, and flushes after so many commits.
void read_beside_a_writer(int commits_a_flush) {
  const TemporaryFolder folder;
  ChildProcess writer(write_command(folder / "db", kEndless, commits_a_flush));
  std::uint64_t last_seen = 0;
  for (int round = 0; round < 25; ++round) {
    std::string acknowledged;
    for (int i = 0; i < 20; ++i) {
      const auto line = writer.read_line();
      ASSERT_TRUE(line) << "the writer ended";
      acknowledged = *line;
    }
    SCOPED_TRACE("in round " + std::to_string(round));
    const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
    const auto snapshot = reader->snapshot();
    const std::uint64_t seen = last_whole_commit(*snapshot);
    EXPECT_GE(seen, std::stoull(acknowledged)) << "a commit that was there is not seen";
    EXPECT_GE(seen, last_seen);
    last_seen = seen;
    EXPECT_EQ(last_whole_commit(*snapshot), seen) << "the view moved while it was read";
    ASSERT_FALSE(::testing::Test::HasFailure());
  }
}

TEST(OtherProcess, AReaderBesideAWriterSeesWholeCommitsAndAllThatWereMadeBeforeItCame) {
  read_beside_a_writer(500);
}

TEST(OtherProcess, AReaderIsServedBesideAWriterThatFlushesAllTheTime) {
  read_beside_a_writer(5);
}

/// Of all readers together.
std::uint64_t reads_beside_a_writer() {
  const char* wanted = std::getenv("CAIRN_READER_READS");
  return wanted == nullptr ? 400 : std::stoull(wanted);
}

class TwoReaders : public ::testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(BesideAWriter, TwoReaders, ::testing::Values("repeat", "reopen"),
                         [](const auto& test_case) {
                           return test_case.param == std::string_view("repeat") ? "ThatFlushesAllTheTime"
                                                                                : "ThatOpensAllTheTime";
                         });

TEST_P(TwoReaders, MissNothingAndSeeNoHalfCommit) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "with ThreadSanitizer a reader is too slow for a writer that flushes without a pause";
#endif
  const TemporaryFolder folder;
  ChildProcess writer(command(GetParam(), folder / "db"));
  ASSERT_EQ(writer.read_line(), "begun");
  std::vector<std::unique_ptr<ChildProcess>> readers;
  auto reread = command("reread", folder / "db");
  reread.push_back(std::to_string(reads_beside_a_writer() / 2));
  for (int i = 0; i < 2; ++i) readers.push_back(std::make_unique<ChildProcess>(reread));
  for (const auto& reader : readers) {
    EXPECT_EQ(reader->read_line(std::chrono::minutes(30)), "0 failed, 0 torn, 0 missing");
    const std::uint64_t commits = std::stoull(reader->read_line().value_or("0"));
    std::cout << commits << " different commits seen by a reader\n";
    EXPECT_GT(commits, reads_beside_a_writer() / 50) << "the writer stood still, so that nothing was tried";
  }
  writer.kill();
  EXPECT_EQ(writer.wait(), -9) << "the writer ended by itself";
}

TEST(OtherProcess, AReaderKeepsItsViewThoughTheWriterReplacesTheFiles) {
  const TemporaryFolder folder;
  auto first_writer = std::make_unique<ChildProcess>(write_command(folder / "db", 20, 11));
  while (first_writer->read_line()) continue;
  first_writer->wait();
  const auto reader = Store::open(folder / "db", unsynced(Access::kRead));
  const auto snapshot = reader->snapshot();
  EXPECT_EQ(last_whole_commit(*snapshot), 20U);
  ChildProcess second_writer(write_command(folder / "db", 300, 11));
  while (second_writer.read_line()) continue;
  EXPECT_EQ(last_whole_commit(*snapshot), 20U);
  EXPECT_EQ(last_whole_commit(*reader->snapshot()), 320U);
}

TEST(OtherProcess, AReaderThatComesWhileTheDatabaseIsBeingMadeDoesNotCallItCorrupt) {
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    ChildProcess writer(command("hold", folder / "db"));
    bool opened = false;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!opened && std::chrono::steady_clock::now() < deadline) {
      const auto error = error_of([&] { Store::open(folder / "db", unsynced(Access::kRead)); });
      if (error) {
        ASSERT_THAT(error, IsError(ErrorKind::kIo)) << "in round " << round;
      }
      opened = !error;
    }
    EXPECT_TRUE(opened);
  }
}

TEST(KilledWriter, LeavesAllAcknowledgedCommits) {
  for (const std::uint64_t seed : test::seeds(1)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const TemporaryFolder folder;
    std::uint64_t acknowledged = 0;
    for (int round = 0; round < 20; ++round) {
      ChildProcess writer(write_command(folder / "db", kEndless, 11));
      for (std::size_t commits = 1 + random.below(30); commits > 0; --commits) {
        const auto line = writer.read_line();
        ASSERT_TRUE(line) << "the writer ended";
        acknowledged = std::stoull(*line);
      }
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(3000)));
      writer.kill();
      writer.wait();
      while (const auto line = writer.read_line()) acknowledged = std::stoull(*line);

      const Access access = random.chance(50) ? Access::kRead : Access::kReadWrite;
      const auto store = Store::open(folder / "db", unsynced(access));
      const std::uint64_t found = last_whole_commit(*store->snapshot());
      EXPECT_GE(found, acknowledged) << "an acknowledged commit was lost";
      EXPECT_LE(found, acknowledged + 1) << "a commit was made up";
      acknowledged = found;
      ASSERT_FALSE(HasFailure()) << "in round " << round;
    }
  }
}

TEST(KilledWriter, LeavesADatabaseThatOpensThoughItWasKilledWhileMakingIt) {
  test::Random random(1);
  for (int round = 0; round < 40; ++round) {
    const TemporaryFolder folder;
    {
      ChildProcess writer(command("hold", folder / "db"));
      // Making a database takes some tens of milliseconds; its first files are there after a few.
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(round % 2 == 0 ? 10000 : 50000)));
      writer.kill();
      writer.wait();
    }
    std::string left;
    if (std::filesystem::exists(folder / "db")) {
      for (const auto& file : std::filesystem::directory_iterator(folder / "db")) {
        left += " " + file.path().filename().string();
      }
    }
    const auto error = error_of([&] {
      const auto store = Store::open(folder / "db", unsynced());
      commit_value(*store, Family::kNodes, "a", "1");
    });
    ASSERT_EQ(error, std::nullopt) << "in round " << round << "; the killed process left:" << left;
  }
}

}  // namespace
}  // namespace cairn::storage
