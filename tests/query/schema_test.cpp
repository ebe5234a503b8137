// Indexes and constraints: made, dropped, shown, kept, and used without a difference in what is found.

#include <algorithm>
#include <chrono>
#include <thread>

#include "graph/check.h"
#include "tests/query/fixtures.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::query {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class SchemaTest : public QueryTest {
 protected:
  std::string schema_error(std::string_view text) { return error_kind(text); }
  Rows indexes() { return rows("SHOW INDEXES"); }
  bool seeks(const std::string& query) {
    for (const auto& line : rows("EXPLAIN " + query)) {
      if (line.find("IndexSeek") != std::string::npos) return true;
    }
    return false;
  }
  /// A second value was refused, and nothing of the statement is left.
  void expect_refused(std::string_view statement, const Parameters& parameters = {}) {
    SCOPED_TRACE(std::string(statement));
    const char* graph = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN id(n), n, r ORDER BY id(n)";
    const Rows before = rows(graph);
    EXPECT_THAT(error_of([&] { rows(statement, parameters); }),
                IsError(ErrorKind::kInvalidInput, HasSubstr("unique")));
    EXPECT_EQ(rows(graph), before);
  }
};

// --- CREATE, DROP, SHOW ---

TEST_F(SchemaTest, AnIndexHasTheNameThatItWasGivenOrOneOfItsOwn) {
  EXPECT_THAT(columns("SHOW INDEXES"), ElementsAre("name", "label", "property", "unique", "state"));
  EXPECT_THAT(indexes(), IsEmpty());
  EXPECT_THAT(rows("CREATE INDEX mine FOR (n:N) ON (n.v)"), IsEmpty());
  EXPECT_THAT(rows("CREATE INDEX FOR (n:N) ON (n.w)"), IsEmpty());
  EXPECT_THAT(rows("CREATE CONSTRAINT only FOR (n:M) REQUIRE n.v IS UNIQUE"), IsEmpty());
  EXPECT_THAT(rows("CREATE CONSTRAINT FOR (n:M) REQUIRE (n.w) IS UNIQUE"), IsEmpty());
  EXPECT_THAT(indexes(),
              ElementsAre("'constraint_M_w' | 'M' | 'w' | true | 'online'",
                          "'index_N_w' | 'N' | 'w' | false | 'online'",
                          "'mine' | 'N' | 'v' | false | 'online'", "'only' | 'M' | 'v' | true | 'online'"));
  for (const char* words : {"SHOW INDEX", "SHOW INDEXES;", "Show Indexes"})
    EXPECT_THAT(rows(words), SizeIs(4)) << words;
  for (const char* words : {"SHOW CONSTRAINTS", "show constraint;"}) {
    EXPECT_THAT(rows(words), ElementsAre("'constraint_M_w' | 'M' | 'w' | true | 'online'",
                                         "'only' | 'M' | 'v' | true | 'online'"))
        << words;
  }
}

TEST_F(SchemaTest, NamesAreQuotedWhereTheyNeedIt) {
  rows("CREATE INDEX `my index` FOR (`a b`:`La bel`) ON (`a b`.`pro perty`)");
  EXPECT_THAT(indexes(), ElementsAre("'my index' | 'La bel' | 'pro perty' | false | 'online'"));
  rows("CREATE (:`La bel` {`pro perty`: 1})");
  EXPECT_TRUE(seeks("MATCH (n:`La bel` {`pro perty`: 1}) RETURN n"));
  EXPECT_THAT(rows("MATCH (n:`La bel` {`pro perty`: 1}) RETURN count(*)"), ElementsAre("1"));
  rows("DROP INDEX `my index`");
  EXPECT_THAT(indexes(), IsEmpty());
}

TEST_F(SchemaTest, WordsOfTheLanguageNameIndexesLabelsAndProperties) {
  rows("CREATE INDEX index FOR (index:Index) ON (index.index)");
  rows("CREATE CONSTRAINT unique FOR (for:Match) REQUIRE for.return IS UNIQUE");
  EXPECT_THAT(indexes(), ElementsAre("'index' | 'Index' | 'index' | false | 'online'",
                                     "'unique' | 'Match' | 'return' | true | 'online'"));
  rows("DROP INDEX index");
  rows("DROP CONSTRAINT unique");
  EXPECT_THAT(indexes(), IsEmpty());
}

