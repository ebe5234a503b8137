// What is wrong with a query is found before it runs: types that can never fit, names that are not bound,
// aggregates where none can stand.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StaticTypesTest : public QueryTest {
 protected:
  /// Preparing is enough to refuse each query.
  void expect_refused(const std::string& kind, const std::vector<const char*>& queries) {
    for (const char* query : queries) {
      const auto thrown = query_error_of([&] { prepare(query); });
      ASSERT_TRUE(thrown) << query;
      EXPECT_EQ(thrown->phase(), Phase::kCompile) << query;
      EXPECT_EQ(thrown->type() + " " + thrown->detail(), kind) << query;
    }
  }
  /// Each can be prepared; whether it works out the values tell.
  void expect_prepared(const std::vector<const char*>& queries) {
    for (const char* query : queries) {
      const auto thrown = query_error_of([&] { prepare(query); });
      EXPECT_FALSE(thrown) << query << "\n" << thrown->what();
    }
  }
};

// --- types ---

TEST_F(StaticTypesTest, OperatorsRefuseTypesThatCanNeverFit) {
  expect_refused("SyntaxError InvalidArgumentType", {
                                                        "RETURN 1 AND true",
                                                        "RETURN true OR 'a'",
                                                        "RETURN [] XOR true",
                                                        "RETURN NOT {}",
                                                        "RETURN NOT 1.5",
                                                        "RETURN 1 - 'a'",
                                                        "RETURN true * 2",
                                                        "RETURN {} / 2",
                                                        "RETURN true % 2",
                                                        "RETURN 2 ^ true",
                                                        "RETURN -true",
                                                        "RETURN 1 IN {}",
                                                        "RETURN 1 IN true",
                                                        "WITH 5 AS list RETURN 1 IN list",
                                                    });
}

TEST_F(StaticTypesTest, ConditionsAreBooleans) {
  expect_refused("SyntaxError InvalidArgumentType",
                 {"MATCH (n) WHERE 1 AND true RETURN n", "MATCH (n) WHERE NOT 'a' RETURN n",
                  "WITH 1 AS x WHERE x OR false RETURN x", "RETURN any(x IN [1] WHERE x AND true)",
                  "MATCH (n) WHERE n AND true RETURN n"});
}

TEST_F(StaticTypesTest, TypesAreKnownThroughVariables) {
  expect_refused("SyntaxError InvalidArgumentType", {
                                                        "WITH true AS a WITH a AS b RETURN b - 1",
                                                        "UNWIND [1, 2] AS x RETURN x AND true",
                                                        "UNWIND [[true]] AS l UNWIND l AS x RETURN x * 2",
                                                        "MATCH (n) WITH n AS m RETURN m + 1 - 1",
                                                        "MATCH (n) WITH count(n) AS c RETURN NOT c",
                                                        "MATCH (n) WITH collect(n) AS c RETURN c AND true",
                                                        "RETURN [x IN [1, 2] | NOT x]",
                                                        "RETURN reduce(sum = 0, x IN ['a'] | NOT x)",
                                                    });
}

TEST_F(StaticTypesTest, FunctionsRefuseTypesThatTheyNeverTake) {
  expect_refused("SyntaxError InvalidArgumentType", {
                                                        "MATCH (n) RETURN type(n)",
                                                        "MATCH ()-[r]->() RETURN labels(r)",
                                                        "MATCH (n) RETURN length(n)",
                                                        "MATCH ()-[r]->() RETURN length(r)",
                                                        "MATCH p = (n) RETURN size(p)",
                                                        "MATCH p = (n) RETURN labels(p)",
                                                        "MATCH p = (n) RETURN type(p)",
                                                        "MATCH (n) RETURN startNode(n)",
                                                        "MATCH (n) RETURN nodes(n)",
                                                        "RETURN properties('a')",
                                                        "RETURN abs(true)",
                                                        "UNWIND [1, 2] AS x RETURN toLower(x)",
                                                    });
}

TEST_F(StaticTypesTest, WhatMayFitWaitsForItsValue) {
  expect_prepared({
      "RETURN $x AND true",
      "MATCH (n) RETURN n.x AND n.y",
      "MATCH (n) WHERE n.flag RETURN n",
      "RETURN null AND true",
      "UNWIND [1, true] AS x RETURN x AND true",
      "RETURN head([]) + 1",
      "WITH [1, 2] AS l RETURN NOT l[2]",
      "RETURN coalesce(null, 1) + 1",
      "RETURN CASE WHEN $c THEN 1 ELSE true END AND true",
      "RETURN {a: true}.a AND true",
  });
  EXPECT_EQ(error_kind("RETURN $x AND true", {{"x", std::int64_t{1}}}),
            "runtime TypeError InvalidArgumentType");
  EXPECT_THAT(rows("RETURN $x AND true", {{"x", true}}), ElementsAre("true"));
}

