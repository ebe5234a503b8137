#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <map>
#include <optional>
#include <thread>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using namespace std::chrono_literals;

class TransactionTest : public ::testing::Test {
 protected:
  std::optional<std::string> committed(std::string_view key, Family family = Family::kNodes) const {
    return store_->snapshot()->get(family, key);
  }
  std::unique_ptr<Store> store_ = Store::open(Store::kInMemory);
};

TEST_F(TransactionTest, ACommitShowsInEveryFamilyAtOnce) {
  auto transaction = store_->begin();
  for (const Family family : kFamilies) transaction->put(family, "key", "value");
  const auto before = store_->snapshot();
  transaction->commit();
  const auto after = store_->snapshot();
  for (const Family family : kFamilies) {
    EXPECT_EQ(before->get(family, "key"), std::nullopt);
    EXPECT_EQ(after->get(family, "key"), "value");
  }
}

TEST_F(TransactionTest, NothingIsSeenByOthersBeforeTheCommit) {
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "a", "1");
  EXPECT_EQ(committed("a"), std::nullopt);
  EXPECT_THAT(scan(*store_->snapshot(), Family::kNodes), IsEmpty());
  transaction->commit();
  EXPECT_EQ(committed("a"), "1");
}

TEST_F(TransactionTest, DestroyedWithoutACommitItLeavesNothing) {
  commit_value(*store_, Family::kNodes, "a", "old");
  const auto number = store_->snapshot()->commit_number();
  {
    auto transaction = store_->begin();
    transaction->put(Family::kNodes, "a", "new");
    transaction->put(Family::kNodes, "b", "new");
    transaction->erase(Family::kNodes, "a");
  }
  EXPECT_EQ(committed("a"), "old");
  EXPECT_EQ(committed("b"), std::nullopt);
  EXPECT_EQ(store_->snapshot()->commit_number(), number);
}

TEST_F(TransactionTest, TheNextOneCanBeginAfterADestroyedOne) {
  store_->begin()->put(Family::kNodes, "a", "1");
  auto next = store_->begin();
  EXPECT_EQ(next->get(Family::kNodes, "a"), std::nullopt);
  next->put(Family::kNodes, "b", "2");
  next->commit();
  EXPECT_EQ(committed("b"), "2");
}

TEST_F(TransactionTest, ReadsItsOwnWrites) {
  commit_value(*store_, Family::kNodes, "old", "1");
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "new", "2");
  EXPECT_EQ(transaction->get(Family::kNodes, "new"), "2");
  EXPECT_EQ(transaction->get(Family::kNodes, "old"), "1");
  transaction->put(Family::kNodes, "old", "3");
  transaction->put(Family::kNodes, "old", "4");
  EXPECT_EQ(transaction->get(Family::kNodes, "old"), "4");
  const std::vector<std::string> keys = {"new", "old", "none"};
  EXPECT_THAT(transaction->multi_get(Family::kNodes, keys),
              ElementsAre(Optional(std::string("2")), Optional(std::string("4")), std::nullopt));
}

TEST_F(TransactionTest, AnErasedKeyIsGoneForAllWaysOfReading) {
  commit_value(*store_, Family::kNodes, "a", "1");
  commit_value(*store_, Family::kNodes, "b", "2");
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "c", "3");
  transaction->erase(Family::kNodes, "a");
  transaction->erase(Family::kNodes, "c");
  transaction->erase(Family::kNodes, "never was");
  EXPECT_EQ(transaction->get(Family::kNodes, "a"), std::nullopt);
  EXPECT_EQ(transaction->get(Family::kNodes, "c"), std::nullopt);
  const std::vector<std::string> keys = {"a", "b", "c"};
  EXPECT_THAT(transaction->multi_get(Family::kNodes, keys),
              ElementsAre(std::nullopt, Optional(std::string("2")), std::nullopt));
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes)), ElementsAre("b"));
  transaction->commit();
  EXPECT_THAT(keys_of(scan(*store_->snapshot(), Family::kNodes)), ElementsAre("b"));
}

