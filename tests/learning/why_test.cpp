// Why one concept requires another: the strongest chain, of those the shortest.

#include "learning/why.h"

#include <limits>

#include "tests/learning/fixtures.h"

namespace cairn::learning {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class WhyTest : public LearningTest {};

TEST_F(WhyTest, IsTheChainOfRequirements) {
  const auto first = needs("DDIM", "DDPM", 0.9);
  const auto second = needs("DDPM", "diffusion", 0.8);
  const auto links = why(view(), id("DDIM"), id("diffusion"));
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(links[0].from, id("DDIM"));
  EXPECT_EQ(links[0].to, id("DDPM"));
  EXPECT_EQ(links[0].relationship, first);
  EXPECT_DOUBLE_EQ(links[0].confidence, 0.9);
  EXPECT_EQ(links[1].from, id("DDPM"));
  EXPECT_EQ(links[1].to, id("diffusion"));
  EXPECT_EQ(links[1].relationship, second);
  EXPECT_DOUBLE_EQ(links[1].confidence, 0.8);
}

TEST_F(WhyTest, IsEmptyWhereThereIsNoWay) {
  needs("a", "b");
  needs("c", "b");
  relate("a", "MENTIONS", "c");
  EXPECT_EQ(chain("a", "c"), "");
  EXPECT_EQ(chain("b", "a"), "") << "not against the direction";
  EXPECT_EQ(chain("a", "a"), "");
  EXPECT_EQ(chain("a", "alone"), "");
  EXPECT_THAT(why(view(), 999999, id("a")), IsEmpty());
  EXPECT_THAT(why(view(), id("a"), 999999), IsEmpty());
  EXPECT_THAT(why(view(), 999999, 999999), IsEmpty());
}

TEST_F(WhyTest, IsEmptyFromAConceptToItselfAlsoOnACycle) {
  needs("a", "b");
  needs("b", "a");
  EXPECT_EQ(chain("a", "a"), "");
  EXPECT_EQ(chain("a", "b"), "a b");
}

TEST_F(WhyTest, LeadsOverAConfidenceThatIsNoNumberAsOverNone) {
  relate("a", "REQUIRES", "b", {{"confidence", std::numeric_limits<double>::quiet_NaN()}});
  needs("b", "z", 0.9);
  EXPECT_EQ(chain("a", "z"), "a b z");
  const auto links = why(view(), id("a"), id("z"));
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(links.front().confidence, 0.0);
}

TEST_F(WhyTest, PrefersTheStrongestChain) {
  needs("a", "z", 0.5);
  needs("a", "b", 0.9);
  needs("b", "z", 0.6);
  EXPECT_EQ(chain("a", "z"), "a b z");
}

TEST_F(WhyTest, IsTheShortestOfTheStrongestChains) {
  needs("a", "b", 0.9);
  needs("b", "c", 0.9);
  needs("c", "z", 0.5);
  needs("a", "z", 0.5);
  EXPECT_EQ(chain("a", "z"), "a z") << "both are as strong as 0.5";
}

TEST_F(WhyTest, WorksOverRequirementsOfNoConfidenceAtAll) {
  needs("a", "b", 0.0);
  needs("b", "c", 0.0);
  EXPECT_EQ(chain("a", "c"), "a b c");
}

TEST_F(WhyTest, TakesTheStrongestOfParallelRelationships) {
  needs("a", "b", 0.3);
  const auto strong = needs("a", "b", 0.7);
  EXPECT_EQ(why(view(), id("a"), id("b")).at(0).relationship, strong);
}

TEST_F(WhyTest, GoesRoundWhatAPersonDenied) {
  needs("a", "z", 1.0, graph::origin::kExtracted);
  denies("a", "z");
  EXPECT_EQ(chain("a", "z"), "");
  needs("a", "b", 0.4);
  needs("b", "z", 0.4);
  EXPECT_EQ(chain("a", "z"), "a b z");
}

}  // namespace
}  // namespace cairn::learning
