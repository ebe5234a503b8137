// What an error says: its kind, its place, the right word, and the source underlined.

#include "tests/support/errors.h"
#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct Case {
  const char* query;
  const char* kind;  ///< phase, type and detail
  std::size_t line;
  std::size_t column;
  const char* underlined;
  const char* said;  ///< part of the reason
};

class ErrorsTest : public QueryTest {
 protected:
  void check(const std::vector<Case>& cases) {
    for (const Case& wrong : cases) {
      SCOPED_TRACE(wrong.query);
      const auto thrown = error(wrong.query);
      if (!thrown) {
        ADD_FAILURE() << "no error";
        continue;
      }
      EXPECT_EQ(thrown->kind(), ErrorKind::kInvalidInput);
      EXPECT_EQ(error_kind(wrong.query), wrong.kind);
      EXPECT_EQ(thrown->line(), wrong.line);
      EXPECT_EQ(thrown->column(), wrong.column);
      EXPECT_EQ(underlined(*thrown), wrong.underlined) << thrown->what();
      EXPECT_THAT(thrown->reason(), HasSubstr(wrong.said));
      const std::string place =
          "line " + std::to_string(wrong.line) + ", column " + std::to_string(wrong.column);
      EXPECT_THAT(thrown->what(), AllOf(HasSubstr(place), HasSubstr(thrown->reason())));
    }
  }
};

constexpr const char* kUnexpected = "compile SyntaxError UnexpectedSyntax";

TEST_F(ErrorsTest, WordsThatAreNearlyRightAreRecognised) {
  check({
      {"MTCH (n) RETURN n", kUnexpected, 1, 1, "MTCH", "did you mean MATCH?"},
      {"MATCH (n) RETRUN n", kUnexpected, 1, 11, "RETRUN", "did you mean RETURN?"},
      {"RETURN 1 AS x ODER BY x", kUnexpected, 1, 15, "ODER", "did you mean ORDER?"},
      {"PREREQUISITE OF 'a'", kUnexpected, 1, 1, "PREREQUISITE", "did you mean PREREQUISITES?"},
      {"WHY 'a' REQUIRE 'b'", kUnexpected, 1, 9, "REQUIRE", "did you mean REQUIRES?"},
      {"PREREQUISITES OF 'a' KNOWNG 'b'", kUnexpected, 1, 22, "KNOWNG", "did you mean KNOWING?"},
      {"UNWNID [1] AS x RETURN x", kUnexpected, 1, 1, "UNWNID", "did you mean UNWIND?"},
      {"WITH 1 AS name RETURN nmae", "compile SyntaxError UndefinedVariable", 1, 23, "nmae",
       "did you mean 'name'?"},
      {"MATCH (node)-->(other) RETURN nod.x", "compile SyntaxError UndefinedVariable", 1, 31, "nod",
       "did you mean 'node'?"},
      {"RETURN toUper('a')", "compile SyntaxError UnknownFunction", 1, 8, "toUper",
       "did you mean 'toUpper'?"},
      {"RETURN  colect(1)", "compile SyntaxError UnknownFunction", 1, 9, "colect", "did you mean 'collect'?"},
  });
}

TEST_F(ErrorsTest, OfEquallyNearWordsThatIsSuggestedWhichCanStandThere) {
  check({
      {"MATCH (n)\n  WHER n.x = 1\nRETURN n", kUnexpected, 2, 3, "WHER", "did you mean WHERE?"},
      {"RETURN CASE WHE true THEN 1 END", kUnexpected, 1, 17, "true", "WHEN"},
  });
}

TEST_F(ErrorsTest, WhereAnyNameWouldDoANameIsExpected) {
  check({
      {"RETURN 1 AS 2", kUnexpected, 1, 13, "2", "a name"},
      {"UNWIND [1] AS 'x' RETURN 1", kUnexpected, 1, 15, "'x'", "a name"},
      {"MATCH (n:1) RETURN n", kUnexpected, 1, 10, "1", "a name"},
  });
}

