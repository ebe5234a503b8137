#include "importers/analysis/abbreviation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cairn::importers {
namespace {

using ::testing::ElementsAre;

TEST(AbbreviationForm, IsShortWithTwoCapitals) {
  for (const char* text : {"VMG", "RA", "LST", "VMGs", "GoTo", "OvenBotV2", "A-B", "3DP"})
    EXPECT_TRUE(is_abbreviation_form(text)) << text;
  for (const char* text : {"", "V", "vmg", "Vmg", "V M G", "wind", "ABCDEFGHIJKLMNOP", "-AB", "ÄÖ"})
    EXPECT_FALSE(is_abbreviation_form(text)) << text;
}

TEST(Abbreviation, HasTheInitialsThoughItsLettersStandInsideWordsToo) {
  EXPECT_TRUE(abbreviates("KTO", "Kahneman-Tversky Optimization"));
  EXPECT_TRUE(abbreviates("PPO", "Proximal Policy Optimization"));
  EXPECT_TRUE(abbreviates("TTR", "Tiller to Rudder"));
  EXPECT_FALSE(abbreviates("TILER", "Tiller and Rudder")) << "most letters begin no word";
}

TEST(Abbreviation, HasTheInitialsOfItsExpansion) {
  const std::pair<const char*, const char*> right[] = {{"VMG", "velocity made good"},
                                                       {"VMGs", "velocities made good"},
                                                       {"RA", "right ascension"},
                                                       {"DDT", "desired dough temperature"},
                                                       {"LAB", "lactic acid bacteria"},
                                                       {"AW", "Apparent Wind"},
                                                       {"PoS", "points of sail"},
                                                       {"LLR", "long-lived rudder"},
                                                       {"MTAR", "MultiTAR"},
                                                       {"RIGS", "RIGging Standard"}};
  for (const auto& [abbreviation, expansion] : right)
    EXPECT_TRUE(abbreviates(abbreviation, expansion)) << abbreviation << " " << expansion;
  const std::pair<const char*, const char*> wrong[] = {
      {"VMG", "made good velocity"},
      {"VMG", "very"},
      {"RA", "declination"},
      {"RA", "the right ascension"},
      {"DDT", "dough"},
      {"RA", ""},
      {"", "right ascension"},
      {"R", "right"},
      {"XLR", "extra-long rudder"},
      {"OS", "a rather long phrase that does not end before it said all about open seas"}};
  for (const auto& [abbreviation, expansion] : wrong)
    EXPECT_FALSE(abbreviates(abbreviation, expansion)) << abbreviation << " " << expansion;
}

std::vector<std::pair<std::string, std::string>> pairs(const std::string& text) {
  AnalysedBlock block;
  block.block.text = text;
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& pair : find_expansions(block)) {
    found.emplace_back(pair.abbreviation, pair.expansion);
    EXPECT_LT(pair.begin, pair.end);
    EXPECT_LE(pair.end, text.size());
  }
  return found;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Expansion, StandsBeforeABracketWithItsAbbreviation) {
  EXPECT_EQ(pairs("Boats are compared by velocity made good (VMG) upwind."),
            (Pairs{{"VMG", "velocity made good"}}));
  EXPECT_EQ(pairs("Velocity Made Good (VMG)"), (Pairs{{"VMG", "Velocity Made Good"}}));
  EXPECT_EQ(pairs("The right ascension (RA, in hours) is measured."), (Pairs{{"RA", "right ascension"}}));
}

TEST(Expansion, StandsInABracketBehindItsAbbreviation) {
  EXPECT_EQ(pairs("With VMG (velocity made good) boats are compared."),
            (Pairs{{"VMG", "velocity made good"}}));
}

TEST(Expansion, StandsBehindADashAsAWholePhrase) {
  EXPECT_EQ(pairs("A suppressor (PEG \u2014 polyethylene glycol) slows it."),
            (Pairs{{"PEG", "polyethylene glycol"}}));
  EXPECT_EQ(pairs("VMG - velocity made good, in knots"), (Pairs{{"VMG", "velocity made good"}}));
  EXPECT_EQ(pairs("VMG \u2014 very much good for racing upwind on lakes"), Pairs{});
  EXPECT_EQ(pairs("VMG = "), Pairs{});
}

TEST(Expansion, IsTakenAsShortAsItFits) {
  EXPECT_EQ(pairs("Many makers of very good velocity made good (VMG) meters"),
            (Pairs{{"VMG", "velocity made good"}}));
}

TEST(Expansion, MayComeSeveralTimesInOneText) {
  EXPECT_EQ(pairs("Lactic acid bacteria (LAB) and the desired dough temperature (DDT) go together."),
            (Pairs{{"LAB", "Lactic acid bacteria"}, {"DDT", "desired dough temperature"}}));
}

TEST(Expansion, MayBeAListOfWords) {
  EXPECT_EQ(pairs("A light shows red, green and white (RGW) by sector."),
            (Pairs{{"RGW", "red, green and white"}}));
  EXPECT_EQ(pairs("Every RGW (red, green, or white) light"), (Pairs{{"RGW", "red, green, or white"}}));
  EXPECT_EQ(pairs("Lights are red, green and white (IALA)."), Pairs{});
  EXPECT_EQ(pairs("It is old. Red <boats, rope, green> white (RGW)."), Pairs{}) << "over other marks";
  EXPECT_EQ(pairs("red, green and white, (RGW)"), Pairs{}) << "a mark ends it";
  EXPECT_EQ(pairs("Is it red? Green, white (RGW)"), Pairs{}) << "over the end of a sentence";
  EXPECT_EQ(pairs("and red, green (ARG)"), Pairs{}) << "no list begins so";
  EXPECT_EQ(pairs("AB (a, b)"), Pairs{}) << "letters are no words";
  EXPECT_EQ(pairs("anchoring, approach and arrival (AAA)"),
            (Pairs{{"AAA", "anchoring, approach and arrival"}}))
      << "and nothing shorter";
}

TEST(Expansion, IsNotMadeOfWhatDoesNotFit) {
  EXPECT_EQ(pairs("A knot (see below) is no speed (NM)."), Pairs{});
  EXPECT_EQ(pairs("The boat sails fast. Good (VMG)"), Pairs{}) << "over the end of a sentence";
  EXPECT_EQ(pairs("Bowline (B), hitch (), (VMG)"), Pairs{});
  EXPECT_EQ(pairs("an open bracket (VMG"), Pairs{});
  EXPECT_EQ(pairs(""), Pairs{});
}

}  // namespace
}  // namespace cairn::importers
