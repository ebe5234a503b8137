// CREATE, MERGE, SET, REMOVE, DELETE: what they leave behind, what they give on, and what they refuse.

#include "tests/query/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::query {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class WritingTest : public QueryTest {
 protected:
  Rows nodes() { return rows("MATCH (n) RETURN n"); }
  Rows relationships() { return rows("MATCH (a)-[r]->(b) RETURN a, r, b"); }
  std::string count(const std::string& pattern) {
    return rows("MATCH " + pattern + " RETURN count(*)").front();
  }
  /// Runs a statement that gives no rows.
  void run(std::string_view text, const Parameters& parameters = {}) {
    EXPECT_THAT(rows(text, parameters), IsEmpty()) << text;
  }
  /// The statement fails with this type and detail, in either phase, and the graph stays as it is.
  void expect_refused(const std::string& text, const std::string& kind, const Parameters& parameters = {}) {
    const auto before = std::make_pair(nodes(), relationships());
    EXPECT_THAT(error_kind(text, parameters), EndsWith(kind)) << text;
    EXPECT_EQ(std::make_pair(nodes(), relationships()), before) << text;
  }
};

// --- CREATE ---

TEST_F(WritingTest, ListsThatCouldNotBeReadAgainAreNotStored) {
  const auto nested = [](int depth) {
    return "WITH reduce(list = [], x IN range(1, " + std::to_string(depth) +
           ") | [list]) AS l CREATE (:Deep {l: l})";
  };
  EXPECT_THAT(error_of([&] { rows(nested(1001)); }), IsError(ErrorKind::kInvalidInput, HasSubstr("stored")));
  EXPECT_THAT(rows("MATCH (n:Deep) RETURN count(*)"), ElementsAre("0"));
  rows(nested(1000));
  EXPECT_THAT(rows("MATCH (n:Deep) RETURN size(n.l)"), ElementsAre("1"));
}

TEST_F(WritingTest, CreateMakesANodeWithItsLabelsAndProperties) {
  run("CREATE ()");
  run("CREATE (:A)");
  run("CREATE (n:B:A {x: 1, y: 'text', z: 1.5, b: true})");
  EXPECT_THAT(nodes(), UnorderedElementsAre("()", "(:A)", "(:A:B {b: true, x: 1, y: 'text', z: 1.5})"));
}

TEST_F(WritingTest, CreateMakesNoPropertyOfANull) {
  run("CREATE ({x: null, y: 1})-[:T {w: null}]->()");
  EXPECT_THAT(relationships(), ElementsAre("({y: 1}) | [:T] | ()"));
}

TEST_F(WritingTest, CreateMakesAWholePathInEitherDirection) {
  run("CREATE (:A)-[:T {w: 1}]->(:B)<-[:U]-(:C)");
  EXPECT_THAT(relationships(), UnorderedElementsAre("(:A) | [:T {w: 1}] | (:B)", "(:C) | [:U] | (:B)"));
  EXPECT_EQ(count("(n)"), "3");
}

TEST_F(WritingTest, CreateMakesAVariableOnceHoweverOftenItIsNamed) {
  run("CREATE (a:A), (b:B), (a)-[:T]->(b), (b)-[:T]->(a), (a)-[:L]->(a)");
  EXPECT_THAT(relationships(),
              UnorderedElementsAre("(:A) | [:T] | (:B)", "(:B) | [:T] | (:A)", "(:A) | [:L] | (:A)"));
  EXPECT_EQ(count("(n)"), "2");
  run("CREATE (c:C)-[:L]->(c)");
  EXPECT_THAT(rows("MATCH (c:C)-[r]->(d) RETURN c = d"), ElementsAre("true"));
}

TEST_F(WritingTest, CreateMakesItsPatternForEveryRow) {
  run("UNWIND [1, 2, 3] AS i CREATE (:N {i: i, square: i * i})");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:N {i: 1, square: 1})", "(:N {i: 2, square: 4})",
                                            "(:N {i: 3, square: 9})"));
  run("MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:LESS {by: b.i - a.i}]->(b)");
  EXPECT_THAT(rows("MATCH (a)-[r:LESS]->(b) RETURN a.i, r.by, b.i"),
              UnorderedElementsAre("1 | 1 | 2", "1 | 2 | 3", "2 | 1 | 3"));
  run("MATCH (n:Nothing) CREATE (:Never)");
  EXPECT_EQ(count("(n:Never)"), "0");
}

TEST_F(WritingTest, CreateGivesItsVariablesOn) {
  EXPECT_THAT(rows("CREATE (a:A {x: 1})-[r:T {w: 2}]->(b) RETURN a, r, b, a.x + r.w, labels(a), type(r)"),
              ElementsAre("(:A {x: 1}) | [:T {w: 2}] | () | 3 | ['A'] | 'T'"));
  EXPECT_THAT(rows("CREATE p = (:A)-[:T]->(:B)<-[:U]-() RETURN p, length(p)"),
              ElementsAre("<(:A)-[:T]->(:B)<-[:U]-()> | 2"));
  EXPECT_THAT(rows("CREATE (a {x: 20}) CREATE (b {x: a.x + 1}) RETURN b.x"), ElementsAre("21"));
  EXPECT_THAT(rows("CREATE (a:S)-[r:T]->(b:E) RETURN startNode(r) = a, endNode(r) = b, endNode(r)"),
              ElementsAre("true | true | (:E)"));
}

TEST_F(WritingTest, CreateTakesAMapOfPropertiesAsAParameter) {
  run("CREATE (:A $p)-[:T $p]->()", {{"p", Map{{"x", std::int64_t{1}}, {"y", "b"}, {"z", Value()}}}});
  EXPECT_THAT(relationships(), ElementsAre("(:A {x: 1, y: 'b'}) | [:T {x: 1, y: 'b'}] | ()"));
  run("UNWIND $rows AS row CREATE (n:Row) SET n = row",
      {{"rows", List{Map{{"x", std::int64_t{1}}}, Map{{"y", "b"}}}}});
  EXPECT_THAT(rows("MATCH (n:Row) RETURN n"), UnorderedElementsAre("(:Row {x: 1})", "(:Row {y: 'b'})"));
}