TEST_F(TransactionTest, AnErasedKeyCanBePutAgain) {
  commit_value(*store_, Family::kNodes, "a", "1");
  auto transaction = store_->begin();
  transaction->erase(Family::kNodes, "a");
  transaction->put(Family::kNodes, "a", "2");
  EXPECT_EQ(transaction->get(Family::kNodes, "a"), "2");
  EXPECT_THAT(scan(*transaction, Family::kNodes), ElementsAre(std::pair("a", "2")));
  transaction->commit();
  EXPECT_EQ(committed("a"), "2");
}

TEST_F(TransactionTest, AScanMergesOwnWritesWithTheStore) {
  for (const char* key : {"b", "d", "f", "h"}) commit_value(*store_, Family::kNodes, key, "old");
  auto transaction = store_->begin();
  for (const char* key : {"a", "d", "e", "z"}) transaction->put(Family::kNodes, key, "own");
  transaction->erase(Family::kNodes, "f");
  transaction->put(Family::kIndexes, "c", "in another family");
  EXPECT_THAT(scan(*transaction, Family::kNodes),
              ElementsAre(std::pair("a", "own"), std::pair("b", "old"), std::pair("d", "own"),
                          std::pair("e", "own"), std::pair("h", "old"), std::pair("z", "own")));
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes, "c", "h")), ElementsAre("d", "e"));
}

TEST_F(TransactionTest, CommitNumbersRiseByOneACommit) {
  const auto first = store_->snapshot()->commit_number();
  for (std::uint64_t i = 1; i <= 5; ++i) {
    auto transaction = store_->begin();
    EXPECT_EQ(transaction->commit_number(), first + i);
    for (int key = 0; key < 10; ++key)
      transaction->put(Family::kNodes, std::to_string(key), std::to_string(i));
    transaction->commit();
    EXPECT_EQ(store_->snapshot()->commit_number(), first + i);
  }
}

TEST_F(TransactionTest, WithoutWritesItMakesNoCommit) {
  const auto number = store_->snapshot()->commit_number();
  store_->begin()->commit();
  EXPECT_EQ(store_->snapshot()->commit_number(), number);

  auto undone = store_->begin();
  undone->set_savepoint();
  undone->put(Family::kNodes, "a", "1");
  undone->rollback_to_savepoint();
  undone->commit();
  EXPECT_EQ(store_->snapshot()->commit_number(), number);
}

TEST_F(TransactionTest, ARollbackUndoesWhatCameAfterTheSavepoint) {
  commit_value(*store_, Family::kNodes, "old", "1");
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "kept", "before");
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "kept", "after");
  transaction->put(Family::kNodes, "new", "after");
  transaction->erase(Family::kNodes, "old");
  transaction->rollback_to_savepoint();
  const auto expected = ElementsAre(std::pair("kept", "before"), std::pair("old", "1"));
  EXPECT_THAT(scan(*transaction, Family::kNodes), expected);
  EXPECT_EQ(transaction->get(Family::kNodes, "new"), std::nullopt);
  transaction->commit();
  EXPECT_THAT(scan(*store_->snapshot(), Family::kNodes), expected);
}

TEST_F(TransactionTest, SavepointsNest) {
  auto transaction = store_->begin();
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "a", "");
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "b", "");
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "c", "");
  transaction->rollback_to_savepoint();
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes)), ElementsAre("a", "b"));
  transaction->put(Family::kNodes, "d", "");
  transaction->rollback_to_savepoint();
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes)), ElementsAre("a"));
  transaction->rollback_to_savepoint();
  EXPECT_THAT(scan(*transaction, Family::kNodes), IsEmpty());
}

TEST_F(TransactionTest, AReleasedSavepointKeepsItsWritesForTheOuterOneToJudge) {
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "a", "");
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "b", "");
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "c", "");
  transaction->release_savepoint();
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes)), ElementsAre("a", "b", "c"));
  transaction->rollback_to_savepoint();
  EXPECT_THAT(keys_of(scan(*transaction, Family::kNodes)), ElementsAre("a"));
  transaction->commit();
  EXPECT_THAT(keys_of(scan(*store_->snapshot(), Family::kNodes)), ElementsAre("a"));
}

