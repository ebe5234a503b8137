// PREREQUISITES OF, LEARNING PATH TO, NEXT STEPS, RELATED TO, WHY ... REQUIRES: alone, and as clauses among
// the others.

#include <algorithm>
#include <set>

#include "tests/query/fixtures.h"
#include "tests/query/learning_fixture.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"

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

TEST_F(LearningClausesTest, AloneReturnAllTheirColumns) {
  EXPECT_THAT(columns("PREREQUISITES OF 'DDIM'"),
              ElementsAre("concept", "depth", "confidence", "group", "required_by", "field", "evidence"));
  EXPECT_THAT(columns("LEARNING PATH TO 'DDIM'"),
              ElementsAre("position", "concept", "stage", "field", "minutes", "group", "goal", "known",
                          "requires", "evidence"));
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

// --- LEARNING PATH TO ... WITHIN ---

TEST_F(LearningClausesTest, APathWithinMinutesIsABeginningOfThePath) {
  const Rows whole = names("LEARNING PATH TO 'DDIM'");
  ASSERT_THAT(whole, SizeIs(5));
  for (int minutes = 0; minutes <= 12; ++minutes) {
    const Rows part = names("LEARNING PATH TO 'DDIM' WITHIN " + std::to_string(minutes) + " MINUTES");
    ASSERT_EQ(part.size(), std::min<std::size_t>(static_cast<std::size_t>(minutes) / 2, 5))
        << "each takes two";
    EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin())) << minutes;
  }
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' KNOWING 'diffusion' WITHIN $m MINUTES MIN CONFIDENCE 0.5",
                    {{"m", std::int64_t{2}}}),
              ElementsAre("'DDPM'"));
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' WITHIN 9223372036854775807 MINUTES"), SizeIs(5));
  EXPECT_THAT(
      rows("UNWIND [2, 1000] AS m LEARNING PATH TO 'DDIM' WITHIN m MINUTES YIELD goal RETURN m, count(*)"),
      UnorderedElementsAre("2 | 1", "1000 | 5"));
}

TEST_F(LearningClausesTest, APathWithinMinutesLeavesOutWhatIsTooLong) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word ";
  relate(ddpm_, "REQUIRES", concept_named("a long story", {{"definition", text}}), {{"confidence", 0.99}});
  const Rows whole = rows("LEARNING PATH TO 'DDPM' YIELD concept, minutes RETURN concept.name, minutes");
  ASSERT_THAT(whole, SizeIs(5));
  EXPECT_THAT(names("LEARNING PATH TO 'DDPM' WITHIN 8 MINUTES"),
              UnorderedElementsAre("'diffusion'", "'Markov chain'", "'U-Net'"));
}

TEST_F(LearningClausesTest, GoalsThatShareWhatTheyStandOnCostItOnce) {
  const auto lasting = [this](const char* name, std::int64_t minutes) {
    return concept_named(name, {{"minutes", minutes}});
  };
  const auto base = lasting("base", 60);
  const auto low = lasting("low", 10);
  relate(low, "REQUIRES", base);
  relate(lasting("left", 30), "REQUIRES", low);
  relate(lasting("right", 45), "REQUIRES", low);
  relate(lasting("long", 75), "REQUIRES", base);
  EXPECT_THAT(names("LEARNING PATH TO ['low', 'left', 'right', 'long'] WITHIN 145 MINUTES"),
              UnorderedElementsAre("'base'", "'low'", "'left'", "'right'"));
}

TEST_F(LearningClausesTest, APathMayIncludeWhatIsKnown) {
  EXPECT_THAT(
      rows("LEARNING PATH TO 'DDIM' KNOWING 'diffusion' INCLUDING KNOWN YIELD concept, known, minutes "
           "WHERE known RETURN concept.name, minutes"),
      UnorderedElementsAre("'diffusion' | 0", "'Markov chain' | 0"));
  EXPECT_THAT(names("LEARNING PATH TO 'DDIM' KNOWING 'diffusion' INCLUDING KNOWN"),
              ::testing::ElementsAreArray(names("LEARNING PATH TO 'DDIM'")))
      << "the order stays while it is learnt";
}

