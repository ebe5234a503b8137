// Expressions with a variable of their own: list comprehensions, all, any, none, single, reduce.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class ListsTest : public QueryTest {};

// --- list comprehensions ---

TEST_F(ListsTest, AListComprehensionFiltersAndMaps) {
  expect_values({
      {"[x IN [1, 2, 3]]", "[1, 2, 3]"},
      {"[x IN [1, 2, 3] WHERE x > 1]", "[2, 3]"},
      {"[x IN [1, 2, 3] | x * 10]", "[10, 20, 30]"},
      {"[x IN [1, 2, 3] WHERE x % 2 = 1 | x * x]", "[1, 9]"},
      {"[x IN [1, 2, 3] WHERE x > 5 | x]", "[]"},
      {"[x IN [] | 1 / 0]", "[]"},
      {"[x IN [1, null, 3] | x]", "[1, null, 3]"},
      {"[x IN [1, null, 3] WHERE x > 1]", "[3]"},
      {"[x IN [1, null] WHERE x IS NULL | 'none']", "['none']"},
      {"[x IN [0, 1] WHERE x <> 0 | 1 / x]", "[1]"},
      {"[x IN range(1, 3) | [x, -x]]", "[[1, -1], [2, -2], [3, -3]]"},
      {"[x IN [{a: 1}, {a: 2}, {}] | x.a]", "[1, 2, null]"},
      {"[x IN ['b', 1, true] | toString(x)]", "['b', '1', 'true']"},
  });
}

TEST_F(ListsTest, AListComprehensionOfNullIsNull) {
  expect_values({{"[x IN null]", "null"}, {"[x IN null WHERE x | 1]", "null"}, {"[x IN null | x]", "null"}});
}

TEST_F(ListsTest, ListComprehensionsStandInsideEachOther) {
  expect_values({
      {"[x IN [1, 2] | [y IN [10, 20] | x + y]]", "[[11, 21], [12, 22]]"},
      {"[x IN [y IN [1, 2, 3] WHERE y > 1] | x * 2]", "[4, 6]"},
      {"[x IN [[1, 2], [3]] | [x IN x | x + 1]]", "[[2, 3], [4]]"},
      {"[x IN [[1, 2], [], [3]] WHERE any(y IN x WHERE y > 1) | size(x)]", "[2, 1]"},
  });
}

