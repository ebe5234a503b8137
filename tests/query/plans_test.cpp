// EXPLAIN and PROFILE, and what the planner chooses.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PlansTest : public QueryTest {
 protected:
  /// The operators from the top, those inside others indented.
  Rows operators(const std::string& query, const Parameters& parameters = {}) {
    Rows names;
    Statement statement = prepare("EXPLAIN " + query, parameters);
    while (statement.step()) names.push_back(*statement.row().at(0).string());
    return names;
  }
  bool has(const std::string& query, const std::string& operation) {
    for (const auto& name : operators(query)) {
      if (name.substr(name.find_first_not_of(' ')) == operation) return true;
    }
    return false;
  }
  /// "Operator rows" of each line of PROFILE.
  Rows profile(const std::string& query, const Parameters& parameters = {}) {
    Rows told;
    Statement statement = prepare("PROFILE " + query, parameters);
    while (statement.step()) {
      told.push_back(*statement.row().at(0).string() + " " +
                     std::to_string(*statement.row().at(3).integer()));
    }
    return told;
  }
  std::string count() { return rows("MATCH (n) RETURN count(n)").front(); }
};

TEST_F(PlansTest, TheIndexThatFindsFewestNodesIsAsked) {
  rows("UNWIND range(1, 2000) AS i CREATE (:P {uid: i, active: true, age: i % 4})");
  for (const char* key : {"uid", "active", "age"})
    rows(std::string("CREATE INDEX FOR (p:P) ON (p.") + key + ")");
  const auto sought = [this](const std::string& query, const Parameters& parameters = {}) {
    Statement statement = prepare("EXPLAIN " + query, parameters);
    std::string details;
    while (statement.step()) {
      const Value operation = statement.row().at(0);
      if (operation.string()->find("IndexSeek") != std::string::npos)
        details += *statement.row().at(1).string();
    }
    return details;
  };
  for (const char* query :
       {"MATCH (p:P {active: true, uid: 5}) RETURN p", "MATCH (p:P {uid: 5, active: true}) RETURN p",
        "MATCH (p:P) WHERE p.age = 1 AND p.uid < 9 RETURN p",
        "MATCH (p:P) WHERE p.active AND p.uid IN [1, 2] RETURN p",
        "UNWIND [5] AS u MATCH (p:P {active: true, uid: u}) RETURN p"}) {
    EXPECT_THAT(sought(query), HasSubstr("p.uid")) << query;
  }
  EXPECT_THAT(sought("UNWIND [5] AS x MATCH (p:P) WHERE p.age = x AND p.uid = x RETURN p"),
              HasSubstr("p.uid"));
  EXPECT_THAT(sought("UNWIND [5] AS x MATCH (p:P) WHERE p.uid = x AND p.age = x RETURN p"),
              HasSubstr("p.uid"));
  EXPECT_THAT(sought("MATCH (p:P) WHERE p.age IN [1, 2] AND p.uid < 100 RETURN p"), HasSubstr("p.uid"));
  EXPECT_THAT(sought("MATCH (p:P) WHERE id(p) IN $ids AND p.uid = 3 RETURN p",
                     {{"ids", List(100, Value(std::int64_t{1}))}}),
              HasSubstr("p.uid"));
  EXPECT_THAT(sought("MATCH (p:P {age: 9, uid: $u}) RETURN p", {{"u", std::int64_t{5}}}), HasSubstr("p.age"))
      << "of that age there is nobody";
  EXPECT_THAT(rows("MATCH (p:P {active: true, uid: 5}) RETURN p.age"), ElementsAre("1"));
  const std::string choice = "MATCH (p:P) WHERE p.uid = 5 OR 7 = p.uid OR p.uid = $u RETURN p.age";
  EXPECT_THAT(sought(choice, {{"u", std::int64_t{5}}}), HasSubstr("p.uid IN [5, 7, $u]"));
  EXPECT_THAT(rows(choice, {{"u", std::int64_t{5}}}), UnorderedElementsAre("1", "3"));
  EXPECT_THAT(rows(choice, {{"u", Value()}}), UnorderedElementsAre("1", "3"));
  EXPECT_EQ(sought("MATCH (p:P) WHERE p.uid = 5 OR p.age = 1 RETURN p"), "") << "of two properties";
  EXPECT_EQ(sought("MATCH (p:P) WHERE p.uid = 5 OR p.uid > 7 RETURN p"), "");
}