TEST_F(SchemaTest, WhatIsThereAlreadyIsRefusedUnlessThatIsNoMatter) {
  rows("CREATE INDEX a FOR (n:N) ON (n.v)");
  for (const char* again : {"CREATE INDEX a FOR (n:N) ON (n.v)", "CREATE INDEX b FOR (n:N) ON (n.v)",
                            "CREATE INDEX FOR (n:N) ON (n.v)", "CREATE INDEX a FOR (n:M) ON (n.v)",
                            "CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE"}) {
    EXPECT_EQ(schema_error(again), "runtime SchemaError IndexAlreadyExists") << again;
  }
  for (const char* again :
       {"CREATE INDEX a IF NOT EXISTS FOR (n:N) ON (n.v)", "CREATE INDEX b IF NOT EXISTS FOR (n:N) ON (n.v)",
        "CREATE INDEX IF NOT EXISTS FOR (n:N) ON (n.v)", "CREATE INDEX a IF NOT EXISTS FOR (n:M) ON (n.v)"}) {
    EXPECT_THAT(rows(again), IsEmpty()) << again;
  }
  EXPECT_THAT(indexes(), ElementsAre("'a' | 'N' | 'v' | false | 'online'"));
  EXPECT_THAT(rows("CREATE INDEX c IF NOT EXISTS FOR (n:M) ON (n.v)"), IsEmpty());
  EXPECT_THAT(indexes(), SizeIs(2));
}

TEST_F(SchemaTest, DroppingWantsAnIndexUnlessThatIsNoMatter) {
  rows("CREATE INDEX height FOR (n:N) ON (n.v)");
  EXPECT_EQ(schema_error("DROP INDEX heigth"), "runtime SchemaError IndexNotFound");
  EXPECT_THAT(error("DROP INDEX heigth")->what(), HasSubstr("'height'"));
  EXPECT_EQ(underlined(*error("DROP INDEX heigth")), "heigth");
  EXPECT_THAT(rows("DROP INDEX heigth IF EXISTS"), IsEmpty());
  EXPECT_THAT(rows("DROP CONSTRAINT heigth IF EXISTS"), IsEmpty());
  EXPECT_THAT(rows("DROP INDEX height IF EXISTS"), IsEmpty());
  EXPECT_THAT(indexes(), IsEmpty());
  EXPECT_EQ(schema_error("DROP INDEX height"), "runtime SchemaError IndexNotFound");
  rows("CREATE INDEX height FOR (n:M) ON (n.w)");
  EXPECT_THAT(indexes(), ElementsAre("'height' | 'M' | 'w' | false | 'online'")) << "its name is free again";
}

TEST_F(SchemaTest, AConstraintIsDroppedAsOneAndAnIndexAsOne) {
  rows("CREATE INDEX height FOR (n:N) ON (n.v)");
  rows("CREATE CONSTRAINT only FOR (n:M) REQUIRE n.v IS UNIQUE");
  EXPECT_EQ(schema_error("DROP INDEX only"), "runtime SchemaError IndexBelongsToConstraint");
  EXPECT_EQ(schema_error("DROP INDEX only IF EXISTS"), "runtime SchemaError IndexBelongsToConstraint");
  EXPECT_THAT(error("DROP INDEX only")->what(), HasSubstr("DROP CONSTRAINT"));
  EXPECT_EQ(schema_error("DROP CONSTRAINT height"), "runtime SchemaError ConstraintNotFound");
  EXPECT_THAT(error("DROP CONSTRAINT height")->what(), HasSubstr("DROP INDEX"));
  EXPECT_THAT(rows("DROP CONSTRAINT height IF EXISTS"), IsEmpty());
  EXPECT_THAT(error("DROP CONSTRAINT onyl")->what(), HasSubstr("'only'"));
  EXPECT_THAT(error("DROP INDEX onyl")->what(), Not(HasSubstr("'only'")));
  EXPECT_THAT(indexes(), SizeIs(2));
}

TEST_F(SchemaTest, WhereOnlyAnIndexIsThereAConstraintIsNotTakenForMade) {
  rows("CREATE INDEX height FOR (n:N) ON (n.v)");
  EXPECT_EQ(schema_error("CREATE CONSTRAINT IF NOT EXISTS FOR (n:N) REQUIRE n.v IS UNIQUE"),
            "runtime SchemaError IndexAlreadyExists");
  rows("CREATE CONSTRAINT only FOR (n:M) REQUIRE n.v IS UNIQUE");
  EXPECT_THAT(rows("CREATE INDEX IF NOT EXISTS FOR (n:M) ON (n.v)"), IsEmpty()) << "it serves as one";
  EXPECT_THAT(rows("CREATE CONSTRAINT IF NOT EXISTS FOR (n:M) REQUIRE n.v IS UNIQUE"), IsEmpty());
}

