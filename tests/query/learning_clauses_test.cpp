// PREREQUISITES OF, LEARNING PATH TO, WHY ... REQUIRES: alone, and as clauses among the others.

#include "tests/query/fixtures.h"
#include "tests/support/errors.h"

namespace cairn::query {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class LearningClausesTest : public QueryTest {
 protected:
  /// DDIM needs DDPM, that diffusion and U-Net, diffusion Markov chain; GAN and VAE stand apart.
  LearningClausesTest() {
    const auto generative = [](const char* text) {
      return Properties{{"category", "generative models"}, {"definition", text}};
    };
    ddim_ = concept_named("DDIM", generative("A sampler."));
    ddpm_ = concept_named("DDPM", {{"aliases", graph::List{"denoising diffusion probabilistic model"}}});
    const auto diffusion = concept_named("diffusion");
    const auto unet = concept_named("U-Net");
    const auto markov = concept_named("Markov chain");
    concept_named("GAN", generative("A game."));
    relate(ddim_, "REQUIRES", ddpm_,
           {{"confidence", 0.9},
            {"evidence", graph::List{"DDIM speeds up DDPM.", "Based on DDPM."}},
            {"evidence_sources", graph::List{"file:ml.md", "file:b.md"}},
            {"evidence_lines", graph::List{std::int64_t{12}, std::int64_t{3}}}});
    relate(ddpm_, "REQUIRES", diffusion, {{"confidence", 0.8}});
    relate(ddpm_, "REQUIRES", unet, {{"confidence", 0.4}, {"evidence", graph::List{"Uses a U-Net."}}});
    relate(diffusion, "REQUIRES", markov, {{"confidence", 0.7}});
  }

  Rows names(const std::string& clause, const Parameters& parameters = {}) {
    return rows(clause + " YIELD concept RETURN concept.name", parameters);
  }

