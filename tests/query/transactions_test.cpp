// BEGIN, COMMIT, ROLLBACK: statements that belong together, on one connection beside others.

#include <chrono>
#include <set>
#include <thread>

#include "tests/query/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"

namespace cairn::query {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class TransactionsTest : public QueryTest {
 protected:
  TransactionsTest() : other_(database_->connect()) {}

  static Rows run(Connection& connection, std::string_view text) {
    Statement statement = connection.prepare(text);
    return rows_of(statement);
  }
  Rows here(std::string_view text) { return run(connection_, text); }
  Rows there(std::string_view text) { return run(other_, text); }
  static constexpr const char* kAll = "MATCH (n) RETURN n.v ORDER BY n.v";
  std::string kind_of(std::string_view text) {
    const auto thrown = query_error_of([&] { here(text); });
    return thrown ? thrown->type() + " " + thrown->detail() : "";
  }

  Connection other_;
};

TEST_F(TransactionsTest, WritesAreSeenInsideAtOnceAndOutsideAfterCommit) {
  EXPECT_THAT(here("BEGIN"), IsEmpty());
  EXPECT_TRUE(connection_.in_transaction());
  EXPECT_FALSE(other_.in_transaction());
  here("CREATE (:N {v: 1})");
  here("MATCH (n) CREATE (n)-[:T]->(:N {v: n.v + 1})");
  EXPECT_THAT(here(kAll), ElementsAre("1", "2"));
  EXPECT_THAT(there(kAll), IsEmpty());
  EXPECT_THAT(here("COMMIT"), IsEmpty());
  EXPECT_FALSE(connection_.in_transaction());
  EXPECT_THAT(there(kAll), ElementsAre("1", "2"));
}

TEST_F(TransactionsTest, RollbackUndoesEveryKindOfWrite) {
  here("CREATE (a:N {v: 1})-[:T {w: 1}]->(b:N {v: 2}), (:M {v: 3})");
  const auto graph = [&] {
    return there("MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m ORDER BY n.v");
  };
  const Rows before = graph();
  here("BEGIN TRANSACTION");
  here("MATCH (a {v: 1})-[r]->() SET r.w = 2, a:New, a.x = [1, 2] REMOVE a.v");
  here("MATCH (n {v: 2}) DETACH DELETE n");
  here("MATCH (m:M) SET m = {y: 1} CREATE (m)-[:U]->(:Fresh)");
  here("MERGE (:M {v: 3})");
  EXPECT_THAT(here("MATCH (n) RETURN count(n)"), ElementsAre("4"));
  here("ROLLBACK TRANSACTION");
  EXPECT_EQ(graph(), before);
  EXPECT_THAT(here("MATCH (n:New) RETURN n"), IsEmpty());
  EXPECT_THAT(here("MATCH (n:Fresh) RETURN n"), IsEmpty());
}

TEST_F(TransactionsTest, AfterRollbackTheNextTransactionBeginsWithWhatIsCommitted) {
  here("BEGIN");
  here("CREATE ({v: 1})");
  here("ROLLBACK");
  there("CREATE ({v: 2})");
  here("BEGIN");
  EXPECT_THAT(here(kAll), ElementsAre("2"));
  here("CREATE ({v: 3})");
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("2", "3"));
}

TEST_F(TransactionsTest, AFailedStatementUndoesItselfAloneAndTheTransactionGoesOn) {
  here("BEGIN");
  here("CREATE (:N {v: 1})");
  EXPECT_EQ(kind_of("MATCH (n:N) SET n.v = 100 WITH n UNWIND [1, 0] AS d CREATE (:N {v: 1 / d})"),
            "ArithmeticError DivisionByZero");
  EXPECT_TRUE(connection_.in_transaction());
  EXPECT_THAT(here(kAll), ElementsAre("1"));
  EXPECT_NE(kind_of("MATCH (n) CREATE (:N {v: 2}) RETURN nothing"), "") << "refused before it runs";
  EXPECT_NE(kind_of("CREATE ("), "");
  EXPECT_NE(kind_of("CREATE (:N {v: $missing})"), "");
  EXPECT_EQ(kind_of("MATCH (n:N) CREATE (n)-[:T]->(:N {v: 3}) WITH n DELETE n"),
            "ConstraintVerificationFailed DeleteConnectedNode");
  here("CREATE (:N {v: 4})");
  EXPECT_THAT(here(kAll), ElementsAre("1", "4"));
  EXPECT_THAT(here("MATCH ()-[r]->() RETURN r"), IsEmpty());
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("1", "4"));
}

