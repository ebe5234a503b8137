// The learning path: in which order, in how many minutes, and because of what.

#include "learning/path.h"

#include <algorithm>

#include "learning/study_time.h"
#include "learning/time_budget.h"
#include "tests/learning/fixtures.h"

namespace cairn::learning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class PathTest : public LearningTest {
 protected:
  /// Prose of middling difficulty, a LIX of 50: sentences of twenty words, six of them long.
  static std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += i == 0 ? "" : " ";
      text += i % 20 < 6 ? "lengthy" : "word";
      if (i % 20 == 19) text += ".";
    }
    return text;
  }
  graph::NodeId entry(const std::string& defines, const std::string& text) {
    const auto entry = build_.node({graph::label::kEntry}, {{graph::key::kText, text}});
    build_.relate(entry, graph::type::kDefines, id(defines));
    return entry;
  }
  std::int64_t minutes(const std::string& name) {
    const auto wanted = id(name);
    return study_minutes(view(), std::span(&wanted, 1)).front();
  }
};

TEST_F(PathTest, BeginsWithTheFoundationsAndEndsWithTheGoal) {
  needs("goal", "middle");
  needs("middle", "roots");
  needs("goal", "roots");
  EXPECT_THAT(steps({"goal"}), ElementsAre("roots", "middle", "goal"));
  EXPECT_THAT(steps({"roots"}), ElementsAre("roots"));
  EXPECT_THAT(steps(Names{}), IsEmpty());
}

TEST_F(PathTest, GoesWhatIsRequiredMostSurelyFirst) {
  needs("goal", "b", 0.9);
  needs("goal", "a", 0.5);
  needs("goal", "c", 0.7);
  EXPECT_THAT(steps({"goal"}), ElementsAre("b", "c", "a", "goal"));
}

TEST_F(PathTest, StaysOnASubjectUntilItIsDone) {
  needs("goal", "x", 0.9);
  needs("goal", "y", 0.8);
  needs("x", "x1");
  needs("x", "x2");
  needs("y", "y1");
  EXPECT_THAT(steps({"goal"}), ElementsAre("x1", "x2", "x", "y1", "y", "goal"));
}

TEST_F(PathTest, MarksTheGoalsAndSaysWhatEachStepRequires) {
  const auto edge = needs("goal", "a", 0.4);
  needs("goal", "b");
  needs("a", "b");
  needs("a", "known");
  const Question question = about({"goal"}, {"known"});
  const Step goal = step(question, "goal");
  EXPECT_TRUE(goal.goal);
  EXPECT_EQ(goal.because, 0U);
  EXPECT_EQ(goal.concept_id, id("goal"));
  EXPECT_THAT(goal.requirements, UnorderedElementsAre(id("a"), id("b")));
  const Step a = step(question, "a");
  EXPECT_FALSE(a.goal);
  EXPECT_EQ(a.because, edge);
  EXPECT_THAT(a.requirements, ElementsAre(id("b"))) << "the known is no step of the path";
}

TEST_F(PathTest, LeavesOutTheKnownAndWhatItImplies) {
  needs("goal", "known");
  needs("known", "roots");
  needs("goal", "other");
  needs("other", "roots");
  EXPECT_THAT(steps({"goal"}, {"known"}), ElementsAre("other", "goal"));
  Question strictly = about({"goal"}, {"known"});
  strictly.strictly = true;
  EXPECT_THAT(steps(strictly), ElementsAre("roots", "other", "goal"));
  EXPECT_THAT(steps({"goal"}, {"goal"}), IsEmpty());
  EXPECT_THAT(steps({"goal", "known"}, {"known"}), ElementsAre("other", "goal")) << "a known goal is no step";
}

