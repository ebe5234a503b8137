#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "graph/check.h"
#include "tests/graph/fixtures.h"
#include "tests/support/temporary_folder.h"

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
  std::vector<std::thread> readers;
  for (std::size_t reader = 0; reader < wrong.size(); ++reader) {
    readers.emplace_back([&, reader] {
      std::uint64_t last_commit = 0;
      do {
        const auto view = graph.snapshot();
        wrong[reader] = contradiction(*view);
        if (view->commit_number() < last_commit) wrong[reader] = "a snapshot is older than the one before";
        last_commit = view->commit_number();
      } while (!done && wrong[reader].empty());
    });
  }
  NodeId last = 0;
  for (int i = 1; i <= 100; ++i) write_step(graph, i, last);
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_THAT(wrong, ::testing::Each(""));
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

/// What is wrong with a view of the star that grow_star() grows; empty when all agrees.
std::string contradiction_in_star(const Snapshot& view) {
  const auto nodes = view.nodes_after(0, kAll);
  const std::size_t rays = nodes.size() - 1;
  if (view.node_count() != nodes.size()) return "the count of nodes is not that of the records";
  if (view.relationship_count() != rays) return "half a commit: a node without its relationship";
  if (view.relationships_after(0, kAll).size() != rays) return "relationships are miscounted";
  const auto out = view.neighbours(nodes, Direction::kOutgoing);
  const auto in = view.neighbours(nodes, Direction::kIncoming);
  if (out.of(0).size() != rays || out.all().size() != rays) return "the hub has lost a neighbour";
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (in.of(i).size() != 1) return "a node has lost its hub";
  }
  const LabelId ray = view.catalog().labels.find("Ray").value();
  if (view.node_count(ray) != rays) return "the count of the label is not that of the nodes";
  if (view.nodes_with_label_after(ray, 0, kAll).size() != rays) return "the index by label lacks a node";
  return {};
}

/// Two nodes more and the oldest one of its own less, in one commit.
void grow_star(Graph& graph, NodeId hub, std::vector<NodeId>& own, int step) {
  const auto tx = graph.begin();
  for (int i = 0; i < 2; ++i) {
    own.push_back(tx->create_node({tx->label("Ray")}, tx->properties({{"step", step}})));
    tx->create_relationship(tx->type("TO"), hub, own.back(), {});
  }
  tx->detach_delete_node(own.front());
  own.erase(own.begin());
  tx->commit();
}

TEST(GraphThreads, EightReadWholeCommitsOnDiskWhileTwoWriteThem) {
  constexpr int kReaders = 8;
  constexpr int kWriters = 2;
  constexpr int kCommits = 150;  // of each writer: the hub's list comes to take several chunks
  constexpr int kCommitsAFlush = 20;
  const test::TemporaryFolder folder;
  Graph graph(storage::Store::open(folder / "db"));
  NodeId hub = 0;
  {
    const auto tx = graph.begin();
    hub = tx->create_node({}, {});
    tx->label("Ray");
    tx->type("TO");
    tx->commit();
  }
  std::atomic<int> writing = kWriters;
  std::vector<std::string> wrong(kReaders);
  std::vector<int> views(kReaders);
  std::vector<std::thread> threads;
  for (std::size_t reader = 0; reader < kReaders; ++reader) {
    threads.emplace_back([&, reader] {
      std::uint64_t last_commit = 0;
      while (writing > 0 && wrong[reader].empty()) {
        const auto view = graph.snapshot();
        wrong[reader] = contradiction_in_star(*view);
        if (view->commit_number() < last_commit) wrong[reader] = "a snapshot is older than the one before";
        last_commit = view->commit_number();
        ++views[reader];
      }
    });
  }
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&] {
      std::vector<NodeId> own;
      for (int step = 1; step <= kCommits; ++step) {
        grow_star(graph, hub, own, step);
        if (step % kCommitsAFlush == 0) graph.store().flush();
      }
      --writing;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(wrong, ::testing::Each(""));
  EXPECT_THAT(views, ::testing::Each(::testing::Gt(0)));
  EXPECT_EQ(contradiction_in_star(*graph.snapshot()), "");
  EXPECT_EQ(graph.snapshot()->node_count(), 1U + kWriters * kCommits);
  EXPECT_THAT(check(*graph.store().snapshot()).differences, ::testing::IsEmpty());
}

}  // namespace
}  // namespace cairn::graph
