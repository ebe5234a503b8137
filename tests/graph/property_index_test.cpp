// Indexes by property: what they find, what a unique one refuses, and how they are built beside other
// writers.

#include "graph/property_index.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/check.h"
#include "tests/graph/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

std::string form(const Value& value) {
  return index_form(value).value_or("none");
}

TEST(IndexForm, SortsNumbersAsNumbersWhateverTheirType) {
  const std::vector<Value> ascending = {-kInfinity,
                                        -1e300,
                                        -9.3e18,
                                        kLeast,
                                        kLeast + 1,
                                        -2.5,
                                        std::int64_t{-2},
                                        -0.5,
                                        std::int64_t{0},
                                        5e-324,
                                        0.5,
                                        std::int64_t{1},
                                        1.5,
                                        std::int64_t{2},
                                        9007199254740992.0,
                                        std::int64_t{9007199254740993},
                                        std::int64_t{9007199254740994},
                                        kGreatest - 1,
                                        kGreatest,
                                        9.3e18,
                                        kInfinity};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i)
    EXPECT_LT(form(ascending[i]), form(ascending[i + 1])) << i;
}

TEST(IndexForm, IsEqualForEqualNumbers) {
  EXPECT_EQ(form(std::int64_t{1}), form(1.0));
  EXPECT_EQ(form(0.0), form(-0.0));
  EXPECT_EQ(form(std::int64_t{9007199254740992}), form(9007199254740992.0));
  EXPECT_NE(form(std::int64_t{9007199254740993}), form(9007199254740992.0));
  EXPECT_EQ(form(kLeast), form(-9223372036854775808.0));
}

TEST(IndexForm, SortsTextsByBytesAlsoWithZeroBytesInThem) {
  const std::vector<Value> ascending = {"",
                                        std::string("\0", 1),
                                        std::string("\0a", 2),
                                        std::string("\1", 1),
                                        "a",
                                        std::string("a\0", 2),
                                        "a\1",
                                        "ab",
                                        "b",
                                        "\xC3\xA9"};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i)
    EXPECT_LT(form(ascending[i]), form(ascending[i + 1])) << i;
}

TEST(IndexForm, TellsListsApart) {
  const Value one = List{"a"};
  const Value two = List{"a", "b"};
  EXPECT_NE(form(one), form(two));
  EXPECT_FALSE(form(two).starts_with(form(one))) << "no form is the beginning of another";
  EXPECT_EQ(form(List{std::int64_t{1}}), form(List{1.0}));
  EXPECT_NE(form(List{}), form(List{List{}}));
}

TEST(IndexForm, SortsPointsInTimeByInstant) {
  const std::vector<Value> ascending = {Date{-1},
                                        Date{0},
                                        LocalTime{5},
                                        Time{kNanosecondsASecond, 3600},
                                        Time{0, 0},
                                        Time{3600 * kNanosecondsASecond, 3600},
                                        Time{kNanosecondsASecond, 0},
                                        LocalDateTime{-1, 999'999'999},
                                        LocalDateTime{0, 0},
                                        DateTime{7, 0, 3600, "Europe/Paris"},
                                        DateTime{7, 0, 3600, "Europe/Stockholm"},
                                        DateTime{7, 1, 0, ""},
                                        Duration{-1, 0, 0, 0},
                                        Duration{1, 0, 0, 0}};
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    EXPECT_LT(index_form(ascending[i - 1]).value(), index_form(ascending[i]).value()) << i;
  }
}

TEST(IndexForm, IsNoneForWhatEqualsNothing) {
  EXPECT_EQ(index_form(Value()), std::nullopt);
  EXPECT_EQ(index_form(std::nan("")), std::nullopt);
  EXPECT_EQ(index_form(List{Value()}), std::nullopt);
}

TEST(IndexRange, IsOfOneTypeOnly) {
  const Value one = std::int64_t{1};
  const Value text = "a";
  EXPECT_FALSE(index_range(&one, true, &text, true));
  EXPECT_FALSE(index_range(nullptr, true, nullptr, true));
  const Value null;
  EXPECT_FALSE(index_range(&null, true, &one, true));
}

