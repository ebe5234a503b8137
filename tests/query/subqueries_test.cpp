// Queries and patterns inside expressions: EXISTS {}, COUNT {}, pattern predicates, pattern comprehensions.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class SubqueriesTest : public QueryTest {
 protected:
  SubqueriesTest() {
    // Ada knows Alan (since 1935) and Emmy (1920), Alan knows Kurt (1936), Kurt likes himself, Zeno is alone.
    const auto ada = person("Ada", 36);
    const auto alan = person("Alan", 41);
    const auto emmy = person("Emmy", 53);
    const auto kurt = person("Kurt", 71);
    person("Zeno", 60);
    relate(ada, "KNOWS", alan, {{"since", std::int64_t{1935}}});
    relate(ada, "KNOWS", emmy, {{"since", std::int64_t{1920}}});
    relate(alan, "KNOWS", kurt, {{"since", std::int64_t{1936}}});
    relate(kurt, "LIKES", kurt);
  }

  graph::NodeId person(const char* name, std::int64_t age) {
    return node({"Person"}, {{"name", name}, {"age", age}});
  }
  /// The names of the people of whom the condition is true.
  Rows people_where(const std::string& condition) {
    return rows("MATCH (p:Person) WHERE " + condition + " RETURN p.name ORDER BY p.name");
  }
};

// --- EXISTS ---

TEST_F(SubqueriesTest, ExistsTellsWhetherAPatternIsFound) {
  EXPECT_THAT(people_where("EXISTS { (p)-[:KNOWS]->() }"), ElementsAre("'Ada'", "'Alan'"));
  EXPECT_THAT(people_where("EXISTS { (p)<-[:KNOWS]-() }"), ElementsAre("'Alan'", "'Emmy'", "'Kurt'"));
  EXPECT_THAT(people_where("EXISTS { (p)--() }"), ElementsAre("'Ada'", "'Alan'", "'Emmy'", "'Kurt'"));
  EXPECT_THAT(people_where("NOT EXISTS { (p)--() }"), ElementsAre("'Zeno'"));
  EXPECT_THAT(people_where("EXISTS { (p)-->(p) }"), ElementsAre("'Kurt'"));
  EXPECT_THAT(people_where("EXISTS { (p)-[:KNOWS*2]->() }"), ElementsAre("'Ada'"));
}

TEST_F(SubqueriesTest, ExistsHasAConditionOfItsOwn) {
  EXPECT_THAT(people_where("EXISTS { (p)-[r:KNOWS]->(q) WHERE q.age < 50 }"), ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("EXISTS { (p)-[r:KNOWS]->(q) WHERE r.since > 1935 }"), ElementsAre("'Alan'"));
  EXPECT_THAT(people_where("EXISTS { (p)-->(q) WHERE q.age > p.age }"), ElementsAre("'Ada'", "'Alan'"))
      << "and sees the variables around it";
  EXPECT_THAT(people_where("EXISTS { (p)-->(q) WHERE q.nothing = 1 }"), IsEmpty());
}

TEST_F(SubqueriesTest, ExistsTakesSeveralPatterns) {
  EXPECT_THAT(people_where("EXISTS { (p)-[:KNOWS]->(q), (q)-[:KNOWS]->(r) }"), ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("EXISTS { (p)-[:KNOWS]->(q), (p)-[:KNOWS]->(r) }"), ElementsAre("'Ada'"))
      << "a relationship is used once in them";
  EXPECT_THAT(people_where("EXISTS { (q {name: 'Zeno'}) } AND p.age > 60"), ElementsAre("'Kurt'"))
      << "a pattern need not touch the variables around it";
}

TEST_F(SubqueriesTest, ExistsTakesAWholeQuery) {
  EXPECT_THAT(people_where("EXISTS { MATCH (p)-[:KNOWS]->(q) WHERE q.age > 50 RETURN q }"),
              ElementsAre("'Ada'", "'Alan'"));
  EXPECT_THAT(people_where("EXISTS { MATCH (p)-[:KNOWS]->(q) WITH p, count(q) AS n WHERE n > 1 RETURN p }"),
              ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("EXISTS { UNWIND [36, 60] AS age WITH age WHERE age = p.age RETURN age }"),
              ElementsAre("'Ada'", "'Zeno'"));
  EXPECT_THAT(people_where("EXISTS { MATCH (p)-[:LIKES]->(q) RETURN q UNION "
                           "MATCH (p)-[:KNOWS]->(q {name: 'Emmy'}) RETURN q }"),
              ElementsAre("'Ada'", "'Kurt'"));
}

