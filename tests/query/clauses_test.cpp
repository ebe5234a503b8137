// WITH, RETURN, UNWIND: projecting, grouping, sorting, cutting.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class ClausesTest : public QueryTest {
 protected:
  void people() {
    const auto person = [&](const char* name, std::int64_t age, const char* town) {
      node({"Person"}, {{"name", name}, {"age", age}, {"town", town}});
    };
    person("Ada", 36, "London");
    person("Alan", 41, "London");
    person("Emmy", 53, "Erlangen");
    person("Kurt", 71, "Brno");
  }
};

// --- UNWIND ---

TEST_F(ClausesTest, UnwindGivesARowAnElement) {
  EXPECT_THAT(rows("UNWIND [1, null, 'a'] AS x RETURN x"), ElementsAre("1", "null", "'a'"));
  EXPECT_THAT(rows("UNWIND [] AS x RETURN x"), IsEmpty());
  EXPECT_THAT(rows("UNWIND null AS x RETURN x"), IsEmpty());
  EXPECT_THAT(rows("UNWIND 5 AS x RETURN x"), ElementsAre("5")) << "what is no list is one element";
  EXPECT_THAT(rows("UNWIND [[1, 2], [3]] AS xs UNWIND xs AS x RETURN x"), ElementsAre("1", "2", "3"));
  EXPECT_THAT(rows("UNWIND $list AS x RETURN x.a", {{"list", List{Map{{"a", std::int64_t{1}}}, Map{}}}}),
              ElementsAre("1", "null"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS x UNWIND ['a', 'b'] AS y RETURN x, y"),
              ElementsAre("1 | 'a'", "1 | 'b'", "2 | 'a'", "2 | 'b'"));
}

// --- WITH and RETURN ---

TEST_F(ClausesTest, WithPassesOnWhatItNames) {
  EXPECT_THAT(rows("WITH 1 AS a, 2 AS b WITH a + b AS c RETURN c"), ElementsAre("3"));
  EXPECT_THAT(rows("WITH 1 AS a WITH *, 2 AS b RETURN a, b"), ElementsAre("1 | 2"));
  EXPECT_THAT(rows("WITH 1 AS a, 2 AS b RETURN *, a + b AS c"), ElementsAre("1 | 2 | 3"));
  EXPECT_THAT(rows("WITH 1 AS a, 2 AS b WITH b AS a, a AS b RETURN a, b"), ElementsAre("2 | 1"))
      << "names can be swapped";
  EXPECT_EQ(error_kind("WITH 1 AS a, 2 AS b WITH a RETURN b"), "compile SyntaxError UndefinedVariable");
  EXPECT_THAT(rows("MATCH (n) WITH 1 AS n RETURN n"), IsEmpty());
}

TEST_F(ClausesTest, WithFiltersByItsCondition) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) WITH p.town AS town, count(*) AS n WHERE n > 1 RETURN town"),
              ElementsAre("'London'"));
  EXPECT_THAT(rows("UNWIND [1, 2, 3, null] AS x WITH x WHERE x <> 2 RETURN x"), ElementsAre("1", "3"));
  EXPECT_THAT(rows("UNWIND [3, 1, 2] AS x WITH x ORDER BY x LIMIT 2 WHERE x > 1 RETURN x"), ElementsAre("2"))
      << "the condition comes after the limit";
  EXPECT_THAT(rows("UNWIND [1, 2] AS a WITH a * 10 AS b WHERE a = 1 RETURN b"), ElementsAre("10"))
      << "it sees what was there before the columns, too";
  EXPECT_EQ(error_kind("WITH 1 AS a WITH DISTINCT 2 AS b WHERE a = 1 RETURN b"),
            "compile SyntaxError UndefinedVariable");
}