TEST_F(WritingTest, PropertiesHoldScalarsAndListsOfThem) {
  EXPECT_THAT(rows("CREATE (n {a: [1, 2], b: ['x'], c: [], d: [true], e: [1.5]}) RETURN n"),
              ElementsAre("({a: [1, 2], b: ['x'], c: [], d: [true], e: [1.5]})"));
  EXPECT_THAT(rows("MATCH (n) RETURN n.a[1], size(n.c), 'x' IN n.b"), ElementsAre("2 | 0 | true"));
}

TEST_F(WritingTest, PropertiesHoldPointsInTimeAndDurations) {
  run("CREATE ({d: date('2015-07-21'), s: duration('P1Y2M')})");
  EXPECT_THAT(rows("MATCH (n) RETURN n.d, n.s, n.d.year, n.d + n.s"),
              ElementsAre("2015-07-21 | P1Y2M | 2015 | 2016-09-21"));
}

TEST_F(WritingTest, APropertyIsNeitherAMapNorANodeNorAListOfThem) {
  run("CREATE (:A {x: 1})-[:T]->(:B)");
  for (const char* query :
       {"CREATE ({x: {a: 1}})", "CREATE ()-[:T {x: {}}]->()", "CREATE ({x: [{a: 1}]})", "MERGE ({x: {a: 1}})",
        "MATCH (n:A) SET n.x = {a: 1}", "MATCH (n:A) SET n.x = [{}]", "MATCH (n:A) SET n.x = n",
        "MATCH (n:A) SET n = {x: {a: 1}}", "MATCH (n:A) SET n += {x: {a: 1}}",
        "MATCH (n:A)-[r]->() SET n.x = r", "MATCH p = (n:A)-->() SET n.x = p",
        "MATCH ()-[r]->() SET r.x = {}", "UNWIND [1, {}] AS v CREATE ({x: v})"}) {
    expect_refused(query, "TypeError InvalidPropertyType");
  }
  expect_refused("CREATE ({x: $map})", "runtime TypeError InvalidPropertyType",
                 {{"map", Map{{"a", std::int64_t{1}}}}});
}

TEST_F(WritingTest, CreateRefusesWhatItCannotMake) {
  run("CREATE (:A)-[:T]->(:B)");
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"CREATE (a)-[:T]-(b)", "RequiresDirectedRelationship"},
      {"CREATE (a)<-[:T]->(b)", "RequiresDirectedRelationship"},
      {"CREATE (a)-->(b)", "NoSingleRelationshipType"},
      {"CREATE (a)-[r]->(b)", "NoSingleRelationshipType"},
      {"CREATE (a)-[:T|U]->(b)", "NoSingleRelationshipType"},
      {"CREATE (a)-[:T*2]->(b)", "CreatingVarLength"},
      {"MATCH (a) CREATE (a)", "VariableAlreadyBound"},
      {"MATCH (a) CREATE (a:New)-[:T]->()", "VariableAlreadyBound"},
      {"MATCH (a) CREATE (a {x: 1})-[:T]->()", "VariableAlreadyBound"},
      {"MATCH ()-[r]->() CREATE ()-[r:T]->()", "VariableAlreadyBound"},
      {"CREATE (a), (a)", "VariableAlreadyBound"},
      {"CREATE (a) CREATE (a:A)", "VariableAlreadyBound"},
      {"CREATE ({x: missing.x})", "UndefinedVariable"},
      {"WITH 1 AS a CREATE (a)-[:T]->()", "VariableTypeConflict"},
      {"CREATE ({x: count(*)})", "InvalidAggregation"},
  };
  for (const auto& [query, detail] : cases)
    expect_refused(query, std::string("compile SyntaxError ") + detail);
}

TEST_F(WritingTest, NothingHangsOnANodeThatIsNull) {
  for (const char* query : {"OPTIONAL MATCH (n:Nothing) CREATE (n)-[:T]->(:New)",
                            "OPTIONAL MATCH (n:Nothing) MERGE (n)-[:T]->(:New)"}) {
    EXPECT_TRUE(error(query)) << query;
    EXPECT_THAT(nodes(), IsEmpty()) << query;
  }
}

// --- MERGE ---

TEST_F(WritingTest, MergeMakesWhatIsNotThereAndFindsWhatIs) {
  EXPECT_THAT(rows("MERGE (n:A {x: 1}) RETURN n"), ElementsAre("(:A {x: 1})"));
  EXPECT_THAT(rows("MERGE (n:A {x: 1}) RETURN n"), ElementsAre("(:A {x: 1})"));
  EXPECT_THAT(nodes(), SizeIs(1));
  run("MERGE (:A {x: 2})");
  run("MERGE (:A:B {x: 1})");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:A {x: 1})", "(:A {x: 2})", "(:A:B {x: 1})"));
  EXPECT_THAT(rows("MERGE (n:A) RETURN n.x"), UnorderedElementsAre("1", "2", "1")) << "a row for each match";
  EXPECT_THAT(rows("MERGE (n) RETURN count(n)"), ElementsAre("3"));
}

TEST_F(WritingTest, MergeSeesWhatItMadeForEarlierRows) {
  EXPECT_THAT(rows("UNWIND [1, 2, 1, 1.0] AS i MERGE (n:N {i: i}) RETURN n.i"),
              ElementsAre("1", "2", "1", "1"));
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:N {i: 1})", "(:N {i: 2})"));
  run("UNWIND ['a', 'b', 'a'] AS name MERGE (:Concept {name: name})");
  EXPECT_EQ(count("(c:Concept)"), "2") << "where an index knows the names, too";
}

