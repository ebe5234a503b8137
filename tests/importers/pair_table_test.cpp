// The table of pairs against std::map.

#include "importers/analysis/pair_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cairn::importers {
namespace {

TEST(PairTable, OfNothingHasNothing) {
  const PairTable<int> table;
  EXPECT_EQ(table.find({0, 0}), nullptr);
  EXPECT_EQ(table.index_of({1, 2}), PairTable<int>::kNone);
  EXPECT_TRUE(table.items().empty());
}

TEST(PairTable, TellsAPairFromItsReverse) {
  PairTable<int> table;
  table[{1, 2}] = 12;
  EXPECT_EQ(table.find({2, 1}), nullptr);
  ASSERT_NE(table.find({1, 2}), nullptr);
  EXPECT_EQ(*table.find({1, 2}), 12);
}

TEST(PairTable, HoldsWhatAMapHoldsInTheOrderInWhichItCame) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> any(0, 150);
  PairTable<int> table;
  std::map<ConceptPair, int> expected;
  std::vector<ConceptPair> order;
  for (int i = 0; i < 20000; ++i) {
    const ConceptPair pair(any(random), any(random));
    if (!expected.contains(pair)) order.push_back(pair);
    expected[pair] += i;
    table[pair] += i;
  }
  ASSERT_EQ(table.items().size(), order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    EXPECT_EQ(table.items()[i].pair, order[i]);
    EXPECT_EQ(table.items()[i].value, expected.at(order[i]));
    EXPECT_EQ(table.index_of(order[i]), i);
  }
  for (std::size_t a = 0; a < 160; ++a) {
    for (std::size_t b = 0; b < 160; ++b) EXPECT_EQ(table.find({a, b}) != nullptr, expected.contains({a, b}));
  }
}

}  // namespace
}  // namespace cairn::importers