TEST_F(ClausesTest, DistinctKeepsTheFirstOfEqualRows) {
  EXPECT_THAT(rows("UNWIND [2, 1, 2, 1.0, null, null] AS x RETURN DISTINCT x"),
              ElementsAre("2", "1", "null"));
  EXPECT_THAT(rows("UNWIND [[1, 2], [1, 2], [1]] AS x RETURN DISTINCT x"), ElementsAre("[1, 2]", "[1]"));
  EXPECT_THAT(rows("UNWIND [1, 1, 2] AS x UNWIND [1, 1] AS y RETURN DISTINCT x, y"),
              ElementsAre("1 | 1", "2 | 1"));
  EXPECT_THAT(rows("UNWIND [1, 1, 2] AS x WITH DISTINCT x RETURN count(x)"), ElementsAre("2"));
  EXPECT_THAT(rows("UNWIND [0.0 / 0.0, 0.0 / 0.0, 0.0, -0.0] AS x RETURN DISTINCT x"),
              ElementsAre("NaN", "0.0"));
  EXPECT_THAT(rows("UNWIND [{a: 1, b: 2}, {b: 2, a: 1}] AS x RETURN DISTINCT x"), SizeIs(1));
  people();
  EXPECT_THAT(rows("MATCH (p:Person), (q:Person) RETURN DISTINCT p"), SizeIs(4));
}

// --- grouping ---

TEST_F(ClausesTest, AggregatesGroupByTheOtherColumns) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.town, count(*), sum(p.age)"),
              UnorderedElementsAre("'London' | 2 | 77", "'Erlangen' | 1 | 53", "'Brno' | 1 | 71"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN count(*), p.town ORDER BY p.town"),
              ElementsAre("1 | 'Brno'", "1 | 'Erlangen'", "2 | 'London'"))
      << "wherever the key stands";
  EXPECT_THAT(rows("UNWIND [null, 1, null] AS x RETURN x, count(*)"),
              UnorderedElementsAre("null | 2", "1 | 1"))
      << "nulls are a group";
  EXPECT_THAT(rows("UNWIND [1, 1.0, 2] AS x RETURN x, count(*)"), ElementsAre("1 | 2", "2 | 1"));
  EXPECT_THAT(rows("MATCH (p:Person) WITH p, count(*) AS n RETURN sum(n)"), ElementsAre("4"));
}

TEST_F(ClausesTest, AggregatesStandInsideExpressions) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) RETURN count(*) + 1, max(p.age) - min(p.age)"), ElementsAre("5 | 35"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS x RETURN {n: count(*), all: collect(x)}"),
              ElementsAre("{all: [1, 2], n: 2}"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS x RETURN collect(x)[0], size(collect(x)), CASE WHEN count(*) > 1 THEN "
                   "'many' END"),
              ElementsAre("1 | 2 | 'many'"));
  EXPECT_THAT(rows("UNWIND [1, 2, 2] AS x RETURN x, sum(x) + x AS s ORDER BY x"),
              ElementsAre("1 | 2", "2 | 6"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS x WITH x AS k, count(*) AS n RETURN k + n"), ElementsAre("2", "3"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.town, p.town + toString(count(*)) AS u ORDER BY u LIMIT 1"),
              ElementsAre("'Brno' | 'Brno1'"));
  EXPECT_THAT(rows("UNWIND [1, 2, 2] AS x RETURN x, count(*) AS n ORDER BY count(*) DESC, x + count(*)"),
              ElementsAre("2 | 2", "1 | 1"));
}

TEST_F(ClausesTest, AnAggregateMixesOnlyWithWhatIsGroupedBy) {
  for (const char* query :
       {"UNWIND [1] AS x RETURN x + count(*) AS n", "UNWIND [{a: 1}] AS x RETURN x.a + count(*) AS n",
        "UNWIND [1] AS x UNWIND [2] AS y RETURN x, y + count(*) AS n",
        "UNWIND [1] AS x RETURN x * 2 AS k, x + count(*) AS n"}) {
    EXPECT_EQ(error_kind(query), "compile SyntaxError AmbiguousAggregationExpression") << query;
  }
  EXPECT_THAT(rows("UNWIND [1] AS x RETURN x, x + count(*) AS n"), ElementsAre("1 | 2"));
  EXPECT_THAT(rows("UNWIND [1] AS x RETURN 10 + count(*) AS n"), ElementsAre("11"));
}

TEST_F(ClausesTest, AnAggregateDoesNotTakeAnAliasOfItsOwnClauseForAVariable) {
  // `y` is the variable, which is not grouped by, and not the column that is called y here.
  EXPECT_EQ(error_kind("UNWIND [1] AS x UNWIND [100] AS y RETURN x AS y, y + count(*) AS n"),
            "compile SyntaxError AmbiguousAggregationExpression");
}