TEST_F(LearningClausesTest, ThePaceChangesTheMinutes) {
  std::string text;
  for (int i = 0; i < 1400; ++i) text += i % 20 == 19 ? "word. " : (i % 20 < 6 ? "lengthy " : "word ");
  concept_named("a long story", {{"definition", text}});
  const auto minutes = [&](const std::string& pace) {
    return rows("LEARNING PATH TO 'a long story' " + pace + " YIELD minutes").at(0);
  };
  EXPECT_EQ(minutes(""), "20");
  EXPECT_EQ(minutes("PACE 140"), "10");
  EXPECT_THAT(rows("UNWIND [140] AS w MATCH (x:Concept {name: 'a long story'}) WITH x, w ORDER BY x.name "
                   "LEARNING PATH TO x PACE w YIELD minutes RETURN minutes"),
              ElementsAre("10"));
  EXPECT_EQ(error_kind("LEARNING PATH TO 'a long story' PACE 0"),
            "runtime ArgumentError InvalidArgumentValue");
  EXPECT_EQ(error_kind("LEARNING PATH TO 'a long story' PACE 'slow'"),
            "runtime SyntaxError InvalidArgumentType");
}

TEST_F(LearningClausesTest, TheNewWordsStayUsableAsNames) {
  EXPECT_THAT(rows("WITH 1 AS pace, 2 AS known, 3 AS including RETURN pace + known + including AS words"),
              ElementsAre("6"));
}

TEST_F(LearningClausesTest, MinutesAreAWholeNumberOfAtLeastZero) {
  EXPECT_EQ(error_kind("LEARNING PATH TO 'DDIM' WITHIN -1 MINUTES"),
            "runtime SyntaxError NegativeIntegerArgument");
  for (const char* wrong : {"1.5", "'ten'", "null", "[1]"}) {
    EXPECT_EQ(error_kind(std::string("LEARNING PATH TO 'DDIM' WITHIN ") + wrong + " MINUTES"),
              "runtime SyntaxError InvalidArgumentType")
        << wrong;
  }
  for (const char* wrong : {"LEARNING PATH TO 'DDIM' WITHIN 5", "LEARNING PATH TO 'DDIM' WITHIN MINUTES",
                            "PREREQUISITES OF 'DDIM' WITHIN 5 MINUTES", "NEXT STEPS WITHIN 5 MINUTES"}) {
    EXPECT_THAT(error_kind(wrong), HasSubstr("compile SyntaxError")) << wrong;
  }
}

// --- NEXT STEPS ---

TEST_F(LearningClausesTest, NextStepsAreReadyNow) {
  EXPECT_THAT(columns("NEXT STEPS"), ElementsAre("concept", "group", "unlocks"));
  const auto steps = [this](const std::string& options) {
    return rows("NEXT STEPS " + options + " YIELD concept, unlocks RETURN concept.name, unlocks");
  };
  EXPECT_THAT(steps(""), ElementsAre("'Markov chain' | ['diffusion']", "'GAN' | []", "'U-Net' | []"));
  EXPECT_THAT(steps("KNOWING 'diffusion'"), ElementsAre("'U-Net' | ['DDPM']", "'GAN' | []"));
  EXPECT_THAT(steps("TOWARDS 'DDPM'"), ElementsAre("'Markov chain' | ['diffusion']", "'U-Net' | []"));
  EXPECT_THAT(steps("KNOWING 'diffusion', 'U-Net' TOWARDS 'DDIM'"), ElementsAre("'DDPM' | ['DDIM']"));
  EXPECT_THAT(steps("KNOWING 'DDPM' TOWARDS 'DDIM'"), ElementsAre("'DDIM' | []")) << "a goal is a step, too";
  EXPECT_THAT(steps("KNOWING 'DDIM' TOWARDS 'DDIM'"), IsEmpty());
  EXPECT_THAT(steps("KNOWING 'diffusion' TOWARDS 'DDIM' MIN CONFIDENCE 0.5"),
              ElementsAre("'DDPM' | ['DDIM']"));
  EXPECT_THAT(steps("TOWARDS 'GAN', 'DDPM'"), SizeIs(3));
}

TEST_F(LearningClausesTest, NextStepsOfNoGraphAreNone) {
  reopen();
  EXPECT_THAT(rows("NEXT STEPS"), IsEmpty());
  rows("CREATE (:Thing {name: 'no concept'})");
  EXPECT_THAT(rows("NEXT STEPS"), IsEmpty());
}

