// Whatever comes in as a query gives rows or a QueryError: long, deep, broken and random texts.

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/query/fixtures.h"
#include "tests/support/random.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::ExitedWithCode;
using ::testing::SizeIs;

std::string repeated(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

class HostileTest : public QueryTest {
 protected:
  /// Rows of any number, a QueryError, or the error of an unknown concept. All else is a defect.
  std::string outcome(const std::string& query) {
    try {
      Statement statement = connection_.prepare(query);
      for (int i = 0; i < 5000 && statement.step(); ++i) continue;
      return "";
    } catch (const QueryError& error) {
      const bool has_place =
          error.line() >= 1 && error.column() >= 1 && !error.type().empty() && !error.detail().empty();
      return has_place ? "" : std::string("an error without place or kind: ") + error.what();
    } catch (const Error& error) {
      return error.kind() == ErrorKind::kNotFound
                 ? ""
                 : std::string("an error that is no QueryError: ") + error.what();
    } catch (const std::exception& error) {
      return std::string("a foreign exception: ") + error.what();
    }
  }
  void expect_harmless(const std::string& query) {
    const std::string found = outcome(query);
    EXPECT_EQ(found, "") << "query: " << query.substr(0, 300);
  }

  void small_graph() {
    const auto a = concept_named("a", {{"x", std::int64_t{1}}});
    const auto b = concept_named("b", {{"x", 2.5}});
    const auto c = node({"N"}, {{"name", "c"}});
    relate(a, "REQUIRES", b, {{"confidence", 0.5}});
    relate(b, "REQUIRES", a);
    relate(a, "T", c, {{"i", std::int64_t{3}}});
    relate(c, "T", c);
    build_.commit();
  }
};

// --- large, and yet quick ---

TEST_F(HostileTest, AQueryOf40KilobytesIsRead) {
  EXPECT_EQ(value("size([" + repeated("1, ", 13000) + "1])"), "13001");
  EXPECT_EQ(value("size('" + std::string(40000, 'x') + "')"), "40000");
  std::string matches;
  for (int i = 0; i < 1000; ++i) matches += "OPTIONAL MATCH (n" + std::to_string(i) + ":Unknown {x: 1}) ";
  EXPECT_THAT(rows(matches + "RETURN n0, n999"), ElementsAre("null | null"));
  std::string map;
  for (int i = 0; i < 4000; ++i)
    map += (i == 0 ? "" : ", ") + ("k" + std::to_string(i)) + ": " + std::to_string(i);
  EXPECT_EQ(value("{" + map + "}.k3999"), "3999");
  std::string branches;
  for (int i = 0; i < 2000; ++i)
    branches += " WHEN " + std::to_string(i) + " THEN 'v" + std::to_string(i) + "'";
  EXPECT_EQ(value("CASE 1999" + branches + " END"), "'v1999'");
}

TEST_F(HostileTest, APatternOfManyPartsIsReadAndPlanned) {
  std::string pattern = "(a0:Unknown)";
  for (int i = 1; i <= 300; ++i) pattern += "-[:T]->(a" + std::to_string(i) + ")";
  EXPECT_THAT(rows("MATCH " + pattern + " RETURN a0, a300"), ElementsAre());
  std::string patterns = "(a0:Unknown)";
  for (int i = 1; i <= 300; ++i)
    patterns += ", (a" + std::to_string(i - 1) + ")-->(a" + std::to_string(i) + ")";
  EXPECT_THAT(rows("MATCH " + patterns + " RETURN a0, a300"), ElementsAre());
}

TEST_F(HostileTest, BracketsNested40DeepAreRead) {
  // The expected values are written without the spaces and quotes of show(), which is for people.
  constexpr std::size_t kDeep = 40;
  EXPECT_EQ(value(repeated("[", kDeep) + repeated("]", kDeep)), repeated("[", kDeep) + repeated("]", kDeep));
  EXPECT_EQ(value(repeated("(", kDeep) + "1" + repeated(")", kDeep)), "1");
  EXPECT_EQ(value(repeated("{a: ", kDeep) + "1" + repeated("}", kDeep) + repeated(".a", kDeep)), "1");
  EXPECT_EQ(value(repeated("[1, ", kDeep) + "2" + repeated("]", kDeep) + repeated("[1]", kDeep)), "2");
  EXPECT_EQ(value(repeated("CASE WHEN true THEN ", kDeep) + "1" + repeated(" ELSE 2 END", kDeep)), "1");
  EXPECT_EQ(value(repeated("coalesce(null, ", kDeep) + "1" + repeated(")", kDeep)), "1");
  EXPECT_EQ(value(repeated("(1 + ", kDeep) + "0" + repeated(") * 1", kDeep)), "40");
  EXPECT_EQ(value(repeated("NOT (", kDeep) + "true" + repeated(")", kDeep)), "true");
  EXPECT_THAT(rows("MATCH " + repeated("(", kDeep) + "(n:Unknown)" + repeated(")", kDeep) + " RETURN n"),
              ElementsAre());
}

TEST_F(HostileTest, BracketsNestedTooDeepAreRefused) {
  for (const std::size_t depth : {1000U, 20000U}) {
    for (const auto& [open, middle, close] :
         std::vector<std::tuple<std::string, std::string, std::string>>{{"[", "1", "]"},
                                                                        {"(", "1", ")"},
                                                                        {"{a:", "1", "}"},
                                                                        {"size([", "1", "])"},
                                                                        {"([{a:", "1", "}])"},
                                                                        {"x[", "1", "]"}}) {
      EXPECT_EQ(error_kind("RETURN " + repeated(open, depth) + middle + repeated(close, depth)),
                "compile SyntaxError UnexpectedSyntax")
          << open << ' ' << depth;
      expect_harmless("RETURN " + repeated(open, depth));
      expect_harmless("RETURN " + repeated(close, depth));
    }
  }
}

TEST_F(HostileTest, BracketsNested100DeepAreRead) {
  constexpr std::size_t kDeep = 100;
  EXPECT_EQ(value("size(" + repeated("[", kDeep) + repeated("]", kDeep) + ")"), "1");
  EXPECT_EQ(value(repeated("(", kDeep) + "1" + repeated(")", kDeep)), "1");
  EXPECT_EQ(value(repeated("(1+", kDeep) + "1" + repeated(")", kDeep)), "101");
}

/// Long chains of operators are deep trees without a single bracket. They run in a process of their own,
/// which ends with 0 when they gave rows or a QueryError.
class HostileDeathTest : public HostileTest {
 protected:
  HostileDeathTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  [[noreturn]] void run_and_exit(const std::string& query) {
    const std::string found = outcome(query);
    std::cerr << found << '\n';
    std::_Exit(found.empty() ? 0 : 1);
  }
  void expect_survival(const std::string& query) {
    EXPECT_EXIT(run_and_exit(query), ExitedWithCode(0), "") << query.substr(0, 60) << "...";
  }
  static constexpr std::size_t kLong = 20000;
};

TEST_F(HostileDeathTest, BracketsJustBelowTheLimitAreNoCrash) {
  // The least stack is left under AddressSanitizer.
  for (const std::size_t depth : {200U, 300U, 399U}) {
    expect_survival("RETURN " + repeated("[", depth) + repeated("]", depth));
    expect_survival("RETURN " + repeated("size([", depth / 2) + repeated("])", depth / 2));
    expect_survival("RETURN " + repeated("(1+", depth) + "1" + repeated(")", depth));
  }
}
TEST_F(HostileDeathTest, ChainsJustBelowTheLimitAreNoCrash) {
  for (const std::size_t length : {450U, 900U}) {
    expect_survival("RETURN null" + repeated(".a", length));
    expect_survival("RETURN null" + repeated("[0]", length));
    expect_survival("RETURN 1" + repeated("*1", length));
    expect_survival("RETURN 1" + repeated(" = 1", length));
    expect_survival("RETURN " + repeated("NOT ", length) + "true");
    expect_survival("UNWIND [{k: 1}] AS n RETURN n.k AS k, count(*)" + repeated(" * 1", length) +
                    " AS c ORDER BY k");
  }
}
TEST_F(HostileDeathTest, ALongSumIsNoCrash) {
  expect_survival("RETURN 1" + repeated("+1", kLong));
}
TEST_F(HostileDeathTest, ALongConjunctionIsNoCrash) {
  expect_survival("RETURN true" + repeated(" AND true", kLong));
}
TEST_F(HostileDeathTest, ALongConditionIsNoCrash) {
  expect_survival("MATCH (n) WHERE n.x = 0" + repeated(" OR n.x = 1", kLong) + " RETURN n");
}
TEST_F(HostileDeathTest, ManyNegationsAreNoCrash) {
  expect_survival("RETURN " + repeated("NOT ", kLong) + "true");
}
TEST_F(HostileDeathTest, ManySignsAreNoCrash) {
  expect_survival("RETURN " + repeated("- ", kLong) + "1");
}
TEST_F(HostileDeathTest, ALongComparisonIsNoCrash) {
  expect_survival("RETURN 1" + repeated("<=1", kLong));
}
TEST_F(HostileDeathTest, ManyPropertiesAreNoCrash) {
  expect_survival("RETURN null" + repeated(".a", kLong));
}
TEST_F(HostileDeathTest, ManyIndicesAreNoCrash) {
  expect_survival("RETURN null" + repeated("[0]", kLong));
}
TEST_F(HostileDeathTest, NestedCasesAreNoCrash) {
  expect_survival("RETURN " + repeated("CASE WHEN true THEN ", kLong) + "1" + repeated(" END", kLong));
}
TEST_F(HostileDeathTest, ManyClausesAreNoCrash) {
  expect_survival("WITH 1 AS a" + repeated(" WITH a", 4000) + " RETURN a");
}
TEST_F(HostileDeathTest, ManyMatchesAreNoCrash) {
  expect_survival(repeated("MATCH (:Unknown) ", 2999) + " RETURN 1 AS one");
  expect_survival(repeated("MATCH (:Unknown) ", kLong) + " RETURN 1 AS one");
}

TEST_F(HostileTest, ManyClausesAreRefusedButThoseThatCreate) {
  constexpr std::size_t kMany = 5000;
  const std::string created = repeated("CREATE (:Item) ", kMany);
  EXPECT_EQ(outcome(created), "");
  EXPECT_EQ(value("COUNT { (:Item) }"), std::to_string(kMany));
  EXPECT_EQ(error_kind(repeated("WITH 1 AS one ", kMany) + "RETURN one"),
            "compile SyntaxError UnexpectedSyntax");
}

TEST_F(HostileTest, ManyUnionsAreRefusedAndCountAsClauses) {
  const auto unions = [](const std::string& part, std::size_t count) {
    return part + repeated(" UNION ALL " + part, count);
  };
  EXPECT_THAT(rows(unions("RETURN 1 AS x", 1000)), SizeIs(1001));
  EXPECT_EQ(error_kind(unions("RETURN 1 AS x", 1001)), "compile SyntaxError UnexpectedSyntax");
  EXPECT_EQ(error_kind(unions("WITH 1 AS x WITH x WITH x RETURN x", 900)),
            "compile SyntaxError UnexpectedSyntax")
      << "more than 3000 clauses together";
}

TEST_F(HostileTest, LongPatternsAreAnsweredAtOnce) {
  small_graph();
  constexpr std::size_t kLongestPattern = 2000;
  EXPECT_EQ(value("COUNT { (:Unknown)" + repeated("-->()", kLongestPattern) + " }"), "0");
  EXPECT_EQ(error_kind("MATCH (:Unknown)" + repeated("-->()", kLongestPattern + 1) + " RETURN 1"),
            "compile SyntaxError UnexpectedSyntax");
  EXPECT_EQ(outcome("CREATE ()" + repeated("-[:T]->()", kLongestPattern + 1)), "");
}

// --- random ---

TEST_F(HostileTest, RandomBytesAreHarmless) {
  small_graph();
  for (const std::uint64_t seed : test::seeds(10)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int i = 0; i < 150; ++i) {
      std::string query = random.chance(50) ? "RETURN " : "";
      for (std::size_t k = random.below(50); k > 0; --k)
        query.push_back(static_cast<char>(random.below(256)));
      expect_harmless(query);
    }
    for (int i = 0; i < 150; ++i) {
      std::string query = random.chance(50) ? "RETURN " : "";
      const std::string characters = "'\"`\\()[]{}<>-+*/%^=.,:;|$ \n\tabnuxUE019_\x80\xC3\xA9\0";
      for (std::size_t k = random.below(40); k > 0; --k)
        query.push_back(characters[random.below(characters.size())]);
      expect_harmless(query);
    }
  }
}