TEST_F(ClausesTest, OnlyVariablesAndTheirPropertiesMixWithAggregatesThoughMoreBeGroupedBy) {
  const std::string rows_of = "UNWIND [{a: 1, b: 2}] AS n ";
  EXPECT_THAT(rows(rows_of + "RETURN n.a, n.b, n.a + n.b * 2 + count(*) AS v"), ElementsAre("1 | 2 | 6"));
  for (const char* columns :
       {"n.a + n.b AS k, n.a + n.b + count(*) AS v", "n.a * 2 AS k, n.a * 2 - count(*) AS v",
        "n.a = 2 AS k, n.a = 2 OR count(*) > 0 AS v"}) {
    EXPECT_EQ(error_kind(rows_of + "RETURN " + columns), "compile SyntaxError AmbiguousAggregationExpression")
        << columns;
  }
}

TEST_F(ClausesTest, AColumnIsNotTakenForAnExpressionThatReadsAsItsName) {
  EXPECT_EQ(error_kind("WITH 1 AS a, 2 AS b, 10 AS `a+b` RETURN `a+b`, a + b + count(*) AS n"),
            "compile SyntaxError AmbiguousAggregationExpression");
  EXPECT_THAT(rows("WITH 1 AS `my var` RETURN *, `my var` + count(*) AS n"), ElementsAre("1 | 2"));
  EXPECT_EQ(error_kind("WITH true AS a, false AS b, 1 AS aANDb RETURN aANDb, count(*) AS n ORDER BY a AND b"),
            "compile SyntaxError UndefinedVariable");
}

TEST_F(ClausesTest, SpaceInsideAStringTellsExpressionsApart) {
  // Expressions are recognised by their text without white space; 'a b' and 'ab' are different strings all
  // the same.
  EXPECT_EQ(error_kind("UNWIND ['x'] AS s RETURN s + 'a b' AS k, s + 'ab' + toString(count(*)) AS v"),
            "compile SyntaxError AmbiguousAggregationExpression");
  EXPECT_THAT(rows("UNWIND [{s: 'a', d: 1}, {s: 'b', d: 0}] AS m "
                   "RETURN DISTINCT m.s = 'a b' OR m.d = 1 AS k ORDER BY m.s = 'a b' OR m.d = 1"),
              ElementsAre("false", "true"));
}

TEST_F(ClausesTest, AggregatesStandOnlyWhereRowsAreProjected) {
  for (const auto& [query, detail] : std::vector<std::pair<const char*, const char*>>{
           {"MATCH (n) WHERE count(n) > 1 RETURN n", "InvalidAggregation"},
           {"UNWIND [count(*)] AS x RETURN x", "InvalidAggregation"},
           {"RETURN count(count(*))", "NestedAggregation"},
           {"RETURN sum(1 + max(2))", "NestedAggregation"},
           {"WITH 1 AS a WHERE count(*) > 0 RETURN a", "InvalidAggregation"},
           {"UNWIND [1] AS x RETURN x ORDER BY count(*)", "InvalidAggregation"},
           {"MATCH (n {x: count(*)}) RETURN n", "InvalidAggregation"},
           {"PREREQUISITES OF collect('a')", "InvalidAggregation"}}) {
    EXPECT_EQ(error_kind(query), std::string("compile SyntaxError ") + detail) << query;
  }
}

// --- ORDER BY ---

TEST_F(ClausesTest, OrderBySortsUpAndDown) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.name ORDER BY p.age"),
              ElementsAre("'Ada'", "'Alan'", "'Emmy'", "'Kurt'"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.name AS name ORDER BY name DESC"),
              ElementsAre("'Kurt'", "'Emmy'", "'Alan'", "'Ada'"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.name ORDER BY p.town ASCENDING, p.age DESCENDING"),
              ElementsAre("'Kurt'", "'Emmy'", "'Alan'", "'Ada'"));
  EXPECT_THAT(rows("MATCH (p:Person) WITH p ORDER BY p.age DESC LIMIT 2 RETURN p.name"),
              UnorderedElementsAre("'Kurt'", "'Emmy'"));
  EXPECT_THAT(rows("MATCH (p:Person) WITH p ORDER BY p.age DESC RETURN collect(p.name)"),
              ElementsAre("['Kurt', 'Emmy', 'Alan', 'Ada']"));
  EXPECT_THAT(rows("UNWIND [3, 1, 2] AS x RETURN -x AS y ORDER BY x"), ElementsAre("-1", "-2", "-3"))
      << "by what is not returned";
  EXPECT_THAT(rows("UNWIND [3, 1, 2] AS x RETURN -x AS x ORDER BY x"), ElementsAre("-3", "-2", "-1"))
      << "a column hides a variable";
}

