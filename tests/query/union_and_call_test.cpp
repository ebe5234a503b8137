// Queries put together by UNION, and procedures that CALL calls.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// --- UNION ---

class UnionTest : public QueryTest {};

TEST_F(UnionTest, UnionAllKeepsAllRowsInTheOrderOfTheQueries) {
  EXPECT_THAT(rows("RETURN 1 AS x UNION ALL RETURN 2 AS x UNION ALL RETURN 1 AS x"),
              ElementsAre("1", "2", "1"));
  EXPECT_THAT(rows("UNWIND [1, 1] AS x RETURN x UNION ALL UNWIND [] AS x RETURN x"), ElementsAre("1", "1"));
}

TEST_F(UnionTest, UnionKeepsEachRowOnce) {
  EXPECT_THAT(rows("RETURN 1 AS x UNION RETURN 2 AS x UNION RETURN 1 AS x"), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(rows("UNWIND [1, 1, 2] AS x RETURN x UNION RETURN 3 AS x"), UnorderedElementsAre("1", "2", "3"))
      << "of one query, too";
  EXPECT_THAT(rows("RETURN null AS x UNION RETURN null AS x"), ElementsAre("null"));
  EXPECT_THAT(rows("RETURN 1 AS x, 2 AS y UNION RETURN 1 AS x, 3 AS y"),
              UnorderedElementsAre("1 | 2", "1 | 3"));
  EXPECT_THAT(rows("RETURN [1, 2] AS x UNION RETURN [1, 2] AS x"), ElementsAre("[1, 2]"));
}

TEST_F(UnionTest, AUnionOfNodesKnowsThemById) {
  node({"A", "B"}, {{"x", std::int64_t{1}}});
  node({"A"}, {{"x", std::int64_t{1}}});
  EXPECT_THAT(rows("MATCH (n:A) RETURN n UNION MATCH (n:B) RETURN n"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (n:A) RETURN n UNION ALL MATCH (n:B) RETURN n"), SizeIs(3));
}

TEST_F(UnionTest, EachQueryOfAUnionHasVariablesOfItsOwn) {
  node({"A"}, {{"x", std::int64_t{1}}});
  EXPECT_THAT(rows("MATCH (n:A) RETURN n.x AS x UNION ALL WITH 5 AS n RETURN n AS x"), ElementsAre("1", "5"));
  EXPECT_EQ(error_kind("MATCH (n) RETURN n.x AS x UNION RETURN n AS x"),
            "compile SyntaxError UndefinedVariable");
}

TEST_F(UnionTest, EachQueryOfAUnionSortsAndCutsItsOwnRows) {
  EXPECT_THAT(rows("UNWIND [1, 3, 2] AS x RETURN x ORDER BY x DESC LIMIT 2 "
                   "UNION ALL UNWIND [6, 5, 4] AS x RETURN x ORDER BY x SKIP 1"),
              ElementsAre("3", "2", "5", "6"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS y RETURN count(*) AS n UNION ALL RETURN 7 AS n"), ElementsAre("2", "7"));
}

TEST_F(UnionTest, TheQueriesOfAUnionReturnTheSameColumns) {
  EXPECT_THAT(columns("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS a, 4 AS b"), ElementsAre("a", "b"));
  for (const char* query : {"RETURN 1 AS a UNION RETURN 2 AS b", "RETURN 1 AS a UNION ALL RETURN 2 AS b",
                            "RETURN 1 AS a, 2 AS b UNION RETURN 1 AS a", "RETURN 1 AS a UNION RETURN 1"}) {
    EXPECT_EQ(error_kind(query), "compile SyntaxError DifferentColumnsInUnion") << query;
  }
}

TEST_F(UnionTest, UnionAndUnionAllAreNotMixed) {
  EXPECT_EQ(error_kind("RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x"),
            "compile SyntaxError InvalidClauseComposition");
  EXPECT_EQ(error_kind("RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 3 AS x"),
            "compile SyntaxError InvalidClauseComposition");
}

TEST_F(UnionTest, UnionOfManyRowsKeepsEachOnce) {
  EXPECT_THAT(rows("UNWIND range(1, 3000) AS x RETURN x UNION UNWIND range(2000, 4000) AS x RETURN x"),
              SizeIs(4000));
  EXPECT_THAT(rows("UNWIND range(1, 3000) AS x RETURN x UNION ALL UNWIND range(2000, 4000) AS x RETURN x"),
              SizeIs(5001));
}

TEST_F(UnionTest, QueriesOfAUnionMayWrite) {
  EXPECT_THAT(rows("CREATE (n:A) RETURN labels(n) AS l UNION ALL CREATE (n:B) RETURN labels(n) AS l"),
              ElementsAre("['A']", "['B']"));
  EXPECT_THAT(rows("MATCH (n) RETURN count(n)"), ElementsAre("2"));
}

// --- CALL ---

class CallTest : public QueryTest {
 protected:
  CallTest() {
    relate(node({"Person", "Poet"}, {{"name", "Ada"}}), "KNOWS",
           node({"Person"}, {{"age", std::int64_t{41}}}), {{"since", std::int64_t{1935}}});
  }

  /// test.pairs(n, text): n rows of a number and the text; null instead of it where the number is 2.
  void add_pairs() {
    Procedure pairs;
    pairs.name = "test.pairs";
    pairs.inputs = {{"n", StaticType(StaticType::kInteger)}, {"text", StaticType(StaticType::kString)}};
    pairs.outputs = {{"number", StaticType(StaticType::kInteger)},
                     {"text", StaticType(StaticType::kString | StaticType::kNull)}};
    pairs.code = [](std::span<const Value> arguments, const graph::View& /*view*/,
                    const std::function<void()>& /*interrupt*/) {
      Procedure::Rows rows;
      for (std::int64_t i = 1; i <= *arguments[0].integer(); ++i)
        rows.push_back({i, i == 2 ? Value() : arguments[1]});
      return rows;
    };
    database_->procedures().add(std::move(pairs));
  }
};

TEST_F(CallTest, ProceduresTellTheNamesInTheGraph) {
  EXPECT_THAT(rows("CALL db.labels()"), UnorderedElementsAre("'Person'", "'Poet'"));
  EXPECT_THAT(rows("CALL db.relationshipTypes()"), ElementsAre("'KNOWS'"));
  EXPECT_THAT(rows("CALL db.propertyKeys()"), UnorderedElementsAre("'name'", "'age'", "'since'"));
}

TEST_F(CallTest, ACallByItselfGivesTheColumnsOfTheProcedure) {
  EXPECT_THAT(columns("CALL db.labels()"), ElementsAre("label"));
  EXPECT_THAT(columns("CALL db.labels() YIELD *"), ElementsAre("label"));
  EXPECT_THAT(rows("CALL db.labels"), SizeIs(2)) << "without arguments the brackets may be left out";
  add_pairs();
  EXPECT_THAT(columns("CALL test.pairs(1, 'a')"), ElementsAre("number", "text"));
  EXPECT_THAT(rows("CALL test.pairs(3, 'a')"), ElementsAre("1 | 'a'", "2 | null", "3 | 'a'"));
}

TEST_F(CallTest, ACallByItselfTakesItsArgumentsFromTheParameters) {
  add_pairs();
  EXPECT_THAT(rows("CALL test.pairs", {{"n", std::int64_t{1}}, {"text", "b"}}), ElementsAre("1 | 'b'"));
  EXPECT_EQ(error_kind("CALL test.pairs", {{"n", std::int64_t{1}}}),
            "compile ParameterMissing MissingParameter");
}

TEST_F(CallTest, YieldChoosesColumnsForTheQueryAround) {
  EXPECT_THAT(rows("CALL db.labels() YIELD label RETURN label ORDER BY label"),
              ElementsAre("'Person'", "'Poet'"));
  EXPECT_THAT(rows("CALL db.labels() YIELD label AS l WITH l WHERE l STARTS WITH 'Po' RETURN l"),
              ElementsAre("'Poet'"));
  add_pairs();
  EXPECT_THAT(rows("CALL test.pairs(2, 'a') YIELD text AS t, number RETURN t, number"),
              ElementsAre("'a' | 1", "null | 2"));
  EXPECT_THAT(rows("CALL test.pairs(2, 'a') YIELD text RETURN text"), ElementsAre("'a'", "null"));
}

TEST_F(CallTest, YieldHasACondition) {
  add_pairs();
  EXPECT_THAT(
      rows("CALL test.pairs(4, 'a') YIELD number, text WHERE number > 1 AND text IS NOT NULL RETURN number"),
      ElementsAre("3", "4"));
}

TEST_F(CallTest, AProcedureIsCalledForEveryRow) {
  add_pairs();
  EXPECT_THAT(rows("UNWIND [1, 0, 2] AS n CALL test.pairs(n, 'x') YIELD number RETURN n, number"),
              ElementsAre("1 | 1", "2 | 1", "2 | 2"));
  EXPECT_THAT(rows("UNWIND [] AS n CALL test.pairs(n, 'x') YIELD number RETURN n, number"), IsEmpty());
  EXPECT_THAT(rows("MATCH (p:Poet) CALL test.pairs(2, p.name) YIELD text RETURN p.name, text"),
              ElementsAre("'Ada' | 'Ada'", "'Ada' | null"));
}

TEST_F(CallTest, TwoCallsStandInOneQuery) {
  EXPECT_THAT(rows("CALL db.labels() YIELD label CALL db.relationshipTypes() YIELD relationshipType "
                   "RETURN label, relationshipType ORDER BY label"),
              ElementsAre("'Person' | 'KNOWS'", "'Poet' | 'KNOWS'"));
}

TEST_F(CallTest, ACallRefusesWhatItCannotCall) {
  add_pairs();
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"CALL no.such()", "compile ProcedureError ProcedureNotFound"},
      {"CALL test.pairs(1)", "compile SyntaxError InvalidNumberOfArguments"},
      {"CALL test.pairs(1, 'a', 2)", "compile SyntaxError InvalidNumberOfArguments"},
      {"CALL test.pairs('a', 'b')", "compile SyntaxError InvalidArgumentType"},
      {"CALL test.pairs(1, true)", "compile SyntaxError InvalidArgumentType"},
      {"CALL test.pairs YIELD number RETURN number", "compile SyntaxError InvalidArgumentPassingMode"},
      {"CALL test.pairs(count(*), 'a') YIELD number RETURN number", "compile SyntaxError InvalidAggregation"},
      {"CALL test.pairs(x, 'a') YIELD number RETURN number", "compile SyntaxError UndefinedVariable"},
      {"WITH 1 AS number CALL test.pairs(1, 'a') YIELD number RETURN number",
       "compile SyntaxError VariableAlreadyBound"},
      {"CALL test.pairs(1, 'a') YIELD number AS a, text AS a RETURN a",
       "compile SyntaxError VariableAlreadyBound"},
      {"MATCH (n) CALL test.pairs(1, 'a') YIELD * RETURN n", "compile SyntaxError UnexpectedSyntax"},
  };
  for (const auto& [query, kind] : cases) EXPECT_EQ(error_kind(query), kind) << query;
  EXPECT_TRUE(error("CALL test.pairs(1, 'a') YIELD missing RETURN missing"));
  EXPECT_TRUE(error("CALL db.labels() RETURN label")) << "what is not yielded is not seen";
}

TEST_F(CallTest, AProcedureSeesTheWritesBeforeIt) {
  EXPECT_THAT(rows("CREATE (:New) WITH 1 AS one CALL db.labels() YIELD label WITH label WHERE label = 'New' "
                   "RETURN label"),
              ElementsAre("'New'"));
}

}  // namespace
}  // namespace cairn::query
