// `cairn shell` with a script at its standard input: statements and commands, one after the other.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ShellTest : public ProgramTest {
 protected:
  Outcome shell(const std::string& input, const Arguments& options = {}) const {
    Arguments arguments = {"shell", "--format", "csv"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    RunOptions run;
    run.input = input;
    return with_plain_line_ends(cairn(arguments, run));
  }
  static Outcome shell_in_memory(const std::string& input) {
    RunOptions run;
    run.input = input;
    return with_plain_line_ends(run_cairn({"--db", ":memory:", "shell", "--format", "csv"}, run));
  }
  /// Those of CSV are others.
  static Outcome with_plain_line_ends(Outcome run) {
    std::erase(run.out, '\r');
    return run;
  }
};

TEST_F(ShellTest, CarriesOutStatementsOverSeveralLines) {
  const Outcome run =
      shell("CREATE (:Boat {name: 'a;b'});\nMATCH (b:Boat)\n  RETURN b.name\n;RETURN 2 AS two");
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.lines(), ElementsAre("b.name", "a;b", "two", "2"));
  EXPECT_EQ(run.err, "");
}

TEST_F(ShellTest, EndsWithTheFirstMistakeAndSaysWhereItIs) {
  const Outcome run = shell_in_memory("RETURN 1;\n\nRETURN\n  nothing;\nRETURN 3;\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.lines(), ElementsAre("1", "1"));
  EXPECT_THAT(run.err, StartsWith("cairn: line 4, column 3: variable 'nothing' is not defined"));
}

TEST_F(ShellTest, GoesOnAfterMistakesWhereItShallAndStillFails) {
  import_text(sailing_graph());
  const Outcome run = shell(".bail off\nRETURN x;\n.needs Nowhere\n.nonsense\nRETURN 3;\n");
  EXPECT_THAT(run, EndsWith(2)) << "the code of the last mistake";
  EXPECT_THAT(run.lines(), ElementsAre("3", "3"));
  EXPECT_THAT(run.err, HasSubstr("line 2, column 8"));
  EXPECT_THAT(run.err, HasSubstr("there is no concept 'Nowhere'\ncairn: line 3: .needs did not succeed"));
  EXPECT_THAT(run.err, HasSubstr("line 4: there is no command .nonsense"));
}

TEST_F(ShellTest, RunsTheCommandsOfTheProgramOnItsDatabase) {
  const auto file = write("graph.jsonl", sailing_graph());
  const Outcome run =
      shell(".import " + file.string() +
            "\n.know Rigging --learner 'Ann Lee'\n.needs \"Sail Trim\" --learner \"Ann Lee\" --json\n"
            "MATCH (l:Learner) RETURN l.name;\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.out, HasSubstr("Apparent Wind"));
  EXPECT_THAT(run.out, HasSubstr("l.name\nAnn Lee\n"));
}

TEST_F(ShellTest, ADatabaseInMemoryIsThatOfItsCommandsToo) {
  const auto file = write("graph.jsonl", sailing_graph());
  const Outcome run = shell_in_memory("CREATE (:Concept {name: 'Anchor'});\n.import " + file.string() +
                                      "\n.show Anchor\nMATCH (c:Concept) RETURN count(c) AS n;\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.out, HasSubstr("Anchor"));
  EXPECT_THAT(run.out, HasSubstr("n\n11\n"));
}

TEST_F(ShellTest, WithoutADatabaseReadingSaysSoAndWritingMakesIt) {
  Outcome run = shell("MATCH (n) RETURN n;\n");
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("no database"));
  EXPECT_FALSE(has_database());
  run = shell("CREATE (:A);\nMATCH (n) RETURN count(n) AS n;");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.lines(), ElementsAre("n", "1"));
}

TEST_F(ShellTest, ATransactionGoesFromBeginToCommitAndOneThatStaysOpenIsNotKept) {
  Outcome run = shell(
      "BEGIN;\nCREATE (:A);\nMATCH (n) RETURN count(n) AS n;\nROLLBACK;\nBEGIN;\nCREATE (:B);\nCOMMIT;\n"
      "BEGIN;\nCREATE (:C);\n");
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.err, HasSubstr("no COMMIT follows"));
  run = shell("MATCH (n) RETURN labels(n)[0] AS label;");
  EXPECT_THAT(run.lines(), ElementsAre("label", "B"));
}

