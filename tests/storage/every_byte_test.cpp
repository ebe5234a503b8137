// A small database of which every byte is damaged in turn, every file is cut off and every file is taken
// away. What must never happen: a crash, or an answer that is silently wrong.
//
// CAIRN_DAMAGE_STRIDE=1 in the environment tries every byte; the suite has time for one in so many.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/storage/fixtures.h"
#include "tests/storage/small_database.h"
#include "tests/support/child_process.h"
#include "tests/support/machine.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::ChildProcess;
using test::TemporaryFolder;

namespace fs = std::filesystem;

constexpr std::size_t kTriesAWritingOne = 10;

/// A prime, so that it does not walk in step with what repeats in a file.
constexpr std::size_t kStrideOfTheSuite = 307;

std::size_t stride() {
  const char* wanted = std::getenv("CAIRN_DAMAGE_STRIDE");
  return wanted == nullptr ? kStrideOfTheSuite : std::stoul(wanted);
}

class EveryByteTest : public ::testing::Test {
 protected:
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(database_)) {
      if (entry.is_regular_file()) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// What a process makes of the damaged database, see judge_process.cpp.
  std::string judgement(char access, const fs::path& database, std::uint64_t oldest) {
    if (!judge_) judge_ = std::make_unique<ChildProcess>(std::vector<std::string>{CAIRN_JUDGE_PROCESS});
    judge_->write_line(std::string(1, access) + " " + std::to_string(oldest) + " " + database.string());
    if (const auto answer = judge_->read_line()) return *answer;
    judge_->kill();  // where it hangs; one that crashed is not reached any more
    const int end = judge_->wait();
    judge_.reset();
    return end == -SIGKILL ? "hangs" : "crashes with signal " + std::to_string(-end);
  }

  void judge(char access, const std::string& damage, const fs::path& database, std::uint64_t oldest) {
    const std::string found = judgement(access, database, oldest);
    if (found == "refused") {
      ++refused_;
    } else if (found == "harmless") {
      ++harmless_;
    } else {
      wrong_.push_back(damage + (access == 'w' ? ", opened for writing: " : ": ") + found);
    }
  }

  void read(const std::string& damage, std::uint64_t oldest = kCommits) {
    ++tries_;
    judge('r', damage, database_, oldest);
  }
  void write(const std::string& damage, std::uint64_t oldest = kCommits) {
    test::copy_folder(database_, folder_ / "written");
    judge('w', damage, folder_ / "written", oldest);
    fs::remove_all(folder_ / "written");
  }
  /// Looks at the database with the damage that was just done to it: opens it for reading, and now and then a
  /// copy of it for writing, which costs more.
  void look_at(const std::string& damage, std::uint64_t oldest = kCommits) {
    read(damage, oldest);
    if (tries_ % kTriesAWritingOne == 0) write(damage, oldest);
  }

  void cut_everywhere(const fs::path& file, std::uint64_t oldest = kCommits) {
    const std::string bytes = test::read_file(file);
    for (const std::size_t kept : lengths_to_cut(bytes.size())) {
      fs::resize_file(file, kept);
      look_at(file.filename().string() + " cut off after " + std::to_string(kept) + " of " +
                  std::to_string(bytes.size()) + " bytes",
              oldest);
      test::write_file(file, bytes);
    }
  }

  /// At every block of the disk, and within small files more often; and near the end, byte by byte at last.
  static std::set<std::size_t> lengths_to_cut(std::size_t size) {
    const std::size_t piece = std::clamp<std::size_t>(size / 8, 1, 4096);
    std::set<std::size_t> lengths;
    for (std::size_t kept = 0; kept < size; kept += piece) lengths.insert(kept);
    for (std::size_t lost = 1; lost <= std::min<std::size_t>(size, 100); ++lost) {
      if (lost <= 8 || lost % std::min<std::size_t>(stride(), 11) == 0) lengths.insert(size - lost);
    }
    return lengths;
  }

  void expect_nothing_wrong() const {
    for (const std::string& what : wrong_) std::cout << what << '\n';
    EXPECT_EQ(wrong_.size(), 0U);
    std::cout << tries_ << " damages: " << refused_ << " times refused, " << harmless_
              << " times read as if undamaged, " << wrong_.size() << " times wrong\n";
  }

  TemporaryFolder folder_;
  fs::path database_ = folder_ / "damaged";
  std::unique_ptr<ChildProcess> judge_;
  std::vector<std::string> wrong_;
  std::size_t tries_ = 0;
  std::size_t refused_ = 0;
  std::size_t harmless_ = 0;
};

TEST_F(EveryByteTest, UndamagedShowsAllItsCommits) {
  make_small_database(database_, {});
  read("nothing");
  write("nothing");
  expect_nothing_wrong();
  EXPECT_EQ(harmless_, 2U);
  ASSERT_GT(test::files_ending(database_ / "rocksdb", ".sst").size(), kFamilyCount);
  ASSERT_GT(fs::file_size(test::files_ending(database_ / "rocksdb", ".log").back()), 0U);
}

TEST_F(EveryByteTest, AFlippedByteIsFoundOrHarmless) {
  make_small_database(database_, {});
  std::size_t place = 0;  // goes on from file to file, so that small ones get their share
  for (const fs::path& file : files()) {
    const std::string bytes = test::read_file(file);
    for (; place < bytes.size(); place += stride()) {
      for (const unsigned char mask : {0xFF, 0x01}) {
        test::flip_byte(file, place, mask);
        look_at("byte " + std::to_string(place) + " of " + std::to_string(bytes.size()) + " of " +
                file.filename().string() + " flipped by " + std::to_string(mask));
        test::write_file(file, bytes);
      }
    }
    place -= bytes.size();
  }
  EXPECT_GT(refused_, tries_ / 10);
  expect_nothing_wrong();
}

TEST_F(EveryByteTest, AFileThatIsCutOffIsFoundOrHarmless) {
  make_small_database(database_, {});
  for (const fs::path& file : files()) cut_everywhere(file);
  EXPECT_GT(refused_, tries_ / 10);
  expect_nothing_wrong();
}

TEST_F(EveryByteTest, AManifestThatLostItsLastByteIsFoundThoughTheLogHoldsLaterCommits) {
  make_small_database(database_, {});
  for (const fs::path& file : files()) {
    if (!file.filename().string().starts_with("MANIFEST")) continue;
    fs::resize_file(file, fs::file_size(file) - 1);
    read("the last byte of the MANIFEST is gone");
    write("the last byte of the MANIFEST is gone");
  }
  EXPECT_GT(tries_, 0U);
  expect_nothing_wrong();
}

TEST_F(EveryByteTest, AFileThatWasTakenAwayIsFoundOrHarmless) {
  make_small_database(database_, {});
  for (const fs::path& file : files()) {
    fs::rename(file, folder_ / "aside");
    read(file.filename().string() + " taken away");
    write(file.filename().string() + " taken away");
    fs::rename(folder_ / "aside", file);
  }
  EXPECT_GT(refused_, 0U);
  expect_nothing_wrong();
}

TEST_F(EveryByteTest, ALogThatIsCutOffGivesAnEarlierCommitOnlyWhereNoLaterOneIsKnownToBeDurable) {
  make_small_database(database_, unsynced());
  test::restart_machine(database_);
  cut_everywhere(test::files_ending(database_ / "rocksdb", ".log").back(), kFlushedCommits);
  EXPECT_GT(harmless_, 0U);
  expect_nothing_wrong();
}

}  // namespace
}  // namespace cairn::storage
