// `cairn pipe` with BEGIN and COMMIT: several requests that belong together, and the lock that is held
// meanwhile.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

class PipeTransactions : public ProgramTest {
 protected:
  void SetUp() override { ASSERT_THAT(cairn({"query", "CREATE (:Before)"}), EndsWith(0)); }

  static RunOptions goes_on() {
    RunOptions options;
    options.input_goes_on = true;
    return options;
  }
  std::string count() const {
    return cairn({"query", "MATCH (n) RETURN count(*)", "--format", "json"}).json()["rows"][0][0].dump();
  }

  /// A program, asked line by line.
  class Session {
   public:
    explicit Session(const Arguments& arguments) : program_(arguments, goes_on()) {}
    Json ask(const std::string& query, const Json& parameters = Json::object()) {
      return request({{"query", query}, {"params", parameters}});
    }
    Json request(const Json& json) {
      program_.send(json.dump() + "\n");
      return Json::parse(program_.read_lines(++asked_).back());
    }
    /// The only value of the only row, or the detail of the error.
    std::string value(const std::string& query) {
      const Json answer = ask(query);
      return answer.contains("rows") ? answer["rows"][0][0].dump()
                                     : answer["error"]["detail"].get<std::string>();
    }

   private:
    RunningProgram program_;
    std::size_t asked_ = 0;
  };
  Session session() const { return Session(on_database({"pipe"})); }
};

TEST_F(PipeTransactions, SpanRequestsAndHoldTheWritersLockMeanwhile) {
  auto pipe = session();
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "1");
  EXPECT_EQ(pipe.ask("BEGIN"), Json::parse(R"({"columns":[],"rows":[]})"));
  pipe.ask("CREATE (:N {v: $v})", {{"v", 7}});
  EXPECT_EQ(pipe.value("MATCH (n:N) RETURN n.v"), "7") << "it sees what it wrote";
  EXPECT_EQ(count(), "1") << "others do not, and need not wait to read";
  EXPECT_THAT(cairn({"query", "CREATE (:Other)", "--lock-timeout", "0"}), EndsWith(5));
  EXPECT_THAT(
      cairn({"import", write("more.md", "# Tide\n\nThe tide is the rise and fall of the sea.\n").string(),
             "--lock-timeout", "0"}),
      EndsWith(5));
  pipe.ask("MATCH (n:N) CREATE (n)-[:T]->(:M)");
  EXPECT_EQ(pipe.ask("COMMIT"), Json::parse(R"({"columns":[],"rows":[]})"));
  EXPECT_EQ(count(), "3");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0));
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "4");
}

TEST_F(PipeTransactions, OfTwoProcessesWaitForEachOther) {
  auto one = session();
  auto two = session();
  for (int i = 0; i < 5; ++i) {
    for (auto* pipe : {&one, &two})
      EXPECT_EQ(pipe->ask("CREATE (:N)"), Json::parse(R"({"columns":[],"rows":[]})"));
    for (auto* pipe : {&one, &two})
      EXPECT_EQ(pipe->value("MATCH (n:N) RETURN count(*)"), std::to_string(2 * (i + 1)));
  }
}

TEST_F(PipeTransactions, OfOneWhoWritesOnAndOnLeaveOthersTheirTurn) {
  auto busy = session();
  busy.ask("CREATE (:N)");
  auto other = std::async(std::launch::async, [&] { return cairn({"query", "CREATE (:Other)"}); });
  for (int i = 0; other.wait_for(std::chrono::seconds(0)) != std::future_status::ready; ++i) {
    ASSERT_EQ(busy.ask("CREATE (:N)"), Json::parse(R"({"columns":[],"rows":[]})")) << i;
  }
  EXPECT_THAT(other.get(), EndsWith(0));
}

TEST_F(PipeTransactions, AreUndoneByRollback) {
  auto pipe = session();
  pipe.ask("BEGIN TRANSACTION");
  pipe.ask("MATCH (n) DETACH DELETE n");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "0");
  pipe.ask("ROLLBACK");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "1");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0)) << "the lock is free";
  pipe.ask("BEGIN");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "2") << "the next one begins with what others wrote";
  pipe.ask("CREATE (:N)");
  pipe.ask("COMMIT");
  EXPECT_EQ(count(), "3");
}

TEST_F(PipeTransactions, AreUndoneByTheEndOfTheInput) {
  RunOptions options;
  options.input = "{\"query\":\"BEGIN\"}\n{\"query\":\"CREATE (:Lost) RETURN 1\"}\n";
  const Outcome run = cairn({"pipe"}, options);
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.lines().size(), 2U);
  EXPECT_EQ(count(), "1");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0));
}

TEST_F(PipeTransactions, AreUndoneByADeath) {
  {
    auto pipe = session();
    pipe.ask("BEGIN");
    pipe.ask("CREATE (:Lost)");
  }
  EXPECT_EQ(count(), "1");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0));
}

