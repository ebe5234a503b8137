#include "importers/analysis/title_bracket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cairn::importers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TitleBracket, GivesShortFormsOfTheTitle) {
  EXPECT_THAT(read_title_bracket("Electrocardiogram", "ECG, EKG").names, ElementsAre("ECG", "EKG"));
  EXPECT_THAT(read_title_bracket("Congestion window", "cwnd").names, ElementsAre("cwnd"));
  EXPECT_THAT(read_title_bracket("Degrees of freedom", "df").names, ElementsAre("df"));
  EXPECT_THAT(read_title_bracket("Standard deviation", "s.d.").names, ElementsAre("s.d."));
  EXPECT_THAT(read_title_bracket("Nucleus", "nuc").names, ElementsAre("nuc"));
  EXPECT_THAT(read_title_bracket("Neutral density filter", "ND filter").names, ElementsAre("ND filter"));
  EXPECT_THAT(read_title_bracket("Operational amplifier", "op-amp").names, ElementsAre("op-amp"));
  EXPECT_THAT(read_title_bracket("Moheric border", "the Moh").names, ElementsAre("Moh"));
  EXPECT_THAT(read_title_bracket("Broad seam form", "BSF form, or BSF for short").names,
              ElementsAre("BSF form", "BSF"));
  EXPECT_THAT(read_title_bracket("Aperture priority", "A or Av").names, ElementsAre("A", "Av"));
}

TEST(TitleBracket, GivesSymbols) {
  EXPECT_THAT(read_title_bracket("Significance level", "\u03b1").names, ElementsAre("\u03b1"));
  EXPECT_THAT(read_title_bracket("Dominant seventh chord", "V7").names, ElementsAre("V7"));
  EXPECT_THAT(read_title_bracket("Correlation coefficient", "r").names, ElementsAre("r"));
  EXPECT_THAT(read_title_bracket("R-squared", "R\u00b2").names, ElementsAre("R\u00b2"));
}

TEST(TitleBracket, GivesOtherSpellingsAndOtherWords) {
  EXPECT_THAT(read_title_bracket("Meter", "metre").names, ElementsAre("metre"));
  EXPECT_THAT(read_title_bracket("Gybe", "jibe").names, ElementsAre("jibe"));
  EXPECT_THAT(read_title_bracket("Brood box", "brood chamber").names, ElementsAre("brood chamber"));
}

TEST(TitleBracket, GivesWhatItCallsAName) {
  EXPECT_THAT(read_title_bracket("Leading tone", "or subtonic").names, ElementsAre("subtonic"));
  EXPECT_THAT(read_title_bracket("Storm jib", "or simply jib").names, ElementsAre("jib"));
  EXPECT_THAT(read_title_bracket("Black letter", "also: blackletter, Gothic").names,
              ElementsAre("blackletter", "Gothic"));
  EXPECT_THAT(read_title_bracket("Colour", "US: color").names, ElementsAre("color"));
  EXPECT_THAT(read_title_bracket("Dyke", "US spelling: dike").names, ElementsAre("dike"));
  EXPECT_THAT(read_title_bracket("Criterion", "pl. criteria").names, ElementsAre("criteria"));
}

TEST(TitleBracket, BehindALabelGivesWhatItCallsANameOrSaysInOtherWords) {
  EXPECT_THAT(names_behind_label("Jib sheet", "also called headsail rope"), ElementsAre("headsail rope"));
  EXPECT_THAT(names_behind_label("Lamport clock", "scalar clock"), ElementsAre("scalar clock"));
  for (const char* bracket : {"Lockwend", "Lockwend clock", "batch size one", "1978", "VMG"})
    EXPECT_THAT(names_behind_label("Lamport clock", bracket), IsEmpty()) << bracket;
}

TEST(TitleBracket, GivesNoNameThatOnlySaysWhere) {
  EXPECT_THAT(read_title_bracket("Reef", "also reduce, in sailing").names, ElementsAre("reduce"));
}

TEST(TitleBracket, TellsThePartOfSpeechAndHowTheTitleIsSpoken) {
  for (const char* bracket : {"v.", "noun", "adj.", "pronounced \"led\""}) {
    const TitleBracket read = read_title_bracket("Lead", bracket);
    EXPECT_TRUE(read.is_grammar) << bracket;
    EXPECT_THAT(read.names, IsEmpty()) << bracket;
  }
}

TEST(TitleBracket, GivesNoWordsThatOnlyStandBesideAName) {
  EXPECT_THAT(read_title_bracket("Electrocardiogram", "ECG, medicine").names, ElementsAre("ECG"));
  EXPECT_THAT(read_title_bracket("Painter", "short rope").names, IsEmpty());
  EXPECT_THAT(read_title_bracket("Jib", "a").names, IsEmpty());
}

TEST(TitleBracket, MayOnlyTellTheTitleFromItsHomonyms) {
  for (const auto& [title, bracket] : std::vector<std::pair<const char*, const char*>>{{"Dish", "wheels"},
                                                                                       {"Index", "relation"},
                                                                                       {"View", "SQL"},
                                                                                       {"Port", "wine"},
                                                                                       {"Mode", ""},
                                                                                       {"Set", ", "}}) {
    const TitleBracket read = read_title_bracket(title, bracket);
    EXPECT_THAT(read.names, IsEmpty()) << title;
    EXPECT_FALSE(read.is_grammar) << title;
  }
}

}  // namespace
}  // namespace cairn::importers
