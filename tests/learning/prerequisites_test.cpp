// What must be known first: which concepts, how far, how surely, because of what, and what knowing something
// spares.

#include "learning/prerequisites.h"

#include <cmath>
#include <limits>

#include "tests/learning/fixtures.h"

namespace cairn::learning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PrerequisitesTest : public LearningTest {};

TEST_F(PrerequisitesTest, AreAllThatIsRequiredDirectlyAndBehind) {
  needs("DDPM", "diffusion");
  needs("diffusion", "Markov chain");
  needs("Markov chain", "probability");
  needs("GAN", "game theory");
  EXPECT_THAT(needed({"DDPM"}), ElementsAre("diffusion", "Markov chain", "probability"));
  EXPECT_THAT(needed({"Markov chain"}), ElementsAre("probability")) << "not what requires it";
  EXPECT_THAT(needed({"probability"}), IsEmpty());
}

TEST_F(PrerequisitesTest, OfNothingAreNothing) {
  EXPECT_THAT(needed(Names{}), IsEmpty());
  EXPECT_THAT(needed({"alone"}), IsEmpty()) << "no REQUIRES in the whole graph";
  EXPECT_THAT(needed({"alone"}, {"other"}), IsEmpty());
  needs("a", "b");
  EXPECT_THAT(needed(Names{}, {"a"}), IsEmpty());
}

TEST_F(PrerequisitesTest, OfAConceptThatDoesNotExistAreNothing) {
  needs("a", "b");
  Question question;
  question.goals = {999999};
  question.known = {888888};
  EXPECT_THAT(prerequisites_of(question), IsEmpty());
}

TEST_F(PrerequisitesTest, FollowOnlyRequirements) {
  relate("a", "MENTIONS", "b");
  relate("a", "RELATED", "c");
  relate("a", "PART_OF", "d");
  needs("a", "e");
  EXPECT_THAT(needed({"a"}), ElementsAre("e"));
}

TEST_F(PrerequisitesTest, ComeNearestFirstThenSurestThenByName) {
  needs("goal", "far", 0.9);
  needs("far", "further", 1.0);
  needs("goal", "b", 0.9);
  needs("goal", "a", 0.9);
  needs("goal", "sure", 0.95);
  needs("a", "deep", 0.3);
  EXPECT_THAT(needed({"goal"}), ElementsAre("sure", "a", "b", "far", "further", "deep"));
}

TEST_F(PrerequisitesTest, AreAsDeepAsTheShortestWayFromTheNearestGoal) {
  needs("goal", "a");
  needs("a", "b");
  needs("b", "c");
  needs("goal", "c");
  needs("other", "b");
  EXPECT_EQ(prerequisite(about({"goal"}), "b").depth, 2U);
  EXPECT_EQ(prerequisite(about({"goal"}), "c").depth, 1U);
  EXPECT_EQ(prerequisite(about({"goal", "other"}), "b").depth, 1U);
}

TEST_F(PrerequisitesTest, AreAsSureAsTheWeakestEdgeOfTheStrongestWay) {
  needs("goal", "a", 0.9);
  needs("a", "b", 0.8);
  needs("b", "c", 0.95);
  needs("goal", "c", 0.4);
  EXPECT_DOUBLE_EQ(prerequisite(about({"goal"}), "a").confidence, 0.9);
  EXPECT_DOUBLE_EQ(prerequisite(about({"goal"}), "b").confidence, 0.8);
  const auto found = prerequisite(about({"goal"}), "c");
  EXPECT_DOUBLE_EQ(found.confidence, 0.8) << "the long way is the strong one";
  EXPECT_EQ(found.depth, 1U) << "and the weak one is the short one";
}

TEST_F(PrerequisitesTest, OfSeveralGoalsTakeTheStrongestWayFromAnyOfThem) {
  needs("g1", "x", 0.3);
  needs("g2", "y", 0.9);
  needs("y", "x", 0.7);
  EXPECT_DOUBLE_EQ(prerequisite(about({"g1", "g2"}), "x").confidence, 0.7);
}