TEST_F(SubqueriesTest, QueriesOfAUnionReturnTheSameColumnsOrNone) {
  for (const char* wrong : {"RETURN COUNT { MATCH (b) UNION ALL MATCH (c) RETURN c } AS n",
                            "RETURN COUNT { MATCH (b) RETURN b UNION MATCH (c) } AS n",
                            "RETURN EXISTS { MATCH (b) RETURN b UNION MATCH (c) RETURN c } AS n"})
    EXPECT_EQ(error_kind(wrong), "compile SyntaxError DifferentColumnsInUnion") << wrong;
  EXPECT_THAT(rows("RETURN EXISTS { MATCH (b:None) UNION MATCH (c) } AS n"), ElementsAre("true"));
}

TEST_F(SubqueriesTest, ExistsStandsInsideExists) {
  EXPECT_THAT(
      people_where("EXISTS { (p)-[:KNOWS]->(q) WHERE EXISTS { (q)-[:KNOWS]->(r) WHERE r.age > p.age } }"),
      ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("EXISTS { (p)-->(q) WHERE NOT EXISTS { (q)-->() } }"), ElementsAre("'Ada'"));
}

TEST_F(SubqueriesTest, ExistsIsAValueLikeAnyOther) {
  EXPECT_THAT(
      rows("MATCH (p:Person) RETURN p.name, EXISTS { (p)-->() } AS e ORDER BY e, p.name"),
      ElementsAre("'Emmy' | false", "'Zeno' | false", "'Ada' | true", "'Alan' | true", "'Kurt' | true"));
  EXPECT_THAT(rows("MATCH (p:Person) WITH EXISTS { (p)-->() } AS e, count(*) AS n RETURN e, n ORDER BY e"),
              ElementsAre("false | 2", "true | 3"));
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Ada'}) RETURN CASE WHEN EXISTS { (p)-->() } THEN 1 ELSE 2 END, "
                   "[x IN [1, 2] WHERE EXISTS { (p)-->() } | x]"),
              ElementsAre("1 | [1, 2]"));
}

TEST_F(SubqueriesTest, ExistsOfAPatternAtNullIsFalse) {
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) RETURN EXISTS { (n)-->() }, COUNT { (n)-->() }"),
              ElementsAre("false | 0"));
}

TEST_F(SubqueriesTest, VariablesOfASubqueryStayInIt) {
  EXPECT_EQ(error_kind("MATCH (p) WHERE EXISTS { (p)-->(q) } RETURN q"),
            "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("MATCH (p) WHERE EXISTS { (p)-->(q) WHERE r.x = 1 } RETURN p"),
            "compile SyntaxError UndefinedVariable");
  EXPECT_THAT(
      rows("MATCH (p {name: 'Ada'}) WHERE EXISTS { (p)-->(q) } MATCH (q {name: 'Zeno'}) RETURN q.name"),
      ElementsAre("'Zeno'"));
}

TEST_F(SubqueriesTest, SubqueriesDoNotWrite) {
  for (const char* query : {"MATCH (p) WHERE EXISTS { CREATE (q) RETURN q } RETURN p",
                            "MATCH (p) WHERE EXISTS { MATCH (p)-->(q) SET q.x = 1 RETURN q } RETURN p",
                            "RETURN COUNT { MATCH (n) DELETE n RETURN n }"}) {
    EXPECT_EQ(error_kind(query), "compile SyntaxError InvalidClauseComposition") << query;
  }
}

// --- COUNT ---

TEST_F(SubqueriesTest, CountTellsHowOftenAPatternIsFound) {
  EXPECT_THAT(
      rows("MATCH (p:Person) RETURN p.name, COUNT { (p)-[:KNOWS]->() }, COUNT { (p)--() } ORDER BY p.name"),
      ElementsAre("'Ada' | 2 | 2", "'Alan' | 1 | 2", "'Emmy' | 0 | 1", "'Kurt' | 0 | 2", "'Zeno' | 0 | 0"))
      << "a loop is found once";
  EXPECT_THAT(people_where("COUNT { (p)-->(q) WHERE q.age > 40 } > 1"), ElementsAre("'Ada'"));
  EXPECT_THAT(rows("RETURN COUNT { (a:Person) }, COUNT { (a)-->(b) }, COUNT { (a), (b) }"),
              ElementsAre("5 | 4 | 25"));
}