TEST_F(SchemaTest, OneNodeIsMeantFromBeginningToEnd) {
  EXPECT_EQ(error_kind("CREATE INDEX FOR (n:N) ON (m.v)"), "compile SyntaxError UndefinedVariable");
  EXPECT_EQ(error_kind("CREATE CONSTRAINT FOR (n:N) REQUIRE m.v IS UNIQUE"),
            "compile SyntaxError UndefinedVariable");
  for (const char* wrong :
       {"CREATE INDEX FOR (n) ON (n.v)", "CREATE INDEX FOR (n:N) ON (n)", "CREATE INDEX FOR (n:N:M) ON (n.v)",
        "CREATE INDEX FOR (n:N|M) ON (n.v)", "CREATE INDEX FOR ()-[r:T]->() ON (r.v)",
        "CREATE INDEX FOR (n:N) ON (n.v, n.w)", "CREATE INDEX a b FOR (n:N) ON (n.v)",
        "CREATE INDEX IF EXISTS FOR (n:N) ON (n.v)", "CREATE CONSTRAINT FOR (n:N) REQUIRE n.v", "DROP INDEX",
        "DROP INDEX a IF NOT EXISTS", "SHOW", "SHOW INDEXES RETURN 1",
        "CREATE INDEX FOR (n:N) ON (n.v) RETURN 1", "EXPLAIN CREATE INDEX FOR (n:N) ON (n.v)",
        "PROFILE SHOW INDEXES"}) {
    EXPECT_THAT(error_kind(wrong), HasSubstr("SyntaxError")) << wrong;
  }
  EXPECT_THAT(indexes(), IsEmpty());
}

TEST_F(SchemaTest, AnIndexHoldsWhatWasThereBeforeAndWhatCameAfter) {
  rows("UNWIND range(1, 3000) AS v CREATE (:N {v: v % 100}), (:M {v: v % 100})");
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  EXPECT_TRUE(seeks("MATCH (n:N {v: 7}) RETURN n"));
  EXPECT_THAT(rows("MATCH (n:N {v: 7}) RETURN count(*)"), ElementsAre("30"));
  rows("CREATE (:N {v: 7}), (:N:M {v: 7}), (:N {w: 7})");
  rows("MATCH (m:M {v: 7}) WHERE NOT m:N WITH m LIMIT 1 SET m:N");
  rows("MATCH (n:N {v: 8}) WITH n LIMIT 2 SET n.v = 7");
  rows("MATCH (n:N {v: 7}) WITH n LIMIT 3 DETACH DELETE n");
  rows("MATCH (n:N {v: 7}) WITH n LIMIT 1 REMOVE n.v");
  rows("MATCH (n:N {v: 7}) WITH n LIMIT 1 REMOVE n:N");
  EXPECT_THAT(rows("MATCH (n:N {v: 7}) RETURN count(*)"), ElementsAre("30"));
  EXPECT_THAT(rows("MATCH (n:N {v: 8}) RETURN count(*)"), ElementsAre("28"));
}

TEST_F(SchemaTest, AStatementThatWasPreparedBeforeDoesWithoutTheIndexThatIsGone) {
  rows("CREATE INDEX i FOR (n:N) ON (n.v)");
  rows("CREATE (:N {v: 1})");
  Statement read = connection_.prepare("MATCH (n:N {v: 1}) RETURN n.v");
  EXPECT_THAT(rows_of(read), ElementsAre("1"));
  rows("DROP INDEX i");
  read.reset();
  EXPECT_THAT(rows_of(read), ElementsAre("1"));
  EXPECT_FALSE(seeks("MATCH (n:N {v: 1}) RETURN n"));
}

TEST_F(SchemaTest, ARunThatBeganGoesOnWhileItsIndexIsDropped) {
  rows("CREATE INDEX i FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 5000) AS v CREATE (:N {v: v})");
  Statement read = connection_.prepare("MATCH (n:N) WHERE n.v > 0 RETURN n.v");
  ASSERT_TRUE(read.step());
  rows("DROP INDEX i");
  EXPECT_THAT(rows_of(read), SizeIs(4999));
}

// --- unique ---

