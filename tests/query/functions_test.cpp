// Every function: what it gives, what it gives for null, and what it refuses.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class FunctionsTest : public QueryTest {
 protected:
  void expect_refused(const std::vector<std::string>& expressions, const std::string& kind) {
    for (const auto& expression : expressions)
      EXPECT_EQ(error_kind("RETURN " + expression), kind) << expression;
  }
};

TEST_F(FunctionsTest, OfStrings) {
  expect_values({
      {"toLower('GANs Ü')", "'gans ü'"},
      {"toUpper('straße')", "'STRASSE'"},
      {"trim('  a b\\n')", "'a b'"},
      {"lTrim('\\t a ')", "'a '"},
      {"rTrim(' a \\r\\n')", "' a'"},
      {"trim('   ')", "''"},
      {"trim('')", "''"},
      {"trim('\u3000\u00A0a\u3000b\u2003')", "'a\u3000b'"},
      {"lTrim('\u3000a ') + '|' + rTrim(' a\u3000')", "'a | a'"},
      {"substring('hello', 1)", "'ello'"},
      {"substring('hello', 1, 3)", "'ell'"},
      {"substring('hello', 0, 0)", "''"},
      {"substring('hello', 9)", "''"},
      {"substring('hello', 3, 99)", "'lo'"},
      {"substring('数学の道', 1, 2)", "'学の'"},
      {"left('hello', 2)", "'he'"},
      {"left('hi', 9)", "'hi'"},
      {"left('数学', 1)", "'数'"},
      {"right('hello', 2)", "'lo'"},
      {"right('hi', 9)", "'hi'"},
      {"right('hi', 0)", "''"},
      {"right('数学', 1)", "'学'"},
      {"replace('banana', 'an', 'AN')", "'bANANa'"},
      {"replace('aaa', 'aa', 'b')", "'ba'"},
      {"replace('abc', 'x', 'y')", "'abc'"},
      {"replace('abc', 'b', '')", "'ac'"},
      {"replace('abc', '', '-')", "'abc'"},
      {"replace('a', 'a', 'aa')", "'aa'"},
      {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
      {"split('a', ',')", "['a']"},
      {"split(',', ',')", "['', '']"},
      {"split('a--b', '--')", "['a', 'b']"},
      {"split('aé', '')", "['a', 'é']"},
      {"reverse('aé数')", "'数éa'"},
      {"size('数学 😀')", "4"},
      {"size('')", "0"},
      {"TOUPPER('a') + tolower('B')", "'Ab'"},
  });
}

TEST_F(FunctionsTest, OfNumbers) {
  expect_values({
      {"abs(-3)", "3"},      {"abs(-3.5)", "3.5"},    {"abs(0)", "0"},         {"sign(-2)", "-1"},
      {"sign(0)", "0"},      {"sign(0.1)", "1"},      {"ceil(1.1)", "2.0"},    {"ceil(-1.1)", "-1.0"},
      {"ceil(2)", "2.0"},    {"floor(1.9)", "1.0"},   {"floor(-1.1)", "-2.0"}, {"round(2.5)", "3.0"},
      {"round(2.4)", "2.0"}, {"round(-2.6)", "-3.0"}, {"sqrt(16)", "4.0"},     {"sqrt(-1)", "NaN"},
      {"exp(0)", "1.0"},     {"log(1)", "0.0"},       {"log10(1000)", "3.0"},  {"log(0)", "-Infinity"},
  });
}

TEST_F(FunctionsTest, TimestampStandsStillDuringAStatement) {
  EXPECT_THAT(rows("UNWIND range(1, 1000) AS i WITH timestamp() AS t RETURN count(DISTINCT t), min(t) = "
                   "datetime().epochMillis"),
              ElementsAre("1 | true"));
  EXPECT_THAT(rows("RETURN timestamp() > 1.7e12 AND timestamp() < 1e14"), ElementsAre("true"));
}

TEST_F(FunctionsTest, RandomUuidsAreOfTheirFormAndDifferent) {
  EXPECT_THAT(rows("UNWIND range(1, 1000) AS i WITH randomUUID() AS id "
                   "RETURN count(DISTINCT id), "
                   "count(CASE WHEN id =~ "
                   "'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}' THEN 1 END)"),
              ElementsAre("1000 | 1000"));
}

TEST_F(FunctionsTest, RoundGivesTheNearestWholeNumber) {
  expect_values({
      {"round(0.49999999999999994)", "0.0"},
      {"round(4503599627370497.0)", "4503599627370497.0"},
      {"round(9007199254740991.0)", "9007199254740991.0"},
      {"round(-2.5)", "-2.0"},
      {"round(1e300)", "1e+300"},
  });
}

TEST_F(FunctionsTest, Conversions) {
  expect_values({
      {"toString(1)", "'1'"},
      {"toString(1.0)", "'1.0'"},
      {"toString(1e21)", "'1e+21'"},
      {"toString(true)", "'true'"},
      {"toString('a')", "'a'"},
      {"toInteger('42')", "42"},
      {"toInteger('-7')", "-7"},
      {"toInteger('1.9')", "1"},
      {"toInteger(-1.9)", "-1"},
      {"toInteger('abc')", "null"},
      {"toInteger('')", "null"},
      {"toInteger('1x')", "null"},
      {"toInteger('+5')", "5"},
      {"toInteger('+-5')", "null"},
      {"toInteger('0x1F')", "null"},
      {"toInteger('9223372036854775807')", "9223372036854775807"},
      {"toInteger('9223372036854775808')", "null"},
      {"toInteger(1e30)", "null"},
      {"toInteger(0.0 / 0.0)", "null"},
      {"toFloat('1.5')", "1.5"},
      {"toFloat('1e3')", "1000.0"},
      {"toFloat(2)", "2.0"},
      {"toFloat('x')", "null"},
      {"toFloat('+1.5')", "1.5"},
      {"toFloat('-')", "null"},
      {"toFloat('')", "null"},
      {"toFloat('1e-400')", "0.0"},
      {"toFloat('-1e400')", "-Infinity"},
      {"toFloat('inf')", "null"},
      {"toFloat(toString(-1.0 / 0.0)) = -1.0 / 0.0", "true"},
      {"toString(100000.0)", "'100000.0'"},
      {"toString(0.0001) + ' ' + toString(0.00001)", "'0.0001 1e-05'"},
      {"toString(1e15) + ' ' + toString(1e16)", "'1000000000000000.0 1e+16'"},
      {"toBoolean('TRUE')", "true"},
      {"toBoolean('false')", "false"},
      {"toBoolean('yes')", "null"},
      {"toBoolean('')", "null"},
      {"toBoolean(true)", "true"},
  });
  expect_refused({"toString([1])", "toString({a: 1})", "toInteger(true)", "toInteger([])", "toFloat(true)",
                  "toFloat({})", "toBoolean(1)", "toBoolean([])"},
                 "runtime TypeError InvalidArgumentValue");
}

TEST_F(FunctionsTest, OfLists) {
  expect_values({
      {"size([1, null, 3])", "3"},
      {"size([])", "0"},
      {"head([1, 2])", "1"},
      {"head([])", "null"},
      {"last([1, 2])", "2"},
      {"last([])", "null"},
      {"tail([1, 2, 3])", "[2, 3]"},
      {"tail([1])", "[]"},
      {"tail([])", "[]"},
      {"reverse([1, 'a', null])", "[null, 'a', 1]"},
      {"reverse([])", "[]"},
      {"coalesce(null, 2, 3)", "2"},
      {"coalesce(null, 1, 1 / 0)", "1"},
      {"coalesce(null, null)", "null"},
      {"coalesce(false, true)", "false"},
      {"keys({b: 1, a: null})", "['a', 'b']"},
      {"keys({})", "[]"},
      {"properties({a: 1})", "{a: 1}"},
  });
}

TEST_F(FunctionsTest, RangeCountsWithBothEnds) {
  expect_values({
      {"range(1, 3)", "[1, 2, 3]"},
      {"range(3, 1)", "[]"},
      {"range(1, 1)", "[1]"},
      {"range(0, 10, 5)", "[0, 5, 10]"},
      {"range(0, 9, 5)", "[0, 5]"},
      {"range(3, 1, -1)", "[3, 2, 1]"},
      {"range(1, 3, -1)", "[]"},
      {"range(-1, 1)", "[-1, 0, 1]"},
      {"size(range(1, 100000))", "100000"},
  });
  expect_refused(
      {"range(1, 3, 0)", "range(0, 9223372036854775807)", "range(-9223372036854775808, 9223372036854775807)"},
      "runtime ArgumentError NumberOutOfRange");
  expect_refused({"range(1.0, 3)", "range('a', 3)", "range(1, 3, 0.5)"},
                 "runtime ArgumentError InvalidArgumentType");
}

TEST_F(FunctionsTest, RangeIsExactAtTheEndsOf64Bits) {
  expect_values({
      {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
      {"range(-9223372036854775807, -9223372036854775808, -1)",
       "[-9223372036854775807, -9223372036854775808]"},
      {"range(9007199254740992, 9007199254740993)", "[9007199254740992, 9007199254740993]"},
      {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
       "[-9223372036854775808, -1, 9223372036854775806]"},
      {"range(0, -9223372036854775808, -9223372036854775808)", "[0, -9223372036854775808]"},
  });
}

TEST_F(FunctionsTest, OfNodesRelationshipsAndPaths) {
  const auto a = node({"A", "B"}, {{"x", std::int64_t{1}}, {"y", "t"}});
  const auto b = node({}, {{"z", true}});
  const auto r = relate(a, "T", b, {{"w", 2.5}});
  EXPECT_THAT(rows("MATCH (a:A) RETURN id(a), size(labels(a)), 'A' IN labels(a), keys(a), properties(a)"),
              ElementsAre(std::to_string(a) + " | 2 | true | ['x', 'y'] | {x: 1, y: 't'}"));
  EXPECT_THAT(
      rows("MATCH ()-[r]->() RETURN id(r), type(r), keys(r), properties(r), startNode(r).x, endNode(r).z"),
      ElementsAre(std::to_string(r) + " | 'T' | ['w'] | {w: 2.5} | 1 | true"));
  EXPECT_THAT(
      rows("MATCH p = (:A)-->() RETURN length(p), size(nodes(p)), nodes(p)[1].z, relationships(p)[0].w"),
      ElementsAre("1 | 2 | true | 2.5"));
  EXPECT_THAT(rows("MATCH p = (:A) RETURN length(p), nodes(p), relationships(p)"),
              ElementsAre("0 | [(:A:B {x: 1, y: 't'})] | []"));
  EXPECT_THAT(rows("MATCH (n) WHERE n.z RETURN labels(n)"), ElementsAre("[]"));
  EXPECT_THAT(rows("MATCH (n:A) RETURN n['x'], n['nothing'], n[null], n.x, n.nothing"),
              ElementsAre("1 | null | null | 1 | null"));
}

TEST_F(FunctionsTest, OfNullAreNull) {
  for (const char* call : {"id(null)",
                           "labels(null)",
                           "type(null)",
                           "startNode(null)",
                           "endNode(null)",
                           "properties(null)",
                           "keys(null)",
                           "nodes(null)",
                           "relationships(null)",
                           "size(null)",
                           "length(null)",
                           "head(null)",
                           "last(null)",
                           "tail(null)",
                           "reverse(null)",
                           "range(null, 1)",
                           "range(1, null)",
                           "coalesce(null)",
                           "toString(null)",
                           "toInteger(null)",
                           "toFloat(null)",
                           "toBoolean(null)",
                           "toLower(null)",
                           "toUpper(null)",
                           "trim(null)",
                           "lTrim(null)",
                           "rTrim(null)",
                           "substring(null, 1)",
                           "left(null, 1)",
                           "right(null, 1)",
                           "replace(null, 'a', 'b')",
                           "replace('a', null, 'b')",
                           "replace('a', 'b', null)",
                           "split(null, ',')",
                           "split('a', null)",
                           "abs(null)",
                           "sign(null)",
                           "ceil(null)",
                           "floor(null)",
                           "round(null)",
                           "sqrt(null)",
                           "exp(null)",
                           "log(null)",
                           "log10(null)"}) {
    EXPECT_EQ(value(call), "null") << call;
  }
}

TEST_F(FunctionsTest, RefuseTypesThatTheyCanNeverTakeBeforeTheQueryRuns) {
  expect_refused({"id(1)",
                  "labels('a')",
                  "type(1)",
                  "startNode(1)",
                  "endNode('a')",
                  "properties(1)",
                  "keys('a')",
                  "nodes([])",
                  "relationships(1)",
                  "size(1)",
                  "length(1)",
                  "head('a')",
                  "last(1)",
                  "tail({})",
                  "reverse(1)",
                  "toLower(1)",
                  "toUpper([])",
                  "trim(1)",
                  "lTrim(1)",
                  "rTrim(true)",
                  "substring(1, 1)",
                  "right(1, 1)",
                  "replace(1, 'a', 'b')",
                  "split(1, ',')",
                  "abs('a')",
                  "sign([])",
                  "ceil('a')",
                  "floor(true)",
                  "round('a')",
                  "sqrt('4')",
                  "exp([])",
                  "log({})",
                  "log10('a')",
                  "sin('a')"},
                 "compile SyntaxError InvalidArgumentType");
}

TEST_F(FunctionsTest, RefuseTheWrongTypes) {
  expect_refused({"substring('a', 'b')", "left('a', 1.5)", "replace('a', 1, 'b')", "split('a', 1)",
                  "toUpper([1, 'a'][0])", "labels([1, null][0])", "size([1, 'a'][0])", "sqrt(['4', 4][0])"},
                 "runtime TypeError InvalidArgumentValue");
  expect_refused({"left('a', -1)", "right('a', -1)", "substring('a', -1)", "substring('a', 0, -1)"},
                 "runtime ArgumentError NegativeIntegerArgument");
}

TEST_F(FunctionsTest, SayInMessagesWhichFunctionRefused) {
  for (const auto& [call, name] : std::vector<std::pair<std::string, std::string>>{{"sqrt('a')", "sqrt()"},
                                                                                   {"keys(1)", "keys()"},
                                                                                   {"avg('a')", "avg()"},
                                                                                   {"trim(1)", "trim()"},
                                                                                   {"rTrim(1)", "rTrim()"}}) {
    const auto thrown = error("RETURN " + call);
    ASSERT_TRUE(thrown) << call;
    EXPECT_THAT(thrown->reason(), HasSubstr(name)) << call;
  }
}

TEST_F(FunctionsTest, TakeOnlyAsManyArgumentsAsTheyHave) {
  for (const char* call :
       {"size()", "size(1, 2)", "left('a')", "substring('a')", "substring('a', 1, 2, 3)", "range(1)",
        "range(1, 2, 3, 4)", "coalesce()", "replace('a', 'b')", "count()", "sum(1, 2)"}) {
    EXPECT_EQ(error_kind(std::string("RETURN ") + call), "compile SyntaxError InvalidNumberOfArguments")
        << call;
  }
}

TEST_F(FunctionsTest, DistinctBelongsToAggregates) {
  for (const char* query :
       {"RETURN toUpper(DISTINCT 'a')", "RETURN size(DISTINCT [1, 1])", "RETURN coalesce(DISTINCT 1, 1)"}) {
    EXPECT_TRUE(error(query)) << query;
  }
}

// --- aggregates ---

TEST_F(FunctionsTest, AggregatesPassOverNull) {
  EXPECT_THAT(
      rows("UNWIND [1, null, 3] AS n RETURN count(n), count(*), sum(n), avg(n), min(n), max(n), collect(n)"),
      ElementsAre("2 | 3 | 4 | 2.0 | 1 | 3 | [1, 3]"));
  EXPECT_THAT(rows("UNWIND [null] AS n RETURN count(n), sum(n), avg(n), min(n), max(n), collect(n)"),
              ElementsAre("0 | 0 | null | null | null | []"));
}

TEST_F(FunctionsTest, AggregatesOfNoRowsAreOneRow) {
  EXPECT_THAT(rows("UNWIND [] AS n RETURN count(*), sum(n), avg(n), min(n), collect(n)"),
              ElementsAre("0 | 0 | null | null | []"));
  EXPECT_THAT(rows("UNWIND [] AS n RETURN n AS key, count(*)"), ElementsAre())
      << "without groups there are no rows";
}

TEST_F(FunctionsTest, SumAndAverageKeepTheirTypes) {
  EXPECT_THAT(rows("UNWIND [1, 2] AS n RETURN sum(n), avg(n)"), ElementsAre("3 | 1.5"));
  EXPECT_THAT(rows("UNWIND [1, 2.5] AS n RETURN sum(n)"), ElementsAre("3.5"));
  EXPECT_EQ(error_kind("UNWIND [1, 'a'] AS n RETURN sum(n)"), "runtime TypeError InvalidArgumentValue");
  EXPECT_EQ(error_kind("UNWIND ['a'] AS n RETURN avg(n)"), "runtime TypeError InvalidArgumentValue");
}

TEST_F(FunctionsTest, AnAverageFitsWhereTheSumDoesNot) {
  EXPECT_THAT(rows("UNWIND [9223372036854775807, 9223372036854775807] AS n RETURN avg(n)"),
              ElementsAre("9.223372036854776e+18"));
}

TEST_F(FunctionsTest, MinAndMaxFollowTheOrderOfAllValues) {
  EXPECT_THAT(rows("UNWIND ['b', 'a'] AS n RETURN min(n), max(n)"), ElementsAre("'a' | 'b'"));
  EXPECT_THAT(rows("UNWIND [1, 0.5, 2] AS n RETURN min(n), max(n)"), ElementsAre("0.5 | 2"));
  EXPECT_THAT(rows("UNWIND [1, 'a', [1, 2], 0.2, 'b', null] AS n RETURN min(n), max(n)"),
              ElementsAre("[1, 2] | 1"));
}

TEST_F(FunctionsTest, DistinctCountsEqualValuesOnce) {
  EXPECT_THAT(
      rows("UNWIND [1, 1.0, 1, 2, null] AS n RETURN count(DISTINCT n), sum(DISTINCT n), collect(DISTINCT n)"),
      ElementsAre("2 | 3 | [1, 2]"));
  EXPECT_THAT(rows("UNWIND [[1, null], [1, null], [2]] AS n RETURN count(DISTINCT n)"), ElementsAre("2"));
  EXPECT_THAT(rows("UNWIND ['a', 'b', 'a'] AS n RETURN collect(DISTINCT n) AS c"), ElementsAre("['a', 'b']"));
}

}  // namespace
}  // namespace cairn::query
