#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/error.h"
#include "tests/graph/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using GraphTransactionTest = GraphTest;

TEST_F(GraphTransactionTest, IsAViewOfItsOwnWrites) {
  const NodeId a = concept_named("GAN");
  const NodeId b = concept_named("VAE");
  const RelationshipId id = relate(a, b);
  EXPECT_EQ(tx_->text_property(*tx_->node(a), "name"), "GAN");
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(a, b));
  EXPECT_THAT(all_relationships(*tx_), ElementsAre(id));
  EXPECT_THAT(steps(*tx_, a, Direction::kOutgoing), ElementsAre(Step(id, b, true)));
  EXPECT_EQ(tx_->require_concept("gans"), a);
  EXPECT_EQ(tx_->catalog().types.find("REQUIRES"), tx_->type("REQUIRES"));
}

TEST_F(GraphTransactionTest, FindsNewNodesByEveryIndexAndNoLongerThoseThatWent) {
  const NodeId kept = concept_named("GAN");
  const NodeId gone = concept_named("VAE");
  const NodeId renamed = concept_named("Flow");
  tx_->delete_node(gone);
  Node node = *tx_->node(renamed);
  node.properties.set(tx_->key("name"), "Normalising flow");
  tx_->replace(node);
  const auto expect_all = [&](const View& view) {
    EXPECT_EQ(view.require_concept("gans"), kept);
    EXPECT_FALSE(view.find_concept("VAE").found());
    EXPECT_FALSE(view.find_concept("Flow").found());
    EXPECT_EQ(view.require_concept("normalising flows"), renamed);
    const auto label = *view.catalog().labels.find("Concept");
    EXPECT_THAT(view.nodes_with_label_after(label, 0, 10), ElementsAre(kept, renamed));
    EXPECT_EQ(view.nearest_names("GAM", 1), std::vector<std::string>{"GAN"});
  };
  expect_all(*tx_);
  commit();
  expect_all(*graph_->snapshot());
}

TEST_F(GraphTransactionTest, ListsOfNewNodesAreWholeThoughReadInBetween) {
  const NodeId a = concept_named("GAN");
  const NodeId b = concept_named("VAE");
  const RelationshipId first = relate(a, b);
  EXPECT_THAT(steps(*tx_, a, Direction::kOutgoing), SizeIs(1));
  const NodeId c = concept_named("Flow");
  const RelationshipId second = relate(a, c);
  const RelationshipId third = relate(c, a);
  commit();
  EXPECT_THAT(steps(*graph_->snapshot(), a, Direction::kOutgoing),
              ElementsAre(Step(first, b, true), Step(second, c, true)));
  EXPECT_THAT(steps(*graph_->snapshot(), a, Direction::kIncoming), ElementsAre(Step(third, c, false)));
  EXPECT_THAT(steps(*graph_->snapshot(), c, Direction::kOutgoing), ElementsAre(Step(third, a, true)));
}

TEST_F(GraphTransactionTest, NothingIsSeenByOthersBeforeTheCommit) {
  const auto before = graph_->snapshot();
  const NodeId id = concept_named("GAN");
  const auto during = graph_->snapshot();
  EXPECT_FALSE(during->node(id));
  EXPECT_FALSE(during->find_concept("GAN").found());
  EXPECT_EQ(during->catalog().labels.find("Concept"), std::nullopt);
  commit();
  EXPECT_FALSE(before->node(id)) << "a snapshot stays as it is";
  EXPECT_EQ(before->catalog().labels.find("Concept"), std::nullopt);
  EXPECT_TRUE(graph_->snapshot()->find_concept("GAN").found());
}

TEST_F(GraphTransactionTest, DestroyedWithoutACommitItLeavesNothing) {
  const NodeId kept = concept_named("kept");
  commit();
  const auto number = graph_->snapshot()->commit_number();
  set_properties(kept, {{"name", "changed"}});
  relate(kept, node({"New label"}, {{"new key", 1}}), "NEW_TYPE");
  drop();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->commit_number(), number);
  EXPECT_THAT(all_nodes(*view), ElementsAre(kept));
  EXPECT_EQ(view->text_property(*view->node(kept), "name"), "kept");
  EXPECT_THAT(all_relationships(*view), IsEmpty());
  EXPECT_EQ(view->node_count(), 1U);
  EXPECT_EQ(view->catalog().labels.find("New label"), std::nullopt);
  EXPECT_EQ(tx_->catalog().types.find("NEW_TYPE"), std::nullopt);
  EXPECT_EQ(tx_->catalog().keys.find("new key"), std::nullopt);
}

