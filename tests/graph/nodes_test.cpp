#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "storage/error.h"
#include "tests/graph/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using NodesTest = GraphTest;

TEST_F(NodesTest, ACreatedNodeIsReadBack) {
  const NodeId id = node({"Concept", "Term"}, {{"name", "GAN"}, {"year", 2014}, {"nothing", Value()}});
  commit();
  const auto view = graph_->snapshot();
  const auto found = view->node(id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, id);
  EXPECT_THAT(label_names(*view, *found), ElementsAre("Concept", "Term"));
  EXPECT_EQ(view->text_property(*found, "name"), "GAN");
  ASSERT_NE(view->property(*found, "year"), nullptr);
  EXPECT_EQ(*view->property(*found, "year"), Value(2014));
  EXPECT_EQ(view->property(*found, "nothing"), nullptr) << "null is no value";
  EXPECT_EQ(view->property(*found, "unknown key"), nullptr);
  EXPECT_EQ(view->text_property(*found, "year"), "") << "a number is no text";
  EXPECT_EQ(found->properties.size(), 2U);
}

TEST_F(NodesTest, ANodeNeedsNeitherLabelsNorProperties) {
  const NodeId id = node();
  commit();
  const auto found = graph_->snapshot()->node(id);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->labels, IsEmpty());
  EXPECT_TRUE(found->properties.empty());
}

TEST_F(NodesTest, ALabelGivenTwiceCountsOnce) {
  const LabelId a = tx_->label("A");
  const LabelId b = tx_->label("B");
  const NodeId id = tx_->create_node({b, a, b, a}, {});
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(view->node(id)->labels, ElementsAre(a, b));
  EXPECT_EQ(view->node_count(a), 1U);
  EXPECT_EQ(view->node_count(b), 1U);
}

TEST_F(NodesTest, UnknownIdsHaveNoRecord) {
  const NodeId id = node();
  const std::vector<NodeId> ids = {0, id, id + 1, id, std::numeric_limits<NodeId>::max()};
  const auto found = tx_->nodes(ids);
  ASSERT_THAT(found, SizeIs(5));
  EXPECT_FALSE(found[0]);
  ASSERT_TRUE(found[1]);
  EXPECT_EQ(found[1]->id, id);
  EXPECT_FALSE(found[2]);
  EXPECT_TRUE(found[3]);
  EXPECT_FALSE(found[4]);
  EXPECT_FALSE(tx_->node(id + 1));
  EXPECT_THAT(tx_->nodes({}), IsEmpty());
}

TEST_F(NodesTest, ReplacingChangesLabelsAndProperties) {
  const NodeId id = node({"Old", "Kept"}, {{"name", "before"}, {"gone", 1}});
  Node changed = *tx_->node(id);
  changed.labels = {tx_->label("Kept"), tx_->label("New")};
  changed.properties = tx_->properties({{"name", "after"}});
  EXPECT_TRUE(tx_->replace(changed));
  commit();
  const auto view = graph_->snapshot();
  const auto found = view->node(id);
  EXPECT_THAT(label_names(*view, *found), ElementsAre("Kept", "New"));
  EXPECT_EQ(view->text_property(*found, "name"), "after");
  EXPECT_EQ(found->properties.size(), 1U);
}

TEST_F(NodesTest, ReplacingByTheSameChangesNothing) {
  const NodeId id = node({"A"}, {{"x", std::numeric_limits<double>::quiet_NaN()}, {"y", List{1, "two"}}});
  commit();
  EXPECT_FALSE(tx_->replace(*tx_->node(id)));
  EXPECT_FALSE(tx_->changed());
}

TEST_F(NodesTest, ReplacingTakesLabelsInAnyOrderAsCreatingDoes) {
  const LabelId a = tx_->label("A");
  const LabelId b = tx_->label("B");
  const LabelId c = tx_->label("C");
  const NodeId id = tx_->create_node({a}, {});
  tx_->replace(Node{id, {c, a, b, c}, {}});
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(view->node(id)->labels, ElementsAre(a, b, c));
  for (const LabelId label : {a, b, c}) {
    EXPECT_EQ(view->node_count(label), 1U) << label;
    EXPECT_THAT(view->nodes_with_label_after(label, 0, kAll), ElementsAre(id)) << label;
    EXPECT_TRUE(view->node(id)->has_label(label)) << label;
  }
}

