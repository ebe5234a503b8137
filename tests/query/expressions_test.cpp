// What expressions mean: literals, operators and their precedence, null, numbers, lists, maps, CASE.

#include "tests/query/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;

class ExpressionsTest : public QueryTest {};

TEST_F(ExpressionsTest, LiteralsAreRead) {
  expect_values({
      {"null", "null"},
      {"NULL", "null"},
      {"true", "true"},
      {"False", "false"},
      {"0", "0"},
      {"007", "7"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"- 9223372036854775808", "-9223372036854775808"},
      {"0xFf", "255"},
      {"-0x10", "-16"},
      {"0x7FFFFFFFFFFFFFFF", "9223372036854775807"},
      {"-0x8000000000000000", "-9223372036854775808"},
      {"0o17", "15"},
      {"1.0", "1.0"},
      {".5", "0.5"},
      {"-.5e1", "-5.0"},
      {"1e3", "1000.0"},
      {"1E-3", "0.001"},
      {"6.02e+23", "6.02e+23"},
      {"1e-400", "0.0"},
      {"5e-324", "5e-324"},
      {"1.7976931348623157e308", "1.7976931348623157e+308"},
      {"-0.0", "-0.0"},
      {"'a'", "'a'"},
      {"\"it's\"", "'it's'"},
      {"''", "''"},
      {"[]", "[]"},
      {"[1, 'a', [null]]", "[1, 'a', [null]]"},
      {"{}", "{}"},
      {"{a: 1, `odd key`: {b: []}}", "{a: 1, odd key: {b: []}}"},
      {"{match: 1, RETURN: 2, null: 3, count: 4, depth: 5}",
       "{RETURN: 2, count: 4, depth: 5, match: 1, null: 3}"},
  });
}

TEST_F(ExpressionsTest, StringsKnowTheirEscapes) {
  expect_values({
      {R"('a\'b')", "'a'b'"},
      {R"("a\"b")", "'a\"b'"},
      {R"('a\\b')", R"('a\b')"},
      {R"('a\\')", R"('a\')"},
      {R"('\`')", "'`'"},
      {R"('\b\f\n\r\t')", "'\b\f\n\r\t'"},
      {R"('\u0041\u00e9\u20AC')", "'Aé€'"},
      {R"('\U0001F600')", "'😀'"},
      {R"('\uD83D\uDE00')", "'😀'"},
      {R"('\u00411')", "'A1'"},
      {"'two\nlines'", "'two\nlines'"},
      {"'Grüße, 数学, 😀'", "'Grüße, 数学, 😀'"},
      {"'// no comment /* either */'", "'// no comment /* either */'"},
  });
  EXPECT_EQ(value(R"(size('\u0000'))"), "1");
}

TEST_F(ExpressionsTest, CommentsAndSpaceStandAnywhere) {
  EXPECT_EQ(value("1 // one\n + /* and\n two */ 2"), "3");
  EXPECT_EQ(value("1/**/+/***/2"), "3");
  EXPECT_EQ(value("\u00a01\u2003+\u30002\t\f\v"), "3") << "Unicode's white space";
  EXPECT_THAT(rows("//first\n  RETURN 1 AS n;  // last"), ElementsAre("1"));
  EXPECT_THAT(rows("\xEF\xBB\xBFRETURN 1 AS n"), ElementsAre("1")) << "a byte order mark";
}

TEST_F(ExpressionsTest, KeywordsStandInAnyCase) {
  EXPECT_THAT(rows("uNwInD [2, 1] aS n wItH n oRdEr bY n dEsC lImIt 1 rEtUrN dIsTiNcT n"), ElementsAre("2"));
  EXPECT_EQ(value("cAsE wHeN nOt fAlSe aNd TrUe tHeN 1 eLsE 2 eNd"), "1");
}