TEST_F(ClausesTest, OrderByPutsNullLast) {
  EXPECT_THAT(rows("UNWIND [2, null, 1] AS x RETURN x ORDER BY x"), ElementsAre("1", "2", "null"));
  EXPECT_THAT(rows("UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC"), ElementsAre("null", "2", "1"));
}

TEST_F(ClausesTest, OrderByOrdersAllKindsOfValues) {
  node({"A"});
  EXPECT_THAT(rows("MATCH (n) UNWIND [null, 0.0 / 0.0, 1, 1.5, -1.0 / 0, true, false, 'b', 'a', [2], [1, 2], "
                   "[], n, {a: 1}] AS x "
                   "RETURN x ORDER BY x"),
              ElementsAre("{a: 1}", "(:A)", "[]", "[1, 2]", "[2]", "'a'", "'b'", "false", "true", "-Infinity",
                          "1", "1.5", "NaN", "null"));
  EXPECT_THAT(rows("UNWIND [[1, null], [1], [1, 2]] AS x RETURN x ORDER BY x"),
              ElementsAre("[1]", "[1, 2]", "[1, null]"));
}

TEST_F(ClausesTest, OrderByIsStable) {
  EXPECT_THAT(rows("UNWIND [[1, 'a'], [0, 'b'], [1, 'c'], [0, 'd']] AS x RETURN x[1] ORDER BY x[0]"),
              ElementsAre("'b'", "'d'", "'a'", "'c'"));
}

TEST_F(ClausesTest, OrderByKnowsGroupedAndDistinctColumns) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.town, count(*) ORDER BY count(*) DESC, p.town"),
              ElementsAre("'London' | 2", "'Brno' | 1", "'Erlangen' | 1"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.town AS t, count(*) AS n ORDER BY n DESC, t DESC"),
              ElementsAre("'London' | 2", "'Erlangen' | 1", "'Brno' | 1"));
}

TEST_F(ClausesTest, OrderByOfDistinctRowsSeesOnlyTheColumns) {
  people();
  EXPECT_THAT(rows("MATCH (p:Person) RETURN DISTINCT p.town ORDER BY p.town"),
              ElementsAre("'Brno'", "'Erlangen'", "'London'"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN DISTINCT p ORDER BY p.age DESC LIMIT 1"), SizeIs(1));
  EXPECT_TRUE(error("MATCH (p:Person) RETURN DISTINCT p.town ORDER BY p.age"));
  EXPECT_TRUE(error("MATCH (p:Person) RETURN p.town, count(*) ORDER BY p.age"));
}

TEST_F(ClausesTest, OrderByMeansTheColumnWhereAVariableHasTheSameName) {
  const std::string swapped = "UNWIND [[1, 20], [2, 10]] AS x WITH x[0] AS a, x[1] AS b ";
  EXPECT_THAT(rows(swapped + "RETURN b AS a, a AS b ORDER BY a"), ElementsAre("10 | 2", "20 | 1"));
  EXPECT_THAT(rows(swapped + "RETURN DISTINCT b AS a, a AS b ORDER BY a"), ElementsAre("10 | 2", "20 | 1"));
  EXPECT_THAT(rows(swapped + "RETURN b AS a, a AS b, count(*) AS n ORDER BY a"),
              ElementsAre("10 | 2 | 1", "20 | 1 | 1"));
  EXPECT_THAT(rows(swapped + "RETURN b AS a, a AS b ORDER BY b"), ElementsAre("20 | 1", "10 | 2"));
  EXPECT_THAT(rows(swapped + "RETURN DISTINCT b AS a, a AS b ORDER BY b"), ElementsAre("20 | 1", "10 | 2"));
  EXPECT_THAT(rows(swapped + "RETURN b AS a, a AS b, count(*) AS n ORDER BY b"),
              ElementsAre("20 | 1 | 1", "10 | 2 | 1"));
}

// --- SKIP and LIMIT ---

TEST_F(ClausesTest, SkipAndLimitCutRows) {
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x SKIP 1 LIMIT 2"), ElementsAre("2", "3"));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x SKIP 3"), ElementsAre("4", "5"));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x SKIP 9"), IsEmpty());
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x LIMIT 0"), IsEmpty());
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x LIMIT 9"), SizeIs(5));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 2"), ElementsAre("4", "3"));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x SKIP $s LIMIT 1 + $l",
                   {{"s", std::int64_t{2}}, {"l", std::int64_t{0}}}),
              ElementsAre("3"));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x WITH x LIMIT 3 RETURN sum(x)"), ElementsAre("6"));
  EXPECT_THAT(rows("UNWIND range(1, 5) AS x RETURN x LIMIT 9223372036854775807"), SizeIs(5));
  EXPECT_THAT(
      rows("UNWIND range(1, 5) AS x RETURN x ORDER BY x SKIP 9223372036854775807 LIMIT 9223372036854775807"),
      IsEmpty());
}

