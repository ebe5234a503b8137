// Bytes of the database that are damaged or gone. What must never happen: a crash, or an answer that is
// silently wrong.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/machine.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::copy_folder;
using test::error_of;
using test::files_ending;
using test::IsError;
using test::TemporaryFolder;

namespace fs = std::filesystem;

constexpr int kCommits = 60;

/// Where RocksDB's files are.
fs::path rocksdb_of(const fs::path& database) {
  return database / "rocksdb";
}

std::string row_key(int i) {
  return "row" + std::to_string(1000 + i);
}
std::string row_value(int i) {
  return "value of " + std::to_string(i * i) + std::string(20, 'x');
}

void make_commits(Store& store, int from, int to) {
  for (int i = from; i < to; ++i) {
    auto transaction = store.begin();
    transaction->put(Family::kNodes, row_key(i), row_value(i));
    transaction->put(Family::kIndexes, row_key(i), "");
    transaction->commit();
  }
}

/// How many of the commits of make_commits() the reader shows; fails the test when it shows anything else.
int whole_commits(const Reader& reader) {
  const auto rows = scan(reader, Family::kNodes);
  const auto index = keys_of(scan(reader, Family::kIndexes));
  EXPECT_EQ(keys_of(rows), index) << "half a commit";
  std::vector<std::string> keys;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    EXPECT_EQ(rows[static_cast<std::size_t>(i)], std::pair(row_key(i), row_value(i))) << "silently wrong";
    keys.push_back(row_key(i));
  }
  const auto values = reader.multi_get(Family::kNodes, keys);
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(values[i], row_value(static_cast<int>(i)));
  return static_cast<int>(rows.size());
}

/// Opens and reads everything. The error, or the number of commits that are there.
struct Outcome {
  std::optional<Error> error;
  int commits = 0;
};
Outcome open_and_read(const fs::path& path, Access access) {
  Outcome outcome;
  outcome.error = error_of([&] {
    const auto store = Store::open(path, unsynced(access));
    outcome.commits = whole_commits(*store->snapshot());
  });
  return outcome;
}

class DamageTest : public ::testing::TestWithParam<Access> {
 protected:
  /// A database whose commits all stand in tables.
  fs::path flushed_database() {
    const auto store = Store::open(folder_ / "db", unsynced());
    make_commits(*store, 0, kCommits);
    store->flush();
    return folder_ / "db";
  }

  /// What a crash leaves of a database: the first half of its commits in tables, the second in the log.
  fs::path crashed_database(const Options& options = unsynced()) {
    const auto store = Store::open(folder_ / "db", options);
    make_commits(*store, 0, kCommits / 2);
    store->flush();
    make_commits(*store, kCommits / 2, kCommits);
    copy_folder(folder_ / "db", folder_ / "crashed");
    return folder_ / "crashed";
  }

  /// A copy to be damaged.
  fs::path fresh_copy(const fs::path& of) {
    fs::remove_all(folder_ / "damaged");
    copy_folder(of, folder_ / "damaged");
    return folder_ / "damaged";
  }

  TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Access, DamageTest, ::testing::Values(Access::kReadWrite, Access::kRead),
                         [](const auto& test_case) {
                           return test_case.param == Access::kRead ? "Reading" : "Writing";
                         });

TEST_P(DamageTest, UndamagedDatabasesAreReadWhole) {
  EXPECT_EQ(open_and_read(flushed_database(), GetParam()).commits, kCommits);
  fs::remove_all(folder_ / "db");
  const auto crashed = open_and_read(crashed_database(), GetParam());
  EXPECT_EQ(crashed.error, std::nullopt);
  EXPECT_EQ(crashed.commits, kCommits);
}

