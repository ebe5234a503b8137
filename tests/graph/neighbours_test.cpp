#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/adjacency.h"
#include "storage/error.h"
#include "tests/graph/fixtures.h"

namespace cairn::graph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class NeighboursTest : public GraphTest {
 protected:
  const NodeId a_ = node();
  const NodeId b_ = node();
  const NodeId c_ = node();
};

TEST_F(NeighboursTest, AreFollowedEitherWay) {
  const RelationshipId out = relate(a_, b_);
  const RelationshipId in = relate(c_, a_);
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing), ElementsAre(Step(out, b_, true)));
  EXPECT_THAT(steps(*tx_, a_, Direction::kIncoming), ElementsAre(Step(in, c_, false)));
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth), ElementsAre(Step(out, b_, true), Step(in, c_, false)));
  EXPECT_THAT(steps(*tx_, b_, Direction::kOutgoing), IsEmpty());
  EXPECT_THAT(steps(*tx_, b_, Direction::kIncoming), ElementsAre(Step(out, a_, false)));
}

TEST_F(NeighboursTest, CanBeOfSomeTypesOnly) {
  const RelationshipId requires_b = relate(a_, b_, "REQUIRES");
  const RelationshipId mentions_b = relate(a_, b_, "MENTIONS");
  const RelationshipId mentions_c = relate(a_, c_, "MENTIONS");
  const RelationshipId related_c = relate(c_, a_, "RELATED");
  const TypeId need = tx_->type("REQUIRES");
  const TypeId mention = tx_->type("MENTIONS");
  const TypeId related = tx_->type("RELATED");
  const TypeId unused = tx_->type("UNUSED");
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, {need}), ElementsAre(Step(requires_b, b_, true)));
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, {mention}),
              ElementsAre(Step(mentions_b, b_, true), Step(mentions_c, c_, true)));
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, {unused}), IsEmpty());
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, {related}), IsEmpty());
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth, {need, related}),
              ElementsAre(Step(requires_b, b_, true), Step(related_c, c_, false)));
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth, {TypeId{99999}}), IsEmpty());
}

TEST_F(NeighboursTest, TellTheTypeOfEachStep) {
  relate(a_, b_, "REQUIRES");
  relate(a_, b_, "MENTIONS");
  const TypeId need = tx_->type("REQUIRES");
  const TypeId mention = tx_->type("MENTIONS");
  for (const std::vector<TypeId>& types : {std::vector<TypeId>{}, std::vector<TypeId>{need, mention}}) {
    std::vector<TypeId> found;
    const Neighbours neighbours = tx_->neighbours(std::span(&a_, 1), Direction::kOutgoing, types);
    for (const Neighbour& step : neighbours.of(0)) found.push_back(step.type);
    EXPECT_THAT(found, ElementsAre(need, mention));
  }
}

TEST_F(NeighboursTest, ParallelRelationshipsAreStepsOfTheirOwn) {
  const RelationshipId first = relate(a_, b_);
  const RelationshipId second = relate(a_, b_);
  const RelationshipId back = relate(b_, a_);
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth),
              ElementsAre(Step(first, b_, true), Step(second, b_, true), Step(back, b_, false)));
  EXPECT_THAT(steps(*tx_, b_, Direction::kIncoming),
              ElementsAre(Step(first, a_, false), Step(second, a_, false)));
}

TEST_F(NeighboursTest, ASelfLoopComesOnceInEachWayOfAsking) {
  const RelationshipId loop = relate(a_, a_);
  const std::vector<TypeId> types = {tx_->type("REQUIRES")};
  for (const std::vector<TypeId>& asked : {std::vector<TypeId>{}, types}) {
    EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, asked), ElementsAre(Step(loop, a_, true)));
    EXPECT_THAT(steps(*tx_, a_, Direction::kIncoming, asked), ElementsAre(Step(loop, a_, false)));
    EXPECT_THAT(steps(*tx_, a_, Direction::kBoth, asked), ElementsAre(Step(loop, a_, true)));
  }
  tx_->delete_relationship(loop);
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth), IsEmpty());
}

TEST_F(NeighboursTest, SelfLoopsStandBesideOtherSteps) {
  const RelationshipId first_loop = relate(a_, a_);
  const RelationshipId out = relate(a_, b_);
  const RelationshipId second_loop = relate(a_, a_);
  const RelationshipId in = relate(c_, a_);
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth),
              ElementsAre(Step(first_loop, a_, true), Step(out, b_, true), Step(second_loop, a_, true),
                          Step(in, c_, false)));
  EXPECT_THAT(steps(*tx_, b_, Direction::kBoth), ElementsAre(Step(out, a_, false)));
}

