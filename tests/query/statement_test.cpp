// The face that programs see: prepare, bind, step, reset, cancel, and what a run sees of the graph.

#include "query/statement.h"

#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

#include "tests/query/fixtures.h"
#include "tests/support/cpu_time.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

namespace cairn::query {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class StatementTest : public QueryTest {
 protected:
  /// A query that would run for hours.
  static constexpr const char* kEndless = "MATCH (a), (b), (c), (d), (e) RETURN count(*)";

  void many_nodes() {
    for (int i = 0; i < 200; ++i) node({"N"}, {{"i", std::int64_t{i}}});
  }
};

TEST_F(StatementTest, StepsThroughTheRowsAndStaysAtTheEnd) {
  Statement statement = prepare("UNWIND [1, 2] AS n RETURN n");
  ASSERT_TRUE(statement.step());
  EXPECT_EQ(show(statement.row().at(0)), "1");
  ASSERT_TRUE(statement.step());
  EXPECT_EQ(show(statement.row().at(0)), "2");
  EXPECT_FALSE(statement.step());
  EXPECT_FALSE(statement.step());
}

TEST_F(StatementTest, GivesEachRowOfManyBatchesOnce) {
  Statement statement = prepare("UNWIND range(1, 5000) AS n RETURN n");
  std::int64_t expected = 0;
  while (statement.step()) ASSERT_EQ(*statement.row().at(0).integer(), ++expected);
  EXPECT_EQ(expected, 5000);
}

TEST_F(StatementTest, RunsAgainAfterReset) {
  Statement statement = prepare("UNWIND [1, 2, 3] AS n RETURN n");
  EXPECT_THAT(rows_of(statement), SizeIs(3));
  EXPECT_THAT(rows_of(statement), IsEmpty()) << "without reset it stays at its end";
  statement.reset();
  ASSERT_TRUE(statement.step());
  statement.reset();
  EXPECT_THAT(rows_of(statement), ElementsAre("1", "2", "3")) << "a run may be left in the middle";
}

TEST_F(StatementTest, KeepsItsParametersOverResetAndTakesNewOnes) {
  Statement statement = prepare("RETURN $a + $b AS sum");
  statement.bind("a", std::int64_t{1});
  statement.bind("b", std::int64_t{10});
  EXPECT_THAT(rows_of(statement), ElementsAre("11"));
  statement.reset();
  statement.bind("b", std::int64_t{20});
  EXPECT_THAT(rows_of(statement), ElementsAre("21"));
  statement.reset();
  EXPECT_THAT(rows_of(statement), ElementsAre("21"));
}

TEST_F(StatementTest, TakesTheLastValueOfAParameterAndIgnoresUnusedOnes) {
  Statement statement = prepare("RETURN $a AS a");
  statement.bind("a", std::int64_t{1});
  statement.bind("a", "last");
  statement.bind("unused", std::int64_t{1});
  EXPECT_THAT(rows_of(statement), ElementsAre("'last'"));
}

TEST_F(StatementTest, TakesNoParametersWhileItRuns) {
  Statement statement = prepare("UNWIND [1, 2] AS n RETURN $a AS a", {{"a", std::int64_t{1}}});
  ASSERT_TRUE(statement.step());
  EXPECT_THAT(error_of([&] { statement.bind("a", std::int64_t{2}); }),
              IsError(ErrorKind::kInvalidInput, HasSubstr("reset")));
  ASSERT_TRUE(statement.step());
  EXPECT_EQ(show(statement.row().at(0)), "1");
}

TEST_F(StatementTest, CarriesEveryKindOfParameterThrough) {
  const Map map{{"list", List{Value(), true, 1.5}}, {"text", "ü"}};
  EXPECT_EQ(value("$p", {{"p", Value()}}), "null");
  EXPECT_EQ(value("$p", {{"p", false}}), "false");
  EXPECT_EQ(value("$p", {{"p", std::numeric_limits<std::int64_t>::min()}}), "-9223372036854775808");
  EXPECT_EQ(value("$p", {{"p", 0.1}}), "0.1");
  EXPECT_EQ(value("$p", {{"p", "it's"}}), "'it's'");
  EXPECT_EQ(value("$p", {{"p", map}}), "{list: [null, true, 1.5], text: 'ü'}");
  EXPECT_EQ(value("$p.list[2]", {{"p", map}}), "1.5");
  EXPECT_EQ(value("$1 + $`odd name`", {{"1", std::int64_t{1}}, {"odd name", std::int64_t{2}}}), "3");
  EXPECT_EQ(value("$path + $count", {{"path", std::int64_t{1}}, {"count", std::int64_t{2}}}), "3");
}

TEST_F(StatementTest, TakesNodesOfEarlierRowsAsParameters) {
  relate(concept_named("a"), "REQUIRES", concept_named("b"));
  Statement find = prepare("MATCH (n:Concept {name: 'a'}) RETURN n");
  ASSERT_TRUE(find.step());
  const Value a = find.row().at(0);
  EXPECT_THAT(rows("MATCH (n) WHERE n = $a RETURN n.name", {{"a", a}}), ElementsAre("'a'"));
  EXPECT_THAT(rows("PREREQUISITES OF $a YIELD concept RETURN concept.name", {{"a", a}}), ElementsAre("'b'"));
}

TEST_F(StatementTest, NamesAMissingParameter) {
  const auto thrown = error("RETURN 1 + $missing AS n");
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->phase(), Phase::kCompile);
  EXPECT_EQ(thrown->type(), "ParameterMissing");
  EXPECT_EQ(thrown->detail(), "MissingParameter");
  EXPECT_EQ(underlined(*thrown), "$missing");
}