const std::vector<std::string>& words() {
  static const std::vector<std::string> all = {"OPTIONAL",
                                               "MATCH",
                                               "UNWIND",
                                               "AS",
                                               "WITH",
                                               "RETURN",
                                               "DISTINCT",
                                               "ORDER",
                                               "BY",
                                               "ASC",
                                               "DESC",
                                               "SKIP",
                                               "LIMIT",
                                               "WHERE",
                                               "STARTS",
                                               "ENDS",
                                               "CONTAINS",
                                               "IN",
                                               "IS",
                                               "NOT",
                                               "NULL",
                                               "AND",
                                               "XOR",
                                               "OR",
                                               "TRUE",
                                               "FALSE",
                                               "CASE",
                                               "WHEN",
                                               "THEN",
                                               "ELSE",
                                               "END",
                                               "COUNT",
                                               "YIELD",
                                               "PREREQUISITES",
                                               "OF",
                                               "KNOWING",
                                               "STRICTLY",
                                               "DEPTH",
                                               "MIN",
                                               "CONFIDENCE",
                                               "LEARNING",
                                               "PATH",
                                               "TO",
                                               "WHY",
                                               "REQUIRES",
                                               "a",
                                               "b",
                                               "n",
                                               "x",
                                               "concept",
                                               "depth",
                                               "`q`",
                                               "'a'",
                                               "'b'",
                                               "\"s\"",
                                               "0",
                                               "1",
                                               "2",
                                               "-1",
                                               "1.5",
                                               "1e3",
                                               "0x1F",
                                               "$p",
                                               "$1",
                                               "(",
                                               ")",
                                               "[",
                                               "]",
                                               "{",
                                               "}",
                                               "<",
                                               ">",
                                               "-",
                                               "->",
                                               "<-",
                                               "--",
                                               "+",
                                               "*",
                                               "/",
                                               "%",
                                               "^",
                                               "=",
                                               "<>",
                                               "<=",
                                               ">=",
                                               ".",
                                               "..",
                                               ",",
                                               ":",
                                               ";",
                                               "|",
                                               ":Concept",
                                               ":T",
                                               "(n)",
                                               "(a)-[r]->(b)",
                                               "[*]",
                                               "[*1..2]",
                                               "{x: 1}",
                                               "size(",
                                               "collect(",
                                               "n.x",
                                               "range(1, 3)",
                                               "labels(n)",
                                               "/*",
                                               "*/",
                                               "//",
                                               "\n"};
  return all;
}

