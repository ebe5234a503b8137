#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/store.h"
#include "tests/storage/fixtures.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Snapshot, OfAnEmptyStoreShowsCommitZero) {
  EXPECT_EQ(Store::open(Store::kInMemory)->snapshot()->commit_number(), 0U);
}

TEST(Snapshot, StaysAsItIsWhileOthersWrite) {
  const auto store = Store::open(Store::kInMemory);
  commit_value(*store, Family::kNodes, "changed", "old");
  commit_value(*store, Family::kNodes, "erased", "old");
  const auto snapshot = store->snapshot();
  const auto number = snapshot->commit_number();
  auto transaction = store->begin();
  transaction->put(Family::kNodes, "changed", "new");
  transaction->put(Family::kNodes, "added", "new");
  transaction->erase(Family::kNodes, "erased");
  transaction->commit();

  EXPECT_EQ(snapshot->get(Family::kNodes, "changed"), "old");
  EXPECT_EQ(snapshot->get(Family::kNodes, "added"), std::nullopt);
  const std::vector<std::string> keys = {"erased", "added"};
  EXPECT_THAT(snapshot->multi_get(Family::kNodes, keys),
              ElementsAre(std::optional<std::string>("old"), std::nullopt));
  EXPECT_THAT(scan(*snapshot, Family::kNodes),
              ElementsAre(std::pair("changed", "old"), std::pair("erased", "old")));
  EXPECT_EQ(snapshot->commit_number(), number);
  EXPECT_EQ(store->snapshot()->commit_number(), number + 1);
}

TEST(Snapshot, StaysAsItIsThroughFlushes) {
  const test::TemporaryFolder folder;
  const auto store = Store::open(folder / "db", unsynced());
  commit_value(*store, Family::kNodes, "a", "1");
  const auto snapshot = store->snapshot();
  for (int i = 0; i < 5; ++i) {
    commit_value(*store, Family::kNodes, "a", "later");
    store->flush();
  }
  EXPECT_EQ(snapshot->get(Family::kNodes, "a"), "1");
}

TEST(Snapshot, DoesNotSeeAnOpenTransaction) {
  const auto store = Store::open(Store::kInMemory);
  auto transaction = store->begin();
  transaction->put(Family::kNodes, "a", "1");
  const auto snapshot = store->snapshot();
  transaction->commit();
  EXPECT_THAT(scan(*snapshot, Family::kNodes), IsEmpty());
}

TEST(Snapshot, MayOutliveTheStore) {
  const test::TemporaryFolder folder;
  auto store = Store::open(folder / "db", unsynced());
  commit_value(*store, Family::kNodes, "a", "1");
  const auto snapshot = store->snapshot();
  store.reset();
  EXPECT_EQ(snapshot->get(Family::kNodes, "a"), "1");
}

TEST(Snapshot, ThreadsReadWholeCommitsWhileOneWrites) {
  const auto store = Store::open(Store::kInMemory);
  constexpr int kCommits = 300;
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::atomic<int> went_back = 0;
  const auto read = [&] {
    std::uint64_t last = 0;
    while (!done) {
      const auto snapshot = store->snapshot();
      const auto nodes = snapshot->get(Family::kNodes, "n");
      const auto rows = scan(*snapshot, Family::kIndexes);
      if (nodes != snapshot->get(Family::kAdjacency, "n")) ++torn;
      if (nodes && rows.size() != std::stoul(*nodes)) ++torn;
      if (snapshot->commit_number() < last) ++went_back;
      last = snapshot->commit_number();
    }
  };
  std::thread first(read);
  std::thread second(read);
  for (int i = 1; i <= kCommits; ++i) {
    auto transaction = store->begin();
    transaction->put(Family::kNodes, "n", std::to_string(i));
    transaction->put(Family::kIndexes, "row" + std::to_string(i), "");
    transaction->put(Family::kAdjacency, "n", std::to_string(i));
    transaction->commit();
  }
  done = true;
  first.join();
  second.join();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(went_back, 0);
}

TEST(Snapshot, ThreadsMayShareOne) {
  const auto store = Store::open(Store::kInMemory);
  auto transaction = store->begin();
  for (int i = 0; i < 200; ++i)
    transaction->put(Family::kNodes, "key" + std::to_string(i), std::to_string(i));
  transaction->commit();
  transaction.reset();
  const auto snapshot = store->snapshot();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        if (snapshot->get(Family::kNodes, "key" + std::to_string(i)) != std::to_string(i)) ++wrong;
      }
      if (scan(*snapshot, Family::kNodes).size() != 200) ++wrong;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace cairn::storage