TEST_F(SchemaTest, UniqueIsRefusedWhereTwoNodesHaveTheSameValueAndNoIndexIsLeft) {
  rows("CREATE (:N {v: 1}), (:N {v: 2}), (:N {v: 1})");
  EXPECT_THAT(error_of([&] { rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE"); }),
              IsError(ErrorKind::kInvalidInput, HasSubstr("unique")));
  EXPECT_THAT(indexes(), IsEmpty());
  rows("CREATE (:N {v: 1})");
  rows("MATCH (n:N {v: 1}) SET n.v = id(n) + 10");
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  EXPECT_THAT(indexes(), SizeIs(1));
}

TEST_F(SchemaTest, AConstraintThatCannotBeNamesItsPlaceAndTheNodes) {
  rows("CREATE (:N {v: 1}), (:N {v: 2}), (:N {v: 1})");
  const auto thrown = error("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->type() + " " + thrown->detail(), "SchemaError ConstraintCreationFailed");
  EXPECT_EQ(thrown->reason(), "it cannot be unique: nodes 1 and 3 labelled N have the same v");
}

/// A process ends between the transactions in which an index is made or dropped.
class UnfinishedIndexTest : public QueryTest {
 protected:
  void SetUp() override {
    const auto graph = std::make_unique<graph::Graph>(storage::Store::open(folder_ / "db"));
    const auto tx = graph->begin();
    for (std::int64_t i = 0; i < 100; ++i) tx->create_node({tx->label("N")}, tx->properties({{"v", i}}));
    index_ = tx->create_index(tx->label("N"), tx->key("v"), true, "once");
    tx->build_index(index_, 40);
    tx->commit();
  }
  static Rows run(Database& database, std::string_view text) {
    auto statement = database.connect().prepare(text);
    return rows_of(statement);
  }
  void expect_it_is_gone() {
    const auto database = Database::open(folder_ / "db");
    EXPECT_THAT(run(*database, "SHOW INDEXES"), IsEmpty());
    EXPECT_TRUE(graph::check(*database->graph().store().snapshot()).sound());
    run(*database, "CREATE CONSTRAINT again IF NOT EXISTS FOR (n:N) REQUIRE n.v IS UNIQUE");
    EXPECT_THAT(run(*database, "SHOW INDEXES"), ElementsAre("'again' | 'N' | 'v' | true | 'online'"));
    EXPECT_TRUE(query_error_of([&] { run(*database, "CREATE (:N {v: 99})"); }));
  }

  const test::TemporaryFolder folder_;
  graph::IndexId index_ = 0;
};

TEST_F(UnfinishedIndexTest, IsGoneWhenTheDatabaseIsOpenedForWriting) {
  storage::Options reading;
  reading.access = storage::Access::kRead;
  EXPECT_THAT(run(*Database::open(folder_ / "db", reading), "SHOW INDEXES"),
              ElementsAre("'once' | 'N' | 'v' | true | 'being built'"));
  expect_it_is_gone();
}

TEST_F(UnfinishedIndexTest, IsGoneWhenTheNextStepCouldNotBegin) {
  storage::Options options;
  options.writer_timeout = std::chrono::milliseconds(300);
  graph::Graph graph(storage::Store::open(folder_ / "db", options));
  auto other = graph.begin();
  std::thread ends_later([&other] {
    std::this_thread::sleep_for(std::chrono::milliseconds(450));
    other.reset();
  });
  EXPECT_THAT(error_of([&] { graph.build_index(index_); }), IsError(ErrorKind::kLocked));
  ends_later.join();
  EXPECT_THAT(graph.snapshot()->catalog().indexes, IsEmpty());
}

TEST_F(UnfinishedIndexTest, IsGoneWhenItWasHalfDropped) {
  {
    graph::Graph graph(storage::Store::open(folder_ / "db"));
    graph.build_index(index_);
    const auto tx = graph.begin();
    std::string after;
    EXPECT_FALSE(tx->drop_index(index_, 60, after));
    tx->commit();
  }
  expect_it_is_gone();
}

TEST_F(SchemaTest, WhatAConstraintRefusesIsSaidWithItsPlaceAndChangesNothing) {
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  rows("CREATE (:N {v: 1}), (:N {v: 2})");
  EXPECT_EQ(error_kind("CREATE (:N {v: 3}), (:N {v: 1})"),
            "runtime ConstraintVerificationFailed ConstraintViolation");
  EXPECT_EQ(error_kind("MATCH (n:N {v: 2}) SET n.v = 1"),
            "runtime ConstraintVerificationFailed ConstraintViolation");
  EXPECT_THAT(rows("MATCH (n:N) RETURN n.v ORDER BY n.v"), ElementsAre("1", "2"));
}

TEST_F(SchemaTest, UniqueIsRefusedForValuesThatAreEqualThoughOfTwoTypes) {
  rows("CREATE (:N {v: 1}), (:N {v: 1.0})");
  EXPECT_THAT(error_of([&] { rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE"); }),
              IsError(ErrorKind::kInvalidInput));
  EXPECT_THAT(indexes(), IsEmpty());
}

TEST_F(SchemaTest, UniqueDoesNotAskForAValueNorLookAtOtherLabels) {
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  rows("CREATE (:N), (:N), (:M {v: 1}), (:M {v: 1}), (:N {v: 1}), (:N {w: 1})");
  rows("MATCH (n:N {v: 1}) SET n.v = 1");
  rows("MATCH (n:N {v: 1}) SET n = {v: 1, w: 2}");
  rows("MATCH (n:N {v: 1}) SET n += {v: 1.0}");
  EXPECT_THAT(rows("MATCH (n) RETURN count(n)"), ElementsAre("6"));
}

TEST_F(SchemaTest, ASecondValueIsRefusedHoweverItComesAndTheStatementIsUndone) {
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  rows("CREATE (:N {v: 1})-[:T]->(:N {v: 2}), (:M {v: 1})");
  expect_refused("CREATE (:X), (:N {v: 1})");
  expect_refused("CREATE (:X), (:N {v: 1.0})");
  expect_refused("CREATE (:Y:N {v: 3})-[:T]->(:N {v: 3})");
  expect_refused("UNWIND [4, 5, 4] AS v CREATE (:N {v: v})");
  expect_refused("CREATE (n:N $all)", {{"all", Map{{"v", std::int64_t{1}}}}});
  expect_refused("MATCH (n:N {v: 1}) SET n.v = 2");
  expect_refused("MATCH (n:N {v: 1}) SET n = {v: 2}");
  expect_refused("MATCH (n:N {v: 1}) SET n += {w: 1, v: 2}");
  expect_refused("MATCH (n:N) SET n.v = 7");
  expect_refused("MATCH (m:M) CREATE (:X) SET m:N");
  expect_refused("MERGE (n:N {v: 1, w: 1})");
  expect_refused("MERGE (n:N {v: 3}) ON CREATE SET n.v = 1");
  expect_refused("MERGE (n:N {v: 1}) ON MATCH SET n.v = 2");
  expect_refused("MERGE (a:N {v: 8})-[:T]->(b:N {v: 1})");
  EXPECT_THAT(rows("MERGE (n:N {v: 1}) RETURN n"), ElementsAre("(:N {v: 1})"));
  EXPECT_THAT(rows("MERGE (n:N {v: 1.0}) RETURN n"), ElementsAre("(:N {v: 1})"));
  EXPECT_THAT(rows("UNWIND [3, 3, 1] AS v MERGE (n:N {v: v}) RETURN n.v"), ElementsAre("3", "3", "1"));
}

TEST_F(SchemaTest, AValueThatWasGivenUpIsFree) {
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  rows("CREATE (:N {v: 1}), (:N {v: 2}), (:N {v: 3}), (:N {v: 4})");
  rows("MATCH (n:N {v: 1}) DELETE n");
  rows("MATCH (n:N {v: 2}) REMOVE n.v");
  rows("MATCH (n:N {v: 3}) REMOVE n:N");
  rows("MATCH (n:N {v: 4}) SET n.v = 5");
  rows("UNWIND [1, 2, 3, 4] AS v CREATE (:N {v: v})");
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v <= 5 RETURN n.v ORDER BY n.v"),
              ElementsAre("1", "2", "3", "4", "5"));
  rows("MATCH (n:N {v: 5}) DELETE n CREATE (:N {v: 5})");
  expect_refused("CREATE (:N {v: 5})");
}

TEST_F(SchemaTest, WithoutItsConstraintASecondValueIsWelcome) {
  rows("CREATE CONSTRAINT c FOR (n:N) REQUIRE n.v IS UNIQUE");
  rows("CREATE (:N {v: 1})");
  rows("DROP CONSTRAINT c");
  rows("CREATE (:N {v: 1})");
  EXPECT_THAT(rows("MATCH (n:N {v: 1}) RETURN count(*)"), ElementsAre("2"));
}

TEST_F(SchemaTest, UniqueKeepsStringsListsAndTimesApart) {
  rows("CREATE CONSTRAINT FOR (n:N) REQUIRE n.v IS UNIQUE");
  const std::string values =
      "['a', 'A', 'a ', '', '1', 1, 1.5, true, 'true', [1], [1, 2], ['1'], [], date('2024-02-29'), "
      "'2024-02-29', "
      "datetime('2024-02-29'), localdatetime('2024-02-29'), duration('P1M'), duration('P30D')]";
  rows("UNWIND " + values + " AS v CREATE (:N {v: v})");
  EXPECT_THAT(rows("MATCH (n:N) RETURN count(*)"), ElementsAre("19"));
  for (int i = 0; i < 19; ++i) {
    expect_refused("WITH " + values + "[" + std::to_string(i) + "] AS v CREATE (:N {v: v})");
  }
}

// --- used ---

TEST_F(SchemaTest, TheIndexIsUsedForEqualityListsAndRanges) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 100) AS v CREATE (:N {v: v}), (:M {v: v})");
  for (const char* query : {"MATCH (n:N {v: 7}) RETURN n",
                            "MATCH (n:N) WHERE n.v = 7 RETURN n",
                            "MATCH (n:N) WHERE 7 = n.v RETURN n",
                            "MATCH (n:N {v: $p}) RETURN n",
                            "MATCH (n:N) WHERE n.v IN [7, 8] RETURN n",
                            "MATCH (n:N) WHERE n.v IN $p RETURN n",
                            "MATCH (n:N) WHERE n.v > 7 RETURN n",
                            "MATCH (n:N) WHERE n.v >= $p RETURN n",
                            "MATCH (n:N) WHERE n.v < 7 RETURN n",
                            "MATCH (n:N) WHERE 7 >= n.v RETURN n",
                            "MATCH (n:N) WHERE n.v > 7 AND n.v < 9 RETURN n",
                            "MATCH (n:N WHERE n.v = 7) RETURN n",
                            "MATCH (n:N:M) WHERE n.v = 7 RETURN n",
                            "MATCH (n:N {v: 7})-->(m) RETURN n",
                            "MATCH (m)-->(n:N {v: 7}) RETURN n",
                            "WITH 7 AS x MATCH (n:N {v: x}) RETURN n",
                            "UNWIND [7] AS x MATCH (n:N) WHERE n.v > x RETURN n",
                            "MATCH (m:M) WITH m LIMIT 1 MATCH (n:N {v: m.v}) RETURN n",
                            "OPTIONAL MATCH (n:N {v: 7}) RETURN n",
                            "MATCH (n:N {v: 7}) SET n.w = 1",
                            "MERGE (n:N {v: 7})"}) {
    EXPECT_TRUE(seeks(query)) << query;
  }
  for (const char* query :
       {"MATCH (n:M {v: 7}) RETURN n", "MATCH (n {v: 7}) RETURN n", "MATCH (n:N) WHERE n.w = 7 RETURN n",
        "MATCH (n:N) WHERE n.v <> 7 RETURN n", "MATCH (n:N) WHERE n.v = 7 OR n.w = 7 RETURN n",
        "MATCH (n:N) WHERE n.v IS NULL RETURN n", "MATCH (n:N) WHERE NOT n.v = 7 RETURN n",
        "MATCH (n:N) WHERE n.v + 1 = 7 RETURN n", "MATCH (n:N) WHERE n.v = n.w RETURN n",
        "MATCH (n:N) WHERE 7 IN n.v RETURN n", "MATCH (n:N|M {v: 7}) RETURN n"}) {
    EXPECT_FALSE(seeks(query)) << query;
  }
}

TEST_F(SchemaTest, BothEndsOfARangeAreSought) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 100) AS v CREATE (:N {v: v})");
  EXPECT_THAT(rows("EXPLAIN MATCH (n:N) WHERE n.v > 7 AND 9 >= n.v RETURN n"),
              Contains(AllOf(HasSubstr("IndexSeek"), HasSubstr("n.v > 7"), HasSubstr("n.v <= 9"))));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v > 7 AND 9 >= n.v RETURN n.v ORDER BY n.v"), ElementsAre("8", "9"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v > 9 AND n.v < 7 RETURN n.v"), IsEmpty());
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v > 7 AND n.v > 98 RETURN n.v ORDER BY n.v"),
              ElementsAre("99", "100"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v > 7 AND n.v = 3 RETURN n.v"), IsEmpty());
}