TEST_F(TransactionsTest, AReadingStatementThatFailsChangesNothingEither) {
  here("BEGIN");
  here("CREATE (:N {v: 1})");
  EXPECT_NE(kind_of("UNWIND [1, 0] AS x RETURN 1 / x"), "");
  EXPECT_THAT(error_of([&] { here("PREREQUISITES OF 'nobody knows'"); }), IsError(ErrorKind::kNotFound));
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("1"));
}

TEST_F(TransactionsTest, DoNotNest) {
  here("BEGIN");
  here("CREATE (:N {v: 1})");
  EXPECT_EQ(kind_of("BEGIN"), "TransactionError TransactionAlreadyOpen");
  EXPECT_TRUE(connection_.in_transaction()) << "the first one goes on";
  EXPECT_THAT(here(kAll), ElementsAre("1"));
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("1"));
}

TEST_F(TransactionsTest, EndOnlyWhereTheyHaveBegun) {
  EXPECT_EQ(kind_of("COMMIT"), "TransactionError NoTransaction");
  EXPECT_EQ(kind_of("ROLLBACK"), "TransactionError NoTransaction");
  here("BEGIN");
  EXPECT_EQ(query_error_of([&] { there("COMMIT"); })->detail(), "NoTransaction")
      << "another's is not its own";
  here("COMMIT");
  EXPECT_EQ(kind_of("COMMIT"), "TransactionError NoTransaction");
  here("CREATE ({v: 1})");
  EXPECT_THAT(there(kAll), ElementsAre("1")) << "and then each statement is one of its own again";
}

TEST_F(TransactionsTest, OfNothingLeaveNothing) {
  here("BEGIN");
  here("COMMIT");
  here("BEGIN");
  here("ROLLBACK");
  EXPECT_THAT(there(kAll), IsEmpty());
}

TEST_F(TransactionsTest, RefuseToChangeTheSchema) {
  here("CREATE INDEX there FOR (n:N) ON (n.v)");
  here("BEGIN");
  for (const char* statement :
       {"CREATE INDEX FOR (n:N) ON (n.w)", "CREATE INDEX IF NOT EXISTS FOR (n:N) ON (n.v)",
        "CREATE CONSTRAINT FOR (n:N) REQUIRE n.w IS UNIQUE", "DROP INDEX there",
        "DROP INDEX nothing IF EXISTS"}) {
    EXPECT_EQ(kind_of(statement), "TransactionError SchemaChangeInTransaction") << statement;
  }
  EXPECT_TRUE(connection_.in_transaction());
  EXPECT_THAT(here("SHOW INDEXES"), ElementsAre("'there' | 'N' | 'v' | false | 'online'"));
  here("COMMIT");
  EXPECT_THAT(here("SHOW INDEXES"), SizeIs(1));
}

TEST_F(TransactionsTest, FindTheirOwnWritesByIndexAndByName) {
  here("CREATE INDEX FOR (n:N) ON (n.v)");
  here("CREATE (:N {v: 1}), (:N {v: 2})");
  here("BEGIN");
  here("MATCH (n:N {v: 1}) SET n.v = 3");
  here("CREATE (:N {v: 4}), (:Concept {name: 'Fresh'})");
  here("MATCH (n:N {v: 2}) DELETE n");
  EXPECT_THAT(here("MATCH (n:N) WHERE n.v >= 1 RETURN n.v ORDER BY n.v"), ElementsAre("3", "4"));
  EXPECT_THAT(here("MATCH (n:N) WHERE n.v IN [1, 2, 4] RETURN n.v"), ElementsAre("4"));
  EXPECT_THAT(here("MATCH (c:Concept {name: 'Fresh'}) RETURN c.name"), ElementsAre("'Fresh'"));
  EXPECT_THAT(here("RELATED TO 'fresh'"), IsEmpty()) << "it is known by its spelling, too";
  EXPECT_THAT(there("MATCH (n:N) WHERE n.v >= 1 RETURN n.v ORDER BY n.v"), ElementsAre("1", "2"));
  here("ROLLBACK");
  EXPECT_THAT(here("MATCH (n:N) WHERE n.v >= 1 RETURN n.v ORDER BY n.v"), ElementsAre("1", "2"));
  EXPECT_THAT(error_of([&] { here("RELATED TO 'Fresh'"); }), IsError(ErrorKind::kNotFound));
}

