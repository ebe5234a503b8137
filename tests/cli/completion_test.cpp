// What shells complete, and the page of the manual.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Completion : public ProgramTest {
 protected:
  std::vector<std::string> completed(const Arguments& words) const {
    Arguments arguments = {"complete", "--"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_EQ(run.err, "");
    return run.lines();
  }
};

TEST_F(Completion, OfCommandsNamesThoseThatHelpNames) {
  EXPECT_THAT(completed({"ne"}), ElementsAre("needs", "next"));
  EXPECT_THAT(completed({""}), Contains("shell"));
  EXPECT_THAT(completed({""}), Not(Contains("complete")));
  EXPECT_THAT(completed({"zz"}), IsEmpty());
  EXPECT_THAT(completed({}), Contains("needs"));
}

TEST_F(Completion, OfOptionsAndTheirValues) {
  EXPECT_THAT(completed({"needs", "--d"}), ElementsAre("--db", "--depth", "--durability"));
  EXPECT_THAT(completed({"export", "Keel", "--format", "j"}), ElementsAre("json", "jsonl"));
  EXPECT_THAT(completed({"--durability", ""}), ElementsAre("full", "normal"));
  EXPECT_THAT(completed({"needs", "--depth", ""}), IsEmpty()) << "a number";
  EXPECT_THAT(completed({"completion", "b"}), ElementsAre("bash"));
}

TEST_F(Completion, OfNamesAsksTheDatabase) {
  EXPECT_THAT(completed({"needs", "s"}), IsEmpty()) << "there is none yet";
  EXPECT_FALSE(has_database());
  import_text(sailing_graph(), "graph.jsonl");
  EXPECT_THAT(completed({"needs", "sail"}), ElementsAre("Sail Trim"));
  EXPECT_THAT(completed({"why", "Racing", "r"}), ElementsAre("Racing", "Rigging", "regatta sailing"));
  EXPECT_THAT(completed({"path", "Racing", "--know", "m"}), ElementsAre("Mast"));
  EXPECT_THAT(run_cairn({"complete", "--", "--db", database(), "needs", "sail"}).lines(),
              ElementsAre("Sail Trim"));
  EXPECT_THAT(cairn({"know", "Mast", "--learner", "ann"}), EndsWith(0));
  EXPECT_THAT(completed({"path", "Racing", "--learner", ""}), ElementsAre("ann"));
  EXPECT_THAT(completed({"stats", ""}), IsEmpty()) << "it takes no names";
}

TEST_F(Completion, LeavesFilesToTheShell) {
  import_text(sailing_graph());
  EXPECT_THAT(completed({"import", "s"}), IsEmpty());
  EXPECT_THAT(completed({"export", "Racing", "-o", "s"}), IsEmpty());
}

TEST_F(Completion, OfBashGivesNamesWithBlanks) {
  import_text(sailing_graph());
  const auto script = write("cairn.bash", run_cairn({"completion", "bash"}).out);
  const auto reply = folder_ / "reply";
  const std::string lines = ". " + script.string() + "\nexport CAIRN_DB=" + database() +
                            "\nCOMP_WORDS=(" CAIRN_PROGRAM
                            " needs '\"sail t')\nCOMP_CWORD=2\n_cairn\n"
                            "printf '%s|' \"${COMPREPLY[@]}\" > " +
                            reply.string() + "\n";
  ASSERT_EQ(std::system(("bash " + write("run.bash", lines).string()).c_str()), 0);
  EXPECT_EQ(test::read_file(reply), "Sail Trim|");
}

TEST_F(Completion, IsWrittenForEveryShellThatIsKnown) {
  EXPECT_THAT(run_cairn({"completion", "zsh"}).out, HasSubstr("#compdef cairn"));
  EXPECT_THAT(run_cairn({"completion", "fish"}).out, HasSubstr("complete -c cairn"));
  EXPECT_THAT(run_cairn({"completion", "csh"}), EndsWith(2));
}

TEST(Manual, NamesEveryCommandWithItsOptions) {
  const std::string page = run_cairn({"completion", "man"}).out;
  EXPECT_THAT(page, ::testing::StartsWith(".TH CAIRN 1"));
  for (const char* text : {".SS needs", ".SS shell", "\\-\\-min\\-confidence", "{full,normal}",
                           "{bash,zsh,fish,man}", ".SH EXAMPLES", "Exit codes"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr(".SS complete\n")));
}

}  // namespace
}  // namespace cairn::cli