TEST_F(SchemaTest, RowsGiveTheirOwnValues) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 10) AS v CREATE (:N {v: v})");
  EXPECT_THAT(rows("UNWIND [3, null, 3.0, 'x', 11, 1] AS x MATCH (n:N {v: x}) RETURN x, n.v"),
              UnorderedElementsAre("3 | 3", "3.0 | 3", "1 | 1"));
  EXPECT_THAT(rows("UNWIND [3, null, 9, 'x'] AS x MATCH (n:N) WHERE n.v >= x + 1 RETURN x, count(*)"),
              UnorderedElementsAre("3 | 7", "9 | 1"));
  EXPECT_THAT(rows("UNWIND [[1, 2, 2, 1.0], [], null, [null, 3]] AS x MATCH (n:N) WHERE n.v IN x RETURN n.v"),
              UnorderedElementsAre("1", "2", "3"));
  EXPECT_THAT(rows("MATCH (n:N {v: 2}) MATCH (m:N {v: n.v * 2}) MATCH (o:N {v: m.v * 2}) RETURN o.v"),
              ElementsAre("8"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v = $p RETURN n.v", {{"p", 4.0}}), ElementsAre("4"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v = $p RETURN n.v", {{"p", Value()}}), IsEmpty());
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v IN $p RETURN n.v", {{"p", List{4.0, "x", Map{}}}}),
              ElementsAre("4"));
}