TEST_F(ErrorsTest, WordsThatAreFarFromAnyGetNoSuggestion) {
  for (const char* query :
       {"FROBNICATE (n)", "WITH 1 AS a RETURN zzzzz", "RETURN frobnicate(1)", "RETURN xyz"}) {
    const auto thrown = error(query);
    ASSERT_TRUE(thrown) << query;
    EXPECT_THAT(thrown->reason(), Not(HasSubstr("did you mean"))) << query;
  }
}

TEST_F(ErrorsTest, SyntaxErrorsSayWhereAndWhatWasExpected) {
  check({
      {"", kUnexpected, 1, 1, "", "ends too early"},
      {"   ", kUnexpected, 1, 4, "", "ends too early"},
      {"MATCH (n) RETURN", kUnexpected, 1, 17, "", "ends too early"},
      {"RETURN 1 +", kUnexpected, 1, 11, "", "ends too early"},
      {"RETURN (1", kUnexpected, 1, 10, "", "ends too early"},
      {"RETURN [1, 2", kUnexpected, 1, 13, "", "ends too early"},
      {"RETURN {a: 1", kUnexpected, 1, 13, "", "ends too early"},
      {"MATCH (n RETURN n", kUnexpected, 1, 10, "RETURN", "')'"},
      {"MATCH n RETURN n", kUnexpected, 1, 9, "RETURN", "unexpected 'RETURN'"},
      {"MATCH (a)-[r>(b) RETURN a", kUnexpected, 1, 13, ">", "']'"},
      {"MATCH (a)-[r](b) RETURN a", kUnexpected, 1, 14, "(", "'-'"},
      {"RETURN 1 2", kUnexpected, 1, 10, "2", "unexpected '2'"},
      {"RETURN 1)", kUnexpected, 1, 9, ")", "unexpected ')'"},
      {"RETURN 1; RETURN 2", kUnexpected, 1, 11, "RETURN", "the end of the query"},
      {"RETURN 1 AS 2", kUnexpected, 1, 13, "2", "unexpected '2'"},
      {"RETURN @", kUnexpected, 1, 8, "@", "unexpected '@'"},
      {"RETURN 1 == 1", kUnexpected, 1, 11, "=", "unexpected '='"},
      {"RETURN 1 != 1", kUnexpected, 1, 10, "!", "unexpected '!'"},
      {"UNWIND [1] RETURN 1", kUnexpected, 1, 12, "RETURN", "AS"},
      {"PREREQUISITES 'a'", kUnexpected, 1, 15, "'a'", "OF"},
      {"LEARNING PATH 'a'", kUnexpected, 1, 15, "'a'", "TO"},
      {"WHY 'a' 'b'", kUnexpected, 1, 9, "'b'", "REQUIRES"},
      {"MATCH (n) WHERE RETURN n", kUnexpected, 1, 17, "RETURN", "unexpected 'RETURN'"},
      {"RETURN CASE WHEN 1 THEN 2", kUnexpected, 1, 26, "", "ends too early"},
      {"/* a comment", kUnexpected, 1, 1, "/*", "not closed"},
      {"MATCH (n)\nRETURN n.\n", kUnexpected, 3, 1, "", "ends too early"},
  });
}

TEST_F(ErrorsTest, UnclosedQuotesAreCalledSo) {
  check({
      {"RETURN 'abc", kUnexpected, 1, 8, "'", "a string is not closed"},
      {"RETURN \"abc", kUnexpected, 1, 8, "\"", "a string is not closed"},
      {"MATCH (n {name: 'it)\nRETURN n", kUnexpected, 1, 17, "'", "a string is not closed"},
      {"RETURN 'a\\'", kUnexpected, 1, 8, "'", "a string is not closed"},
      {"MATCH (n:`abc) RETURN n", kUnexpected, 1, 10, "`", "a quoted name is not closed"},
  });
}

