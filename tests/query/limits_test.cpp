// What a statement may take: memory, rows, time; and how fast the reading of a query is.

#include <chrono>

#include "tests/query/fixtures.h"
#include "tests/support/cpu_time.h"
#include "tests/support/errors.h"
#include "tests/support/peak_memory.h"
#include "tests/support/random.h"

namespace cairn::query {
namespace {

using test::cpu_time_of;
using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

class LimitsTest : public QueryTest {
 protected:
  void limit_memory(std::size_t bytes) {
    Limits limits;
    limits.memory_bytes = bytes;
    connection_.set_limits(limits);
  }
  void limit_rows(std::size_t count) {
    Limits limits;
    limits.rows = count;
    connection_.set_limits(limits);
  }
  void limit_time(int milliseconds) {
    Limits limits;
    limits.timeout = std::chrono::milliseconds(milliseconds);
    connection_.set_limits(limits);
  }
  /// Runs it to the end; keeps no rows.
  std::optional<Error> outcome(const std::string& query) {
    return error_of([&] {
      Statement statement = prepare(query);
      while (statement.step()) continue;
    });
  }
  void expect_limit(const std::string& query, const std::string& message) {
    SCOPED_TRACE(query);
    EXPECT_THAT(outcome(query), IsError(ErrorKind::kLimit, HasSubstr(message)));
    EXPECT_THAT(rows("RETURN 1"), ElementsAre("1")) << "the connection goes on";
  }
  void dense_graph(int count) {
    std::vector<graph::NodeId> nodes;
    for (int i = 0; i < count; ++i) nodes.push_back(node({"Dense"}, {{"i", std::int64_t{i}}}));
    for (const auto a : nodes) {
      for (const auto b : nodes) relate(a, "T", b);
    }
    build_.commit();
  }
};

// --- memory ---

TEST_F(LimitsTest, MemoryEndsWhatKeepsTooMuch) {
  dense_graph(20);
  limit_memory(4 * kMegabyte);
  for (const char* query :
       {"UNWIND range(1, 1000000) AS x RETURN collect(x)",
        "UNWIND range(1, 200000) AS x RETURN collect('longer than in place' + x)",
        "UNWIND range(1, 200000) AS x RETURN x ORDER BY -x",
        "UNWIND range(1, 200000) AS x WITH x ORDER BY -x RETURN count(x)",
        "UNWIND range(1, 200000) AS x RETURN DISTINCT x",
        "UNWIND range(1, 200000) AS x RETURN x, count(*)",
        "UNWIND range(1, 200000) AS x RETURN count(DISTINCT x)",
        "UNWIND range(1, 200000) AS x RETURN percentileDisc(x, 0.5)",
        "RETURN size(range(1, 10000000))",
        "UNWIND range(1, 10000000) + [1] AS x RETURN count(x)",
        "RETURN size([x IN range(1, 100000) | [x, x, x, x]])",
        "RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s))",
        "RETURN size(reduce(l = [0], i IN range(1, 60) | l + l))",
        "WITH reduce(l = [0], i IN range(1, 100) | [l, l]) AS l RETURN l",
        "RETURN reduce(l = [0], i IN range(1, 100) | [l, l]) = reduce(l = [0], i IN range(1, 100) | [l, l])",
        "RETURN 1 IN reduce(l = [0], i IN range(1, 100) | [l, l])",
        "UNWIND range(1, 200000) AS x RETURN x UNION UNWIND range(1, 200000) AS x RETURN -x AS x",
        "MATCH (a:Dense), (b:Dense), (c:Dense) MATCH (d:Dense) WITH * ORDER BY a.i + b.i + c.i RETURN 1",
        "MATCH p = (:Dense)-[*3]->(:Dense) RETURN collect(p)",
        "RETURN size([(a:Dense)-[*3]->(b) | [a, b]])"}) {
    expect_limit(query, "4 MB");
  }
}

TEST_F(LimitsTest, MemoryEndsJoinsOfMuch) {
  rows(
      "UNWIND range(1, 20000) AS k CREATE (:A {k: k}), (:B {k: k, text: 'a text that is kept with the "
      "node'})");
  limit_memory(kMegabyte);
  const char* join = "MATCH (a:A), (b:B) WHERE a.k = b.k RETURN count(*)";
  expect_limit(join, "1 MB");
  limit_memory(0);
  EXPECT_THAT(rows(join), ElementsAre("20000")) << "0 is no limit";
}

TEST_F(LimitsTest, ARangeOfNumbersTakesNoMemory) {
  limit_memory(4 * kMegabyte);
  EXPECT_THAT(rows("UNWIND range(1, 1000000) AS x RETURN count(x), sum(x)"),
              ElementsAre("1000000 | 500000500000"));
  EXPECT_THAT(rows("RETURN reduce(s = 0, x IN range(0, 1000000, 2) | s + x)"), ElementsAre("250000500000"));
  EXPECT_THAT(rows("RETURN size([x IN range(1000000, 1, -1) WHERE x % 100000 = 0])"), ElementsAre("10"));
  EXPECT_THAT(rows("UNWIND range(-9223372036854775808, 9223372036854775807) AS x RETURN x LIMIT 2"),
              ElementsAre("-9223372036854775808", "-9223372036854775807"));
  limit_time(50);
  EXPECT_THAT(outcome("UNWIND range(1, 1000000000000) AS x RETURN count(x)"),
              IsError(ErrorKind::kLimit, HasSubstr("50 ms")));
}

TEST_F(LimitsTest, WhatNobodyAsksForAnyMoreIsNotHeld) {
  limit_memory(4 * kMegabyte);
  const std::string heavy = "UNWIND range(1, 1000) AS i WITH i, [x IN range(1, 1000) | x] AS l ";
  EXPECT_THAT(rows(heavy + "WITH i, size(l) AS s ORDER BY -i RETURN sum(s)"), ElementsAre("1000000"));
  EXPECT_THAT(rows(heavy + "RETURN size(l) AS s ORDER BY -i SKIP 999"), ElementsAre("1000"));
  EXPECT_THAT(rows(heavy + "WITH i, size(l) AS s CREATE (n:N {i: i, s: s}) RETURN sum(n.s)"),
              ElementsAre("1000000"));
  EXPECT_THAT(rows(heavy + "WITH i, size(l) AS s MATCH (n:N {i: i}) SET n.s = s + 1 RETURN count(s)"),
              ElementsAre("1000"));
  EXPECT_THAT(rows(heavy + "WITH i, size(l) AS s MERGE (n:N {i: i}) RETURN count(s)"), ElementsAre("1000"));
  EXPECT_THAT(rows(heavy + "WITH i, size(l) AS s MATCH (n:N {i: i}) DELETE n RETURN sum(s)"),
              ElementsAre("1000000"));
  expect_limit(heavy + "WITH i, l ORDER BY -i RETURN sum(size(l))", "4 MB");
}

TEST_F(LimitsTest, TheNeighboursOfAHubAreReadOnceAndCount) {
  rows("CREATE (h:Hub) WITH h UNWIND range(1, 20000) AS i CREATE (h)-[:R]->(:Leaf)");
  limit_memory(4 * kMegabyte);
  EXPECT_THAT(rows("MATCH (h:Hub) WITH h UNWIND range(1, 1000) AS i MATCH (h)-[:R]->(x) RETURN i LIMIT 1"),
              ElementsAre("1"));
  EXPECT_THAT(rows("MATCH (l:Leaf)<-[:R]-(h)-[:R]->(x) RETURN labels(x) LIMIT 1"), ElementsAre("['Leaf']"));
  limit_memory(kMegabyte / 4);
  EXPECT_THAT(outcome("MATCH (h:Hub)-[:R]->(x) RETURN count(x)"),
              IsError(ErrorKind::kLimit, HasSubstr("bytes")));
}

TEST_F(LimitsTest, WhatALaterClauseOrTheWhereNamesIsKept) {
  const std::string two = "UNWIND [1, 2] AS i WITH i, [i, i] AS l ";
  EXPECT_THAT(rows(two + "WITH i ORDER BY -i WHERE size(l) = 2 RETURN i"), ElementsAre("2", "1"));
  EXPECT_THAT(rows(two + "WITH *, size(l) AS s ORDER BY -i RETURN l, s"),
              ElementsAre("[2, 2] | 2", "[1, 1] | 2"));
  EXPECT_THAT(
      rows(two + "CREATE (:P {i: i}) WITH l ORDER BY l RETURN EXISTS { MATCH (p:P) WHERE p.i = l[0] }"),
      ElementsAre("true", "true"));
  EXPECT_THAT(
      rows("MATCH (p:P) WHERE COUNT { WITH p ORDER BY p.i MATCH (q:P) WHERE q.i <= p.i RETURN q } = 2 "
           "RETURN p.i"),
      ElementsAre("2"));
}

TEST_F(LimitsTest, MemoryDoesNotEndWhatPassesThrough) {
  dense_graph(20);
  limit_memory(4 * kMegabyte);
  EXPECT_THAT(rows("UNWIND range(1, 50000) AS x RETURN count(x), sum(x), max(x)"),
              ElementsAre("50000 | 1250025000 | 50000"));
  EXPECT_FALSE(outcome("UNWIND range(1, 50000) AS x RETURN x"));
  EXPECT_THAT(rows("UNWIND range(1, 50000) AS x RETURN x ORDER BY -x LIMIT 2"),
              ElementsAre("50000", "49999"));
  EXPECT_THAT(rows("UNWIND range(1, 50000) AS x RETURN x % 3 AS r, count(*) ORDER BY r"), SizeIs(3));
  EXPECT_THAT(rows("UNWIND range(1, 50000) AS x RETURN DISTINCT x % 3"), SizeIs(3));
  EXPECT_THAT(rows("MATCH (:Dense)-[*3]->(:Dense) RETURN count(*)"), ElementsAre("158840"))
      << "a list that nobody asked for is not kept";
  EXPECT_THAT(rows("UNWIND range(1, 100) AS i WITH range(1, 10000) AS l RETURN sum(size(l))"),
              ElementsAre("1000000"))
      << "what a row is done with is given back";
}

TEST_F(LimitsTest, MemoryDoesNotEndWhatIsComputedRowByRowHoweverLargeARowIs) {
  limit_memory(4 * kMegabyte);
  EXPECT_THAT(
      rows("UNWIND range(1, 1024) AS i WITH i, range(1, 50000) AS l WITH i, size(l) AS s RETURN sum(s)"),
      ElementsAre("51200000"));
  EXPECT_THAT(rows("UNWIND range(1, 1024) AS i OPTIONAL MATCH (n:Nothing) RETURN count(*)"),
              ElementsAre("1024"));
}

TEST_F(LimitsTest, MemoryDoesNotEndALimitAfterASortHoweverLargeARowIs) {
  limit_memory(32 * kMegabyte);
  EXPECT_THAT(
      rows("UNWIND range(1, 300) AS a WITH a, range(1, 50000) AS l ORDER BY -a LIMIT 2 RETURN a, size(l)"),
      ElementsAre("300 | 50000", "299 | 50000"));
}

TEST_F(LimitsTest, NoOperatorGathersLargeRowsOfManyBatches) {
  node({"X"});
  build_.commit();
  for (const char* middle : {"OPTIONAL MATCH (n:Nothing)", "UNWIND [1] AS y", "OPTIONAL MATCH (n:X)",
                             "MATCH (n:X)", "CALL db.labels() YIELD label"}) {
    SCOPED_TRACE(middle);
    const auto before = test::peak_memory();
    EXPECT_THAT(rows("UNWIND range(1, 1024) AS a WITH range(1, 20000) AS l " + std::string(middle) +
                     " RETURN sum(size(l))"),
                ElementsAre("20480000"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which keep what was freed
    EXPECT_LT(test::peak_memory() - before, 100 * kMegabyte) << "of 800 MB";
#else
    static_cast<void>(before);
#endif
  }
}

TEST_F(LimitsTest, MemoryEndsABatchOfLargeRowsThatAreKept) {
  limit_memory(4 * kMegabyte);
  expect_limit("UNWIND range(1, 1000) AS i WITH i, range(1, 50000) AS l ORDER BY i RETURN sum(size(l))",
               "4 MB");
  expect_limit("UNWIND range(1, 1000) AS i RETURN collect(range(1, 50000))", "4 MB");
}

TEST_F(LimitsTest, AListThatAllRowsShareCountsOnce) {
  limit_memory(64 * kMegabyte);
  EXPECT_THAT(rows("WITH range(1, 50000) AS l UNWIND l AS x WITH l, x ORDER BY -x RETURN count(*)"),
              ElementsAre("50000"));
  EXPECT_THAT(rows("WITH range(1, 50000) AS l UNWIND range(1, 100) AS x RETURN size(collect(l))"),
              ElementsAre("100"));
  EXPECT_THAT(rows("WITH range(1, 50000) AS l RETURN size([x IN range(1, 100) | l])"), ElementsAre("100"));
}

TEST_F(LimitsTest, ValuesNestNoDeeperThanAnyPartOfTheEngineFollows) {
  limit_memory(0);
  for (const char* deeper : {"[a]", "{a: a}", "[[a], [a]]", "collect"}) {
    SCOPED_TRACE(deeper);
    const std::string step = std::string_view(deeper) == "collect" ? "[a, [x IN [a] | x]]" : deeper;
    EXPECT_THAT(outcome("RETURN reduce(a = [], i IN range(1, 100000) | " + step + ") IS NULL"),
                IsError(ErrorKind::kLimit, HasSubstr("deep")));
  }
  EXPECT_THAT(rows("WITH reduce(a = [], i IN range(1, 1000) | [a]) AS a RETURN a = a, size(a), a < a"),
              ElementsAre("true | 1 | false"));
}

TEST_F(LimitsTest, MemoryIsGivenBackForTheNextRun) {
  limit_memory(4 * kMegabyte);
  Statement statement = prepare("UNWIND range(1, 30000) AS x WITH collect(x) AS l RETURN size(l)");
  for (int i = 0; i < 20; ++i) {
    statement.reset();
    EXPECT_THAT(rows_of(statement), ElementsAre("30000"));
  }
}

TEST_F(LimitsTest, LimitsHoldForTheRunsThatBeginAfterwards) {
  Statement statement = prepare("UNWIND range(1, 5) AS x RETURN x");
  ASSERT_TRUE(statement.step());
  limit_rows(2);
  EXPECT_THAT(rows_of(statement), SizeIs(4));
  statement.reset();
  EXPECT_THAT(error_of([&] { rows_of(statement); }), IsError(ErrorKind::kLimit));
}

TEST_F(LimitsTest, WhatACallerKeepsCounts) {
  limit_memory(kMegabyte);
  Statement statement =
      prepare("UNWIND range(1, 1000000) AS x RETURN x, 'a text of more than a few characters'");
  EXPECT_THAT(error_of([&] {
                while (statement.step()) statement.hold_row();
              }),
              IsError(ErrorKind::kLimit));
  Statement other = prepare("RETURN 1");
  ASSERT_TRUE(other.step());
  EXPECT_THAT(error_of([&] { other.hold(2 * kMegabyte); }), IsError(ErrorKind::kLimit));
}

TEST_F(LimitsTest, AWritingStatementThatNeedsTooMuchChangesNothing) {
  rows("CREATE (:Before)");
  limit_memory(4 * kMegabyte);
  for (const char* query :
       {"UNWIND range(1, 200000) AS x CREATE (:N {x: x}) RETURN collect(x)",
        "MATCH (n:Before) SET n.v = 1 WITH n UNWIND range(1, 200000) AS x RETURN DISTINCT x",
        "UNWIND range(1, 100) AS x CREATE (n:N) WITH n UNWIND range(1, 10000) AS y RETURN n, y ORDER BY y",
        "MATCH (n:Before) DELETE n WITH 1 AS one RETURN size(range(1, 10000000))",
        "CREATE (:N {s: reduce(s = 'x', i IN range(1, 60) | s + s)})"}) {
    expect_limit(query, "4 MB");
    EXPECT_THAT(rows("MATCH (n) RETURN n"), ElementsAre("(:Before)")) << query;
  }
}

TEST_F(LimitsTest, AnExchangeOfTextThatGrowsBeyondAllBoundsIsRefused) {
  limit_memory(16 * kMegabyte);
  expect_limit("WITH reduce(s = 'a', i IN range(1, 18) | s + s) AS s RETURN size(replace(s, 'a', s))",
               "16 MB");
}

TEST_F(LimitsTest, WhatWasCommittedDoesNotEndWithALimit) {
  limit_memory(4 * kMegabyte);
  Statement statement =
      prepare("UNWIND range(1, 100) AS x CREATE (:N {x: x}) RETURN x, [y IN range(1, 700) | y] AS l");
  std::size_t given = 0;
  for (; statement.step(); ++given) statement.hold_row();
  EXPECT_EQ(given, 100U);
}

TEST_F(LimitsTest, InsideATransactionALimitUndoesItsStatementAlone) {
  rows("BEGIN");
  rows("CREATE (:Kept)");
  limit_memory(4 * kMegabyte);
  expect_limit("CREATE (:Lost) WITH 1 AS one UNWIND range(1, 200000) AS x RETURN DISTINCT x", "4 MB");
  limit_rows(1);
  expect_limit("CREATE (:Lost) WITH 1 AS one UNWIND [1, 2] AS x RETURN x", "rows");
  EXPECT_THAT(rows("MATCH (n) RETURN n"), ElementsAre("(:Kept)"));
  rows("COMMIT");
  EXPECT_THAT(rows("MATCH (n) RETURN n"), ElementsAre("(:Kept)"));
}

// --- rows ---

TEST_F(LimitsTest, RowsEndAResultThatHasMore) {
  limit_rows(3);
  EXPECT_THAT(rows("UNWIND [1, 2, 3] AS x RETURN x"), SizeIs(3));
  expect_limit("UNWIND [1, 2, 3, 4] AS x RETURN x", "3 rows");
  expect_limit("UNWIND [1, 2] AS x RETURN x UNION ALL UNWIND [1, 2] AS x RETURN x", "3 rows");
  EXPECT_THAT(rows("UNWIND range(1, 10000) AS x RETURN x LIMIT 3"), SizeIs(3));
  EXPECT_THAT(rows("UNWIND range(1, 10000) AS x RETURN count(x)"), ElementsAre("10000"))
      << "those inside are not meant";
  EXPECT_THAT(rows("UNWIND range(1, 10000) AS x CREATE (:N)"), ElementsAre()) << "nor what returns nothing";
  limit_rows(0);
  EXPECT_THAT(rows("UNWIND range(1, 10000) AS x RETURN x"), SizeIs(10000));
}

TEST_F(LimitsTest, AWritingStatementOfTooManyRowsChangesNothing) {
  limit_rows(3);
  expect_limit("UNWIND [1, 2, 3, 4] AS x CREATE (n:N {x: x}) RETURN n", "3 rows");
  EXPECT_THAT(rows("MATCH (n) RETURN n"), IsEmpty());
  EXPECT_THAT(rows("UNWIND [1, 2, 3] AS x CREATE (n:N {x: x}) RETURN n"), SizeIs(3));
}

// --- time ---

TEST_F(LimitsTest, TimeEndsWhatTakesLong) {
  dense_graph(20);
  limit_time(50);
  for (const char* query :
       {"UNWIND range(1, 1000000) AS x UNWIND range(1, 10000) AS y RETURN count(*)",
        "RETURN reduce(a = 0, x IN range(1, 5000000) | a + x % 7)",
        "MATCH (a:Dense), (b:Dense), (c:Dense), (d:Dense), (e:Dense), (f:Dense), (g:Dense) RETURN count(*)",
        "MATCH (:Dense)-[*]->(:Dense {i: -1}) RETURN count(*)",
        "RETURN all(x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE y = -x) IS NOT NULL)",
        "MATCH (a:Dense) RETURN size([(a)-[*]->(b) WHERE b.i < 0 | b])",
        "UNWIND range(1, 1000) AS x WITH range(1, 300000) AS l RETURN count(l)",
        "UNWIND range(1, 1000) AS x WITH x WHERE 0 IN [x] + range(1, 300000) RETURN count(x)",
        "UNWIND range(1, 1000) AS x RETURN max(size(range(1, 300000)))",
        "UNWIND range(1, 1000) AS x WITH x ORDER BY size(range(1, 300000)) RETURN count(x)"}) {
    SCOPED_TRACE(query);
    std::optional<Error> found;
    const auto took = cpu_time_of([&] { found = outcome(query); });
    EXPECT_THAT(found, IsError(ErrorKind::kLimit, HasSubstr("50 ms")));
    EXPECT_LT(took, std::chrono::seconds(20));
    EXPECT_THAT(rows("RETURN 1"), ElementsAre("1"));
  }
}

TEST_F(LimitsTest, AWritingStatementOutOfTimeChangesNothing) {
  limit_time(50);
  EXPECT_THAT(outcome("CREATE (:Lost) WITH 1 AS one UNWIND range(1, 5000000) AS x CREATE (:N {x: x})"),
              IsError(ErrorKind::kLimit));
  limit_time(0);
  EXPECT_THAT(rows("MATCH (n) RETURN n"), IsEmpty());
}

TEST_F(LimitsTest, EachRunHasItsOwnTime) {
  limit_time(10000);
  Statement statement = prepare("RETURN 1");
  for (int i = 0; i < 3; ++i) {
    statement.reset();
    EXPECT_THAT(rows_of(statement), ElementsAre("1"));
  }
}

// --- reading ---

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto kPatience = std::chrono::seconds(60);  // what takes quadratic time takes minutes here
#else
constexpr auto kPatience = std::chrono::seconds(5);
#endif

TEST_F(LimitsTest, QueriesOfManyKilobytesAreReadFast) {
  std::string sum = "RETURN 1";
  while (sum.size() < 42000) sum += " + 1";
  std::string list = "RETURN size([0";
  while (list.size() < 42000) list += ", 'a text', {k: 1}";
  std::string clauses = "WITH 1 AS x";
  while (clauses.size() < 42000) clauses += " WITH x + 1 AS x";
  std::string conditions = "MATCH (n) WHERE n.v = 0";
  while (conditions.size() < 42000) conditions += " OR n.v = 1 AND n.w <> 2";
  std::string create = "CREATE (n0)";
  for (int i = 1; create.size() < 42000; ++i)
    create += ", (n0)-[:T {i: 1}]->(n" + std::to_string(i) + ":N {v: 1})";
  for (const auto& query : {sum, list + "])", clauses + " RETURN x", conditions + " RETURN n", create}) {
    std::optional<Error> found;
    EXPECT_LT(cpu_time_of([&] { found = outcome(query); }), kPatience) << query.substr(0, 60);
    EXPECT_FALSE(found) << query.substr(0, 60);
  }
}

TEST_F(LimitsTest, ScriptsOfManyStatementsAreReadFast) {
  std::string on_one_line;
  std::string on_many;
  for (int i = 0; i < 10000; ++i) {
    on_one_line += "RETURN 1; ";
    on_many += "RETURN 1;\n";
  }
  for (const auto& script : {on_one_line, on_many}) {
    std::vector<ScriptStatement> statements;
    EXPECT_LT(cpu_time_of([&] {
                statements = split_statements(script);
                for (const auto& statement : statements) connection_.prepare(statement);
              }),
              kPatience);
    EXPECT_THAT(statements, SizeIs(10000));
  }
}

TEST_F(LimitsTest, DeeplyNestedLiteralsAreReadFast) {
  const auto nested = [](const std::string& open, const std::string& inside, const std::string& close) {
    std::string text = inside;
    for (int i = 0; i < 40; ++i) text.insert(0, open).append(close);
    return "RETURN " + text + " AS x";
  };
  for (const auto& query :
       {nested("[", "1", "]"), nested("(", "1", ")"), nested("{a: ", "1", "}"), nested("[", "", "]"),
        nested("[{a: ", "1", "}]"), nested("size([", "1", "])"), nested("-", "1", ""),
        nested("NOT ", "true", ""), nested("CASE WHEN true THEN ", "1", " END"),
        nested("[x IN [1] | ", "1", "]"), nested("(1 + ", "1", ")"), nested("coalesce(", "1", ")"),
        nested("EXISTS { WITH 1 AS y WHERE ", "true", " RETURN y }")}) {
    std::optional<Error> found;
    EXPECT_LT(cpu_time_of([&] { found = error_of([&] { rows(query); }); }), kPatience) << query.substr(0, 60);
  }
  EXPECT_THAT(rows(nested("[", "1", "]")), SizeIs(1));
  EXPECT_THAT(rows(nested("{a: ", "1", "}")), SizeIs(1));
  EXPECT_THAT(rows(nested("(", "1", ")")), ElementsAre("1"));
}

TEST_F(LimitsTest, BracketsThatNeverCloseAreRefusedFast) {
  for (const char* open : {"(", "[", "{a: ", "CASE WHEN ", "[x IN ", "((a)-->", "EXISTS { MATCH (a) WHERE ",
                           "(a:(", "!", "-", "NOT ", "'", "`", "/*", "\"\\", "'\\"}) {
    std::string query = "RETURN ";
    while (query.size() < 20000) query += open;
    std::optional<QueryError> found;
    EXPECT_LT(cpu_time_of([&] { found = error(query); }), kPatience) << open;
    EXPECT_TRUE(found) << open;
  }
}

TEST_F(LimitsTest, RandomBytesAreRefusedFast) {
  for (const std::uint64_t seed : test::seeds(6)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    std::string bytes;
    while (bytes.size() < 100000)
      bytes += static_cast<char>(random.below(seed % 2 == 0 ? 256 : 96) + (seed % 2 == 0 ? 0 : 32));
    std::optional<QueryError> found;
    EXPECT_LT(cpu_time_of([&] { found = error(bytes); }), kPatience);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->phase(), Phase::kCompile);
    EXPECT_TRUE(query_error_of([&] {
      for (const auto& statement : split_statements(bytes)) connection_.prepare(statement);
    }));
  }
}

}  // namespace
}  // namespace cairn::query