class PropertyIndexTest : public GraphTest {
 protected:
  NodeId person(const Value& age) {
    return tx_->create_node({tx_->label("Person")}, tx_->properties({{"age", age}}));
  }
  IndexId index_by_age(bool unique = false) {
    return tx_->create_index(tx_->label("Person"), tx_->key("age"), unique);
  }
  static const PropertyIndex& index(const View& view) { return view.catalog().indexes.at(0); }
  static std::vector<NodeId> with_age(const View& view, const Value& age) {
    std::string after;
    return view.nodes_with_value(index(view), age, after, kAll);
  }
  static std::vector<NodeId> in_range(const View& view, const Value* from, bool from_inclusive,
                                      const Value* to, bool to_inclusive) {
    std::string after;
    return view.nodes_in_range(index(view), index_range(from, from_inclusive, to, to_inclusive).value(),
                               after, kAll);
  }
};

TEST_F(PropertyIndexTest, FindsEqualValuesAndRanges) {
  index_by_age();
  const auto young = person(std::int64_t{7});
  const auto old = person(std::int64_t{70});
  const auto same = person(70.0);
  person("seven");
  person(Value());
  const Value seven = std::int64_t{7};
  const Value seventy = std::int64_t{70};
  EXPECT_THAT(with_age(*tx_, seventy), ElementsAre(old, same));
  EXPECT_THAT(with_age(*tx_, 70.0), ElementsAre(old, same));
  EXPECT_THAT(with_age(*tx_, std::int64_t{8}), IsEmpty());
  EXPECT_THAT(in_range(*tx_, &seven, true, nullptr, true), ElementsAre(young, old, same)) << "and no text";
  EXPECT_THAT(in_range(*tx_, &seven, false, nullptr, true), ElementsAre(old, same));
  EXPECT_THAT(in_range(*tx_, nullptr, true, &seventy, false), ElementsAre(young));
  EXPECT_THAT(in_range(*tx_, &seven, true, &seventy, true), ElementsAre(young, old, same));
  EXPECT_THAT(in_range(*tx_, &seventy, true, &seven, true), IsEmpty());
}

TEST_F(PropertyIndexTest, IsAskedBatchByBatch) {
  index_by_age();
  std::vector<NodeId> all;
  for (std::int64_t i = 0; i < 25; ++i) all.push_back(person(i / 3));
  const Value least = std::int64_t{0};
  const auto range = index_range(&least, true, nullptr, true).value();
  std::vector<NodeId> found;
  std::string after;
  for (auto batch = tx_->nodes_in_range(index(*tx_), range, after, 4); !batch.empty();
       batch = tx_->nodes_in_range(index(*tx_), range, after, 4))
    found.insert(found.end(), batch.begin(), batch.end());
  EXPECT_EQ(found, all);
}

TEST_F(PropertyIndexTest, FollowsEveryChange) {
  index_by_age();
  const auto id = person(std::int64_t{1});
  Node node = *tx_->node(id);
  node.properties.set(tx_->key("age"), std::int64_t{2});
  tx_->replace(node);
  EXPECT_THAT(with_age(*tx_, std::int64_t{1}), IsEmpty());
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), ElementsAre(id));
  node.labels = {tx_->label("Other")};
  tx_->replace(node);
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), IsEmpty()) << "the node lost the label";
  node.labels = {tx_->label("Person")};
  tx_->replace(node);
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), ElementsAre(id));
  tx_->delete_node(id);
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), IsEmpty());
}

TEST_F(PropertyIndexTest, ForgetsWhatAStatementUndoes) {
  index_by_age();
  tx_->savepoint();
  person(std::int64_t{1});
  tx_->create_index(tx_->label("Person"), tx_->key("name"), false);
  tx_->rollback();
  EXPECT_THAT(with_age(*tx_, std::int64_t{1}), IsEmpty());
  EXPECT_THAT(tx_->catalog().indexes, SizeIs(1));
}