TEST_F(NodesTest, ADeletedNodeIsGone) {
  const NodeId id = node({"A"}, {{"x", 1}});
  commit();
  tx_->delete_node(id);
  EXPECT_FALSE(tx_->node(id));
  EXPECT_THAT(all_nodes(*tx_), IsEmpty());
  commit();
  const auto view = graph_->snapshot();
  EXPECT_FALSE(view->node(id));
  EXPECT_THAT(view->nodes_with_label_after(*view->catalog().labels.find("A"), 0, kAll), IsEmpty());
  EXPECT_EQ(view->node_count(), 0U);
}

TEST_F(NodesTest, ReplacingOrDeletingAnUnknownNodeIsAnError) {
  const NodeId id = node();
  tx_->delete_node(id);
  for (const NodeId unknown : {NodeId{0}, id, id + 1}) {
    EXPECT_THAT(error_of([&] { tx_->replace(Node{unknown, {}, {}}); }), IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(error_of([&] { tx_->delete_node(unknown); }), IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(error_of([&] { tx_->detach_delete_node(unknown); }), IsError(ErrorKind::kInvalidInput));
  }
}

TEST_F(NodesTest, AreListedInPagesInTheOrderOfTheirIds) {
  std::vector<NodeId> ids;
  for (int i = 0; i < 10; ++i) ids.push_back(node({i % 2 == 0 ? "Even" : "Odd"}));
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(all_nodes(*view), ids);
  EXPECT_THAT(view->nodes_after(0, 3), ElementsAre(ids[0], ids[1], ids[2]));
  EXPECT_THAT(view->nodes_after(ids[2], 3), ElementsAre(ids[3], ids[4], ids[5]));
  EXPECT_THAT(view->nodes_after(ids[8], 3), ElementsAre(ids[9]));
  EXPECT_THAT(view->nodes_after(ids[9], 3), IsEmpty());
  EXPECT_THAT(view->nodes_after(0, 0), IsEmpty());

  const LabelId odd = *view->catalog().labels.find("Odd");
  EXPECT_THAT(view->nodes_with_label_after(odd, 0, kAll),
              ElementsAre(ids[1], ids[3], ids[5], ids[7], ids[9]));
  EXPECT_THAT(view->nodes_with_label_after(odd, ids[3], 2), ElementsAre(ids[5], ids[7]));
  EXPECT_THAT(view->nodes_with_label_after(odd, ids[4], 1), ElementsAre(ids[5]));
  EXPECT_THAT(view->nodes_with_label_after(odd, ids[9], 1), IsEmpty());
  EXPECT_THAT(view->nodes_with_label_after(odd, 0, 0), IsEmpty());
  EXPECT_THAT(view->nodes_with_label_after(odd + 1000, 0, kAll), IsEmpty());
}

TEST_F(NodesTest, AfterTheLastIdThereIsNothing) {
  const LabelId label = tx_->label("A");
  const NodeId id = node({"A"});
  relate(id, id);
  constexpr auto kLast = std::numeric_limits<std::uint64_t>::max();
  EXPECT_THAT(tx_->nodes_after(kLast, kAll), IsEmpty());
  EXPECT_THAT(tx_->nodes_with_label_after(label, kLast, kAll), IsEmpty());
  EXPECT_EQ(tx_->relationships_after(kLast, kAll).size(), 0U);
}

TEST_F(NodesTest, TheLabelIndexFollowsEveryChange) {
  const NodeId first = node({"A", "B"});
  const NodeId second = node({"B"});
  const LabelId a = tx_->label("A");
  const LabelId b = tx_->label("B");
  tx_->replace(Node{first, {a}, {}});
  tx_->replace(Node{second, {a, b}, {}});
  EXPECT_THAT(tx_->nodes_with_label_after(a, 0, kAll), ElementsAre(first, second));
  EXPECT_THAT(tx_->nodes_with_label_after(b, 0, kAll), ElementsAre(second));
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(view->nodes_with_label_after(a, 0, kAll), ElementsAre(first, second));
  EXPECT_THAT(view->nodes_with_label_after(b, 0, kAll), ElementsAre(second));
  EXPECT_EQ(view->node_count(a), 2U);
  EXPECT_EQ(view->node_count(b), 1U);
}

TEST_F(NodesTest, CountsAreExact) {
  EXPECT_EQ(graph_->snapshot()->node_count(), 0U);
  const NodeId gone = node({"A", "B"});
  node({"A"});
  node();
  commit();
  tx_->delete_node(gone);
  node({"B"});
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->node_count(), 3U);
  EXPECT_EQ(view->node_count(*view->catalog().labels.find("A")), 1U);
  EXPECT_EQ(view->node_count(*view->catalog().labels.find("B")), 1U);
  EXPECT_EQ(view->node_count(12345), 0U);
}

TEST_F(NodesTest, ATransactionCountsItsOwnWrites) {
  const LabelId a = tx_->label("A");
  const NodeId id = node({"A"});
  EXPECT_EQ(tx_->node_count(), 1U);
  EXPECT_EQ(tx_->node_count(a), 1U);
  commit();
  node({"A"});
  tx_->delete_node(id);
  node();
  EXPECT_EQ(tx_->node_count(), 2U);
  EXPECT_EQ(tx_->node_count(a), 1U);
}

TEST_F(NodesTest, IdsBeginWithOneAndAscend) {
  EXPECT_EQ(node(), 1U);
  EXPECT_EQ(node(), 2U);
  commit();
  EXPECT_EQ(node(), 3U);
}

TEST_F(NodesTest, IdsAreNeverUsedAgain) {
  const NodeId first = node();
  const NodeId second = node();
  commit();
  tx_->delete_node(second);
  commit();
  const NodeId third = node();
  EXPECT_GT(third, second);
  tx_->delete_node(third);
  const NodeId fourth = node();
  EXPECT_GT(fourth, third);
  EXPECT_LT(first, second);
}

TEST_F(NodesTest, AWishedIdThatNoNodeEverHadIsGranted) {
  EXPECT_EQ(tx_->create_node(100, {}, {}), 100U);
  EXPECT_TRUE(tx_->node(100));
  EXPECT_EQ(node(), 101U) << "ids go on from there";
  EXPECT_EQ(tx_->create_node(5000, {}, {}), 5000U);
}

TEST_F(NodesTest, WishedIdsAreGrantedWhenTheyAscend) {
  EXPECT_EQ(tx_->create_node(10, {}, {}), 10U);
  EXPECT_EQ(tx_->create_node(30, {}, {}), 30U);
  EXPECT_EQ(tx_->create_node(20, {}, {}), 31U) << "whether 20 was given once is not known any more";
}

TEST_F(NodesTest, AWishedIdThatIsTakenOrWasIsNotGranted) {
  const NodeId taken = node();
  const NodeId deleted = node();
  commit();
  tx_->delete_node(deleted);
  for (const NodeId wished : {taken, deleted, NodeId{0}}) {
    const NodeId given = tx_->create_node(wished, {}, {});
    EXPECT_GT(given, deleted) << "wished for " << wished;
  }
  EXPECT_EQ(all_nodes(*tx_).size(), 4U);
}

TEST_F(NodesTest, AnAbsurdWishDoesNotUseUpTheIds) {
  std::set<NodeId> given = {node({"First"})};
  given.insert(tx_->create_node(std::numeric_limits<NodeId>::max(), {}, {}));
  given.insert(node());
  commit();
  given.insert(node());
  EXPECT_THAT(given, SizeIs(4)) << "an id was given twice";
  EXPECT_FALSE(given.contains(0));
  EXPECT_THAT(label_names(*tx_, *tx_->node(1)), ElementsAre("First")) << "the first node was written over";
  EXPECT_THAT(all_nodes(*tx_), SizeIs(4));
}

TEST_F(NodesTest, LargeRecordsAreKept) {
  const std::string text(1U << 20U, 'x');
  const NodeId id = node({"A"}, {{"text", text}, {"list", List(10000, "element")}});
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->text_property(*view->node(id), "text"), text);
  EXPECT_EQ(view->property(*view->node(id), "list")->list()->size(), 10000U);
}

}  // namespace
}  // namespace cairn::graph
