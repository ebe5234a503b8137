// Names that mean nothing, or more than one thing: exit code 1, with what could have been meant.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Name : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  /// Every way to ask by name.
  static std::vector<Arguments> questions(const std::string& name) {
    return {{"needs", name},
            {"path", name},
            {"show", name},
            {"export", name},
            {"why", name, "Mast"},
            {"why", "Racing", name},
            {"needs", "Racing", "--know", name},
            {"path", "Racing", "--know", name},
            {"needs", "Racing", name},
            {"needs", name, "--json"},
            {"query", "PREREQUISITES OF '" + name + "'"}};
  }
};

TEST_F(Name, ThatIsUnknownEndsWithOneAndTheNearestNames) {
  for (const auto& question : questions("aparent wind")) {
    const Outcome run = cairn(question);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_THAT(run, EndsWith(1));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr("aparent wind"), HasSubstr("Apparent Wind")));
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(Name, ThatIsNearToNoneIsRefusedWithoutAGuess) {
  const Outcome run = cairn({"show", "qqqqqqqqqq"});
  EXPECT_THAT(run, EndsWith(1));
  EXPECT_THAT(run.err, AllOf(HasSubstr("qqqqqqqqqq"), Not(HasSubstr("did you mean"))));
}

TEST_F(Name, ThatIsAmbiguousEndsWithOneAndTheCandidates) {
  for (const auto& question : questions("proof")) {
    const Outcome run = cairn(question);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_THAT(run, EndsWith(1));
    EXPECT_THAT(run.err, AllOf(HasSubstr("Proof (bread)"), HasSubstr("Proof (coins)")));
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(Name, WithItsCategoryIsNotAmbiguous) {
  EXPECT_THAT(cairn({"show", "Proof (bread)"}), EndsWith(0));
  EXPECT_EQ(cairn({"show", "--json", "proof (coins)"}).json()["category"], "coins");
}

TEST_F(Name, IsFoundHoweverItIsWritten) {
  for (const char* name :
       {"Apparent Wind", "apparent wind", "APPARENT WIND", "apparent-wind", "Apparent Winds"}) {
    EXPECT_EQ(cairn({"show", "--json", name}).json()["name"], "Apparent Wind") << name;
  }
  EXPECT_EQ(cairn({"show", "--json", "Regatta sailing"}).json()["name"], "Racing") << "by alias";
}

TEST_F(Name, OfBytesThatAreNoTextIsUnknown) {
  EXPECT_THAT(cairn({"show", "\xFF\xC3"}), EndsWith(1));
  EXPECT_THAT(cairn({"show", ""}), EndsWith(1));
  EXPECT_THAT(cairn({"needs", std::string(100000, 'x')}), EndsWith(1));
}

TEST_F(Name, InAnyScriptIsFound) {
  import_text(
      R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"Größe \"x\" \\ 数学 😀"}})",
      "odd");
  EXPECT_EQ(cairn({"show", "--json", "größe x 数学 😀"}).json()["name"], "Größe \"x\" \\ 数学 😀");
}

TEST_F(Name, WithoutAWayToTheOtherEndsWhyWithOne) {
  const Outcome none = cairn({"why", "Racing", "Knots"});
  EXPECT_THAT(none, EndsWith(1));
  EXPECT_THAT(none.err, AllOf(StartsWith("cairn: "), HasSubstr("Racing"), HasSubstr("Knots")));
  EXPECT_EQ(none.out, "");
  const Outcome reverse = cairn({"why", "True Wind", "Racing"});
  EXPECT_THAT(reverse, EndsWith(1));
  EXPECT_THAT(reverse.err, HasSubstr("other way round"));
}

}  // namespace
}  // namespace cairn::cli