TEST_F(WritingTest, MergeOfARelationshipMakesItBetweenTheNodesThatAreBound) {
  run("CREATE (:A), (:B)");
  for (int i = 0; i < 2; ++i) run("MATCH (a:A), (b:B) MERGE (a)-[:T {w: 1}]->(b)");
  EXPECT_THAT(relationships(), ElementsAre("(:A) | [:T {w: 1}] | (:B)"));
  run("MATCH (a:A), (b:B) MERGE (b)-[:T {w: 1}]->(a)");
  run("MATCH (a:A), (b:B) MERGE (a)-[:T {w: 2}]->(b)");
  run("MATCH (a:A) MERGE (a)-[:T]->(a)");
  EXPECT_THAT(relationships(), UnorderedElementsAre("(:A) | [:T {w: 1}] | (:B)", "(:B) | [:T {w: 1}] | (:A)",
                                                    "(:A) | [:T {w: 2}] | (:B)", "(:A) | [:T] | (:A)"));
  EXPECT_EQ(count("(n)"), "2");
}

TEST_F(WritingTest, MergeWithoutADirectionFindsBothAndMakesOneToTheRight) {
  run("CREATE (:A), (:B)");
  run("MATCH (a:A), (b:B) MERGE (a)-[:T]-(b)");
  EXPECT_THAT(relationships(), ElementsAre("(:A) | [:T] | (:B)"));
  EXPECT_THAT(rows("MATCH (a:A), (b:B) MERGE (b)-[r:T]-(a) RETURN startNode(r) = a"), ElementsAre("true"));
  EXPECT_THAT(relationships(), SizeIs(1));
}

TEST_F(WritingTest, MergeFindsOrMakesItsPatternAsAWhole) {
  run("CREATE (:A), (:B)");
  run("MERGE (:A)-[:T]->(:B)");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:A)", "(:A)", "(:B)", "(:B)"))
      << "the ends were there, but not the path";
  run("MERGE (:A)-[:T]->(:B)");
  EXPECT_THAT(nodes(), SizeIs(4));
  run("MATCH (b:B)<--(a) MERGE (a)-[:T]->(:C)");
  EXPECT_THAT(relationships(), UnorderedElementsAre("(:A) | [:T] | (:B)", "(:A) | [:T] | (:C)"));
}

TEST_F(WritingTest, MergeGivesARowForEachOfParallelRelationships) {
  run("CREATE (a:A), (b:B), (a)-[:T {w: 1}]->(b), (a)-[:T {w: 2}]->(b), (a)-[:U]->(b)");
  EXPECT_THAT(rows("MATCH (a:A), (b:B) MERGE (a)-[r:T]->(b) RETURN r.w"), UnorderedElementsAre("1", "2"));
  EXPECT_EQ(count("()-[r]->()"), "3");
}

TEST_F(WritingTest, MergeGivesItsPath) {
  EXPECT_THAT(rows("MERGE p = (:A)-[:T]->(:B) RETURN p"), ElementsAre("<(:A)-[:T]->(:B)>"));
  EXPECT_THAT(rows("MERGE p = (:B)<-[:T]-(:A) RETURN p"), ElementsAre("<(:B)<-[:T]-(:A)>"));
  EXPECT_THAT(nodes(), SizeIs(2));
}

TEST_F(WritingTest, MergeSetsOnCreateOrOnMatch) {
  const std::string query =
      "MERGE (n:A {x: 1}) ON CREATE SET n.made = true, n:New ON MATCH SET n.found = true RETURN n";
  EXPECT_THAT(rows(query), ElementsAre("(:A:New {made: true, x: 1})"));
  EXPECT_THAT(rows(query), ElementsAre("(:A:New {found: true, made: true, x: 1})"));
  EXPECT_THAT(rows("MERGE (n:A) ON CREATE SET n.never = 1 RETURN n.never"), ElementsAre("null"));
  EXPECT_THAT(rows("MERGE (n:B) ON MATCH SET n.never = 1 RETURN n"), ElementsAre("(:B)"));
}

TEST_F(WritingTest, MergeCountsItsOwnMatches) {
  EXPECT_THAT(rows("UNWIND [1, 1, 1, 2] AS k MERGE (n:Counter {k: k}) ON CREATE SET n.count = 1 "
                   "ON MATCH SET n.count = n.count + 1 RETURN count(*)"),
              ElementsAre("4"));
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:Counter {count: 3, k: 1})", "(:Counter {count: 1, k: 2})"));
}

TEST_F(WritingTest, MergeSetsOnItsRelationshipAndOnWhatWasBoundBefore) {
  run("CREATE (:A), (:B)");
  for (const char* seen : {"[:T {n: 0}]", "[:T {n: 1}]"}) {
    EXPECT_THAT(rows("MATCH (a:A), (b:B) MERGE (a)-[r:T]->(b) ON CREATE SET r.n = 0, a.x = 'made' "
                     "ON MATCH SET r.n = r.n + 1, b = {x: 'found'} RETURN r"),
                ElementsAre(seen));
  }
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:A {x: 'made'})", "(:B {x: 'found'})"));
}

TEST_F(WritingTest, MergeReadsItsPropertiesFromTheRow) {
  run("CREATE (:P {town: 'Brno'}), (:P {town: 'Brno'}), (:P {town: 'Wien'})");
  run("MATCH (p:P) MERGE (t:Town {name: p.town}) CREATE (p)-[:IN]->(t)");
  EXPECT_THAT(rows("MATCH (t:Town)<-[:IN]-(p) RETURN t.name, count(p)"),
              UnorderedElementsAre("'Brno' | 2", "'Wien' | 1"));
  EXPECT_EQ(count("(t:Town)"), "2");
}

