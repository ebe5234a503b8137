// What every Reader does, whatever stands behind it: the tests run on snapshots and transactions of several
// kinds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

enum class Behind {
  kMemory,           // a snapshot of a store in memory
  kLog,              // a snapshot of a store on disk, nothing flushed
  kTables,           // the same, all flushed
  kReopened,         // the same, closed and opened again
  kReadingInstance,  // Access::kRead
  kOwnWrites,        // a transaction that wrote everything itself
  kMixedWrites,      // a transaction over a base: half is old, some is overwritten, some was erased
};

std::string name_of(const ::testing::TestParamInfo<Behind>& test_case) {
  constexpr const char* kNames[] = {"Memory",    "Log",       "Tables",     "Reopened",
                                    "Secondary", "OwnWrites", "MixedWrites"};
  return kNames[static_cast<std::size_t>(test_case.param)];
}

class ReaderTest : public ::testing::TestWithParam<Behind> {
 protected:
  struct Row {
    std::string key;
    std::string value;
    Family family = Family::kNodes;
  };

  /// Makes a reader that shows exactly these rows in the families but meta, where the store keeps its own.
  const Reader& reader_with(const std::vector<Row>& rows) {
    const bool in_memory = GetParam() == Behind::kMemory || GetParam() == Behind::kMixedWrites;
    const std::filesystem::path path = in_memory ? std::filesystem::path(Store::kInMemory) : folder_ / "db";
    store_ = Store::open(path, unsynced());
    if (GetParam() == Behind::kMixedWrites) return mixed_transaction(rows);

    transaction_ = store_->begin();
    for (const Row& row : rows) transaction_->put(row.family, row.key, row.value);
    if (GetParam() == Behind::kOwnWrites) return *transaction_;
    transaction_->commit();
    transaction_.reset();
    if (GetParam() == Behind::kTables) store_->flush();
    if (GetParam() == Behind::kReopened || GetParam() == Behind::kReadingInstance) {
      store_.reset();
      store_ =
          Store::open(path, unsynced(GetParam() == Behind::kReopened ? Access::kReadWrite : Access::kRead));
    }
    snapshot_ = store_->snapshot();
    return *snapshot_;
  }

 private:
  const Reader& mixed_transaction(const std::vector<Row>& rows) {
    auto base = store_->begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i % 3 == 0) base->put(rows[i].family, rows[i].key, rows[i].value);
      if (i % 3 == 1) base->put(rows[i].family, rows[i].key, "overwritten later");
      base->put(rows[i].family, rows[i].key + "-erased later", "x");
    }
    base->commit();
    base.reset();
    transaction_ = store_->begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      transaction_->erase(rows[i].family, rows[i].key + "-erased later");
      if (i % 3 != 0) transaction_->put(rows[i].family, rows[i].key, rows[i].value);
    }
    return *transaction_;
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Transaction> transaction_;
  std::shared_ptr<const Snapshot> snapshot_;
};

INSTANTIATE_TEST_SUITE_P(Behind, ReaderTest,
                         ::testing::Values(Behind::kMemory, Behind::kLog, Behind::kTables, Behind::kReopened,
                                           Behind::kReadingInstance, Behind::kOwnWrites,
                                           Behind::kMixedWrites),
                         name_of);

TEST_P(ReaderTest, GetGivesTheValueOfExactlyThatKey) {
  const Reader& reader = reader_with({{"a", "1"}, {"ab", "2"}, {"b", "3"}});
  EXPECT_THAT(reader.get(Family::kNodes, "a"), Optional(std::string("1")));
  EXPECT_THAT(reader.get(Family::kNodes, "ab"), Optional(std::string("2")));
  EXPECT_EQ(reader.get(Family::kNodes, "abc"), std::nullopt);
  EXPECT_EQ(reader.get(Family::kNodes, ""), std::nullopt);
  EXPECT_EQ(reader.get(Family::kNodes, "c"), std::nullopt);
}

TEST_P(ReaderTest, AnEmptyValueIsNotAMissingOne) {
  const Reader& reader = reader_with({{"empty", ""}});
  EXPECT_THAT(reader.get(Family::kNodes, "empty"), Optional(std::string()));
  const std::vector<std::string> keys = {"empty", "missing"};
  EXPECT_THAT(reader.multi_get(Family::kNodes, keys), ElementsAre(Optional(std::string()), std::nullopt));
}

