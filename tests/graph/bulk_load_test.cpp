// A bulk load leaves what transactions would have left.

#include "graph/bulk_load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/check.h"
#include "storage/error.h"
#include "tests/graph/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/stored_bytes.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;

/// The same random graph through either face: few labels and types, names that fold to one another, a hub.
template <typename Writer>
void write_random_graph(Writer& writer, std::uint64_t seed) {
  test::Random random(seed);
  const std::vector<std::string> names = {"GAN", "gan", "U-Net", "unets", "", "Größe"};
  const std::vector<std::string> labels = {"Concept", "Entry", "Concept"};
  const std::vector<std::string> types = {"REQUIRES", "MENTIONS"};
  std::vector<NodeId> nodes;
  for (std::uint64_t i = 0; i < 200; ++i) {
    Properties properties;
    if (random.chance(80)) properties.set(writer.key("name"), random.pick(names));
    if (random.chance(50)) properties.set(writer.key("rank"), static_cast<std::int64_t>(random.below(5)));
    const NodeId wished = random.chance(10) ? 3 * i : 0;
    nodes.push_back(writer.create_node(wished,
                                       {writer.label(random.pick(labels)), writer.label(random.pick(labels))},
                                       std::move(properties)));
    if (random.chance(50)) writer.set_external_node("a source", std::to_string(random.bits()), nodes.back());
  }
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const NodeId start = random.chance(40) ? nodes.front() : random.pick(nodes);
    const NodeId end = random.chance(40) ? nodes.front() : random.pick(nodes);
    Properties properties;
    if (random.chance(30)) properties.set(writer.key("confidence"), 0.5);
    const auto made = writer.create_relationship(
        random.chance(10) ? 2 * i : 0, writer.type(random.pick(types)), start, end, std::move(properties));
    if (random.chance(50)) writer.set_external_relationship("a source", std::to_string(random.bits()), made);
  }
  writer.set_external_digest("a source", "digest");
}

class BulkLoadTest : public ::testing::TestWithParam<std::uint64_t> {};

INSTANTIATE_TEST_SUITE_P(Seeds, BulkLoadTest, ::testing::ValuesIn(test::seeds(3)));

TEST_P(BulkLoadTest, LeavesTheSameBytesAsATransaction) {
  const auto make_indexes = [](Graph& graph) {
    const auto transaction = graph.begin();
    transaction->create_index(transaction->label("Concept"), transaction->key("rank"), /*unique=*/false);
    transaction->commit();
  };
  const test::TemporaryFolder folder;
  const auto ordinary = open_graph(folder / "ordinary");
  make_indexes(*ordinary);
  const auto transaction = ordinary->begin();
  write_random_graph(*transaction, GetParam());
  transaction->commit();

  const auto loaded = open_graph(folder / "loaded");
  make_indexes(*loaded);
  const auto load = loaded->begin_bulk_load();
  write_random_graph(*load, GetParam());
  load->commit();

  EXPECT_EQ(test::stored_bytes(*loaded), test::stored_bytes(*ordinary));
  EXPECT_THAT(check(*loaded->store().snapshot()).differences, ::testing::IsEmpty());
}

TEST(BulkLoad, IsWrittenToAfterwardsLikeAnyGraph) {
  const auto graph = open_graph();
  NodeId a = 0;
  {
    const auto load = graph->begin_bulk_load();
    a = load->create_node({}, {});
    for (int i = 0; i < 600; ++i) load->create_relationship(load->type("T"), a, a, {});
    load->commit();
  }
  const auto transaction = graph->begin();
  const NodeId b = transaction->create_node({}, {});
  const RelationshipId last = transaction->create_relationship(transaction->type("T"), a, b, {});
  EXPECT_EQ(b, a + 1);
  EXPECT_EQ(last, 601U);
  transaction->commit();
  EXPECT_EQ(steps(*graph->snapshot(), a, Direction::kOutgoing).size(), 601U);
  EXPECT_THAT(check(*graph->store().snapshot()).differences, ::testing::IsEmpty());
}