TEST_F(WritingTest, MergeFindsNoPropertyThatIsNull) {
  for (const char* query : {"MERGE ({x: null})", "MERGE (:A {x: 1, y: null})", "MERGE ()-[:T {w: null}]->()",
                            "UNWIND [1, null] AS v MERGE ({x: v})"}) {
    expect_refused(query, "SemanticError MergeReadOwnWrites");
  }
}

TEST_F(WritingTest, MergeRefusesWhatItCannotMake) {
  run("CREATE (:A)-[:T]->(:B)");
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"MERGE (a)-->(b)", "NoSingleRelationshipType"},
      {"MERGE (a)-[:T|U]->(b)", "NoSingleRelationshipType"},
      {"MERGE (a)-[:T*2]->(b)", "CreatingVarLength"},
      {"MATCH (a) MERGE (a)", "VariableAlreadyBound"},
      {"MATCH (a) MERGE (a:New)-[:T]->()", "VariableAlreadyBound"},
      {"MATCH ()-[r]->() MERGE ()-[r:T]->()", "VariableAlreadyBound"},
      {"MERGE (n $p)", "InvalidParameterUse"},
      {"MERGE (n) ON CREATE SET m.x = 1", "UndefinedVariable"},
      {"MERGE (n {x: m.x})", "UndefinedVariable"},
  };
  for (const auto& [query, detail] : cases)
    expect_refused(query, std::string("compile SyntaxError ") + detail, {{"p", Map()}});
}

// --- SET ---

TEST_F(WritingTest, SetGivesAPropertyItsValue) {
  run("CREATE (:A {x: 1})-[:T {w: 1}]->(:B)");
  run("MATCH (a:A)-[r]->(b) SET a.x = a.x + 1, r.w = 'new', b.y = [1, 2]");
  EXPECT_THAT(relationships(), ElementsAre("(:A {x: 2}) | [:T {w: 'new'}] | (:B {y: [1, 2]})"));
  run("MATCH (b:B) SET b.y = b.y + 3 SET (b).z = size(b.y)");
  EXPECT_THAT(rows("MATCH (b:B) RETURN b"), ElementsAre("(:B {y: [1, 2, 3], z: 3})"));
}

TEST_F(WritingTest, SetToNullTakesAPropertyAway) {
  run("CREATE (:A {x: 1, y: 2})-[:T {w: 1}]->()");
  EXPECT_THAT(rows("MATCH (a:A)-[r]->() SET a.x = null, r.w = null, a.nothing = null RETURN a, r, keys(a)"),
              ElementsAre("(:A {y: 2}) | [:T] | ['y']"));
}

TEST_F(WritingTest, SetReplacesAllPropertiesByAMap) {
  run("CREATE (:A {x: 1, y: 2})-[:T {w: 1}]->()");
  EXPECT_THAT(rows("MATCH (a:A)-[r]->() SET a = {y: 'new', z: null}, r = {} RETURN a, r"),
              ElementsAre("(:A {y: 'new'}) | [:T]"));
  EXPECT_THAT(rows("MATCH (a:A) SET a = $p RETURN a", {{"p", Map{{"q", true}}}}),
              ElementsAre("(:A {q: true})"));
}

TEST_F(WritingTest, SetAddsTheEntriesOfAMap) {
  run("CREATE (:A {x: 1, y: 2, z: 3})-[:T {w: 1}]->()");
  EXPECT_THAT(rows("MATCH (a:A)-[r]->() SET a += {y: 'new', z: null, q: 4}, r += {v: 2} RETURN a, r"),
              ElementsAre("(:A {q: 4, x: 1, y: 'new'}) | [:T {v: 2, w: 1}]"));
  EXPECT_THAT(rows("MATCH (a:A) SET a += {} RETURN a"), ElementsAre("(:A {q: 4, x: 1, y: 'new'})"));
}

TEST_F(WritingTest, SetCopiesThePropertiesOfANodeOrARelationship) {
  run("CREATE (:A {x: 1, y: 2})-[:T {w: 1}]->(:B {y: 3, z: 4})");
  EXPECT_THAT(rows("MATCH (a:A)-[r]->(b:B) SET b += a RETURN a, b"),
              ElementsAre("(:A {x: 1, y: 2}) | (:B {x: 1, y: 2, z: 4})"));
  EXPECT_THAT(rows("MATCH (a:A)-[r]->(b:B) SET a = r SET r = b SET b = properties(a) RETURN a, r, b"),
              ElementsAre("(:A {w: 1}) | [:T {x: 1, y: 2, z: 4}] | (:B {w: 1})"));
}

TEST_F(WritingTest, SetGivesLabels) {
  run("CREATE (:A {x: 1})");
  EXPECT_THAT(rows("MATCH (n) SET n:B:C, n:A RETURN n, labels(n) = ['A', 'B', 'C'] OR size(labels(n)) = 3"),
              ElementsAre("(:A:B:C {x: 1}) | true"));
  EXPECT_EQ(count("(n:C)"), "1");
}

TEST_F(WritingTest, EachItemOfASetSeesThoseBeforeIt) {
  run("CREATE (:A {x: 1})-[:T {w: 1}]->(:B {x: 7})");
  EXPECT_THAT(rows("MATCH (a:A)-[r:T]->(b:B) SET a.x = a.x + 1, a.y = a.x * 10, a:New, a.labels = labels(a), "
                   "r.w = a.y, b.x = r.w + 1, a.z = b.x, a.found = EXISTS { MATCH (:New {y: 20}) }, "
                   "a.again = EXISTS { MATCH (m:New) WHERE m.found }, r.v = r.w + 1, a += {n: size(keys(a))} "
                   "RETURN a, r.w, r.v, b.x"),
              ElementsAre("(:A:New {again: true, found: true, labels: ['A', 'New'], n: 6, x: 2, y: 20, z: "
                          "21}) | 20 | 21 | 21"));
  EXPECT_THAT(rows("MATCH (a:New)-[r]->(b) RETURN a.n, r.v, b.x"), ElementsAre("6 | 21 | 21"));
}