TEST_F(LearningClausesTest, NextStepsStandAmongOtherClauses) {
  EXPECT_THAT(
      rows("UNWIND ['diffusion', 'U-Net'] AS known NEXT STEPS KNOWING known TOWARDS 'DDPM' YIELD concept "
           "RETURN known, concept.name"),
      ElementsAre("'diffusion' | 'U-Net'", "'U-Net' | 'Markov chain'"));
  EXPECT_THAT(rows("MATCH (k:Concept {name: 'diffusion'}) NEXT STEPS KNOWING k YIELD concept WHERE "
                   "concept.name = 'GAN' "
                   "MATCH (concept) RETURN concept.definition"),
              ElementsAre("'A game.'"));
  EXPECT_THAT(rows("UNWIND [] AS x NEXT STEPS"), IsEmpty());
  EXPECT_THAT(error_of([&] { rows("NEXT STEPS KNOWING 'DDPN'"); }),
              IsError(ErrorKind::kNotFound, HasSubstr("'DDPM'")));
  EXPECT_THAT(error_of([&] { rows("NEXT STEPS TOWARDS 'DDPN'"); }),
              IsError(ErrorKind::kNotFound, HasSubstr("'DDPM'")));
  EXPECT_EQ(error_kind("NEXT STEPS KNOWING 1"), "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("NEXT STEPS TOWARDS null"), "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("NEXT STEPS YIELD depth"), error_kind("RELATED TO 'DDIM' YIELD depth"));
}

/// Concepts c0, c1, ... that require each other at random, cycles and themselves among it.
struct Requirements {
  using Set = std::set<std::size_t>;

  std::vector<Set> required;  ///< directly

  Set closure(const Set& from) const {
    Set all = from;
    std::vector<std::size_t> open(from.begin(), from.end());
    while (!open.empty()) {
      const std::size_t next = open.back();
      open.pop_back();
      for (const std::size_t other : required[next]) {
        if (all.insert(other).second) open.push_back(other);
      }
    }
    return all;
  }
  /// What must be learnt together with it: what requires it and is required by it.
  Set group(std::size_t of) const {
    Set members;
    for (const std::size_t other : closure({of})) {
      if (closure({other}).contains(of)) members.insert(other);
    }
    return members;
  }
  /// Of the scope: not known, and all that it requires is, but for its group.
  Set ready(const Set& known, const Set& scope) const {
    Set found;
    for (const std::size_t one : scope) {
      const Set together = group(one);
      const Set needed = closure({one});
      const bool all_known = std::all_of(needed.begin(), needed.end(), [&](std::size_t other) {
        return known.contains(other) || together.contains(other);
      });
      if (!known.contains(one) && all_known) found.insert(one);
    }
    return found;
  }
};

std::string names_of(const std::set<std::size_t>& concepts) {
  List names;
  for (const std::size_t one : concepts) names.emplace_back("c" + std::to_string(one));
  return show(Value(names));
}

TEST_F(LearningClausesTest, NextStepsAreTheOuterFringeInRandomGraphs) {
  for (const std::uint64_t seed : test::seeds(60)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    reopen();
    const std::size_t count = 1 + random.below(9);
    Requirements graph{std::vector<Requirements::Set>(count)};
    std::vector<graph::NodeId> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back(concept_named("c" + std::to_string(i)));
    for (std::size_t i = random.below(2 * count); i > 0; --i) {
      const std::size_t from = random.below(count);
      const std::size_t to = random.below(count);
      const bool sure = random.chance(80);
      relate(ids[from], "REQUIRES", ids[to], {{"confidence", sure ? 0.9 : 0.1}});
      if (sure) graph.required[from].insert(to);
    }
    Requirements::Set everything;
    for (std::size_t i = 0; i < count; ++i) everything.insert(i);
    for (int i = 0; i < 5; ++i) {
      Requirements::Set named;
      Requirements::Set goals;
      for (std::size_t k = 0; k < count; ++k) {
        if (random.chance(25)) named.insert(k);
        if (random.chance(20)) goals.insert(k);
      }
      const Requirements::Set known = graph.closure(named);
      const Requirements::Set scope = goals.empty() ? everything : graph.closure(goals);
      const std::string query = "NEXT STEPS KNOWING " + names_of(named) +
                                (goals.empty() ? "" : " TOWARDS " + names_of(goals)) + " MIN CONFIDENCE 0.5 ";
      const Requirements::Set ready = graph.ready(known, scope);
      std::vector<std::string> expected;
      for (const std::size_t one : ready) {
        Requirements::Set more = known;
        for (const std::size_t other : graph.group(one)) more.insert(other);
        Requirements::Set unlocked;
        for (const std::size_t other : graph.ready(more, scope)) {
          if (!ready.contains(other)) unlocked.insert(other);
        }
        expected.push_back("'c" + std::to_string(one) + "' | " +
                           (graph.group(one).size() > 1 ? "true" : "false") + " | " + names_of(unlocked));
      }
      EXPECT_THAT(
          rows(query + "YIELD concept, group, unlocks RETURN concept.name, group IS NOT NULL, unlocks"),
          ::testing::UnorderedElementsAreArray(expected))
          << query;
      std::set<std::string> groups;
      for (const std::size_t one : ready) {
        if (graph.group(one).size() > 1) groups.insert(names_of(graph.group(one)));
      }
      EXPECT_THAT(
          rows(query +
               "YIELD concept, group WHERE group IS NOT NULL WITH group, concept.name AS name ORDER BY "
               "name RETURN collect(name) AS members, group"),
          SizeIs(groups.size()))
          << query;
      Rows members =
          rows(query +
               "YIELD concept, group WHERE group IS NOT NULL WITH group, concept.name AS name ORDER "
               "BY name WITH group, collect(name) AS members RETURN members");
      EXPECT_EQ(std::set<std::string>(members.begin(), members.end()), groups) << query;
      const Rows sizes = rows(query + "YIELD unlocks RETURN 50 - size(unlocks)");
      EXPECT_TRUE(std::is_sorted(sizes.begin(), sizes.end())) << "what unlocks most comes first: " << query;
    }
  }
}

