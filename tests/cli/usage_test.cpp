// Arguments: what is asked for, and how it is refused where it is wrong.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Usage : public ProgramTest {};

TEST_F(Usage, IsShownWhenNothingIsAsked) {
  const Outcome bare = run_cairn({});
  EXPECT_THAT(bare, EndsWith(0));
  EXPECT_EQ(bare.err, "");
  for (const char* command : {"import", "needs", "path", "show", "why", "query", "pipe", "export", "stats"})
    EXPECT_THAT(bare.out, HasSubstr(command));
}

TEST_F(Usage, TellsTheExitCodes) {
  EXPECT_THAT(run_cairn({"--help"}).out,
              AllOf(HasSubstr("0 done"), HasSubstr("1 no such thing"), HasSubstr("2 wrong usage"),
                    HasSubstr("3 "), HasSubstr("5 locked"), HasSubstr("6 corrupt")));
}

TEST_F(Usage, IsShownOnTheStandardOutputWhenAskedFor) {
  for (const auto& arguments : std::vector<Arguments>{
           {"--help"}, {"-h"}, {"needs", "--help"}, {"query", "-h"}, {"import", "--help"}}) {
    const Outcome help = run_cairn(arguments);
    EXPECT_THAT(help, EndsWith(0));
    EXPECT_THAT(help.out, HasSubstr("--help"));
    EXPECT_EQ(help.err, "");
  }
}