TEST_F(PrerequisitesTest, OfSeveralGoalsDoNotHoldTheGoals) {
  needs("g1", "a");
  needs("g2", "g1");
  needs("g2", "b");
  EXPECT_THAT(needed({"g1", "g2"}), ElementsAre("a", "b"));
  EXPECT_EQ(prerequisite(about({"g1", "g2"}), "a").depth, 1U);
  EXPECT_THAT(needed({"g2"}), ElementsAre("b", "g1", "a"));
}

TEST_F(PrerequisitesTest, AreTheSameWhenAGoalOrAKnownConceptIsGivenTwice) {
  needs("goal", "a", 0.5);
  needs("a", "b", 0.9);
  needs("goal", "c", 0.9);
  EXPECT_THAT(needed({"goal", "goal", "goal"}), ElementsAre("c", "a", "b"));
  EXPECT_DOUBLE_EQ(prerequisite(about({"goal", "goal"}), "b").confidence, 0.5);
  EXPECT_THAT(needed({"goal", "a", "goal"}, {"c", "c"}), ElementsAre("b"));
}

TEST_F(PrerequisitesTest, SayWhichPartsOfTheAnswerRequireThem) {
  needs("goal", "x");
  needs("goal", "a");
  needs("a", "x");
  needs("elsewhere", "x");
  const auto found = prerequisite(about({"goal"}), "x");
  EXPECT_THAT(found.required_by, UnorderedElementsAre(id("goal"), id("a")));
  EXPECT_THAT(prerequisite(about({"goal"}), "a").required_by, ElementsAre(id("goal")));
  EXPECT_THAT(prerequisite(about({"goal", "elsewhere"}), "x").required_by,
              UnorderedElementsAre(id("goal"), id("a"), id("elsewhere")));
}

TEST_F(PrerequisitesTest, AreNotRequiredByWhatIsKnown) {
  needs("goal", "known");
  needs("goal", "x");
  needs("known", "x");
  Question question = about({"goal"}, {"known"});
  question.strictly = true;
  EXPECT_THAT(prerequisite(question, "x").required_by, ElementsAre(id("goal")));
}

TEST_F(PrerequisitesTest, AreNotRequiredByWhatLiesBeyondTheDepthLimit) {
  needs("goal", "x");
  needs("goal", "a");
  needs("a", "b");
  needs("b", "x");
  Question question = about({"goal"});
  question.depth = 1;
  EXPECT_THAT(needed(question), ElementsAre("a", "x"));
  EXPECT_THAT(prerequisite(question, "x").required_by, ElementsAre(id("goal")))
      << "b is no part of the answer";
}

TEST_F(PrerequisitesTest, GiveAsReasonTheStrongestRequirementOfTheNearestDependent) {
  const auto direct = needs("goal", "x", 0.2);
  needs("goal", "a", 1.0);
  needs("a", "x", 0.9);
  EXPECT_EQ(prerequisite(about({"goal"}), "x").because, direct) << "near before strong";
  const auto weak = needs("g1", "y", 0.3);
  const auto strong = needs("g2", "y", 0.6);
  EXPECT_EQ(prerequisite(about({"g1", "g2"}), "y").because, strong);
  EXPECT_EQ(prerequisite(about({"g1"}), "y").because, weak);
}

// --- knowing ---

TEST_F(PrerequisitesTest, AreSparedByKnowing) {
  needs("goal", "a");
  needs("goal", "b");
  EXPECT_THAT(needed({"goal"}, {"a"}), ElementsAre("b"));
  EXPECT_THAT(needed({"goal"}, {"a", "b"}), IsEmpty());
  EXPECT_THAT(needed({"goal"}, {"unrelated"}), ElementsAre("a", "b"));
}

