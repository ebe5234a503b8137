// MATCH: what patterns find, one way and the other, once and several times.

#include "tests/query/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class MatchTest : public QueryTest {
 protected:
  /// Nodes of the label N with the name given, made at the first mention.
  graph::NodeId n(const std::string& name) {
    auto found = ids_.find(name);
    if (found == ids_.end()) found = ids_.emplace(name, node({"N"}, {{"name", name}})).first;
    return found->second;
  }
  /// "a-T>b c-T>d" as relationships of type T, each with its own number as property `i`, from 0.
  void graph(const std::vector<std::tuple<std::string, std::string, std::string>>& relationships) {
    for (const auto& [from, type, to] : relationships) {
      relate(n(from), type, n(to), {{"i", next_++}});
    }
  }

  std::map<std::string, graph::NodeId> ids_;
  std::int64_t next_ = 0;
};

TEST_F(MatchTest, FindsNothingInAnEmptyGraph) {
  EXPECT_THAT(rows("MATCH (n) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MATCH (a)-[r]->(b) RETURN a"), IsEmpty());
  EXPECT_THAT(rows("MATCH (a)-[r*0..]-(b) RETURN a"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n) RETURN count(n)"), ElementsAre("0"));
}

TEST_F(MatchTest, FindsNodesByLabelsAndProperties) {
  node({"A"}, {{"x", std::int64_t{1}}});
  node({"A", "B"}, {{"x", std::int64_t{2}}});
  node({"B"}, {{"x", std::int64_t{1}}});
  node({}, {});
  EXPECT_THAT(rows("MATCH (n) RETURN count(n)"), ElementsAre("4"));
  EXPECT_THAT(rows("MATCH (n:A) RETURN n.x"), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(rows("MATCH (n:A:B) RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n:B:A:B) RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n:A {x: 1}) RETURN n.x"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (n {x: 1}) RETURN labels(n)[0]"), UnorderedElementsAre("'A'", "'B'"));
  EXPECT_THAT(rows("MATCH (n {x: 1.0}) RETURN n.x"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (n {x: '1'}) RETURN n.x"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n {x: null}) RETURN n"), IsEmpty()) << "nothing equals null";
  EXPECT_THAT(rows("MATCH (n {y: 1}) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n:Unknown) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n:A:Unknown) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n {}) RETURN n"), SizeIs(4));
}

TEST_F(MatchTest, TakesPropertiesFromParameters) {
  node({"A"}, {{"x", std::int64_t{1}}, {"y", "t"}});
  node({"A"}, {{"x", std::int64_t{1}}});
  EXPECT_THAT(rows("MATCH (n:A {x: $x}) RETURN n.y", {{"x", std::int64_t{1}}}), SizeIs(2));
  EXPECT_THAT(rows("MATCH (n:A {x: $x}) RETURN n.y", {{"x", Value()}}), IsEmpty());
  EXPECT_EQ(error_kind("MATCH (n:A {x: $x}) RETURN n"), "compile ParameterMissing MissingParameter");
}

TEST_F(MatchTest, TakesNoParameterForAllProperties) {
  for (const char* query :
       {"MATCH (n:A $all) RETURN n", "MATCH ()-[r $all]->() RETURN r", "MATCH ()-[* $all]->(x) RETURN x"}) {
    EXPECT_EQ(error_kind(query, {{"all", Map{}}}), "compile SyntaxError InvalidParameterUse") << query;
  }
}

TEST_F(MatchTest, FindsConceptsByNameWhateverTheNameIs) {
  concept_named("GAN");
  concept_named("gan");
  concept_named("GAN", {{"category", "twice"}});
  concept_named("");
  concept_named(std::string_view("a\0b", 3));
  node({"Concept"}, {{"name", std::int64_t{5}}});
  node({"Concept"}, {{"name", 5.5}});
  node({"Concept"}, {{"name", graph::List{"a", "b"}}});
  node({"Other"}, {{"name", "GAN"}});
  for (const auto& [name, count] : std::vector<std::pair<std::string, std::string>>{{"'GAN'", "2"},
                                                                                    {"'gan'", "1"},
                                                                                    {"'Gan'", "0"},
                                                                                    {"'GANs'", "0"},
                                                                                    {"''", "1"},
                                                                                    {"'a\\u0000b'", "1"},
                                                                                    {"'ab'", "0"},
                                                                                    {"5", "1"},
                                                                                    {"5.0", "1"},
                                                                                    {"5.5", "1"},
                                                                                    {"['a', 'b']", "1"},
                                                                                    {"null", "0"},
                                                                                    {"{a: 1}", "0"},
                                                                                    {"true", "0"}}) {
    EXPECT_THAT(rows("MATCH (c:Concept {name: " + name + "}) RETURN count(c)"), ElementsAre(count)) << name;
    EXPECT_THAT(rows("MATCH (c:Concept) WHERE c.name = " + name + " RETURN count(c)"), ElementsAre(count))
        << name;
    EXPECT_THAT(rows("WITH " + name + " AS name MATCH (c:Concept {name: name}) RETURN count(c)"),
                ElementsAre(count))
        << name;
  }
}

TEST_F(MatchTest, FollowsRelationshipsInTheDirectionOfTheArrow) {
  graph({{"a", "T", "b"}});
  EXPECT_THAT(rows("MATCH (x)-[r]->(y) RETURN x.name, y.name"), ElementsAre("'a' | 'b'"));
  EXPECT_THAT(rows("MATCH (x)<-[r]-(y) RETURN x.name, y.name"), ElementsAre("'b' | 'a'"));
  EXPECT_THAT(rows("MATCH (x)-[r]-(y) RETURN x.name, y.name"),
              UnorderedElementsAre("'a' | 'b'", "'b' | 'a'"));
  EXPECT_THAT(rows("MATCH (x)<-[r]->(y) RETURN x.name"), SizeIs(2)) << "both arrows mean either direction";
  EXPECT_THAT(rows("MATCH (x)-->(y) RETURN x.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH (x)<--(y) RETURN x.name"), ElementsAre("'b'"));
  EXPECT_THAT(rows("MATCH (x)--(y) RETURN x.name"), SizeIs(2));
  EXPECT_THAT(rows("MATCH (x {name: 'b'})-->(y) RETURN y"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x)-->(y {name: 'b'}) RETURN x.name"), ElementsAre("'a'"));
}

TEST_F(MatchTest, FollowsRelationshipsOfItsTypes) {
  graph({{"a", "T", "b"}, {"a", "U", "c"}, {"a", "V", "d"}});
  EXPECT_THAT(rows("MATCH (a)-[:T]->(x) RETURN x.name"), ElementsAre("'b'"));
  EXPECT_THAT(rows("MATCH (a)-[:T|U]->(x) RETURN x.name"), UnorderedElementsAre("'b'", "'c'"));
  EXPECT_THAT(rows("MATCH (a)-[:T|:V]->(x) RETURN x.name"), UnorderedElementsAre("'b'", "'d'"));
  EXPECT_THAT(rows("MATCH (a)-[:T|T]->(x) RETURN x.name"), ElementsAre("'b'"));
  EXPECT_THAT(rows("MATCH (a)-[:Unknown]->(x) RETURN x"), IsEmpty());
  EXPECT_THAT(rows("MATCH (a)-[:Unknown|U]->(x) RETURN x.name"), ElementsAre("'c'"));
  EXPECT_THAT(rows("MATCH (a)-[:t]->(x) RETURN x"), IsEmpty());
}

TEST_F(MatchTest, FindsRelationshipsByTheirProperties) {
  relate(n("a"), "T", n("b"), {{"w", 0.5}, {"origin", "curated"}});
  relate(n("a"), "T", n("c"), {{"w", 0.9}});
  EXPECT_THAT(rows("MATCH ()-[{w: 0.9}]->(x) RETURN x.name"), ElementsAre("'c'"));
  EXPECT_THAT(rows("MATCH ()-[r:T {w: 0.5, origin: 'curated'}]->(x) RETURN x.name"), ElementsAre("'b'"));
  EXPECT_THAT(rows("MATCH ()-[{w: null}]->(x) RETURN x.name"), IsEmpty());
}

TEST_F(MatchTest, WalksSeveralStepsEitherWay) {
  graph({{"a", "T", "b"}, {"b", "T", "c"}, {"d", "T", "c"}});
  EXPECT_THAT(rows("MATCH (x)-->(y)-->(z) RETURN x.name, y.name, z.name"), ElementsAre("'a' | 'b' | 'c'"));
  EXPECT_THAT(rows("MATCH (x)-->(y)<--(z) RETURN x.name, z.name"),
              UnorderedElementsAre("'b' | 'd'", "'d' | 'b'"));
  EXPECT_THAT(rows("MATCH (x)<--(y)-->(z) RETURN x"), IsEmpty()) << "a relationship is walked once";
  EXPECT_THAT(rows("MATCH (z {name: 'c'})<--(y)<--(x) RETURN x.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH ((x)-->(y)-->(z)) RETURN z.name"), ElementsAre("'c'"))
      << "brackets around a pattern";
}

TEST_F(MatchTest, FindsASelfLoopOnceAlsoWithoutDirection) {
  graph({{"a", "T", "a"}});
  EXPECT_THAT(rows("MATCH (x)-[r]->(y) RETURN x = y"), ElementsAre("true"));
  EXPECT_THAT(rows("MATCH (x)-[r]-(y) RETURN x = y"), ElementsAre("true"));
  EXPECT_THAT(rows("MATCH (x)-[r]->(x) RETURN x.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH (x)-[r]-(x) RETURN x.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH p = (x)--(x) RETURN length(p)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (x)-[*]-(y) RETURN x.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH (x)-->(y)-->(z) RETURN x"), IsEmpty());
}

TEST_F(MatchTest, FindsEachOfParallelRelationships) {
  graph({{"a", "T", "b"}, {"a", "T", "b"}, {"a", "U", "b"}});
  EXPECT_THAT(rows("MATCH (x)-[r]->(y) RETURN r.i"), UnorderedElementsAre("0", "1", "2"));
  EXPECT_THAT(rows("MATCH (x)-[r:T]->(y) RETURN r.i"), UnorderedElementsAre("0", "1"));
  EXPECT_THAT(rows("MATCH (x)-[r]->(y), (x)-[s]->(y) RETURN r.i, s.i"), SizeIs(6))
      << "pairs of different ones";
}

TEST_F(MatchTest, UsesARelationshipOnceAMatchAndAgainInTheNext) {
  graph({{"a", "T", "b"}});
  EXPECT_THAT(rows("MATCH (x)-[r]->(y), (v)-[s]->(w) RETURN r, s"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x)-[r]->(y) MATCH (v)-[s]->(w) RETURN r = s"), ElementsAre("true"));
  EXPECT_THAT(rows("MATCH (x)--(y)--(z) RETURN x"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x)--(y) MATCH (y)--(z) RETURN x.name, z.name"),
              UnorderedElementsAre("'a' | 'a'", "'b' | 'b'"));
  EXPECT_THAT(rows("MATCH (x)-[r]->(y), (v)-[*]->(w) RETURN r"), IsEmpty()) << "nor inside a variable length";
  EXPECT_THAT(rows("MATCH (x)-[*0..1]->(y), (v)-[s]->(w) RETURN x.name, y.name"),
              UnorderedElementsAre("'a' | 'a'", "'b' | 'b'"));
}

TEST_F(MatchTest, JoinsPatternsThroughSharedVariables) {
  graph({{"a", "T", "b"}, {"b", "T", "c"}, {"a", "T", "c"}, {"c", "T", "d"}});
  EXPECT_THAT(rows("MATCH (x)-->(y), (y)-->(z), (x)-->(z) RETURN x.name, y.name, z.name"),
              ElementsAre("'a' | 'b' | 'c'"));
  EXPECT_THAT(rows("MATCH (x)-->(y)-->(z)<--(x) RETURN x.name, y.name, z.name"),
              ElementsAre("'a' | 'b' | 'c'"));
  EXPECT_THAT(rows("MATCH (x)-->(y)-->(x) RETURN x"), IsEmpty());
}

TEST_F(MatchTest, MultipliesPatternsThatShareNothing) {
  for (const char* name : {"a", "b", "c"}) n(name);
  EXPECT_THAT(rows("MATCH (x), (y) RETURN x.name, y.name"), SizeIs(9));
  EXPECT_THAT(rows("MATCH (x), (y), (z) RETURN x"), SizeIs(27));
  EXPECT_THAT(rows("MATCH (x {name: 'a'}), (y) RETURN y.name"), SizeIs(3));
  EXPECT_THAT(rows("MATCH (x), (y:Unknown) RETURN x"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x), (x) RETURN x.name"), SizeIs(3)) << "the same variable is the same node";
}

TEST_F(MatchTest, MultipliesMoreNodesThanABatchHolds) {
  for (int i = 0; i < 1500; ++i) node({"Many"}, {{"i", std::int64_t{i}}});
  node({"One"});
  node({"One"});
  EXPECT_THAT(rows("MATCH (x:Many), (y:One) RETURN count(*), count(DISTINCT x), count(DISTINCT y)"),
              ElementsAre("3000 | 1500 | 2"));
  EXPECT_THAT(rows("MATCH (x:Many) RETURN count(*), sum(x.i)"), ElementsAre("1500 | 1124250"));
}

TEST_F(MatchTest, FollowsAHubOfThousands) {
  const auto hub = n("hub");
  for (int i = 0; i < 2500; ++i)
    relate(hub, i % 2 == 0 ? "T" : "U", node({"Leaf"}), {{"i", std::int64_t{i}}});
  EXPECT_THAT(rows("MATCH (:N)-[r]->(x) RETURN count(r), count(DISTINCT x)"), ElementsAre("2500 | 2500"));
  EXPECT_THAT(rows("MATCH (:N)-[r:U]->(x) RETURN count(r)"), ElementsAre("1250"));
  EXPECT_THAT(rows("MATCH (x:Leaf)<-[r]-(h)-[s:T]->(y) WHERE r.i = 7 RETURN count(s)"), ElementsAre("1250"));
}

TEST_F(MatchTest, TakesVariablesOfEarlierClauses) {
  graph({{"a", "T", "b"}, {"b", "T", "c"}});
  EXPECT_THAT(rows("MATCH (x {name: 'b'}) MATCH (x)-->(y) RETURN y.name"), ElementsAre("'c'"));
  EXPECT_THAT(rows("MATCH (x {name: 'b'}) MATCH (y)-->(x) RETURN y.name"), ElementsAre("'a'"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'}), (y {name: 'b'}) MATCH (x)-[r]->(y) RETURN r.i"), ElementsAre("0"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'}), (y {name: 'c'}) MATCH (x)-[r]->(y) RETURN r.i"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x {name: 'b'}) MATCH (x:N {name: 'b'}) RETURN x.name"), ElementsAre("'b'"));
  EXPECT_THAT(rows("MATCH (x {name: 'b'}) MATCH (x:Unknown) RETURN x.name"), IsEmpty());
  EXPECT_THAT(rows("MATCH ()-[r {i: 1}]->() MATCH (x)-[r]->(y) RETURN x.name, y.name"),
              ElementsAre("'b' | 'c'"));
  EXPECT_THAT(rows("MATCH ()-[r {i: 1}]->() MATCH (x)<-[r]-(y) RETURN x.name, y.name"),
              ElementsAre("'c' | 'b'"));
  EXPECT_THAT(rows("MATCH ()-[r {i: 1}]->() MATCH (x)-[r]-(y) RETURN x.name"),
              UnorderedElementsAre("'b'", "'c'"));
  EXPECT_THAT(rows("MATCH ()-[r {i: 1}]->() MATCH (x)-[r:Unknown]-(y) RETURN x.name"), IsEmpty());
  EXPECT_THAT(rows("MATCH ()-[r]->() WITH r, 1 AS one MATCH (x)-[r]->() RETURN x.name"),
              UnorderedElementsAre("'a'", "'b'"));
  EXPECT_THAT(rows("MATCH (x) WITH collect(x) AS xs UNWIND xs AS y MATCH (y)-->(z) RETURN y.name"),
              UnorderedElementsAre("'a'", "'b'"));
}

TEST_F(MatchTest, WithANullNodeFindsNothing) {
  graph({{"a", "T", "b"}});
  const std::string null_node = "OPTIONAL MATCH (x:Unknown) WITH x ";
  EXPECT_THAT(rows(null_node + "MATCH (x)-->(y) RETURN y"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (y)-->(x) RETURN y"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (y)-[*]->(x) RETURN y"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x)-[*0..]->(y) RETURN y"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x:N) RETURN x"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x {name: 'a'}) RETURN x"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x) RETURN x"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x {}) RETURN x"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH (x), (y) RETURN y"), IsEmpty());
  EXPECT_THAT(rows(null_node + "MATCH p = (x) RETURN p"), IsEmpty());
  EXPECT_THAT(rows("OPTIONAL MATCH ()-[r:Unknown]->() WITH r MATCH (x)-[r]->(y) RETURN x"), IsEmpty());
}

TEST_F(MatchTest, WithAValueThatIsNoNodeIsAnErrorOfTheQuery) {
  graph({{"a", "T", "b"}});
  for (const char* query :
       {"UNWIND [1] AS x MATCH (x) RETURN x", "UNWIND [1] AS x MATCH (x)-->(y) RETURN y",
        "UNWIND ['a'] AS x MATCH (y)-->(x) RETURN y", "UNWIND [{a: 1}] AS x MATCH (x)-[*]->(y) RETURN y",
        "UNWIND [1] AS x MATCH (y {name: 'a'})-->(x) RETURN y",
        "UNWIND [1] AS r MATCH (x)-[r]->(y) RETURN y"}) {
    EXPECT_TRUE(error(query)) << query;
  }
}

TEST_F(MatchTest, ReadsInAPropertyMapWhatOtherPartsOfThePatternBind) {
  // The right ends are rarer, so that a planner likes to begin there, where the left node is not known yet.
  const auto a = node({"A"}, {{"x", std::int64_t{1}}});
  for (int i = 0; i < 5; ++i) node({"A"}, {{"x", std::int64_t{100 + i}}});
  const auto b = node({"Rare"}, {{"x", std::int64_t{1}}});
  relate(a, "T", b, {{"w", std::int64_t{1}}});
  relate(a, "T", b, {{"w", std::int64_t{2}}});
  EXPECT_THAT(rows("MATCH (a:A)-->(b:Rare {x: a.x}) RETURN count(*)"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (a:A)-[r {w: a.x}]->(b:Rare) RETURN r.w"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A)-[r* {w: a.x}]->(b:Rare) RETURN size(r)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A)-[r*1..2 {w: a.x}]-(b:Rare) RETURN size(r)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A), (:A)-[r {w: a.x}]->(b:Rare) RETURN r.w"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A), (:A)-[r* {w: a.x}]->(b:Rare) RETURN size(r)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (a:A)-[r]->(b:Rare), (:A)-[s {w: r.w + 1}]->(:Rare) RETURN r.w, s.w"),
              ElementsAre("1 | 2"));
}

TEST_F(MatchTest, NamesPathsInTheDirectionOfThePattern) {
  graph({{"a", "T", "b"}, {"b", "U", "c"}});
  EXPECT_THAT(rows("MATCH p = (x {name: 'a'})-->()-->() RETURN p"),
              ElementsAre("<(:N {name: 'a'})-[:T {i: 0}]->(:N {name: 'b'})-[:U {i: 1}]->(:N {name: 'c'})>"));
  EXPECT_THAT(rows("MATCH p = ()-->()-->(x {name: 'c'}) RETURN nodes(p)[0].name, length(p)"),
              ElementsAre("'a' | 2"));
  EXPECT_THAT(rows("MATCH p = (x {name: 'c'})<--()<--() RETURN p"),
              ElementsAre("<(:N {name: 'c'})<-[:U {i: 1}]-(:N {name: 'b'})<-[:T {i: 0}]-(:N {name: 'a'})>"));
  EXPECT_THAT(rows("MATCH p = (x {name: 'b'}) RETURN p"), ElementsAre("<(:N {name: 'b'})>"));
  EXPECT_THAT(rows("MATCH p = (x)-->(y), q = (y)-->(z) RETURN length(p) + length(q), nodes(q)[1].name"),
              ElementsAre("2 | 'c'"));
  EXPECT_THAT(rows("MATCH p = (x)-->(y) WHERE nodes(p)[0].name = 'b' RETURN y.name"), ElementsAre("'c'"));
}

// --- WHERE ---

TEST_F(MatchTest, KeepsWhatTheConditionHoldsFor) {
  node({"P"}, {{"x", std::int64_t{1}}});
  node({"P", "Q"}, {{"x", std::int64_t{2}}, {"y", true}});
  node({"P"}, {{"y", false}});
  EXPECT_THAT(rows("MATCH (n) WHERE n.x > 1 RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n) WHERE NOT n.x > 1 RETURN n.x"), ElementsAre("1")) << "null holds neither way";
  EXPECT_THAT(rows("MATCH (n) WHERE n.x IS NULL RETURN count(n)"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (n) WHERE n:Q RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n) WHERE NOT n:Q RETURN count(n)"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n) WHERE n:P:Q RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n) WHERE n.y RETURN n.x"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n) WHERE n.x = 1 OR n.y RETURN n.x"), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(rows("MATCH (n) WHERE n.x = 1 AND n.y = true RETURN n.x"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n) WHERE null RETURN n"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n) WHERE true RETURN n"), SizeIs(3));
  EXPECT_THAT(rows("MATCH (n) WHERE $c RETURN n", {{"c", false}}), IsEmpty());
  EXPECT_EQ(error_kind("MATCH (n) WHERE n.x RETURN n"), "runtime TypeError InvalidArgumentType");
  EXPECT_THAT(rows("MATCH (n:P) MATCH (m:P) WHERE m.x < n.x RETURN m.x, n.x"), ElementsAre("1 | 2"));
}

TEST_F(MatchTest, AsksRelationshipsForTheirType) {
  graph({{"a", "T", "b"}, {"a", "U", "b"}});
  EXPECT_THAT(rows("MATCH ()-[r]->() WHERE type(r) = 'U' RETURN r.i"), ElementsAre("1"));
  EXPECT_THAT(rows("MATCH ()-[r]->() WHERE r:T RETURN r.i"), ElementsAre("0"));
}

// --- variable length ---

TEST_F(MatchTest, WalksAVariableNumberOfSteps) {
  graph({{"a", "T", "b"}, {"b", "T", "c"}, {"c", "T", "d"}});
  const auto reached = [&](const std::string& length) {
    return rows("MATCH ({name: 'a'})-[r" + length + "]->(x) RETURN x.name, size(r) ORDER BY size(r)");
  };
  EXPECT_THAT(reached("*"), ElementsAre("'b' | 1", "'c' | 2", "'d' | 3"));
  EXPECT_THAT(reached("*2"), ElementsAre("'c' | 2"));
  EXPECT_THAT(reached("*1..2"), ElementsAre("'b' | 1", "'c' | 2"));
  EXPECT_THAT(reached("*2.."), ElementsAre("'c' | 2", "'d' | 3"));
  EXPECT_THAT(reached("*..2"), ElementsAre("'b' | 1", "'c' | 2"));
  EXPECT_THAT(reached("*.."), SizeIs(3));
  EXPECT_THAT(reached("*0.."), ElementsAre("'a' | 0", "'b' | 1", "'c' | 2", "'d' | 3"));
  EXPECT_THAT(reached("*0"), ElementsAre("'a' | 0"));
  EXPECT_THAT(reached("*0..0"), ElementsAre("'a' | 0"));
  EXPECT_THAT(reached("*0..1"), ElementsAre("'a' | 0", "'b' | 1"));
  EXPECT_THAT(reached("*3..1"), IsEmpty());
  EXPECT_THAT(reached("*..0"), IsEmpty());
  EXPECT_THAT(reached("*4.."), IsEmpty());
  EXPECT_THAT(reached(" * 1 .. 2 "), SizeIs(2));
  EXPECT_THAT(reached(":T*2"), ElementsAre("'c' | 2"));
  EXPECT_THAT(reached(":Unknown*"), IsEmpty());
  EXPECT_THAT(reached(":Unknown*0.."), ElementsAre("'a' | 0"));
  EXPECT_THAT(reached("*1..9223372036854775807"), SizeIs(3));
}

TEST_F(MatchTest, WalksAVariableNumberOfStepsInEveryDirection) {
  graph({{"a", "T", "b"}, {"c", "T", "b"}, {"c", "T", "d"}});
  EXPECT_THAT(rows("MATCH ({name: 'b'})<-[*]-(x) RETURN x.name"), UnorderedElementsAre("'a'", "'c'"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[*]-(x) RETURN x.name"), UnorderedElementsAre("'b'", "'c'", "'d'"));
  EXPECT_THAT(rows("MATCH (x)-[*]->({name: 'd'}) RETURN x.name"), UnorderedElementsAre("'c'"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[*]-({name: 'd'}) RETURN 1 AS one"), UnorderedElementsAre("1"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'})-[r*0..]-(x) RETURN size(r)"), UnorderedElementsAre("0"));
}

TEST_F(MatchTest, GivesTheRelationshipsInTheOrderOfThePatternWhereverItBegins) {
  for (int i = 0; i < 5; ++i) node({"N"});
  graph({{"a", "T", "b"}, {"b", "T", "c"}, {"c", "T", "d"}});
  const auto rare = node({"Rare"}, {{"name", "r"}});
  relate(n("d"), "T", rare, {{"i", std::int64_t{3}}});
  EXPECT_THAT(rows("MATCH (x:N {name: 'a'})-[r*]->(:Rare) RETURN r"),
              ElementsAre("[[:T {i: 0}], [:T {i: 1}], [:T {i: 2}], [:T {i: 3}]]"));
  EXPECT_THAT(
      rows("MATCH p = (x:N {name: 'c'})-[r*]->(:Rare) RETURN p"),
      ElementsAre("<(:N {name: 'c'})-[:T {i: 2}]->(:N {name: 'd'})-[:T {i: 3}]->(:Rare {name: 'r'})>"));
  EXPECT_THAT(rows("MATCH p = (:Rare)<-[r*]-(x:N {name: 'c'}) RETURN r, nodes(p)[1].name"),
              ElementsAre("[[:T {i: 3}], [:T {i: 2}]] | 'd'"));
  EXPECT_THAT(rows("MATCH (x:N)-[r*3]-(:Rare) RETURN x.name, r[0].i, r[2].i"), ElementsAre("'b' | 1 | 3"));
}

TEST_F(MatchTest, WalksTrailsAndNoRelationshipTwice) {
  graph({{"a", "T", "b"}, {"b", "T", "a"}});
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[r*]->(x) RETURN x.name, size(r)"),
              UnorderedElementsAre("'b' | 1", "'a' | 2"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[r*]-(x) RETURN x.name, size(r)"),
              UnorderedElementsAre("'b' | 1", "'b' | 1", "'a' | 2", "'a' | 2"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'})-[*]->(x) RETURN x.name"), UnorderedElementsAre("'a'"));
}

TEST_F(MatchTest, WalksEveryTrailOfAFigureOfEight) {
  // Two cycles through a: nodes may come again, relationships may not.
  graph({{"a", "T", "b"}, {"b", "T", "a"}, {"a", "T", "c"}, {"c", "T", "a"}});
  EXPECT_THAT(rows("MATCH (x {name: 'a'})-[r*]->(x) RETURN size(r)"),
              UnorderedElementsAre("2", "2", "4", "4"));
}

TEST_F(MatchTest, WalksOnlyOverRelationshipsWithTheProperties) {
  relate(n("a"), "T", n("b"), {{"ok", true}});
  relate(n("b"), "T", n("c"), {{"ok", true}});
  relate(n("c"), "T", n("d"), {{"ok", false}});
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[* {ok: true}]->(x) RETURN x.name"),
              UnorderedElementsAre("'b'", "'c'"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[r:T*1..1 {ok: false}]->(x) RETURN x.name"), IsEmpty());
  EXPECT_THAT(rows("MATCH (x)-[*2 {ok: true}]->(y) RETURN x.name, y.name"),
              UnorderedElementsAre("'a' | 'c'"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[*0.. {nothing: 1}]->(x) RETURN x.name"),
              UnorderedElementsAre("'a'"));
}

TEST_F(MatchTest, MixesFixedAndVariableSteps) {
  graph({{"a", "T", "b"}, {"b", "U", "c"}, {"c", "U", "d"}, {"d", "T", "e"}});
  EXPECT_THAT(rows("MATCH p = (x)-[:T]->()-[:U*]->()-[:T]->(y) RETURN x.name, y.name, length(p)"),
              ElementsAre("'a' | 'e' | 4"));
  EXPECT_THAT(
      rows("MATCH (x)-[r*1..2]->(y)-[s*1..2]->(z) WHERE x.name = 'a' RETURN size(r), size(s), z.name"),
      UnorderedElementsAre("1 | 1 | 'c'", "1 | 2 | 'd'", "2 | 1 | 'd'", "2 | 2 | 'e'"));
}

TEST_F(MatchTest, TakesAListOfRelationshipsOfAnEarlierClause) {
  graph({{"a", "T", "b"}, {"b", "T", "c"}});
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[r*2]->() MATCH (x)-[r*]->(y) RETURN x.name, y.name"),
              ElementsAre("'a' | 'c'"));
  EXPECT_THAT(rows("MATCH ({name: 'a'})-[r*2]->() MATCH (x)<-[r*]-(y) RETURN x.name"), IsEmpty());
}

TEST_F(MatchTest, HandlesMoreTrailsThanABatchHolds) {
  const auto start = node({"Start"});
  for (int i = 0; i < 60; ++i) {
    const auto middle = node({"Middle"});
    relate(start, "T", middle);
    for (int k = 0; k < 60; ++k) relate(middle, "T", node({"End"}));
  }
  EXPECT_THAT(rows("MATCH (:Start)-[*]->(x) RETURN count(x)"), ElementsAre("3660"));
  EXPECT_THAT(rows("MATCH (:Start)-[*2]->(x:End) RETURN count(DISTINCT x)"), ElementsAre("3600"));
  EXPECT_THAT(rows("MATCH (:Start)-->()-->(x) RETURN count(x)"), ElementsAre("3600"));
}

// --- OPTIONAL MATCH ---

TEST_F(MatchTest, OptionalGivesNullsWhereItFindsNothing) {
  graph({{"a", "T", "b"}, {"a", "T", "c"}});
  EXPECT_THAT(rows("MATCH (x) OPTIONAL MATCH (x)-[r]->(y) RETURN x.name, y.name, r IS NULL"),
              UnorderedElementsAre("'a' | 'b' | false", "'a' | 'c' | false", "'b' | null | true",
                                   "'c' | null | true"));
  EXPECT_THAT(rows("OPTIONAL MATCH (x:Unknown) RETURN x"), ElementsAre("null"));
  EXPECT_THAT(rows("OPTIONAL MATCH p = (x:Unknown)-[r]->(y) RETURN p, x, r, y"),
              ElementsAre("null | null | null | null"));
  EXPECT_THAT(rows("OPTIONAL MATCH p = (x {name: 'b'})-[r*]->(y) RETURN p, x, r"),
              ElementsAre("null | null | null"));
  EXPECT_THAT(rows("OPTIONAL MATCH (x) RETURN count(x)"), ElementsAre("3"));
}

TEST_F(MatchTest, OptionalTakesItsConditionIntoTheMatch) {
  graph({{"a", "T", "b"}, {"a", "T", "c"}});
  EXPECT_THAT(rows("MATCH (x {name: 'a'}) OPTIONAL MATCH (x)-->(y) WHERE y.name = 'c' RETURN y.name"),
              ElementsAre("'c'"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'}) OPTIONAL MATCH (x)-->(y) WHERE y.name = 'z' RETURN x.name, y"),
              ElementsAre("'a' | null"));
  EXPECT_THAT(rows("MATCH (x {name: 'a'}) OPTIONAL MATCH (x)-->(y) WHERE x.name = 'z' RETURN x.name, y"),
              ElementsAre("'a' | null"));
  EXPECT_THAT(rows("MATCH (x) OPTIONAL MATCH (x)-->(y) WITH x, y WHERE y IS NULL RETURN x.name"),
              UnorderedElementsAre("'b'", "'c'"));
}

TEST_F(MatchTest, OptionalGoesOnFromNull) {
  graph({{"a", "T", "b"}});
  EXPECT_THAT(rows("MATCH (x) OPTIONAL MATCH (x)-->(y) OPTIONAL MATCH (y)-->(z) RETURN x.name, y.name, z"),
              UnorderedElementsAre("'a' | 'b' | null", "'b' | null | null"));
  EXPECT_THAT(rows("OPTIONAL MATCH (x:Unknown) OPTIONAL MATCH (x)-[*0..]->(y) RETURN x, y"),
              ElementsAre("null | null"));
  EXPECT_THAT(rows("OPTIONAL MATCH (x:Unknown) RETURN x.name, labels(x), x:N, id(x), x = x"),
              ElementsAre("null | null | null | null | null"));
  EXPECT_THAT(rows("MATCH (x) OPTIONAL MATCH (x)-->(y), (y)-->(z) RETURN x.name, y"),
              UnorderedElementsAre("'a' | null", "'b' | null"))
      << "all of it or nothing";
}

TEST_F(MatchTest, OptionalKeepsEachRowOfMany) {
  for (int i = 0; i < 1100; ++i) {
    const auto x = node({"X"}, {{"i", std::int64_t{i}}});
    if (i % 2 == 0) relate(x, "T", node({"Y"}));
  }
  EXPECT_THAT(rows("MATCH (x:X) OPTIONAL MATCH (x)-->(y) RETURN count(x), count(y), count(*)"),
              ElementsAre("1100 | 550 | 1100"));
}

// --- between two bound nodes ---

/// A hub with so many leaves that what lies between it and one of them is read from the leaf.
class HubTest : public QueryTest {
 protected:
  HubTest() {
    rows("CREATE (:Hub) WITH 1 AS one UNWIND range(1, 300) AS i CREATE (:Leaf {i: i})");
    rows("MATCH (h:Hub), (l:Leaf) CREATE (h)<-[:R {i: l.i}]-(l)");
    rows("MATCH (h:Hub), (l:Leaf {i: 7}) CREATE (h)<-[:R {i: 70}]-(l), (h)-[:R {i: 71}]->(l), (h)-[:S]->(l)");
    rows("MATCH (h:Hub) CREATE (h)-[:R {i: 0}]->(h)");
  }
};

TEST_F(HubTest, HasTheSameRelationshipsFromBothEnds) {
  const std::string both = "MATCH (h:Hub), (l:Leaf) WITH h, l ";
  EXPECT_THAT(rows(both + "MATCH (h)<-[r:R]-(l) RETURN count(r), sum(r.i)"), ElementsAre("301 | 45220"));
  EXPECT_THAT(rows(both + "MATCH (l)-[r:R]->(h) RETURN count(r), sum(r.i)"), ElementsAre("301 | 45220"));
  EXPECT_THAT(rows(both + "MATCH (h)-[r:R]->(l) RETURN r.i"), ElementsAre("71"));
  EXPECT_THAT(rows(both + "MATCH (h)-[r:R]-(l) WHERE l.i = 7 RETURN r.i ORDER BY r.i"),
              ElementsAre("7", "70", "71"));
  EXPECT_THAT(rows(both + "MATCH (h)-[r]-(l) WHERE l.i = 7 RETURN count(r)"), ElementsAre("4"));
  EXPECT_THAT(rows(both + "OPTIONAL MATCH (h)-[r:S]->(l) RETURN count(*), count(r)"), ElementsAre("300 | 1"));
  EXPECT_THAT(rows("MATCH (h:Hub) MATCH (h)-[r:R]->(h) RETURN r.i"), ElementsAre("0"));
  EXPECT_THAT(rows("MATCH (h:Hub) MATCH (h)-[r]-(h) RETURN r.i"), ElementsAre("0"));
  EXPECT_THAT(rows("MATCH (h:Hub)<-[a:R]-(l:Leaf {i: 7}) MATCH (h)<-[b:R]-(l) RETURN count(*)"),
              ElementsAre("4"));
  EXPECT_THAT(rows("MATCH (h:Hub)<-[a:R]-(l:Leaf {i: 7}), (h)<-[b:R]-(l) RETURN count(*)"), ElementsAre("2"))
      << "a relationship is matched once";
  EXPECT_THAT(rows("MATCH (h:Hub)<-[r:R]-(l:Leaf) WITH h, r, l MATCH (h)<-[r]-(l) RETURN count(r)"),
              ElementsAre("301"));
  EXPECT_THAT(rows("MATCH (h:Hub), (l:Leaf) MERGE (h)<-[r:R]-(l) RETURN count(r)"), ElementsAre("301"));
}

}  // namespace
}  // namespace cairn::query