TEST_F(NeighboursTest, OfAFrontierAreThoseOfEachOfItsNodes) {
  const RelationshipId ab = relate(a_, b_);
  const RelationshipId bc = relate(b_, c_, "MENTIONS");
  const std::vector<NodeId> frontier = {c_, a_, 99999, b_, a_};
  for (const std::vector<TypeId>& types :
       {std::vector<TypeId>{}, std::vector<TypeId>{tx_->type("REQUIRES"), tx_->type("MENTIONS")}}) {
    const Neighbours found = tx_->neighbours(frontier, Direction::kBoth, types);
    EXPECT_THAT(steps(found.of(0)), ElementsAre(Step(bc, b_, false)));
    EXPECT_THAT(steps(found.of(1)), ElementsAre(Step(ab, b_, true)));
    EXPECT_THAT(steps(found.of(2)), IsEmpty()) << "a node that does not exist";
    EXPECT_THAT(steps(found.of(3)), ElementsAre(Step(bc, c_, true), Step(ab, a_, false)));
    EXPECT_THAT(steps(found.of(4)), ElementsAre(Step(ab, b_, true))) << "asked for twice";
    EXPECT_THAT(found.all(), SizeIs(5));
  }
}

TEST_F(NeighboursTest, OfAnEmptyFrontierAreNone) {
  relate(a_, b_);
  EXPECT_TRUE(tx_->neighbours({}, Direction::kBoth).empty());
  const std::vector<TypeId> types = {tx_->type("REQUIRES")};
  EXPECT_TRUE(tx_->neighbours({}, Direction::kBoth, types).empty());
}

TEST_F(NeighboursTest, AreOrderedByDirectionThenTypeThenRelationship) {
  const TypeId first_type = tx_->type("FIRST");
  const TypeId second_type = tx_->type("SECOND");
  const RelationshipId in_second = relate(b_, a_, "SECOND");
  const RelationshipId out_second = relate(a_, c_, "SECOND");
  const RelationshipId in_first = relate(c_, a_, "FIRST");
  const RelationshipId out_first = relate(a_, b_, "FIRST");
  const RelationshipId out_first_too = relate(a_, b_, "FIRST");
  const auto ordered =
      ElementsAre(Step(out_first, b_, true), Step(out_first_too, b_, true), Step(out_second, c_, true),
                  Step(in_first, c_, false), Step(in_second, b_, false));
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth), ordered);
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth, {first_type, second_type}), ordered);
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth, {second_type, first_type}), ordered)
      << "the order in which the types are named is none of the result's";
}

TEST_F(NeighboursTest, OfATypeThatIsNamedTwiceComeOnce) {
  const RelationshipId id = relate(a_, b_);
  const TypeId type = tx_->type("REQUIRES");
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing, {type, type}), ElementsAre(Step(id, b_, true)));
}

/// A node with more relationships than fit into a few chunks.
class HubTest : public GraphTest {
 protected:
  static constexpr std::size_t kChunk = AdjacencyChunk::kEntriesAChunk;
  static constexpr std::size_t kCount = 3 * kChunk + 10;

  HubTest() {
    for (std::size_t i = 0; i < kCount; ++i) {
      others_.push_back(node());
      ids_.push_back(relate(hub_, others_.back()));
    }
  }

  /// Compares the hub's neighbours in every way of asking with what is left of ids_.
  void expect_neighbours(const View& view) const {
    std::vector<Step> out;
    for (std::size_t i = 0; i < ids_.size(); ++i) out.emplace_back(ids_[i], others_[i], true);
    const TypeId type = *view.catalog().types.find("REQUIRES");
    EXPECT_EQ(steps(view, hub_, Direction::kOutgoing), out);
    EXPECT_EQ(steps(view, hub_, Direction::kOutgoing, {type}), out);
    EXPECT_EQ(steps(view, hub_, Direction::kBoth), out);
    EXPECT_EQ(steps(view, hub_, Direction::kBoth, {type}), out);
    for (std::size_t i = 0; i < ids_.size(); i += 100) {
      EXPECT_THAT(steps(view, others_[i], Direction::kIncoming), ElementsAre(Step(ids_[i], hub_, false)));
    }
  }

  void expect_neighbours_of(std::string_view type, const std::vector<Step>& expected) const {
    EXPECT_EQ(steps(*tx_, hub_, Direction::kOutgoing, {*tx_->catalog().types.find(type)}), expected);
  }

  void delete_at(std::size_t index) {
    const auto at = static_cast<std::ptrdiff_t>(index);
    tx_->delete_relationship(ids_[index]);
    ids_.erase(ids_.begin() + at);
    others_.erase(others_.begin() + at);
  }