  graph::NodeId ddim_ = 0;
  graph::NodeId ddpm_ = 0;
};

TEST_F(LearningClausesTest, AloneReturnAllTheirColumns) {
  EXPECT_THAT(columns("PREREQUISITES OF 'DDIM'"),
              ElementsAre("concept", "depth", "confidence", "group", "required_by", "evidence"));
  EXPECT_THAT(columns("LEARNING PATH TO 'DDIM'"),
              ElementsAre("position", "concept", "minutes", "group", "goal", "requires", "evidence"));
  EXPECT_THAT(columns("WHY 'DDIM' REQUIRES 'diffusion'"), ElementsAre("path", "evidence"));
  EXPECT_THAT(columns("PREREQUISITES OF 'DDIM' YIELD depth, concept AS what"), ElementsAre("depth", "what"));
  EXPECT_THAT(columns("MATCH (n) PREREQUISITES OF n YIELD depth"), ElementsAre("depth"));
}

TEST_F(LearningClausesTest, PrerequisitesComeWithAllThatIsKnownOfThem) {
  EXPECT_THAT(
      rows("PREREQUISITES OF 'DDIM' YIELD concept, depth, confidence, group, required_by, evidence "
           "RETURN concept.name, depth, confidence, group, required_by, evidence"),
      ElementsAre("'DDPM' | 1 | 0.9 | null | ['DDIM'] | [{line: 12, source: 'file:ml.md', text: 'DDIM speeds "
                  "up DDPM.'}, "
                  "{line: 3, source: 'file:b.md', text: 'Based on DDPM.'}]",
                  "'diffusion' | 2 | 0.8 | null | ['DDPM'] | []",
                  "'U-Net' | 2 | 0.4 | null | ['DDPM'] | [{line: null, source: null, text: 'Uses a U-Net.'}]",
                  "'Markov chain' | 3 | 0.7 | null | ['diffusion'] | []"));
}

TEST_F(LearningClausesTest, PathsComeWithAllThatIsKnownOfTheirSteps) {
  EXPECT_THAT(
      rows("LEARNING PATH TO 'DDPM' YIELD position, concept, minutes, group, goal, requires, evidence "
           "RETURN position, concept.name, minutes, group, goal, requires, size(evidence)"),
      ElementsAre("1 | 'Markov chain' | 2 | null | false | [] | 0",
                  "2 | 'diffusion' | 2 | null | false | ['Markov chain'] | 0",
                  "3 | 'U-Net' | 2 | null | false | [] | 1",
                  "4 | 'DDPM' | 2 | null | true | ['U-Net', 'diffusion'] | 0"));
}

TEST_F(LearningClausesTest, WhyGivesTheChainAndTheSentencesOfEachLink) {
  EXPECT_THAT(
      rows("WHY 'DDIM' REQUIRES 'U-Net' YIELD path, evidence RETURN length(path), nodes(path)[1].name, "
           "relationships(path)[1].confidence, size(evidence), evidence[0][1].text, evidence[1][0].text"),
      ElementsAre("2 | 'DDPM' | 0.4 | 2 | 'Based on DDPM.' | 'Uses a U-Net.'"));
  EXPECT_THAT(rows("WHY 'U-Net' REQUIRES 'DDIM'"), IsEmpty());
  EXPECT_THAT(rows("WHY 'DDIM' REQUIRES 'GAN'"), IsEmpty());
  EXPECT_THAT(rows("WHY 'DDIM' REQUIRES 'DDIM'"), IsEmpty());
}

TEST_F(LearningClausesTest, CyclesShareAGroup) {
  relate(concept_named("a"), "REQUIRES", concept_named("b"));
  relate(build_.open().require_concept("b"), "REQUIRES", build_.open().require_concept("a"));
  relate(concept_named("c"), "REQUIRES", build_.open().require_concept("a"));
  EXPECT_THAT(rows("PREREQUISITES OF 'c' YIELD concept, group RETURN concept.name, group"),
              ElementsAre("'a' | 1", "'b' | 1"));
  EXPECT_THAT(rows("LEARNING PATH TO 'c' YIELD concept, group RETURN concept.name, group"),
              ElementsAre("'a' | 1", "'b' | 1", "'c' | null"));
}

// --- which concepts are meant ---

TEST_F(LearningClausesTest, ConceptsAreGivenByNameParameterListOrVariable) {
  const auto expected = ElementsAre("'diffusion'", "'U-Net'", "'Markov chain'");
  EXPECT_THAT(names("PREREQUISITES OF 'DDPM'"), expected);
  EXPECT_THAT(names("PREREQUISITES OF 'ddpm'"), expected) << "names are looked up as everywhere";
  EXPECT_THAT(names("PREREQUISITES OF 'Denoising diffusion probabilistic models'"), expected);
  EXPECT_THAT(names("PREREQUISITES OF $goal", {{"goal", "DDPM"}}), expected);
  EXPECT_THAT(names("PREREQUISITES OF ['DDPM']"), expected);
  EXPECT_THAT(
      names("PREREQUISITES OF $goals", {{"goals", List{"DDPM", List{"DDPM", NodeValue{ddpm_, nullptr}}}}}),
      expected);
  EXPECT_THAT(names("PREREQUISITES OF 'DD' + 'PM'"), expected);
  EXPECT_THAT(names("MATCH (c:Concept {name: 'DDPM'}) PREREQUISITES OF c"), expected);
  EXPECT_THAT(names("MATCH (c:Concept {name: 'DDPM'}) PREREQUISITES OF c.name"), expected);
  EXPECT_THAT(names("MATCH (c:Concept {name: 'DDPM'}) WITH collect(c) AS all PREREQUISITES OF all"),
              expected);
  EXPECT_THAT(names("PREREQUISITES OF []"), IsEmpty());
  EXPECT_THAT(names("PREREQUISITES OF 'GAN'"), IsEmpty());
  EXPECT_THAT(names("PREREQUISITES OF 'GAN', 'DDPM', 'diffusion'"), ElementsAre("'Markov chain'", "'U-Net'"));
}

TEST_F(LearningClausesTest, AVariableIsTakenAsItIs) {
  const auto plain = node({"Thing"}, {{"name", "DDIM"}});
  relate(plain, "REQUIRES", node({"Thing"}, {{"name", "nail"}}));
  EXPECT_THAT(names("MATCH (t:Thing {name: 'DDIM'}) PREREQUISITES OF t"), ElementsAre("'nail'"));
  EXPECT_THAT(rows("MATCH (t:Thing {name: 'DDIM'}), (u:Thing {name: 'nail'}) WHY t REQUIRES u YIELD path "
                   "RETURN length(path)"),
              ElementsAre("1"));
}

TEST_F(LearningClausesTest, AnUnknownConceptIsNotFoundAndTheNearestNamesAreOffered) {
  build_.commit();
  for (const char* query : {"PREREQUISITES OF 'DDPN'", "LEARNING PATH TO 'DDPN'",
                            "WHY 'DDPN' REQUIRES 'U-Net'", "WHY 'DDIM' REQUIRES 'DDPN'",
                            "PREREQUISITES OF 'DDIM' KNOWING 'DDPN'", "PREREQUISITES OF ['DDIM', 'DDPN']"}) {
    EXPECT_THAT(error_of([&] { rows(query); }),
                IsError(ErrorKind::kNotFound, AllOf(HasSubstr("'DDPN'"), HasSubstr("'DDPM'"))))
        << query;
  }
  EXPECT_THAT(error_of([&] { rows("PREREQUISITES OF ''"); }), IsError(ErrorKind::kNotFound));
  EXPECT_THAT(error_of([&] { rows("PREREQUISITES OF 'quantum chromodynamics'"); }),
              IsError(ErrorKind::kNotFound, ::testing::Not(HasSubstr("did you mean"))));
}

TEST_F(LearningClausesTest, AnAmbiguousConceptIsNotFoundAndItsMeaningsAreListed) {
  concept_named("Kernel", {{"category", "convolution"}});
  concept_named("Kernel", {{"category", "operating systems"}});
  build_.commit();
  EXPECT_THAT(error_of([&] { rows("PREREQUISITES OF 'kernel'"); }),
              IsError(ErrorKind::kNotFound,
                      AllOf(HasSubstr("Kernel (convolution)"), HasSubstr("Kernel (operating systems)"))));
  EXPECT_THAT(rows("LEARNING PATH TO 'Kernel (convolution)' YIELD concept RETURN concept.category"),
              ElementsAre("'convolution'"));
}

TEST_F(LearningClausesTest, WhatIsNoConceptIsAnErrorOfType) {
  for (const char* concept_text : {"1", "null", "true", "{a: 1}", "['DDIM', null]", "[1]"}) {
    EXPECT_EQ(error_kind(std::string("PREREQUISITES OF ") + concept_text),
              "runtime TypeError InvalidArgumentType")
        << concept_text;
    EXPECT_EQ(error_kind(std::string("PREREQUISITES OF 'DDIM' KNOWING ") + concept_text),
              "runtime TypeError InvalidArgumentType")
        << concept_text;
  }
  EXPECT_EQ(error_kind("MATCH ()-[r]->() PREREQUISITES OF r"), "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("OPTIONAL MATCH (n:Unknown) PREREQUISITES OF n"),
            "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("PREREQUISITES OF $missing"), "compile ParameterMissing MissingParameter");
  EXPECT_EQ(error_kind("WHY ['DDIM', 'DDPM'] REQUIRES 'U-Net'"),
            "runtime ArgumentError InvalidArgumentValue");
  EXPECT_EQ(error_kind("WHY 'DDIM' REQUIRES []"), "runtime ArgumentError InvalidArgumentValue");
  EXPECT_EQ(error_kind("PREREQUISITES OF nobody"), "compile SyntaxError UndefinedVariable");
}

// --- their options ---

TEST_F(LearningClausesTest, KnowingSparesWhatIsKnownAndImplied) {
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' KNOWING 'diffusion'"), ElementsAre("'DDPM'", "'U-Net'"));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' KNOWING 'diffusion', 'U-Net'"), ElementsAre("'DDPM'"));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' KNOWING $k", {{"k", List{"diffusion", "U-Net"}}}),
              ElementsAre("'DDPM'"));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' KNOWING []"), SizeIs(4));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' KNOWING 'diffusion' STRICTLY"),
              ElementsAre("'DDPM'", "'U-Net'", "'Markov chain'"));
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' KNOWING 'diffusion'"),
              ElementsAre("'U-Net'", "'DDPM'", "'DDIM'"));
  EXPECT_THAT(names("MATCH (k:Concept {name: 'DDPM'}) PREREQUISITES OF 'DDIM' KNOWING k"), IsEmpty());
}

