// A check finds whatever disagrees in what is kept twice.

#include "graph/check.h"

#include <gmock/gmock.h>

#include "graph/keys.h"
#include "storage/encoding.h"
#include "tests/graph/fixtures.h"
#include "tests/support/random.h"

namespace cairn::graph {
namespace {

using storage::Family;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CheckTest : public GraphTest {
 protected:
  CheckTest() {
    const LabelId concept_label = tx_->label("Concept");
    const auto named = [&](const char* name) {
      return tx_->create_node({concept_label},
                              tx_->properties({{"name", name}, {"aliases", string_list({"alias"})}}));
    };
    a_ = named("GAN");
    b_ = named("VAE");
    edge_ = tx_->create_relationship(tx_->type("REQUIRES"), a_, b_, {});
    loop_ = tx_->create_relationship(tx_->type("MENTIONS"), b_, b_, {});
    for (int i = 0; i < 600; ++i) tx_->create_relationship(tx_->type("MENTIONS"), a_, b_, {});
    tx_->commit();
    tx_.reset();
  }

  CheckReport report() { return check(*graph_->store().snapshot()); }

  /// Changes bytes behind the graph's back.
  void damage(Family family, const std::string& key, std::optional<std::string> value) {
    auto transaction = graph_->store().begin();
    if (value) {
      transaction->put(family, key, *value);
    } else {
      transaction->erase(family, key);
    }
    transaction->commit();
  }
  std::string bytes(Family family, const std::string& key) {
    return graph_->store().snapshot()->get(family, key).value_or("");
  }
  void expect_one(const ::testing::Matcher<std::string>& matcher) {
    const CheckReport found = report();
    EXPECT_FALSE(found.sound());
    EXPECT_THAT(found.differences, ElementsAre(matcher));
  }
  TypeId type(std::string_view name) { return *graph_->snapshot()->catalog().types.find(name); }
  LabelId label() { return *graph_->snapshot()->catalog().labels.find("Concept"); }

  NodeId a_ = 0;
  NodeId b_ = 0;
  RelationshipId edge_ = 0;
  RelationshipId loop_ = 0;
};

TEST_F(CheckTest, OfASoundGraphFindsNothing) {
  const CheckReport found = report();
  EXPECT_THAT(found.differences, IsEmpty());
  EXPECT_TRUE(found.sound());
  EXPECT_EQ(found.nodes, 2U);
  EXPECT_EQ(found.relationships, 602U);
}

TEST_F(CheckTest, OfAnEmptyGraphFindsNothing) {
  EXPECT_TRUE(check(*open_graph()->store().snapshot()).sound());
}

TEST_F(CheckTest, FindsANodeThatIsMissingFromAnIndex) {
  damage(Family::kIndexes, keys::label_entry(label(), a_), std::nullopt);
  expect_one(AllOf(HasSubstr("node " + std::to_string(a_)), HasSubstr("labels")));
}

TEST_F(CheckTest, FindsANameThatIsMissingFromTheIndex) {
  damage(Family::kIndexes, keys::name_entry(1, "VAE", b_), std::nullopt);
  expect_one(AllOf(HasSubstr("node " + std::to_string(b_)), HasSubstr("names")));
}

TEST_F(CheckTest, FindsIndexEntriesThatBelongToNothing) {
  damage(Family::kIndexes, keys::name_entry(1, "Nobody", b_), "");
  expect_one(AllOf(HasSubstr("names"), HasSubstr("does not belong")));
  damage(Family::kIndexes, keys::label_entry(label(), 99), "");
  EXPECT_THAT(report().differences, Contains(AllOf(HasSubstr("labels"), HasSubstr("node 99"))));
}

TEST_F(CheckTest, FindsAWrongCount) {
  std::string wrong;
  storage::append_u64(wrong, 7);
  damage(Family::kMeta, keys::node_count(), wrong);
  expect_one(AllOf(HasSubstr("count of nodes"), HasSubstr("7"), HasSubstr("2")));
}

TEST_F(CheckTest, FindsWrongCountsOfLabelsAndTypes) {
  damage(Family::kMeta, keys::label_count(label()), std::nullopt);
  damage(Family::kMeta, keys::type_count(type("REQUIRES")), std::nullopt);
  EXPECT_THAT(report().differences, ElementsAre(HasSubstr("labelled Concept"), HasSubstr("type REQUIRES")));
}

TEST_F(CheckTest, FindsAnIdThatWouldBeGivenTwice) {
  std::string one;
  storage::append_u64(one, 1);
  damage(Family::kMeta, keys::next_node_id(), one);
  expect_one(HasSubstr("next id of nodes"));
}

TEST_F(CheckTest, FindsARelationshipThatIsInOneDirectionOnly) {
  damage(Family::kAdjacency, keys::adjacency(Direction::kIncoming, b_, type("REQUIRES"), 0), std::nullopt);
  expect_one(AllOf(HasSubstr("relationship " + std::to_string(edge_)), HasSubstr("incoming")));
}

TEST_F(CheckTest, FindsNeighboursThatAreNotStored) {
  damage(Family::kRelationships, keys::relationship(loop_), std::nullopt);
  EXPECT_THAT(report().differences,
              Contains(AllOf(HasSubstr("relationship " + std::to_string(loop_)), HasSubstr("not stored"))));
}

TEST_F(CheckTest, IsAsQuickWhereADamagedListNamesAnIdFarAway) {
  AdjacencyChunk chunk;
  chunk.entries.push_back({RelationshipId{1} << 62U, a_});
  damage(Family::kAdjacency, keys::adjacency(Direction::kIncoming, b_, type("REQUIRES"), 0), chunk.encode());
  EXPECT_THAT(report().differences,
              Contains(AllOf(HasSubstr("relationship 4611686018427387904"), HasSubstr("not stored"))));
}

TEST_F(CheckTest, FindsARelationshipWithoutItsNode) {
  damage(Family::kNodes, keys::node(b_), std::nullopt);
  EXPECT_THAT(report().differences, Contains(AllOf(HasSubstr("relationship " + std::to_string(edge_)),
                                                   HasSubstr("ends at no node"))));
}

TEST_F(CheckTest, FindsAMissingChunk) {
  damage(Family::kAdjacency, keys::adjacency(Direction::kOutgoing, a_, type("MENTIONS"), 1), std::nullopt);
  EXPECT_THAT(report().differences, Contains(HasSubstr("closed chunks")));
}

TEST_F(CheckTest, FindsDamagedRecordsAndGoesOn) {
  damage(Family::kNodes, keys::node(a_), bytes(Family::kNodes, keys::node(a_)).substr(0, 3));
  damage(Family::kRelationships, keys::relationship(edge_), "");
  const auto found = report().differences;
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("node " + std::to_string(a_)), HasSubstr("cannot be read"))));
  EXPECT_THAT(found, Contains(AllOf(HasSubstr("relationship " + std::to_string(edge_)),
                                    HasSubstr("cannot be read"))));
}