TEST_P(DamageTest, AFooterThatNamesABlockBeyondAllMeasureIsCorruption) {
  const fs::path damaged = flushed_database();
  const fs::path table = files_ending(rocksdb_of(damaged), ".sst").front();
  std::string bytes = test::read_file(table);
  constexpr std::size_t kFooterBytes = 53;
  // Its first handle: offset 0, and 2^64 - 4 bytes.
  bytes.replace(bytes.size() - kFooterBytes + 1, 11,
                std::string("\0\xFC\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11));
  test::write_file(table, bytes);
  const auto outcome = open_and_read(damaged, GetParam());
  EXPECT_THAT(outcome.error, IsError(ErrorKind::kCorruption));
}

TEST_P(DamageTest, AFlippedByteInATableIsCorruptionOrHarmless) {
  const fs::path original = flushed_database();
  const auto tables = files_ending(rocksdb_of(original), ".sst");
  ASSERT_FALSE(tables.empty());
  int refused = 0;
  int tried = 0;
  for (const fs::path& table : tables) {
    const std::size_t size = fs::file_size(table);
    for (std::size_t at = tried % 7; at < size; at += size - at < 60 ? 3 : size / 16) {
      const fs::path damaged = fresh_copy(original);
      test::flip_byte(rocksdb_of(damaged) / table.filename(), at);
      const Outcome outcome = open_and_read(damaged, GetParam());
      ++tried;
      if (outcome.error) {
        ++refused;
        ASSERT_EQ(outcome.error->kind(), ErrorKind::kCorruption) << outcome.error->what();
      } else {
        ASSERT_EQ(outcome.commits, kCommits);
      }
      ASSERT_FALSE(HasFailure()) << "byte " << at << " of " << size << " of " << table.filename();
    }
  }
  // Filters and statistics may be damaged without harm; most of a table may not.
  EXPECT_GT(refused, tried / 2);
}

TEST_P(DamageTest, ATableThatWasCutOffOrTakenAwayIsCorruption) {
  const fs::path original = flushed_database();
  for (const fs::path& table : files_ending(rocksdb_of(original), ".sst")) {
    const fs::path cut = fresh_copy(original);
    fs::resize_file(rocksdb_of(cut) / table.filename(), fs::file_size(table) / 2);
    EXPECT_THAT(open_and_read(cut, GetParam()).error, IsError(ErrorKind::kCorruption)) << table;
    const fs::path emptied = fresh_copy(original);
    fs::resize_file(rocksdb_of(emptied) / table.filename(), 0);
    EXPECT_THAT(open_and_read(emptied, GetParam()).error, IsError(ErrorKind::kCorruption)) << table;
    const fs::path without = fresh_copy(original);
    fs::remove(rocksdb_of(without) / table.filename());
    EXPECT_THAT(open_and_read(without, GetParam()).error, IsError(ErrorKind::kCorruption)) << table;
  }
}

TEST_P(DamageTest, AFlippedByteInTheManifestIsCorruption) {
  const fs::path original = flushed_database();
  for (const auto& file : fs::directory_iterator(rocksdb_of(original))) {
    if (!file.path().filename().string().starts_with("MANIFEST")) continue;
    const std::size_t size = file.file_size();
    for (std::size_t at = 0; at < size; at += 1 + size / 40) {
      const fs::path damaged = fresh_copy(original);
      test::flip_byte(rocksdb_of(damaged) / file.path().filename(), at);
      EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption))
          << "byte " << at << " of " << size;
    }
  }
}

TEST_P(DamageTest, AManifestThatLostItsTailIsCorruption) {
  const fs::path original = flushed_database();
  for (const auto& file : fs::directory_iterator(rocksdb_of(original))) {
    if (!file.path().filename().string().starts_with("MANIFEST")) continue;
    for (const std::size_t kept : {file.file_size() - 1, file.file_size() / 2, file.file_size() / 4}) {
      const fs::path damaged = fresh_copy(original);
      fs::resize_file(rocksdb_of(damaged) / file.path().filename(), kept);
      EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption))
          << kept << " of " << file.file_size() << " bytes kept";
    }
  }
}

TEST_P(DamageTest, AManifestThatWasTakenAwayIsCorruption) {
  const fs::path damaged = fresh_copy(flushed_database());
  for (const auto& file : fs::directory_iterator(rocksdb_of(damaged))) {
    if (file.path().filename().string().starts_with("MANIFEST")) fs::remove(file.path());
  }
  EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption));
}

TEST_P(DamageTest, ACurrentFileThatPointsNowhereIsCorruption) {
  const fs::path original = flushed_database();
  for (const std::string content :
       {"", "\n", "MANIFEST-999999\n", "MANIFEST-000001", "nonsense\n", "\xFF\xFE\n"}) {
    const fs::path damaged = fresh_copy(original);
    test::write_file(rocksdb_of(damaged) / "CURRENT", content);
    EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption)) << content;
  }
}

TEST_P(DamageTest, AMissingCurrentFileIsCorruptionAndNothingIsTouched) {
  const fs::path damaged = fresh_copy(flushed_database());
  fs::remove(rocksdb_of(damaged) / "CURRENT");
  const auto files = files_ending(rocksdb_of(damaged), "");
  EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption));
  EXPECT_EQ(files_ending(rocksdb_of(damaged), ""), files);
}