TEST_F(StaticTypesTest, WhatHasNoPropertiesIsRefused) {
  expect_refused("TypeError InvalidArgumentType",
                 {"RETURN 1 .x", "WITH 'a' AS s RETURN s.x", "WITH [1] AS l RETURN l.x",
                  "UNWIND [true] AS b RETURN b.x"});
  expect_prepared(
      {"MATCH (n) RETURN n.x.y", "WITH null AS n RETURN n.x", "WITH {a: 1} AS m RETURN m.a", "RETURN $p.x"});
}

TEST_F(StaticTypesTest, LabelsAndTypesAreAskedOfNodesAndRelationships) {
  expect_refused("SyntaxError InvalidArgumentType",
                 {"WITH 1 AS n RETURN n:A", "WITH [1] AS n RETURN n:A", "MATCH p = (n) RETURN p:A"});
}

TEST_F(StaticTypesTest, SkipAndLimitAreConstantIntegers) {
  expect_refused("SyntaxError InvalidArgumentType",
                 {"RETURN 1 AS x LIMIT 1.0", "RETURN 1 AS x SKIP 'a'", "RETURN 1 AS x LIMIT true"});
  expect_refused("SyntaxError NegativeIntegerArgument", {"RETURN 1 AS x LIMIT -1", "RETURN 1 AS x SKIP -1"});
  expect_refused("SyntaxError NonConstantExpression",
                 {"MATCH (n) RETURN n LIMIT n.x", "UNWIND [1] AS x RETURN x SKIP x"});
}

// --- variables ---

TEST_F(StaticTypesTest, AVariableIsOneKindOfThing) {
  expect_refused("SyntaxError VariableTypeConflict", {
                                                         "MATCH (x)-[x]->() RETURN x",
                                                         "MATCH ()-[x]->(x) RETURN x",
                                                         "MATCH (x) MATCH ()-[x]->() RETURN x",
                                                         "MATCH ()-[x]->() MATCH (x) RETURN x",
                                                         "MATCH x = (a) MATCH (x) RETURN x",
                                                         "MATCH x = (a) MATCH ()-[x]->() RETURN x",
                                                         "WITH 1 AS x MATCH (x) RETURN x",
                                                         "WITH 'a' AS x MATCH ()-[x]->() RETURN x",
                                                         "UNWIND [true] AS x MATCH (x) RETURN x",
                                                         "WITH [1] AS x MATCH (x)-->() RETURN x",
                                                         "WITH {a: 1} AS x MATCH (x) RETURN x",
                                                     });
  expect_prepared({"WITH null AS x MATCH (x) RETURN x", "UNWIND $nodes AS x MATCH (x)-->(y) RETURN y",
                   "MATCH (n) WITH collect(n) AS all UNWIND all AS x MATCH (x) RETURN x"});
}

TEST_F(StaticTypesTest, APathIsNamedOnce) {
  expect_refused("SyntaxError VariableAlreadyBound",
                 {"MATCH (p) MATCH p = (a) RETURN p", "MATCH p = (a), p = (b) RETURN p",
                  "MATCH (p), p = (a) RETURN p", "WITH 1 AS p MATCH p = (a) RETURN p"});
}

TEST_F(StaticTypesTest, VariablesAreDefinedBeforeTheyAreUsed) {
  expect_refused("SyntaxError UndefinedVariable", {
                                                      "RETURN x",
                                                      "MATCH (a) RETURN b",
                                                      "MATCH (a) WHERE b.x = 1 RETURN a",
                                                      "MATCH (a) WITH a.x AS x RETURN a",
                                                      "MATCH (a) WITH a ORDER BY b RETURN a",
                                                      "MATCH (a) WITH a WHERE b RETURN a",
                                                      "MATCH (a {x: b.x}) RETURN a",
                                                      "MATCH (a) RETURN a ORDER BY b.x",
                                                      "MATCH (a) RETURN count(b)",
                                                      "UNWIND [1] AS x WITH count(*) AS n RETURN x",
                                                      "UNWIND x AS y RETURN y",
                                                      "WITH x AS y RETURN y",
                                                      "RETURN {a: x}",
                                                      "RETURN CASE WHEN x THEN 1 END",
                                                      "CREATE (a {x: b}) RETURN a",
                                                      "MATCH (a) SET b.x = 1",
                                                      "MATCH (a) DELETE b",
                                                  });
}