TEST_F(PlansTest, AnIdIsSoughtAndNotLookedFor) {
  rows("UNWIND range(1, 20) AS i CREATE (:N {i: i})-[:T]->(:M)");
  for (const char* query :
       {"MATCH (n) WHERE id(n) = 3 RETURN n", "MATCH (n) WHERE $id = id(n) RETURN n",
        "MATCH (n:N) WHERE id(n) IN [3, 5] RETURN n", "UNWIND [3] AS i MATCH (n) WHERE id(n) = i RETURN n",
        "MATCH (m:M)<--(n:N) WHERE id(n) = $id RETURN m",
        "MATCH (a), (b) WHERE id(a) = 1 AND id(b) = 2 RETURN a"}) {
    EXPECT_TRUE(has(query, "IdSeek")) << query;
    EXPECT_FALSE(has(query, "AllNodesScan") || has(query, "LabelScan")) << query;
  }
  EXPECT_FALSE(has("MATCH (n) WHERE id(n) = n.i RETURN n", "IdSeek")) << "it is not known before";
  const Rows ids = rows("MATCH (n:N) RETURN id(n) ORDER BY id(n)");
  const std::string first = ids.front();
  EXPECT_THAT(rows("MATCH (n) WHERE id(n) = " + first + " RETURN n.i"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (n) WHERE id(n) = " + first + ".0 RETURN n.i"), ElementsAre("1"));
  EXPECT_THAT(
      rows("MATCH (n) WHERE id(n) IN [" + first + ", " + first + ", null, 'x', -1, 0.5, 99999] RETURN n.i"),
      ElementsAre("1"));
  for (const char* nothing : {"null", "-1", "0", "99999", "1.5", "'1'", "[1]", "9223372036854775807"})
    EXPECT_THAT(rows(std::string("MATCH (n) WHERE id(n) = ") + nothing + " RETURN n"), IsEmpty()) << nothing;
  EXPECT_THAT(rows("MATCH (n) WHERE id(n) IN null RETURN n"), IsEmpty());
  EXPECT_EQ(error_kind("WITH $p AS p MATCH (n) WHERE id(n) IN p RETURN n", {{"p", std::int64_t{1}}}),
            "runtime TypeError InvalidArgumentType");
  EXPECT_THAT(rows("CREATE (x:X) WITH id(x) AS i MATCH (n) WHERE id(n) = i RETURN labels(n)"),
              ElementsAre("['X']"));
}

// --- EXPLAIN ---

TEST_F(PlansTest, ExplainRunsNothing) {
  rows("CREATE (:N {v: 0})");
  for (const char* query :
       {"CREATE (:N)", "MERGE (:M)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.v = 1 RETURN n",
        "MATCH (n) REMOVE n.v", "MATCH (n) WITH n CREATE (n)-[:T]->(:M)", "RETURN 1 / 0",
        "MATCH (n) RETURN 1 / n.v", "UNWIND range(1, 1000000000000) AS x RETURN x",
        "PREREQUISITES OF 'nobody'", "RETURN date('no date')", "RETURN 1 AS x LIMIT $p"}) {
    EXPECT_THAT(rows(std::string("EXPLAIN ") + query), Not(IsEmpty())) << query;
  }
  EXPECT_THAT(rows("MATCH (n) RETURN n"), ElementsAre("(:N {v: 0})"));
}

TEST_F(PlansTest, ExplainNeedsNoParameters) {
  EXPECT_THAT(rows("EXPLAIN MATCH (n {v: $v}) WHERE n.x > $x RETURN n.y + $y AS s SKIP $s LIMIT $l"),
              Not(IsEmpty()));
  EXPECT_THAT(rows("EXPLAIN PREREQUISITES OF $goal KNOWING $known DEPTH $depth"), Not(IsEmpty()));
  EXPECT_EQ(error_kind("PROFILE RETURN $p"), "compile ParameterMissing MissingParameter");
}

TEST_F(PlansTest, ExplainTellsWhatIsWrongWithAQuery) {
  EXPECT_EQ(error_kind("EXPLAIN RETURN nothing"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("EXPLAIN RETURN"), "compile SyntaxError UnexpectedSyntax");
  EXPECT_THAT(error_kind("EXPLAIN EXPLAIN RETURN 1"), HasSubstr("SyntaxError"));
  EXPECT_THAT(error_kind("EXPLAIN PROFILE RETURN 1"), HasSubstr("SyntaxError"));
  EXPECT_THAT(error_kind("EXPLAIN"), HasSubstr("SyntaxError"));
}

TEST_F(PlansTest, ColumnsAreThoseOfThePlanAndNotOfTheQuery) {
  EXPECT_THAT(columns("EXPLAIN RETURN 1 AS x"), ElementsAre("operator", "details", "estimated rows"));
  EXPECT_THAT(columns("PROFILE RETURN 1 AS x"),
              ElementsAre("operator", "details", "estimated rows", "rows", "ms"));
  EXPECT_THAT(columns("PROFILE CREATE ()"), SizeIs(5));
}

TEST_F(PlansTest, ExplainAndProfileStayNames) {
  EXPECT_THAT(rows("WITH 1 AS explain, 2 AS profile RETURN explain + profile"), ElementsAre("3"));
  EXPECT_THAT(rows("CREATE (explain:Profile {profile: 1}) RETURN explain.profile"), ElementsAre("1"));
  EXPECT_THAT(operators("WITH 1 AS explain RETURN explain"), Not(IsEmpty()));
}

TEST_F(PlansTest, AnExplainedStatementCanBeRunAgainAndSeesTheGraphOfThen) {
  Statement explain = prepare("EXPLAIN MATCH (n:N {v: 1}) RETURN n");
  EXPECT_THAT(rows_of(explain), Contains(HasSubstr("LabelScan")));
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  explain.reset();
  EXPECT_THAT(rows_of(explain), Contains(HasSubstr("IndexSeek")));
}

TEST_F(PlansTest, ReadFromTheTopDownTheResultComesFirst) {
  EXPECT_THAT(
      operators("MATCH (a:A) WHERE a.v > 1 RETURN DISTINCT a.v AS v ORDER BY v SKIP 1 LIMIT 2"),
      ElementsAre("Limit", "Skip", "Top", "Distinct", "Projection", "Filter", "LabelScan", "Argument"));
  EXPECT_THAT(operators("UNWIND [1] AS x RETURN x, count(*)"), Contains("Aggregate"));
  EXPECT_THAT(operators("MATCH (a:A) DETACH DELETE a"), ElementsAre("DetachDelete", "LabelScan", "Argument"));
  EXPECT_THAT(operators("CALL db.labels()"), Contains("Call"));
  EXPECT_THAT(operators("RELATED TO 'x'"), Contains("Related"));
}

TEST_F(PlansTest, LabelsAndNamesInWhereAreSoughtLikeThoseInThePattern) {
  EXPECT_THAT(operators("MATCH (n) WHERE n:A RETURN 1 AS one"),
              ElementsAre("Projection", "LabelScan", "Argument"));
  EXPECT_THAT(operators("MATCH (n) WHERE n:Concept AND n.name = 'x' RETURN 1 AS one"),
              ElementsAre("Projection", "Filter", "NameSeek", "Argument"));
  EXPECT_THAT(operators("MATCH (n:Concept) WHERE $name = n.name RETURN 1 AS one"),
              ElementsAre("Projection", "Filter", "NameSeek", "Argument"));
  EXPECT_THAT(operators("MATCH (n) WHERE n:A OR n:B RETURN 1 AS one"),
              ElementsAre("Projection", "Filter", "AllNodesScan", "Argument"));
}

TEST_F(PlansTest, PlansInsideOthersAreIndented) {
  EXPECT_THAT(
      operators("MATCH (a:A) OPTIONAL MATCH (a)-->(b) RETURN a"),
      ElementsAre("Projection", "Optional", "  Expand", "  Filter", "  Argument", "LabelScan", "Argument"));
  EXPECT_THAT(operators("MERGE (a:A)"), ElementsAre("Merge", "  LabelScan", "  Argument", "Argument"));
  EXPECT_THAT(operators("MATCH (a:A) RETURN a UNION ALL MATCH (a:B) RETURN a"),
              ElementsAre("Union", "  Projection", "  LabelScan", "  Argument", "  Projection", "  LabelScan",
                          "  Argument"));
  EXPECT_THAT(operators("RETURN 1 AS x UNION OPTIONAL MATCH (x) RETURN x"), Contains("    AllNodesScan"));
}

// --- PROFILE ---

TEST_F(PlansTest, ProfileCountsTheRowsOfEachOperator) {
  rows("UNWIND range(1, 30) AS v CREATE (:N {v: v})");
  rows("MATCH (a:N {v: 1}), (b:N) WHERE b.v > 27 CREATE (a)-[:T]->(b)");
  EXPECT_THAT(profile("UNWIND [1, 2, 3] AS x RETURN x"),
              ElementsAre("Projection 3", "Unwind 3", "Argument 1"));
  EXPECT_THAT(profile("MATCH (n:N) WHERE n.v <= 10 RETURN n.v % 2 AS r, count(*)"),
              ElementsAre("Projection 2", "Aggregate 2", "Filter 10", "LabelScan 30", "Argument 1"));
  EXPECT_THAT(profile("MATCH (n:N {v: 1})-[:T]->(m) RETURN m"),
              ElementsAre("Projection 3", "Expand 3", "Filter 1", "LabelScan 30", "Argument 1"));
  EXPECT_THAT(profile("MATCH (n:N) RETURN n.v AS v ORDER BY v LIMIT 4"),
              ElementsAre("Limit 4", "Top 4", "Projection 30", "LabelScan 30", "Argument 1"));
  EXPECT_THAT(profile("MATCH (n:Unknown) RETURN n"),
              ElementsAre("Projection 0", "LabelScan 0", "Argument 1"));
}

TEST_F(PlansTest, ProfileCountsWhatIsInsideForAllRowsTogether) {
  rows("CREATE (a:N {v: 1})-[:T]->(:M), (a)-[:T]->(:M), (:N {v: 2})");
  EXPECT_THAT(profile("MATCH (n:N) OPTIONAL MATCH (n)-[:T]->(m) RETURN n"),
              ElementsAre("Projection 3", "Optional 3", "  Expand 2", "  Filter 2", "  Argument 2",
                          "LabelScan 2", "Argument 1"));
  EXPECT_THAT(profile("RETURN 1 AS x UNION UNWIND [1, 2] AS x RETURN x"),
              ElementsAre("Distinct 2", "Union 3", "  Projection 1", "  Argument 1", "  Projection 2",
                          "  Unwind 2", "  Argument 1"));
}

TEST_F(PlansTest, ProfileOfAWritingQueryWritesOnce) {
  EXPECT_THAT(profile("UNWIND [1, 2] AS v CREATE (:N {v: v})"),
              ElementsAre("Create 2", "Unwind 2", "Argument 1"));
  EXPECT_EQ(count(), "2");
  EXPECT_THAT(profile("UNWIND [1, 3] AS v MERGE (n:N {v: v}) RETURN n"), Contains("Merge 2"));
  EXPECT_EQ(count(), "3");
  EXPECT_THAT(profile("MATCH (n:N) WHERE n.v > $v DELETE n", {{"v", std::int64_t{1}}}), Contains("Delete 2"));
  EXPECT_EQ(count(), "1");
  EXPECT_TRUE(error("PROFILE MATCH (n) CREATE (:N {v: 1 / 0})"));
  EXPECT_EQ(count(), "1");
}

TEST_F(PlansTest, ProfileRunAgainCountsAnew) {
  rows("CREATE (:N), (:N)");
  Statement statement = prepare("PROFILE MATCH (n:N) RETURN n");
  const auto counted = [&] {
    Rows counts;
    while (statement.step()) counts.push_back(show(statement.row()[3]));
    return counts;
  };
  EXPECT_THAT(counted(), ElementsAre("2", "2", "1"));
  rows("CREATE (:N)");
  statement.reset();
  EXPECT_THAT(counted(), ElementsAre("3", "3", "1"));
}

TEST_F(PlansTest, ProfileMeasuresTimeThatAnOperatorTakesWithAllBelowIt) {
  Statement statement = prepare("PROFILE UNWIND range(1, 20000) AS x RETURN count(x)");
  double below = 1e9;
  while (statement.step()) {
    const double ms = *statement.row().at(4).float64();
    EXPECT_GE(ms, 0);
    EXPECT_LE(ms, below + 0.01);
    below = ms;
  }
}

// --- what is chosen ---

TEST_F(PlansTest, ConceptsAreEnteredByTheirName) {
  EXPECT_TRUE(has("MATCH (c:Concept {name: 'x'}) RETURN c", "NameSeek"));
  EXPECT_TRUE(has("MATCH (c:Concept {name: $p}) RETURN c", "NameSeek"));
  EXPECT_TRUE(has("MATCH (a)-->(c:Concept:Setting {name: 'x', v: 1}) RETURN c", "NameSeek"));
  EXPECT_TRUE(has("UNWIND ['x'] AS name MATCH (c:Concept {name: name}) RETURN c", "NameSeek"));
  EXPECT_TRUE(has("MERGE (c:Concept {name: 'x'})", "NameSeek"));
  EXPECT_FALSE(has("MATCH (c:Setting {name: 'x'}) RETURN c", "NameSeek"));
  EXPECT_FALSE(has("MATCH (c {name: 'x'}) RETURN c", "NameSeek"));
}

TEST_F(PlansTest, NamesAreFoundAsTheyAreWritten) {
  concept_named("Wind");
  concept_named("wind");
  concept_named("WIND", {{"aliases", graph::List{"Wind"}}});
  EXPECT_THAT(rows("MATCH (c:Concept {name: 'Wind'}) RETURN c.name"), ElementsAre("'Wind'"));
  EXPECT_THAT(rows("MATCH (c:Concept {name: 'wInd'}) RETURN c.name"), IsEmpty());
  EXPECT_THAT(rows("MATCH (c:Concept {name: 1}) RETURN c.name"), IsEmpty());
  EXPECT_THAT(rows("MATCH (c:Concept {name: null}) RETURN c.name"), IsEmpty());
}

TEST_F(PlansTest, ThePatternIsEnteredAtTheRarestLabel) {
  rows("UNWIND range(1, 200) AS i CREATE (:Many {i: i})-[:T]->(:Some)");
  rows("MATCH (m:Many) WITH m LIMIT 3 CREATE (m)-[:T]->(:Rare)");
  EXPECT_THAT(rows("EXPLAIN MATCH (m:Many)-[:T]->(r:Rare) RETURN m"),
              Contains(HasSubstr("'LabelScan' | 'r:Rare'")));
  EXPECT_THAT(rows("EXPLAIN MATCH (r:Rare)<-[:T]-(m:Many) RETURN m"),
              Contains(HasSubstr("'LabelScan' | 'r:Rare'")));
  EXPECT_THAT(rows("EXPLAIN MATCH (x:Many:Rare) RETURN x"), Contains(HasSubstr("'LabelScan' | 'x:Rare'")));
  EXPECT_THAT(rows("MATCH (m:Many)-[:T]->(r:Rare) RETURN count(*)"), ElementsAre("3"));
}

TEST_F(PlansTest, ABoundVariableIsWalkedFrom) {
  rows("UNWIND range(1, 50) AS i CREATE (:A {i: i})-[:T]->(:B)");
  EXPECT_FALSE(has("MATCH (a:A {i: 1}) WITH a MATCH (b:B)<-[:T]-(a) RETURN b", "AllNodesScan"));
  EXPECT_THAT(profile("MATCH (a:A) WITH a LIMIT 1 MATCH (b:B)<-[:T]-(a) RETURN b"), Contains("Expand 1"));
  EXPECT_TRUE(has("MATCH (a:A), (b:B) WITH a, b LIMIT 1 MATCH (a)-[r]->(b) RETURN r", "ExpandInto"));
  EXPECT_TRUE(has("MATCH (a:A)-[:T]->(b)-[:T]->(a) RETURN b", "ExpandInto"));
}

TEST_F(PlansTest, PartsThatEqualValuesJoinAreHashed) {
  rows("UNWIND range(1, 100) AS k CREATE (:A {k: k % 10}), (:B {k: k % 10})");
  for (const char* query :
       {"MATCH (a:A), (b:B) WHERE a.k = b.k RETURN a, b", "MATCH (a:A), (b:B {k: a.k}) RETURN a, b",
        "MATCH (a:A) MATCH (b:B) WHERE b.k = a.k RETURN a, b",
        "MATCH (a:A), (b:B) WHERE a.k + 1 = b.k * 2 RETURN a",
        "UNWIND range(1, 50) AS x MATCH (b:B) WHERE b.k = x RETURN b"}) {
    EXPECT_TRUE(has(query, "HashJoin")) << query;
    const Rows joined = rows(query);
    connection_.set_choices({true, true, false});
    EXPECT_FALSE(has(query, "HashJoin")) << query;
    EXPECT_THAT(joined, ::testing::UnorderedElementsAreArray(rows(query))) << query;
    connection_.set_choices({});
  }
  for (const char* query : {"MATCH (a:A), (b:B) WHERE a.k < b.k RETURN a", "MATCH (a:A), (b:B) RETURN a",
                            "MATCH (a:A), (b:B) WHERE a.k = b.k OR a.k = 1 RETURN a",
                            "MATCH (a:A)-->(b:B) WHERE a.k = b.k RETURN a"}) {
    EXPECT_FALSE(has(query, "HashJoin")) << query;
  }
}

TEST_F(PlansTest, ARelationshipIsNotFoundTwiceAcrossAJoin) {
  rows("UNWIND range(1, 30) AS k CREATE (:A {k: 1})-[:T]->(:B {k: 1})");
  const std::string query = "MATCH (a:A)-[r]->(x), (b:A)-[s]->(y) WHERE a.k = b.k ";
  EXPECT_THAT(rows(query + "AND r = s RETURN count(*)"), ElementsAre("0"));
  EXPECT_THAT(rows(query + "RETURN count(*)"), ElementsAre("870"));
  EXPECT_THAT(rows("MATCH (a:A)-[r:T]->(x), (b:A)-[s:U|T]->(y) WHERE a.k = b.k RETURN count(*)"),
              ElementsAre("870"));
  EXPECT_THAT(rows("MATCH (a:A)-[r:!U]->(x), (b:A)-[s:!V]->(y) WHERE a.k = b.k RETURN count(*)"),
              ElementsAre("870"));
}

TEST_F(PlansTest, HowManyThereAreIsKnownWithoutALook) {
  rows("UNWIND range(1, 5) AS i CREATE (:A)-[:T]->(:A:B)-[:U]->(c) SET c.k = i");
  rows("MATCH (a:B) CREATE (a)-[:T]->(a)");
  const std::map<std::string, std::string> counts = {
      {"MATCH (n) RETURN count(n)", "15"},
      {"MATCH (n:A) RETURN count(*)", "10"},
      {"MATCH (n:A) RETURN count(DISTINCT n) + count(*) AS sum", "20"},
      {"MATCH (n:Nowhere) RETURN count(n)", "0"},
      {"MATCH p = (n:B) WITH count(*) AS c WHERE c > 1 RETURN c", "5"},
      {"MATCH ()-[r]->() RETURN count(r)", "15"},
      {"MATCH ()<-[r:T]-() RETURN count(r)", "10"},
      {"MATCH (x)-[:T|U|T]->(y) RETURN count(*)", "15"},
      {"MATCH ()-[r:Nowhere]->() RETURN count(r)", "0"}};
  for (const auto& [query, count] : counts) {
    EXPECT_TRUE(has(query, "StoredCount")) << query;
    EXPECT_THAT(rows(query), ElementsAre(count)) << query;
    connection_.set_choices({true, true, true, false});
    EXPECT_FALSE(has(query, "StoredCount")) << query;
    EXPECT_THAT(rows(query), ElementsAre(count)) << query;
    connection_.set_choices({});
  }
}

TEST_F(PlansTest, WhatIsKnownOfTheNumbersIsNotMore) {
  rows("UNWIND range(1, 5) AS i CREATE (:A {k: i})-[:T]->(:A:B)");
  rows("MATCH (a:B) CREATE (a)-[:T]->(a)");
  const std::map<std::string, std::string> counts = {{"MATCH (n:A:B) RETURN count(n)", "5"},
                                                     {"MATCH (n:A) WHERE n.k > 3 RETURN count(n)", "2"},
                                                     {"MATCH (n:A {k: 1}) RETURN count(n)", "1"},
                                                     {"MATCH (n:A) RETURN count(n.k)", "5"},
                                                     {"MATCH (n:A) RETURN count(n), max(n.k)", "10 | 5"},
                                                     {"MATCH (n:A), (m:B) RETURN count(n)", "50"},
                                                     {"MATCH ()-[r:T]-() RETURN count(r)", "15"},
                                                     {"MATCH (:B)-[r:T]->() RETURN count(r)", "5"},
                                                     {"MATCH (a)-[r:T]->(a) RETURN count(r)", "5"},
                                                     {"MATCH (a)-[r:T]->() RETURN count(DISTINCT a)", "10"},
                                                     {"MATCH ()-[r:T*1..2]->() RETURN count(*)", "15"},
                                                     {"OPTIONAL MATCH (n:Nowhere) RETURN count(*)", "1"},
                                                     {"MATCH (n:B) WITH n LIMIT 2 RETURN count(n)", "2"},
                                                     {"UNWIND [1, 2] AS x MATCH (n:B) RETURN count(n)", "10"},
                                                     {"MATCH (n:B) MATCH (n) RETURN count(n)", "5"}};
  for (const auto& [query, count] : counts) {
    EXPECT_FALSE(has(query, "StoredCount")) << query;
    EXPECT_THAT(rows(query), ElementsAre(count)) << query;
  }
  EXPECT_THAT(rows("MATCH (n:B) RETURN n.k, count(n)"), ElementsAre("null | 5"));
}

TEST_F(PlansTest, CountsOfATransactionAreThoseWithItsOwnChanges) {
  rows("CREATE (:A), (:A)");
  rows("BEGIN");
  rows("CREATE (:A)-[:T]->(:B)");
  rows("MATCH (a:A) WHERE NOT (a)-->() WITH a LIMIT 1 DETACH DELETE a");
  EXPECT_THAT(rows("MATCH (a:A) RETURN count(a)"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH ()-[r]->() RETURN count(r)"), ElementsAre("1"));
  rows("ROLLBACK");
  EXPECT_THAT(rows("MATCH (a:A) RETURN count(a)"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH ()-[r]->() RETURN count(r)"), ElementsAre("0"));
}

TEST_F(PlansTest, WithoutChoicesPatternsAreWalkedAsTheyAreWritten) {
  rows("UNWIND range(1, 50) AS i CREATE (:Many {i: i})");
  rows("CREATE (:Rare)");
  rows("CREATE INDEX FOR (m:Many) ON (m.i)");
  connection_.set_choices({false, false, false, false});
  EXPECT_THAT(rows("EXPLAIN MATCH (m:Many)-[:T]->(r:Rare) RETURN m"),
              Contains(HasSubstr("'LabelScan' | 'm:Many'")));
  EXPECT_FALSE(has("MATCH (m:Many {i: 1}) RETURN m", "IndexSeek"));
  EXPECT_FALSE(has("MATCH (c:Concept {name: 'x'}) RETURN c", "NameSeek"));
}

TEST_F(PlansTest, EstimatesFollowTheGraph) {
  rows("UNWIND range(1, 500) AS i CREATE (:N {v: i})");
  const auto estimated = [&](const std::string& query) {
    Statement statement = prepare("EXPLAIN " + query);
    std::int64_t last = 0;
    while (statement.step()) {
      const std::int64_t rows = *statement.row().at(2).integer();
      if (*statement.row().at(0).string() != "Argument") last = rows;
    }
    return last;
  };
  EXPECT_GE(estimated("MATCH (n:N) RETURN n"), 500);
  EXPECT_GE(estimated("MATCH (n) RETURN n"), 500);
  EXPECT_LE(estimated("MATCH (n:Unknown) RETURN n"), 1);
  EXPECT_GE(estimated("MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN a"), 1);
}

TEST_F(PlansTest, APlanIsToldOfHugeEstimatesToo) {
  rows("UNWIND range(1, 500) AS i CREATE (:N {v: i})");
  std::string query = "EXPLAIN MATCH (a0)";
  for (int i = 1; i < 150; ++i) query += ", (a" + std::to_string(i) + ")";
  EXPECT_THAT(rows(query + " RETURN 1"), SizeIs(152));
}

TEST_F(PlansTest, DetailsSayWhatIsAskedAlsoInWordsOfSeveralLines) {
  EXPECT_THAT(rows("EXPLAIN MATCH (n:N)\nWHERE n.v =\n 1 OR\n n.w = 2 RETURN n"),
              Contains(HasSubstr("n.v =  1 OR  n.w = 2")));
  EXPECT_THAT(rows("EXPLAIN MATCH (n:A|B)-[r:!T* WHERE r.w > 1]->(m) RETURN n"),
              Contains(HasSubstr("ExpandVariable")));
}

}  // namespace
}  // namespace cairn::query
