// What patterns ask beyond names: choices of labels, conditions inside, quantifiers, shortest paths.

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "tests/query/fixtures.h"
#include "tests/support/random.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PatternsTest : public QueryTest {
 protected:
  std::string list(const std::string& query, const Parameters& parameters = {}) {
    const Rows found = rows(query, parameters);
    return found.size() == 1 ? found.front() : std::to_string(found.size()) + " rows";
  }
  /// The v of the nodes that (n...) finds, in order.
  std::string nodes_like(const std::string& pattern) {
    return list("MATCH (n" + pattern + ") WITH n.v AS v ORDER BY v RETURN collect(v)");
  }
  /// The w of the relationships that -[r...]-> finds, in order.
  std::string relationships_like(const std::string& pattern) {
    return list("MATCH ()-[r" + pattern + "]->() WITH r.w AS w ORDER BY w RETURN collect(w)");
  }
  /// (1:A)-R 10->(2:B)-S 20->(3:A:B)-R 30->(4), and a loop T 40 at 1.
  void small_graph() {
    rows(
        "CREATE (a:A {v: 1})-[:R {w: 10}]->(:B {v: 2})-[:S {w: 20}]->(:A:B {v: 3})-[:R {w: 30}]->({v: 4}), "
        "(a)-[:T {w: 40}]->(a)");
  }
};

// --- label expressions ---

TEST_F(PatternsTest, LabelsAreChosenJoinedAndDenied) {
  small_graph();
  EXPECT_EQ(nodes_like(":A|B"), "[1, 2, 3]");
  EXPECT_EQ(nodes_like(":A|:B"), "[1, 2, 3]");
  EXPECT_EQ(nodes_like(":A&B"), "[3]");
  EXPECT_EQ(nodes_like(":!A"), "[2, 4]");
  EXPECT_EQ(nodes_like(":!!A"), "[1, 3]");
  EXPECT_EQ(nodes_like(":%"), "[1, 2, 3]");
  EXPECT_EQ(nodes_like(":!%"), "[4]");
  EXPECT_EQ(nodes_like(":A|Unknown"), "[1, 3]");
  EXPECT_EQ(nodes_like(":A&Unknown"), "[]");
  EXPECT_EQ(nodes_like(":!Unknown"), "[1, 2, 3, 4]");
}

TEST_F(PatternsTest, NotBindsTighterThanAndAndThatThanOr) {
  small_graph();
  EXPECT_EQ(nodes_like(":!A&B"), "[2]");
  EXPECT_EQ(nodes_like(":!(A&B)"), "[1, 2, 4]");
  EXPECT_EQ(nodes_like(":!A|B"), "[2, 3, 4]");
  EXPECT_EQ(nodes_like(":!(A|B)"), "[4]");
  EXPECT_EQ(nodes_like(":Unknown&A|B"), "[2, 3]");
  EXPECT_EQ(nodes_like(":Unknown&(A|B)"), "[]");
  EXPECT_EQ(nodes_like(":(A|B)&!(A&B)"), "[1, 2]");
  EXPECT_EQ(nodes_like(":((A))"), "[1, 3]");
  EXPECT_EQ(nodes_like(" : ! ( A | B ) "), "[4]");
}

TEST_F(PatternsTest, LabelsStandBesidePropertiesAndConditions) {
  small_graph();
  EXPECT_EQ(nodes_like(":A|B {v: 2}"), "[2]");
  EXPECT_EQ(nodes_like(":A|B WHERE n.v > 1"), "[2, 3]");
  EXPECT_EQ(nodes_like(":!A {v: 1}"), "[]");
  EXPECT_EQ(nodes_like(":`A`|`no such`"), "[1, 3]");
  EXPECT_EQ(list("MATCH (:A|B)-->(m:!A) WITH m.v AS v ORDER BY v RETURN collect(v)"), "[2, 4]");
  EXPECT_THAT(rows("MATCH (n {v: 3}) OPTIONAL MATCH (n:!A) RETURN n.v"), ElementsAre("3"));
  EXPECT_THAT(rows("MATCH (n) WITH n MATCH (n:A&!B) RETURN n.v"), ElementsAre("1"))
      << "of a node that is known";
}

TEST_F(PatternsTest, AnExpressionAsksForLabelsToo) {
  small_graph();
  const auto where = [&](const std::string& condition) {
    return list("MATCH (n) WHERE " + condition + " WITH n.v AS v ORDER BY v RETURN collect(v)");
  };
  EXPECT_EQ(where("n:(A|B)"), "[1, 2, 3]");
  EXPECT_EQ(where("n:A&B"), "[3]");
  EXPECT_EQ(where("n:!A"), "[2, 4]");
  EXPECT_EQ(where("n:%"), "[1, 2, 3]");
  EXPECT_EQ(where("NOT n:(A|B)"), "[4]");
  EXPECT_EQ(where("n:A AND n:!B OR n.v = 4"), "[1, 4]");
  EXPECT_THAT(rows("MATCH (n) RETURN [x IN [n] WHERE x:A | x.v] AS l ORDER BY n.v"),
              ElementsAre("[1]", "[]", "[3]", "[]"))
      << "the bar of a list is no choice";
  EXPECT_THAT(rows("MATCH (n) RETURN [x IN [n] WHERE x:(A|B) | x.v] AS l ORDER BY n.v"),
              ElementsAre("[1]", "[2]", "[3]", "[]"));
  EXPECT_THAT(rows("MATCH (n) RETURN CASE WHEN n:(A|B)&!(A&B) THEN n.v END AS one ORDER BY n.v"),
              ElementsAre("1", "2", "null", "null"));
  EXPECT_THAT(rows("OPTIONAL MATCH (n:Unknown) RETURN n:A, n:!A, n:(A|B), n:%"),
              ElementsAre("null | null | null | null"));
}