TEST_F(WritingTest, SetTakesThousandsOfItems) {
  std::string set = "CREATE (n) SET n.p0 = 0";
  for (int i = 1; i < 4000; ++i)
    set += ", n.p" + std::to_string(i) + " = n.p" + std::to_string(i - 1) + " + 1";
  EXPECT_THAT(rows(set + " RETURN n.p3999"), ElementsAre("3999"));
}

TEST_F(WritingTest, SetPassesOverNull) {
  run("CREATE (:A)");
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) SET n.x = 1, n:B, n = {y: 2}, n += {z: 3} RETURN n"),
              ElementsAre("null"));
  EXPECT_THAT(rows("MATCH (a:A) OPTIONAL MATCH (a)-[r]->() SET r.x = 1, a.x = 2 RETURN a, r"),
              ElementsAre("(:A {x: 2}) | null"));
}

TEST_F(WritingTest, SetIsSeenUnderEveryNameOfTheNode) {
  run("CREATE (:A {x: 1})-[:T]->(:B)");
  EXPECT_THAT(rows("MATCH (a:A) MATCH p = (other)-->() SET a.x = 5, a:New "
                   "RETURN other, nodes(p)[0].x, properties(other), [a][0].x"),
              ElementsAre("(:A:New {x: 5}) | 5 | {x: 5} | 5"));
}

TEST_F(WritingTest, TheLastOfSeveralSetsStands) {
  run("CREATE (:A {x: 1})");
  EXPECT_THAT(rows("MATCH (n) SET n.x = 2 SET n.x = n.x * 10 SET n.y = n.x + 1 RETURN n"),
              ElementsAre("(:A {x: 20, y: 21})"));
}

TEST_F(WritingTest, SetOfARowSeesTheSetOfTheRowBefore) {
  run("CREATE (:A {x: 0})");
  EXPECT_THAT(rows("MATCH (n) UNWIND [1, 2, 3] AS i SET n.x = n.x + i RETURN count(*)"), ElementsAre("3"));
  EXPECT_THAT(nodes(), ElementsAre("(:A {x: 6})"));
}

TEST_F(WritingTest, SetRefusesWhatHasNoProperties) {
  run("CREATE (:A {x: 1})");
  expect_refused("MATCH (n) SET m.x = 1", "compile SyntaxError UndefinedVariable");
  expect_refused("MATCH (n) SET n.x = m", "compile SyntaxError UndefinedVariable");
  expect_refused("MATCH (n) SET n.x = count(*)", "compile SyntaxError InvalidAggregation");
  for (const char* query :
       {"WITH 1 AS n SET n.x = 1", "MATCH (n) SET n = 1", "MATCH (n) SET n += [1]", "WITH 1 AS n SET n:A",
        "MATCH p = (n) SET p.x = 1", "MATCH (n) SET n = 'text'", "MATCH ()-[r]->() SET r:Label"}) {
    const auto before = nodes();
    EXPECT_TRUE(error(query)) << query;
    EXPECT_EQ(nodes(), before) << query;
  }
}

// --- REMOVE ---

TEST_F(WritingTest, RemoveTakesPropertiesAway) {
  run("CREATE (:A {x: 1, y: 2, z: 3})-[:T {w: 1, v: 2}]->()");
  EXPECT_THAT(rows("MATCH (a:A)-[r]->() REMOVE a.x, a.y, r.w, a.nothing RETURN a, r, a.x"),
              ElementsAre("(:A {z: 3}) | [:T {v: 2}] | null"));
}

TEST_F(WritingTest, RemoveTakesLabelsAway) {
  run("CREATE (:A:B:C {x: 1})");
  EXPECT_THAT(rows("MATCH (n) REMOVE n:A:C, n:Nothing RETURN n, labels(n)"),
              ElementsAre("(:B {x: 1}) | ['B']"));
  EXPECT_EQ(count("(n:A)"), "0");
  EXPECT_EQ(count("(n:B)"), "1");
}

TEST_F(WritingTest, RemovePassesOverNull) {
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) REMOVE n.x, n:A RETURN n"), ElementsAre("null"));
}

TEST_F(WritingTest, RemoveRefusesWhatIsNotBound) {
  run("CREATE (:A {x: 1})");
  expect_refused("MATCH (n) REMOVE m.x", "compile SyntaxError UndefinedVariable");
  expect_refused("MATCH (n) REMOVE m:A", "compile SyntaxError UndefinedVariable");
}

// --- DELETE ---

TEST_F(WritingTest, DeleteTakesNodesAndRelationshipsAway) {
  run("CREATE (:A)-[:T]->(:B), (:C)");
  run("MATCH (c:C) DELETE c");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:A)", "(:B)"));
  run("MATCH ()-[r]->() DELETE r");
  EXPECT_THAT(relationships(), IsEmpty());
  run("MATCH (n) DELETE n");
  EXPECT_THAT(nodes(), IsEmpty());
  run("MATCH (n) DELETE n");
}

TEST_F(WritingTest, ANodeWithRelationshipsIsNotDeletedAlone) {
  run("CREATE (a:A)-[:T]->(b:B), (c:C), (c)-[:LOOP]->(c)");
  for (const char* query :
       {"MATCH (n:A) DELETE n", "MATCH (n:B) DELETE n", "MATCH (n:C) DELETE n", "MATCH (n) DELETE n",
        "MATCH (n:A) CREATE (:New) DELETE n", "MATCH (c:C) CREATE (d:D)-[:T]->(c) DELETE d"}) {
    expect_refused(query, "runtime ConstraintVerificationFailed DeleteConnectedNode");
  }
}