TEST_F(SchemaTest, ManyNodesOfOneValueAreAllFound) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 5000) AS i CREATE (:N {v: 1, i: i})");
  EXPECT_THAT(rows("MATCH (n:N {v: 1}) RETURN count(DISTINCT n.i)"), ElementsAre("5000"));
  EXPECT_THAT(rows("MATCH (n:N) WHERE n.v >= 1 RETURN count(DISTINCT n.i), count(*)"),
              ElementsAre("5000 | 5000"));
  EXPECT_THAT(rows("UNWIND [1, 1] AS v MATCH (n:N {v: v}) RETURN count(*)"), ElementsAre("10000"));
}

TEST_F(SchemaTest, ASeekDoesNotStumbleOverWhatItsStatementWrites) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  rows("UNWIND range(1, 3000) AS v CREATE (:N {v: v})");
  rows("MATCH (n:N) WHERE n.v > 0 SET n.v = n.v + 1");
  EXPECT_THAT(rows("MATCH (n:N) RETURN min(n.v), max(n.v), count(DISTINCT n.v)"),
              ElementsAre("2 | 3001 | 3000"))
      << "each was moved once";
  rows("MATCH (n:N) WHERE n.v > 2000 CREATE (:N {v: n.v + 1000})");
  EXPECT_THAT(rows("MATCH (n:N) RETURN count(*)"), ElementsAre("4001"));
  rows("MATCH (n:N) WHERE n.v > 0 DELETE n");
  EXPECT_THAT(rows("MATCH (n:N) RETURN count(*)"), ElementsAre("0"));
}