TEST_F(ExpressionsTest, OperatorsBindInOrder) {
  expect_values({
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"10 - 2 - 3", "5"},
      {"100 / 10 / 5", "2"},
      {"7 % 4 * 2", "6"},
      {"2 ^ 3 ^ 2", "64.0"},
      {"2 * 3 ^ 2", "18.0"},
      {"-2 ^ 2", "4.0"},
      {"-(2 ^ 2)", "-4.0"},
      {"2 ^ -1", "0.5"},
      {"1 - -1", "2"},
      {"1 - - - 1", "0"},
      {"+ - + 3", "-3"},
      {"-[1, 2][0]", "-1"},
      {"-{a: 2}.a", "-2"},
      {"NOT true = false", "true"},
      {"NOT false AND false", "false"},
      {"NOT (false AND false)", "true"},
      {"NOT NOT true", "true"},
      {"true OR false AND false", "true"},
      {"true XOR true AND false", "true"},
      {"true OR true XOR true", "true"},
      {"(true OR true) XOR true", "false"},
      {"1 + 1 = 2 AND 2 < 3", "true"},
      {"1 IN [1] AND 2 IN [3]", "false"},
      {"NOT 1 IN [2]", "true"},
      {"1 + 1 IN [2]", "true"},
      {"1 IN [1] = true", "true"},
      {"null IS NULL = true", "true"},
      {"NOT null IS NULL", "false"},
      {"1 + null IS NULL", "true"},
      {"'ab' + 'c' STARTS WITH 'a' + 'b'", "true"},
      {"'a' STARTS WITH 'a' AND 'b' ENDS WITH 'b'", "true"},
      {"2 - 1 < 2 * 1", "true"},
  });
}

TEST_F(ExpressionsTest, ComparisonsMakeChains) {
  expect_values({
      {"1 < 2 < 3", "true"},
      {"1 < 3 < 2", "false"},
      {"3 > 2 >= 2 > 1", "true"},
      {"1 = 1 = 1", "true"},
      {"1 < 2 = 2", "true"},
      {"(1 < 2) = true", "true"},
      {"1 = (1 = 1)", "false"},
      {"1 <> 2 <> 1", "true"},
      {"1 < null < 3", "null"},
      {"3 < 2 < null", "false"},
      {"null < 2 < 1", "false"},
      {"1 < 2 < 3 < 4 < 4", "false"},
  });
}

TEST_F(ExpressionsTest, LogicHasThreeValues) {
  expect_values({
      {"true AND null", "null"},
      {"null AND true", "null"},
      {"false AND null", "false"},
      {"null AND false", "false"},
      {"null AND null", "null"},
      {"true OR null", "true"},
      {"null OR true", "true"},
      {"false OR null", "null"},
      {"null OR false", "null"},
      {"null OR null", "null"},
      {"true XOR null", "null"},
      {"null XOR false", "null"},
      {"NOT null", "null"},
      {"true XOR false", "true"},
      {"false XOR false", "false"},
      {"false AND 1 / 0 = 1", "false"},
      {"true OR 1 / 0 = 1", "true"},
  });
}

TEST_F(ExpressionsTest, EqualityHasNoAnswerWhereNullTakesPart) {
  expect_values({
      {"null = null", "null"},
      {"null <> null", "null"},
      {"1 = null", "null"},
      {"null IS NULL", "true"},
      {"1 IS NULL", "false"},
      {"null IS NOT NULL", "false"},
      {"[null] = [null]", "null"},
      {"[1, null] = [1, 2]", "null"},
      {"[1, null] = [2, null]", "false"},
      {"[null] = [null, 1]", "false"},
      {"{a: null} = {a: null}", "null"},
      {"{a: null, b: 1} = {a: 1, b: 2}", "false"},
      {"{a: null} = {}", "false"},
      {"{a: 1} = {b: 1}", "false"},
  });
}

