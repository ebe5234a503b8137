// What holds for every command about learning and learners: its JSON, wrong usage, and a database that is
// missing or empty.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/learner_fixture.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Commands : public LearnerTest {};

std::vector<Arguments> reading_commands() {
  return {{"next"},
          {"review"},
          {"unlocks", "Apparent Wind"},
          {"needs", "Racing", "--know", "Mast"},
          {"path", "Racing", "--minutes", "9"},
          {"related", "Racing"},
          {"connect", "Racing", "Mast"},
          {"why", "Racing", "Mast"},
          {"search", "wind"},
          {"lint"},
          {"corrections"},
          {"learners"}};
}

std::vector<Arguments> writing_commands(const std::string& learner_file) {
  return {{"know", "Racing"},
          {"forget", "Racing"},
          {"require", "Racing", "Knots"},
          {"unrequire", "Racing", "Mast"},
          {"corrections", "--withdraw", "Racing", "Mast"},
          {"learners", "import", learner_file},
          {"learners", "remove", "me"}};
}

TEST_F(Commands, CountTheLearnerOfTheEnvironmentWhereNoOtherIsGiven) {
  RunOptions as_ann;
  as_ann.environment["CAIRN_LEARNER"] = "ann";
  const Outcome nobody = cairn({"needs", "Racing"}, as_ann);
  EXPECT_THAT(nobody, EndsWith(1));
  EXPECT_THAT(nobody.err, AllOf(HasSubstr("no learner 'ann'"), HasSubstr("cairn know")));
  EXPECT_THAT(cairn({"know", "Mast"}, as_ann).out, StartsWith("ann knows Mast"));
  EXPECT_EQ(cairn({"needs", "Racing", "--json"}, as_ann).out,
            cairn({"needs", "Racing", "--json", "--learner", "ann"}).out);
  EXPECT_NE(cairn({"needs", "Racing", "--json"}, as_ann).out, cairn({"needs", "Racing", "--json"}).out);
  EXPECT_THAT(cairn({"know", "Mast", "--learner", "bob"}, as_ann).out, StartsWith("bob knows Mast"));
  EXPECT_THAT(
      cairn({"forget", "Mast", "Racing"}, as_ann).out,
      AllOf(StartsWith("ann no longer knows Mast.\n"), HasSubstr("ann was not said to know Racing.\n")));
}

TEST_F(Commands, ThatReadPrintOneLineOfJson) {
  for (Arguments command : reading_commands()) {
    command.emplace_back("--json");
    SCOPED_TRACE(::testing::PrintToString(command));
    const Outcome run = cairn(command);
    EXPECT_THAT(run, EndsWith(0));
    if (run.code != 0) continue;
    EXPECT_TRUE(run.json().is_object());
    EXPECT_TRUE(run.out.ends_with('\n'));
    EXPECT_EQ(run.err, "");
  }
}

TEST_F(Commands, ThatWriteALearnerTakeTheJsonOptionToo) {
  done({"know", "Mast"});
  EXPECT_EQ(cairn({"learners", "export", "me", "--json"}).out, cairn({"learners", "export", "me"}).out);
}

TEST_F(Commands, ThatReadChangeNothing) {
  done({"know", "Mast"});
  const std::string before = exported();
  for (const Arguments& command : reading_commands()) {
    SCOPED_TRACE(::testing::PrintToString(command));
    EXPECT_THAT(cairn(command), EndsWith(0));
    EXPECT_EQ(cairn(command).out, cairn(command).out) << "the same each time";
  }
  EXPECT_EQ(exported(), before);
}

TEST_F(Commands, WithWrongUsageEndWithTwo) {
  for (const Arguments& wrong : std::vector<Arguments>{{"know"},
                                                       {"forget"},
                                                       {"unlocks"},
                                                       {"related"},
                                                       {"search"},
                                                       {"connect", "Racing"},
                                                       {"connect", "Racing", "Mast", "Knots"},
                                                       {"require", "Racing"},
                                                       {"unrequire"},
                                                       {"require", "Racing", "Mast", "Knots"},
                                                       {"corrections", "Racing"},
                                                       {"corrections", "Racing", "Mast"},
                                                       {"corrections", "--withdraw"},
                                                       {"corrections", "--withdraw", "Racing"},
                                                       {"learners", "export"},
                                                       {"learners", "import"},
                                                       {"learners", "remove"},
                                                       {"learners", "nonsense"},
                                                       {"next", "Racing"},
                                                       {"next", "--limit", "x"},
                                                       {"next", "--limit=-1"},
                                                       {"next", "--min-confidence", "2"},
                                                       {"next", "--nonsense"},
                                                       {"review", "Racing"},
                                                       {"lint", "Racing"},
                                                       {"path", "Racing", "--minutes=-1"},
                                                       {"path", "Racing", "--minutes", "x"},
                                                       {"path", "Racing", "--pace", "0"},
                                                       {"path", "Racing", "--pace=-5"},
                                                       {"related", "Racing", "--limit=-1"},
                                                       {"search", "wind", "--limit=-1"},
                                                       {"needs", "Racing", "--learner"}}) {
    refused(wrong, 2);
  }
}