TEST_F(PipeTransactions, GoOnAfterErrors) {
  auto pipe = session();
  pipe.ask("BEGIN");
  pipe.ask("CREATE (:N {v: 1})");
  EXPECT_EQ(pipe.value("MATCH (n:N) CREATE (:Lost) SET n.v = 1 / 0"), "DivisionByZero");
  EXPECT_EQ(pipe.value("RETURN nothing"), "UndefinedVariable");
  EXPECT_TRUE(pipe.ask("CREATE (").contains("error"));
  EXPECT_EQ(pipe.value("RETURN $missing"), "MissingParameter");
  EXPECT_EQ(pipe.value("BEGIN"), "TransactionAlreadyOpen");
  EXPECT_EQ(pipe.value("CREATE INDEX FOR (n:N) ON (n.v)"), "SchemaChangeInTransaction");
  EXPECT_TRUE(pipe.request({{"nonsense", 1}}).contains("error"));
  EXPECT_THAT(cairn({"query", "CREATE (:Other)", "--lock-timeout", "0.1"}), EndsWith(5))
      << "the lock is still held";
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "2");
  pipe.ask("COMMIT");
  EXPECT_EQ(count(), "2");
}

TEST_F(PipeTransactions, EndOnlyWhereTheyHaveBegun) {
  auto pipe = session();
  EXPECT_EQ(pipe.value("COMMIT"), "NoTransaction");
  EXPECT_EQ(pipe.value("ROLLBACK"), "NoTransaction");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0)) << "and no lock is left";
  pipe.ask("BEGIN");
  pipe.ask("COMMIT");
  EXPECT_EQ(pipe.value("COMMIT"), "NoTransaction");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0));
}

TEST_F(PipeTransactions, OfAnotherProcessAreToldAsALockedDatabase) {
  auto one = session();
  auto two = Session(on_database({"pipe", "--lock-timeout", "0.5"}));
  one.ask("BEGIN");
  for (const char* query : {"BEGIN", "CREATE (:Other)", "CREATE INDEX FOR (n:N) ON (n.v)"}) {
    const Json answer = two.ask(query);
    ASSERT_TRUE(answer.contains("error")) << query;
    EXPECT_EQ(answer["error"]["type"], "DatabaseLocked") << query;
  }
  EXPECT_EQ(two.value("MATCH (n) RETURN count(*)"), "1");
  EXPECT_TRUE(two.ask("EXPLAIN MATCH (n) RETURN n").contains("rows"));
  one.ask("COMMIT");
  EXPECT_TRUE(two.ask("BEGIN").contains("rows"));
  two.ask("CREATE (:Other)");
  two.ask("COMMIT");
  EXPECT_EQ(one.value("MATCH (n) RETURN count(*)"), "2");
}

TEST_F(PipeTransactions, OfADatabaseInMemoryWorkTheSame) {
  Session pipe({"--db", ":memory:", "pipe"});
  pipe.ask("BEGIN");
  pipe.ask("CREATE (:N)");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "1");
  pipe.ask("ROLLBACK");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "0");
  pipe.ask("BEGIN");
  pipe.ask("CREATE (:N)");
  pipe.ask("COMMIT");
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "1");
  pipe.ask("BEGIN");
  EXPECT_EQ(pipe.request({{"reset", true}}), Json::parse(R"({"ok":true})")) << "a reset ends it, too";
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "0");
  EXPECT_EQ(pipe.value("COMMIT"), "NoTransaction");
}

TEST_F(PipeTransactions, AreEndedByAReset) {
  Session pipe(on_database({"pipe", "--allow-reset"}));
  pipe.ask("BEGIN");
  pipe.ask("CREATE (:Lost)");
  EXPECT_EQ(pipe.request({{"reset", true}}), Json::parse(R"({"ok":true})"));
  EXPECT_EQ(pipe.value("MATCH (n) RETURN count(*)"), "0");
  EXPECT_EQ(pipe.value("COMMIT"), "NoTransaction");
  EXPECT_THAT(cairn({"query", "CREATE (:Other)"}), EndsWith(0));
}

TEST_F(PipeTransactions, StatementsOfASchemaHoldNoLockAfterwards) {
  auto pipe = session();
  EXPECT_TRUE(pipe.ask("CREATE CONSTRAINT c FOR (n:N) REQUIRE n.v IS UNIQUE").contains("rows"));
  EXPECT_EQ(pipe.value("SHOW INDEXES"), "\"c\"");
  EXPECT_THAT(cairn({"query", "CREATE (:N {v: 1})"}), EndsWith(0));
  EXPECT_TRUE(pipe.ask("CREATE (:N {v: 1})").contains("error"));
  EXPECT_THAT(cairn({"query", "DROP CONSTRAINT c"}), EndsWith(0)) << "nor after an error";
  EXPECT_TRUE(pipe.ask("CREATE (:N {v: 1})").contains("rows"));
}

TEST_F(PipeTransactions, LimitsUndoOneStatementAndTheTransactionGoesOn) {
  Session pipe(on_database({"pipe", "--memory-limit", "1MB"}));
  pipe.ask("BEGIN");
  pipe.ask("CREATE (:Kept)");
  const Json answer = pipe.ask("CREATE (:Lost) WITH 1 AS one UNWIND range(1, 300000) AS x RETURN collect(x)");
  ASSERT_TRUE(answer.contains("error"));
  EXPECT_EQ(answer["error"]["type"], "LimitExceeded");
  pipe.ask("COMMIT");
  EXPECT_EQ(count(), "2");
}

}  // namespace
}  // namespace cairn::cli