// --- the same with and without ---

class IndexedValuesTest : public SchemaTest {
 protected:
  /// Values of every kind that a property can have, near each other and the same in other clothes.
  static const std::vector<std::string>& values() {
    static const std::vector<std::string> all = {
        "1",
        "1.0",
        "0",
        "0.0",
        "-0.0",
        "-1",
        "1.5",
        "0.0/0.0",
        "1.0/0.0",
        "-1.0/0.0",
        "9007199254740992",
        "9007199254740993",
        "9007199254740992.0",
        "9223372036854775807",
        "9223372036854775807.0",
        "-9223372036854775808",
        "1e300",
        "-1e-300",
        "true",
        "false",
        "''",
        "'a'",
        "'A'",
        "'aa'",
        "'a\\u0000'",
        "'a\\u0000b'",
        "'\\u0000'",
        "'ä'",
        "'\\u00FF'",
        "'a\\u0308'",
        "'😀'",
        "'\\uFFFD'",
        "'1'",
        "'true'",
        "left(reduce(s = 'x', i IN range(1, 10) | s + s), 700)",
        "left(reduce(s = 'x', i IN range(1, 10) | s + s), 700) + 'y'",
        "[]",
        "[1]",
        "[1.0]",
        "[1, 2]",
        "['a']",
        "['a', 'b']",
        "[0.0/0.0]",
        "[true]",
        "[date('2024-02-29')]",
        "date('2024-02-29')",
        "date('2024-03-01')",
        "date('-0044-03-15')",
        "datetime('2024-02-29T12:00Z')",
        "datetime('2024-02-29T13:00+01:00')",
        "datetime('2024-02-29T13:00[Europe/Berlin]')",
        "localdatetime('2024-02-29T12:00')",
        "time('12:00Z')",
        "time('13:00+01:00')",
        "localtime('12:00')",
        "localtime('12:00:00.000000001')",
        "duration('P1M')",
        "duration('P30D')",
        "duration('PT24H')",
        "duration('P1D')",
        "duration('-PT0.5S')"};
    return all;
  }
  Rows without_choices(const std::string& query, const Parameters& parameters) {
    connection_.set_choices({false, false, false, false});
    Rows found = sorted(query, parameters);
    connection_.set_choices({});
    return found;
  }
  Rows sorted(const std::string& query, const Parameters& parameters) {
    Rows found = rows(query, parameters);
    std::sort(found.begin(), found.end());
    return found;
  }
  void expect_same(const std::string& query, const Parameters& parameters = {}) {
    EXPECT_EQ(sorted(query, parameters), without_choices(query, parameters)) << query;
  }
  void nodes_of_all_values() {
    std::int64_t i = 0;
    for (const auto& value : values()) {
      rows("CREATE (:N {v: " + value + ", i: $i}), (:M {v: " + value + ", i: $i})", {{"i", i++}});
    }
    rows("CREATE (:N {i: -1}), (:M {i: -1}), (:N {i: -2, v: [[1, 2]][1]})");
  }
};

