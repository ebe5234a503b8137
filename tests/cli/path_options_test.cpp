// `cairn path` within a time, at a pace, and with what is known.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/cli/answers.h"
#include "tests/cli/learner_fixture.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += i % 10 == 9 ? "boat. " : "boat ";
  return text;
}

class PathOptions : public LearnerTest {};

TEST_F(PathOptions, OfTimeKeepAPartThatFitsAndCanBeStudied) {
  const Json whole = ask({"path", "Racing", "Knots"});
  EXPECT_FALSE(whole.contains("left_out"));
  const int all = whole["minutes"];
  for (int minutes = 0; minutes <= all + 1; minutes += 3) {
    SCOPED_TRACE(minutes);
    const Json part = ask({"path", "Racing", "Knots", "--minutes", std::to_string(minutes)});
    EXPECT_THAT(keys(part), UnorderedElementsAre("goals", "known", "steps", "minutes", "left_out"));
    EXPECT_LE(part["minutes"], minutes);
    std::set<std::string> kept;
    int sum = 0;
    for (const auto& step : part["steps"]) {
      kept.insert(step["name"].get<std::string>());
      sum += step["minutes"].get<int>();
    }
    EXPECT_EQ(part["minutes"], sum);
    for (const auto& step : part["steps"]) {
      for (const auto& name : step["requires"])
        EXPECT_TRUE(kept.contains(name)) << step["name"] << " needs " << name;
    }
    auto together = names(part["steps"]);
    for (const auto& name : part["left_out"]) together.push_back(name);
    EXPECT_THAT(together, UnorderedElementsAreArray(names(whole["steps"])));
  }
  const Json enough = ask({"path", "Racing", "Knots", "--minutes", std::to_string(all)});
  EXPECT_EQ(enough["steps"], whole["steps"]);
  EXPECT_THAT(enough["left_out"], IsEmpty());
}

TEST_F(PathOptions, OfTimeKeepAGoalThatFits) {
  const Json part = ask({"path", "Racing", "Knots", "--minutes", "3"});
  EXPECT_THAT(names(part["steps"]), Contains("Knots"));
  EXPECT_THAT(part["left_out"], Contains("Racing"));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes", "3"}).out,
              AllOf(HasSubstr("Left out"), HasSubstr("Racing")));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes", "0"}).out, HasSubstr("No step fits"));
}

TEST_F(PathOptions, OfAllShowWhatIsKnown) {
  const Json whole = ask({"path", "Racing"});
  for (const auto& step : whole["steps"]) EXPECT_EQ(step.value("known", false), false);
  const Json some = ask({"path", "Racing", "--know", "Apparent Wind", "--all"});
  EXPECT_THAT(names(some["steps"]), UnorderedElementsAreArray(names(whole["steps"])));
  for (const auto& step : some["steps"]) {
    const std::set<std::string> known = {"Apparent Wind", "True Wind", "Boat Speed"};
    EXPECT_EQ(step["known"], known.contains(step["name"].get<std::string>())) << step["name"];
  }
  EXPECT_EQ(some["minutes"], ask({"path", "Racing", "--know", "Apparent Wind"})["minutes"])
      << "what is known takes no time";
  EXPECT_THAT(names(list({"path", "Racing", "--know", "Apparent Wind"}, "steps")),
              Not(Contains("True Wind")));
  const Json done = ask({"path", "Racing", "--know", "Racing", "--all"});
  EXPECT_EQ(done["minutes"], 0);
  for (const auto& step : done["steps"]) EXPECT_EQ(step["known"], true);
  EXPECT_EQ(done["steps"].size(), 7U);
}

TEST_F(PathOptions, OfAllAndOfALearnerAndOfTimeGoTogether) {
  cairn({"know", "Apparent Wind"});
  const Json part = ask({"path", "Racing", "--learner", "me", "--all", "--minutes", "4"});
  EXPECT_LE(part["minutes"], 4);
  for (const auto& name : part["left_out"]) {
    EXPECT_THAT(std::vector<std::string>({"Apparent Wind", "True Wind", "Boat Speed"}), Not(Contains(name)))
        << "what is known takes no time to leave out";
  }
}

TEST_F(PathOptions, OfPaceChangeTheMinutes) {
  import_text(R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"Long","definition":")" +
                  words(1400) + R"("}})",
              "long");
  const int usual = ask({"path", "Long"})["minutes"];
  EXPECT_EQ(ask({"path", "Long", "--pace", "70"})["minutes"], usual);
  EXPECT_GT(ask({"path", "Long", "--pace", "10"})["minutes"], usual);
  EXPECT_LT(ask({"path", "Long", "--pace", "700"})["minutes"], usual);
  EXPECT_GE(ask({"path", "Long", "--pace", "1000000000"})["minutes"], 1);
  EXPECT_EQ(ask({"path", "Long", "--minutes", "5"})["left_out"], Json({"Long"}));
  EXPECT_THAT(ask({"path", "Long", "--minutes", "5", "--pace", "700"})["left_out"], IsEmpty());
}

}  // namespace
}  // namespace cairn::cli