TEST_F(StaticTypesTest, AliasesAreSeenAfterTheirClauseOnly) {
  expect_refused("SyntaxError UndefinedVariable",
                 {"WITH 1 AS a, a + 1 AS b RETURN b", "RETURN 1 AS a, a AS b"});
  EXPECT_THAT(rows("WITH 1 AS a WITH a, a + 1 AS b RETURN b"), ElementsAre("2"));
}

TEST_F(StaticTypesTest, NamesAreGivenOnce) {
  expect_refused("SyntaxError ColumnNameConflict", {"RETURN 1 AS a, 2 AS a", "WITH 1 AS a, 2 AS a RETURN a",
                                                    "RETURN 1, 1", "MATCH (n) RETURN n.x, n.x"});
  expect_refused("SyntaxError VariableAlreadyBound",
                 {"WITH 1 AS x UNWIND [2] AS x RETURN x", "MATCH (n) UNWIND [2] AS n RETURN n"});
  expect_refused("SyntaxError NoExpressionAlias",
                 {"MATCH (n) WITH n.x RETURN 1", "WITH 1 RETURN 1", "MATCH (n) WITH count(*) RETURN 1"});
}

// --- aggregates ---

TEST_F(StaticTypesTest, AggregatesStandInWithAndReturnOnly) {
  expect_refused("SyntaxError InvalidAggregation", {
                                                       "MATCH (n) WHERE count(n) > 1 RETURN n",
                                                       "MATCH (n) WITH n WHERE max(n.x) > 1 RETURN n",
                                                       "UNWIND collect(1) AS x RETURN x",
                                                       "MATCH (n {x: min(1)}) RETURN n",
                                                       "CREATE ({x: count(*)})",
                                                       "MATCH (n) SET n.x = sum(n.y)",
                                                       "MATCH (n) RETURN n.x ORDER BY max(n.x)",
                                                       "RETURN [x IN [1] | count(x)]",
                                                       "RETURN all(x IN [1] WHERE count(x) = 1)",
                                                   });
}

TEST_F(StaticTypesTest, AggregatesDoNotStandInEachOther) {
  expect_refused(
      "SyntaxError NestedAggregation",
      {"RETURN count(count(*))", "MATCH (n) RETURN sum(1 + count(n))", "RETURN collect([max(1)])"});
}

TEST_F(StaticTypesTest, BesidesAnAggregateStandsOnlyWhatIsGroupedByOrConstant) {
  expect_refused("SyntaxError AmbiguousAggregationExpression",
                 {"MATCH (n) RETURN n.x + count(*)", "MATCH (a)-->(b) RETURN a, b.x + count(*)",
                  "MATCH (n) WITH n.x + sum(n.y) AS s RETURN s", "MATCH (n) RETURN {x: n.x, n: count(*)}"});
  expect_prepared({"MATCH (n) RETURN n.x, n.x + count(*)", "MATCH (n) RETURN n, n.x + count(*)",
                   "MATCH (n) RETURN 1 + count(*) + $x", "MATCH (n) WITH n.x AS x RETURN x, x + count(*)"});
}

TEST_F(StaticTypesTest, RandomNumbersAreNotAggregated) {
  expect_refused("SyntaxError NonConstantExpression", {"RETURN count(rand())"});
}

// --- clauses ---

TEST_F(StaticTypesTest, ClausesStandInTheirOrder) {
  expect_refused("SyntaxError InvalidClauseComposition",
                 {"MATCH (n)", "WITH 1 AS x", "UNWIND [1] AS x", "RETURN 1 AS x MATCH (n) RETURN n",
                  "CREATE (n) MATCH (m) RETURN m", "MATCH (n) DELETE n UNWIND [1] AS x RETURN x"});
  expect_prepared({"CREATE (n) WITH n MATCH (m) RETURN m", "CREATE (n) CREATE (m) SET n.x = 1 DELETE m"});
}

TEST_F(StaticTypesTest, FunctionsAreKnownWithTheNumberOfTheirArguments) {
  expect_refused("SyntaxError UnknownFunction", {"RETURN noSuchFunction(1)", "RETURN no.such.function()"});
  expect_refused("SyntaxError InvalidNumberOfArguments",
                 {"RETURN size()", "RETURN toUpper('a', 'b')", "RETURN date(1, 2)", "RETURN duration()"});
}

TEST_F(StaticTypesTest, NothingRunsOfAQueryThatIsRefused) {
  EXPECT_TRUE(error("CREATE (n:A) WITH n RETURN n, missing"));
  EXPECT_TRUE(error("CREATE (n:A) RETURN 1 AND true"));
  EXPECT_THAT(rows("MATCH (n) RETURN n"), IsEmpty());
}

}  // namespace
}  // namespace cairn::query