TEST_F(LearningClausesTest, APathGoesOnBehindWhatIsKnownStrictly) {
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' KNOWING 'diffusion' STRICTLY"),
              UnorderedElementsAre("'Markov chain'", "'U-Net'", "'DDPM'", "'DDIM'"));
}

TEST_F(LearningClausesTest, DepthLimitsHowFarTheyGo) {
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' DEPTH 1"), ElementsAre("'DDPM'"));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' DEPTH 0"), IsEmpty());
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' DEPTH $d + 1", {{"d", std::int64_t{1}}}), SizeIs(3));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' DEPTH 9223372036854775807"), SizeIs(4));
  EXPECT_THAT(names("UNWIND [1, 3] AS far PREREQUISITES OF 'DDIM' DEPTH far"), SizeIs(1 + 4))
      << "each row asks its own question";
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' DEPTH -1"), "runtime SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' DEPTH 1.5"), "runtime SyntaxError InvalidArgumentType");
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' DEPTH null"), "runtime SyntaxError InvalidArgumentType");
}

TEST_F(LearningClausesTest, MinConfidenceLeavesUnsureRequirementsOut) {
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' MIN CONFIDENCE 0.75"), ElementsAre("'DDPM'", "'diffusion'"));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' MIN CONFIDENCE 0.7"), SizeIs(3));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' MIN CONFIDENCE 1"), IsEmpty());
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' MIN CONFIDENCE 0"), SizeIs(4));
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' MIN CONFIDENCE $c", {{"c", 0.75}}),
              ElementsAre("'diffusion'", "'DDPM'", "'DDIM'"));
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' MIN CONFIDENCE 'high'"),
            "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' MIN CONFIDENCE null"),
            "runtime TypeError InvalidArgumentType");
}