TEST_F(WritingTest, ANodeIsDeletedTogetherWithItsRelationships) {
  for (const char* query :
       {"MATCH (a:A)-[r]->(b:B) DELETE r, a, b", "MATCH (a:A)-[r]->(b:B) DELETE a, r, b",
        "MATCH (a:A)-[r]->(b:B) DELETE r DELETE a, b", "MATCH (n) OPTIONAL MATCH (n)-[r]-() DELETE n, r",
        "MATCH p = (:A)-->(:B) DELETE p", "MATCH (n) DETACH DELETE n",
        "MATCH (a:A)-[r]->(b:B) DETACH DELETE a, b"}) {
    run("CREATE (:A)-[:T]->(:B)");
    run(query);
    EXPECT_THAT(nodes(), IsEmpty()) << query;
  }
}

TEST_F(WritingTest, DetachDeleteTakesAllRelationshipsOfTheNodeAway) {
  run("CREATE (a:A), (b:B), (a)-[:T]->(b), (a)-[:T]->(b), (b)-[:U]->(a), (a)-[:L]->(a), (b)-[:KEPT]->(b)");
  run("MATCH (a:A) DETACH DELETE a");
  EXPECT_THAT(nodes(), ElementsAre("(:B)"));
  EXPECT_THAT(relationships(), ElementsAre("(:B) | [:KEPT] | (:B)"));
}

TEST_F(WritingTest, DeleteTakesWhatWasDeletedBefore) {
  run("CREATE (a:A)-[:T]->(:B), (a)-[:T]->(:C)");
  run("MATCH (a:A)-[r]->(other) DETACH DELETE a, r, a");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:B)", "(:C)"));
}

TEST_F(WritingTest, DeletePassesOverNull) {
  run("CREATE (:A)");
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) DELETE n RETURN n"), ElementsAre("null"));
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Nothing) DETACH DELETE n RETURN count(*)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A) OPTIONAL MATCH p = (a)-->() DELETE p RETURN a"), ElementsAre("(:A)"));
}

TEST_F(WritingTest, DeleteTakesExpressionsThatGiveNodes) {
  run("CREATE (:A {i: 0}), (:A {i: 1}), (:A {i: 2})-[:T]->(:A {i: 3})");
  run("MATCH (n:A) WITH n ORDER BY n.i WITH collect(n) AS all DELETE all[0]");
  run("MATCH (n:A {i: 1}) WITH {key: n} AS map DELETE map.key");
  EXPECT_THAT(rows("MATCH (n) RETURN n.i"), UnorderedElementsAre("2", "3"));
  run("MATCH ()-[r]->() WITH {list: [r]} AS map DELETE map.list[0]");
  EXPECT_THAT(relationships(), IsEmpty());
}

TEST_F(WritingTest, DeleteRefusesWhatIsNoNodeRelationshipOrPath) {
  run("CREATE (:A)");
  expect_refused("MATCH (n) DELETE m", "compile SyntaxError UndefinedVariable");
  expect_refused("MATCH (n) DELETE 1 + 1", "compile SyntaxError InvalidArgumentType");
  expect_refused("MATCH (n) DELETE n:A", "compile SyntaxError InvalidDelete");
}

TEST_F(WritingTest, WhatWasDeletedHasNoPropertiesAndNoLabels) {
  run("CREATE (:A {x: 1})-[:T {w: 1}]->()");
  for (const char* query : {"MATCH (n:A) DETACH DELETE n RETURN n.x", "MATCH ()-[r]->() DELETE r RETURN r.w",
                            "MATCH (n:A) DETACH DELETE n RETURN labels(n)"}) {
    expect_refused(query, "runtime EntityNotFound DeletedEntityAccess");
  }
  EXPECT_THAT(rows("MATCH ()-[r]->() DELETE r RETURN type(r)"), ElementsAre("'T'")) << "a type stays known";
}

// --- all or nothing ---

TEST_F(WritingTest, AStatementThatFailsInItsMiddleChangesNothing) {
  run("CREATE (:A {x: 1})-[:T]->(:A {x: 0})");
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"UNWIND [2, 1, 0] AS i CREATE (:N {x: 10 / i})", "ArithmeticError DivisionByZero"},
      {"UNWIND [2, 1, 0] AS i MERGE (:N {x: 10 / i})", "ArithmeticError DivisionByZero"},
      {"MATCH (n:A) WITH n ORDER BY n.x DESC SET n.x = 10 / n.x", "ArithmeticError DivisionByZero"},
      {"MATCH (n:A) WITH n ORDER BY n.x DESC SET n.y = 1, n:B REMOVE n:A DETACH DELETE n CREATE ({x: 1 / 0})",
       "ArithmeticError DivisionByZero"},
      {"CREATE (n {x: 0}) RETURN 1 / n.x", "ArithmeticError DivisionByZero"},
      {"CREATE (n {x: 0}) WITH n WHERE 1 / n.x > 0 RETURN n", "ArithmeticError DivisionByZero"},
      {"MATCH ()-[r]->() DELETE r WITH 1 AS one CREATE ({x: {}})", "TypeError InvalidPropertyType"},
      {"MATCH (a {x: 1}) MERGE (a)-[:NEW]->(b:B) ON CREATE SET b.x = 1 / 0",
       "ArithmeticError DivisionByZero"},
      {"UNWIND range(1, 3000) AS i CREATE ({x: 1 / (3000 - i)})", "ArithmeticError DivisionByZero"},
  };
  for (const auto& [query, kind] : cases) expect_refused(query, std::string("runtime ") + kind);
  EXPECT_THAT(rows("CREATE (n:After) RETURN n"), ElementsAre("(:After)")) << "and the next one works";
  EXPECT_THAT(nodes(), SizeIs(3));
}