TEST_F(PathTest, GoesOnBehindAConceptThatIsKnownStrictly) {
  // What `needs` names, `path` orders: the same set.
  needs("goal", "known");
  needs("known", "basics");
  needs("basics", "roots");
  Question question = about({"goal"}, {"known"});
  question.strictly = true;
  EXPECT_THAT(needed(question), ElementsAre("basics", "roots"));
  EXPECT_THAT(steps(question), ElementsAre("roots", "basics", "goal"));
  EXPECT_EQ(step(question, "basics").because, 0U) << "nothing of the path requires it";
  question = about({"known"}, {"known"});
  question.strictly = true;
  EXPECT_THAT(steps(question), ElementsAre("roots", "basics"));
}

TEST_F(PathTest, FollowsNoWeakRequirements) {
  needs("goal", "a", 0.9);
  needs("goal", "weak", 0.2);
  Question question = about({"goal"});
  question.min_confidence = 0.5;
  EXPECT_THAT(steps(question), ElementsAre("a", "goal"));
}

TEST_F(PathTest, IsWholeWhateverTheDepthLimit) {
  needs("goal", "a");
  needs("a", "b");
  Question question = about({"goal"});
  question.depth = 1;
  EXPECT_THAT(steps(question), ElementsAre("b", "a", "goal"));
}

// --- cycles ---

TEST_F(PathTest, KeepsTheMembersOfACycleTogether) {
  needs("goal", "egg", 0.9);
  needs("egg", "chicken");
  needs("chicken", "egg");
  needs("chicken", "farm");
  needs("goal", "between", 0.95);
  EXPECT_THAT(steps({"goal"}), ElementsAre("farm", "chicken", "egg", "between", "goal"));
  const Question question = about({"goal"});
  EXPECT_EQ(step(question, "chicken").group, 1);
  EXPECT_EQ(step(question, "egg").group, 1);
  EXPECT_EQ(step(question, "farm").group, std::nullopt);
  EXPECT_EQ(step(question, "goal").group, std::nullopt);
}

TEST_F(PathTest, EndsWithTheGoalAlsoWhereItIsOnACycle) {
  needs("a goal", "b");
  needs("b", "c");
  needs("c", "a goal");
  EXPECT_THAT(steps({"a goal"}), ElementsAre("b", "c", "a goal"));
  EXPECT_EQ(step(about({"a goal"}), "a goal").group, 1);
}

TEST_F(PathTest, NumbersCyclesInTheOrderOfTheSteps) {
  needs("goal", "late1");
  needs("late1", "late2");
  needs("late2", "late1");
  needs("late1", "early1");
  needs("early1", "early2");
  needs("early2", "early1");
  std::vector<std::optional<std::int64_t>> groups;
  for (const auto& step : path_to(about({"goal"}))) groups.push_back(step.group);
  EXPECT_THAT(groups, ElementsAre(1, 1, 2, 2, std::nullopt));
}

TEST_F(PathTest, IsNotChangedByARequirementOfItself) {
  needs("goal", "goal");
  needs("goal", "a");
  needs("a", "a");
  EXPECT_THAT(steps({"goal"}), ElementsAre("a", "goal"));
  EXPECT_EQ(step(about({"goal"}), "a").group, std::nullopt);
  EXPECT_THAT(step(about({"goal"}), "a").requirements, IsEmpty());
}

// --- several goals ---

TEST_F(PathTest, EndsWithTheGoals) {
  needs("g1", "a");
  needs("g2", "b");
  EXPECT_THAT(steps({"g1", "g2"}), ElementsAre("b", "a", "g1", "g2"));
}

TEST_F(PathTest, PutsAGoalBeforeTheGoalThatStandsOnIt) {
  needs("g2", "g1");
  needs("g1", "a");
  EXPECT_THAT(steps({"g1", "g2"}), ElementsAre("a", "g1", "g2"));
  EXPECT_THAT(steps({"g2", "g1"}), ElementsAre("a", "g1", "g2"));
  EXPECT_TRUE(step(about({"g2", "g1"}), "g1").goal);
  EXPECT_EQ(step(about({"g2", "g1"}), "g1").because, 0U);
}