TEST_F(SubqueriesTest, CountCountsTheRowsOfAQuery) {
  EXPECT_THAT(rows("RETURN COUNT { MATCH (p:Person) RETURN p.name }, "
                   "COUNT { MATCH (p)-[:KNOWS]->() RETURN DISTINCT p }, "
                   "COUNT { UNWIND range(1, 7) AS x RETURN x LIMIT 3 }, "
                   "COUNT { UNWIND [1, 2] AS x RETURN x UNION UNWIND [2, 3] AS x RETURN x }, "
                   "COUNT { UNWIND [1, 2] AS x RETURN x UNION ALL UNWIND [2, 3] AS x RETURN x }"),
              ElementsAre("5 | 2 | 3 | 3 | 4"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.name ORDER BY COUNT { (p)--() } DESC, p.name LIMIT 3"),
              ElementsAre("'Ada'", "'Alan'", "'Kurt'"));
}

TEST_F(SubqueriesTest, CountStandsInAggregates) {
  EXPECT_THAT(rows("MATCH (p:Person) RETURN sum(COUNT { (p)-->() }), max(COUNT { (p)--() })"),
              ElementsAre("4 | 2"));
}

// --- patterns as conditions ---

TEST_F(SubqueriesTest, APatternIsACondition) {
  EXPECT_THAT(people_where("(p)-[:KNOWS]->()"), ElementsAre("'Ada'", "'Alan'"));
  EXPECT_THAT(people_where("(p)<--()"), ElementsAre("'Alan'", "'Emmy'", "'Kurt'"));
  EXPECT_THAT(people_where("NOT (p)--()"), ElementsAre("'Zeno'"));
  EXPECT_THAT(people_where("(p)-[:KNOWS]->() AND NOT (p)<-[:KNOWS]-()"), ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("(p)-[:LIKES]->() OR p.age = 60"), ElementsAre("'Kurt'", "'Zeno'"));
  EXPECT_THAT(people_where("(p)-[:KNOWS|LIKES]->({name: 'Kurt'})"), ElementsAre("'Alan'", "'Kurt'"));
  EXPECT_THAT(people_where("(p)-[:KNOWS*1..3]->({name: 'Kurt'})"), ElementsAre("'Ada'", "'Alan'"));
  EXPECT_THAT(people_where("(p)-[:KNOWS {since: 1920}]->()"), ElementsAre("'Ada'"));
  EXPECT_THAT(people_where("(p)-->()-->()-->()"), ElementsAre("'Ada'"));
}

TEST_F(SubqueriesTest, APatternConnectsVariablesThatAreBound) {
  EXPECT_THAT(rows("MATCH (a:Person), (b:Person) WHERE (a)-[:KNOWS]->(b) RETURN a.name, b.name"),
              UnorderedElementsAre("'Ada' | 'Alan'", "'Ada' | 'Emmy'", "'Alan' | 'Kurt'"));
  EXPECT_THAT(rows("MATCH (a:Person {name: 'Ada'}), (b:Person) WHERE a <> b AND NOT (a)--(b) RETURN b.name"),
              UnorderedElementsAre("'Kurt'", "'Zeno'"));
  EXPECT_THAT(rows("MATCH (a)-[r]->(b) WHERE (b)-[r]-(a) RETURN count(*)"), ElementsAre("4"))
      << "a bound relationship, too";
  EXPECT_THAT(rows("MATCH (a:Person) WITH a WHERE (a)-->() RETURN count(a)"), ElementsAre("3"));
}

TEST_F(SubqueriesTest, APatternAsAConditionBindsNothing) {
  EXPECT_EQ(error_kind("MATCH (p) WHERE (p)-->(q) RETURN p"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("MATCH (p) WHERE (p)-[r]->() RETURN p"), "compile SyntaxError UndefinedVariable");
}

TEST_F(SubqueriesTest, APatternIsNoValue) {
  for (const char* query : {"MATCH (p) RETURN (p)-->() AS x", "MATCH (p) WITH (p)-->() AS x RETURN x",
                            "MATCH (p) SET p.x = (p)-->()"}) {
    EXPECT_EQ(error_kind(query), "compile SyntaxError UnexpectedSyntax") << query;
  }
}

TEST_F(SubqueriesTest, APatternAtNullIsNotFound) {
  EXPECT_THAT(
      rows("MATCH (p {name: 'Zeno'}) OPTIONAL MATCH (p)-->(q) WITH p, q WHERE NOT (q)-->() RETURN p.name"),
      ElementsAre("'Zeno'"));
}

// --- pattern comprehensions ---

TEST_F(SubqueriesTest, APatternComprehensionMakesAListOfWhatItFinds) {
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Ada'}) UNWIND [(p)-->(q) | q.name] AS name RETURN name"),
              UnorderedElementsAre("'Alan'", "'Emmy'"));
  EXPECT_THAT(rows("MATCH (p:Person) RETURN p.name, size([(p)-->(q) | q]) ORDER BY p.name"),
              ElementsAre("'Ada' | 2", "'Alan' | 1", "'Emmy' | 0", "'Kurt' | 1", "'Zeno' | 0"));
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Zeno'}) RETURN [(p)--(q) | q]"), ElementsAre("[]"));
  EXPECT_THAT(
      rows("MATCH (p:Person {name: 'Alan'}) RETURN [(p)-[r:KNOWS]->() | r.since], [(p)<-[r]-(q) | q.name]"),
      ElementsAre("[1936] | ['Ada']"));
}

TEST_F(SubqueriesTest, APatternComprehensionHasACondition) {
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Ada'}) RETURN [(p)-[r]->(q) WHERE r.since < 1930 | q.name], "
                   "[(p)-->(q) WHERE q.age > p.age + 10 | q.age - p.age], [(p)-->(q) WHERE null | q]"),
              ElementsAre("['Emmy'] | [17] | []"));
}