TEST_F(GraphTransactionTest, KnowsWhetherItChangedAnything) {
  EXPECT_FALSE(tx_->changed());
  const NodeId id = node();
  EXPECT_TRUE(tx_->changed());
  commit();
  EXPECT_FALSE(tx_->changed());
  EXPECT_THAT(steps(*tx_, id, Direction::kBoth), IsEmpty());
  error_of([&] { tx_->delete_node(99); });
  EXPECT_FALSE(tx_->changed()) << "a failed call changes nothing";
  tx_->delete_node(id);
  EXPECT_TRUE(tx_->changed());
}

TEST_F(GraphTransactionTest, WithoutChangesItMakesNoCommit) {
  node();
  commit();
  const auto number = graph_->snapshot()->commit_number();
  commit();
  EXPECT_EQ(graph_->snapshot()->commit_number(), number);
}

TEST_F(GraphTransactionTest, EachCommitRaisesTheNumberByOne) {
  const auto number = graph_->snapshot()->commit_number();
  for (std::uint64_t i = 1; i <= 3; ++i) {
    relate(node({"A"}), node({"B"}));
    commit();
    EXPECT_EQ(graph_->snapshot()->commit_number(), number + i);
  }
}

TEST_F(GraphTransactionTest, ANameHasOneNumberAndKeepsIt) {
  const LabelId a = tx_->label("A");
  EXPECT_EQ(tx_->label("A"), a);
  const LabelId b = tx_->label("B");
  EXPECT_NE(a, b);
  EXPECT_NE(tx_->label("a"), a) << "labels are told apart by case";
  commit();
  EXPECT_EQ(tx_->label("B"), b);
  EXPECT_EQ(tx_->catalog().labels.name(a), "A");
  EXPECT_EQ(graph_->snapshot()->catalog().labels.find("B"), b);
}

TEST_F(GraphTransactionTest, LabelsTypesAndKeysDoNotMix) {
  tx_->label("same");
  EXPECT_EQ(tx_->catalog().types.find("same"), std::nullopt);
  tx_->type("other");
  tx_->type("same");
  EXPECT_EQ(tx_->catalog().keys.find("same"), std::nullopt);
  commit();
  EXPECT_THAT(tx_->catalog().labels.names(), ElementsAre("same"));
  EXPECT_THAT(tx_->catalog().types.names(), ElementsAre("other", "same"));
  EXPECT_THAT(tx_->catalog().keys.names(), IsEmpty());
}

TEST_F(GraphTransactionTest, AnyTextMayBeANameInTheCatalog) {
  const std::string zero("a\0b", 3);
  const std::vector<std::string> names = {
      "", " ", "Größe", "`quoted`", zero, "\xFF", std::string(10000, 'x')};
  for (const std::string& name : names) tx_->label(name);
  commit();
  EXPECT_EQ(graph_->snapshot()->catalog().labels.names(), names);
}

TEST_F(GraphTransactionTest, AnUnknownNumberInTheCatalogIsCorruption) {
  EXPECT_THAT(error_of([&] { tx_->catalog().labels.name(0); }), IsError(ErrorKind::kCorruption));
}

TEST_F(GraphTransactionTest, ARollbackUndoesRecordsIndexesAndCounts) {
  const NodeId a = concept_named("GAN");
  const NodeId b = concept_named("VAE");
  const RelationshipId old = relate(a, b);
  tx_->savepoint();
  set_properties(a, {{"name", "renamed"}});
  const NodeId extra = node({"Concept", "Extra"}, {{"name", "extra"}});
  relate(a, extra, "EXTRA");
  tx_->delete_relationship(old);
  tx_->delete_node(b);
  tx_->rollback();

  const auto expect_as_before = [&](const View& view) {
    EXPECT_THAT(all_nodes(view), ElementsAre(a, b));
    EXPECT_THAT(all_relationships(view), ElementsAre(old));
    EXPECT_THAT(steps(view, a, Direction::kBoth), ElementsAre(Step(old, b, true)));
    EXPECT_EQ(view.require_concept("GAN"), a);
    EXPECT_FALSE(view.find_concept("renamed").found());
    EXPECT_FALSE(view.find_concept("extra").found());
  };
  expect_as_before(*tx_);
  commit();
  const auto view = graph_->snapshot();
  expect_as_before(*view);
  EXPECT_EQ(view->node_count(), 2U);
  EXPECT_EQ(view->node_count(*view->catalog().labels.find("Concept")), 2U);
  EXPECT_EQ(view->relationship_count(), 1U);
}

