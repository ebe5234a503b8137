#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/graph/fixtures.h"

namespace cairn::graph {
namespace {

/// What is wrong with a view of the graph that write_step() grows; empty when all agrees.
std::string contradiction(const Snapshot& view) {
  const std::uint64_t count = view.node_count();
  const auto nodes = view.nodes_after(0, kAll);
  if (nodes.size() != count) return "the count of nodes is not that of the records";
  if (view.relationships_after(0, kAll).size() != view.relationship_count())
    return "relationships are miscounted";
  if (count == 0) return {};
  if (view.relationship_count() != count - 1) return "half a commit: a node without its relationship";
  const auto type = view.catalog().types.find("NEXT");
  if (count > 1 && !type) return "the catalog is older than the records";
  const Neighbours neighbours = view.neighbours(nodes, Direction::kBoth);
  if (neighbours.all().size() != 2 * (count - 1)) return "the neighbours are not those of the commit";
  for (const auto& node : view.nodes(nodes)) {
    if (!node || node->labels.size() != 2) return "a node lost its labels";
    const std::string label = view.catalog().labels.name(node->labels.back());
    if (view.nodes_with_label_after(node->labels.back(), 0, kAll).size() != 1)
      return "the index lacks " + label;
  }
  const std::string last = "Node " + std::to_string(count);
  if (view.find_concept(last).nodes != std::vector{nodes.back()}) return "the name index lacks " + last;
  return {};
}

/// One commit: a node with a label of its own, and a relationship from the node before.
void write_step(Graph& graph, int number, NodeId& last) {
  const auto tx = graph.begin();
  const std::string text = std::to_string(number);
  const NodeId id = tx->create_node({tx->label("Concept"), tx->label("Label" + text)},
                                    tx->properties({{"name", "Node " + text}, {"key" + text, number}}));
  if (last != 0) tx->create_relationship(tx->type("NEXT"), last, id, {});
  last = id;
  tx->commit();
}

TEST(GraphThreads, TwoReadSnapshotsWhileOneWrites) {
  Graph graph(storage::Store::open(storage::Store::kInMemory));
  std::atomic<bool> done = false;
  std::vector<std::string> wrong(2);
  std::vector<int> rounds(2);
  std::vector<std::thread> readers;
  for (std::size_t reader = 0; reader < wrong.size(); ++reader) {
    readers.emplace_back([&, reader] {
      std::uint64_t last_commit = 0;
      while (!done && wrong[reader].empty()) {
        const auto view = graph.snapshot();
        wrong[reader] = contradiction(*view);
        if (view->commit_number() < last_commit) wrong[reader] = "a snapshot is older than the one before";
        last_commit = view->commit_number();
        ++rounds[reader];
      }
    });
  }
  NodeId last = 0;
  for (int i = 1; i <= 100; ++i) write_step(graph, i, last);
  done = true;
  for (auto& reader : readers) reader.join();
  for (std::size_t reader = 0; reader < wrong.size(); ++reader) {
    EXPECT_EQ(wrong[reader], "");
    EXPECT_GT(rounds[reader], 0);
  }
  EXPECT_EQ(contradiction(*graph.snapshot()), "");
  EXPECT_EQ(graph.snapshot()->node_count(), 100U);
}

TEST(GraphThreads, MayShareASnapshot) {
  Graph graph(storage::Store::open(storage::Store::kInMemory));
  NodeId last = 0;
  for (int i = 1; i <= 30; ++i) write_step(graph, i, last);
  const auto view = graph.snapshot();
  std::vector<std::string> wrong(4);
  std::vector<std::thread> readers;
  for (std::string& result : wrong) {
    readers.emplace_back([&] {
      for (int round = 0; round < 10 && result.empty(); ++round) result = contradiction(*view);
    });
  }
  for (int i = 31; i <= 60; ++i) write_step(graph, i, last);
  for (auto& reader : readers) reader.join();
  EXPECT_THAT(wrong, ::testing::Each(""));
  EXPECT_EQ(view->node_count(), 30U);
}

TEST(GraphThreads, WritersTakeTurns) {
  Graph graph(storage::Store::open(storage::Store::kInMemory));
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 3; ++writer) {
    writers.emplace_back([&, writer] {
      NodeId last = 0;
      for (int i = 0; i < 30; ++i) write_step(graph, writer * 1000 + i, last);
    });
  }
  for (auto& writer : writers) writer.join();
  const auto view = graph.snapshot();
  EXPECT_EQ(view->node_count(), 90U);
  EXPECT_EQ(view->relationship_count(), 87U);
  EXPECT_EQ(view->nodes_after(0, kAll).size(), 90U);
  EXPECT_EQ(view->catalog().labels.names().size(), 91U);
}

}  // namespace
}  // namespace cairn::graph