TEST_F(CheckTest, NamesTheFirstDifferencesAndCountsTheRest) {
  auto transaction = graph_->store().begin();
  for (NodeId id = 1000; id < 1000 + 2 * CheckReport::kMostNamed; ++id)
    transaction->put(Family::kIndexes, keys::label_entry(label(), id), "");
  transaction->commit();
  const CheckReport found = report();
  EXPECT_EQ(found.differences.size(), CheckReport::kMostNamed);
  EXPECT_EQ(found.differences_in_all, 2 * CheckReport::kMostNamed);
}

TEST(Check, OfRandomHistoriesFindsNothing) {
  for (const std::uint64_t seed : test::seeds(5)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const auto graph = open_graph();
    std::vector<NodeId> nodes;
    for (int round = 0; round < 20; ++round) {
      const auto tx = graph->begin();
      const std::vector<LabelId> labels = {tx->label("Concept"), tx->label("B"), tx->label("C")};
      const std::vector<TypeId> types = {tx->type("T"), tx->type("U")};
      for (int step = 0; step < 60; ++step) {
        const auto dice = random.below(10);
        if (dice < 3 || nodes.empty()) {
          nodes.push_back(tx->create_node({random.pick(labels), random.pick(labels)},
                                          tx->properties({{"name", std::to_string(random.below(30))}})));
        } else if (dice < 8) {
          tx->create_relationship(random.pick(types), random.pick(nodes), random.pick(nodes), {});
        } else if (dice < 9) {
          const std::size_t at = random.below(nodes.size());
          tx->detach_delete_node(nodes[at]);
          nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(at));
        } else {
          const auto ids = all_relationships(*tx);
          if (!ids.empty()) tx->delete_relationship(random.pick(ids));
        }
      }
      tx->commit();
      EXPECT_THAT(check(*graph->store().snapshot()).differences, IsEmpty());
    }
  }
}

}  // namespace
}  // namespace cairn::graph
