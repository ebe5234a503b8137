// `cairn shell` as somebody types at a terminal: prompts, completion, history, Ctrl-C.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ShellAtATerminal : public ProgramTest {
 protected:
  void SetUp() override {
    if (!has_terminals()) GTEST_SKIP() << "this machine gives no terminals to programs";
    import_text(sailing_graph());
    options_.typed = true;
    options_.output = Output::kTerminal;
    options_.errors_to_terminal = true;
    options_.environment = {{"TERM", "xterm"},
                            {"NO_COLOR", "1"},
                            {"XDG_STATE_HOME", (folder_ / "state").string()},
                            {"XDG_CONFIG_HOME", (folder_ / "config").string()},
                            {"HOME", folder_.path().string()}};
  }
  Arguments shell() const { return on_database({"shell"}); }

  RunOptions options_;
};

TEST_F(ShellAtATerminal, ATypedMistakeIsToldAndTheNextLineIsRead) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("RETURN nothing;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("variable 'nothing' is not defined"));
  program.send("RETURN\n");
  program.read_until("...> ");
  program.send("'a\n");
  program.read_until("'> ");
  program.send("b' AS text;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("1 row"));
  program.send("quit\n");
  EXPECT_THAT(program.wait(), EndsWith(0));
}

TEST_F(ShellAtATerminal, AnOpenTransactionIsSeenInThePrompt) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("BEGIN;\n");
  program.read_until("cairn*> ");
  program.send("ROLLBACK;\n");
  program.read_until("cairn> ");
  program.send("\x04");  // Ctrl-D
  EXPECT_THAT(program.wait(), EndsWith(0));
}