TEST_F(ExpressionsTest, EqualityComparesValuesAndNotTypesOfNumbers) {
  expect_values({
      {"1 = 1.0", "true"},
      {"9007199254740993 = 9007199254740992.0", "false"},
      {"9223372036854775807 = 9223372036854775808.0", "false"},
      {"0.0 = -0.0", "true"},
      {"1 = '1'", "false"},
      {"1 = true", "false"},
      {"1 <> '1'", "true"},
      {"'a' = 'A'", "false"},
      {"[1] = 1", "false"},
      {"[1, 2] = [1.0, 2]", "true"},
      {"{a: 1} = {a: 1.0}", "true"},
      {"0.0 / 0.0 = 0.0 / 0.0", "false"},
      {"0.0 / 0.0 <> 0.0 / 0.0", "true"},
  });
}

TEST_F(ExpressionsTest, OrderExistsOnlyWhereValuesCanBeCompared) {
  expect_values({
      {"1 < 1.5", "true"},
      {"9007199254740992.0 < 9007199254740993", "true"},
      {"'a' < 'b'", "true"},
      {"'Z' < 'a'", "true"},
      {"'z' < 'é'", "true"},
      {"'' < 'a'", "true"},
      {"false < true", "true"},
      {"1 < 'a'", "null"},
      {"true < 1", "null"},
      {"[1] < [2]", "true"},
      {"[1, 2] < [1, 2, 3]", "true"},
      {"[1, null] < [2]", "true"},
      {"[1, null] < [1, 2]", "null"},
      {"[1] <= [1]", "true"},
      {"{a: 1} < {a: 2}", "null"},
      {"null >= null", "null"},
      {"0.0 / 0.0 < 1", "false"},
      {"0.0 / 0.0 >= 1", "false"},
      {"1.0 / 0 > 9223372036854775807", "true"},
  });
}

TEST_F(ExpressionsTest, IntegersStayIntegersAndFloatsSpread) {
  expect_values({
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"7 / 2.0", "3.5"},
      {"7 % 4", "3"},
      {"-7 % 4", "-3"},
      {"7 % -4", "3"},
      {"7.5 % 2", "1.5"},
      {"2 ^ 2", "4.0"},
      {"1 + 1.0", "2.0"},
      {"0.1 + 0.2", "0.30000000000000004"},
      {"1.0 / 0", "Infinity"},
      {"-1 / 0.0", "-Infinity"},
      {"0 / 0.0", "NaN"},
      {"1 % 0.0", "NaN"},
      {"-9223372036854775808 % -1", "0"},
      {"1e308 * 10", "Infinity"},
      {"100000000000000000000.0", "1e+20"},
  });
}

TEST_F(ExpressionsTest, IntegersNeverOverflowSilently) {
  for (const char* expression :
       {"9223372036854775807 + 1", "-9223372036854775808 - 1", "9223372036854775807 * 2",
        "-9223372036854775808 / -1", "-(-9223372036854775808)", "- -9223372036854775808",
        "abs(-9223372036854775808)", "-1 * -9223372036854775808"}) {
    EXPECT_EQ(error_kind(std::string("RETURN ") + expression), "runtime ArithmeticError IntegerOverflow")
        << expression;
  }
  for (const char* expression : {"1 / 0", "1 % 0", "0 / 0", "-9223372036854775808 / 0"}) {
    EXPECT_EQ(error_kind(std::string("RETURN ") + expression), "runtime ArithmeticError DivisionByZero")
        << expression;
  }
  EXPECT_EQ(error_kind("UNWIND [9223372036854775807, 1] AS n RETURN sum(n)"),
            "runtime ArithmeticError IntegerOverflow");
  EXPECT_EQ(value("9223372036854775806 + 1"), "9223372036854775807") << "the last one that fits";
  EXPECT_EQ(value("-9223372036854775807 - 1"), "-9223372036854775808");
}

TEST_F(ExpressionsTest, ArithmeticWithNullIsNull) {
  expect_values({{"1 + null", "null"},
                 {"null - 1", "null"},
                 {"null * null", "null"},
                 {"null / 0", "null"},
                 {"null ^ 2", "null"},
                 {"-null", "null"},
                 {"+null", "null"},
                 {"'a' + null", "null"},
                 {"null % 2", "null"},
                 {"[1] + null", "null"},
                 {"null + [1]", "null"},
                 {"null STARTS WITH 'a'", "null"},
                 {"'a' CONTAINS null", "null"}});
}