TEST_F(PrerequisitesTest, OfWhatIsKnownAreKnownAlsoWhereSomethingElseNeedsThem) {
  needs("goal", "known");
  needs("known", "basics");
  needs("basics", "roots");
  needs("goal", "other");
  needs("other", "basics");
  EXPECT_THAT(needed({"goal"}, {"known"}), ElementsAre("other"));
  EXPECT_THAT(needed({"goal"}, {"basics"}), ElementsAre("known", "other"));
}

TEST_F(PrerequisitesTest, OfWhatIsKnownAreKnownAlsoWhereTheGoalDoesNotReachIt) {
  needs("goal", "basics");
  needs("elsewhere", "between");
  needs("between", "basics");
  EXPECT_THAT(needed({"goal"}, {"elsewhere"}), IsEmpty());
}

TEST_F(PrerequisitesTest, StrictlyLoseTheKnownConceptAlone) {
  needs("goal", "known");
  needs("known", "basics");
  needs("goal", "other");
  Question question = about({"goal"}, {"known"});
  question.strictly = true;
  EXPECT_THAT(needed(question), ElementsAre("other", "basics"));
  EXPECT_EQ(prerequisite(question, "basics").depth, 2U);
  EXPECT_EQ(prerequisite(question, "basics").because, 0U) << "nothing of the answer requires it";
}

TEST_F(PrerequisitesTest, OfAKnownGoalAreNothing) {
  needs("goal", "a");
  needs("beyond", "goal");
  EXPECT_THAT(needed({"goal"}, {"goal"}), IsEmpty());
  EXPECT_THAT(needed({"goal"}, {"beyond"}), IsEmpty()) << "who knows what stands on it knows the goal";
}

TEST_F(PrerequisitesTest, OfOneGoalStayWhenAnotherGoalIsKnown) {
  needs("g1", "a");
  needs("g2", "b");
  EXPECT_THAT(needed({"g1", "g2"}, {"g1"}), ElementsAre("b"));
}

// --- limits ---

TEST_F(PrerequisitesTest, BelowTheLeastConfidenceAreNotFollowed) {
  needs("goal", "weak", 0.4);
  needs("weak", "behind", 1.0);
  needs("goal", "strong", 0.5);
  Question question = about({"goal"});
  question.min_confidence = 0.5;
  EXPECT_THAT(needed(question), ElementsAre("strong"))
      << "0.5 is enough, and what only a weak edge reaches is gone";
  question.min_confidence = 0.51;
  EXPECT_THAT(needed(question), IsEmpty());
  question.min_confidence = 0.4;
  EXPECT_THAT(needed(question), ElementsAre("strong", "weak", "behind"));
}

TEST_F(PrerequisitesTest, BelowTheLeastConfidenceShortenNoWay) {
  needs("goal", "x", 0.2);
  needs("goal", "a", 0.9);
  needs("a", "x", 0.8);
  Question question = about({"goal"});
  question.min_confidence = 0.5;
  const auto found = prerequisite(question, "x");
  EXPECT_EQ(found.depth, 2U);
  EXPECT_THAT(found.required_by, ElementsAre(id("a")));
}

TEST_F(PrerequisitesTest, BelowTheLeastConfidenceAreNotImpliedByKnowing) {
  needs("goal", "basics", 0.9);
  needs("known", "basics", 0.2);
  Question question = about({"goal"}, {"known"});
  EXPECT_THAT(needed(question), IsEmpty());
  question.min_confidence = 0.5;
  EXPECT_THAT(needed(question), ElementsAre("basics"));
}

TEST_F(PrerequisitesTest, GoNoDeeperThanTheLimit) {
  needs("goal", "a");
  needs("a", "b");
  needs("b", "c");
  Question question = about({"goal"});
  for (const auto& [depth, expected] : std::vector<std::pair<std::size_t, Names>>{
           {0, {}}, {1, {"a"}}, {2, {"a", "b"}}, {3, {"a", "b", "c"}}, {100, {"a", "b", "c"}}}) {
    question.depth = depth;
    EXPECT_EQ(needed(question), expected) << depth;
  }
}