TEST_P(DamageTest, AMissingFolderOfTablesIsCorruption) {
  const fs::path damaged = fresh_copy(flushed_database());
  fs::remove_all(rocksdb_of(damaged));
  EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption));
}

TEST_P(DamageTest, AHeadFileThatIsMissingCutOffOrSomethingElseIsCorruption) {
  const fs::path original = flushed_database();
  const std::string head = test::read_file(original / "HEAD");
  for (const std::string& content :
       {std::string(), head.substr(0, head.size() - 1), head + "x", "x" + head.substr(1)}) {
    const fs::path damaged = fresh_copy(original);
    test::write_file(damaged / "HEAD", content);
    EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption)) << content;
  }
  const fs::path damaged = fresh_copy(original);
  fs::remove(damaged / "HEAD");
  EXPECT_THAT(open_and_read(damaged, GetParam()).error, IsError(ErrorKind::kCorruption));
}

TEST_P(DamageTest, ALogThatEndsInTheMiddleOfARecordIsACrashAndGivesTheCommitsBeforeIt) {
  const fs::path original = crashed_database();
  const auto logs = files_ending(rocksdb_of(original), ".log");
  ASSERT_FALSE(logs.empty());
  const fs::path log = logs.back().filename();
  const std::size_t size = fs::file_size(logs.back());
  ASSERT_GT(size, 100U);
  int most = 0;
  for (std::size_t kept = size > 300 ? size - 300 : 0; kept <= size; kept += kept < size - 12 ? 11 : 1) {
    const fs::path damaged = fresh_copy(original);
    fs::resize_file(rocksdb_of(damaged) / log, kept);
    if (kept < size) {
      EXPECT_THAT(open_and_read(damaged, Access::kRead).error, IsError(ErrorKind::kCorruption))
          << "no crash, as the machine goes on running";
    }
    test::restart_machine(damaged);
    const Outcome outcome = open_and_read(damaged, GetParam());
    ASSERT_EQ(outcome.error, std::nullopt) << kept << " of " << size << " bytes kept";
    EXPECT_GE(outcome.commits, most) << "more of the log gives fewer commits";
    EXPECT_GE(outcome.commits, kCommits / 2) << "what stands in tables is lost with the log";
    if (kept == size - 1) {
      EXPECT_EQ(outcome.commits, kCommits - 1);
    }
    most = outcome.commits;
  }
  EXPECT_EQ(most, kCommits);
}

TEST_P(DamageTest, AFlippedByteInTheMiddleOfTheLogIsCorruptionAndNotASilentLoss) {
  const fs::path original = crashed_database();
  const auto logs = files_ending(rocksdb_of(original), ".log");
  ASSERT_FALSE(logs.empty());
  const std::size_t size = fs::file_size(logs.back());
  int silent = 0;
  int tried = 0;
  std::string examples;
  for (std::size_t at = 0; at < size / 2; at += 1 + tried % 5, ++tried) {
    if (tried > 60) at += size / 100;
    if (at >= size / 2) break;
    const fs::path damaged = fresh_copy(original);
    test::flip_byte(rocksdb_of(damaged) / logs.back().filename(), at);
    const Outcome outcome = open_and_read(damaged, GetParam());
    if (outcome.error) {
      EXPECT_EQ(outcome.error->kind(), ErrorKind::kCorruption) << outcome.error->what();
    } else if (outcome.commits != kCommits) {
      ++silent;
      examples += " " + std::to_string(at) + " (" + std::to_string(outcome.commits) + " commits left)";
    }
  }
  EXPECT_EQ(silent, 0) << "of " << tried << " flips, with the byte at" << examples;
}

TEST_P(DamageTest, ALogThatWasTakenAwayIsCorruption) {
  const fs::path original = crashed_database({});
  const fs::path damaged = fresh_copy(original);
  for (const auto& log : files_ending(rocksdb_of(damaged), ".log")) fs::remove(log);
  const Outcome outcome = open_and_read(damaged, GetParam());
  EXPECT_THAT(outcome.error, IsError(ErrorKind::kCorruption)) << outcome.commits << " commits are shown";
}

TEST_P(DamageTest, ACorruptionSaysWhatToDo) {
  const fs::path damaged = fresh_copy(flushed_database());
  test::write_file(rocksdb_of(damaged) / "CURRENT", "nonsense\n");
  EXPECT_THAT(open_and_read(damaged, GetParam()).error,
              IsError(ErrorKind::kCorruption, ::testing::HasSubstr("restore a backup")));
}

}  // namespace
}  // namespace cairn::storage