TEST_F(WritingTest, NewNamesOfAFailedStatementAreNotKept) {
  EXPECT_TRUE(error("CREATE (:NeverMade {neverKept: 1})-[:NEVER]->({x: 1 / 0})"));
  EXPECT_THAT(rows("CALL db.labels() YIELD label RETURN label"),
              ::testing::Not(::testing::Contains("'NeverMade'")));
}

// --- what a statement sees of itself ---

TEST_F(WritingTest, AStatementSeesItsOwnWrites) {
  run("CREATE (:A:B:C)-[:T]->()");
  run("MATCH (n) DETACH DELETE n");
  EXPECT_THAT(rows("CREATE (:A {x: 1}) WITH 1 AS one MATCH (n:A) RETURN n"), ElementsAre("(:A {x: 1})"));
  EXPECT_THAT(rows("MATCH (n:A) SET n:B, n.x = 2 WITH 1 AS one MATCH (m:B {x: 2}) RETURN m"),
              ElementsAre("(:A:B {x: 2})"));
  EXPECT_THAT(rows("MATCH (n:A) CREATE (n)-[:T]->(:C) WITH 1 AS one MATCH (a)-[:T]->(c) RETURN a.x, c"),
              ElementsAre("2 | (:C)"));
  EXPECT_THAT(rows("MATCH ()-[r:T]->() DELETE r WITH 1 AS one MATCH ()-[s]->() RETURN s"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n:C) DELETE n WITH 1 AS one MATCH (m) RETURN m"), ElementsAre("(:A:B {x: 2})"));
  EXPECT_THAT(rows("MATCH (n:A) REMOVE n:A, n.x WITH 1 AS one OPTIONAL MATCH (m:A) RETURN m"),
              ElementsAre("null"));
}

TEST_F(WritingTest, AStatementSeesALabelThatItMadeItself) {
  EXPECT_THAT(rows("CREATE (:A {x: 1}) WITH 1 AS one MATCH (n:A) RETURN n"), ElementsAre("(:A {x: 1})"));
  EXPECT_THAT(rows("MATCH (n:A) SET n:B WITH 1 AS one MATCH (m:B) RETURN m"), ElementsAre("(:A:B {x: 1})"));
}

TEST_F(WritingTest, AStatementWritesThoughALaterMatchAsksForALabelThatDoesNotExist) {
  EXPECT_THAT(rows("CREATE (:A) WITH 1 AS one MATCH (n:Nothing) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MERGE (:B) WITH 1 AS one MATCH (n:Nothing) RETURN count(n)"), ElementsAre("0"));
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:A)", "(:B)"));
  EXPECT_THAT(rows("MATCH (n) DELETE n WITH 1 AS one MATCH (m:Nothing) RETURN m"), IsEmpty());
  EXPECT_THAT(nodes(), IsEmpty());
}

TEST_F(WritingTest, AStatementSeesItsOwnWritesInTheIndexOfNames) {
  EXPECT_THAT(rows("CREATE (:Concept {name: 'a'}) WITH 1 AS one MATCH (c:Concept {name: 'a'}) RETURN c.name"),
              ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH (c:Concept {name: 'a'}) SET c.name = 'b' WITH 1 AS one "
                   "OPTIONAL MATCH (old:Concept {name: 'a'}) OPTIONAL MATCH (new:Concept {name: 'b'}) "
                   "RETURN old, new.name"),
              ElementsAre("null | 'b'"));
  EXPECT_THAT(rows("MATCH (c:Concept {name: 'b'}) DELETE c WITH 1 AS one "
                   "OPTIONAL MATCH (d:Concept {name: 'b'}) RETURN d"),
              ElementsAre("null"));
}

TEST_F(WritingTest, SubqueriesSeeTheWritesBeforeThem) {
  EXPECT_THAT(rows("CREATE (a:A)-[:T]->(:B) RETURN EXISTS { (a)-[:T]->(:B) }, COUNT { (a)--() }, "
                   "size([(a)-->(b) | b])"),
              ElementsAre("true | 1 | 1"));
}

TEST_F(WritingTest, AMatchDoesNotSeeWhatALaterClauseMakes) {
  run("CREATE (:N), (:N), (:N)");
  EXPECT_THAT(rows("MATCH (n) CREATE (m) RETURN count(*)"), ElementsAre("3"));
  EXPECT_EQ(count("(n)"), "6");
  run("MATCH (n:N) CREATE (:N)");
  EXPECT_EQ(count("(n:N)"), "6");
  run("UNWIND [1, 2] AS i MATCH (n:N) CREATE (:N)");
  EXPECT_EQ(count("(n:N)"), "18") << "all rows are matched before the first is made";
}

TEST_F(WritingTest, AMatchDoesNotFollowTheRelationshipsThatALaterClauseMakes) {
  run("CREATE (a:A)-[:T]->(b:B)");
  run("MATCH (a)-[:T]->(b) CREATE (b)-[:T]->(:B)");
  EXPECT_EQ(count("()-[r:T]->()"), "2");
  run("MATCH (a)-[:T*]->(b) CREATE (b)-[:T]->(:B)");
  EXPECT_EQ(count("()-[r:T]->()"), "5");
}

TEST_F(WritingTest, AMatchDoesNotMissWhatALaterClauseDeletesOrChanges) {
  run("CREATE (:A {x: 1}), (:A {x: 1}), (:A {x: 2})");
  EXPECT_THAT(rows("MATCH (a:A {x: 1}), (b:A {x: 1}) SET a.x = 3 RETURN count(*)"), ElementsAre("4"));
  EXPECT_THAT(rows("MATCH (a:A), (b:A) REMOVE b:A RETURN count(*)"), ElementsAre("9"));
  EXPECT_THAT(rows("MATCH (a), (b) DETACH DELETE a RETURN count(*)"), ElementsAre("9"));
  EXPECT_THAT(nodes(), IsEmpty());
}