// --- RELATED TO ---

TEST_F(LearningClausesTest, RelatedConceptsOfAChainComeInItsOrder) {
  reopen();
  std::vector<graph::NodeId> chain;
  for (const char* name : {"e", "d", "c", "b", "a"}) {
    chain.push_back(concept_named(name));
    if (chain.size() > 1) relate(chain.back(), "REQUIRES", chain[chain.size() - 2]);
  }
  EXPECT_THAT(columns("RELATED TO 'a'"), ElementsAre("concept", "score", "via"));
  EXPECT_THAT(names("RELATED TO 'a'"), ElementsAre("'b'", "'c'", "'d'", "'e'"));
  EXPECT_THAT(names("RELATED TO 'e'"), ElementsAre("'d'", "'c'", "'b'", "'a'")) << "both ways";
  EXPECT_THAT(names("RELATED TO 'a' LIMIT 2"), ElementsAre("'b'", "'c'"));
  EXPECT_THAT(names("RELATED TO 'a' LIMIT 0"), IsEmpty());
  EXPECT_THAT(rows("RELATED TO 'a' YIELD concept, via WHERE concept.name = 'b' RETURN via"),
              ElementsAre("[]"))
      << "they touch";
  const Rows all = rows("RELATED TO 'a' YIELD concept, score RETURN concept.name, score > 0, score <= 1");
  EXPECT_THAT(all, ::testing::Each(HasSubstr("true | true")));
  EXPECT_THAT(rows("RELATED TO 'a' YIELD score RETURN sum(score) <= 1"), ElementsAre("true"));
  EXPECT_THAT(rows("RELATED TO 'a' YIELD score WITH collect(score) AS s RETURN all(i IN range(1, 3) WHERE "
                   "s[i] <= s[i - 1])"),
              ElementsAre("true"));
}

TEST_F(LearningClausesTest, RelatedConceptsOfAStarAreItsMiddleAndThenTheOthersByName) {
  reopen();
  const auto middle = concept_named("middle");
  for (const char* name : {"d", "a", "c", "b"}) relate(concept_named(name), "REQUIRES", middle);
  concept_named("alone");
  EXPECT_THAT(names("RELATED TO 'middle'"), ElementsAre("'a'", "'b'", "'c'", "'d'"));
  EXPECT_THAT(rows("RELATED TO 'c' YIELD concept, via RETURN concept.name, via"),
              ElementsAre("'middle' | []", "'a' | ['middle']", "'b' | ['middle']", "'d' | ['middle']"));
  EXPECT_THAT(names("RELATED TO 'a', 'b'"), ElementsAre("'middle'", "'c'", "'d'")) << "not they themselves";
  EXPECT_THAT(names("RELATED TO 'alone'"), IsEmpty());
  EXPECT_THAT(names("RELATED TO []"), IsEmpty());
}