// --- cycles ---

TEST_F(PrerequisitesTest, OnACycleShareAGroup) {
  needs("goal", "chicken");
  needs("chicken", "egg");
  needs("egg", "chicken");
  needs("egg", "shell");
  EXPECT_THAT(needed({"goal"}), ElementsAre("chicken", "egg", "shell"));
  EXPECT_EQ(prerequisite(about({"goal"}), "chicken").group, 1);
  EXPECT_EQ(prerequisite(about({"goal"}), "egg").group, 1);
  EXPECT_EQ(prerequisite(about({"goal"}), "shell").group, std::nullopt);
}

TEST_F(PrerequisitesTest, OnSeveralCyclesAreNumberedInTheOrderOfTheAnswer) {
  needs("goal", "a1");
  needs("a1", "a2");
  needs("a2", "a3");
  needs("a3", "a1");
  needs("a1", "b1");
  needs("b1", "b2");
  needs("b2", "b1");
  std::vector<std::optional<std::int64_t>> groups;
  for (const auto& found : prerequisites_of(about({"goal"}))) groups.push_back(found.group);
  EXPECT_THAT(needed({"goal"}), ElementsAre("a1", "a2", "b1", "a3", "b2"));
  EXPECT_THAT(groups, ElementsAre(1, 1, 2, 1, 2));
}

TEST_F(PrerequisitesTest, OfAGoalOnACycleAreTheOtherMembers) {
  needs("goal", "other");
  needs("other", "goal");
  EXPECT_THAT(needed({"goal"}), ElementsAre("other"));
  EXPECT_EQ(prerequisite(about({"goal"}), "other").group, 1);
  EXPECT_THAT(needed({"goal"}, {"other"}), IsEmpty()) << "who knows the other knows the goal too";
}

TEST_F(PrerequisitesTest, AreNotChangedByARequirementOfItself) {
  needs("goal", "goal", 0.1);
  needs("goal", "a");
  needs("a", "a");
  EXPECT_THAT(needed({"goal"}), ElementsAre("a"));
  const auto found = prerequisite(about({"goal"}), "a");
  EXPECT_EQ(found.group, std::nullopt);
  EXPECT_THAT(found.required_by, ElementsAre(id("goal")));
}

// --- what people say, and odd edges ---

TEST_F(PrerequisitesTest, ThatAPersonDeniedAreGone) {
  needs("goal", "denied", 1.0, graph::origin::kExtracted);
  needs("goal", "imported", 1.0, graph::origin::kImported);
  needs("goal", "unsigned");
  needs("goal", "kept", 1.0, graph::origin::kExtracted);
  denies("goal", "denied");
  denies("goal", "imported");
  denies("goal", "unsigned");
  denies("kept", "goal");
  EXPECT_THAT(needed({"goal"}), ElementsAre("kept")) << "a denial works in its own direction";
}

TEST_F(PrerequisitesTest, ThatAPersonBothDeniedAndAskedForStay) {
  needs("goal", "curated", 0.9, graph::origin::kCurated);
  denies("goal", "curated");
  EXPECT_THAT(needed({"goal"}), ElementsAre("curated"));
  const auto extracted = needs("goal", "curated", 1.0, graph::origin::kExtracted);
  EXPECT_NE(prerequisite(about({"goal"}), "curated").because, extracted);
}

TEST_F(PrerequisitesTest, DeniedOnOneWayAreReachedByAnother) {
  needs("goal", "x", 1.0, graph::origin::kExtracted);
  denies("goal", "x");
  needs("goal", "a", 0.7);
  needs("a", "x", 0.6);
  const auto found = prerequisite(about({"goal"}), "x");
  EXPECT_EQ(found.depth, 2U);
  EXPECT_DOUBLE_EQ(found.confidence, 0.6);
}