TEST_F(IndexedValuesTest, AreFoundByEveryComparisonAsWithoutTheIndex) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  nodes_of_all_values();
  for (const auto& value : values()) {
    for (const char* comparison : {"=", "<", "<=", ">", ">="}) {
      expect_same("MATCH (n:N) WHERE n.v " + std::string(comparison) + " " + value + " RETURN n.i");
    }
    expect_same("MATCH (n:N {v: " + value + "}) RETURN n.i");
    expect_same("MATCH (n:N) WHERE n.v IN [" + value + ", 'zz', null] RETURN n.i");
  }
  expect_same("MATCH (n:N) WHERE n.v = null RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v < null RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v = {a: 1} RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v >= {a: 1} RETURN n.i");
  expect_same("MATCH (n:N), (m:M {i: 3}) WHERE n.v = m RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v IN [] RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v IN null RETURN n.i");
  for (const bool choose : {true, false}) {
    connection_.set_choices({choose, choose, choose, choose});
    EXPECT_TRUE(error("MATCH (n:N) WHERE n.v IN $p RETURN n", {{"p", std::int64_t{5}}})) << "no list";
  }
}

TEST_F(IndexedValuesTest, AreFoundInRangesAsWithoutTheIndex) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  nodes_of_all_values();
  for (const std::uint64_t seed : test::seeds(1)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int i = 0; i < 300; ++i) {
      const std::string from = random.chance(50) ? " > " : " >= ";
      const std::string to = random.chance(50) ? " < " : " <= ";
      expect_same("MATCH (n:N) WHERE n.v" + from + random.pick(values()) + " AND n.v" + to +
                  random.pick(values()) + " RETURN n.i");
    }
  }
}

TEST_F(IndexedValuesTest, AreFoundFromOtherNodesAsWithoutIndexAndHashJoin) {
  nodes_of_all_values();
  const auto all = [this] {
    for (const char* comparison : {"=", "<", "<=", ">", ">="}) {
      expect_same("MATCH (m:M) MATCH (n:N) WHERE n.v " + std::string(comparison) + " m.v RETURN m.i, n.i");
    }
    expect_same("MATCH (m:M), (n:N) WHERE n.v = m.v RETURN m.i, n.i");
    expect_same("MATCH (m:M), (n:N {v: m.v}) RETURN m.i, n.i");
    expect_same("MATCH (m:M), (n:N) WHERE n.v IN [m.v] RETURN m.i, n.i");
    expect_same("MATCH (m:M) OPTIONAL MATCH (n:N {v: m.v}) RETURN m.i, n.i");
  };
  all();
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  all();
}

TEST_F(IndexedValuesTest, AreFoundAsWithoutTheIndexAlsoWhenItIsBuiltAfterwards) {
  nodes_of_all_values();
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  for (const auto& value : values()) expect_same("MATCH (n:N {v: " + value + "}) RETURN n.i");
  expect_same("MATCH (n:N) WHERE n.v >= '' RETURN n.i");
  rows("MATCH (n:N) WHERE n.i % 2 = 0 SET n.v = n.i");
  for (const auto& value : values()) expect_same("MATCH (n:N {v: " + value + "}) RETURN n.i");
}

TEST_F(IndexedValuesTest, GivenAsParametersAreFoundLikeLiterals) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  nodes_of_all_values();
  for (const auto& value : values()) {
    Statement made = prepare("RETURN " + value);
    ASSERT_TRUE(made.step());
    const Parameters parameters = {{"p", made.row()[0]}, {"list", List{made.row()[0], Value(), Map{}}}};
    expect_same("MATCH (n:N {v: $p}) RETURN n.i", parameters);
    expect_same("MATCH (n:N) WHERE n.v IN $list RETURN n.i", parameters);
    expect_same("MATCH (n:N) WHERE n.v < $p RETURN n.i", parameters);
    EXPECT_EQ(sorted("MATCH (n:N {v: $p}) RETURN n.i", parameters),
              sorted("MATCH (n:N {v: " + value + "}) RETURN n.i", {}))
        << value;
  }
}

TEST_F(IndexedValuesTest, StringsOfAnyBytesAreKeptApart) {
  rows("CREATE INDEX FOR (n:N) ON (n.v)");
  const std::vector<std::string> odd = {std::string("\0", 1),
                                        std::string("\0\0", 2),
                                        std::string("\0\x01", 2),
                                        "\x01",
                                        "",
                                        "\x7F",
                                        "\xC3\xBF",
                                        "\xF4\x8F\xBF\xBF",
                                        "\xEF\xBF\xBF",
                                        std::string("a\0", 2),
                                        "a",
                                        std::string("a\0\xC3\xBF", 4)};
  for (const auto& text : odd) rows("CREATE (:N {v: $v})", {{"v", text}});
  for (const auto& text : odd) {
    EXPECT_THAT(rows("MATCH (n:N {v: $v}) RETURN n.v", {{"v", text}}), ElementsAre("'" + text + "'"));
    expect_same("MATCH (n:N) WHERE n.v > $v RETURN n.v", {{"v", text}});
    expect_same("MATCH (n:N) WHERE n.v <= $v RETURN n.v", {{"v", text}});
  }
}

}  // namespace
}  // namespace cairn::query
