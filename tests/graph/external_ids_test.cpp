// What a graph import remembers: under which id its source knows a node or a relationship.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/fixtures.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using ExternalIdsTest = GraphTest;

TEST_F(ExternalIdsTest, AreKeptBySource) {
  const NodeId a = node();
  const NodeId b = node();
  tx_->set_external_node("file:a.jsonl", "7", a);
  tx_->set_external_node("file:a.jsonl", "x", b);
  tx_->set_external_node("file:b.jsonl", "7", b);
  tx_->set_external_relationship("file:a.jsonl", "7", relate(a, b));
  commit();
  EXPECT_THAT(tx_->external_nodes("file:a.jsonl"), ElementsAre(Pair("7", a), Pair("x", b)));
  EXPECT_THAT(tx_->external_nodes("file:b.jsonl"), ElementsAre(Pair("7", b)));
  EXPECT_THAT(tx_->external_relationships("file:a.jsonl"), ElementsAre(Pair("7", RelationshipId{1})));
  EXPECT_THAT(tx_->external_relationships("file:b.jsonl"), IsEmpty());
  EXPECT_THAT(tx_->external_nodes("file:c.jsonl"), IsEmpty());
}

TEST_F(ExternalIdsTest, OfSourcesWhoseNamesContinueEachOtherAreToldApart) {
  const std::string zero("a\0", 2);
  const std::vector<std::string> sources = {
      "", "a", "ab", "abc", zero, std::string(200, 'a'), std::string(300, 'a')};
  for (std::size_t i = 0; i < sources.size(); ++i) tx_->set_external_node(sources[i], "id", i + 1);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    EXPECT_THAT(tx_->external_nodes(sources[i]), ElementsAre(Pair("id", i + 1))) << i;
  }
}

TEST_F(ExternalIdsTest, MayBeAnyBytes) {
  const std::vector<std::string> ids = {"", std::string("\0", 1), "b", "Größe", "\xFF\xFF"};
  for (std::size_t i = 0; i < ids.size(); ++i) tx_->set_external_node("source", ids[i], i + 1);
  commit();
  const auto found = tx_->external_nodes("source");
  EXPECT_EQ(found.size(), ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_THAT(found, ::testing::Contains(Pair(ids[i], i + 1)));
}

TEST_F(ExternalIdsTest, CanBeChangedAndForgotten) {
  tx_->set_external_node("source", "x", 1);
  tx_->set_external_node("source", "y", 2);
  tx_->set_external_relationship("source", "x", 3);
  tx_->set_external_node("source", "x", 4);
  tx_->forget_external_node("source", "y");
  EXPECT_THAT(tx_->external_nodes("source"), ElementsAre(Pair("x", 4U)));
  EXPECT_THAT(tx_->external_relationships("source"), ElementsAre(Pair("x", 3U)));
  tx_->forget_external_relationship("source", "x");
  tx_->forget_external_relationship("source", "never was");
  EXPECT_THAT(tx_->external_relationships("source"), IsEmpty());
}

TEST_F(ExternalIdsTest, FollowRollbacksAndDroppedTransactions) {
  tx_->set_external_node("source", "x", 1);
  commit();
  tx_->savepoint();
  tx_->set_external_node("source", "y", 2);
  tx_->set_external_digest("source", "gone");
  tx_->rollback();
  EXPECT_THAT(tx_->external_nodes("source"), ElementsAre(Pair("x", 1U)));
  EXPECT_EQ(tx_->external_digest("source"), "");
  tx_->forget_external_node("source", "x");
  drop();
  EXPECT_THAT(tx_->external_nodes("source"), ElementsAre(Pair("x", 1U)));
}

TEST_F(ExternalIdsTest, HaveADigestOfTheirSource) {
  EXPECT_EQ(tx_->external_digest("a"), "");
  tx_->set_external_digest("a", "sha256 of a");
  tx_->set_external_digest("ab", "sha256 of ab");
  EXPECT_EQ(tx_->external_digest("a"), "sha256 of a");
  EXPECT_EQ(tx_->external_digest("ab"), "sha256 of ab");
  EXPECT_THAT(tx_->external_nodes("a"), IsEmpty()) << "the digest is none of the ids";
}

TEST_F(ExternalIdsTest, AreCommittedThoughNothingElseWasChanged) {
  tx_->set_external_node("source", "x", 1);
  tx_->commit();
  tx_.reset();
  tx_ = graph_->begin();
  EXPECT_THAT(tx_->external_nodes("source"), ElementsAre(Pair("x", 1U)));
}

TEST(ExternalIdsOnDisk, SurviveReopening) {
  const test::TemporaryFolder folder;
  {
    const auto graph = open_graph(folder / "db");
    const auto tx = graph->begin();
    tx->set_external_node("source", "x", tx->create_node({}, {}));
    tx->set_external_digest("source", "digest");
    tx->commit();
  }
  const auto graph = open_graph(folder / "db");
  const auto tx = graph->begin();
  EXPECT_THAT(tx->external_nodes("source"), ElementsAre(Pair("x", 1U)));
  EXPECT_EQ(tx->external_digest("source"), "digest");
}

TEST_F(ExternalIdsTest, DoNotCountAsNodes) {
  tx_->set_external_node("count:nodes", "count:nodes", 77);
  commit();
  EXPECT_EQ(graph_->snapshot()->node_count(), 0U);
  EXPECT_EQ(node(), 1U);
}

}  // namespace
}  // namespace cairn::graph