TEST_F(GraphTransactionTest, ARollbackUndoesTheCatalog) {
  tx_->label("Kept");
  tx_->savepoint();
  node({"Gone"}, {{"gone", 1}});
  tx_->type("GONE");
  tx_->rollback();
  EXPECT_EQ(tx_->catalog().labels.find("Gone"), std::nullopt);
  EXPECT_EQ(tx_->catalog().keys.find("gone"), std::nullopt);
  EXPECT_EQ(tx_->catalog().types.find("GONE"), std::nullopt);
  const NodeId id = node({"Other"}, {{"other", "x"}});
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(view->catalog().labels.names(), ElementsAre("Kept", "Other"));
  EXPECT_THAT(view->catalog().keys.names(), ElementsAre("other"));
  EXPECT_THAT(view->catalog().types.names(), IsEmpty());
  EXPECT_THAT(label_names(*view, *view->node(id)), ElementsAre("Other"));
  EXPECT_EQ(view->text_property(*view->node(id), "other"), "x");
}

TEST_F(GraphTransactionTest, ARollbackOfEverythingMakesNoCommit) {
  const auto number = graph_->snapshot()->commit_number();
  tx_->savepoint();
  relate(node({"A"}), node());
  tx_->rollback();
  EXPECT_FALSE(tx_->changed());
  commit();
  EXPECT_EQ(graph_->snapshot()->commit_number(), number);
}

TEST_F(GraphTransactionTest, IdsStayAheadAfterARollback) {
  const NodeId before = node();
  tx_->savepoint();
  node();
  tx_->rollback();
  const NodeId after = node();
  EXPECT_GT(after, before);
  EXPECT_TRUE(tx_->node(after));
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(before, after));
}

TEST_F(GraphTransactionTest, SavepointsNest) {
  const NodeId first = node({"First"});
  tx_->savepoint();
  const NodeId second = node({"Second"});
  tx_->savepoint();
  node({"Third"});
  tx_->rollback();
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(first, second));
  tx_->savepoint();
  const NodeId fourth = node({"Fourth"});
  tx_->release();
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(first, second, fourth));
  tx_->rollback();
  EXPECT_THAT(all_nodes(*tx_), ElementsAre(first));
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->node_count(), 1U);
  EXPECT_THAT(view->catalog().labels.names(), ElementsAre("First"));
}

TEST_F(GraphTransactionTest, AReleaseKeepsEverything) {
  tx_->savepoint();
  const NodeId a = concept_named("GAN");
  const NodeId b = concept_named("VAE");
  tx_->savepoint();
  const RelationshipId id = relate(a, b);
  tx_->release();
  tx_->release();
  commit();
  const auto view = graph_->snapshot();
  EXPECT_THAT(all_nodes(*view), ElementsAre(a, b));
  EXPECT_THAT(all_relationships(*view), ElementsAre(id));
  EXPECT_EQ(view->node_count(), 2U);
  EXPECT_EQ(view->relationship_count(), 1U);
}

TEST_F(GraphTransactionTest, AFailedCallLeavesItUsableAndUnchanged) {
  const NodeId a = concept_named("GAN");
  const NodeId b = concept_named("VAE");
  const RelationshipId id = relate(a, b);
  const std::vector<std::function<void()>> wrong = {
      [&] { tx_->delete_node(a); },
      [&] { tx_->delete_node(99); },
      [&] { tx_->detach_delete_node(99); },
      [&] { tx_->delete_relationship(99); },
      [&] { tx_->create_relationship(tx_->type("REQUIRES"), a, 99, {}); },
      [&] { tx_->create_relationship(tx_->type("REQUIRES"), 99, a, {}); },
      [&] { tx_->create_relationship(500, tx_->type("REQUIRES"), 99, a, {}); },
      [&] {
        tx_->replace(Node{99, {}, {}});
      },
      [&] {
        tx_->replace(Relationship{99, 0, a, b, {}});
      },
  };
  for (const auto& call : wrong) {
    EXPECT_THAT(error_of(call), IsError(ErrorKind::kInvalidInput));
    EXPECT_THAT(all_nodes(*tx_), ElementsAre(a, b));
    EXPECT_THAT(all_relationships(*tx_), ElementsAre(id));
    EXPECT_THAT(steps(*tx_, a, Direction::kBoth), ElementsAre(Step(id, b, true)));
  }
  const RelationshipId next = relate(b, a);
  EXPECT_EQ(next, id + 1) << "a failed call used up ids";
  commit();
  const auto view = graph_->snapshot();
  EXPECT_EQ(view->node_count(), 2U);
  EXPECT_EQ(view->relationship_count(), 2U);
  EXPECT_EQ(view->require_concept("GAN"), a);
}

TEST_F(GraphTransactionTest, CurrentCountsIncludeTheOwnWrites) {
  const LabelId label = tx_->label("A");
  const NodeId a = node({"A"});
  const TypeId type = tx_->type("REQUIRES");
  const RelationshipId id = relate(a, a);
  EXPECT_EQ(tx_->node_count(label), 1U);
  EXPECT_EQ(tx_->relationship_count(type), 1U);
  commit();
  tx_->delete_relationship(id);
  tx_->delete_node(a);
  EXPECT_EQ(tx_->node_count(label), 0U);
  EXPECT_EQ(tx_->relationship_count(type), 0U);
}

