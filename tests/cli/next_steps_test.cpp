// `cairn next`, `review` and `unlocks`: what can be learnt now, what to go over again, what it opens.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/answers.h"
#include "tests/cli/learner_fixture.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class Next : public LearnerTest {};
class Reach : public LearnerTest {};

TEST_F(Next, HasItsShape) {
  const Json answer = ask({"next", "--know", "Apparent Wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("known", "ready"));
  EXPECT_THAT(answer["known"], ElementsAre("Apparent Wind"));
  for (const auto& step : answer["ready"]) {
    EXPECT_THAT(keys(step), UnorderedElementsAre("id", "name", "group", "unlocks"));
    EXPECT_TRUE(step["id"].is_number_integer());
    EXPECT_TRUE(step["group"].is_null() || step["group"].is_number_integer());
    for (const auto& name : step["unlocks"]) EXPECT_TRUE(name.is_string());
  }
}

TEST_F(Reach, HoldsWhatNeedsNothingMoreAndTellsWhatItOpens) {
  EXPECT_THAT(names(list({"next"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed", "Rigging", "Mast", "Knots", "Proof", "Proof"));
  const Json with_wind = list({"next", "--know", "True Wind"}, "ready");
  EXPECT_THAT(find(with_wind, "Boat Speed")["unlocks"], ElementsAre("Apparent Wind"))
      << "the last thing missing";
  EXPECT_EQ(with_wind[0]["name"], "Boat Speed") << "what opens most comes first";
  EXPECT_THAT(names(with_wind), Not(Contains("True Wind")));
  const Json in_cycle = list({"next", "--know", "Apparent Wind"}, "ready");
  EXPECT_TRUE(find(in_cycle, "Mast")["group"].is_number_integer());
  EXPECT_EQ(find(in_cycle, "Mast")["group"], find(in_cycle, "Rigging")["group"]);
  EXPECT_THAT(find(in_cycle, "Mast")["unlocks"], ElementsAre("Sail Trim"));
  EXPECT_THAT(names(list({"next", "--know", "Apparent Wind", "--know", "Mast"}, "ready")),
              Contains("Sail Trim"));
}

TEST_F(Reach, TowardsAGoalHoldsWhatLeadsThere) {
  EXPECT_THAT(names(list({"next", "--goal", "apparent wind"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed"));
  EXPECT_THAT(names(list({"next", "--goal", "Apparent Wind", "--goal", "Knots"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed", "Knots"));
  EXPECT_THAT(names(list({"next", "--goal", "Knots"}, "ready")), ElementsAre("Knots")) << "the goal itself";
  EXPECT_THAT(list({"next", "--goal", "Racing", "--know", "Racing"}, "ready"), IsEmpty());
  EXPECT_THAT(names(list({"next", "--goal", "Apparent Wind", "--min-confidence", "0.7"}, "ready")),
              ElementsAre("True Wind"));
  refused({"next", "--goal", "aparent wind"}, 1, "Apparent Wind");
  refused({"next", "--know", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Reach, OfWhatIsKnownStrictlyLeavesTheRestToLearn) {
  EXPECT_THAT(names(list({"next", "--know", "Apparent Wind", "--strictly"}, "ready")),
              AllOf(Contains("True Wind"), Contains("Boat Speed")));
}

TEST_F(Reach, IsShownUpToItsLimit) {
  const Outcome run = cairn({"next", "--limit", "2"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.lines().size(), 3U);
  EXPECT_THAT(run.out, HasSubstr("5 more"));
  EXPECT_THAT(cairn({"next", "--limit", "7"}).out, Not(HasSubstr("more")));
  EXPECT_THAT(cairn({"next", "--goal", "Racing", "--know", "Racing"}).out,
              HasSubstr("Nothing is left to learn"));
}

TEST_F(Reach, BehindWhatIsKnownIsForReview) {
  const Json answer = ask({"review", "--know", "Apparent Wind", "--know", "True Wind", "--know", "Knots"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("known", "review"));
  EXPECT_THAT(names(answer["review"]), UnorderedElementsAre("Apparent Wind", "Knots"));
  EXPECT_THAT(find(answer["review"], "Apparent Wind")["rests_on"],
              UnorderedElementsAre("True Wind", "Boat Speed"));
  EXPECT_THAT(find(answer["review"], "Knots")["rests_on"], IsEmpty());
  EXPECT_THAT(list({"review"}, "review"), IsEmpty());
  EXPECT_THAT(cairn({"review"}).out, HasSubstr("--know"));
  refused({"review", "--know", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Reach, OpensWhatStandsOnIt) {
  const Json answer = ask({"unlocks", "true wind", "--know", "Boat Speed"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("goals", "known", "unlocks"));
  EXPECT_THAT(names(answer["goals"]), ElementsAre("True Wind"));
  EXPECT_THAT(names(answer["unlocks"]), ElementsAre("Apparent Wind", "Sail Trim", "Racing"));
  const Json nearest = answer["unlocks"][0];
  EXPECT_THAT(keys(nearest), UnorderedElementsAre("id", "name", "ready", "depth", "confidence", "over"));
  EXPECT_EQ(nearest["ready"], true);
  EXPECT_EQ(nearest["depth"], 1);
  EXPECT_EQ(answer["unlocks"][2]["ready"], false);
  EXPECT_EQ(answer["unlocks"][2]["depth"], 3);
  EXPECT_EQ(list({"unlocks", "True Wind"}, "unlocks")[0]["ready"], false) << "Boat Speed is missing";
  EXPECT_THAT(list({"unlocks", "Racing"}, "unlocks"), IsEmpty());
  EXPECT_THAT(cairn({"unlocks", "Racing"}).out, HasSubstr("Nothing requires Racing"));
  EXPECT_THAT(cairn({"unlocks", "Mast", "--limit", "1"}).out, HasSubstr("--limit"));
  refused({"unlocks", "aparent wind"}, 1, "Apparent Wind");
  refused({"unlocks", "proof"}, 1, "Proof (coins)");
}

}  // namespace
}  // namespace cairn::cli
