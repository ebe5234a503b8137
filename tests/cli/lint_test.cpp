// `cairn lint`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/answers.h"
#include "tests/cli/learner_fixture.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Lint : public LearnerTest {};

std::vector<Json> findings_of(const Json& answer, const std::string& problem) {
  std::vector<Json> found;
  for (const auto& finding : answer.value("findings", Json::array())) {
    if (finding["problem"] == problem) found.push_back(finding);
  }
  return found;
}

TEST_F(Lint, FindsCyclesAndMissingDefinitionsAndWhatIsRedundant) {
  const Json answer = ask({"lint"});
  EXPECT_THAT(keys(answer), ElementsAre("findings"));
  for (const auto& finding : answer["findings"])
    EXPECT_THAT(keys(finding), UnorderedElementsAre("problem", "concepts", "detail", "requirement"));
  const auto cycles = findings_of(answer, "cycle");
  ASSERT_EQ(cycles.size(), 1U);
  EXPECT_THAT(cycles[0]["concepts"], UnorderedElementsAre("Rigging", "Mast"));
  EXPECT_EQ(findings_of(answer, "no definition").size(), 9U) << "all but Racing";
  EXPECT_THAT(findings_of(answer, "redundant"), IsEmpty());
  EXPECT_THAT(cairn({"lint"}).out, AllOf(HasSubstr("Rigging"), HasSubstr("Mast"), HasSubstr("9")));
  EXPECT_THAT(cairn({"lint", "--limit", "2"}).out, HasSubstr("and 7 more"));
  EXPECT_THAT(cairn({"lint"}), EndsWith(0));
  EXPECT_THAT(cairn({"lint", "--strict"}), EndsWith(1)) << "for scripts";
}

TEST_F(Lint, FindsWhatFollowsFromOthers) {
  cairn(
      {"query",
       "MATCH (a {name: 'Racing'}), (b {name: 'True Wind'}) CREATE (a)-[:REQUIRES {confidence: 0.6}]->(b)"});
  const auto redundant = findings_of(ask({"lint"}), "redundant");
  ASSERT_EQ(redundant.size(), 1U);
  EXPECT_THAT(redundant[0]["concepts"], ElementsAre("Racing", "True Wind"));
}

TEST_F(Lint, FindsWhatIsKeptThoughNoTextSpeaksOfItAnyMore) {
  const auto text = [](const std::string& name) {
    return "# Glossary\n\n## " + name +
           "\n\nThe fin under a hull.\n\n## Hull\n\nThe body of a boat.\n\n## Mast\n\nA pole.\n";
  };
  write("boats.md", text("Keel"));
  done({"import", (folder_ / "boats.md").string()});
  done({"know", "Keel", "--learner", "ann"});
  EXPECT_THAT(findings_of(ask({"lint"}), "left over"), IsEmpty());
  write("boats.md", text("Fin"));
  done({"import", (folder_ / "boats.md").string()});
  const auto found = findings_of(ask({"lint"}), "left over");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["concepts"], Json::parse(R"(["Keel"])"));
  EXPECT_THAT(cairn({"lint"}).out, HasSubstr("no text speaks of any more"));
}

TEST_F(Lint, OfWhatIsInOrderHasNothingToRemark) {
  const std::string other = (folder_ / "other").string();
  const auto file = write(
      "good",
      R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"A wind","definition":"Air that moves."}})");
  EXPECT_THAT(run_cairn({"--db", other, "import", file.string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "lint"}).out, "Nothing to remark.\n");
  EXPECT_THAT(run_cairn({"--db", other, "lint", "--strict"}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "lint", "--json"}).json(), Json::parse(R"({"findings":[]})"));
}

}  // namespace
}  // namespace cairn::cli