TEST_F(ShellTest, ACommandOfTheProgramWaitsForTheEndOfATransaction) {
  const Outcome run = shell("BEGIN;\n.stats\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.err, HasSubstr("COMMIT or ROLLBACK comes first"));
}

TEST_F(ShellTest, OthersCanWriteWhileItIsIdle) {
  RunOptions options;
  options.input_goes_on = true;
  options.input = "CREATE (:A);\nRETURN 1 AS one;\n";
  RunningProgram shell(on_database({"shell", "--format", "jsonl"}), options);
  shell.read_lines(1);
  EXPECT_THAT(cairn({"query", "CREATE (:B)"}), EndsWith(0));
  shell.send("MATCH (n) RETURN count(n) AS n;\n");
  EXPECT_THAT(shell.read_lines(2), ElementsAre(R"({"one":1})", R"({"n":2})"));
}

TEST_F(ShellTest, OthersCanWriteAfterACommandToo) {
  RunOptions options;
  options.input_goes_on = true;
  options.input = "CREATE (:A);\n.mode jsonl\nRETURN 1 AS one;\n.mode csv\n";
  RunningProgram shell(on_database({"shell"}), options);
  shell.read_lines(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_THAT(cairn({"--lock-timeout", "1", "query", "CREATE (:B)"}), EndsWith(0));
}

TEST_F(ShellTest, ACommandInMemoryMayNameAnotherDatabase) {
  import_text(sailing_graph());
  const Outcome run = shell_in_memory(
      "CREATE (:A);\n.query --format csv \"MATCH (n) RETURN count(*) AS n\"\n"
      ".query --format csv \"MATCH (n) RETURN count(*) AS n\" --db " +
      database() + "\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.lines(), ElementsAre("n", "1", "n", "10"));
}

TEST_F(ShellTest, ACommandReadsNothingOfTheScript) {
  import_text(sailing_graph());
  const Outcome run = shell(".bail off\n.import -\nRETURN 7 AS seven;\n");
  EXPECT_THAT(run.lines(), ElementsAre("seven", "7")) << run.err;
  EXPECT_THAT(run.err, HasSubstr("line 2: .import did not succeed"));
}

TEST_F(ShellTest, ACommandInMemoryReadsNothingOfTheScriptEither) {
  std::string script = ".bail off\n.query -\n";
  for (int i = 0; i < 10000; ++i) script += "RETURN " + std::to_string(i) + " AS n;\n";
  const Outcome run = shell_in_memory(script);
  EXPECT_EQ(run.lines().size(), 20000U);
  EXPECT_THAT(run.err, HasSubstr("line 2: there is no query"));
}

TEST_F(ShellTest, AMistakeInACommandIsToldWithTheLineOfTheScript) {
  EXPECT_THAT(shell_in_memory("\n\n.query \"RETURN x\"\n").err,
              StartsWith("cairn: line 3: line 1, column 8"));
}

TEST_F(ShellTest, AnUnendedReadingOfAFileIsAMistake) {
  const Outcome run = shell_in_memory(".read /proc/self/mem\nRETURN 1;\n");
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("cannot read /proc/self/mem"));
}

TEST_F(ShellTest, TheSchemaIsNotToldWithinATransaction) {
  EXPECT_THAT(shell("CREATE (:A);\nBEGIN;\nCREATE (:B);\n.schema\n").err,
              HasSubstr("COMMIT or ROLLBACK comes first"));
}

TEST_F(ShellTest, AResultWithoutRowsIsNoMistakeWhereItIsToBeDrawn) {
  Outcome run =
      shell_in_memory(".mode dot\nCREATE (:A);\nMATCH (n:Nowhere) RETURN n;\n.mode csv\nRETURN 1 AS a;\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.out, ::testing::EndsWith("a\n1\n"));
  run = shell_in_memory(".mode mermaid\nRETURN 1;\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.err, HasSubstr("holds no nodes"));
}

TEST_F(ShellTest, AByteOrderMarkMayStandBeforeACommand) {
  const Outcome run = shell_in_memory("\xEF\xBB\xBF.mode jsonl;\r\nRETURN 1 AS a;\r\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.lines(), ElementsAre(R"({"a":1})"));
}

TEST_F(ShellTest, WhatIsNoDatabaseIsNotOpened) {
  write("letter.txt", "Dear Ann");
  EXPECT_THAT(shell_in_memory(".open " + (folder_ / "letter.txt").string() + "\n").err,
              HasSubstr("is no database"));
  EXPECT_THAT(shell_in_memory(".open " + folder_.path().string() + "\n").err, HasSubstr("is no database"));
}

TEST_F(ShellTest, GivesParametersToEveryStatement) {
  const Outcome run = shell_in_memory(
      ".param goal=DDIM\n.param $n=[1, {\"a\": 2}]\n.param five=\"5\"\n.param text=two words\n"
      "RETURN $goal AS goal, $n[1].a AS n, $five + '' AS five;\n.param\n.param goal=\n.param five\n.param "
      "goal\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.lines(), ElementsAre("goal,n,five", "DDIM,2,5", "$five = '5'", "$goal = 'DDIM'",
                                       "$n = [1, {a: 2}]", "$text = 'two words'", "$five = '5'"));
  EXPECT_THAT(run.err, HasSubstr("line 9: there is no parameter 'goal'"));
  EXPECT_THAT(shell_in_memory(".param token=abc=\nRETURN $token AS t;\n").lines(), ElementsAre("t", "abc="));
  EXPECT_THAT(shell_in_memory(".param =1\n").err, HasSubstr("a parameter is given as name=value"));
}

TEST_F(ShellTest, WritesResultsInTheModeThatWasChosen) {
  const Outcome run = shell_in_memory("RETURN 1 AS a;\n.mode jsonl\nRETURN 2 AS a;\n.mode\n.mode paper\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.lines(), ElementsAre("a", "1", R"({"a":2})", "jsonl"));
  EXPECT_THAT(run.err, HasSubstr("there is no format 'paper'"));
}

TEST_F(ShellTest, ShowsNoMoreRowsOfATableThanItShall) {
  const Outcome run =
      shell_in_memory(".mode table\n.rows 2\nUNWIND range(1, 1000000000000) AS n RETURN n;\n");
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr("the first 2 rows; there are more"));
}

TEST_F(ShellTest, ReadsFilesAndNamesThemInMistakes) {
  const auto inner = write("inner.cypher", "RETURN 1 AS a;\nRETURN x;\nRETURN 2 AS a;\n");
  const auto outer = write("outer.cypher", ".read " + inner.string() + "\nRETURN 3 AS a;\n");
  const Outcome run = shell_in_memory(".read " + outer.string() + "\n");
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.lines(), ElementsAre("a", "1"));
  EXPECT_THAT(run.err, HasSubstr("inner.cypher: line 2, column 8"));
}

TEST_F(ShellTest, AFileThatReadsItselfIsAMistake) {
  const auto file = folder_ / "self.cypher";
  write("self.cypher", ".read " + file.string() + "\n");
  const Outcome run = shell_in_memory(".read " + file.string() + "\n");
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("read within itself"));
}

TEST_F(ShellTest, AFileThatIsNotThereIsAMistake) {
  const Outcome run = shell_in_memory(".read nowhere.cypher\nRETURN 1;");
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("line 1: cannot read nowhere.cypher"));
  EXPECT_EQ(run.out, "");
}

TEST_F(ShellTest, WritesWhatComesToAFileUntilItShallNot) {
  const auto file = folder_ / "out.csv";
  const Outcome run = shell(".import " + write("graph.jsonl", sailing_graph()).string() + "\n.output " +
                            file.string() + "\nRETURN 1 AS a;\n.needs Racing\n.output\nRETURN 2 AS a;\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.out, HasSubstr("a\n2\n"));
  EXPECT_THAT(run.out, Not(HasSubstr("a\n1\n")));
  EXPECT_THAT(test::read_file(file), StartsWith("a\r\n1\r\n"));
  EXPECT_THAT(test::read_file(file), HasSubstr("Sail Trim"));
}

TEST_F(ShellTest, OutputThatCannotBeWrittenIsAMistake) {
  EXPECT_THAT(shell_in_memory(".output /dev/full\nRETURN 1 AS a;\n").err,
              HasSubstr("cannot write /dev/full to its end"));
  EXPECT_THAT(shell_in_memory(".output /nowhere/out\n").err, HasSubstr("cannot write /nowhere/out"));
}

TEST_F(ShellTest, OpensAnotherDatabase) {
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(cairn({"query", "CREATE (:Here)"}), EndsWith(0));
  const Outcome run = shell("MATCH (n) RETURN labels(n)[0] AS l;\n.open " + other +
                            "\nCREATE (:There);\nMATCH (n) RETURN labels(n)[0] AS l;\n.open :memory:\nMATCH "
                            "(n) RETURN count(n) AS n;\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  EXPECT_THAT(run.lines(), ElementsAre("l", "Here", "l", "There", "n", "0"));
}

TEST_F(ShellTest, TheLearnerOfCommandsIsTheOneChosen) {
  import_text(sailing_graph());
  const Outcome run = shell(
      ".know Rigging --learner ann\n.learner ann\n.needs \"Sail Trim\"\n.learner\n.needs \"Sail Trim\"\n");
  EXPECT_THAT(run, EndsWith(0)) << run.err;
  const auto first = run.out.find("Sail Trim needs");
  const auto second = run.out.find("Sail Trim needs", first + 1);
  ASSERT_NE(second, std::string::npos) << run.out;
  EXPECT_THAT(run.out.substr(first, second - first), Not(HasSubstr("Mast")));
  EXPECT_THAT(run.out.substr(second), HasSubstr("Mast"));
}

TEST_F(ShellTest, TellsHowLongAStatementTook) {
  const Outcome run = shell_in_memory(".timer on\nRETURN 1 AS a;\n.timer perhaps\n");
  EXPECT_THAT(run.err, ::testing::ContainsRegex("[0-9]+\\.[0-9] ms\n"));
  EXPECT_THAT(run.err, HasSubstr("say on or off, not 'perhaps'"));
}

TEST_F(ShellTest, EndsWhatTakesTooLong) {
  const Outcome run =
      shell_in_memory(".timeout 0.2\nUNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n;\n");
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("line 2: "));
  EXPECT_THAT(shell_in_memory(".timeout soon\n").err, HasSubstr("give a number from 0 on, not 'soon'"));
  EXPECT_THAT(shell_in_memory(".timeout nan\n").err, HasSubstr("give a number"));
}

TEST_F(ShellTest, HelpNamesEveryCommandAndHowEachIsUsed) {
  Outcome run = shell_in_memory(".help\n");
  for (const char* command : {".mode", ".read", ".needs", ".import", ".quit"})
    EXPECT_THAT(run.out, HasSubstr(command));
  EXPECT_THAT(run.out, Not(HasSubstr(".pipe")));
  run = shell_in_memory(".help rows\n.help needs\n");
  EXPECT_THAT(run.out, HasSubstr(".rows NUMBER"));
  EXPECT_THAT(run.out, HasSubstr("--min-confidence"));
}

TEST_F(ShellTest, SuggestsTheNearestCommandAndTheCommandForAWord) {
  EXPECT_THAT(shell_in_memory(".mod csv\n").err, HasSubstr("did you mean .mode?"));
  EXPECT_THAT(shell_in_memory("needs DDIM;\n").err, HasSubstr("^^^^^\nThe command is .needs"));
  EXPECT_THAT(shell_in_memory("SHOW INDEXS;\n").err, Not(HasSubstr(".show"))) << "its first word is right";
  EXPECT_THAT(shell_in_memory(".help zork\n").err, HasSubstr("there is no command .zork"));
  EXPECT_THAT(shell_in_memory(".mode a b\n").err, HasSubstr("it is used so: .mode [FORMAT]"));
  EXPECT_THAT(shell_in_memory(".needs 'DDIM\n").err, HasSubstr("a quotation mark is not closed"));
}

TEST_F(ShellTest, QuitEndsItBeforeTheLinesDo) {
  const Outcome run = shell_in_memory("RETURN 1 AS a; RETURN 2 AS a;\n.quit\nRETURN 3 AS a;\n");
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.lines(), ElementsAre("a", "1", "a", "2"));
}

}  // namespace
}  // namespace cairn::cli