TEST_F(WritingTest, AllRowsOfAWriteComeBeforeTheNextClause) {
  run("CREATE (:B:C)");
  run("MATCH (n) DELETE n");
  run("CREATE (:A), (:A)");
  EXPECT_THAT(rows("MATCH (a:A) CREATE (:B) WITH a MATCH (b:B) RETURN count(*)"), ElementsAre("4"));
  EXPECT_THAT(rows("MATCH (a:A) MERGE (c:C) WITH a MATCH (c:C) RETURN count(*)"), ElementsAre("2"));
}

TEST_F(WritingTest, ReadingAfterWritingWantsAWithBetween) {
  for (const char* query :
       {"CREATE (n) MATCH (m) RETURN m", "MERGE (n) UNWIND [1] AS x RETURN x",
        "MATCH (n) SET n.x = 1 MATCH (m) RETURN m", "MATCH (n) DELETE n MATCH (m) RETURN m"}) {
    expect_refused(query, "compile SyntaxError InvalidClauseComposition");
  }
  expect_refused("RETURN EXISTS { CREATE (n) RETURN n }", "compile SyntaxError InvalidClauseComposition");
}

// --- rows after writing ---

TEST_F(WritingTest, LimitCutsRowsAndNoWrites) {
  EXPECT_THAT(rows("UNWIND range(1, 5) AS i CREATE (n:N {i: i}) RETURN n.i LIMIT 1"), SizeIs(1));
  EXPECT_EQ(count("(n:N)"), "5");
  EXPECT_THAT(rows("MATCH (n:N) SET n.i = n.i * 10 RETURN n.i ORDER BY n.i DESC SKIP 1 LIMIT 2"),
              ElementsAre("40", "30"));
  EXPECT_THAT(rows("MATCH (n:N) RETURN sum(n.i)"), ElementsAre("150"));
  EXPECT_THAT(rows("MATCH (n:N) DELETE n RETURN 1 AS one LIMIT 0"), IsEmpty());
  EXPECT_EQ(count("(n)"), "0");
}

TEST_F(WritingTest, ALimitBeforeAWriteCutsTheWrites) {
  run("UNWIND range(1, 5) AS i WITH i ORDER BY i DESC LIMIT 2 CREATE (:N {i: i})");
  EXPECT_THAT(nodes(), UnorderedElementsAre("(:N {i: 5})", "(:N {i: 4})"));
}

TEST_F(WritingTest, AggregatesCountTheRowsOfAWrite) {
  EXPECT_THAT(rows("UNWIND [1, 2, 3] AS i CREATE (n:N {odd: i % 2 = 1}) RETURN n.odd, count(n)"),
              UnorderedElementsAre("true | 2", "false | 1"));
  EXPECT_THAT(rows("MATCH (n:N) DELETE n RETURN count(*)"), ElementsAre("3"));
}

TEST_F(WritingTest, RowsShowTheGraphAsItIsAfterTheStatement) {
  EXPECT_THAT(rows("CREATE (n:A {x: 1}) WITH n, n.x AS before SET n.x = 2, n:B RETURN n, before"),
              ElementsAre("(:A:B {x: 2}) | 1"));
}

TEST_F(WritingTest, WritesOfManyBatchesAreAllMade) {
  EXPECT_THAT(rows("UNWIND range(1, 5000) AS i CREATE (n:N {i: i}) RETURN count(n), sum(n.i)"),
              ElementsAre("5000 | 12502500"));
  EXPECT_THAT(rows("MATCH (n:N) CREATE (n)-[:T]->(:M {i: n.i}) RETURN count(*)"), ElementsAre("5000"));
  EXPECT_THAT(rows("MATCH (n:N)-[r:T]->(m) WHERE n.i = m.i SET r.w = n.i RETURN sum(r.w)"),
              ElementsAre("12502500"));
  EXPECT_THAT(rows("MATCH ()-[r]->() DELETE r RETURN count(*)"), ElementsAre("5000"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.i <= 200 DELETE n RETURN count(*)"), ElementsAre("200"));
  EXPECT_EQ(count("(n)"), "9800");
}

// --- the statement ---

TEST_F(WritingTest, AStatementKnowsWhetherItWrites) {
  for (const char* query :
       {"CREATE (n)", "MERGE (n)", "MATCH (n) SET n.x = 1", "MATCH (n) REMOVE n.x", "MATCH (n) DELETE n",
        "MATCH (n) DETACH DELETE n RETURN 1 AS one", "UNWIND [] AS x CREATE (n) RETURN n"}) {
    EXPECT_TRUE(prepare(query).writes()) << query;
  }
  for (const char* query : {"MATCH (n) RETURN n", "RETURN 1", "CALL db.labels()", "RETURN 'CREATE (n)'"}) {
    EXPECT_FALSE(prepare(query).writes()) << query;
  }
}

TEST_F(WritingTest, AStatementWritesAtItsFirstStepAndAgainAfterReset) {
  Statement statement = prepare("UNWIND [1, 2] AS i CREATE (n:N {x: $x}) RETURN i", {{"x", "first"}});
  EXPECT_THAT(nodes(), IsEmpty());
  ASSERT_TRUE(statement.step());
  EXPECT_THAT(nodes(), SizeIs(2)) << "all is written and committed before the first row";
  statement.reset();
  statement.bind("x", "second");
  EXPECT_THAT(rows_of(statement), ElementsAre("1", "2"));
  EXPECT_THAT(rows("MATCH (n:N) RETURN n.x, count(*)"), UnorderedElementsAre("'first' | 2", "'second' | 2"));
}

TEST_F(WritingTest, AStatementWithoutReturnHasNoColumns) {
  EXPECT_THAT(columns("CREATE (n)"), IsEmpty());
  EXPECT_THAT(columns("CREATE (n) RETURN n, 1 AS one"), ElementsAre("n", "one"));
}

}  // namespace
}  // namespace cairn::query
