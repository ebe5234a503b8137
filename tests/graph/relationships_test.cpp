#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

class RelationshipsTest : public GraphTest {
 protected:
  const NodeId a_ = node();
  const NodeId b_ = node();
  const NodeId c_ = node();
};

TEST_F(RelationshipsTest, ACreatedOneIsReadBack) {
  const RelationshipId id = relate(a_, b_, "REQUIRES", {{"confidence", 0.8}, {"nothing", Value()}});
  commit();
  const auto view = graph_->snapshot();
  const auto found = relationship(*view, id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->start, a_);
  EXPECT_EQ(found->end, b_);
  EXPECT_EQ(view->catalog().types.name(found->type), "REQUIRES");
  ASSERT_NE(view->property(*found, "confidence"), nullptr);
  EXPECT_EQ(*view->property(*found, "confidence"), Value(0.8));
  EXPECT_EQ(view->property(*found, "nothing"), nullptr);
  EXPECT_EQ(view->property(*found, "unknown key"), nullptr);
}

TEST_F(RelationshipsTest, UnknownIdsHaveNoRecord) {
  const RelationshipId id = relate(a_, b_);
  const std::vector<RelationshipId> ids = {id + 1, id, 0};
  const auto found = tx_->relationships(ids);
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_FALSE(found[0]);
  EXPECT_TRUE(found[1]);
  EXPECT_FALSE(found[2]);
}

