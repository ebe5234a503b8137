// A small database of which every byte is damaged in turn, every file is cut off and every file is taken
// away. What must never happen: a crash, or an answer that is silently wrong.
//
// CAIRN_DAMAGE_STRIDE=1 in the environment tries every byte; the suite has time for one in so many.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "storage/encoding.h"
#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::copy_folder;
using test::TemporaryFolder;

namespace fs = std::filesystem;

constexpr std::uint64_t kCommits = 8;
constexpr std::uint64_t kCompactedCommits = 3;
constexpr std::uint64_t kFlushedCommits = 5;
constexpr std::size_t kTriesAWritingOne = 10;

/// A prime, so that it does not walk in step with what repeats in a file.
constexpr std::size_t kStrideOfTheSuite = 307;

std::size_t stride() {
  const char* wanted = std::getenv("CAIRN_DAMAGE_STRIDE");
  return wanted == nullptr ? kStrideOfTheSuite : std::stoul(wanted);
}

/// The pairs of every family.
using Content = std::vector<Pairs>;

std::string key_of(std::uint64_t number) {
  return "row " + std::to_string(number);
}
std::string value_of(std::uint64_t number) {
  return "value " + std::to_string(number * number);
}

Content read_all(const Reader& reader) {
  Content content;
  for (const Family family : kFamilies) content.push_back(scan(reader, family));
  return content;
}

/// What make_commit() and the storage itself have put there after so many commits.
Content content_after(std::uint64_t commits) {
  Pairs rows;
  for (std::uint64_t number = 1; number <= commits; ++number) {
    rows.emplace_back(key_of(number), value_of(number));
  }
  Content content(kFamilyCount, rows);
  std::string commit;
  std::string format;
  append_u64(commit, commits);
  append_u32(format, Store::kFormatVersion);
  Pairs& meta = content[static_cast<std::size_t>(Family::kMeta)];
  meta.insert(meta.begin(), {{"commit", commit}, {"format", format}});
  return content;
}

/// A row in every family, so that none of them is without a table and without a place in the log.
void make_commit(Store& store, std::uint64_t number) {
  const auto transaction = store.begin();
  for (const Family family : kFamilies) {
    transaction->put(family, key_of(number), value_of(number));
  }
  transaction->commit();
}

/// Whether every way of reading gives this content, and nothing for a key that is not there.
bool shows(const Reader& reader, const Content& content) {
  if (read_all(reader) != content) return false;
  for (const Family family : kFamilies) {
    const Pairs& pairs = content[static_cast<std::size_t>(family)];
    const auto values = reader.multi_get(family, keys_of(pairs));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (values[i] != pairs[i].second || reader.get(family, pairs[i].first) != pairs[i].second) return false;
    }
    if (reader.get(family, key_of(0)) || reader.get(family, "none")) return false;
  }
  return true;
}

bool is_of_another_version(const Error& error) {
  return error.kind() == ErrorKind::kIo && std::string(error.what()).find("version") != std::string::npos;
}

class EveryByteTest : public ::testing::Test {
 protected:
  /// What a crash leaves: some commits in old tables, some in new ones, the others in the log.
  void make_database(const Options& options) {
    const auto store = Store::open(folder_ / "db", options);
    for (std::uint64_t number = 1; number <= kCommits; ++number) {
      make_commit(*store, number);
      if (number == kCompactedCommits) store->compact();
      if (number == kFlushedCommits) store->flush();
    }
    copy_at_rest();
  }

  /// RocksDB may still be taking away the files that it does not need any more.
  void copy_at_rest() {
    for (bool at_rest = false; !at_rest;) {
      fs::remove_all(database_);
      try {
        copy_folder(folder_ / "db", database_);
        at_rest = names_and_sizes(folder_ / "db") == names_and_sizes(database_);
      } catch (const fs::filesystem_error&) {
        at_rest = false;
      }
    }
  }