TEST_F(ExpressionsTest, PlusJoinsStringsAndLists) {
  expect_values({
      {"'a' + 'b'", "'ab'"},
      {"'a' + 1", "'a1'"},
      {"1.5 + 'a'", "'1.5a'"},
      {"'a' + 1.0", "'a1.0'"},
      {"[1] + [2, 3]", "[1, 2, 3]"},
      {"[1] + 2", "[1, 2]"},
      {"1 + [2]", "[1, 2]"},
      {"[1] + [[2]]", "[1, [2]]"},
      {"[] + []", "[]"},
      {"'a' + [1]", "['a', 1]"},
      {"[1] + 'a'", "[1, 'a']"},
      {"[1] + {a: 1}", "[1, {a: 1}]"},
  });
}

TEST_F(ExpressionsTest, StringsAreSearchedAsTheyAre) {
  expect_values({
      {"'diffusion' STARTS WITH 'diff'", "true"},
      {"'diffusion' STARTS WITH ''", "true"},
      {"'diffusion' STARTS WITH 'Diff'", "false"},
      {"'a' STARTS WITH 'ab'", "false"},
      {"'diffusion' ENDS WITH 'sion'", "true"},
      {"'diffusion' CONTAINS 'fus'", "true"},
      {"'a%b' CONTAINS '%'", "true"},
      {"'' CONTAINS 'a'", "false"},
      {"1 STARTS WITH 'a'", "null"},
      {"'a' CONTAINS 1", "null"},
  });
}

TEST_F(ExpressionsTest, InLooksForAnEqualElement) {
  expect_values({
      {"1 IN [1, 2]", "true"},
      {"1 IN [1.0]", "true"},
      {"3 IN [1, 2]", "false"},
      {"3 IN [1, null]", "null"},
      {"1 IN [1, null]", "true"},
      {"null IN [1]", "null"},
      {"null IN []", "false"},
      {"null IN [null]", "null"},
      {"1 IN null", "null"},
      {"[1] IN [[1], 2]", "true"},
      {"[1] IN [1]", "false"},
      {"[1, null] IN [[1, 2]]", "null"},
      {"'a' IN ['A']", "false"},
      {"{a: 1} IN [{a: 1}]", "true"},
  });
}

TEST_F(ExpressionsTest, ListsAreIndexedFromBothEnds) {
  expect_values({
      {"[1, 2, 3][0]", "1"},
      {"[1, 2, 3][-1]", "3"},
      {"[1, 2, 3][3]", "null"},
      {"[1, 2, 3][-4]", "null"},
      {"[1, 2, 3][null]", "null"},
      {"null[0]", "null"},
      {"[[1, 2], 3][0][1]", "2"},
      {"[][0]", "null"},
      {"[1][9223372036854775807]", "null"},
      {"[1][-9223372036854775808]", "null"},
  });
}

TEST_F(ExpressionsTest, ListsAreSliced) {
  expect_values({
      {"[1, 2, 3][0..2]", "[1, 2]"},
      {"[1, 2, 3][1..]", "[2, 3]"},
      {"[1, 2, 3][..1]", "[1]"},
      {"[1, 2, 3][..]", "[1, 2, 3]"},
      {"[1, 2, 3][-2..]", "[2, 3]"},
      {"[1, 2, 3][..-1]", "[1, 2]"},
      {"[1, 2, 3][-3..-1]", "[1, 2]"},
      {"[1, 2, 3][2..1]", "[]"},
      {"[1, 2, 3][0..99]", "[1, 2, 3]"},
      {"[1, 2, 3][-99..1]", "[1]"},
      {"[1, 2, 3][5..]", "[]"},
      {"[1, 2, 3][1..1]", "[]"},
      {"[][0..1]", "[]"},
      {"null[0..1]", "null"},
      {"[1, 2, 3][1 .. 1 + 1]", "[2]"},
      {"[1, 2][-9223372036854775808..9223372036854775807]", "[1, 2]"},
  });
}

