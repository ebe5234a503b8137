// Much at once, past the log: one commit, or nothing.

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

constexpr int kMany = 200'000;  // several blocks for the thread that writes them

std::string key(int number) {
  return "key" + std::to_string(1'000'000 + number);
}

class BulkWriterTest : public ::testing::TestWithParam<bool> {
 protected:
  BulkWriterTest() : store_(open()) {}

  std::unique_ptr<Store> open() const {
    const bool on_disk = GetParam();
    Options options;
    options.writer_timeout = std::chrono::milliseconds(10);
    return Store::open(on_disk ? folder_ / "db" : std::filesystem::path(Store::kInMemory), options);
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

INSTANTIATE_TEST_SUITE_P(InMemoryAndOnDisk, BulkWriterTest, ::testing::Bool(),
                         [](const auto& test) { return test.param ? "OnDisk" : "InMemory"; });

TEST_P(BulkWriterTest, MakesOneCommitOfAllFamilies) {
  commit_value(*store_, Family::kMeta, "before", "1");
  const auto before = store_->snapshot();
  {
    const auto writer = store_->begin_bulk("a test");
    EXPECT_EQ(writer->before().get(Family::kMeta, "before"), "1");
    EXPECT_EQ(writer->commit_number(), 2);
    for (int i = 0; i < kMany; ++i) writer->put(Family::kNodes, key(i), "node");
    writer->put(Family::kIndexes, "index", "");
    writer->put(Family::kMeta, "before", "2");
    writer->put(Family::kMeta, "next", "7");
    EXPECT_EQ(scan(*store_->snapshot(), Family::kNodes).size(), 0U) << "before the commit";
    writer->commit();
  }
  EXPECT_EQ(scan(*before, Family::kNodes).size(), 0U) << "in a snapshot that was taken before";
  const auto after = store_->snapshot();
  EXPECT_EQ(after->commit_number(), 2);
  EXPECT_EQ(scan(*after, Family::kNodes).size(), std::size_t{kMany});
  EXPECT_EQ(after->get(Family::kIndexes, "index"), "");
  EXPECT_EQ(after->get(Family::kMeta, "next"), "7");
  EXPECT_EQ(after->get(Family::kMeta, "before"), "2");
  commit_value(*store_, Family::kNodes, key(0), "changed");
  EXPECT_EQ(store_->snapshot()->get(Family::kNodes, key(0)), "changed");
  EXPECT_EQ(store_->snapshot()->commit_number(), 3);
}

TEST_P(BulkWriterTest, IsGoneWithoutACommit) {
  {
    const auto writer = store_->begin_bulk("a test");
    for (int i = 0; i < kMany; ++i) writer->put(Family::kNodes, key(i), "node");
  }
  EXPECT_EQ(scan(*store_->snapshot(), Family::kNodes).size(), 0U);
  EXPECT_EQ(store_->snapshot()->commit_number(), 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "db" / "scratch" / "tables"));
}

TEST_P(BulkWriterTest, RefusesKeysThatDoNotAscend) {
  const auto writer = store_->begin_bulk("a test");
  writer->put(Family::kNodes, "b", "1");
  EXPECT_THAT(error_of([&] {
                writer->put(Family::kNodes, "a", "1");
                writer->commit();
              }),
              IsError(ErrorKind::kInvalidInput));
  EXPECT_EQ(store_->snapshot()->commit_number(), 0);
}

TEST_P(BulkWriterTest, KeepsOtherWritersWaiting) {
  const auto writer = store_->begin_bulk("a bulk load");
  const auto error = error_of([&] { store_->begin("another"); });
  ASSERT_THAT(error, IsError(ErrorKind::kLocked));
  EXPECT_THAT(error->what(), ::testing::HasSubstr("a bulk load"));
}

TEST_P(BulkWriterTest, IsThereAfterOpeningAgain) {
  if (!GetParam()) GTEST_SKIP() << "what is in memory is gone";
  {
    const auto writer = store_->begin_bulk("a test");
    writer->put(Family::kNodes, "a", "1");
    writer->commit();
  }
  store_.reset();
  store_ = open();
  EXPECT_EQ(store_->snapshot()->get(Family::kNodes, "a"), "1");
  EXPECT_EQ(store_->snapshot()->commit_number(), 1);
}

}  // namespace
}  // namespace cairn::storage