TEST_F(LearningClausesTest, RelatedConceptsAreTheSameEachTime) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    reopen();
    std::vector<graph::NodeId> ids;
    for (int i = 0; i < 30; ++i) ids.push_back(concept_named("c" + std::to_string(i)));
    for (int i = 0; i < 60; ++i)
      relate(random.pick(ids), random.chance(50) ? "REQUIRES" : "MENTIONS", random.pick(ids));
    const std::string query =
        "RELATED TO 'c0', 'c1' YIELD concept, score, via RETURN concept.name, score, via";
    const Rows first = rows(query);
    EXPECT_EQ(rows(query), first);
    EXPECT_EQ(rows("UNWIND [1, 2] AS x " + query).size(), 2 * first.size());
    EXPECT_THAT(rows("RELATED TO 'c0' LIMIT 3"), SizeIs(::testing::Le(3U)));
    EXPECT_THAT(rows("RELATED TO 'c0', 'c1' YIELD concept WHERE concept.name IN ['c0', 'c1']"), IsEmpty());
  }
}

TEST_F(LearningClausesTest, RelatedToWantsConceptsAndACount) {
  EXPECT_THAT(error_of([&] { rows("RELATED TO 'DDPN'"); }),
              IsError(ErrorKind::kNotFound, HasSubstr("'DDPM'")));
  EXPECT_EQ(error_kind("RELATED TO 1"), "runtime TypeError InvalidArgumentType");
  EXPECT_EQ(error_kind("RELATED TO 'DDIM' LIMIT -1"), "runtime SyntaxError NegativeIntegerArgument");
  EXPECT_EQ(error_kind("RELATED TO 'DDIM' LIMIT 1.5"), "runtime SyntaxError InvalidArgumentType");
  EXPECT_THAT(rows("RELATED TO 'DDIM' LIMIT 1 YIELD concept RETURN concept.name LIMIT 1"),
              ElementsAre("'DDPM'"));
  EXPECT_THAT(names("MATCH (c:Concept {name: 'DDIM'}) RELATED TO c LIMIT 1"), ElementsAre("'DDPM'"));
}

// --- their words ---

TEST_F(LearningClausesTest, AllTheirWordsStayNames) {
  for (const char* word :
       {"prerequisites", "of",       "knowing", "strictly", "depth", "min",     "confidence", "learning",
        "path",          "to",       "within",  "minutes",  "next",  "steps",   "towards",    "related",
        "why",           "requires", "yield",   "concept",  "group", "unlocks", "via",        "score"}) {
    const std::string name = word;
    SCOPED_TRACE(name);
    EXPECT_THAT(rows("WITH 1 AS " + name + " RETURN " + name + " + 1 AS " + name), ElementsAre("2"));
    EXPECT_THAT(rows("CREATE (" + name + ":" + name + " {" + name + ": 1})-[r:" + name + "]->(" + name +
                     ") RETURN " + name + "." + name + ", type(r)"),
                ElementsAre("1 | '" + name + "'"));
    EXPECT_THAT(rows("MATCH (" + name + ":" + name + ")-[:" + name + "]->() RETURN " + name), SizeIs(1));
    EXPECT_THAT(rows("RETURN $" + name + ", {" + name + ": 2}." + name, {{name, std::int64_t{1}}}),
                ElementsAre("1 | 2"));
    EXPECT_THAT(rows("UNWIND [1] AS " + name + " WITH " + name + " WHERE " + name + " = 1 RETURN [" + name +
                     " IN [3] | " + name + "]"),
                ElementsAre("[3]"));
  }
  EXPECT_THAT(rows("WITH 'DDPM' AS next, 'diffusion' AS knowing, 4 AS minutes LEARNING PATH TO next KNOWING "
                   "knowing WITHIN "
                   "minutes MINUTES YIELD concept AS within RETURN within.name"),
              ElementsAre("'U-Net'", "'DDPM'"));
  EXPECT_THAT(rows("WITH 'DDPM' AS towards, 'U-Net' AS knowing NEXT STEPS KNOWING knowing TOWARDS towards "
                   "YIELD concept AS "
                   "steps RETURN steps.name"),
              ElementsAre("'Markov chain'"));
  EXPECT_THAT(rows("WITH 'DDIM' AS related, 1 AS limits RELATED TO related LIMIT limits YIELD concept AS to "
                   "RETURN to.name"),
              ElementsAre("'DDPM'"));
}

}  // namespace
}  // namespace cairn::query