TEST_F(PatternsTest, TypesAreChosenJoinedAndDenied) {
  small_graph();
  EXPECT_EQ(relationships_like(":R|S"), "[10, 20, 30]");
  EXPECT_EQ(relationships_like(":R|:S"), "[10, 20, 30]");
  EXPECT_EQ(relationships_like(":R|R"), "[10, 30]");
  EXPECT_EQ(relationships_like(":!R"), "[20, 40]");
  EXPECT_EQ(relationships_like(":R&S"), "[]");
  EXPECT_EQ(relationships_like(":(R|S)&!S"), "[10, 30]");
  EXPECT_EQ(relationships_like(":!(R|S)"), "[40]");
  EXPECT_EQ(relationships_like(":%"), "[10, 20, 30, 40]");
  EXPECT_EQ(relationships_like(":!%"), "[]");
  EXPECT_EQ(relationships_like(":!Unknown"), "[10, 20, 30, 40]");
  EXPECT_EQ(relationships_like(":Unknown|S"), "[20]");
  EXPECT_EQ(relationships_like(":!R {w: 20}"), "[20]");
  EXPECT_EQ(list("MATCH ()-[r]->() WHERE r:R WITH r.w AS w ORDER BY w RETURN collect(w)"), "[10, 30]");
}

TEST_F(PatternsTest, TypesAreDeniedOfEachRelationshipOfALongPattern) {
  small_graph();
  const auto ways = [&](const std::string& pattern) {
    return list("MATCH ({v: 1})-[r" + pattern +
                "]->() WITH [x IN r | x.w] AS ws ORDER BY ws RETURN collect(ws)");
  };
  EXPECT_EQ(ways(":!T*"), "[[10], [10, 20], [10, 20, 30]]");
  EXPECT_EQ(ways(":!S*"), "[[10], [40], [40, 10]]");
  EXPECT_EQ(ways(":R|S*2"), "[[10, 20]]");
  EXPECT_EQ(ways(":(R|S)&!S*"), "[[10]]");
  EXPECT_EQ(ways(":!%*0.."), "[[]]");
  EXPECT_EQ(list("MATCH (n {v: 1}) RETURN size([(n)-[:!T*]->(m) | m])"), "3");
  EXPECT_EQ(list("MATCH (n {v: 1}) RETURN EXISTS { (n)-[:!R*]->({v: 2}) }, COUNT { (n)-[:!S]->() }"),
            "false | 2");
}

// A label expression means what its operators mean of every set of labels.
TEST_F(PatternsTest, RandomLabelExpressionsMeanWhatTheyWouldOfSets) {
  const std::vector<std::string> names = {"A", "B", "C"};
  for (std::int64_t set = 0; set < 8; ++set) {
    std::vector<std::string_view> labels;
    for (std::size_t i = 0; i < 3; ++i) {
      if ((set >> i & 1) != 0) labels.push_back(names[i]);
    }
    node(labels, {{"v", set}});
  }
  for (const auto& name : names) {
    const auto a = node({"End"});
    relate(a, name, a, {{"w", name}});
  }
  using Holds = std::function<bool(std::int64_t)>;
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const std::function<std::pair<std::string, Holds>(int)> make =
        [&](int depth) -> std::pair<std::string, Holds> {
      const auto choice = depth == 0 ? random.below(2) : random.below(6);
      if (choice == 0) return {"%", [](std::int64_t set) { return set != 0; }};
      if (choice <= 2) {
        const auto i = random.below(3);
        return {names[i], [i](std::int64_t set) { return (set >> i & 1) != 0; }};
      }
      const auto [text, test] = make(depth - 1);
      if (choice == 3) return {"!(" + text + ")", [test = test](std::int64_t set) { return !test(set); }};
      const auto [right_text, right] = make(depth - 1);
      if (choice == 4) {
        return {"(" + text + ")&(" + right_text + ")",
                [test = test, right = right](std::int64_t set) { return test(set) && right(set); }};
      }
      return {"(" + text + "|" + right_text + ")",
              [test = test, right = right](std::int64_t set) { return test(set) || right(set); }};
    };
    for (int i = 0; i < 60; ++i) {
      const auto [text, test] = make(3);
      List expected;
      for (std::int64_t set = 0; set < 8; ++set) {
        if (test(set)) expected.emplace_back(set);
      }
      EXPECT_EQ(
          list("MATCH (n:" + text + ") WHERE n.v IS NOT NULL WITH n.v AS v ORDER BY v RETURN collect(v)"),
          show(Value(expected)))
          << text;
      EXPECT_EQ(
          list("MATCH (n) WHERE n.v >= 0 AND n:(" + text + ") WITH n.v AS v ORDER BY v RETURN collect(v)"),
          show(Value(expected)))
          << text;
      List types;
      for (std::size_t k = 0; k < 3; ++k) {
        if (test(std::int64_t{1} << k)) types.emplace_back(names[k]);
      }
      EXPECT_EQ(list("MATCH ()-[r:" + text + "]->() WITH r.w AS w ORDER BY w RETURN collect(w)"),
                show(Value(types)))
          << text;
      EXPECT_EQ(list("MATCH ()-[r:" + text + "*1..1]->() WITH r[0].w AS w ORDER BY w RETURN collect(w)"),
                show(Value(types)))
          << text;
    }
  }
}