TEST_F(ListsTest, TheVariableOfAListComprehensionHidesOneAroundIt) {
  EXPECT_THAT(rows("WITH 1 AS x, [5, 6] AS list RETURN [x IN list | x] AS inside, x"),
              ElementsAre("[5, 6] | 1"));
  EXPECT_THAT(rows("WITH 10 AS y UNWIND [1, 2] AS z RETURN [x IN [1, 2] | x * y + z]"),
              ElementsAre("[11, 21]", "[12, 22]"));
  EXPECT_EQ(error_kind("RETURN [x IN [1] | x], x"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("RETURN [x IN x | 1]"), "compile SyntaxError UndefinedVariable");
}

TEST_F(ListsTest, AListComprehensionReadsNodes) {
  relate(node({"A"}, {{"x", std::int64_t{1}}}), "T", node({"B"}, {{"x", std::int64_t{2}}}));
  EXPECT_THAT(rows("MATCH p = ()-->() RETURN [n IN nodes(p) | n.x], [n IN nodes(p) WHERE n:B | labels(n)], "
                   "[r IN relationships(p) | type(r)]"),
              ElementsAre("[1, 2] | [['B']] | ['T']"));
  EXPECT_THAT(rows("MATCH (n) WITH collect(n) AS all RETURN [m IN all WHERE m.x > 1 | m.x]"),
              ElementsAre("[2]"));
}

TEST_F(ListsTest, AggregatesStandOutsideAListComprehensionOnly) {
  EXPECT_THAT(rows("UNWIND [1, 2] AS x RETURN [y IN collect(x) | y * 10]"), ElementsAre("[10, 20]"));
  EXPECT_EQ(error_kind("RETURN [x IN [1, 2] | count(*)]"), "compile SyntaxError InvalidAggregation");
  EXPECT_EQ(error_kind("RETURN [x IN [1, 2] WHERE count(*) > 1]"), "compile SyntaxError InvalidAggregation");
}

TEST_F(ListsTest, AListComprehensionWantsAList) {
  EXPECT_TRUE(error("RETURN [x IN 1 | x]"));
  EXPECT_TRUE(error("RETURN [x IN 'abc' | x]"));
  EXPECT_TRUE(error("UNWIND [[1], 2] AS l RETURN [x IN l | x]"));
  EXPECT_EQ(error_kind("RETURN [x IN [1, 0] | 1 / x]"), "runtime ArithmeticError DivisionByZero");
}

// --- all, any, none, single ---

TEST_F(ListsTest, AllIsTrueWhereEveryElementFits) {
  expect_values({
      {"all(x IN [1, 2] WHERE x > 0)", "true"},
      {"all(x IN [1, -2] WHERE x > 0)", "false"},
      {"all(x IN [] WHERE x > 0)", "true"},
      {"all(x IN [] WHERE false)", "true"},
      {"all(x IN null WHERE x > 0)", "null"},
      {"all(x IN [1, null] WHERE x > 0)", "null"},
      {"all(x IN [-1, null] WHERE x > 0)", "false"},
      {"all(x IN [null, -1] WHERE x > 0)", "false"},
      {"all(x IN [null] WHERE x IS NULL)", "true"},
      {"all(x IN [null, null] WHERE x > 0)", "null"},
  });
}

TEST_F(ListsTest, AnyIsTrueWhereAnElementFits) {
  expect_values({
      {"any(x IN [-1, 2] WHERE x > 0)", "true"},
      {"any(x IN [-1, -2] WHERE x > 0)", "false"},
      {"any(x IN [] WHERE true)", "false"},
      {"any(x IN null WHERE x > 0)", "null"},
      {"any(x IN [1, null] WHERE x > 0)", "true"},
      {"any(x IN [null, 1] WHERE x > 0)", "true"},
      {"any(x IN [-1, null] WHERE x > 0)", "null"},
      {"any(x IN [null] WHERE x > 0)", "null"},
  });
}

TEST_F(ListsTest, NoneIsTrueWhereNoElementFits) {
  expect_values({
      {"none(x IN [-1, -2] WHERE x > 0)", "true"},
      {"none(x IN [-1, 2] WHERE x > 0)", "false"},
      {"none(x IN [] WHERE true)", "true"},
      {"none(x IN null WHERE x > 0)", "null"},
      {"none(x IN [1, null] WHERE x > 0)", "false"},
      {"none(x IN [null, 1] WHERE x > 0)", "false"},
      {"none(x IN [-1, null] WHERE x > 0)", "null"},
  });
}

TEST_F(ListsTest, SingleIsTrueWhereExactlyOneElementFits) {
  expect_values({
      {"single(x IN [-1, 2] WHERE x > 0)", "true"},
      {"single(x IN [1, 2] WHERE x > 0)", "false"},
      {"single(x IN [-1] WHERE x > 0)", "false"},
      {"single(x IN [] WHERE true)", "false"},
      {"single(x IN null WHERE x > 0)", "null"},
      {"single(x IN [1, null] WHERE x > 0)", "null"},
      {"single(x IN [null, -1] WHERE x > 0)", "null"},
      {"single(x IN [1, null, 2] WHERE x > 0)", "false"},
      {"single(x IN [null, 1, 2] WHERE x > 0)", "false"},
  });
}

TEST_F(ListsTest, QuantifiersStandInsideEachOther) {
  expect_values({
      {"all(l IN [[1, 2], [3]] WHERE any(x IN l WHERE x % 2 = 1))", "true"},
      {"none(l IN [[1], []] WHERE single(x IN l WHERE x = 1))", "false"},
      {"any(x IN [1, 2] WHERE all(y IN [1, 2] WHERE y >= x)) AND NOT none(x IN [1] WHERE x = 1)", "true"},
  });
}

TEST_F(ListsTest, QuantifiersAreConditionsOfRows) {
  rows("CREATE ({name: 'all', marks: [5, 6]}), ({name: 'some', marks: [1, 6]}), ({name: 'unknown'})");
  EXPECT_THAT(rows("MATCH (n) WHERE any(m IN n.marks WHERE m > 5) RETURN n.name"),
              UnorderedElementsAre("'all'", "'some'"));
  EXPECT_THAT(rows("MATCH (n) WHERE all(m IN n.marks WHERE m > 3) RETURN n.name"), ElementsAre("'all'"));
  EXPECT_THAT(rows("MATCH (n) WHERE NOT all(m IN n.marks WHERE m > 3) RETURN n.name"), ElementsAre("'some'"));
  EXPECT_THAT(rows("MATCH (n) WHERE single(m IN n.marks WHERE m > 3) RETURN n.name"), ElementsAre("'some'"));
}

TEST_F(ListsTest, QuantifiersTellTheFateOfNodesOnAPath) {
  const auto a = node({"N"}, {{"x", std::int64_t{1}}});
  const auto b = node({"N"}, {{"x", std::int64_t{2}}});
  const auto c = node({"N"}, {{"x", std::int64_t{3}}});
  relate(a, "T", b);
  relate(b, "T", c);
  EXPECT_THAT(rows("MATCH p = (:N)-[*]->(:N) WHERE all(n IN nodes(p) WHERE n.x > 1) RETURN length(p)"),
              ElementsAre("1"));
  EXPECT_THAT(rows("MATCH p = (:N)-[*]->(:N) WHERE none(n IN nodes(p) WHERE n.x = 3) RETURN length(p)"),
              ElementsAre("1"));
}

TEST_F(ListsTest, TheVariableOfAQuantifierStaysInIt) {
  EXPECT_EQ(error_kind("RETURN any(x IN [1] WHERE x = 1) AND x"), "compile SyntaxError UndefinedVariable");
  EXPECT_THAT(rows("WITH 7 AS x RETURN any(x IN [1] WHERE x = 7), x"), ElementsAre("false | 7"));
  EXPECT_EQ(error_kind("RETURN any(x IN [1, 2] WHERE count(*) = 1)"),
            "compile SyntaxError InvalidAggregation");
}

// --- reduce ---

TEST_F(ListsTest, ReduceFoldsAListFromTheLeft) {
  expect_values({
      {"reduce(sum = 0, x IN [1, 2, 3] | sum + x)", "6"},
      {"reduce(text = '', x IN ['a', 'b', 'c'] | text + x)", "'abc'"},
      {"reduce(n = 10, x IN [1, 2] | n - x)", "7"},
      {"reduce(l = [], x IN [1, 2] | [x] + l)", "[2, 1]"},
      {"reduce(n = 5, x IN [] | 1 / 0)", "5"},
      {"reduce(n = 1, x IN [2, 3] | n * x) + 1", "7"},
      {"reduce(a = 0, l IN [[1, 2], [3]] | a + reduce(b = 0, x IN l | b + x))", "6"},
      {"reduce(n = null, x IN [1, 2] | x)", "2"},
  });
}

TEST_F(ListsTest, ReduceWithNullIsNull) {
  expect_values({
      {"reduce(n = 0, x IN null | n + x)", "null"},
      {"reduce(n = 0, x IN [1, null, 2] | n + x)", "null"},
      {"reduce(n = null, x IN [1] | n + x)", "null"},
      {"reduce(n = 0, x IN [1, null, 2] | n + coalesce(x, 10))", "13"},
  });
}

TEST_F(ListsTest, ReduceSeesTheVariablesAroundIt) {
  EXPECT_THAT(rows("UNWIND [1, 2] AS k RETURN reduce(n = k, x IN [1, 2] | n + x * k)"),
              ElementsAre("4", "8"));
  EXPECT_EQ(error_kind("RETURN reduce(n = x, x IN [1] | n)"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("RETURN reduce(n = 0, x IN [1] | n + x) + n"),
            "compile SyntaxError UndefinedVariable");
}

}  // namespace
}  // namespace cairn::query