TEST_F(ErrorsTest, LiteralsThatCannotBeAreRefused) {
  check({
      {"RETURN 9223372036854775808", "compile SyntaxError IntegerOverflow", 1, 8, "9223372036854775808",
       "does not fit"},
      {"RETURN -9223372036854775809", "compile SyntaxError IntegerOverflow", 1, 8, "-9223372036854775809",
       "does not fit"},
      {"RETURN 0x8000000000000000", "compile SyntaxError IntegerOverflow", 1, 8, "0x8000000000000000",
       "does not fit"},
      {"RETURN 99999999999999999999999999", "compile SyntaxError IntegerOverflow", 1, 8,
       "99999999999999999999999999", "does not fit"},
      {"RETURN 1e309", "compile SyntaxError FloatingPointOverflow", 1, 8, "1e309", "too large"},
      {"RETURN '\\u12'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\u12'", "hexadecimal"},
      {"RETURN '\\uZZZZ'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\uZZZZ'", "hexadecimal"},
      {"RETURN '\\U00110000'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\U00110000'",
       "hexadecimal"},
      {"RETURN '\\uD83D'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\uD83D'", "surrogate"},
      {"RETURN '\\uDE00\\uD83D'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\uDE00\\uD83D'",
       "surrogate"},
      {"RETURN '\\uD83D\\u0041'", "compile SyntaxError InvalidUnicodeLiteral", 1, 8, "'\\uD83D\\u0041'",
       "surrogate"},
      {"RETURN '\\q'", kUnexpected, 1, 8, "'\\q'", "escape"},
      {"MATCH ()-[*1..99999999999999999999]->() RETURN 1", "compile SyntaxError IntegerOverflow", 1, 15,
       "99999999999999999999", "does not fit"},
  });
}

TEST_F(ErrorsTest, NamesAreCheckedBeforeTheQueryRuns) {
  check({
      {"RETURN n", "compile SyntaxError UndefinedVariable", 1, 8, "n", "not defined"},
      {"MATCH (n) WITH n.x AS x RETURN n", "compile SyntaxError UndefinedVariable", 1, 32, "n",
       "not defined"},
      {"MATCH (n)\nWHERE m.x = 1\nRETURN n", "compile SyntaxError UndefinedVariable", 2, 7, "m",
       "not defined"},
      {"MATCH (a {x: b.x}) RETURN a", "compile SyntaxError UndefinedVariable", 1, 14, "b", "not defined"},
      {"UNWIND x AS x RETURN x", "compile SyntaxError UndefinedVariable", 1, 8, "x", "not defined"},
      {"MATCH (n) UNWIND [1] AS n RETURN n", "compile SyntaxError VariableAlreadyBound", 1, 25, "n",
       "already bound"},
      {"MATCH p = (a), p = (b) RETURN p", "compile SyntaxError VariableAlreadyBound", 1, 16, "p",
       "already bound"},
      {"MATCH (p), p = (b) RETURN p", "compile SyntaxError VariableAlreadyBound", 1, 12, "p",
       "already bound"},
      {"MATCH ()-[r]->(r) RETURN r", "compile SyntaxError VariableTypeConflict", 1, 16, "r",
       "a relationship"},
      {"MATCH (r)-[r]->() RETURN r", "compile SyntaxError VariableTypeConflict", 1, 12, "r", "a node"},
      {"MATCH p = (a) MATCH (p) RETURN p", "compile SyntaxError VariableTypeConflict", 1, 22, "p", "a path"},
      {"MATCH ()-[r]->() MATCH ()-[r*]->() RETURN r", "compile SyntaxError VariableTypeConflict", 1, 28, "r",
       "a relationship"},
      {"MATCH ()-[r*]->() MATCH ()-[r]->() RETURN r", "compile SyntaxError VariableTypeConflict", 1, 29, "r",
       "a list"},
      {"MATCH ()-[r]->()-[r]->() RETURN r", "compile SyntaxError RelationshipUniquenessViolation", 1, 19, "r",
       "twice"},
      {"MATCH ()-[r]->(), ()<-[r]-() RETURN r", "compile SyntaxError RelationshipUniquenessViolation", 1, 24,
       "r", "twice"},
      {"WITH 1 + 1 RETURN 1", "compile SyntaxError NoExpressionAlias", 1, 6, "1 + 1", "AS"},
      {"RETURN 1 AS a, 2 AS a", "compile SyntaxError ColumnNameConflict", 1, 16, "2", "'a'"},
      {"MATCH (n) RETURN n, n", "compile SyntaxError ColumnNameConflict", 1, 21, "n", "'n'"},
      {"WITH 1 AS a RETURN *, 2 AS a", "compile SyntaxError ColumnNameConflict", 1, 23, "2", "'a'"},
      {"RETURN *", "compile SyntaxError NoVariablesInScope", 1, 1, "RETURN *", "*"},
      {"MATCH () RETURN *", "compile SyntaxError NoVariablesInScope", 1, 10, "RETURN *", "*"},
      {"MATCH (n)", "compile SyntaxError InvalidClauseComposition", 1, 1, "MATCH (n)", "RETURN"},
      {"WITH 1 AS a", "compile SyntaxError InvalidClauseComposition", 1, 1, "WITH 1 AS a", "RETURN"},
      {"RETURN 1 AS a MATCH (n) RETURN n", "compile SyntaxError InvalidClauseComposition", 1, 1,
       "RETURN 1 AS a", "last"},
      {"RETURN 1 AS a RETURN 2 AS b", "compile SyntaxError InvalidClauseComposition", 1, 1, "RETURN 1 AS a",
       "last"},
      {"RETURN size(1, 2)", "compile SyntaxError InvalidNumberOfArguments", 1, 8, "size(1, 2)", "1 argument"},
      {"RETURN count(count(1))", "compile SyntaxError NestedAggregation", 1, 8, "count(count(1))", "again"},
      {"MATCH (n) WHERE max(n.x) = 1 RETURN n", "compile SyntaxError InvalidAggregation", 1, 17, "max(n.x)",
       "WITH"},
      {"MATCH (n) RETURN n.x + count(*)", "compile SyntaxError AmbiguousAggregationExpression", 1, 18, "n",
       "grouped"},
  });
}