TEST_F(TransactionsTest, AConstraintHoldsAcrossTheirStatements) {
  here("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  here("BEGIN");
  here("CREATE (:N {v: 1})");
  EXPECT_THAT(error_of([&] { here("CREATE (:M), (:N {v: 1})"); }), IsError(ErrorKind::kInvalidInput));
  EXPECT_THAT(here("MATCH (n) RETURN n"), ElementsAre("(:N {v: 1})"));
  here("MATCH (n:N) SET n.v = 2");
  here("CREATE (:N {v: 1})");
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("1", "2"));
}

// --- who holds what, and for how long ---

TEST_F(TransactionsTest, OneThatIsOpenWhenItsConnectionGoesIsRolledBack) {
  {
    Connection gone = database_->connect();
    run(gone, "BEGIN");
    run(gone, "CREATE ({v: 1})");
    EXPECT_TRUE(gone.in_transaction());
  }
  EXPECT_THAT(here(kAll), IsEmpty());
  here("CREATE ({v: 2})");
  EXPECT_THAT(there(kAll), ElementsAre("2")) << "and nobody waits for it";
}

TEST_F(TransactionsTest, AStatementKeepsItsConnectionsTransactionOpen) {
  auto gone = std::make_unique<Connection>(database_->connect());
  run(*gone, "BEGIN");
  run(*gone, "CREATE ({v: 1})");
  Statement commit = gone->prepare("COMMIT");
  gone.reset();
  EXPECT_FALSE(commit.step());
  EXPECT_THAT(here(kAll), ElementsAre("1"));
}

TEST_F(TransactionsTest, AStatementThatWasPreparedBeforeRunsInside) {
  Statement create = connection_.prepare("CREATE (n {v: $v}) RETURN n.v");
  Statement read = connection_.prepare(kAll);
  here("BEGIN");
  create.bind("v", std::int64_t{1});
  EXPECT_THAT(rows_of(create), ElementsAre("1"));
  EXPECT_THAT(there(kAll), IsEmpty());
  EXPECT_THAT(rows_of(read), ElementsAre("1"));
  create.reset();
  create.bind("v", std::int64_t{2});
  EXPECT_THAT(rows_of(create), ElementsAre("2"));
  read.reset();
  EXPECT_THAT(rows_of(read), ElementsAre("1", "2"));
  here("ROLLBACK");
  create.reset();
  EXPECT_THAT(rows_of(create), ElementsAre("2")) << "parameters stay";
  read.reset();
  EXPECT_THAT(rows_of(read), ElementsAre("2"));
  EXPECT_THAT(there(kAll), ElementsAre("2"));
}

TEST_F(TransactionsTest, TheirOwnStatementsCanBeRunAgain) {
  Statement begin = connection_.prepare("BEGIN");
  Statement rollback = connection_.prepare("ROLLBACK");
  for (int i = 0; i < 3; ++i) {
    begin.reset();
    EXPECT_FALSE(begin.step());
    EXPECT_TRUE(connection_.in_transaction());
    here("CREATE ({v: 1})");
    rollback.reset();
    EXPECT_FALSE(rollback.step());
    EXPECT_FALSE(rollback.step()) << "a statement that has ended does nothing more";
    EXPECT_FALSE(connection_.in_transaction());
  }
  EXPECT_THAT(there(kAll), IsEmpty());
}

TEST_F(TransactionsTest, ABeginThatFailedCanBeTriedAgain) {
  here("BEGIN");
  Statement again = connection_.prepare("BEGIN");
  EXPECT_TRUE(query_error_of([&] { again.step(); }));
  here("COMMIT");
  again.reset();
  EXPECT_FALSE(again.step());
  EXPECT_TRUE(connection_.in_transaction());
}

TEST_F(TransactionsTest, RowsOfAStatementInsideAreGivenAfterItsEnd) {
  here("BEGIN");
  Statement read = connection_.prepare("UNWIND range(1, 3000) AS v CREATE (n:N {v: v}) RETURN n");
  ASSERT_TRUE(read.step());
  here("ROLLBACK");
  Rows more = rows_of(read);
  ASSERT_THAT(more, SizeIs(2999));
  EXPECT_EQ(more.back(), "(:N {v: 3000})");
}