TEST_F(LearningClausesTest, OptionsStandTogetherInAnyCase) {
  EXPECT_THAT(rows("prerequisites of 'DDIM', 'GAN' knowing 'U-Net' strictly depth 2 min confidence 0.5 yield "
                   "concept as what, depth "
                   "as far where far > 1 return what.name"),
              ElementsAre("'diffusion'"));
  EXPECT_THAT(
      rows(
          "learning path to 'DDPM' knowing 'diffusion' min confidence 0.1 yield concept return concept.name"),
      ElementsAre("'U-Net'", "'DDPM'"));
}

// --- YIELD, and other clauses around them ---

TEST_F(LearningClausesTest, YieldNamesRenamesAndFilters) {
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' YIELD depth AS d, concept AS c RETURN c.name, d LIMIT 1"),
              ElementsAre("'DDPM' | 1"));
  EXPECT_THAT(
      rows("PREREQUISITES OF 'DDIM' YIELD concept, confidence WHERE confidence < 0.8 RETURN concept.name"),
      ElementsAre("'U-Net'", "'Markov chain'"));
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' YIELD depth WHERE depth = 2"), ElementsAre("2", "2"));
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' YIELD depth, depth AS again WHERE depth = 3"),
              ElementsAre("3 | 3"));
  EXPECT_THAT(
      rows("LEARNING PATH TO 'DDPM' YIELD requires AS path, position AS depth WHERE depth = 4 RETURN path"),
      ElementsAre("['U-Net', 'diffusion']"));
  EXPECT_THAT(rows("MATCH (g:Concept) PREREQUISITES OF g YIELD concept WHERE concept.name = g.name RETURN g"),
              IsEmpty());
}

TEST_F(LearningClausesTest, YieldKnowsOnlyItsColumns) {
  const auto thrown = error("PREREQUISITES OF 'DDIM' YIELD concpt");
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->phase(), Phase::kCompile);
  EXPECT_EQ(underlined(*thrown), "concpt");
  EXPECT_THAT(thrown->reason(), AllOf(HasSubstr("concpt"), HasSubstr("concept"), HasSubstr("depth")));
  EXPECT_TRUE(error("WHY 'DDIM' REQUIRES 'DDPM' YIELD depth"));
  EXPECT_TRUE(error("LEARNING PATH TO 'DDIM' YIELD depth"));
}

TEST_F(LearningClausesTest, YieldTakesNoNameThatIsInUse) {
  EXPECT_EQ(error_kind("MATCH (concept) PREREQUISITES OF concept"),
            "compile SyntaxError VariableAlreadyBound");
  EXPECT_EQ(error_kind("MATCH (c) PREREQUISITES OF c YIELD concept AS c"),
            "compile SyntaxError VariableAlreadyBound");
  EXPECT_EQ(error_kind("PREREQUISITES OF 'DDIM' YIELD concept, depth AS concept"),
            "compile SyntaxError VariableAlreadyBound");
  EXPECT_THAT(rows("MATCH (concept {name: 'DDIM'}) PREREQUISITES OF concept YIELD concept AS what WHERE "
                   "what.name = 'DDPM' "
                   "RETURN concept.name, what.name"),
              ElementsAre("'DDIM' | 'DDPM'"));
}

