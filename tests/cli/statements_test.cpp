// `cairn query` of several statements, from files, drawn, and within limits.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Statements : public ProgramTest {
 protected:
  /// An empty database.
  Statements() { EXPECT_THAT(cairn({"query", "CREATE (); MATCH (n) DELETE n"}), EndsWith(0)); }

  Outcome query(const std::string& text, const std::string& format = "csv") const {
    return cairn({"query", text, "--format", format});
  }
  /// The only value of the only row.
  std::string value(const std::string& text) const { return query(text, "json").json()["rows"][0][0].dump(); }
  std::string lines_of(const Outcome& run) const {
    std::string all;
    for (std::string line : run.lines()) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      all += line + "\n";
    }
    return all;
  }
  Outcome file(const std::string& text, const Arguments& more = {"--format", "jsonl"}) const {
    Arguments arguments = {"query", "-f", write("queries.cypher", text).string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cairn(arguments);
  }
};

// --- one after the other ---

TEST_F(Statements, GiveTheirResultsInOrder) {
  EXPECT_EQ(lines_of(query(
                "CREATE (:N {v: 1}); MATCH (n:N) SET n.v = 2; MATCH (n:N) RETURN n.v AS v; RETURN 'x' AS y",
                "jsonl")),
            "{\"v\":2}\n{\"y\":\"x\"}\n");
  EXPECT_EQ(lines_of(query("RETURN 1 AS x; RETURN 2 AS y")), "x\n1\ny\n2\n");
  EXPECT_THAT(query("RETURN 1 AS x; RETURN 2 AS y", "json").lines(),
              ElementsAre(R"({"columns":["x"],"rows":[[1]]})", R"({"columns":["y"],"rows":[[2]]})"));
  const Outcome table = query("CREATE (:N); RETURN 1 AS x", "table");
  EXPECT_THAT(table.out, AllOf(HasSubstr("1 row\n"), Not(HasSubstr("done"))));
}

TEST_F(Statements, MayBeEmptyBetweenTheirSemicolons) {
  EXPECT_EQ(lines_of(query(" ; ;RETURN 1 AS x;; ;", "jsonl")), "{\"x\":1}\n");
  for (const char* nothing : {";", " ; ; ", "// only a comment", "/* ; */ ;"}) {
    EXPECT_THAT(query(nothing), EndsWith(2)) << nothing;
  }
}

TEST_F(Statements, ShareTheirParameters) {
  const Outcome run =
      cairn({"query", "CREATE (:N {v: $v}); MATCH (n:N {v: $v}) RETURN n.v + $v AS s; RETURN 1 AS one",
             "--param", "v=2", "--format", "jsonl"});
  EXPECT_EQ(lines_of(run), "{\"s\":4}\n{\"one\":1}\n");
}

TEST_F(Statements, StopAtTheFirstThatIsWrongAndKeepWhatWentBefore) {
  const Outcome run = query("CREATE (:First); CREATE (:Second {v: 1 / 0}); CREATE (:Third)");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.err, AllOf(StartsWith("cairn: line 1, column 38: "), HasSubstr("division by zero")));
  EXPECT_EQ(value("MATCH (n) RETURN collect(labels(n))"), R"([["First"]])");
}

TEST_F(Statements, AreATransactionBetweenBeginAndCommit) {
  ASSERT_THAT(query("BEGIN; CREATE (:A); MATCH (n:A) CREATE (n)-[:T]->(:B); COMMIT"), EndsWith(0));
  EXPECT_EQ(value("MATCH (n) RETURN count(*)"), "2");
  EXPECT_THAT(query("BEGIN; CREATE (:Lost); RETURN nothing; COMMIT"), EndsWith(2));
  EXPECT_EQ(value("MATCH (n) RETURN count(*)"), "2")
      << "one that fails ends the program, and with it the transaction";
  const Outcome open = query("BEGIN; CREATE (:Lost)");
  EXPECT_THAT(open, EndsWith(0));
  EXPECT_THAT(open.err, HasSubstr("no COMMIT"));
  EXPECT_EQ(value("MATCH (n) RETURN count(*)"), "2") << "what was not committed is not kept";
  EXPECT_THAT(query("BEGIN; CREATE (:Lost); ROLLBACK; CREATE (:Kept)"), EndsWith(0));
  EXPECT_EQ(value("MATCH (n) RETURN count(*)"), "3");
  EXPECT_THAT(query("COMMIT"), EndsWith(2));
  EXPECT_THAT(query("BEGIN; BEGIN"), EndsWith(2));
}