TEST_F(TransactionsTest, AStatementThatReadsSinceBeforeSeesTheGraphOfItsBeginning) {
  here("UNWIND range(1, 3000) AS v CREATE (:N {v: v})");
  Statement read = connection_.prepare("MATCH (n:N) RETURN n.v");
  ASSERT_TRUE(read.step());
  here("BEGIN");
  here("MATCH (n:N) DELETE n");
  here("COMMIT");
  EXPECT_THAT(rows_of(read), SizeIs(2999));
  EXPECT_THAT(here(kAll), IsEmpty());
}

TEST_F(TransactionsTest, AStatementInsideSeesWhatWasWrittenBeforeIt) {
  here("BEGIN");
  here("CREATE ({v: 1})");
  Statement read = connection_.prepare(kAll);
  ASSERT_TRUE(read.step());
  here("CREATE ({v: 2})");
  EXPECT_FALSE(read.step());
  here("COMMIT");
}

TEST_F(TransactionsTest, CancellingAStatementUndoesItAlone) {
  here("BEGIN");
  here("CREATE ({v: 1})");
  Statement cancelled = connection_.prepare("CREATE ({v: 2})");
  cancelled.cancel();
  EXPECT_THAT(error_of([&] { cancelled.step(); }), IsError(ErrorKind::kCancelled));
  EXPECT_TRUE(connection_.in_transaction());
  Statement commit = connection_.prepare("COMMIT");
  commit.cancel();
  EXPECT_THAT(error_of([&] { commit.step(); }), IsError(ErrorKind::kCancelled));
  EXPECT_TRUE(connection_.in_transaction());
  here("COMMIT");
  EXPECT_THAT(there(kAll), ElementsAre("1"));
}

TEST_F(TransactionsTest, ExplainAndProfileWorkInside) {
  here("BEGIN");
  EXPECT_THAT(here("EXPLAIN CREATE ({v: 1})"), ::testing::Not(IsEmpty()));
  EXPECT_THAT(here(kAll), IsEmpty());
  EXPECT_THAT(here("PROFILE CREATE ({v: 2})"), ::testing::Not(IsEmpty()));
  EXPECT_THAT(here(kAll), ElementsAre("2"));
  EXPECT_THAT(there(kAll), IsEmpty());
  here("ROLLBACK");
  EXPECT_THAT(there(kAll), IsEmpty());
}

// --- beside each other ---

class WaitingTest : public ::testing::Test {
 protected:
  WaitingTest() : database_(Database::open(storage::Store::kInMemory, impatient())) {}

  static storage::Options impatient() {
    storage::Options options = test::unsynced();
    options.writer_timeout = std::chrono::milliseconds(50);
    return options;
  }
  static std::vector<std::string> run(Connection& connection, std::string_view text) {
    Statement statement = connection.prepare(text);
    std::vector<std::string> rows;
    while (statement.step()) rows.push_back(show(statement.row().front()));
    return rows;
  }

  std::shared_ptr<Database> database_;
};

TEST_F(WaitingTest, WhoWantsToWriteBesideATransactionIsToldSoAfterAWhile) {
  Connection one = database_->connect();
  Connection two = database_->connect();
  run(one, "BEGIN");
  for (const char* statement :
       {"CREATE ()", "BEGIN", "MATCH (n) SET n.x = 1", "CREATE INDEX FOR (n:N) ON (n.v)"}) {
    EXPECT_THAT(error_of([&] { run(two, statement); }), IsError(ErrorKind::kLocked, HasSubstr("transaction")))
        << statement;
  }
  EXPECT_FALSE(two.in_transaction());
  EXPECT_THAT(run(two, "MATCH (n) RETURN count(*)"), ElementsAre("0")) << "reading waits for nobody";
  EXPECT_THAT(run(two, "EXPLAIN CREATE ()"), SizeIs(2));
  EXPECT_THAT(run(two, "SHOW INDEXES"), IsEmpty());
  run(one, "COMMIT");
  run(two, "CREATE ()");
  EXPECT_THAT(run(one, "MATCH (n) RETURN count(*)"), ElementsAre("1"));
}