TEST_F(LearningClausesTest, ComposeWithTheOtherClauses) {
  EXPECT_THAT(
      rows("MATCH (c:Concept {category: 'generative models'}) PREREQUISITES OF c YIELD concept, depth "
           "WITH concept, min(depth) AS nearest WHERE nearest <= 2 "
           "RETURN concept.name, nearest ORDER BY nearest, concept.name"),
      ElementsAre("'DDPM' | 1", "'U-Net' | 2", "'diffusion' | 2"));
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' RETURN concept.name, depth ORDER BY depth DESC LIMIT 1"),
              ElementsAre("'Markov chain' | 3"))
      << "without YIELD all columns are there";
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' YIELD concept MATCH (concept)<-[:REQUIRES]-(d) RETURN "
                   "concept.name, d.name"),
              UnorderedElementsAre("'DDPM' | 'DDIM'", "'diffusion' | 'DDPM'", "'U-Net' | 'DDPM'",
                                   "'Markov chain' | 'diffusion'"));
  EXPECT_THAT(rows("PREREQUISITES OF 'DDIM' YIELD concept AS c LEARNING PATH TO c YIELD concept, goal WHERE "
                   "goal RETURN count(*)"),
              ElementsAre("4"));
  EXPECT_THAT(rows("UNWIND ['diffusion', 'GAN', 'U-Net'] AS name WHY 'DDIM' REQUIRES name YIELD path RETURN "
                   "name, length(path)"),
              ElementsAre("'diffusion' | 2", "'U-Net' | 2"))
      << "no chain, no row";
  EXPECT_THAT(rows("MATCH (c:Concept) OPTIONAL MATCH (c)-[:REQUIRES]->(d) WITH c, count(d) AS n WHERE n > 1 "
                   "LEARNING PATH TO c YIELD position, concept RETURN c.name, collect(concept.name)"),
              ElementsAre("'DDPM' | ['Markov chain', 'diffusion', 'U-Net', 'DDPM']"));
}

TEST_F(LearningClausesTest, GiveNoRowsForNoRows) {
  EXPECT_THAT(rows("UNWIND [] AS x PREREQUISITES OF 'no such concept'"), IsEmpty()) << "nobody asked";
  EXPECT_THAT(rows("MATCH (n:Unknown) PREREQUISITES OF n"), IsEmpty());
}

TEST_F(LearningClausesTest, TheirWordsAreNamesInThemToo) {
  EXPECT_THAT(
      rows("UNWIND ['DDIM'] AS of PREREQUISITES OF of YIELD concept AS depth RETURN depth.name LIMIT 1"),
      ElementsAre("'DDPM'"));
  EXPECT_THAT(rows("WITH 'DDIM' AS knowing, 'U-Net' AS strictly, 1 AS depth, 0.5 AS min PREREQUISITES OF "
                   "knowing KNOWING strictly "
                   "DEPTH depth MIN CONFIDENCE min YIELD concept AS yield RETURN yield.name"),
              ElementsAre("'DDPM'"));
  EXPECT_THAT(rows("WITH 'DDIM' AS to, 'DDPM' AS requires LEARNING PATH TO to KNOWING requires YIELD concept "
                   "AS path RETURN path.name"),
              ElementsAre("'DDIM'"));
  EXPECT_THAT(rows("WITH 'DDIM' AS why, 'DDPM' AS requires WHY why REQUIRES requires YIELD path AS learning "
                   "RETURN length(learning)"),
              ElementsAre("1"));
}

TEST_F(LearningClausesTest, SeeOneCommitAlsoInALaterRow) {
  build_.commit();
  Statement statement = connection_.prepare(
      "UNWIND range(1, 3000) AS i PREREQUISITES OF 'DDIM' DEPTH 1 YIELD concept RETURN i, concept.name");
  ASSERT_TRUE(statement.step());
  relate(ddim_, "REQUIRES", concept_named("new"));
  build_.commit();
  EXPECT_THAT(rows_of(statement), SizeIs(2999));
  EXPECT_THAT(names("PREREQUISITES OF 'DDIM' DEPTH 1"), UnorderedElementsAre("'DDPM'", "'new'"));
}

}  // namespace
}  // namespace cairn::query