TEST_F(ErrorsTest, ValuesOfTheWrongTypeAreShownWhereTheyAre) {
  check({
      {"RETURN 1 + 1 / 0", "runtime ArithmeticError DivisionByZero", 1, 12, "1 / 0", "zero"},
      {"RETURN 9223372036854775807 + 1", "runtime ArithmeticError IntegerOverflow", 1, 8,
       "9223372036854775807 + 1", "64 bits"},
      {"UNWIND [true, 1] AS x RETURN 1 + x", "runtime TypeError InvalidArgumentType", 1, 30, "1 + x",
       "Integer and Boolean"},
      {"UNWIND ['a', 1] AS x RETURN -x", "runtime TypeError InvalidArgumentType", 1, 29, "-x", "String"},
      {"UNWIND ['a', 1] AS x RETURN +x", "runtime TypeError InvalidArgumentType", 1, 30, "x", "String"},
      {"UNWIND ['a', true] AS x RETURN x AND true", "runtime TypeError InvalidArgumentType", 1, 32, "x",
       "String"},
      {"UNWIND [1, true] AS x RETURN NOT x", "runtime TypeError InvalidArgumentType", 1, 34, "x", "Integer"},
      {"UNWIND ['a', 1] AS x RETURN [1][x]", "runtime TypeError ListElementAccessByNonInteger", 1, 33, "x",
       "integer"},
      {"UNWIND [0, 'a'] AS x RETURN {a: 1}[x]", "runtime TypeError MapElementAccessByNonString", 1, 36, "x",
       "string"},
      {"UNWIND ['abc', [1]] AS x RETURN x[0]", "runtime TypeError InvalidArgumentType", 1, 33, "x[0]",
       "String"},
      {"UNWIND ['abc', [1]] AS x RETURN x[0..1]", "runtime TypeError InvalidArgumentType", 1, 33, "x[0..1]",
       "sliced"},
      {"UNWIND ['x', {a: 1}] AS x\nRETURN x.a", "runtime TypeError PropertyAccessOnNonMap", 2, 8, "x.a",
       "String"},
      {"UNWIND [2, [1]] AS x RETURN 1 IN x", "runtime TypeError InvalidArgumentType", 1, 34, "x", "list"},
      {"UNWIND [1, 'a'] AS x RETURN toUpper(x)", "runtime TypeError InvalidArgumentValue", 1, 29,
       "toUpper(x)", "toUpper()"},
      {"UNWIND [1, true] AS x RETURN CASE WHEN x THEN 2 END", "runtime TypeError InvalidArgumentType", 1, 40,
       "x", "Integer"},
      {"PREREQUISITES OF 1", "runtime TypeError InvalidArgumentType", 1, 18, "1", "Integer"},
      {"PREREQUISITES OF [] DEPTH -1", "runtime SyntaxError NegativeIntegerArgument", 1, 27, "-1",
       "negative"},
  });
}