  static std::map<fs::path, std::uintmax_t> names_and_sizes(const fs::path& folder) {
    std::map<fs::path, std::uintmax_t> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) found[fs::relative(entry.path(), folder)] = entry.file_size();
    }
    return found;
  }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& [name, size] : names_and_sizes(database_)) found.push_back(database_ / name);
    return found;
  }

  /// What a damaged database does that it must not: "" where it is refused, or shows the content of a commit
  /// that is not before `oldest`.
  std::string wrong(const fs::path& database, Access access, std::uint64_t oldest) {
    try {
      const auto store = Store::open(database, unsynced(access));
      const auto snapshot = store->snapshot();
      const std::uint64_t commit = snapshot->commit_number();
      if (commit < oldest || commit > kCommits) return "shows commit " + std::to_string(commit);
      if (!shows(*snapshot, content_after(commit))) return "shows what was never there";
      ++harmless_;
      return {};
    } catch (const Error& error) {
      ++refused_;
      if (error.kind() == ErrorKind::kCorruption || is_of_another_version(error)) return {};
      return "is refused as something else: " + std::string(error.what());
    } catch (const std::exception& error) {
      return "throws a foreign exception: " + std::string(error.what());
    }
  }

  /// Looks at the database with the damage that was just done to it: opens it for reading, and now and then a
  /// copy of it for writing, which costs more.
  void look_at(const std::string& damage, std::uint64_t oldest = kCommits) {
    read(damage, oldest);
    if (tries_ % kTriesAWritingOne == 0) write(damage, oldest);
  }
  void read(const std::string& damage, std::uint64_t oldest = kCommits) {
    ++tries_;
    note(damage, wrong(database_, Access::kRead, oldest));
  }
  void write(const std::string& damage, std::uint64_t oldest = kCommits) {
    copy_folder(database_, folder_ / "written");
    note(damage + ", opened for writing", wrong(folder_ / "written", Access::kReadWrite, oldest));
    fs::remove_all(folder_ / "written");
  }

  void note(const std::string& damage, const std::string& what_is_wrong) {
    if (!what_is_wrong.empty()) wrong_.push_back("\n" + damage + ": " + what_is_wrong);
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
    constexpr std::ptrdiff_t kMostShown = 10;
    const auto shown = std::min(kMostShown, static_cast<std::ptrdiff_t>(wrong_.size()));
    EXPECT_THAT(std::vector(wrong_.begin(), wrong_.begin() + shown), ::testing::IsEmpty())
        << wrong_.size() << " of " << tries_ << " damages";
    std::cout << tries_ << " damages: " << refused_ << " times refused, " << harmless_
              << " times read as if undamaged, " << wrong_.size() << " times wrong\n";
  }

  TemporaryFolder folder_;
  fs::path database_ = folder_ / "damaged";
  std::vector<std::string> wrong_;
  std::size_t tries_ = 0;
  std::size_t refused_ = 0;
  std::size_t harmless_ = 0;
};

TEST_F(EveryByteTest, UndamagedShowsAllItsCommits) {
  make_database({});
  ASSERT_EQ(wrong(database_, Access::kRead, kCommits), "");
  EXPECT_EQ(harmless_, 1U);
  ASSERT_FALSE(test::files_ending(database_ / "rocksdb", ".sst").empty());
  ASSERT_GT(fs::file_size(test::files_ending(database_ / "rocksdb", ".log").back()), 0U);
}

TEST_F(EveryByteTest, AFlippedByteIsFoundOrHarmless) {
  make_database({});
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
  make_database({});
  for (const fs::path& file : files()) cut_everywhere(file);
  EXPECT_GT(refused_, tries_ / 10);
  expect_nothing_wrong();
}

TEST_F(EveryByteTest, AManifestThatLostItsLastByteIsFoundThoughTheLogHoldsLaterCommits) {
  make_database({});
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
  make_database({});
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
  make_database(unsynced());
  cut_everywhere(test::files_ending(database_ / "rocksdb", ".log").back(), kFlushedCommits);
  EXPECT_GT(harmless_, 0U);
  expect_nothing_wrong();
}

}  // namespace
}  // namespace cairn::storage