TEST_F(RelationshipsTest, BothEndsMustExist) {
  const NodeId gone = node();
  tx_->delete_node(gone);
  for (const NodeId missing : {gone, NodeId{0}, gone + 100}) {
    EXPECT_THAT(error_of([&] { relate(a_, missing); }), IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(error_of([&] { relate(missing, a_); }), IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(error_of([&] { relate(missing, missing); }), IsError(ErrorKind::kInvalidInput));
  }
  EXPECT_THAT(all_relationships(*tx_), IsEmpty());
  EXPECT_THAT(steps(*tx_, a_, Direction::kBoth), IsEmpty());
}

TEST_F(RelationshipsTest, ReplacingChangesThePropertiesOnly) {
  const RelationshipId id = relate(a_, b_, "REQUIRES", {{"confidence", 0.8}, {"gone", 1}});
  commit();
  Relationship changed = relationship(*tx_, id).value();
  const TypeId type = changed.type;
  changed.properties = tx_->properties({{"confidence", 0.9}});
  changed.start = c_;
  changed.end = c_;
  changed.type = tx_->type("OTHER");
  EXPECT_TRUE(tx_->replace(changed));
  commit();
  const auto view = graph_->snapshot();
  const auto found = relationship(*view, id);
  EXPECT_EQ(*view->property(*found, "confidence"), Value(0.9));
  EXPECT_EQ(found->properties.size(), 1U);
  EXPECT_EQ(found->start, a_) << "its ends cannot change";
  EXPECT_EQ(found->end, b_);
  EXPECT_EQ(found->type, type);
  EXPECT_THAT(steps(*view, c_, Direction::kBoth), IsEmpty());
  EXPECT_EQ(view->relationship_count(type), 1U);
}

TEST_F(RelationshipsTest, ReplacingByTheSameChangesNothing) {
  const RelationshipId id = relate(a_, b_, "REQUIRES", {{"confidence", 0.8}});
  commit();
  EXPECT_FALSE(tx_->replace(*relationship(*tx_, id)));
  EXPECT_FALSE(tx_->changed());
}

TEST_F(RelationshipsTest, ADeletedOneIsGoneFromBothEnds) {
  const RelationshipId gone = relate(a_, b_);
  const RelationshipId kept = relate(a_, b_);
  commit();
  tx_->delete_relationship(gone);
  EXPECT_FALSE(relationship(*tx_, gone));
  EXPECT_THAT(steps(*tx_, a_, Direction::kOutgoing), ElementsAre(Step(kept, b_, true)));
  EXPECT_THAT(steps(*tx_, b_, Direction::kIncoming), ElementsAre(Step(kept, a_, false)));
  commit();
  const auto view = graph_->snapshot();
  EXPECT_FALSE(relationship(*view, gone));
  EXPECT_THAT(all_relationships(*view), ElementsAre(kept));
  EXPECT_THAT(steps(*view, b_, Direction::kIncoming), ElementsAre(Step(kept, a_, false)));
}

TEST_F(RelationshipsTest, ReplacingOrDeletingAnUnknownOneIsAnError) {
  const RelationshipId gone = relate(a_, b_);
  tx_->delete_relationship(gone);
  for (const RelationshipId unknown : {RelationshipId{0}, gone, gone + 1}) {
    EXPECT_THAT(error_of([&] {
                  tx_->replace(Relationship{unknown, 0, a_, b_, {}});
                }),
                IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(error_of([&] { tx_->delete_relationship(unknown); }), IsError(ErrorKind::kInvalidInput));
  }
}

TEST_F(RelationshipsTest, ANodeThatStillHasSomeIsNotDeleted) {
  const RelationshipId id = relate(a_, b_);
  EXPECT_THAT(error_of([&] { tx_->delete_node(a_); }), IsError(ErrorKind::kInvalidInput))
      << "it is the start";
  EXPECT_THAT(error_of([&] { tx_->delete_node(b_); }), IsError(ErrorKind::kInvalidInput)) << "it is the end";
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(a_, b_, c_));
  tx_->delete_relationship(id);
  EXPECT_EQ(error_of([&] { tx_->delete_node(a_); }), std::nullopt);
  EXPECT_EQ(error_of([&] { tx_->delete_node(b_); }), std::nullopt);
}

TEST_F(RelationshipsTest, ANodeOfASelfLoopIsNotDeletedEither) {
  relate(a_, a_);
  EXPECT_THAT(error_of([&] { tx_->delete_node(a_); }), IsError(ErrorKind::kInvalidInput));
}

TEST_F(RelationshipsTest, DetachingDeletesANodeWithAllOfThem) {
  relate(a_, b_);
  relate(b_, a_, "OTHER");
  relate(a_, a_);
  const RelationshipId kept = relate(b_, c_);
  commit();
  tx_->detach_delete_node(a_);
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(all_nodes(*view), ElementsAre(b_, c_));
  EXPECT_THAT(all_relationships(*view), ElementsAre(kept));
  EXPECT_THAT(steps(*view, b_, Direction::kBoth), ElementsAre(Step(kept, c_, true)));
  EXPECT_THAT(steps(*view, a_, Direction::kBoth), IsEmpty());
  EXPECT_EQ(view->relationship_count(), 1U);
  EXPECT_EQ(view->relationship_count(*view->catalog().types.find("OTHER")), 0U);
}

TEST_F(RelationshipsTest, AreListedInPagesInTheOrderOfTheirIds) {
  const std::vector<RelationshipId> ids = {relate(a_, b_), relate(b_, c_), relate(c_, a_), relate(a_, b_)};
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(all_relationships(*view), ids);
  const auto page = view->relationships_after(ids[0], 2);
  ASSERT_THAT(page, SizeIs(2));
  EXPECT_EQ(page[0].id, ids[1]);
  EXPECT_EQ(page[0].start, b_);
  EXPECT_EQ(page[1].end, a_);
  EXPECT_THAT(view->relationships_after(ids[3], 10), SizeIs(0));
  EXPECT_THAT(view->relationships_after(0, 0), SizeIs(0));
}

TEST_F(RelationshipsTest, CountsAreExact) {
  const RelationshipId gone = relate(a_, b_, "REQUIRES");
  relate(a_, b_, "REQUIRES");
  relate(a_, a_, "MENTIONS");
  commit();
  tx_->delete_relationship(gone);
  relate(c_, c_, "RELATED");
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->relationship_count(), 3U);
  for (const char* type : {"REQUIRES", "MENTIONS", "RELATED"}) {
    EXPECT_EQ(view->relationship_count(*view->catalog().types.find(type)), 1U) << type;
  }
  EXPECT_EQ(view->relationship_count(12345), 0U);
}

TEST_F(RelationshipsTest, ATransactionCountsItsOwnWrites) {
  const RelationshipId id = relate(a_, b_);
  const TypeId type = tx_->type("REQUIRES");
  EXPECT_EQ(tx_->relationship_count(), 1U);
  EXPECT_EQ(tx_->relationship_count(type), 1U);
  commit();
  tx_->delete_relationship(id);
  EXPECT_EQ(tx_->relationship_count(), 0U);
  EXPECT_EQ(tx_->relationship_count(type), 0U);
}

TEST_F(RelationshipsTest, IdsAreNeverUsedAgain) {
  const RelationshipId first = relate(a_, b_);
  commit();
  tx_->delete_relationship(first);
  commit();
  const RelationshipId second = relate(a_, b_);
  EXPECT_GT(second, first);
}

TEST_F(RelationshipsTest, AWishedIdThatNoneEverHadIsGranted) {
  const TypeId type = tx_->type("REQUIRES");
  EXPECT_EQ(tx_->create_relationship(50, type, a_, b_, {}), 50U);
  EXPECT_EQ(relate(a_, b_), 51U);
  const RelationshipId fresh = tx_->create_relationship(50, type, b_, c_, {});
  EXPECT_GT(fresh, 51U) << "it is taken";
  EXPECT_EQ(relationship(*tx_, 50)->end, b_);
}

TEST_F(RelationshipsTest, WishedIdsAreGrantedWhenTheyAscend) {
  const TypeId type = tx_->type("REQUIRES");
  EXPECT_EQ(tx_->create_relationship(10, type, a_, b_, {}), 10U);
  EXPECT_EQ(tx_->create_relationship(30, type, a_, c_, {}), 30U);
  EXPECT_EQ(tx_->create_relationship(20, type, a_, c_, {}), 31U);
}

TEST_F(RelationshipsTest, AnAbsurdWishDoesNotUseUpTheIds) {
  std::set<RelationshipId> given = {relate(a_, b_)};
  const TypeId type = tx_->type("REQUIRES");
  given.insert(tx_->create_relationship(std::numeric_limits<RelationshipId>::max(), type, a_, c_, {}));
  given.insert(relate(b_, c_));
  commit();
  given.insert(relate(c_, b_));
  EXPECT_THAT(given, SizeIs(4)) << "an id was given twice";
  EXPECT_FALSE(given.contains(0));
  EXPECT_THAT(all_relationships(*tx_), SizeIs(4));
  EXPECT_EQ(relationship(*tx_, 1)->end, b_) << "the first one was written over";
}

}  // namespace
}  // namespace cairn::graph