TEST_F(TransactionTest, CommitsWithSavepointsStillOpen) {
  auto transaction = store_->begin();
  transaction->set_savepoint();
  transaction->put(Family::kNodes, "a", "1");
  transaction->commit();
  EXPECT_EQ(committed("a"), "1");
}

TEST_F(TransactionTest, RollingBackWithoutASavepointIsAnErrorThatChangesNothing) {
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "a", "1");
  EXPECT_NE(error_of([&] { transaction->rollback_to_savepoint(); }), std::nullopt);
  EXPECT_NE(error_of([&] { transaction->release_savepoint(); }), std::nullopt);
  transaction->commit();
  EXPECT_EQ(committed("a"), "1");
}

TEST_F(TransactionTest, CommitsTensOfThousandsOfWritesAtOnce) {
  auto transaction = store_->begin();
  for (int i = 0; i < 30000; ++i) transaction->put(Family::kNodes, std::to_string(i), std::string(50, 'x'));
  EXPECT_EQ(scan(*transaction, Family::kNodes).size(), 30000U);
  transaction->commit();
  EXPECT_EQ(scan(*store_->snapshot(), Family::kNodes).size(), 30000U);
}

TEST_F(TransactionTest, MayOutliveTheStore) {
  auto transaction = store_->begin();
  transaction->put(Family::kNodes, "a", "1");
  store_.reset();
  EXPECT_EQ(transaction->get(Family::kNodes, "a"), "1");
  transaction->commit();
}

TEST(TransactionQueue, ASecondTransactionTimesOutWithLocked) {
  Options options;
  options.writer_timeout = 50ms;
  const auto store = Store::open(Store::kInMemory, options);
  const auto first = store->begin("an import");
  auto other_thread = std::async(std::launch::async, [&] {
    const auto begin = std::chrono::steady_clock::now();
    const auto error = error_of([&] { store->begin(); });
    return std::pair(error, std::chrono::steady_clock::now() - begin);
  });
  const auto [error, waited] = other_thread.get();
  EXPECT_THAT(error, IsError(ErrorKind::kLocked, ::testing::HasSubstr("50 ms")));
  EXPECT_THAT(error, IsError(ErrorKind::kLocked, ::testing::HasSubstr("an import"))) << "who is in";
  EXPECT_GE(waited, 50ms);
  EXPECT_LT(waited, 5s);
}

TEST(TransactionQueue, ATimeOutLeavesTheFirstTransactionAlone) {
  Options options;
  options.writer_timeout = 1ms;
  const auto store = Store::open(Store::kInMemory, options);
  auto first = store->begin();
  first->put(Family::kNodes, "a", "1");
  EXPECT_THAT(error_of([&] { store->begin(); }), IsError(ErrorKind::kLocked));
  first->commit();
  EXPECT_EQ(store->snapshot()->get(Family::kNodes, "a"), "1");
  EXPECT_EQ(error_of([&] { store->begin(); }), std::nullopt);
}

TEST(TransactionQueue, AWaitingTransactionBeginsWhenTheFirstHasCommitted) {
  const auto store = Store::open(Store::kInMemory);
  auto first = store->begin();
  first->put(Family::kNodes, "a", "1");
  auto second = std::async(std::launch::async, [&] {
    auto transaction = store->begin();
    return transaction->get(Family::kNodes, "a");
  });
  EXPECT_EQ(second.wait_for(30ms), std::future_status::timeout) << "it did not wait";
  first->commit();
  EXPECT_EQ(second.get(), "1") << "it does not see what was committed while it waited";
}

TEST(TransactionQueue, AWaitingTransactionBeginsWhenTheFirstIsDestroyed) {
  const auto store = Store::open(Store::kInMemory);
  auto first = store->begin();
  first->put(Family::kNodes, "a", "1");
  auto second = std::async(std::launch::async, [&] { return store->begin()->get(Family::kNodes, "a"); });
  EXPECT_EQ(second.wait_for(30ms), std::future_status::timeout) << "it did not wait";
  first.reset();
  EXPECT_EQ(second.get(), std::nullopt);
}

