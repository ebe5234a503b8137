// CALL learning.review, unlocks, connect, search and lint.

#include "tests/query/fixtures.h"
#include "tests/query/learning_fixture.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST_F(LearningClausesTest, ReviewIsWhatCarriesNothingElseThatIsKnown) {
  EXPECT_THAT(rows("CALL learning.review(['DDPM']) YIELD concept, rests_on "
                   "RETURN concept.name, [c IN rests_on | c.name]"),
              ElementsAre(HasSubstr("'DDPM' | [")));
  EXPECT_THAT(rows("CALL learning.review([])"), IsEmpty());
}

TEST_F(LearningClausesTest, UnlocksIsWhatStandsOnAConcept) {
  EXPECT_THAT(
      rows("CALL learning.unlocks('DDPM', []) YIELD concept, ready, depth RETURN concept.name, ready, depth"),
      ElementsAre("'DDIM' | true | 1"));
  EXPECT_THAT(
      rows("MATCH (c:Concept {name: 'diffusion'}) CALL learning.unlocks(c, []) YIELD concept, because "
           "RETURN concept.name, type(because)"),
      ::testing::Contains("'DDPM' | 'REQUIRES'"));
}

TEST_F(LearningClausesTest, ConnectIsAPathInEitherDirection) {
  EXPECT_THAT(rows("CALL learning.connect('diffusion', 'DDIM') YIELD path RETURN length(path), "
                   "nodes(path)[0].name, nodes(path)[-1].name LIMIT 1"),
              ElementsAre("2 | 'diffusion' | 'DDIM'"));
  EXPECT_THAT(rows("CALL learning.connect('DDIM', 'DDIM')"), IsEmpty());
}

TEST_F(LearningClausesTest, SearchFindsOtherFormsOfAWord) {
  concept_named("sailing", {{"definition", "To travel on water by the wind."}});
  concept_named("boat", {{"definition", "What one sails in."}});
  EXPECT_THAT(rows("CALL learning.search('sails') YIELD concept RETURN concept.name"),
              ElementsAre("'sailing'", "'boat'"));
  EXPECT_THAT(rows("CALL learning.search('  ,;')"), IsEmpty());
  concept_named("Béarnaise", {{"definition", "A sauce with lecithin."}});
  const auto foam = concept_named("Foam");
  relate(node({"Entry"}, {{"text", "Made by whipping.\n\nHeavier tails of cream hold it."}}), "DEFINES",
         foam);
  build_.commit();
  const auto found = [this](const std::string& words) {
    return rows("CALL learning.search('" + words + "') YIELD concept RETURN concept.name");
  };
  EXPECT_THAT(found("bearnaise"), ElementsAre("'Béarnaise'")) << "without accents";
  EXPECT_THAT(found("lecith"), ElementsAre("'Béarnaise'")) << "by its beginning";
  EXPECT_THAT(found("tails"), ElementsAre("'Foam'")) << "in the text of its entry";
}

TEST_F(LearningClausesTest, LintNamesCyclesByTheirWeakestRequirement) {
  const auto a = concept_named("egg", {{"definition", "laid"}, {"aliases", graph::List{"embryo", "e"}}});
  const auto b = concept_named("hen", {{"definition", "lays"}, {"aliases", graph::List{"Embryo"}}});
  relate(a, "REQUIRES", b, {{"confidence", 0.9}});
  relate(b, "REQUIRES", a, {{"confidence", 0.4}});
  EXPECT_THAT(rows("CALL learning.lint() YIELD problem, concepts, relationship WHERE problem = 'cycle' "
                   "RETURN [c IN concepts | c.name], startNode(relationship).name, relationship.confidence"),
              ElementsAre("['egg', 'hen'] | 'hen' | 0.4"));
  EXPECT_THAT(
      rows("CALL learning.lint() YIELD problem, detail WHERE problem = 'suspicious alias' RETURN detail"),
      UnorderedElementsAre("'Embryo'", "'embryo'", "'e'"));
}

TEST_F(LearningClausesTest, ProceduresRefuseUnknownNamesAndOtherValues) {
  EXPECT_THROW(rows("CALL learning.review(['DDIN'])"), Error);
  EXPECT_EQ(error_kind("CALL learning.unlocks(7, [])"), "compile SyntaxError InvalidArgumentType");
  EXPECT_THROW(rows("CALL learning.review([7])"), Error);
}

}  // namespace
}  // namespace cairn::query