TEST_F(GraphTransactionTest, ASnapshotMayOutliveTheGraph) {
  const NodeId id = concept_named("GAN");
  commit();
  const auto view = graph_->snapshot();
  tx_.reset();
  graph_.reset();
  EXPECT_EQ(view->require_concept("GAN"), id);
}

TEST_F(GraphTransactionTest, MayOutliveTheGraph) {
  node();
  graph_.reset();
  const NodeId id = node();
  EXPECT_TRUE(tx_->node(id));
  tx_->commit();
}

TEST(GraphOnDisk, KeepsEverythingOverReopening) {
  const TemporaryFolder folder;
  NodeId gan = 0;
  NodeId deleted = 0;
  RelationshipId id = 0;
  std::uint64_t number = 0;
  {
    const auto graph = open_graph(folder / "db");
    const auto tx = graph->begin();
    gan = tx->create_node({tx->label("Concept")},
                          tx->properties({{"name", "GAN"}, {"aliases", string_list({"G.A.N."})}}));
    const NodeId vae =
        tx->create_node({tx->label("Concept"), tx->label("Other")}, tx->properties({{"name", "VAE"}}));
    deleted = tx->create_node({}, {});
    tx->delete_node(deleted);
    id = tx->create_relationship(tx->type("REQUIRES"), gan, vae, tx->properties({{"confidence", 0.8}}));
    tx->commit();
    number = graph->snapshot()->commit_number();
  }
  for (const auto access : {storage::Access::kRead, storage::Access::kReadWrite}) {
    const auto graph = open_graph(folder / "db", access);
    const auto view = graph->snapshot();
    EXPECT_EQ(view->commit_number(), number);
    EXPECT_THAT(view->catalog().labels.names(), ElementsAre("Concept", "Other"));
    EXPECT_THAT(view->catalog().types.names(), ElementsAre("REQUIRES"));
    EXPECT_THAT(view->catalog().keys.names(), ElementsAre("name", "aliases", "confidence"));
    EXPECT_EQ(view->node_count(), 2U);
    EXPECT_EQ(view->node_count(*view->catalog().labels.find("Other")), 1U);
    EXPECT_EQ(view->relationship_count(), 1U);
    EXPECT_EQ(view->require_concept("gans"), gan);
    EXPECT_EQ(view->require_concept("g a n"), gan);
    EXPECT_EQ(*view->property(*relationship(*view, id), "confidence"), Value(0.8));
    EXPECT_THAT(steps(*view, gan, Direction::kOutgoing), SizeIs(1));
  }
  const auto graph = open_graph(folder / "db");
  const auto tx = graph->begin();
  EXPECT_GT(tx->create_node({}, {}), deleted) << "an id was used again after reopening";
  EXPECT_EQ(tx->create_relationship(tx->type("REQUIRES"), gan, gan, {}), id + 1);
}

TEST(GraphOnDisk, NewNamesOfEachCommitAreKept) {
  const TemporaryFolder folder;
  for (int round = 0; round < 4; ++round) {
    const auto graph = open_graph(folder / "db");
    const auto tx = graph->begin();
    for (int i = 0; i < 100; ++i) tx->key("key" + std::to_string(round) + "-" + std::to_string(i));
    tx->create_node({tx->label("Label" + std::to_string(round))}, {});
    tx->commit();
    const auto view = graph->snapshot();
    EXPECT_THAT(view->catalog().keys.names(), SizeIs(100 * (round + 1)));
    EXPECT_EQ(view->catalog().labels.find("Label0"), 0U);
    EXPECT_EQ(view->catalog().keys.find("key0-99"), 99U);
  }
}

TEST(GraphOnDisk, OpenedForReadingAllowsNoTransaction) {
  const TemporaryFolder folder;
  open_graph(folder / "db");
  const auto graph = open_graph(folder / "db", storage::Access::kRead);
  EXPECT_THAT(error_of([&] { graph->begin(); }), IsError(ErrorKind::kInvalidInput));
  EXPECT_EQ(graph->snapshot()->node_count(), 0U);
}

TEST(GraphInMemory, ASecondTransactionTimesOutWithLocked) {
  storage::Options options;
  options.writer_timeout = std::chrono::milliseconds(20);
  Graph graph(storage::Store::open(storage::Store::kInMemory, options));
  const auto first = graph.begin();
  EXPECT_THAT(error_of([&] { graph.begin(); }), IsError(ErrorKind::kLocked));
}

}  // namespace
}  // namespace cairn::graph