TEST_F(ExpressionsTest, ASliceWithANullBoundIsNull) {
  EXPECT_EQ(value("[1, 2, 3][$n..2]", {{"n", Value()}}), "null");
  EXPECT_EQ(value("[1, 2, 3][1..$n]", {{"n", Value()}}), "null");
  EXPECT_THAT(rows("UNWIND [null] AS n RETURN [1, 2][n..n]"), ElementsAre("null"));
  expect_values(
      {{"[1, 2, 3][null..2]", "null"}, {"[1, 2, 3][1..null]", "null"}, {"[1, 2, 3][null..null]", "null"}});
}

TEST_F(ExpressionsTest, MapsAreReadByKey) {
  expect_values({
      {"{a: 1}.a", "1"},
      {"{a: 1}.b", "null"},
      {"{a: {b: 2}}.a.b", "2"},
      {"{a: 1}['a']", "1"},
      {"{a: 1}['b']", "null"},
      {"{a: 1}[null]", "null"},
      {"null.a", "null"},
      {"null.a.b", "null"},
      {"{`odd key`: 1}.`odd key`", "1"},
      {"{match: 1}.match", "1"},
      {"{a: 1, a: 2}.a", "2"},
      {"{a: 1}.A", "null"},
  });
}

TEST_F(ExpressionsTest, CaseTakesTheFirstBranchThatFits) {
  expect_values({
      {"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' WHEN 2 THEN 'c' END", "'b'"},
      {"CASE 3 WHEN 1 THEN 'a' ELSE 'b' END", "'b'"},
      {"CASE 3 WHEN 1 THEN 'a' END", "null"},
      {"CASE 1.0 WHEN 1 THEN 'a' END", "'a'"},
      {"CASE null WHEN null THEN 'a' ELSE 'b' END", "'b'"},
      {"CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' END", "'b'"},
      {"CASE WHEN null THEN 'a' ELSE 'b' END", "'b'"},
      {"CASE WHEN false THEN 1 / 0 ELSE 2 END", "2"},
      {"CASE WHEN true THEN 1 ELSE 1 / 0 END", "1"},
      {"CASE true WHEN 1 < 2 THEN CASE 1 WHEN 1 THEN 'in' END END + '!'", "'in!'"},
  });
}

TEST_F(ExpressionsTest, LearningWordsAreNames) {
  EXPECT_THAT(
      rows("WITH 1 AS path, 2 AS depth, 3 AS of, 4 AS to, 5 AS min, 6 AS requires, 7 AS why, 8 AS learning, "
           "9 AS knowing, 10 AS strictly, 11 AS confidence, 12 AS yield, 13 AS prerequisites, 14 AS count "
           "RETURN path + depth + of + to + min + requires + why + learning + knowing + strictly + "
           "confidence + "
           "yield + prerequisites + count AS sum"),
      ElementsAre("105"));
  node({"Depth", "PATH"}, {{"of", std::int64_t{1}}, {"depth", std::int64_t{3}}});
  EXPECT_THAT(rows("MATCH (path:Depth {of: 1}) RETURN path.depth AS min"), ElementsAre("3"));
  EXPECT_THAT(rows("MATCH (learning:PATH) WHERE learning.depth >= 3 RETURN count(learning) AS count"),
              ElementsAre("1"));
  EXPECT_EQ(value("min({depth: 4}.depth)"), "4");
}

TEST_F(ExpressionsTest, NamesMayBeQuotedAndForeign) {
  EXPECT_THAT(rows("WITH 1 AS `a b`, 2 AS `c``d`, 3 AS größe, 4 AS 数, 5 AS _x1, 6 AS `match` "
                   "RETURN `a b` + `c``d` + größe + 数 + _x1 + `match` AS sum"),
              ElementsAre("21"));
  EXPECT_EQ(error_kind("WITH 1 AS a RETURN A"), "compile SyntaxError UndefinedVariable")
      << "names keep their case";
}