TEST_F(PropertyIndexTest, ThatIsUniqueRefusesASecondNode) {
  index_by_age(true);
  const auto first = person(std::int64_t{1});
  const auto other = person(std::int64_t{2});
  person(Value());
  person(Value());
  EXPECT_THAT(error_of([&] { person(1.0); }),
              IsError(ErrorKind::kInvalidInput,
                      ::testing::AllOf(HasSubstr(std::to_string(first)), HasSubstr("age"))));
  Node node = *tx_->node(other);
  node.properties.set(tx_->key("age"), std::int64_t{1});
  EXPECT_THAT(error_of([&] { tx_->replace(node); }), IsError(ErrorKind::kInvalidInput));
  EXPECT_EQ(tx_->node_count(), 4U) << "the failed calls left nothing";
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), ElementsAre(other));
  tx_->delete_node(first);
  EXPECT_TRUE(tx_->replace(node)) << "the value is free again";
}

TEST_F(PropertyIndexTest, OfNodesThatAreThereIsBuiltInSteps) {
  std::vector<NodeId> sevens;
  for (std::int64_t i = 0; i < 100; ++i) {
    const auto id = person(i % 10);
    if (i % 10 == 7) sevens.push_back(id);
  }
  const IndexId id = index_by_age();
  EXPECT_FALSE(index(*tx_).ready());
  EXPECT_FALSE(tx_->build_index(id, 30));
  EXPECT_FALSE(tx_->build_index(id, 30));
  EXPECT_FALSE(tx_->build_index(id, 30));
  EXPECT_TRUE(tx_->build_index(id, 30));
  EXPECT_TRUE(index(*tx_).ready());
  EXPECT_THAT(with_age(*tx_, std::int64_t{7}), ::testing::ElementsAreArray(sevens));
}

TEST_F(PropertyIndexTest, SeesWhatWasWrittenWhileItWasBuilt) {
  std::vector<NodeId> ids;
  for (std::int64_t i = 0; i < 30; ++i) ids.push_back(person(i));
  const IndexId id = index_by_age();
  tx_->build_index(id, 10);
  for (const std::size_t at : {2U, 20U}) {  // one that was reached, and one that was not
    Node node = *tx_->node(ids[at]);
    node.properties.set(tx_->key("age"), std::int64_t{1000});
    tx_->replace(node);
  }
  tx_->delete_node(ids[3]);
  tx_->delete_node(ids[21]);
  const auto fresh = person(std::int64_t{1000});
  commit();
  EXPECT_TRUE(check(*graph_->store().snapshot()).sound()) << "half built";
  tx_.reset();
  graph_->build_index(id);
  const auto view = graph_->snapshot();
  EXPECT_THAT(with_age(*view, std::int64_t{1000}), ElementsAre(ids[2], ids[20], fresh));
  EXPECT_THAT(with_age(*view, std::int64_t{20}), IsEmpty());
  EXPECT_THAT(with_age(*view, std::int64_t{21}), IsEmpty());
  EXPECT_TRUE(check(*graph_->store().snapshot()).sound());
}

TEST_F(PropertyIndexTest, ForgetsNewNodesThatARollbackUndid) {
  index_by_age(true);
  const auto kept = person(std::int64_t{1});
  tx_->savepoint();
  person(std::int64_t{2});
  tx_->rollback();
  const auto again = person(std::int64_t{2});
  EXPECT_THAT(error_of([&] { person(std::int64_t{2}); }), IsError(ErrorKind::kInvalidInput));
  tx_->savepoint();
  const auto released = person(std::int64_t{3});
  tx_->release();
  EXPECT_THAT(error_of([&] { person(std::int64_t{3}); }), IsError(ErrorKind::kInvalidInput));
  commit();
  EXPECT_THAT(with_age(*tx_, std::int64_t{1}), ElementsAre(kept));
  EXPECT_THAT(with_age(*tx_, std::int64_t{2}), ElementsAre(again));
  EXPECT_THAT(with_age(*tx_, std::int64_t{3}), ElementsAre(released));
  EXPECT_TRUE(check(*graph_->store().snapshot()).sound());
}