TEST_F(HostileTest, RandomWordsAreHarmless) {
  small_graph();
  for (const std::uint64_t seed : test::seeds(10)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int i = 0; i < 300; ++i) {
      std::string query;
      for (std::size_t k = random.below(25); k > 0; --k)
        query += random.pick(words()) + (random.chance(80) ? " " : "");
      expect_harmless(query);
    }
  }
}

TEST_F(HostileTest, QueriesWithARandomMistakeAreHarmless) {
  small_graph();
  const std::vector<std::vector<std::string>> queries = {
      {"MATCH", "(",   "n",    ":Concept", "{",        "x", ":",     "1",  "}", ")",  "-",
       "[",     "r",   ":T",   "|",        "REQUIRES", "*", "1",     "..", "2", "]",  "->",
       "(",     "b",   ")",    "WHERE",    "n",        ".", "x",     ">",  "0", "OR", "b",
       "IS",    "NOT", "NULL", "RETURN",   "n",        ".", "x",     "AS", "v", ",",  "b",
       "ORDER", "BY",  "v",    "DESC",     "SKIP",     "0", "LIMIT", "5"},
      {"PREREQUISITES",
       "OF",
       "'a'",
       ",",
       "'b'",
       "KNOWING",
       "'b'",
       "STRICTLY",
       "DEPTH",
       "2",
       "MIN",
       "CONFIDENCE",
       "0.5",
       "YIELD",
       "concept",
       "AS",
       "c",
       ",",
       "depth",
       "WHERE",
       "depth",
       "<",
       "3",
       "RETURN",
       "c",
       ".",
       "name",
       ",",
       "depth"},
      {"LEARNING", "PATH",   "TO",      "'a'",      "YIELD", "position", ",",  "concept", "WITH", "concept",
       ",",        "min",    "(",       "position", ")",     "AS",       "p",  "WHERE",   "p",    "<=",
       "2",        "RETURN", "concept", ",",        "p",     "ORDER",    "BY", "p"},
      {"WHY", "'a'", "REQUIRES", "'b'", "YIELD", "path", ",", "evidence", "RETURN", "length", "(", "path",
       ")", ",", "evidence"},
      {"UNWIND", "[",        "1", ",", "2",  ",",   "null",   "]",    "AS", "x",    "WITH", "x",    ",",
       "count",  "(",        "*", ")", "AS", "n",   "RETURN", "CASE", "x",  "WHEN", "1",    "THEN", "'one'",
       "ELSE",   "toString", "(", "x", ")",  "END", "AS",     "t",    ",",  "{",    "k",    ":",    "[",
       "x",      "]",        "[", "0", "..", "1",   "]",      "}",    ".",  "k",    ",",    "NOT",  "x",
       "IN",     "[",        "1", "]", ",",  "-",   "x",      "^",    "2",  "%",    "3"},
      {"OPTIONAL", "MATCH", "p", "=", "(", "a", ")", "<-", "[",  "*", "0",     "..", "2",      "]",
       "-",        "(",     "b", ")", ",", "(", "b", ")",  "--", "(", "c",     ")",  "RETURN", "DISTINCT",
       "nodes",    "(",     "p", ")", ",", "c", ".", "x",  "+",  "1", "LIMIT", "3"}};
  for (const std::uint64_t seed : test::seeds(10)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int i = 0; i < 250; ++i) {
      auto tokens = random.pick(queries);
      for (std::size_t mistakes = 1 + random.below(3); mistakes > 0 && !tokens.empty(); --mistakes) {
        const auto at = static_cast<std::ptrdiff_t>(random.below(tokens.size()));
        switch (random.below(5)) {
          case 0:
            tokens.erase(tokens.begin() + at);
            break;
          case 1:
            tokens.insert(tokens.begin() + at, random.pick(words()));
            break;
          case 2:
            tokens[static_cast<std::size_t>(at)] = random.pick(words());
            break;
          case 3:
            std::swap(tokens[static_cast<std::size_t>(at)], tokens[random.below(tokens.size())]);
            break;
          default:
            tokens[static_cast<std::size_t>(at)] = tokens[random.below(tokens.size())];
        }
      }
      std::string query;
      for (const auto& token : tokens) query += token + " ";
      expect_harmless(query);
    }
  }
}

TEST_F(HostileTest, CutQueriesAreHarmless) {
  small_graph();
  const std::string query =
      "MATCH p = (a:Concept {name: 'a\\u0041'})-[r:REQUIRES*1..3 {x: $p}]->(b) WHERE a.x <= 1.5e1 AND NOT "
      "b:N OR 'ü' IN [\"x\"] "
      "WITH *, count(*) AS n ORDER BY n DESC SKIP 1 LIMIT 2 /* c */ RETURN CASE WHEN n > 1 THEN {k: a.x} "
      "END[0..1] AS `q r` // end";
  for (std::size_t length = 0; length <= query.size(); ++length) expect_harmless(query.substr(0, length));
  for (std::size_t from = 0; from <= query.size(); ++from) expect_harmless(query.substr(from));
}

}  // namespace
}  // namespace cairn::query