TEST_F(ExpressionsTest, LabelsTypesAndKeysMayBeCalledLikeKeywords) {
  relate(node({"Match", "Order"}, {{"return", std::int64_t{1}}, {"end", std::int64_t{2}}}), "WHERE",
         node({"null"}), {{"limit", std::int64_t{5}}});
  EXPECT_THAT(rows("MATCH (n:Match:Order {return: 1})-[r:WHERE {limit: 5}]->(:null) RETURN n.end, r.limit, "
                   "n:Order, {in: 1}.in"),
              ElementsAre("2 | 5 | true | 1"));
  EXPECT_THAT(rows("MATCH (n:`Match`)-[r:`WHERE`|:MATCH|`odd type`]->() RETURN count(r)"), ElementsAre("1"));
}

TEST_F(ExpressionsTest, InALongListIsAsInAShortOne) {
  const std::string numbers = "[1, 2, 3, 4, 5, 6, 7, 8.0, 9, 10, 'x', true]";
  EXPECT_THAT(rows("UNWIND [1, 1.0, 8, 8.5, 'x', '1', true, false, 0.0 / 0.0] AS v RETURN v IN " + numbers),
              ElementsAre("true", "true", "true", "false", "true", "false", "true", "false", "false"));
  EXPECT_THAT(rows("UNWIND [null, [1], 1] AS v RETURN v IN " + numbers),
              ElementsAre("null", "false", "true"));
  EXPECT_THAT(rows("UNWIND [1, 99] AS v RETURN v IN [1, 2, 3, 4, 5, 6, 7, 8, 9, null]"),
              ElementsAre("true", "null"));
  EXPECT_THAT(rows("UNWIND [5, 0] AS v RETURN v IN range(1, 100000), NOT v IN $p",
                   {{"p", List{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{4},
                               std::int64_t{5}, std::int64_t{6}, std::int64_t{7}, std::int64_t{8}}}}),
              ElementsAre("true | false", "false | true"));
  EXPECT_THAT(rows("UNWIND [1, 2] AS v RETURN v IN [v, 10, 11, 12, 13, 14, 15, 16, 17]"),
              ElementsAre("true", "true"))
      << "a list of the row's own";
  EXPECT_THAT(rows("UNWIND [1, 3, 4, 11, 3.0, 3.5, null, '3', [3]] AS v RETURN v IN range(1, 10, 2), v IN "
                   "range(9, 0, -3)"),
              ElementsAre("true | false", "true | true", "false | false", "false | false", "true | true",
                          "false | false", "null | null", "false | false", "false | false"));
  EXPECT_THAT(rows("RETURN 3 IN range(1, 9223372036854775807), null IN range(2, 1), 1 IN range(1, null)"),
              ElementsAre("true | false | null"));
}

TEST_F(ExpressionsTest, ARegularExpressionMatchesTheWholeText) {
  EXPECT_THAT(
      rows("RETURN 'keel' =~ 'k.*l', 'keels' =~ 'k.*l', 'KEEL' =~ '(?i)keel', 'é€' =~ '..', '' =~ ''"),
      ElementsAre("true | false | true | true | true"));
  EXPECT_THAT(rows("RETURN null =~ 'a', 'a' =~ null, 1 =~ '1', 'a' =~ 1"),
              ElementsAre("null | null | null | null"));
  EXPECT_THAT(rows("UNWIND ['ketch', 'yawl'] AS name WITH name WHERE NOT name =~ 'k.+' RETURN name"),
              ElementsAre("'yawl'"));
  EXPECT_THAT(rows("UNWIND ['a', 'b'] AS p RETURN 'ab' =~ p + '.', 'a' + 'b' =~ 'ab'"),
              ElementsAre("true | true", "false | true"));
  EXPECT_EQ(error_kind("RETURN 'a' =~ '('"), "runtime ArgumentError InvalidArgumentValue");
  Statement endless = prepare("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a+)+c'");
  EXPECT_THAT(test::error_of([&] { endless.step(); }),
              test::IsError(ErrorKind::kLimit, ::testing::HasSubstr("too long")));
}

}  // namespace
}  // namespace cairn::query
