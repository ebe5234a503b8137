// Transactions that outgrow the memory wait on the disk, and are commits like all others.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr int kMany = 2000;

class StagingTest : public ::testing::Test {
 protected:
  StagingTest() : store_(open()) {}

  std::unique_ptr<Store> open(Access access = Access::kReadWrite) const {
    Options options;
    options.access = access;
    options.transaction_bytes = 10'000;
    return Store::open(path(), options);
  }
  std::filesystem::path path() const { return folder_ / "db"; }
  std::filesystem::path scratch() const { return path() / "scratch"; }
  bool is_staged() const { return std::filesystem::exists(scratch() / "staged"); }

  static std::string key(int number) { return "key" + std::to_string(100'000 + number); }
  static void put_many(Transaction& transaction, const std::string& value) {
    for (int i = 0; i < kMany; ++i) transaction.put(Family::kNodes, key(i), value);
  }
  static std::size_t count(const Reader& reader) { return scan(reader, Family::kNodes).size(); }

  test::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(StagingTest, ALargeTransactionIsSeenAsAWholeAndOnlyAfterItsCommit) {
  const auto before = store_->snapshot();
  auto transaction = store_->begin();
  put_many(*transaction, "new");
  EXPECT_TRUE(is_staged());
  EXPECT_EQ(count(*transaction), kMany);
  EXPECT_EQ(count(*store_->snapshot()), 0);
  EXPECT_EQ(count(*open(Access::kRead)->snapshot()), 0) << "another reader";
  transaction->commit();
  EXPECT_EQ(count(*before), 0) << "a snapshot that was taken before";
  EXPECT_EQ(count(*store_->snapshot()), kMany);
  EXPECT_EQ(store_->snapshot()->commit_number(), 1);
  EXPECT_EQ(count(*open(Access::kRead)->snapshot()), kMany) << "another reader";
}

TEST_F(StagingTest, ALargeTransactionThatIsDroppedLeavesNothing) {
  {
    auto transaction = store_->begin();
    put_many(*transaction, "new");
    ASSERT_TRUE(is_staged());
  }
  EXPECT_FALSE(is_staged());
  EXPECT_EQ(count(*store_->snapshot()), 0);
  commit_value(*store_, Family::kNodes, "later", "1");
  EXPECT_EQ(store_->snapshot()->commit_number(), 1);
}

TEST_F(StagingTest, ErasesWhatIsInTheDatabaseAndWhatWasPutBefore) {
  commit_value(*store_, Family::kNodes, key(0), "old");
  auto transaction = store_->begin();
  put_many(*transaction, "new");
  ASSERT_TRUE(is_staged());
  transaction->erase(Family::kNodes, key(0));
  transaction->erase(Family::kNodes, key(1));
  transaction->put(Family::kNodes, key(2), "newer");
  const std::vector<std::string> keys = {key(0), key(1), key(2), key(3), "none"};
  const std::vector<std::optional<std::string>> found = {std::nullopt, std::nullopt, "newer", "new",
                                                         std::nullopt};
  EXPECT_EQ(transaction->multi_get(Family::kNodes, keys), found);
  transaction->commit();
  transaction.reset();
  EXPECT_EQ(store_->snapshot()->multi_get(Family::kNodes, keys), found);
  store_.reset();
  store_ = open();
  EXPECT_EQ(store_->snapshot()->multi_get(Family::kNodes, keys), found) << "after opening it again";
}

TEST_F(StagingTest, UndoesAStatementThoughMuchWasStagedBeforeIt) {
  auto transaction = store_->begin();
  put_many(*transaction, "first");
  ASSERT_TRUE(is_staged());
  transaction->set_savepoint();
  put_many(*transaction, "second");
  transaction->put(Family::kNodes, "more", "1");
  transaction->rollback_to_savepoint();
  EXPECT_EQ(transaction->get(Family::kNodes, key(7)), "first");
  EXPECT_EQ(transaction->get(Family::kNodes, "more"), std::nullopt);
  transaction->commit();
  EXPECT_EQ(count(*store_->snapshot()), kMany);
}

TEST_F(StagingTest, EarlierUnsyncedCommitsAreAsDurableAsTheLargeOneThatFollows) {
  commit_value(*store_, Family::kMeta, "small", "1");
  auto transaction = store_->begin();
  put_many(*transaction, "new");
  transaction->commit();
  transaction.reset();
  // Without its log the database is what was made durable otherwise.
  const test::TemporaryFolder elsewhere;
  std::filesystem::copy(path(), elsewhere / "db", std::filesystem::copy_options::recursive);
  for (const auto& file : std::filesystem::directory_iterator(elsewhere / "db" / "rocksdb")) {
    if (file.path().extension() == ".log") std::filesystem::remove(file.path());
  }
  const auto copy = Store::open(elsewhere / "db");
  EXPECT_EQ(copy->snapshot()->get(Family::kMeta, "small"), "1");
  EXPECT_EQ(count(*copy->snapshot()), kMany);
}

TEST_F(StagingTest, WhatACrashLeftIsTakenAway) {
  commit_value(*store_, Family::kNodes, "a", "1");
  store_.reset();
  std::filesystem::create_directories(scratch() / "staged");
  std::ofstream(scratch() / "staged" / "000001.sst") << "half";
  EXPECT_EQ(open(Access::kRead)->snapshot()->get(Family::kNodes, "a"), "1");
  store_ = open();
  EXPECT_FALSE(std::filesystem::exists(scratch()));
  EXPECT_THAT(scan(*store_->snapshot(), Family::kNodes), UnorderedElementsAre(Pair("a", "1")));
}

}  // namespace
}  // namespace cairn::storage