TEST_F(PropertyIndexTest, ThatCannotBeUniqueIsNotLeftBehind) {
  for (std::int64_t i = 0; i < 50; ++i) person(i);
  person(std::int64_t{49});
  const IndexId id = index_by_age(true);
  commit();
  tx_.reset();
  EXPECT_THAT(error_of([&] { graph_->build_index(id); }),
              IsError(ErrorKind::kInvalidInput, HasSubstr("unique")));
  EXPECT_THAT(graph_->snapshot()->catalog().indexes, IsEmpty());
  EXPECT_TRUE(check(*graph_->store().snapshot()).sound());
}

TEST_F(PropertyIndexTest, IsBuiltOnAfterTheProcessEnded) {
  const test::TemporaryFolder folder;
  IndexId id = 0;
  {
    const auto graph = open_graph(folder / "db");
    const auto tx = graph->begin();
    for (std::int64_t i = 0; i < 100; ++i)
      tx->create_node({tx->label("Person")}, tx->properties({{"age", i}}));
    id = tx->create_index(tx->label("Person"), tx->key("age"), false);
    tx->build_index(id, 40);
    tx->commit();
  }
  const auto graph = open_graph(folder / "db");
  EXPECT_FALSE(index(*graph->snapshot()).ready());
  graph->build_index(id);
  EXPECT_THAT(with_age(*graph->snapshot(), std::int64_t{99}), SizeIs(1));
  EXPECT_TRUE(check(*graph->store().snapshot()).sound());
}

TEST_F(PropertyIndexTest, ThatIsDroppedLeavesNothingAndItsNumberIsNotGivenAgain) {
  for (std::int64_t i = 0; i < 100; ++i) person(i);
  const IndexId id = index_by_age();
  while (!tx_->build_index(id, 30)) continue;
  std::string after;
  EXPECT_FALSE(tx_->drop_index(id, 60, after));
  EXPECT_FALSE(index(*tx_).ready()) << "half dropped, it may not be asked";
  EXPECT_TRUE(tx_->drop_index(id, 60, after));
  EXPECT_THAT(tx_->catalog().indexes, IsEmpty());
  commit();
  EXPECT_TRUE(check(*graph_->store().snapshot()).sound());
  EXPECT_NE(index_by_age(), id);
}

TEST_F(PropertyIndexTest, IsMadeOnceForALabelAndAProperty) {
  index_by_age();
  EXPECT_THAT(error_of([&] { index_by_age(true); }), IsError(ErrorKind::kInvalidInput, HasSubstr("already")));
  EXPECT_THAT(error_of([&] { tx_->build_index(99, 1); }), IsError(ErrorKind::kInvalidInput));
}

TEST_F(PropertyIndexTest, AgreesWithAScanAfterRandomChanges) {
  for (const std::uint64_t seed : test::seeds(5)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const auto graph = open_graph();
    const auto tx = graph->begin();
    const LabelId label = tx->label("P");
    const KeyId key = tx->key("v");
    const auto value = [&]() -> Value {
      switch (random.below(5)) {
        case 0:
          return static_cast<std::int64_t>(random.below(6)) - 3;
        case 1:
          return (static_cast<double>(random.below(13)) - 6) / 2;
        case 2:
          return std::string(random.below(3), 'a');
        case 3:
          return random.chance(50);
        default:
          return Value();
      }
    };
    std::vector<NodeId> ids;
    const IndexId id = tx->create_index(label, key, false);
    for (int step = 0; step < 300; ++step) {
      if (ids.empty() || random.chance(50)) {
        ids.push_back(tx->create_node({label}, {}));
      }
      Node node = *tx->node(random.pick(ids));
      node.properties.set(key, value());
      tx->replace(node);
      const Value wanted = value();
      if (wanted.is_null()) continue;
      std::vector<NodeId> expected;
      for (const NodeId each : ids) {
        const auto other = tx->node(each);
        const Value* found = other->properties.get(key);
        if (found != nullptr && index_form(*found) == index_form(wanted)) expected.push_back(each);
      }
      std::string after;
      EXPECT_EQ(tx->nodes_with_value(*tx->catalog().find_index(label, key), wanted, after, kAll), expected);
    }
    tx->build_index(id, 1);
    tx->commit();
    EXPECT_TRUE(check(*graph->store().snapshot()).sound());
  }
}

}  // namespace
}  // namespace cairn::graph