TEST_F(StatementTest, CanBeRunAgainAfterAnError) {
  Statement statement = prepare("UNWIND $list AS n RETURN 10 / n AS q");
  statement.bind("list", List{std::int64_t{1}, std::int64_t{0}});
  EXPECT_TRUE(query_error_of([&] { rows_of(statement); }));
  statement.reset();
  statement.bind("list", List{std::int64_t{5}});
  EXPECT_THAT(rows_of(statement), ElementsAre("2"));
}

TEST_F(StatementTest, IsCheckedWhenItIsPrepared) {
  EXPECT_TRUE(query_error_of([&] { connection_.prepare("MATCH (n) RETURN m"); }));
  EXPECT_TRUE(query_error_of([&] { connection_.prepare("MATCH (n"); }));
  EXPECT_TRUE(query_error_of([&] { connection_.prepare(""); }));
}

TEST_F(StatementTest, NamesColumnsByTheirAliasOrTheirText) {
  EXPECT_THAT(columns("RETURN 1 + 2, 'a'  AS  `odd name`, [1,2 ][ 0 ], (3), cOuNt( * )"),
              ElementsAre("1 + 2", "odd name", "[1,2 ][ 0 ]", "(3)", "cOuNt( * )"));
  EXPECT_THAT(columns("MATCH (n) RETURN n, n . name, n.name /* of it */ AS name"),
              ElementsAre("n", "n . name", "name"));
  EXPECT_THAT(columns("RETURN 'Grüße' + 'ß' , 'ü' AS x, \"ö\""), ElementsAre("'Grüße' + 'ß'", "x", "\"ö\""));
  EXPECT_THAT(columns("WITH 2 AS b, 1 AS a RETURN *"), ElementsAre("a", "b"));
}

TEST_F(StatementTest, KeepsItsDatabaseOpen) {
  concept_named("a");
  Statement statement = prepare("MATCH (n) RETURN n.name");
  build_.drop();
  connection_ = Database::open(storage::Store::kInMemory, test::unsynced())->connect();
  database_.reset();
  EXPECT_THAT(rows_of(statement), ElementsAre("'a'"));
}

TEST_F(StatementTest, CanBeMoved) {
  Statement first = prepare("UNWIND [1, 2] AS n RETURN n");
  ASSERT_TRUE(first.step());
  Statement second = std::move(first);
  EXPECT_THAT(second.columns(), ElementsAre("n"));
  EXPECT_THAT(rows_of(second), ElementsAre("2"));
}

TEST_F(StatementTest, GivesNodesRelationshipsAndPathsWithTheirContent) {
  relate(node({"A", "B"}, {{"x", std::int64_t{1}}}), "T", node({}, {}), {{"w", 0.5}});
  EXPECT_THAT(
      rows("MATCH p = (a:A)-[r]->(b) RETURN a, r, b, p, [a], {k: r}"),
      ElementsAre(
          "(:A:B {x: 1}) | [:T {w: 0.5}] | () | <(:A:B {x: 1})-[:T {w: 0.5}]->()> | [(:A:B {x: 1})] | "
          "{k: [:T {w: 0.5}]}"));
}

// --- what a run sees ---

TEST_F(StatementTest, SeesOneCommitThroughoutARun) {
  many_nodes();
  Statement statement = prepare("MATCH (a:N), (b:N) RETURN a.i + b.i AS sum");
  ASSERT_TRUE(statement.step());
  for (int i = 0; i < 50; ++i) node({"N"}, {{"i", std::int64_t{1000000}}});
  build_.commit();
  std::size_t count = 1;
  while (statement.step()) {
    ++count;
    ASSERT_LT(*statement.row().at(0).integer(), 1000000);
  }
  EXPECT_EQ(count, 200U * 200U);
  statement.reset();
  EXPECT_THAT(rows_of(statement), SizeIs(250 * 250)) << "a new run sees the new commit";
}