TEST_F(Statements, MakeAndShowIndexes) {
  ASSERT_THAT(query("CREATE (:N {v: 1}); CREATE INDEX i FOR (n:N) ON (n.v); CREATE CONSTRAINT FOR (n:N) "
                    "REQUIRE n.w IS UNIQUE"),
              EndsWith(0));
  EXPECT_EQ(lines_of(query("SHOW INDEXES")),
            "name,label,property,unique,state\nconstraint_N_w,N,w,true,online\ni,N,v,false,online\n");
  EXPECT_THAT(query("CREATE INDEX i FOR (n:N) ON (n.v)"), EndsWith(2));
  EXPECT_THAT(query("CREATE INDEX i IF NOT EXISTS FOR (n:N) ON (n.v); DROP INDEX i; DROP INDEX i IF EXISTS"),
              EndsWith(0));
  EXPECT_THAT(query("EXPLAIN CREATE (:Lost)").out, HasSubstr("Create"));
  EXPECT_EQ(value("MATCH (n) RETURN count(*)"), "1");
}

// --- files ---

TEST_F(Statements, OfAFileHaveCommentsAndSemicolonsWhereverTheyMay) {
  const Outcome run = file(
      "// a comment; with a semicolon\n"
      "CREATE (:N {name: 'a;b'}); /* another;\n one */\n"
      "CREATE (:`la;bel` {name: \"c;\\\"d;\"}); // CREATE (:No);\n\n"
      "CREATE (:N {name: 'don\\'t; stop // here /* either'});\r\n"
      "MATCH (n) RETURN n.name AS name ORDER BY name; // end;\n");
  ASSERT_THAT(run, EndsWith(0));
  EXPECT_EQ(lines_of(run),
            "{\"name\":\"a;b\"}\n{\"name\":\"c;\\\"d;\"}\n{\"name\":\"don't; stop // here /* either\"}\n");
  EXPECT_EQ(value("CALL db.labels() YIELD label WITH label ORDER BY label RETURN collect(label)"),
            R"(["N","la;bel"])");
}

TEST_F(Statements, OfAFileTellTheirPlacesInIt) {
  const Outcome run =
      file("RETURN 1 AS x;\n// ä; comment\n\n  RETURN 2 AS y; RETURN\n  oops AS z;\nRETURN 3");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_EQ(lines_of(run), "{\"x\":1}\n{\"y\":2}\n");
  EXPECT_THAT(run.err, AllOf(StartsWith("cairn: line 5, column 3: "), HasSubstr("  oops AS z"),
                             HasSubstr("    ^^^^")));
  EXPECT_THAT(file("RETURN 'ä'; RETURN 1 +").err, StartsWith("cairn: line 1, column 23: "));
  EXPECT_THAT(file("RETURN 1;\nRETURN 2;\nRETURN 1 / 0").err, StartsWith("cairn: line 3, column 8: "));
  EXPECT_THAT(file("RETURN 1;\nRETURN 'open;\nRETURN 2;").err, StartsWith("cairn: line 2, column 8: "));
  EXPECT_THAT(file("RETURN 1;\nDROP INDEX nothing").err, StartsWith("cairn: line 2, column 12: "));
}

TEST_F(Statements, OfAFileMayEndWithoutALineEndAndBeginWithNone) {
  EXPECT_EQ(lines_of(file("\n\n\nRETURN 1 AS x")), "{\"x\":1}\n");
  EXPECT_THAT(file(""), EndsWith(2));
  EXPECT_THAT(file("\n\n"), EndsWith(2));
  EXPECT_THAT(file(std::string("RETURN 1;\0", 10)), EndsWith(2));
}