TEST(TransactionQueue, ManyThreadsLoseNoUpdate) {
  const auto store = Store::open(Store::kInMemory);
  const auto first_number = store->snapshot()->commit_number();
  constexpr int kThreads = 4;
  constexpr int kIncrements = 100;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kIncrements; ++i) {
        auto transaction = store->begin();
        const int now = std::stoi(transaction->get(Family::kNodes, "counter").value_or("0"));
        transaction->put(Family::kNodes, "counter", std::to_string(now + 1));
        transaction->commit();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(store->snapshot()->get(Family::kNodes, "counter"), std::to_string(kThreads * kIncrements));
  EXPECT_EQ(store->snapshot()->commit_number(), first_number + kThreads * kIncrements);
}

/// The store against the simplest thing that does the same: maps that are copied at every savepoint.
/// Transactions that fit into memory, and such that are moved to the disk every few writes.
class StoreDifferentialTest : public ::testing::TestWithParam<std::tuple<std::uint64_t, std::size_t>> {};

INSTANTIATE_TEST_SUITE_P(SeedsAndSizes, StoreDifferentialTest,
                         ::testing::Combine(::testing::ValuesIn(test::seeds(3)),
                                            ::testing::Values(Options().transaction_bytes, 400)));

TEST_P(StoreDifferentialTest, RandomOperationsAgreeWithAMap) {
  using Model = std::map<std::string, std::string>;
  test::Random random(std::get<0>(GetParam()));
  SCOPED_TRACE(random.trace());
  const test::TemporaryFolder folder;
  Options options = unsynced();
  options.transaction_bytes = std::get<1>(GetParam());
  auto store = Store::open(folder / "db", options);
  Model committed;
  Model current;
  std::vector<Model> savepoints;
  std::unique_ptr<Transaction> transaction;
  const auto random_key = [&] {
    std::string key;
    for (std::size_t length = random.below(4); length > 0; --length)
      key.push_back(
          "\x00\x01"
          "ab\xFE\xFF"[random.below(6)]);
    return key;
  };
  const auto agrees = [&](const Reader& reader, const Model& model) {
    const std::string from = random_key();
    const std::string to = random_key();
    const std::string key = random_key();
    Pairs expected;
    Pairs expected_prefix;
    for (const auto& pair : model) {
      if (pair.first >= from && (to.empty() || pair.first < to)) expected.push_back(pair);
      if (pair.first.starts_with(key)) expected_prefix.push_back(pair);
    }
    ASSERT_EQ(scan(reader, Family::kAdjacency, from, to), expected);
    ASSERT_EQ(scan_prefix_keys(reader, Family::kAdjacency, key), keys_of(expected_prefix));
    const auto found = model.find(key);
    const auto value = found == model.end() ? std::nullopt : std::optional(found->second);
    ASSERT_EQ(reader.get(Family::kAdjacency, key), value);
    ASSERT_EQ(reader.multi_get(Family::kAdjacency, std::vector{key, from}).front(), value);
  };

  for (int step = 0; step < 2000; ++step) {
    if (!transaction) transaction = store->begin();
    const auto choice = random.below(100);
    if (choice < 50) {
      const std::string key = random_key();
      current[key] = std::to_string(step);
      transaction->put(Family::kAdjacency, key, current[key]);
    } else if (choice < 75) {
      const std::string key = random_key();
      current.erase(key);
      transaction->erase(Family::kAdjacency, key);
    } else if (choice < 81) {
      savepoints.push_back(current);
      transaction->set_savepoint();
    } else if (choice < 89 && !savepoints.empty()) {
      const bool back = random.chance(50);
      if (back) current = savepoints.back();
      savepoints.pop_back();
      back ? transaction->rollback_to_savepoint() : transaction->release_savepoint();
    } else if (choice >= 96) {
      if (random.chance(70)) {
        transaction->commit();
        committed = current;
      }
      transaction.reset();
      savepoints.clear();
      current = committed;
      if (random.chance(5)) store->flush();
      if (random.chance(5)) {
        store.reset();
        store = Store::open(folder / "db", options);
      }
    }
    if (transaction) {
      ASSERT_NO_FATAL_FAILURE(agrees(*transaction, current)) << "at step " << step;
    }
    ASSERT_NO_FATAL_FAILURE(agrees(*store->snapshot(), committed)) << "at step " << step;
  }
}

}  // namespace
}  // namespace cairn::storage