TEST_F(Usage, TellsTheVersion) {
  const Outcome version = run_cairn({"--version"});
  EXPECT_THAT(version, EndsWith(0));
  EXPECT_THAT(version.out, ::testing::MatchesRegex("cairn [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

struct WrongUsage {
  Arguments arguments;
  std::string named;  ///< by the message
};

TEST_F(Usage, ThatIsWrongEndsWithTwoAndSaysWhatIsWrong) {
  import_text(sailing_graph());
  for (const auto& [arguments, named] : std::vector<WrongUsage>{
           {{"no-such-command"}, "no-such-command"},
           {{"--no-such-option"}, "no-such-option"},
           {{"--db"}, "--db"},
           {{"needs"}, "names"},
           {{"needs", "--no-such-option", "Racing"}, "no-such-option"},
           {{"needs", "Racing", "--depth", "x"}, "depth"},
           {{"needs", "Racing", "--depth", "1.5"}, "depth"},
           {{"needs", "Racing", "--depth", "-1"}, "-1"},
           {{"needs", "Racing", "--min-confidence", "2"}, "2"},
           {{"needs", "Racing", "--min-confidence", "-0.1"}, "-0.1"},
           {{"needs", "Racing", "--min-confidence", "high"}, "confidence"},
           {{"needs", "Racing", "--know"}, "--know"},
           {{"path"}, "names"},
           {{"why", "Racing"}, "prerequisite"},
           {{"why", "Racing", "Mast", "Knots"}, "Knots"},
           {{"show"}, "name"},
           {{"show", "Racing", "Mast"}, "Mast"},
           {{"stats", "extra"}, "extra"},
           {{"import"}, "paths"},
           {{"import", "x", "--format", "gif"}, "gif"},
           {{"export", "--format", "gif"}, "gif"},
           {{"query"}, "query"},
           {{"query", "RETURN 1", "--format", "gif"}, "gif"},
           {{"query", "RETURN 1", "--param", "x"}, "'x'"},
           {{"query", "RETURN 1", "--param", "=1"}, "'=1'"},
       }) {
    const Outcome run = cairn(arguments);
    SCOPED_TRACE(::testing::PrintToString(arguments));
    EXPECT_THAT(run, EndsWith(2));
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr(named));
  }
}

TEST_F(Usage, OfWhatIsNoCommandNamesTheNearest) {
  const Outcome run = cairn({"need", "Keel"});
  EXPECT_THAT(run, EndsWith(2));
  EXPECT_THAT(run.err, HasSubstr("there is no command 'need'; did you mean 'needs'?"));
  EXPECT_THAT(cairn({"zzzzzz"}).err, HasSubstr("there is no command 'zzzzzz'\n"));
  EXPECT_THAT(cairn({"needs", "Keel", "--dept", "2"}).err, HasSubstr("--dept")) << "the command is right";
}

TEST_F(Usage, OfADoubleDashEndsTheOptions) {
  import_text(sailing_graph_with({{"Racing", "-r"}, {"Sail Trim", "--json"}, {"Mast", "--"}}));
  EXPECT_EQ(cairn({"show", "--json", "--", "--json"}).json()["name"], "--json");
  EXPECT_EQ(cairn({"show", "--json", "--", "-r"}).json()["name"], "-r");
  EXPECT_EQ(cairn({"needs", "--json", "--", "-r"}).json()["goals"][0]["name"], "-r");
  EXPECT_EQ(cairn({"path", "--json", "--", "--json", "-r"}).json()["goals"].size(), 2U);
  EXPECT_EQ(cairn({"why", "--json", "--", "-r", "True Wind"}).json()["from"], "-r");
  EXPECT_THAT(cairn({"export", "--", "-r"}).out, HasSubstr("-r"));
}

TEST_F(Usage, OfASecondDoubleDashIsAName) {
  import_text(sailing_graph_with({{"Mast", "--"}}));
  EXPECT_EQ(cairn({"show", "--json", "--", "--"}).json()["name"], "--");
}

class OddName : public ProgramTest,
                public ::testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(OddName, IsTakenAsItIs) {
  const std::string name = GetParam().second;
  import_text(sailing_graph_with({{"Sail Trim", name}}));
  const Outcome shown = cairn({"show", "--json", name});
  ASSERT_THAT(shown, EndsWith(0));
  EXPECT_EQ(shown.json()["name"], name);
  const Outcome needed = cairn({"needs", "--json", name});
  ASSERT_THAT(needed, EndsWith(0));
  ASSERT_EQ(needed.json()["goals"].size(), 1U);
  EXPECT_EQ(needed.json()["goals"][0]["name"], name);
  const Outcome known = cairn({"needs", "--json", "Racing", "--know", name});
  ASSERT_THAT(known, EndsWith(0));
  EXPECT_THAT(known.json()["known"], ElementsAre(name));
  const Outcome parameter =
      cairn({"query", "RETURN $name", "--param", "name=" + Json(name).dump(), "--json"});
  ASSERT_THAT(parameter, EndsWith(0));
  EXPECT_EQ(parameter.json()["rows"][0][0], name);
}

INSTANTIATE_TEST_SUITE_P(Like, OddName,
                         ::testing::Values(std::pair("ACommand", "path"),
                                           std::pair("AWordInBrackets", "[MASK]"),
                                           std::pair("AList", "[a,b]"), std::pair("EmptyBraces", "{}"),
                                           std::pair("ASeparator", "%%"), std::pair("WordsWithAComma", "a,b"),
                                           std::pair("AnAssignment", "x=y"), std::pair("AQuotedWord", "'q'")),
                         [](const auto& test_info) { return test_info.param.first; });

TEST_F(Usage, OfOptionsThatRepeatTakesOneValueEach) {
  import_text(sailing_graph());
  const Json answer = cairn({"needs", "--json", "--know", "True Wind", "Racing", "--know", "Mast"}).json();
  ASSERT_EQ(answer["goals"].size(), 1U);
  EXPECT_EQ(answer["goals"][0]["name"], "Racing");
  EXPECT_THAT(answer["known"], ElementsAre("True Wind", "Mast"));
}

TEST_F(Usage, TakesTheOptionForJsonBeforeAndBehindTheNames) {
  import_text(sailing_graph());
  EXPECT_EQ(cairn({"needs", "--json", "Racing"}).out, cairn({"needs", "Racing", "--json"}).out);
}

TEST_F(Usage, TakesTheOptionForJsonInEveryCommandThatReads) {
  import_text(sailing_graph());
  for (const auto& arguments : std::vector<Arguments>{{"needs", "Racing"},
                                                      {"path", "Racing"},
                                                      {"show", "Racing"},
                                                      {"why", "Racing", "Mast"},
                                                      {"query", "RETURN 1"},
                                                      {"stats"}}) {
    Arguments with_json = arguments;
    with_json.emplace_back("--json");
    const Outcome run = cairn(with_json);
    SCOPED_TRACE(::testing::PrintToString(with_json));
    EXPECT_THAT(run, EndsWith(0));
    for (const auto& line : run.lines()) EXPECT_TRUE(Json::accept(line)) << line;
  }
}

TEST_F(Usage, TakesTheOptionForJsonInExportToo) {
  import_text(sailing_graph());
  const Outcome run = cairn({"export", "--json"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.out, cairn({"export"}).out) << "which is JSON anyway";
}

}  // namespace
}  // namespace cairn::cli
