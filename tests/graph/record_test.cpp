#include "graph/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "graph/adjacency.h"
#include "graph/keys.h"
#include "storage/error.h"
#include "tests/support/errors.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;

constexpr auto kMaxU32 = std::numeric_limits<std::uint32_t>::max();
constexpr auto kMaxU64 = std::numeric_limits<std::uint64_t>::max();

TEST(Properties, KeepEachKeyOnceInTheOrderOfTheKeys) {
  Properties properties;
  properties.set(3, "c");
  properties.set(1, "a");
  properties.set(2, "b");
  properties.set(3, "changed");
  std::vector<KeyId> keys;
  for (const auto& [key, value] : properties) keys.push_back(key);
  EXPECT_THAT(keys, ElementsAre(1, 2, 3));
  ASSERT_NE(properties.get(3), nullptr);
  EXPECT_EQ(*properties.get(3), Value("changed"));
  EXPECT_EQ(properties.get(0), nullptr);
  EXPECT_EQ(properties.get(4), nullptr);
  EXPECT_EQ(properties.size(), 3U);
}

TEST(Properties, SettingNullRemoves) {
  Properties properties;
  properties.set(1, "a");
  properties.set(1, {});
  properties.set(2, {});
  EXPECT_TRUE(properties.empty());
  EXPECT_EQ(properties.get(1), nullptr);
}

TEST(Properties, AreEqualWhateverTheOrderOfSetting) {
  Properties first;
  first.set(1, "a");
  first.set(2, 0.5);
  Properties second;
  second.set(2, 0.5);
  second.set(1, "a");
  EXPECT_EQ(first, second);
  second.set(2, 0.25);
  EXPECT_NE(first, second);
}

Node telling_node() {
  Node node;
  node.id = 7;
  node.labels = {0, 3, 300, kMaxU32};
  node.properties.set(0, "");
  node.properties.set(5, List{std::int64_t{-1}, "text", List{}});
  node.properties.set(kMaxU32, 0.5);
  return node;
}

TEST(NodeRecord, ComesBackAsItWas) {
  const Node node = telling_node();
  const Node back = decode_node(7, encode(node));
  EXPECT_EQ(back.id, 7U);
  EXPECT_EQ(back.labels, node.labels);
  EXPECT_EQ(back.properties, node.properties);
  EXPECT_TRUE(back.has_label(300));
  EXPECT_FALSE(back.has_label(1));
}

TEST(NodeRecord, WithoutAnythingComesBackToo) {
  const Node back = decode_node(1, encode(Node{1, {}, {}}));
  EXPECT_TRUE(back.labels.empty());
  EXPECT_TRUE(back.properties.empty());
}

TEST(NodeRecord, EveryPrefixIsCorruption) {
  const std::string bytes = encode(telling_node());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THAT(error_of([&] { decode_node(7, std::string_view(bytes).substr(0, length)); }),
                IsError(ErrorKind::kCorruption))
        << "cut to " << length;
  }
}

TEST(RelationshipRecord, ComesBackAsItWas) {
  Relationship relationship{9, kMaxU32, kMaxU64, 1, {}};
  relationship.properties.set(2, "evidence");
  const Relationship back = decode_relationship(9, encode(relationship));
  EXPECT_EQ(back.id, 9U);
  EXPECT_EQ(back.type, kMaxU32);
  EXPECT_EQ(back.start, kMaxU64);
  EXPECT_EQ(back.end, 1U);
  EXPECT_EQ(back.properties, relationship.properties);
}

TEST(RelationshipRecord, EveryPrefixIsCorruption) {
  Relationship relationship{9, 1, 200, 300, {}};
  relationship.properties.set(2, List{"evidence", 0.5});
  const std::string bytes = encode(relationship);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THAT(error_of([&] { decode_relationship(9, std::string_view(bytes).substr(0, length)); }),
                IsError(ErrorKind::kCorruption))
        << "cut to " << length;
  }
}

std::vector<std::pair<RelationshipId, NodeId>> entries(const AdjacencyChunk& chunk) {
  std::vector<std::pair<RelationshipId, NodeId>> pairs;
  for (const auto& entry : chunk.entries) pairs.emplace_back(entry.relationship, entry.node);
  return pairs;
}

TEST(AdjacencyChunk, ComesBackAsItWas) {
  AdjacencyChunk chunk;
  chunk.closed_chunks = kMaxU32;
  chunk.entries = {{1, kMaxU64}, {2, 1}, {1000000, 5}, {kMaxU64, 0}};
  const AdjacencyChunk back = AdjacencyChunk::decode(chunk.encode());
  EXPECT_EQ(back.closed_chunks, kMaxU32);
  EXPECT_EQ(entries(back), entries(chunk));
  EXPECT_TRUE(AdjacencyChunk::decode(AdjacencyChunk().encode()).entries.empty());
}

TEST(AdjacencyChunk, EveryPrefixIsCorruption) {
  AdjacencyChunk chunk;
  chunk.closed_chunks = 300;
  chunk.entries = {{1, 500}, {2, 1}, {1000000, 5}};
  const std::string bytes = chunk.encode();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_THAT(error_of([&] { AdjacencyChunk::decode(std::string_view(bytes).substr(0, length)); }),
                IsError(ErrorKind::kCorruption))
        << "cut to " << length;
  }
}

TEST(Keys, OfLargerIdsComeLater) {
  EXPECT_LT(keys::node(1), keys::node(2));
  EXPECT_LT(keys::node(255), keys::node(256));
  EXPECT_LT(keys::node(256), keys::node(kMaxU64));
  EXPECT_LT(keys::adjacency(Direction::kOutgoing, 1, 0, 3), keys::adjacency(Direction::kOutgoing, 1, 1, 0));
  EXPECT_LT(keys::adjacency(Direction::kOutgoing, 1, 9, 9), keys::adjacency(Direction::kOutgoing, 2, 0, 0));
}

TEST(Keys, OfOneNameAreNotThoseOfALongerOne) {
  EXPECT_FALSE(keys::name_entry(1, "gan", 1).starts_with(keys::name_entries(1, "ga")));
  EXPECT_TRUE(keys::name_entry(1, "gan", 1).starts_with(keys::name_entries(1, "gan")));
  EXPECT_FALSE(keys::name_entry(2, "gan", 1).starts_with(keys::name_entries(1, "gan")));
}

}  // namespace
}  // namespace cairn::graph