TEST_F(ErrorsTest, TypesThatCanNeverBeRightAreFoundBeforeTheQueryRuns) {
  constexpr const char* kWrong = "compile SyntaxError InvalidArgumentType";
  check({
      {"RETURN 1 + true", kWrong, 1, 8, "1 + true", "an integer and a boolean"},
      {"RETURN -'a'", kWrong, 1, 9, "'a'", "a string"},
      {"RETURN 'a' AND true", kWrong, 1, 8, "'a'", "a string"},
      {"RETURN NOT 1", kWrong, 1, 12, "1", "an integer"},
      {"RETURN [1]['a']", kWrong, 1, 12, "'a'", "an integer"},
      {"RETURN [1][1.0]", kWrong, 1, 12, "1.0", "not a float"},
      {"RETURN {a: 1}[0]", kWrong, 1, 15, "0", "a string"},
      {"RETURN 'abc'[0]", kWrong, 1, 8, "'abc'", "a string"},
      {"RETURN 'abc'[0..1]", kWrong, 1, 8, "'abc'", "a string"},
      {"RETURN [1].a", "compile TypeError InvalidArgumentType", 1, 8, "[1].a", "a list has no properties"},
      {"UNWIND ['x'] AS x\nRETURN x.a", "compile TypeError InvalidArgumentType", 2, 8, "x.a", "a string"},
      {"RETURN 1 IN 2", kWrong, 1, 13, "2", "a list"},
      {"RETURN toUpper(1)", kWrong, 1, 16, "1", "toUpper()"},
      {"RETURN 1:Label", kWrong, 1, 8, "1", "an integer"},
      {"RETURN CASE WHEN 1 THEN 2 END", kWrong, 1, 18, "1", "an integer"},
      {"RETURN any(x IN ['a'] WHERE x % 2 = 0)", kWrong, 1, 29, "x % 2", "a string"},
      {"MATCH p = (n) RETURN labels(p)", kWrong, 1, 29, "p", "a path"},
  });
}

TEST_F(ErrorsTest, PlacesAreCountedInCharactersAndLines) {
  check({
      {"RETURN 'Grüße', x", "compile SyntaxError UndefinedVariable", 1, 17, "x", "'x'"},
      {"RETURN '数学' + größe", "compile SyntaxError UndefinedVariable", 1, 15, "größe", "'größe'"},
      {"RETURN '😀', 数学", "compile SyntaxError UndefinedVariable", 1, 13, "数学", "'数学'"},
      {"RETURN 1,\n\n   2,\n x", "compile SyntaxError UndefinedVariable", 4, 2, "x", "'x'"},
      {"RETURN 1,\r\n  x", "compile SyntaxError UndefinedVariable", 2, 3, "x", "'x'"},
      {"RETURN 1, // comment\n x /* more */", "compile SyntaxError UndefinedVariable", 2, 2, "x", "'x'"},
      {"RETURN [1,\n 2] + true + {a: 1} - 1", "compile SyntaxError InvalidArgumentType", 1, 8, "[1,",
       "a list"},
  });
}