TEST_F(WaitingTest, AStatementThatWaitedInVainCanBeRunAgain) {
  Connection one = database_->connect();
  Connection two = database_->connect();
  run(one, "BEGIN");
  Statement create = two.prepare("CREATE (n) RETURN 1");
  EXPECT_THAT(error_of([&] { create.step(); }), IsError(ErrorKind::kLocked));
  run(one, "ROLLBACK");
  create.reset();
  EXPECT_TRUE(create.step());
  EXPECT_FALSE(create.step());
}

TEST(PatientWaitingTest, WhoWaitsWritesAfterTheCommitAndSeesIt) {
  const auto database = Database::open(storage::Store::kInMemory, test::unsynced());
  Connection one = database->connect();
  const auto run = [](Connection& connection, std::string_view text) {
    Statement statement = connection.prepare(text);
    while (statement.step()) continue;
  };
  run(one, "BEGIN");
  run(one, "CREATE (:Counter {n: 1})");
  std::thread waiting([&] {
    Connection two = database->connect();
    run(two, "MATCH (c:Counter) SET c.n = c.n + 1");
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  run(one, "COMMIT");
  waiting.join();
  Statement read = one.prepare("MATCH (c:Counter) RETURN c.n");
  ASSERT_TRUE(read.step());
  EXPECT_EQ(show(read.row()[0]), "2");
}

TEST(PatientWaitingTest, TransactionsOfManyConnectionsLoseNothing) {
  const auto database = Database::open(storage::Store::kInMemory, test::unsynced());
  const auto run = [](Connection& connection, std::string_view text) {
    Statement statement = connection.prepare(text);
    while (statement.step()) continue;
  };
  Connection first = database->connect();
  run(first, "CREATE (:Counter {n: 0})");
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&] {
      Connection connection = database->connect();
      for (int i = 0; i < 10; ++i) {
        run(connection, "BEGIN");
        run(connection, "MATCH (c:Counter) SET c.n = c.n + 1");
        run(connection, "MATCH (c:Counter) SET c.n = c.n + 1");
        run(connection, i % 2 == 0 ? "COMMIT" : "ROLLBACK");
      }
    });
  }
  for (auto& thread : threads) thread.join();
  Statement read = first.prepare("MATCH (c:Counter) RETURN c.n");
  ASSERT_TRUE(read.step());
  EXPECT_EQ(show(read.row()[0]), "30");
}

// --- at random ---

// A transaction does what a set of numbers does: what it adds and takes away is seen inside, and outside only
// once it is committed; a statement that fails does nothing.
TEST_F(TransactionsTest, BehaveLikeASetOfNumbersThatIsKeptOrForgotten) {
  for (const std::uint64_t seed : test::seeds(5)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    here("MATCH (n) DETACH DELETE n");
    std::set<std::int64_t> committed;
    std::set<std::int64_t> inside;
    const auto seen = [](const Rows& rows) { return rows.empty() ? "" : rows.front(); };
    const auto text = [](const std::set<std::int64_t>& numbers) {
      return show(Value(List(numbers.begin(), numbers.end())));
    };
    const char* sorted = "MATCH (n:N) WITH n.v AS v ORDER BY v RETURN collect(v)";
    for (int i = 0; i < 60; ++i) {
      const auto number = static_cast<std::int64_t>(random.below(6));
      const std::string v = std::to_string(number);
      const bool open = connection_.in_transaction();
      switch (random.below(6)) {
        case 0:
          if (!open) here("BEGIN");
          break;
        case 1:
          if (open) here("COMMIT");
          committed = inside;
          break;
        case 2:
          if (open) here("ROLLBACK");
          inside = committed;
          break;
        case 3:
          here("MERGE (:N {v: " + v + "})");
          inside.insert(number);
          break;
        case 4:
          here("MATCH (n:N {v: " + v + "}) DELETE n");
          inside.erase(number);
          break;
        default:
          EXPECT_TRUE(
              query_error_of([&] { here("CREATE (:N {v: 9}) WITH 0 AS zero CREATE (:N {v: 1 / zero})"); }));
      }
      if (!connection_.in_transaction()) committed = inside;
      ASSERT_EQ(seen(here(sorted)), text(inside));
      ASSERT_EQ(seen(there(sorted)), text(committed));
    }
    if (connection_.in_transaction()) here("ROLLBACK");
  }
}

}  // namespace
}  // namespace cairn::query