TEST_F(PathTest, PutsAGoalOnWhichOthersStandAfterAllThatDoesNotStandOnIt) {
  // h stands on the goal g1; x does not, so that g1 can come after x whichever of the two is surer.
  needs("g2", "h", 0.9);
  needs("g2", "x", 0.5);
  needs("h", "g1");
  EXPECT_THAT(steps({"g1", "g2"}), ElementsAre("x", "g1", "h", "g2"));
}

TEST_F(PathTest, PutsAGoalOnWhichOthersStandAfterTheSurerThingsToo) {
  needs("g2", "h", 0.5);
  needs("g2", "x", 0.9);
  needs("h", "g1");
  EXPECT_THAT(steps({"g1", "g2"}), ElementsAre("x", "g1", "h", "g2"));
}

// --- time ---

TEST_F(PathTest, TakesTheTimeOfTheWordsOfTheEntry) {
  entry("short", words(3));
  entry("exact", words(280));
  entry("one more", words(281));
  EXPECT_EQ(minutes("short"), kLeastMinutes);
  EXPECT_EQ(minutes("exact"), 4);
  EXPECT_EQ(minutes("one more"), 5);
  EXPECT_EQ(step(about({"one more"}), "one more").minutes, 5);
}

TEST_F(PathTest, TakesTheTimeOfTheLongestEntry) {
  entry("concept", words(700));
  entry("concept", words(1400));
  entry("concept", words(70));
  EXPECT_EQ(minutes("concept"), 20);
}

TEST_F(PathTest, TakesTheTimeOfTheDefinitionWhereThereIsNoEntry) {
  ids_["defined"] = build_.concept_named("defined", {{graph::key::kDefinition, words(420)}});
  ids_["both"] = build_.concept_named("both", {{graph::key::kDefinition, words(420)}});
  entry("both", words(140));
  EXPECT_EQ(minutes("defined"), 6);
  EXPECT_EQ(minutes("both"), 2);
  EXPECT_EQ(minutes("nothing said"), kLeastMinutes);
}

TEST_F(PathTest, CountsWordsWhateverSeparatesThem) {
  std::string text;
  for (int i = 0; i < 211; ++i) text += i % 3 == 0 ? "word\n\n" : (i % 3 == 1 ? "word \t " : "word\r\n");
  entry("spaced", "  " + text);
  EXPECT_EQ(minutes("spaced"), 3);  // short words are read faster
}

TEST_F(PathTest, TakesLessTimeForEasyProseAndMoreForHardProse) {
  std::string easy;
  std::string hard;
  for (int i = 0; i < 280; ++i) {
    easy += i % 7 == 6 ? "so. " : "it is ";
    hard += i % 40 == 39 ? "understood. " : "parametrised ";
  }
  entry("easy", easy);
  entry("hard", hard);
  EXPECT_EQ(minutes("easy"), 6);  // 520 words by 70, three quarters
  EXPECT_EQ(minutes("hard"), 6);  // 280 words by 70, half as much again
}

TEST_F(PathTest, TakesTheTimeThatTheSourceSays) {
  entry("a range", words(700) + "\n- **Study time**: 2-3 hours\n");
  entry("minutes", "Duration: about 45 min");
  entry("no time", "Time: the fourth dimension.\nHours: 12 hourglasses");
  ids_["by property"] = build_.concept_named("by property", {{"hours", 1.5}});
  ids_["nonsense"] = build_.concept_named("nonsense", {{"minutes", std::int64_t{-5}}});
  EXPECT_EQ(minutes("a range"), 150);
  EXPECT_EQ(minutes("minutes"), 45);
  EXPECT_EQ(minutes("no time"), kLeastMinutes);
  EXPECT_EQ(minutes("by property"), 90);
  EXPECT_EQ(minutes("nonsense"), kLeastMinutes);
}