TEST_F(ShellAtATerminal, TabCompletesKeywordsLabelsAndTheNamesOfConcepts) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("mat\t(c:Conc\t) where c.name = 'sail t\t retu\tc.name;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("Sail Trim"));
  program.send(".nee\t\"sail t\t\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("Apparent Wind"));
  program.send(".show r\t\t");
  const std::string listed = program.read_until("cairn> .show r");
  EXPECT_THAT(listed, HasSubstr("Racing"));
  EXPECT_THAT(listed, HasSubstr("Rigging"));
  EXPECT_THAT(listed, HasSubstr("regatta sailing")) << "an alias";
}

TEST_F(ShellAtATerminal, CtrlCEndsAQueryOrALineAndNotTheShell) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("UNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n;\n");
  program.read_until("RETURN n;\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  program.interrupt();
  program.read_until("cairn> ");
  program.send(".schema\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("0 rows")) << "the interruption is over";
  program.send("RETURN 'half");
  program.read_until("'half");
  program.interrupt();
  program.read_until("cairn> ");
  program.send("RETURN 41 + 1 AS answer;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("42"));
}

TEST_F(ShellAtATerminal, TabCompletesWhatCommandsOfTheProgramTake) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send(".export Racing --format merm\t\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("flowchart"));
}

TEST_F(ShellAtATerminal, CtrlCEndsAFileBetweenItsStatementsToo) {
  std::string many;
  for (int i = 0; i < 300000; ++i) many += "RETURN 1 AS n;\n";
  const auto file = write("many.cypher", many + "RETURN 'the end' AS n;\n");
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send(".mode csv\n.output /dev/null\n.read " + file.string() + "\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  program.interrupt();
  program.read_until(".cypher\r\n");
  program.read_until("cairn> ");
  program.send(".output\nRETURN 41 + 1 AS answer;\n");
  EXPECT_THAT(program.read_until("42"), ::testing::Not(HasSubstr("the end")));
}

TEST_F(ShellAtATerminal, WhatWasTypedIsThereTheNextTime) {
  {
    RunningProgram program(shell(), options_);
    program.read_until("cairn> ");
    program.send("RETURN\n");
    program.read_until("...> ");
    program.send("41 + 1;\n");
    program.read_until("cairn> ");
    program.send(".quit\n");
    EXPECT_THAT(program.wait(), EndsWith(0));
  }
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("\x10\x10\n");  // Ctrl-P, twice
  const std::string shown = program.read_until("cairn> ");
  EXPECT_THAT(shown, HasSubstr("RETURN 41 + 1;"));
  EXPECT_THAT(shown, HasSubstr("42"));
  const auto mode = std::filesystem::status(folder_ / "state" / "cairn" / "history").permissions();
  EXPECT_EQ(mode & std::filesystem::perms::all,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ShellAtATerminal, CtrlCEndsTheSearchOfTheHistoryAndKeepsTheTransaction) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("BEGIN;\n");
  program.read_until("cairn*> ");
  program.send(
      "\x12"  // Ctrl-R
      "beg");
  program.read_until("bck:");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  program.interrupt();
  program.read_until("cairn*> ");
  program.send("COMMIT;\n");
  program.read_until("cairn> ");
}

TEST_F(ShellAtATerminal, CtrlCEndsACommandAloneAndATableThatIsWritten) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send(".query \"UNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n\"\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  program.interrupt_all();
  program.read_until("cairn> ");
  program.send(".rows 0\n");
  program.read_until("cairn> ");
  program.send("UNWIND range(1, 300000) AS n RETURN n, 'abcdefghijklmnop' AS text;\n");
  program.read_until("abcdefghijklmnop │");
  program.interrupt();
  program.read_until("cairn> ");
  program.send("RETURN 41 + 1 AS answer;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("42"));
}

TEST_F(ShellAtATerminal, IsIdleWithoutTheLockAfterAFile) {
  const auto file = write("write.cypher", "CREATE (:A);\n");
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send(".read " + file.string() + "\n");
  program.read_until("cairn> ");
  EXPECT_THAT(cairn({"--lock-timeout", "1", "query", "CREATE (:B)"}), EndsWith(0));
}

TEST_F(ShellAtATerminal, LivesOnWhereTheDatabaseCannotBeRead) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("RETURN 1;\n");
  program.read_until("cairn> ");
  std::filesystem::remove_all(database());
  program.send("MATCH (c {name: 'ra\t'}) RETURN c;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("cairn: "));
  program.send(".quit\n");
  EXPECT_THAT(program.wait(), EndsWith(0));
}

TEST_F(ShellAtATerminal, WhatMeansAnotherThingOnOneLineIsRememberedAsItWas) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("RETURN 'two\n");
  program.read_until("'> ");
  program.send("lines' AS a; // and\n");
  program.read_until("cairn> ");
  const std::string kept = test::read_file(folder_ / "state" / "cairn" / "history");
  EXPECT_EQ(kept, "RETURN 'two\nlines' AS a; // and\n");
}

TEST_F(ShellAtATerminal, TwoKeepOneHistory) {
  RunningProgram first(shell(), options_);
  RunningProgram second(shell(), options_);
  first.read_until("cairn> ");
  second.read_until("cairn> ");
  first.send("RETURN 1;\n");
  first.read_until("cairn> ");
  second.send("RETURN 2;\n");
  second.read_until("cairn> ");
  first.send("RETURN 3;\n");
  first.read_until("cairn> ");
  EXPECT_EQ(test::read_file(folder_ / "state" / "cairn" / "history"), "RETURN 1;\nRETURN 2;\nRETURN 3;\n");
}

TEST_F(ShellAtATerminal, LeavesByOtherWordsToo) {
  for (const char* word : {"exit;", "QUIT ", ".quit;"}) {
    RunningProgram program(shell(), options_);
    program.read_until("cairn> ");
    program.send(std::string(word) + "\n");
    EXPECT_THAT(program.wait(), EndsWith(0)) << word;
  }
}

TEST_F(ShellAtATerminal, PastedTextMayBeginWithTabs) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  program.send("RETURN 40\n\t+ 2 AS answer;\n");
  EXPECT_THAT(program.read_until("row"), HasSubstr("42"));
}

TEST_F(ShellAtATerminal, DialogueGoesToTheTerminalWhereResultsDoNot) {
  RunningProgram program(shell(), options_);
  program.read_until("cairn> ");
  const auto file = folder_ / "out.csv";
  program.send(".mode csv\n.output " + file.string() + "\n");
  program.read_until("cairn> ");
  program.read_until("cairn> ");
  program.send("RETURN 1 AS a;\n");
  program.read_until("cairn> ");
  program.send("MATCH (c {name: 'ra\t\t");
  program.send("\x15");
  program.send(".show r\t\t");
  program.read_until("Rigging");
  EXPECT_EQ(test::read_file(file), "a\r\n1\r\n");
}

TEST_F(ShellAtATerminal, AUsersFileThatCannotBeReadIsTold) {
  std::filesystem::create_directories(folder_ / "config" / "cairn" / "shellrc");
  RunningProgram program(shell(), options_);
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("cannot read"));
}

TEST_F(ShellAtATerminal, BeginsWithWhatTheUsersFileHolds) {
  std::filesystem::create_directories(folder_ / "config" / "cairn");
  write("config/cairn/shellrc", ".mode csv\n.nonsense\n");
  RunningProgram program(shell(), options_);
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("shellrc: line 2: there is no command .nonsense"));
  program.send("RETURN 1 AS a, 2 AS b;\n");
  EXPECT_THAT(program.read_until("cairn> "), HasSubstr("a,b\r\r\n1,2\r\r\n"));

  RunningProgram plain(on_database({"shell", "--no-init"}), options_);
  EXPECT_THAT(plain.read_until("cairn> "), Not(HasSubstr("nonsense")));
}

}  // namespace
}  // namespace cairn::cli