  const NodeId hub_ = node();
  std::vector<NodeId> others_;
  std::vector<RelationshipId> ids_;
};

TEST_F(HubTest, HasAllItsNeighboursInOrder) {
  expect_neighbours(*tx_);
  commit();
  expect_neighbours(*graph_->snapshot());
}

TEST_F(HubTest, LosesTheFirstAndTheLastOfEachChunk) {
  commit();
  for (const std::size_t at : {kCount - 1, 3 * kChunk, 3 * kChunk - 1, 2 * kChunk, 2 * kChunk - 1, kChunk,
                               kChunk - 1, std::size_t{1}, std::size_t{0}}) {
    delete_at(at);
  }
  expect_neighbours(*tx_);
  commit();
  expect_neighbours(*graph_->snapshot());
}

TEST_F(HubTest, LosesAWholeClosedChunkAndGoesOnGrowing) {
  for (std::size_t i = 0; i < kChunk; ++i) delete_at(kChunk);
  expect_neighbours(*tx_);
  for (std::size_t i = 0; i < 2 * kChunk; ++i) {
    others_.push_back(node());
    ids_.push_back(relate(hub_, others_.back()));
  }
  expect_neighbours(*tx_);
  commit();
  expect_neighbours(*graph_->snapshot());
}

TEST_F(HubTest, LosesTheOpenChunkAndGoesOnGrowing) {
  while (ids_.size() > 3 * kChunk) delete_at(ids_.size() - 1);
  expect_neighbours(*tx_);
  commit();
  others_.push_back(node());
  ids_.push_back(relate(hub_, others_.back()));
  expect_neighbours(*tx_);
}

TEST_F(HubTest, LosesAllAndIsDeletedAndHasNoneLeft) {
  while (!ids_.empty()) delete_at(ids_.size() / 2);
  expect_neighbours(*tx_);
  tx_->delete_node(hub_);
  commit();
  EXPECT_THAT(steps(*graph_->snapshot(), hub_, Direction::kBoth), IsEmpty());
  EXPECT_EQ(graph_->snapshot()->relationship_count(), 0U);
}

TEST_F(HubTest, LeavesNothingInTheStoreWhenItIsDeleted) {
  commit();
  tx_->detach_delete_node(hub_);
  commit();
  std::size_t keys_left = 0;
  graph_->store().snapshot()->scan_range(storage::Family::kAdjacency, "", "",
                                         [&](std::string_view, std::string_view) {
                                           ++keys_left;
                                           return true;
                                         });
  EXPECT_EQ(keys_left, 0U) << "in the family of neighbours, though the graph has no relationship left";
}

TEST_F(HubTest, OfTwoTypesKeepsThemApart) {
  std::vector<Step> mentions;
  for (std::size_t i = 0; i < kChunk + 5; ++i) {
    const NodeId other = node();
    mentions.emplace_back(relate(hub_, other, "MENTIONS"), other, true);
  }
  expect_neighbours_of("MENTIONS", mentions);
  std::vector<Step> all;
  for (std::size_t i = 0; i < ids_.size(); ++i) all.emplace_back(ids_[i], others_[i], true);
  expect_neighbours_of("REQUIRES", all);
  all.insert(all.end(), mentions.begin(), mentions.end());
  EXPECT_EQ(steps(*tx_, hub_, Direction::kOutgoing), all);
  EXPECT_EQ(steps(*tx_, hub_, Direction::kOutgoing, {tx_->type("REQUIRES"), tx_->type("MENTIONS")}), all);
}

TEST_F(HubTest, OfIncomingOnesAndSelfLoopsWorksTheSame) {
  const NodeId sink = node();
  std::vector<Step> in;
  std::vector<Step> loops;
  for (std::size_t i = 0; i < kChunk + 50; ++i) {
    const NodeId other = i % 10 == 0 ? sink : others_[i];
    const RelationshipId id = relate(other, sink);
    in.emplace_back(id, other, false);
    if (other == sink) loops.emplace_back(id, sink, true);
  }
  EXPECT_EQ(steps(*tx_, sink, Direction::kIncoming), in);
  EXPECT_EQ(steps(*tx_, sink, Direction::kOutgoing), loops);
  std::vector<Step> both = loops;
  for (const Step& step : in) {
    if (std::get<1>(step) != sink) both.push_back(step);
  }
  EXPECT_EQ(steps(*tx_, sink, Direction::kBoth), both);
  EXPECT_EQ(steps(*tx_, sink, Direction::kBoth, {tx_->type("REQUIRES")}), both);
}

}  // namespace
}  // namespace cairn::graph