TEST_P(ReaderTest, FamiliesDoNotSeeEachOthersKeys) {
  std::vector<Row> rows;
  for (const Family family : kFamilies) {
    rows.push_back({"same key", "family " + std::to_string(static_cast<int>(family)), family});
  }
  rows.push_back({"only here", "x", Family::kIndexes});
  const Reader& reader = reader_with(rows);
  for (const Row& row : rows) EXPECT_EQ(reader.get(row.family, row.key), row.value);
  EXPECT_EQ(reader.get(Family::kChanges, "only here"), std::nullopt);
  EXPECT_THAT(scan(reader, Family::kChanges), ElementsAre(std::pair("same key", "family 6")));
}

TEST_P(ReaderTest, BytesOfEveryKindAreKept) {
  std::string all_bytes;
  for (int byte = 0; byte < 256; ++byte) all_bytes.push_back(static_cast<char>(byte));
  const std::string zeros(3, '\0');
  const Reader& reader = reader_with({{all_bytes, zeros}, {zeros, all_bytes}});
  EXPECT_EQ(reader.get(Family::kNodes, all_bytes), zeros);
  EXPECT_EQ(reader.get(Family::kNodes, zeros), all_bytes);
  EXPECT_EQ(reader.get(Family::kNodes, zeros.substr(1)), std::nullopt);
}

TEST_P(ReaderTest, LargeValuesAreKept) {
  std::string large;
  for (int i = 0; large.size() < (1U << 20U); ++i) large += std::to_string(i);
  EXPECT_EQ(reader_with({{"large", large}}).get(Family::kNodes, "large"), large);
}

TEST_P(ReaderTest, MultiGetAnswersInTheOrderOfTheKeys) {
  const Reader& reader = reader_with({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}});
  const std::vector<std::string> keys = {"d", "missing", "a", "d", "", "b"};
  EXPECT_THAT(reader.multi_get(Family::kNodes, keys),
              ElementsAre(Optional(std::string("4")), std::nullopt, Optional(std::string("1")),
                          Optional(std::string("4")), std::nullopt, Optional(std::string("2"))));
}

TEST_P(ReaderTest, MultiGetOfNothingIsNothing) {
  EXPECT_THAT(reader_with({{"a", "1"}}).multi_get(Family::kNodes, {}), IsEmpty());
}

TEST_P(ReaderTest, MultiGetOfThousandsAgreesWithGet) {
  std::vector<Row> rows;
  std::vector<std::string> keys;
  for (int i = 0; i < 3000; ++i) {
    const std::string key = "key" + std::to_string(i * 7919 % 3000);
    keys.push_back(key);
    if (i % 2 == 0) rows.push_back({key, "value of " + key});
  }
  const Reader& reader = reader_with(rows);
  const auto values = reader.multi_get(Family::kNodes, keys);
  ASSERT_EQ(values.size(), keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ASSERT_EQ(values[i], i % 2 == 0 ? std::optional("value of " + keys[i]) : std::nullopt) << keys[i];
    ASSERT_EQ(reader.get(Family::kNodes, keys[i]), values[i]);
  }
}

TEST_P(ReaderTest, AScanAscendsInTheOrderOfUnsignedBytes) {
  const Reader& reader = reader_with({{"\xFF", ""},
                                      {"b", ""},
                                      {"\x7F", ""},
                                      {"a", ""},
                                      {"\x80", ""},
                                      {"aa", ""},
                                      {std::string("a\0", 2), ""},
                                      {"\x01", ""}});
  EXPECT_THAT(keys_of(scan(reader, Family::kNodes)),
              ElementsAre("\x01", "a", std::string("a\0", 2), "aa", "b", "\x7F", "\x80", "\xFF"));
}

TEST_P(ReaderTest, AScanGoesFromTheFirstBoundToBeforeTheSecond) {
  const Reader& reader = reader_with({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}});
  EXPECT_THAT(scan(reader, Family::kNodes, "b", "d"), ElementsAre(std::pair("b", "2"), std::pair("c", "3")));
  EXPECT_THAT(keys_of(scan(reader, Family::kNodes, "aa", "c0")), ElementsAre("b", "c"));
  EXPECT_THAT(keys_of(scan(reader, Family::kNodes, "c")), ElementsAre("c", "d"));
  EXPECT_THAT(keys_of(scan(reader, Family::kNodes, "", "b")), ElementsAre("a"));
}