TEST_F(PathTest, TakesTheTimeOfTheWishedPace) {
  entry("concept", words(1400));
  const auto concept_id = id("concept");
  EXPECT_THAT(study_minutes(view(), std::span(&concept_id, 1), 140), ElementsAre(10));
  EXPECT_EQ(learning_path(view(), about({"concept"}), {.words_a_minute = 35}).front().minutes, 40);
}

TEST_F(PathTest, KeepsTheKnownStepsWhereThatIsWished) {
  needs("goal", "a");
  needs("a", "b");
  needs("b", "c");
  const auto path = learning_path(view(), about({"goal"}, {"b"}), {.with_known = true});
  EXPECT_THAT(names(path), ElementsAre("c", "b", "a", "goal"));
  std::vector<bool> known;
  for (const auto& step : path) known.push_back(step.known);
  EXPECT_THAT(known, ElementsAre(true, true, false, false));
  EXPECT_EQ(path.front().minutes, 0);
}

TEST_F(PathTest, KeepsACategoryTogether) {
  for (const char* name : {"a1", "a2", "a3"})
    ids_[name] = build_.concept_named(name, {{graph::key::kCategory, "algebra"}});
  for (const char* name : {"s1", "s2", "s3"})
    ids_[name] = build_.concept_named(name, {{graph::key::kCategory, "statistics"}});
  for (const char* name : {"a1", "s1", "a2", "s2", "a3", "s3"}) needs("goal", name);
  const auto order = steps({"goal"});
  ASSERT_EQ(order.size(), 7U);
  int changes = 0;
  for (std::size_t i = 1; i < 6; ++i) changes += order[i][0] != order[i - 1][0] ? 1 : 0;
  EXPECT_EQ(changes, 1);
}

TEST_F(PathTest, ComesInStagesWhereItIsLong) {
  for (int i = 0; i < 30; ++i) needs("c" + std::to_string(i), "c" + std::to_string(i + 1));
  std::vector<std::int64_t> stages;
  for (const auto& step : path_to(about({"c0"}))) stages.push_back(step.stage);
  EXPECT_TRUE(std::is_sorted(stages.begin(), stages.end()));
  EXPECT_EQ(stages.front(), 1);
  EXPECT_THAT(stages.back(), ::testing::AllOf(::testing::Ge(3), ::testing::Le(8)));
  for (const auto& step : path_to(about({"c25"}))) EXPECT_EQ(step.stage, 1);
}

TEST_F(PathTest, WithinATimeHoldsTheGoalsThatFitAndWhatMostStandsOn) {
  for (const auto& [name, count] : {std::pair("cheap", 700), {"dear", 2800}, {"base", 700}, {"aside", 700}})
    entry(name, words(static_cast<std::size_t>(count)));
  needs("cheap", "base");
  needs("dear", "base");
  needs("dear", "aside");
  const auto path = path_to(about({"cheap", "dear"}));
  EXPECT_THAT(names(steps_within(path, 70)),
              ::testing::UnorderedElementsAre("base", "aside", "cheap", "dear"));
  EXPECT_THAT(names(steps_within(path, 69)), ::testing::UnorderedElementsAre("base", "aside", "cheap"));
  EXPECT_THAT(names(steps_within(path, 20)), ElementsAre("base", "cheap"));
  EXPECT_THAT(names(steps_within(path, 19)), ElementsAre("base"));
  EXPECT_THAT(steps_within(path, 9), IsEmpty());
}

TEST_F(PathTest, TakesTheLeastTimeForConceptsThatDoNotExistAndOddTexts) {
  const std::vector<graph::NodeId> nobody = {424242};
  EXPECT_THAT(study_minutes(view(), nobody), ElementsAre(kLeastMinutes));
  EXPECT_THAT(study_minutes(view(), {}), IsEmpty());
  ids_["odd"] = build_.concept_named("odd", {{graph::key::kDefinition, std::int64_t{7}}});
  EXPECT_EQ(minutes("odd"), kLeastMinutes);
}

}  // namespace
}  // namespace cairn::learning