// --- conditions inside patterns ---

TEST_F(PatternsTest, ANodeHasItsConditionInTheBrackets) {
  small_graph();
  EXPECT_EQ(nodes_like(" WHERE n.v >= 3"), "[3, 4]");
  EXPECT_EQ(nodes_like(":A {v: 3} WHERE n.v >= 3"), "[3]");
  EXPECT_EQ(nodes_like(" WHERE n:(A|B) AND NOT n.v = 2"), "[1, 3]");
  EXPECT_EQ(nodes_like(" WHERE null"), "[]");
  EXPECT_EQ(nodes_like(" WHERE EXISTS { (n)-[:R]->() }"), "[1, 3]");
  EXPECT_EQ(nodes_like(" WHERE (n)-[:S]->()"), "[2]");
  EXPECT_THAT(rows("MATCH (a WHERE a.v = 1)-->(b WHERE b.v > a.v) WHERE b.v < 9 RETURN b.v"),
              ElementsAre("2"));
  EXPECT_THAT(rows("WITH 2 AS x MATCH (n WHERE n.v = x) RETURN n.v"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n WHERE n.v = $p) RETURN n.v", {{"p", std::int64_t{2}}}), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (n:A) OPTIONAL MATCH (n)-[:R]->(m WHERE m.v = 4) RETURN n.v, m.v ORDER BY n.v"),
              ElementsAre("1 | null", "3 | 4"))
      << "it is part of what an optional pattern looks for";
  EXPECT_EQ(error_kind("MATCH (n WHERE m.v = 1) RETURN n"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("MATCH (n WHERE n.v) RETURN n"), error_kind("MATCH (n) WHERE n.v RETURN n"));
  EXPECT_EQ(error_kind("MATCH (n WHERE 5) RETURN n"), "compile SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_kind("MATCH (n WHERE count(n) > 0) RETURN n"), "compile SyntaxError InvalidAggregation");
}

TEST_F(PatternsTest, ARelationshipHasItsConditionInTheBrackets) {
  small_graph();
  EXPECT_EQ(relationships_like(" WHERE r.w >= 30"), "[30, 40]");
  EXPECT_EQ(relationships_like(":R WHERE r.w >= 30"), "[30]");
  EXPECT_EQ(relationships_like(":R {w: 10} WHERE r.w >= 30"), "[]");
  EXPECT_THAT(rows("MATCH (a)-[r WHERE r.w = a.v * 10]->(b) RETURN r.w ORDER BY r.w"),
              ElementsAre("10", "20", "30"));
  EXPECT_THAT(rows("MATCH ()-[r]->()-[s WHERE s.w > r.w + 10]->() RETURN r.w, s.w"), IsEmpty());
  EXPECT_THAT(rows("MATCH ()-[r]->()-[s WHERE s.w > r.w]->() RETURN r.w, s.w ORDER BY r.w"),
              ElementsAre("10 | 20", "20 | 30"));
  EXPECT_THAT(rows("MATCH (a)<-[r WHERE r.w = 20]-(b) RETURN a.v, b.v"), ElementsAre("3 | 2"));
  EXPECT_THAT(rows("MATCH (a)-[WHERE a.v = 2]->(b) RETURN b.v"), ElementsAre("3")) << "it needs no name";
}

TEST_F(PatternsTest, EachRelationshipOfALongPatternMeetsItsCondition) {
  small_graph();
  const auto ways = [&](const std::string& pattern) {
    return list("MATCH (a {v: 1})-[r" + pattern +
                "]->(b) WITH [x IN r | x.w] AS ws ORDER BY ws RETURN collect(ws)");
  };
  EXPECT_EQ(ways("* WHERE r.w < 30"), "[[10], [10, 20]]");
  EXPECT_EQ(ways("*0.. WHERE r.w > 30"), "[[], [40]]");
  EXPECT_EQ(ways("*0.. WHERE false"), "[[]]");
  EXPECT_EQ(ways("* WHERE r.w > a.v * 15"), "[[40]]") << "it reads other variables of the pattern";
  EXPECT_EQ(ways(":R|S* {w: 10} WHERE r.w > 0"), "[[10]]");
  EXPECT_EQ(ways("* WHERE type(r) <> 'T' AND endNode(r).v < 4"), "[[10], [10, 20]]");
  EXPECT_THAT(rows("MATCH (a {v: 3})<-[r* WHERE r.w <= 20]-(b) RETURN size(r), b.v ORDER BY size(r)"),
              ElementsAre("1 | 2", "2 | 1"));
  EXPECT_THAT(rows("MATCH (a {v: 1})-[r* WHERE r.w < 30]->(b) WHERE size(r) = 2 RETURN b.v"),
              ElementsAre("3"))
      << "outside it is the list";
  EXPECT_THAT(rows("MATCH (a {v: 1}) RETURN size([(a)-[r* WHERE r.w < 30]->(b) | b])"), ElementsAre("2"));
  EXPECT_THAT(rows("MATCH (x:B {v: 2}) MATCH ({v: 1})-[r* WHERE r.w <= x.v * 10]->(b) RETURN b.v"),
              UnorderedElementsAre("2", "3"));
}

// --- quantifiers ---

TEST_F(PatternsTest, QuantifiersSayHowManyRelationshipsStandInARow) {
  small_graph();
  const auto lengths = [&](const std::string& pattern) {
    return list("MATCH ({v: 1})-[r:R|S]->" + pattern + "(b) WITH size(r) AS s ORDER BY s RETURN collect(s)");
  };
  EXPECT_EQ(lengths("{2}"), "[2]");
  EXPECT_EQ(lengths("{1,2}"), "[1, 2]");
  EXPECT_EQ(lengths("{ 1 , 2 }"), "[1, 2]");
  EXPECT_EQ(lengths("{,2}"), "[0, 1, 2]");
  EXPECT_EQ(lengths("{2,}"), "[2, 3]");
  EXPECT_EQ(lengths("{,}"), "[0, 1, 2, 3]");
  EXPECT_EQ(lengths("+"), "[1, 2, 3]");
  EXPECT_EQ(lengths("*"), "[0, 1, 2, 3]");
  EXPECT_EQ(lengths("{7}"), "[]");
}

TEST_F(PatternsTest, QuantifiersStandBehindEveryKindOfArrow) {
  small_graph();
  const auto ends = [&](const std::string& pattern) {
    return list("MATCH ({v: 3})" + pattern + "(b) WITH DISTINCT b.v AS v ORDER BY v RETURN collect(v)");
  };
  EXPECT_EQ(ends("-->+"), "[4]");
  EXPECT_EQ(ends("-->*"), "[3, 4]");
  EXPECT_EQ(ends("-->{1}"), "[4]");
  EXPECT_EQ(ends("<-[]-+"), "[1, 2]");
  EXPECT_EQ(ends("<-[:S]-{1,5}"), "[2]");
  EXPECT_EQ(ends("-[]-+"), ends("-[*]-"));
  EXPECT_EQ(ends("<-[:R|S]-{2}"), "[1]");
  EXPECT_EQ(ends("-[r:!T WHERE r.w < 30]-+"), "[1, 2]");
  EXPECT_THAT(rows("MATCH p = ({v: 1})-[:R]->+()-[:S]->{1}() RETURN length(p)"), ElementsAre("2"));
}

TEST_F(PatternsTest, AQuantifierMakesAListOfItsVariable) {
  small_graph();
  EXPECT_THAT(rows("MATCH ({v: 2})-[r]->{1}() RETURN r"), ElementsAre("[[:S {w: 20}]]"));
  EXPECT_EQ(error_kind("MATCH (a)-[r]->{1}(b) RETURN r.w"), error_kind("MATCH (a)-[r*1]->(b) RETURN r.w"));
}

TEST_F(PatternsTest, ALengthIsGivenOnceAndOnlyToRelationships) {
  for (const char* wrong : {"MATCH (a)-[r*1..2]->{2}(b) RETURN a",
                            "MATCH (a)-[*]->+(b) RETURN a",
                            "MATCH (a)+-->(b) RETURN a",
                            "MATCH (a){2} RETURN a",
                            "MATCH (a)-[r]->{}(b) RETURN a",
                            "MATCH (a)-[r]->{-1}(b) RETURN a",
                            "MATCH (a)-[r]->{1..2}(b) RETURN a",
                            "MATCH (a)-[r]->{1.5}(b) RETURN a",
                            "MATCH (a)-[r]->{$n}(b) RETURN a",
                            "MATCH (a)-[r]->{1}{2}(b) RETURN a",
                            "MATCH (a)-[r]->++(b) RETURN a",
                            "MATCH (a)-->?(b) RETURN a",
                            "MATCH (a:A|) RETURN a",
                            "MATCH (a:|A) RETURN a",
                            "MATCH (a:!) RETURN a",
                            "MATCH (a:()) RETURN a",
                            "MATCH (a:A&) RETURN a",
                            "MATCH (a:(A|B) RETURN a",
                            "MATCH (a:A B) RETURN a",
                            "MATCH (a WHERE) RETURN a",
                            "MATCH (a WHERE a.v = 1 {v: 1}) RETURN a",
                            "MATCH (a)-[r WHERE]->(b) RETURN a"}) {
    EXPECT_THAT(error_kind(wrong), HasSubstr("compile SyntaxError")) << wrong;
  }
}

TEST_F(PatternsTest, SumsOfBracketsAreNoQuantifiers) {
  EXPECT_EQ(value("(1)--+(2)"), "3");
  EXPECT_EQ(value("(1)-+(2)"), "-1");
  EXPECT_EQ(value("(3)--(2)"), "5");
  EXPECT_EQ(value("[x IN [1] | (x) - +(2)]"), "[-1]");
}

// --- only to look for ---

TEST_F(PatternsTest, WhatIsWrittenIsDescribedPlainly) {
  for (const char* pattern : {"(n:A|B)",
                              "(n:!A)",
                              "(n:%)",
                              "(n:(A|B))",
                              "(n WHERE n.v = 1)",
                              "(n:A WHERE true)",
                              "(n)-[r:R|S]->(m)",
                              "(n)-[r:!R]->(m)",
                              "(n)-[r:%]->(m)",
                              "(n)-[r:R WHERE r.w = 1]->(m)",
                              "(n)-[r:R]->{1}(m)",
                              "(n)-[r:R]->{,2}(m)",
                              "(n)-[r:R]->{1,}(m)",
                              "(n)-[r:R]->+(m)",
                              "(n)-[r:R]->*(m)",
                              "(n)<-[r:R]-+(m)",
                              "(n)-[r:R*]->(m)",
                              "shortestPath((n)-[:R]->(m))",
                              "p = shortestPath((n)-[:R*]->(m))",
                              "allShortestPaths((n)-[:R]->(m))"}) {
    for (const char* clause : {"CREATE ", "MERGE ", "MATCH (n), (m) CREATE ", "MATCH (n), (m) MERGE "}) {
      EXPECT_THAT(error_kind(std::string(clause) + pattern), HasSubstr("compile SyntaxError"))
          << clause << pattern;
    }
  }
  EXPECT_THAT(error_kind("MATCH (n) SET n:A|B"), HasSubstr("compile SyntaxError"));
  EXPECT_THAT(error_kind("MATCH (n) SET n:!A"), HasSubstr("compile SyntaxError"));
  EXPECT_THAT(error_kind("MATCH (n) REMOVE n:%"), HasSubstr("compile SyntaxError"));
  EXPECT_THAT(rows("MATCH (n) RETURN n"), IsEmpty());
}

// --- shortest paths ---

class ShortestPathTest : public PatternsTest {
 protected:
  /// The v of the nodes of the way, or "0 rows".
  std::string way(const std::string& pattern) {
    return list("MATCH (a {v: 1}), (b {v: 4}) MATCH p = shortestPath(" + pattern +
                ") RETURN [n IN nodes(p) | n.v]");
  }
  std::size_t ways(const std::string& pattern) {
    return rows("MATCH (a {v: 1}), (b {v: 4}) MATCH p = allShortestPaths(" + pattern + ") RETURN p").size();
  }
  /// 1-R->2-R->3-R->4, 1-S->5-S->4, and 4-S->1.
  void two_ways() {
    rows(
        "CREATE (a {v: 1})-[:R {w: 1}]->({v: 2})-[:R {w: 2}]->({v: 3})-[:R {w: 3}]->(b {v: 4}), "
        "(a)-[:S {w: 4}]->({v: 5})-[:S {w: 5}]->(b), (b)-[:S {w: 6}]->(a)");
  }
};

TEST_F(ShortestPathTest, ObeyDirectionTypesAndBounds) {
  two_ways();
  EXPECT_EQ(way("(a)-[*]->(b)"), "[1, 5, 4]");
  EXPECT_EQ(way("(b)<-[*]-(a)"), "[4, 5, 1]");
  EXPECT_EQ(way("(a)<-[*]-(b)"), "[1, 4]");
  EXPECT_EQ(way("(a)-[*]-(b)"), "[1, 4]");
  EXPECT_EQ(way("(a)-[:R*]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[:R|S*]->(b)"), "[1, 5, 4]");
  EXPECT_EQ(way("(a)-[:!S*]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[:R*..2]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[:R*..3]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[:R*0..3]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[:R*1]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[]->(b)"), "0 rows");
  EXPECT_EQ(way("(b)-->(a)"), "[4, 1]");
  EXPECT_EQ(way("(a)-[:R]->{1,3}(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-->+(b)"), "[1, 5, 4]");
  EXPECT_EQ(way("(a)-[:Unknown*]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[*0..0]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[:R*]-(b)"), "[1, 2, 3, 4]");
}

TEST_F(ShortestPathTest, ObeyTheConditionOfEachRelationship) {
  two_ways();
  EXPECT_EQ(way("(a)-[r* WHERE r.w < 4]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[r* WHERE r.w < 3]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[r* WHERE r.w < 6]-(b)"), "[1, 5, 4]");
  EXPECT_EQ(way("(a)-[r* WHERE r.w < a.v + 3]->(b)"), "[1, 2, 3, 4]");
  EXPECT_EQ(way("(a)-[* {w: 4}]->(b)"), "0 rows");
  EXPECT_EQ(way("(a)-[* {w: 6}]-(b)"), "[1, 4]");
  EXPECT_THAT(rows("MATCH (a {v: 1}), (b {v: 4}) MATCH p = shortestPath((a)-[r*]->(b)) WHERE all(x IN r "
                   "WHERE x.w < 4) "
                   "RETURN p"),
              IsEmpty())
      << "a condition behind it is asked of what was found";
}

TEST_F(ShortestPathTest, BindPathRelationshipsAndEnds) {
  two_ways();
  EXPECT_THAT(rows("MATCH p = shortestPath((a {v: 1})-[r*]->(b {v: 4})) RETURN [x IN r | x.w], length(p), "
                   "r = relationships(p), nodes(p)[0] = a, nodes(p)[-1] = b"),
              ElementsAre("[4, 5] | 2 | true | true | true"));
  EXPECT_THAT(rows("MATCH p = shortestPath((b {v: 4})<-[r*]-(a {v: 1})) RETURN [x IN r | x.w], length(p)"),
              ElementsAre("[5, 4] | 2"));
  EXPECT_THAT(rows("MATCH p = shortestPath((a {v: 4})-[r]->(b {v: 1})) RETURN r.w, length(p)"),
              ElementsAre("6 | 1"))
      << "one relationship is no list";
  EXPECT_THAT(rows("MATCH shortestPath((a {v: 1})-[*]->(b {v: 4})) RETURN a.v, b.v"), ElementsAre("1 | 4"))
      << "without a name";
  EXPECT_THAT(rows("MATCH (a {v: 1}) OPTIONAL MATCH p = shortestPath((a)-[:Unknown*]->({v: 4})) RETURN p"),
              ElementsAre("null"));
}

TEST_F(ShortestPathTest, LeadToEveryOtherNodeWhereTheEndsAreOpen) {
  two_ways();
  EXPECT_THAT(rows("MATCH p = shortestPath(({v: 1})-[*]->(b)) RETURN b.v, length(p) ORDER BY b.v"),
              ElementsAre("2 | 1", "3 | 2", "4 | 2", "5 | 1"));
  EXPECT_THAT(rows("MATCH p = shortestPath((a)-[:R*]->(b)) RETURN a.v, b.v, length(p) ORDER BY a.v, b.v"),
              ElementsAre("1 | 2 | 1", "1 | 3 | 2", "1 | 4 | 3", "2 | 3 | 1", "2 | 4 | 2", "3 | 4 | 1"));
  EXPECT_THAT(rows("MATCH p = shortestPath((a WHERE a.v < 3)-[:R*]->(b WHERE b.v > a.v + 1)) RETURN a.v, b.v "
                   "ORDER BY a.v, b.v"),
              ElementsAre("1 | 3", "1 | 4", "2 | 4"));
}

TEST_F(ShortestPathTest, LeadFromANodeToItselfOnlyInNoStep) {
  two_ways();
  for (const char* pattern : {"(a)-[*]->(a)", "(a)-[*]-(a)", "(a)-[*1..]->(a)", "(a)-[]->(a)"}) {
    EXPECT_THAT(rows("MATCH (a {v: 1}) MATCH p = shortestPath(" + std::string(pattern) + ") RETURN p"),
                IsEmpty())
        << pattern;
    EXPECT_THAT(rows("MATCH (a {v: 1}) MATCH p = allShortestPaths(" + std::string(pattern) + ") RETURN p"),
                IsEmpty())
        << pattern;
  }
  EXPECT_THAT(rows("MATCH (a {v: 1}) MATCH p = shortestPath((a)-[r*0..]->(a)) RETURN r, length(p)"),
              ElementsAre("[] | 0"));
  EXPECT_THAT(rows("MATCH (a {v: 1}) MATCH p = allShortestPaths((a)-[*0..3]-(a)) RETURN length(p)"),
              ElementsAre("0"));
  EXPECT_THAT(rows("MATCH p = allShortestPaths((a)-[:Unknown*0..]-(b)) RETURN length(p)"), SizeIs(5));
}

TEST_F(ShortestPathTest, AllOfThemAreToldApartByTheirRelationships) {
  rows(
      "CREATE (a {v: 1})-[:R]->(m {v: 2})-[:R]->(b {v: 4}), (a)-[:R]->(m), (a)-[:R]->({v: 3})-[:R]->(b), "
      "(m)-[:R]->(m), "
      "(a)-[:R]->(a), (b)-[:R]->(b), (a)-[:R]->()-[:R]->()-[:R]->(b)");
  EXPECT_EQ(ways("(a)-[*]->(b)"), 3U);
  EXPECT_EQ(ways("(a)-[*]-(b)"), 3U);
  EXPECT_EQ(ways("(b)<-[*]-(a)"), 3U);
  EXPECT_EQ(ways("(b)-[*]->(a)"), 0U);
  EXPECT_EQ(ways("(a)-[*..1]->(b)"), 0U);
  EXPECT_EQ(rows("MATCH (a {v: 1}), (b {v: 4}) MATCH p = shortestPath((a)-[*]->(b)) RETURN p").size(), 1U);
  EXPECT_THAT(rows("MATCH p = allShortestPaths(({v: 1})-[r*]->({v: 4})) WITH DISTINCT relationships(p) AS x "
                   "RETURN count(*)"),
              ElementsAre("3"));
  EXPECT_THAT(rows("MATCH p = allShortestPaths(({v: 1})-[r]->({v: 2})) RETURN length(p)"),
              ElementsAre("1", "1"));
}

TEST_F(ShortestPathTest, StandInExpressions) {
  two_ways();
  const std::string ends = "MATCH (a {v: 1}), (b {v: 4}) ";
  EXPECT_THAT(rows(ends + "RETURN length(shortestPath((a)-[*]->(b))), length(shortestPath((a)-[:R*]->(b))), "
                          "shortestPath((a)-[:Unknown*]->(b)), shortestPath((a)-[*]->(a)), "
                          "length(shortestPath((a)-[*0..]->(a)))"),
              ElementsAre("2 | 3 | null | null | 0"));
  EXPECT_THAT(
      rows(ends +
           "RETURN [p IN allShortestPaths((a)-[*]->(b)) | length(p)], allShortestPaths((a)-[*..1]->(b))"),
      ElementsAre("[2] | []"));
  EXPECT_THAT(rows("MATCH (n) WHERE shortestPath((n)-[:S*]->({v: 4})) IS NOT NULL RETURN n.v ORDER BY n.v"),
              ElementsAre("1", "5"));
  EXPECT_THAT(rows("MATCH (a {v: 1}), (n) RETURN n.v ORDER BY length(shortestPath((a)-[*]->(n))), n.v"),
              ElementsAre("2", "5", "3", "4", "1"));
  EXPECT_THAT(
      rows(ends + "RETURN EXISTS { shortestPath((a)-[:R*..2]->(b)) }, COUNT { shortestPath((a)-[*]->(x)) }"),
      ElementsAre("false | 4"));
  EXPECT_THAT(rows("OPTIONAL MATCH (a:Unknown) MATCH (b {v: 4}) RETURN shortestPath((a)-[*]->(b))"),
              ElementsAre("null"));
}

TEST_F(ShortestPathTest, WantTwoNodesAndOneRelationshipBetween) {
  for (const char* wrong :
       {"MATCH p = shortestPath((a)-->(b)-->(c)) RETURN p", "MATCH p = shortestPath((a)) RETURN p",
        "MATCH p = shortestPath((a)-[*2..]->(b)) RETURN p", "MATCH p = shortestPath((a)-[*2]->(b)) RETURN p",
        "MATCH p = shortestPath((a)-[*3..5]->(b)) RETURN p",
        "MATCH p = shortestPath((a)-[]->{2}(b)) RETURN p", "MATCH p = shortestPath() RETURN p",
        "MATCH shortestPath((a)-[*]->(b), (c)) RETURN a", "MATCH p = shortestPath(q = (a)-[*]->(b)) RETURN p",
        "MATCH (a) RETURN shortestPath((a)-->()-->())", "RETURN shortestPath((a)-[*]->(b))",
        "MATCH p = shortestPath(shortestPath((a)-[*]->(b))) RETURN p"}) {
    EXPECT_THAT(error_kind(wrong), HasSubstr("compile SyntaxError")) << wrong;
  }
  EXPECT_EQ(error_kind("MATCH (p), p = shortestPath((a)-[*]->(b)) RETURN p"),
            "compile SyntaxError VariableAlreadyBound");
}

TEST_F(ShortestPathTest, TheirNamesStayNamesOfOtherThings) {
  EXPECT_THAT(rows("WITH 1 AS shortestPath, 2 AS allShortestPaths RETURN shortestPath + allShortestPaths"),
              ElementsAre("3"));
  EXPECT_THAT(
      rows("CREATE (shortestPath:allShortestPaths {shortestPath: 1}) RETURN shortestPath.shortestPath"),
      ElementsAre("1"));
  two_ways();
  EXPECT_EQ(way("(a)-[*]->(b)"), "[1, 5, 4]");
  EXPECT_THAT(rows("MATCH p = SHORTESTPATH(({v: 1})-[*]->({v: 4})) RETURN length(p)"), ElementsAre("2"));
}

TEST_F(ShortestPathTest, OfALongChainAndADenseGraphAreFoundAtOnce) {
  rows("UNWIND range(1, 2000) AS i CREATE (:Link {i: i})");
  rows("CREATE INDEX FOR (l:Link) ON (l.i)");
  rows("MATCH (a:Link), (b:Link {i: a.i + 1}) CREATE (a)-[:NEXT]->(b)");
  EXPECT_THAT(rows("MATCH p = shortestPath((:Link {i: 1})-[*]->(:Link {i: 2000})) RETURN length(p)"),
              ElementsAre("1999"));
  EXPECT_THAT(rows("MATCH p = shortestPath((:Link {i: 2000})-[*]->(:Link {i: 1})) RETURN length(p)"),
              IsEmpty());
  std::vector<graph::NodeId> dense;
  for (std::int64_t i = 0; i < 60; ++i) dense.push_back(node({"Dense"}, {{"i", i}}));
  for (const auto a : dense) {
    for (const auto b : dense) relate(a, "T", b);
  }
  EXPECT_THAT(rows("MATCH p = allShortestPaths((:Dense {i: 1})-[*]-(:Dense {i: 2})) RETURN length(p)"),
              ElementsAre("1", "1"));
}

// --- against breadth-first search ---

struct Step {
  std::size_t from;
  std::size_t to;
  std::int64_t type;  ///< 0: R, 1: S
  std::int64_t w;
};

struct Wanted {
  char arrow;  ///< '>', '<' or '-'
  std::optional<std::int64_t> type;
  std::size_t least;
  std::optional<std::size_t> most;
  std::optional<std::int64_t> below;  ///< WHERE r.w < below
};

using Way = std::vector<std::int64_t>;

/// All shortest ways between two nodes, as lists of the steps' numbers, by their definition: the ways of
/// every length, one after the other, until there are some.
std::set<Way> shortest_ways(const std::vector<Step>& steps, std::size_t nodes, std::size_t from,
                            std::size_t to, const Wanted& wanted) {
  if (from == to) return wanted.least == 0 ? std::set<Way>{{}} : std::set<Way>{};
  std::vector<std::pair<std::size_t, Way>> ways = {{from, {}}};
  for (std::size_t length = 1; length < nodes && length <= wanted.most.value_or(nodes); ++length) {
    std::vector<std::pair<std::size_t, Way>> longer;
    std::set<Way> found;
    for (const auto& [end, way] : ways) {
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        if (wanted.type && step.type != *wanted.type) continue;
        if (wanted.below && step.w >= *wanted.below) continue;
        for (const bool forward : {true, false}) {
          if (wanted.arrow == (forward ? '<' : '>')) continue;
          if ((forward ? step.from : step.to) != end || step.from == step.to) continue;
          const std::size_t next = forward ? step.to : step.from;
          Way extended = way;
          extended.push_back(static_cast<std::int64_t>(i));
          if (next == to) found.insert(extended);
          longer.emplace_back(next, std::move(extended));
        }
      }
    }
    if (!found.empty()) return found;
    ways = std::move(longer);
    if (ways.size() > 20000) return {};
  }
  return {};
}