TEST_F(StatementTest, SeesTheCommitBeforeItsFirstStepAndNotThatOfPreparing) {
  Statement statement = prepare("MATCH (n:Late) RETURN count(n)");
  node({"Late"});
  build_.commit();
  EXPECT_THAT(rows_of(statement), ElementsAre("1"));
}

TEST_F(StatementTest, DoesNotSeeAnOpenTransactionNorWaitForIt) {
  const auto transaction = database_->graph().begin();
  transaction->create_node({transaction->label("Open")}, {});
  Statement statement = connection_.prepare("MATCH (n:Open) RETURN count(n)");
  EXPECT_THAT(rows_of(statement), ElementsAre("0"));
}

TEST_F(StatementTest, RunsBesideOthersInOtherThreads) {
  many_nodes();
  build_.commit();
  std::atomic<bool> go_on = true;
  std::atomic<int> wrong = 0;
  std::atomic<int> runs = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      Connection mine = database_->connect();
      Statement statement =
          mine.prepare("MATCH (n:N) WITH count(n) AS all MATCH (m) RETURN all, count(m) AS again");
      while (go_on) {
        statement.reset();
        // Two scans of one run: they agree, whatever is written meanwhile.
        if (!statement.step() || order(statement.row().at(0), statement.row().at(1)) != 0) ++wrong;
        ++runs;
      }
    });
  }
  for (int i = 0; i < 20 || runs < 10; ++i) {
    node({"N"});
    build_.commit();
  }
  go_on = false;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
}

// --- cancelling ---

TEST_F(StatementTest, EndsWhenItIsCancelledFromAnotherThread) {
  many_nodes();
  Statement statement = prepare(kEndless);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    statement.cancel();
  });
  EXPECT_THAT(error_of([&] { statement.step(); }), IsError(ErrorKind::kCancelled));
  other.join();
}

TEST_F(StatementTest, CanBeCancelledWhateverItWorksOn) {
  many_nodes();
  // A dense part, where the trails are without number.
  std::vector<graph::NodeId> dense;
  for (int i = 0; i < 12; ++i) dense.push_back(node({"Dense"}));
  for (const auto a : dense) {
    for (const auto b : dense) relate(a, "T", b);
  }
  for (const char* query : {"MATCH (a), (b), (c), (d), (e) RETURN a, b, c, d, e ORDER BY a.i + b.i",
                            "MATCH (a), (b), (c), (d), (e) RETURN DISTINCT 1 AS one",
                            "MATCH (a), (b), (c), (d), (e) WHERE a.i + e.i < 0 RETURN a",
                            "MATCH (a), (b), (c), (d), (e) WITH a SKIP 100000000000 RETURN a",
                            "MATCH (a:Dense)-[*]->(b:N) RETURN a, b",
                            "MATCH (a), (b), (c), (d) OPTIONAL MATCH (a)-->(d)-->(e:N) RETURN count(e)"}) {
    Statement statement = prepare(query);
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      statement.cancel();
    });
    const auto took = test::cpu_time_of([&] {
      EXPECT_THAT(error_of([&] {
                    while (statement.step()) continue;
                  }),
                  IsError(ErrorKind::kCancelled))
          << query;
    });
    other.join();
    EXPECT_LT(took, std::chrono::seconds(5)) << query;
  }
}

TEST_F(StatementTest, EndsAtTheNextStepWhenItWasCancelledBefore) {
  Statement statement = prepare("UNWIND [1, 2, 3] AS n RETURN n");
  ASSERT_TRUE(statement.step());
  statement.cancel();
  EXPECT_THAT(error_of([&] { statement.step(); }), IsError(ErrorKind::kCancelled));
  EXPECT_THAT(error_of([&] { statement.step(); }), IsError(ErrorKind::kCancelled)) << "until it is reset";
  statement.reset();
  EXPECT_THAT(rows_of(statement), ElementsAre("1", "2", "3"));
}

// --- the database ---

TEST_F(StatementTest, ReadsADatabaseThatWasClosedAndOpenedAgain) {
  const test::TemporaryFolder folder;
  const auto path = folder / "cairn.db";
  {
    const auto database = Database::open(path, test::unsynced());
    test::GraphBuilder build(database->graph());
    build.concept_named("kept");
    build.commit();
  }
  const auto database = Database::open(path, test::unsynced());
  Statement statement = database->connect().prepare("MATCH (c:Concept) RETURN c.name");
  EXPECT_THAT(rows_of(statement), ElementsAre("'kept'"));
}

}  // namespace
}  // namespace cairn::query
