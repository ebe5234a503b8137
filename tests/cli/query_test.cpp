// `cairn query`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Query : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  static constexpr const char* kWinds =
      "MATCH (c:Concept) WHERE c.name ENDS WITH 'Wind' RETURN c.name AS name, 1.5 AS half ORDER BY name";
};

TEST_F(Query, WritesATable) {
  const Outcome run = cairn({"query", kWinds});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, AllOf(HasSubstr("name"), HasSubstr("Apparent Wind"), HasSubstr("True Wind"),
                             HasSubstr("2 rows\n")));
  EXPECT_EQ(run.out, cairn({"query", kWinds, "--format", "table"}).out);
  EXPECT_THAT(cairn({"query", "RETURN 1"}).out, HasSubstr("1 row\n"));
}

TEST_F(Query, WritesJsonWithTypes) {
  const Outcome run = cairn({"query", kWinds, "--format", "json"});
  EXPECT_EQ(
      run.json(),
      Json::parse(
          R"({"columns":["name","half"],"rows":[["Apparent Wind",{"$float":"1.5"}],["True Wind",{"$float":"1.5"}]]})"));
  EXPECT_EQ(run.out, cairn({"query", kWinds, "--json"}).out);
}

TEST_F(Query, WritesALineARow) {
  EXPECT_THAT(cairn({"query", kWinds, "--format", "jsonl"}).lines(),
              ElementsAre(R"({"name":"Apparent Wind","half":{"$float":"1.5"}})",
                          R"({"name":"True Wind","half":{"$float":"1.5"}})"));
}

TEST_F(Query, WritesCommaSeparatedValues) {
  const Outcome run =
      cairn({"query", "RETURN 'a,b' AS x, 'say \"hi\"' AS y, null AS z, 1 AS n", "--format", "csv"});
  EXPECT_THAT(run, EndsWith(0));
  std::string text = run.out;
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  EXPECT_EQ(text, "x,y,z,n\n\"a,b\",\"say \"\"hi\"\"\",,1\n");
}

TEST_F(Query, WritesColumnsOfAnEmptyResult) {
  EXPECT_EQ(cairn({"query", "MATCH (n:Nothing) RETURN n AS x", "--format", "json"}).json(),
            Json::parse(R"({"columns":["x"],"rows":[]})"));
  EXPECT_EQ(cairn({"query", "MATCH (n:Nothing) RETURN n AS x", "--format", "jsonl"}).out, "");
  EXPECT_THAT(cairn({"query", "MATCH (n:Nothing) RETURN n AS x"}).out, HasSubstr("0 rows"));
}

TEST_F(Query, TakesParametersOfEveryType) {
  const Json answer =
      cairn({"query",
             "RETURN $i AS i, $s AS s, $q AS q, $l AS l, $m AS m, $n AS n, $b AS b, $e AS e, $x AS x",
             "--param",
             "i=42",
             "--param",
             "s=plain words",
             "--param",
             "q=\"42\"",
             "--param",
             "l=[1,\"a\",null]",
             "--param",
             "m={\"k\":1}",
             "--param",
             "n=null",
             "--param",
             "b=true",
             "--param",
             "e=",
             "--param",
             "x=a=b",
             "--format",
             "json"})
          .json();
  EXPECT_EQ(answer["rows"][0],
            Json::parse(R"([42,"plain words","42",[1,"a",null],{"k":1},null,true,"","a=b"])"));
}

TEST_F(Query, TakesFractionsAsParameters) {
  const Outcome run = cairn({"query", "RETURN $x AS x", "--param", "x=0.5", "--format", "json"});
  ASSERT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.json()["rows"][0][0], Json::parse(R"({"$float":"0.5"})"));
}

TEST_F(Query, TakesAParameterAsAConcept) {
  const Json answer = cairn({"query", "PREREQUISITES OF $goal YIELD concept RETURN concept.name AS name",
                             "--param", "goal=sail trim", "--format", "json"})
                          .json();
  EXPECT_EQ(answer["rows"].size(), 5U);
}

TEST_F(Query, ReadsItsTextFromAFileOrTheStandardInput) {
  RunOptions options;
  options.input = "RETURN 7 AS seven";
  EXPECT_EQ(cairn({"query", "-f", "-", "--format", "json"}, options).json()["rows"][0][0], 7);
  EXPECT_EQ(cairn({"query", "--file", write("q.cypher", "RETURN 8\n").string(), "--format", "json"})
                .json()["rows"][0][0],
            8);
  EXPECT_THAT(cairn({"query", "-f", (folder_ / "missing").string()}), EndsWith(3));
  EXPECT_THAT(cairn({"query", "RETURN 7", "-f", write("q.cypher", "RETURN 8\n").string()}), EndsWith(2))
      << "which of both?";
}

TEST_F(Query, ThatIsWrongEndsWithTwoAndThePlaceUnderlined) {
  const Outcome run = cairn({"query", "MATCH (n:Concept)\nRETURN n.name ORDR BY n.name"});
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.err, AllOf(HasSubstr("line 2"), HasSubstr("RETURN n.name ORDR BY n.name\n"), HasSubstr("^"),
                             HasSubstr("ORDER")));
  EXPECT_EQ(run.out, "");
}

class WrongQuery : public Query, public ::testing::WithParamInterface<const char*> {};

TEST_P(WrongQuery, EndsWithTwoAndSaysWhy) {
  const Outcome run = cairn({"query", GetParam()});
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, ::testing::StartsWith("cairn: "));
}

INSTANTIATE_TEST_SUITE_P(Such, WrongQuery,
                         ::testing::Values("RETURN nothing", "RETURN 1/0", "RETURN foo(1)", "RETURN $missing",
                                           "", ";", "CREATE", "RETURN 'open"));

TEST_F(Query, ThatFindsNothingEndsWithNought) {
  EXPECT_THAT(cairn({"query", "MATCH (n:Nothing) RETURN n"}), EndsWith(0));
}

using WritingQuery = ProgramTest;

TEST_F(WritingQuery, ChangesTheDatabaseAndMakesItWhereThereIsNone) {
  EXPECT_THAT(cairn({"query", "MATCH (n) RETURN n"}), EndsWith(3)) << "reading makes none";
  const Outcome created = cairn({"query", "CREATE (:Port {name: 'Hamburg'})"});
  EXPECT_THAT(created, EndsWith(0));
  EXPECT_EQ(created.out, "done\n");
  EXPECT_THAT(cairn({"query", "MATCH (n:Port) SET n.ships = 7"}), EndsWith(0));
  EXPECT_THAT(cairn({"query", "MATCH (n:Port) RETURN n.name, n.ships", "--format", "jsonl"}).lines(),
              ::testing::ElementsAre(R"({"n.name":"Hamburg","n.ships":7})"));
}

TEST_F(WritingQuery, ThatFailsChangesNothing) {
  EXPECT_THAT(cairn({"query", "CREATE (:A {n: 1})"}), EndsWith(0));
  EXPECT_THAT(cairn({"query", "MATCH (a:A) CREATE (:B) SET a.n = 1 / 0"}), EndsWith(2));
  EXPECT_THAT(cairn({"query", "MATCH (n) RETURN labels(n) AS l, n.n AS n", "--format", "jsonl"}).lines(),
              ::testing::ElementsAre(R"({"l":["A"],"n":1})"));
}

TEST_F(Query, WritesNothingOfAResultThatFails) {
  const Outcome run = cairn({"query", "UNWIND [1, 0] AS x RETURN 1 / x", "--format", "json"});
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_EQ(run.out, "");
}

}  // namespace
}  // namespace cairn::cli
