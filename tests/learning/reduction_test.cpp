// The requirements without those that follow from others.

#include "learning/reduction.h"

#include "tests/learning/fixtures.h"

namespace cairn::learning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class ReductionTest : public LearningTest {
 protected:
  /// The kept requirements as "a>b".
  Names kept(const Names& concepts, double min_confidence = 0) {
    Names found;
    for (const auto& link : reduced_requirements(view(), ids(concepts), min_confidence)) {
      found.push_back(name(link.from) + ">" + name(link.to));
    }
    return found;
  }
};

TEST_F(ReductionTest, DropsWhatFollowsFromAWayOverOthers) {
  needs("a", "b");
  needs("b", "c");
  needs("a", "c");
  needs("c", "d");
  needs("a", "d");
  EXPECT_THAT(kept({"a", "b", "c", "d"}), UnorderedElementsAre("a>b", "b>c", "c>d"));
}

TEST_F(ReductionTest, KeepsTheTwoWaysOfADiamond) {
  needs("a", "b");
  needs("a", "c");
  needs("b", "d");
  needs("c", "d");
  EXPECT_THAT(kept({"a", "b", "c", "d"}), SizeIs(4));
}

TEST_F(ReductionTest, LetsNothingFollowFromWhatIsNotSureEnough) {
  needs("a", "b", 0.9);
  needs("b", "c", 0.3);
  needs("a", "c", 0.9);
  EXPECT_THAT(kept({"a", "b", "c"}), UnorderedElementsAre("a>b", "b>c"));
  EXPECT_THAT(kept({"a", "b", "c"}, 0.5), UnorderedElementsAre("a>b", "a>c"));
}

TEST_F(ReductionTest, KeepsEveryRequirementInsideACycle) {
  needs("a", "b");
  needs("b", "c");
  needs("c", "a");
  needs("a", "c");
  needs("c", "x");
  needs("top", "a");
  needs("top", "x");
  EXPECT_THAT(kept({"top", "a", "b", "c", "x"}),
              UnorderedElementsAre("a>b", "b>c", "c>a", "a>c", "c>x", "top>a"));
}

TEST_F(ReductionTest, ShowsOnlyTheGivenConcepts) {
  needs("a", "b");
  needs("b", "c");
  needs("a", "c");
  EXPECT_THAT(kept({"a", "c"}), ElementsAre("a>c")) << "the way over b is not shown";
  EXPECT_THAT(kept({"a"}), IsEmpty());
  EXPECT_THAT(kept(Names{}), IsEmpty());
  EXPECT_THAT(kept({"a", "a", "b", "b"}), ElementsAre("a>b")) << "a concept given twice counts once";
}

TEST_F(ReductionTest, KeepsWhatFollowsOnlyOverConceptsThatAreNotShown) {
  // b and b2 are on one cycle, but only by way of x, which is not shown: in the picture no arrow leads from b
  // to b2.
  needs("a", "b");
  needs("b", "x");
  needs("x", "b2");
  needs("b2", "b");
  needs("b2", "c");
  needs("a", "c");
  EXPECT_THAT(kept({"a", "b", "b2", "c"}), UnorderedElementsAre("a>b", "b2>b", "b2>c", "a>c"));
}

TEST_F(ReductionTest, KeepsTheStrongestOfParallelRelationshipsAndNoSelfLoops) {
  needs("a", "b", 0.2);
  const auto strong = needs("a", "b", 0.9);
  needs("a", "a");
  const auto links = reduced_requirements(view(), ids({"a", "b"}));
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].relationship, strong);
  EXPECT_DOUBLE_EQ(links[0].confidence, 0.9);
}

TEST_F(ReductionTest, LeavesOutWhatAPersonDenied) {
  needs("a", "b", 1.0, graph::origin::kExtracted);
  needs("a", "c");
  denies("a", "b");
  EXPECT_THAT(kept({"a", "b", "c"}), ElementsAre("a>c"));
}

TEST_F(ReductionTest, IsSortedByTheEnds) {
  const auto concepts = ids({"a", "b", "c", "d"});
  needs("d", "a");
  needs("b", "a");
  needs("b", "c");
  EXPECT_THAT(kept({"d", "c", "b", "a"}), ElementsAre("b>a", "b>c", "d>a"));
}

}  // namespace
}  // namespace cairn::learning