TEST_P(ReaderTest, AScanOfAnEmptyRangeVisitsNothing) {
  const Reader& reader = reader_with({{"a", ""}, {"b", ""}, {"c", ""}});
  EXPECT_THAT(scan(reader, Family::kNodes, "b", "b"), IsEmpty());
  EXPECT_THAT(scan(reader, Family::kNodes, "c", "a"), IsEmpty());
  EXPECT_THAT(scan(reader, Family::kNodes, "d"), IsEmpty());
  EXPECT_THAT(scan(reader, Family::kAdjacency), IsEmpty());
}

TEST_P(ReaderTest, AScanStopsWhenTheVisitorSaysSo) {
  const Reader& reader = reader_with({{"a", ""}, {"b", ""}, {"c", ""}});
  std::vector<std::string> visited;
  reader.scan_range(Family::kNodes, {}, {}, [&](std::string_view key, std::string_view) {
    visited.emplace_back(key);
    return visited.size() < 2;
  });
  EXPECT_THAT(visited, ElementsAre("a", "b"));
}

TEST_P(ReaderTest, AVisitorMayReadAndMayThrow) {
  const Reader& reader = reader_with({{"a", "b"}, {"b", "c"}, {"c", "a"}});
  std::vector<std::string> followed;
  reader.scan_range(Family::kNodes, {}, {}, [&](std::string_view, std::string_view value) {
    followed.push_back(reader.get(Family::kNodes, value).value_or("missing"));
    return true;
  });
  EXPECT_THAT(followed, ElementsAre("c", "a", "b"));
  const auto visit = [](std::string_view, std::string_view) -> bool {
    throw Error(ErrorKind::kCancelled, "enough");
  };
  EXPECT_THAT(error_of([&] { reader.scan_range(Family::kNodes, {}, {}, visit); }),
              IsError(ErrorKind::kCancelled));
  EXPECT_THAT(reader.get(Family::kNodes, "a"), Optional(std::string("b")));
}

TEST_P(ReaderTest, APrefixScanVisitsAllKeysThatBeginSo) {
  const Reader& reader =
      reader_with({{"a", ""}, {"ab", ""}, {"aba", ""}, {"abz", ""}, {"ab\xFF", ""}, {"ac", ""}, {"b", ""}});
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "ab"), ElementsAre("ab", "aba", "abz", "ab\xFF"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "ac"), ElementsAre("ac"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "x"), IsEmpty());
  EXPECT_EQ(scan_prefix_keys(reader, Family::kNodes, "").size(), 7U);
}

TEST_P(ReaderTest, APrefixMayEndInTheHighestByte) {
  const Reader& reader = reader_with({{"a\xFE", ""},
                                      {"a\xFF", ""},
                                      {"a\xFF\xFF", ""},
                                      {"a\xFF\xFF\x01", ""},
                                      {"b", ""},
                                      {"\xFE", ""},
                                      {"\xFF", ""},
                                      {"\xFF\x01", ""},
                                      {"\xFF\xFF", ""},
                                      {"\xFF\xFF\xFF", ""}});
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "a\xFF"),
              ElementsAre("a\xFF", "a\xFF\xFF", "a\xFF\xFF\x01"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "\xFF"),
              ElementsAre("\xFF", "\xFF\x01", "\xFF\xFF", "\xFF\xFF\xFF"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "\xFF\xFF"), ElementsAre("\xFF\xFF", "\xFF\xFF\xFF"));
}

TEST_P(ReaderTest, APrefixScanCanBeginInside) {
  const Reader& reader = reader_with({{"a", ""}, {"b1", ""}, {"b2", ""}, {"b3", ""}, {"c", ""}});
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "b", "b2"), ElementsAre("b2", "b3"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "b", "b11"), ElementsAre("b2", "b3"));
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "b", "b9"), IsEmpty());
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "b", "c"), IsEmpty());
}

TEST_P(ReaderTest, APrefixScanNeverVisitsKeysBeforeThePrefix) {
  const Reader& reader = reader_with({{"a", ""}, {"b1", ""}, {"b2", ""}, {"c", ""}});
  EXPECT_THAT(scan_prefix_keys(reader, Family::kNodes, "b", "a"), ElementsAre("b1", "b2"));
}

}  // namespace
}  // namespace cairn::storage