TEST_F(PrerequisitesTest, OverParallelRelationshipsTakeTheStrongest) {
  needs("goal", "x", 0.3);
  const auto strong = needs("goal", "x", 0.8);
  needs("goal", "x", 0.5);
  ASSERT_THAT(needed({"goal"}), ElementsAre("x"));
  const auto found = prerequisite(about({"goal"}), "x");
  EXPECT_DOUBLE_EQ(found.confidence, 0.8);
  EXPECT_EQ(found.because, strong);
  EXPECT_THAT(found.required_by, ElementsAre(id("goal")));
}

TEST_F(PrerequisitesTest, OverParallelRelationshipsTakeAPersonsWordFirst) {
  needs("goal", "x", 0.9, graph::origin::kExtracted);
  const auto curated = needs("goal", "x", 0.6, graph::origin::kCurated);
  const auto found = prerequisite(about({"goal"}), "x");
  EXPECT_EQ(found.because, curated);
  EXPECT_DOUBLE_EQ(found.confidence, 0.6);
}

TEST_F(PrerequisitesTest, WithoutAConfidenceAreCertain) {
  needs("goal", "a");
  relate("goal", "REQUIRES", "b", {{"confidence", "high"}});
  EXPECT_DOUBLE_EQ(prerequisite(about({"goal"}), "a").confidence, 1.0);
  EXPECT_DOUBLE_EQ(prerequisite(about({"goal"}), "b").confidence, 1.0);
}

TEST_F(PrerequisitesTest, HaveAConfidenceFromZeroToOneWhateverIsStored) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  int number = 0;
  std::vector<graph::Value> stored = {nan,
                                      infinity,
                                      -infinity,
                                      1.5,
                                      -0.5,
                                      0.25,
                                      std::int64_t{1},
                                      std::int64_t{100},
                                      std::int64_t{0},
                                      std::int64_t{-1}};
  for (const auto& value : stored)
    relate("goal", "REQUIRES", "p" + std::to_string(number++), {{"confidence", value}});
  const auto answer = prerequisites_of(about({"goal"}));
  ASSERT_THAT(answer, SizeIs(stored.size()));
  std::map<std::string, double> confidences;
  for (const auto& found : answer) {
    confidences[found.name] = found.confidence;
    EXPECT_GE(found.confidence, 0.0) << found.name;
    EXPECT_LE(found.confidence, 1.0) << found.name;
  }
  EXPECT_EQ(confidences["p3"], 1.0);
  EXPECT_EQ(confidences["p4"], 0.0);
  EXPECT_EQ(confidences["p5"], 0.25);
  EXPECT_EQ(confidences["p6"], 1.0) << "an integer 1";
  EXPECT_EQ(confidences["p8"], 0.0) << "an integer 0";
  EXPECT_TRUE(std::is_sorted(answer.begin(), answer.end(),
                             [](const auto& a, const auto& b) { return a.confidence > b.confidence; }));
}

TEST_F(PrerequisitesTest, AreAllFoundWhenAConceptRequiresHundreds) {
  for (int i = 0; i < 700; ++i) needs("hub", "p" + std::to_string(i), 0.5);
  EXPECT_THAT(needed({"hub"}), SizeIs(700));
}

TEST_F(PrerequisitesTest, MayBeAChainOfThousands) {
  constexpr int kLength = 3000;
  for (int i = 0; i < kLength; ++i) needs(std::to_string(i), std::to_string(i + 1));
  const auto answer = prerequisites_of(about({"0"}));
  ASSERT_THAT(answer, SizeIs(kLength));
  EXPECT_EQ(answer.back().name, std::to_string(kLength));
  EXPECT_EQ(answer.back().depth, static_cast<std::size_t>(kLength));
  EXPECT_THAT(path_to(about({"0"})), SizeIs(kLength + 1));
}

}  // namespace
}  // namespace cairn::learning