TEST_F(ErrorsTest, PlacesInAScriptAreThoseOfTheWholeText) {
  const std::string script =
      "\xEF\xBB\xBFRETURN 'Grüße; a';\n// what follows is wrong;\n  RETURN 1; RETURN 2,\n x;;RETURN (1";
  const auto statements = split_statements(script);
  ASSERT_EQ(statements.size(), 4U);
  EXPECT_NO_THROW(connection_.prepare(statements[0]));
  EXPECT_NO_THROW(connection_.prepare(statements[1]));
  const auto thrown = query_error_of([&] { connection_.prepare(statements[2]); });
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->line(), 4U);
  EXPECT_EQ(thrown->column(), 2U);
  EXPECT_THAT(thrown->what(), HasSubstr("\n   x;;RETURN (1\n   ^"));
  const auto open = query_error_of([&] { connection_.prepare(statements[3]); });
  ASSERT_TRUE(open);
  EXPECT_EQ(open->line(), 4U);
  EXPECT_EQ(open->column(), 14U);
}

TEST_F(ErrorsTest, AByteOrderMarkDoesNotMoveThePlace) {
  const auto thrown = error("\xEF\xBB\xBFRETURN x");
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->column(), 8U);
  EXPECT_EQ(underlined(*thrown), "x");
}

TEST_F(ErrorsTest, IllFormedBytesDoNotMoveThePlace) {
  for (const std::string bad : {"\xFF", "\xFF\xFE\xFD", "\xC3", "\xE2\x82", "\xED\xA0\x80"}) {
    for (const std::string& query :
         {"RETURN '" + bad + "', x", "/* " + bad + bad + bad + bad + " */ RETURN x",
          "RETURN '" + bad + bad + bad + bad + bad + "' AS a ORDER BY x"}) {
      const auto thrown = error(query);
      ASSERT_TRUE(thrown) << query;
      EXPECT_EQ(underlined(*thrown), "x") << thrown->what();
    }
  }
  EXPECT_THAT(rows("/* \xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF */ RETURN 1 AS a, "
                   "'\xFF' AS b"),
              ::testing::ElementsAre("1 | '\xEF\xBF\xBD'"));
  EXPECT_THAT(columns("/* \xFF\xFF\xFF\xFF */ RETURN 1 + 1"), ::testing::ElementsAre("1 + 1"));
}

TEST_F(ErrorsTest, ATabBeforeThePlaceDoesNotMoveTheUnderline) {
  // A terminal widens a tab, so that carets after a raw tab stand anywhere.
  for (const char* query : {"RETURN 1,\tx", "\t\tRETURN x", "RETURN 1,\n\tx"}) {
    const auto thrown = error(query);
    ASSERT_TRUE(thrown);
    EXPECT_EQ(underlined(*thrown), "x") << thrown->what();
    EXPECT_THAT(thrown->what(), Not(HasSubstr("\t"))) << "a tab before the place, and none before the carets";
  }
}

TEST_F(ErrorsTest, TheEndOfALineIsNotPartOfTheSourceShown) {
  const auto thrown = error("RETURN x,\r\n 1");
  ASSERT_TRUE(thrown);
  EXPECT_THAT(thrown->what(), Not(HasSubstr("\r"))) << "it would send the cursor back";
}

TEST_F(ErrorsTest, ALongLineIsCutAroundThePlace) {
  for (const std::size_t before : {50U, 59U, 60U, 61U, 200U, 20000U}) {
    const std::string query =
        "RETURN '" + std::string(before, 'a') + "', x + '" + std::string(1000, 'b') + "'";
    const auto thrown = error(query);
    ASSERT_TRUE(thrown);
    EXPECT_EQ(thrown->column(), before + 12);
    EXPECT_EQ(underlined(*thrown), "x") << thrown->what();
    EXPECT_LT(std::string(thrown->what()).size(), 500U);
  }
}

TEST_F(ErrorsTest, ALongWordDoesNotMakeALongMessage) {
  const std::string word(30000, 'w');
  for (const std::string& query :
       {"RETURN " + word, word + " (n)", "RETURN " + word + "(1)", "RETURN 1 '" + word + "'"}) {
    const auto thrown = error(query);
    ASSERT_TRUE(thrown);
    EXPECT_LT(std::string(thrown->what()).size(), 1000U) << query.substr(0, 20);
  }
}

}  // namespace
}  // namespace cairn::query