TEST_F(SubqueriesTest, APatternComprehensionNamesItsPath) {
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Ada'}) UNWIND [path = (p)-[:KNOWS*]->() | length(path)] AS n "
                   "RETURN n ORDER BY n"),
              ElementsAre("1", "1", "2"));
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Kurt'}) RETURN [path = (p)-[:LIKES]->(p) | size(nodes(path))]"),
              ElementsAre("[2]"));
}

TEST_F(SubqueriesTest, PatternComprehensionsStandInsideEachOther) {
  EXPECT_THAT(rows("MATCH (p:Person {name: 'Ada'}) "
                   "UNWIND [(p)-->(q) | {name: q.name, next: [(q)-->(r) | r.name]}] AS found "
                   "RETURN found ORDER BY found.name"),
              ElementsAre("{name: 'Alan', next: ['Kurt']}", "{name: 'Emmy', next: []}"));
  EXPECT_THAT(rows("MATCH (p:Person) WITH p ORDER BY p.name RETURN collect(size([(p)--() | 1]))"),
              ElementsAre("[2, 2, 1, 2, 0]"));
}

TEST_F(SubqueriesTest, PatternComprehensionsAreKeysOfGroups) {
  EXPECT_THAT(rows("MATCH (p:Person) RETURN size([(p)-->(q) | q]) AS n, count(*) ORDER BY n"),
              ElementsAre("0 | 2", "1 | 2", "2 | 1"));
}

TEST_F(SubqueriesTest, VariablesOfAPatternComprehensionStayInIt) {
  EXPECT_EQ(error_kind("MATCH (p) RETURN [(p)-->(q) | q], q"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("MATCH (p) RETURN [(p)-->(q) | missing]"), "compile SyntaxError UndefinedVariable");
  EXPECT_THAT(rows("MATCH (q:Person {name: 'Zeno'}) MATCH (p {name: 'Kurt'}) RETURN [(p)-->(q) | q.name]"),
              ElementsAre("[]"))
      << "but a variable that is bound stands for its value";
}

TEST_F(SubqueriesTest, APatternComprehensionAtNullIsEmpty) {
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) RETURN [(n)-->(m) | m]"), ElementsAre("[]"));
}

}  // namespace
}  // namespace cairn::query