TEST_F(ClausesTest, SkipAndLimitCutAcrossBatches) {
  EXPECT_THAT(rows("UNWIND range(1, 5000) AS x RETURN x SKIP 2047 LIMIT 3"),
              ElementsAre("2048", "2049", "2050"));
  EXPECT_THAT(rows("UNWIND range(1, 5000) AS x RETURN x ORDER BY -x SKIP 4998 LIMIT 5"),
              ElementsAre("2", "1"));
  EXPECT_THAT(rows("UNWIND range(1, 5000) AS x RETURN x ORDER BY -x LIMIT 2"), ElementsAre("5000", "4999"));
  EXPECT_THAT(rows("UNWIND range(1, 3000) AS x WITH x SKIP 1500 LIMIT 1400 RETURN count(x), min(x), max(x)"),
              ElementsAre("1400 | 1501 | 2900"));
}

TEST_F(ClausesTest, LimitStopsTheWorkBelowIt) {
  std::vector<graph::NodeId> dense;
  for (int i = 0; i < 40; ++i) dense.push_back(node({"Dense"}));
  for (const auto a : dense) {
    for (const auto b : dense) relate(a, "T", b);
  }
  // All rows of these would take days.
  EXPECT_THAT(rows("MATCH (a), (b), (c), (d), (e), (f) RETURN 1 AS one LIMIT 2"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (a)-->(b)-->(c)-->(d)-->(e)-->(f) RETURN 1 AS one LIMIT 2"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (a)-[*]->(b) RETURN 1 AS one LIMIT 2"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (a), (b), (c), (d), (e), (f) WITH a LIMIT 2 MATCH (a)-->(x) RETURN count(*)"),
              ElementsAre("80"));
  EXPECT_THAT(rows("MATCH (a), (b), (c), (d), (e), (f) RETURN 1 AS one LIMIT 0"), IsEmpty());
}

TEST_F(ClausesTest, SkipAndLimitWantAWholeNumberOfAtLeastZero) {
  EXPECT_EQ(error_kind("RETURN 1 AS x LIMIT -1"), "compile SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_kind("RETURN 1 AS x SKIP -1"), "compile SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_kind("RETURN 1 AS x LIMIT 1.5"), "compile SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_kind("RETURN 1 AS x LIMIT 'a'"), "compile SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_kind("RETURN 1 AS x LIMIT $n", {{"n", std::int64_t{-1}}}),
            "runtime SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_kind("RETURN 1 AS x SKIP $n", {{"n", 1.5}}), "runtime SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_kind("RETURN 1 AS x LIMIT $n", {{"n", Value()}}),
            "runtime SyntaxError InvalidArgumentType");
}

TEST_F(ClausesTest, ALongPipelineKeepsItsRows) {
  std::string query = "UNWIND range(1, 10) AS x";
  for (int i = 0; i < 60; ++i) query += " WITH x + 1 AS x WHERE x > 0";
  EXPECT_THAT(rows(query + " RETURN min(x), max(x), count(x)"), ElementsAre("61 | 70 | 10"));
}

}  // namespace
}  // namespace cairn::query