// --- pictures ---

class Pictures : public Statements {
 protected:
  Pictures() {
    const std::string create =
        "CREATE (a:Concept {name: 'quote \" and \\\\ back'})-[:`T\"y\\pe`]->(b:`La<b>el` {name: "
        "'<b>&amp;</b> | {x} "
        "[y]'}), (c {name: 'line\\nbreak'})-[:END]->(a), (d {name: ''})-[:x]->(d), (:end {name: 'end'}), "
        "({name: '\\u0000\\u0001'}), ({name: '-->'})-[:`|\"--> x`]->({name: '#quot; %% comment'}), ({x: 1}), "
        "({name: 'ü 😀 \\u202E'}), ({name: '\\\\'}), ({name: ']\"];n99[\"'}), ({name: 1})";
    EXPECT_THAT(cairn({"query", create}), EndsWith(0));
  }
  static constexpr const char* kAll = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r";
};

TEST_F(Pictures, OfHostileNamesAreReadByDot) {
  const Outcome run = query(kAll, "dot");
  ASSERT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, StartsWith("digraph"));
  EXPECT_EQ(run.out.find('\0'), std::string::npos);
  if (std::system("command -v dot > /dev/null 2>&1") != 0) GTEST_SKIP() << "dot is not installed";
  const std::string picture = write("picture.dot", run.out).string();
  const std::string drawn = (folder_ / "picture.svg").string();
  ASSERT_EQ(std::system(("dot -Tsvg '" + picture + "' > '" + drawn + "' 2> '" + drawn + ".err'").c_str()), 0);
  EXPECT_EQ(std::system(("test $(grep -c '<g id=\"node' '" + drawn + "') -eq 13").c_str()), 0)
      << "as many nodes as there are, and none more";
}

TEST_F(Pictures, OfHostileNamesKeepToTheirLinesInMermaid) {
  const Outcome run = query(kAll, "mermaid");
  ASSERT_THAT(run, EndsWith(0));
  const auto lines = run.lines();
  ASSERT_EQ(lines.size(), 1U + 13 + 4);
  EXPECT_EQ(lines.front(), "flowchart TD");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_THAT(lines[i], ::testing::ContainsRegex(i <= 13 ? R"(^  n[0-9]+\["[^"]*"\]$)"
                                                           : R"(^  n[0-9]+ -->\|"[^"]*"\| n[0-9]+$)"));
  }
}

TEST_F(Pictures, DrawWhatStandsInsideListsMapsAndPaths) {
  ASSERT_THAT(query("CREATE (a:P {name: 'from'})-[:T]->(b:P {name: 'to'})"), EndsWith(0));
  for (const char* text :
       {"MATCH p = (:P)-->(:P) RETURN p", "MATCH (a:P)-[r]->(b:P) RETURN [a, [r]] AS l, {k: {b: b}} AS m",
        "MATCH p = (:P)-->(:P) RETURN collect({p: p}) AS l, 1 AS one, null AS nothing"}) {
    const Outcome run = query(text, "dot");
    EXPECT_THAT(run.out,
                AllOf(HasSubstr("\"from\""), HasSubstr("\"to\""), HasSubstr("->"), HasSubstr("\"T\"")))
        << text;
  }
}

TEST_F(Pictures, OfSeveralStatementsPassOverThoseThatReturnNothing) {
  EXPECT_THAT(query("CREATE (:Extra); MATCH (n:Extra) RETURN n", "dot"), EndsWith(0));
}

TEST_F(Pictures, OfNoNodesAreRefused) {
  for (const char* format : {"dot", "mermaid"}) {
    const Outcome run = query("RETURN 1 AS one", format);
    EXPECT_THAT(run, EndsWith(2));
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("no nodes"));
  }
  EXPECT_THAT(query("RETURN 1", "svg"), EndsWith(2));
}

// --- limits ---