TEST_F(Commands, SayWhatANumberMayBe) {
  EXPECT_THAT(cairn({"path", "Racing", "--pace", "0"}).err, Not(HasSubstr("17976931348623157")));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes=-1"}).err, Not(HasSubstr("17976931348623157")));
}

TEST(CommandsWithoutADatabase, EndWithThreeAndMakeNone) {
  const test::TemporaryFolder folder;
  const std::string missing = (folder / "db").string();
  test::write_file(folder / "me.json", R"({"learner":"me","knows":["Racing"]})");
  auto commands = reading_commands();
  commands.push_back({"learners", "export", "me"});
  for (const auto& command : writing_commands((folder / "me.json").string())) commands.push_back(command);
  for (Arguments command : commands) {
    SCOPED_TRACE(::testing::PrintToString(command));
    command.insert(command.begin(), {"--db", missing});
    const Outcome run = run_cairn(command);
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(missing), HasSubstr("cairn import")));
    EXPECT_EQ(run.out, "");
    EXPECT_FALSE(std::filesystem::exists(missing));
    std::filesystem::remove_all(missing);
  }
}

TEST(CommandsInMemory, FindAnEmptyDatabase) {
  for (const Arguments& about_all : std::vector<Arguments>{
           {"next"}, {"review"}, {"lint"}, {"corrections"}, {"learners"}, {"search", "wind"}}) {
    SCOPED_TRACE(::testing::PrintToString(about_all));
    Arguments command = about_all;
    command.insert(command.begin(), {"--db", ":memory:"});
    EXPECT_THAT(run_cairn(command), EndsWith(0));
  }
  for (const Arguments& by_name : std::vector<Arguments>{{"needs", "Racing"},
                                                         {"unlocks", "Racing"},
                                                         {"related", "Racing"},
                                                         {"connect", "Racing", "Mast"},
                                                         {"why", "Racing", "Mast"},
                                                         {"know", "Racing"},
                                                         {"forget", "Racing"},
                                                         {"require", "Racing", "Mast"},
                                                         {"unrequire", "Racing", "Mast"},
                                                         {"corrections", "--withdraw", "Racing", "Mast"},
                                                         {"learners", "export", "me"},
                                                         {"learners", "remove", "me"}}) {
    SCOPED_TRACE(::testing::PrintToString(by_name));
    Arguments command = by_name;
    command.insert(command.begin(), {"--db", ":memory:"});
    const Outcome run = run_cairn(command);
    EXPECT_THAT(run, EndsWith(1));
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(ProgramTest, AnswersAboutConceptsThatHaveNoNameToo) {
  const std::string query =
      "CREATE (:Concept {name: 'Jib\x1b[31m'})-[:REQUIRES {confidence: 0.0 / 0.0}]->(:Concept {code: 1})"
      "-[:REQUIRES]->(:Concept {name: 'Keel'}), (:Learner {name: 5})";
  ASSERT_THAT(cairn({"query", query}), EndsWith(0));
  for (const Arguments& command : std::vector<Arguments>{{"next"},
                                                         {"lint"},
                                                         {"review", "--know", "Keel"},
                                                         {"learners"},
                                                         {"unlocks", "Keel"},
                                                         {"show", "Keel"},
                                                         {"related", "Keel"},
                                                         {"search", "jib"},
                                                         {"export", "Keel"}}) {
    const Outcome run = cairn(command);
    EXPECT_THAT(run, EndsWith(0)) << ::testing::PrintToString(command);
    EXPECT_EQ(run.err, "") << ::testing::PrintToString(command);
    EXPECT_EQ(run.out.find('\x1b'), std::string::npos) << "a terminal would obey: " << run.out;
  }
  EXPECT_THAT(cairn({"unlocks", "Keel"}).out, HasSubstr("(no name)"));
  EXPECT_THAT(cairn({"why", "Jib\x1b[31m", "Keel"}).out, HasSubstr("(no name) requires Keel"));
}

}  // namespace
}  // namespace cairn::cli
