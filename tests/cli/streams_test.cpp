// Results go to the standard output, all else to the standard error; colour is for terminals.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kEscape = "\x1b";

class Streams : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  std::vector<Arguments> questions() const {
    return {{"needs", "Racing"},
            {"path", "Racing"},
            {"why", "Racing", "True Wind"},
            {"show", "Racing"},
            {"stats"},
            {"export"},
            {"export", "Racing"},
            {"query", "MATCH (c:Concept) RETURN c.name"},
            {"import", (folder_ / "source").string()}};
  }
};

class StreamsOnATerminal : public Streams {
 protected:
  void SetUp() override {
    if (!has_terminals()) GTEST_SKIP() << "there are no terminals here (is /dev/pts mounted?)";
    Streams::SetUp();
  }
};

TEST_F(Streams, OfResultsIsTheStandardOutputAlone) {
  for (const auto& question : questions()) {
    const Outcome run = cairn(question);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_NE(run.out, "");
    EXPECT_EQ(run.err, "") << "progress is for terminals";
  }
}

TEST_F(Streams, OfErrorsIsTheStandardErrorAlone) {
  for (const auto& question : std::vector<Arguments>{{"needs", "Nonsense"},
                                                     {"path", "Nonsense"},
                                                     {"why", "Racing", "Knots"},
                                                     {"why", "Nonsense", "Knots"},
                                                     {"show", "Nonsense"},
                                                     {"query", "RETURN"},
                                                     {"query", "RETURN 1/0"},
                                                     {"import", "missing"},
                                                     {"export", "Nonsense"}}) {
    const Outcome run = cairn(question);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_NE(run.code, 0);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, StartsWith("cairn: "));
  }
}

TEST_F(StreamsOnATerminal, TellProgressOnTheStandardError) {
  const Arguments import = {"import", "--dry-run", glossary("sailing-dump.txt").string()};
  RunOptions options;
  options.errors_to_terminal = true;
  const Outcome run = cairn(import, options);
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_NE(run.err, "");
  EXPECT_EQ(run.out, cairn(import).out) << "the result is the same";
}

// --- colour ---

TEST_F(StreamsOnATerminal, HaveColour) {
  RunOptions options;
  options.output = Output::kTerminal;
  options.environment["TERM"] = "xterm-256color";
  const Outcome run = cairn({"needs", "Racing"}, options);
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr(kEscape));
}

TEST_F(StreamsOnATerminal, HaveNoColourWhereItWantsNone) {
  using Environment = std::map<std::string, std::string>;
  for (const auto& environment :
       {Environment{{"NO_COLOR", "1"}, {"TERM", "xterm-256color"}}, Environment{{"TERM", "dumb"}}}) {
    RunOptions options;
    options.output = Output::kTerminal;
    options.environment = environment;
    for (const auto& question : questions()) {
      const Outcome run = cairn(question, options);
      EXPECT_THAT(run, EndsWith(0));
      EXPECT_THAT(run.out, Not(HasSubstr(kEscape))) << ::testing::PrintToString(question);
    }
  }
}

TEST_F(StreamsOnATerminal, HaveNoColourInJson) {
  RunOptions options;
  options.output = Output::kTerminal;
  options.environment["TERM"] = "xterm-256color";
  for (const auto& question :
       {Arguments{"needs", "Racing", "--json"}, Arguments{"show", "Racing", "--json"}, Arguments{"export"}}) {
    EXPECT_THAT(cairn(question, options).out, Not(HasSubstr(kEscape))) << ::testing::PrintToString(question);
  }
}

TEST_F(Streams, HaveNoColourOffATerminalWhateverTheEnvironment) {
  using Environment = std::map<std::string, std::string>;
  std::vector<std::string> outputs;
  for (const auto& environment : std::vector<Environment>{{},
                                                          {{"NO_COLOR", "1"}},
                                                          {{"NO_COLOR", ""}},
                                                          {{"TERM", "xterm-256color"}},
                                                          {{"CLICOLOR_FORCE", "1"}},
                                                          {{"TERM", "dumb"}}}) {
    RunOptions options;
    options.environment = environment;
    const Outcome run = cairn({"needs", "Racing"}, options);
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_THAT(run.out, Not(HasSubstr(kEscape)));
    outputs.push_back(run.out);
  }
  EXPECT_THAT(outputs, Each(outputs.front()));
}

// --- outputs that take nothing ---

TEST_F(Streams, ThatAreFullEndTheProgramWithThree) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  RunOptions options;
  options.output = Output::kFullDisk;
  for (const auto& question : questions()) {
    const Outcome run = cairn(question, options);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, HasSubstr("cannot write"));
  }
}

TEST_F(Streams, ThatAreFullEndAPipeWithThree) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  RunOptions options;
  options.output = Output::kFullDisk;
  options.input = "{\"query\":\"RETURN 1\"}\n";
  EXPECT_THAT(cairn({"pipe"}, options), EndsWith(3));
}

TEST_F(Streams, ThatNobodyReadsAnyMoreEndTheProgramQuietly) {
  RunOptions options;
  options.output = Output::kClosedPipe;
  options.input = "{\"query\":\"RETURN 1\"}\n";
  auto all = questions();
  all.push_back({"pipe"});
  for (const auto& question : all) {
    const Outcome run = cairn(question, options);
    SCOPED_TRACE(::testing::PrintToString(question));
    constexpr int kBrokenPipe = 128 + 13;
    EXPECT_THAT(run.code, AnyOf(0, kBrokenPipe)) << ::testing::PrintToString(run);
    EXPECT_EQ(run.err, "");
  }
}

TEST_F(Streams, ThatNobodyReadsAnyMoreEndALongQueryAtOnce) {
  RunOptions options;
  options.output = Output::kClosedPipe;
  const Outcome run =
      cairn({"query", "--format", "jsonl", "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN a.name"},
            options);
  EXPECT_FALSE(run.timed_out) << "a thousand million rows are not written to their end";
}

}  // namespace
}  // namespace cairn::cli