TEST_F(ShortestPathTest, AreThoseOfTheirDefinitionInRandomGraphs) {
  for (const std::uint64_t seed : test::seeds(60)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    reopen();
    const std::size_t count = seed % 10 < 3 ? seed % 10 : 2 + random.below(5);
    std::vector<graph::NodeId> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back(node({}, {{"i", static_cast<std::int64_t>(i)}}));
    std::vector<Step> steps;
    for (std::size_t i = random.below(2 * count + 1); i > 0 && count > 0; --i) {
      steps.push_back({random.below(count), random.below(count), static_cast<std::int64_t>(random.below(2)),
                       static_cast<std::int64_t>(random.below(4))});
      relate(ids[steps.back().from], steps.back().type == 0 ? "R" : "S", ids[steps.back().to],
             {{"i", static_cast<std::int64_t>(steps.size() - 1)}, {"w", steps.back().w}});
    }
    for (int i = 0; i < 8; ++i) {
      Wanted wanted{random.pick(std::vector<char>{'>', '<', '-'}), {}, random.chance(30) ? 0U : 1U, {}, {}};
      if (random.chance(40)) wanted.type = static_cast<std::int64_t>(random.below(2));
      if (random.chance(40)) wanted.most = wanted.least + random.below(3);
      if (random.chance(40)) wanted.below = static_cast<std::int64_t>(random.below(5));
      const std::string relationship =
          "[r" + std::string(wanted.type ? (*wanted.type == 0 ? ":R" : ":S") : "") + "*" +
          std::to_string(wanted.least) + ".." + (wanted.most ? std::to_string(*wanted.most) : "") +
          (wanted.below ? " WHERE r.w < " + std::to_string(*wanted.below) : "") + "]";
      const std::string pattern = std::string(wanted.arrow == '<' ? "(a)<-" : "(a)-") + relationship +
                                  (wanted.arrow == '>' ? "->(b)" : "-(b)");
      Rows expected;
      Rows ends;
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
          const auto found = shortest_ways(steps, count, a, b, wanted);
          const std::string pair = std::to_string(a) + " | " + std::to_string(b) + " | ";
          for (const Way& way : found) expected.push_back(pair + show(Value(List(way.begin(), way.end()))));
          if (!found.empty()) ends.push_back(pair + std::to_string(found.begin()->size()));
        }
      }
      std::sort(expected.begin(), expected.end());
      std::sort(ends.begin(), ends.end());
      const auto sorted = [&](const std::string& query) {
        Rows found = rows(query);
        std::sort(found.begin(), found.end());
        return found;
      };
      EXPECT_EQ(sorted("MATCH p = allShortestPaths(" + pattern +
                       ") RETURN a.i, b.i, [x IN relationships(p) | x.i]"),
                expected)
          << pattern;
      if (!wanted.below) {  // an expression knows no variable of its own for the relationship
        std::string unnamed = pattern;
        unnamed.erase(unnamed.find("[r") + 1, 1);
        EXPECT_EQ(sorted("MATCH (a), (b) UNWIND allShortestPaths(" + unnamed +
                         ") AS p RETURN a.i, b.i, [x IN relationships(p) | x.i]"),
                  expected)
            << unnamed;
      }
      EXPECT_EQ(sorted("MATCH p = shortestPath(" + pattern + ") RETURN a.i, b.i, length(p)"), ends)
          << pattern;
      const Rows one = sorted("MATCH p = shortestPath(" + pattern + ") RETURN a.i, b.i, [x IN r | x.i]");
      EXPECT_TRUE(std::includes(expected.begin(), expected.end(), one.begin(), one.end())) << pattern;
    }
  }
}

}  // namespace
}  // namespace cairn::query