TEST(BulkLoad, GivesNoIdASecondTime) {
  const auto graph = open_graph();
  {
    const auto transaction = graph->begin();
    transaction->delete_node(transaction->create_node({}, {}));
    transaction->commit();
  }
  const auto load = graph->begin_bulk_load();
  EXPECT_EQ(load->create_node({}, {}), 2U);
  EXPECT_THAT(error_of([&] { load->create_relationship(load->type("T"), 1, 2, {}); }),
              IsError(ErrorKind::kInvalidInput))
      << "the deleted node";
  load->commit();
}

TEST(BulkLoad, NeedsADatabaseWithoutNodes) {
  const auto graph = open_graph();
  {
    const auto transaction = graph->begin();
    transaction->create_node({}, {});
    transaction->commit();
  }
  EXPECT_THAT(error_of([&] { graph->begin_bulk_load(); }), IsError(ErrorKind::kInvalidInput));
  EXPECT_EQ(graph->begin()->node_count(), 1U) << "and the next writer gets its turn";
}

TEST(BulkLoad, RefusesEndsThatAreNotThere) {
  const auto graph = open_graph();
  const auto load = graph->begin_bulk_load();
  const NodeId node = load->create_node({}, {});
  EXPECT_THAT(error_of([&] { load->create_relationship(load->type("T"), node, node + 1, {}); }),
              IsError(ErrorKind::kInvalidInput));
  EXPECT_THAT(error_of([&] { load->create_relationship(load->type("T"), 0, node, {}); }),
              IsError(ErrorKind::kInvalidInput));
  load->commit();
  EXPECT_EQ(graph->snapshot()->relationship_count(), 0U);
}

TEST(BulkLoad, RefusesEndsInAGapOfTheIds) {
  const auto graph = open_graph();
  const auto load = graph->begin_bulk_load();
  const NodeId low = load->create_node({}, {});
  const NodeId high = load->create_node(low + 10, {}, {});
  EXPECT_EQ(high, low + 10);
  EXPECT_THAT(error_of([&] { load->create_relationship(load->type("T"), low, low + 5, {}); }),
              IsError(ErrorKind::kInvalidInput));
  load->create_relationship(load->type("T"), low, high, {});
  load->commit();
  EXPECT_THAT(check(*graph->store().snapshot()).differences, ::testing::IsEmpty());
}

TEST(BulkLoad, LeavesNothingWhereAnExternalIdComesTwice) {
  const auto graph = open_graph();
  const auto load = graph->begin_bulk_load();
  const NodeId node = load->create_node({}, {});
  for (const char* id : {"a", "b", "a"}) {
    load->set_external_relationship("a source", id,
                                    load->create_relationship(load->type("T"), node, node, {}));
  }
  try {
    load->commit();
    FAIL() << "it was committed";
  } catch (const RepeatedExternalId& repeated) {
    EXPECT_EQ(repeated.source, "a source");
    EXPECT_EQ(repeated.id, "a");
  }
  EXPECT_EQ(graph->snapshot()->node_count(), 0U);
}

TEST(BulkLoad, LeavesNothingWhereAUniqueValueComesTwice) {
  const auto graph = open_graph();
  {
    const auto transaction = graph->begin();
    transaction->create_index(transaction->label("Person"), transaction->key("email"), /*unique=*/true);
    transaction->commit();
  }
  auto load = graph->begin_bulk_load();
  const auto person = [&](const char* email) {
    Properties properties;
    properties.set(load->key("email"), email);
    return load->create_node({load->label("Person")}, std::move(properties));
  };
  person("a@example.org");
  person("b@example.org");
  person("a@example.org");
  const auto error = error_of([&] { load->commit(); });
  ASSERT_THAT(error, IsError(ErrorKind::kInvalidInput));
  EXPECT_THAT(error->what(), ::testing::HasSubstr("nodes 1 and 3"));
  load.reset();
  EXPECT_EQ(graph->snapshot()->node_count(), 0U);
}

}  // namespace
}  // namespace cairn::graph