class Limited : public Statements {
 protected:
  Outcome limited(const std::string& text, const Arguments& options) const {
    Arguments arguments = {"query", text, "--format", "jsonl"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return cairn(arguments);
  }
  void expect_failed(const Outcome& run, const std::string& message) const {
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(message)));
  }
};

TEST_F(Limited, ByTimeEndWithThree) {
  const std::string slow = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000) AS y RETURN count(*)";
  ASSERT_THAT(query("CREATE (:Before)"), EndsWith(0));
  expect_failed(limited(slow, {"--timeout", "0.05"}), "50 ms");
  expect_failed(limited("CREATE (:Lost) WITH 1 AS one " + slow, {"--timeout", "0.05"}), "50 ms");
  EXPECT_EQ(value("MATCH (n) RETURN count(n)"), "1");
  EXPECT_THAT(limited("RETURN 1; RETURN 2", {"--timeout", "30"}), EndsWith(0));
  EXPECT_THAT(limited("RETURN 1", {"--timeout", "0"}), EndsWith(0));
}

TEST_F(Limited, ByMemoryEndWithThree) {
  ASSERT_THAT(query("CREATE (:Before)"), EndsWith(0));
  const std::string much = "UNWIND range(1, 300000) AS x RETURN collect(x)";
  expect_failed(limited(much, {"--memory-limit", "1MB"}), "1 MB");
  expect_failed(limited(much, {"--memory-limit", "2000KB"}), "--memory-limit");
  expect_failed(limited("CREATE (:Lost) WITH 1 AS one " + much, {"--memory-limit", "1MB"}), "1 MB");
  EXPECT_EQ(value("MATCH (n) RETURN count(n)"), "1");
  EXPECT_THAT(limited("UNWIND range(1, 20000) AS x RETURN count(x)", {"--memory-limit", "1MB"}), EndsWith(0));
  EXPECT_THAT(limited(much, {"--memory-limit", "0"}), EndsWith(0));
}

TEST_F(Limited, ByMemoryCountWhatATableOrAnObjectHolds) {
  const std::string rows =
      "UNWIND range(1, 20000) AS x RETURN x, 'some text of a certain length, and then some more words of it'";
  for (const char* format : {"table", "json"}) {
    const Outcome run = cairn({"query", rows, "--format", format, "--memory-limit", "1MB"});
    expect_failed(run, "1 MB");
    EXPECT_EQ(run.out, "");
  }
  for (const char* format : {"csv", "jsonl"}) {
    EXPECT_THAT(cairn({"query", rows, "--format", format, "--memory-limit", "1MB"}), EndsWith(0)) << format;
  }
}

TEST_F(Limited, ByRowsEndWithThree) {
  expect_failed(limited("UNWIND range(1, 10) AS x RETURN x", {"--max-rows", "3"}), "3 rows");
  expect_failed(limited("UNWIND range(1, 10) AS x CREATE (:N) RETURN x", {"--max-rows", "3"}), "3 rows");
  EXPECT_EQ(value("MATCH (n) RETURN count(n)"), "0");
  EXPECT_THAT(limited("UNWIND [1, 2, 3] AS x RETURN x; UNWIND [1, 2] AS x RETURN x", {"--max-rows", "3"}),
              EndsWith(0))
      << "each result has its own";
  EXPECT_THAT(limited("UNWIND range(1, 10) AS x RETURN x", {"--max-rows", "0"}), EndsWith(0));
}

TEST_F(Limited, ByWhatIsNoLimitAreWrongUsage) {
  for (const Arguments& options : std::vector<Arguments>{{"--timeout", "-1"},
                                                         {"--timeout", "soon"},
                                                         {"--memory-limit", "much"},
                                                         {"--max-rows", "-1"},
                                                         {"--max-rows", "1.5"},
                                                         {"--max-rows", "few"},
                                                         {"--timeout"}}) {
    EXPECT_THAT(limited("RETURN 1", options), EndsWith(2)) << ::testing::PrintToString(options);
  }
}

}  // namespace
}  // namespace cairn::cli
