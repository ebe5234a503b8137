#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// Terms that say another one again are that concept under another name.
class JoinedTerms : public ImportTest {
 protected:
  std::vector<std::string> aliases(const std::string& name) {
    EXPECT_TRUE(picture().has(name)) << name;
    return picture().has(name) ? picture().concepts.at(name).aliases : std::vector<std::string>{};
  }
};

TEST_F(JoinedTerms, AreOneUnderBothSpellings) {
  import_text(
      "# Boats\n\n## Hull\n\nA hull is the body of a boat.\n\n- **Antifouling**: paint against weed. "
      "Antifouling lasts a year.\n- **Anti-fouling**: paint.\n");
  EXPECT_THAT(aliases("Antifouling"), Contains("Anti-fouling"));
  EXPECT_FALSE(picture().has("Anti-fouling"));
}

TEST_F(JoinedTerms, AreOneWithTheNounAndWithItsAdjective) {
  import_text(
      "# Boats\n\n## Radar\n\nA radar shows what is near.\n\n- **Positional fixing**: finds the boat. "
      "Positional fixing takes two bearings.\n- **Position fixing**: from two bearings.\n");
  EXPECT_NE(picture().has("Positional fixing"), picture().has("Position fixing"));
  import_text(
      "# Sails\n\n## Twist\n\nTwist is the turn of a sail.\n\n- **Linear function**: what maps its angle. A "
      "linear function maps.\n- **Linear functional**: what maps a twist to its drag. A linear functional "
      "weighs.\n");
  EXPECT_TRUE(picture().has("Linear function"));
  EXPECT_TRUE(picture().has("Linear functional")) << "a last word is a noun";
}

TEST_F(JoinedTerms, AreOneAsTheVerbAndAsTheDoing) {
  import_text(
      "# Boats\n\n## Mooring\n\nMooring keeps a boat.\n\n- **Self-righting**: comes up again. Self-righting "
      "saves crews.\n- **Self-right**: to come up.\n- **Bow & Stern Lines**: two ropes. The bow & stern "
      "lines hold.\n- **Bow and Stern Lines**: ropes.\n");
  EXPECT_THAT(aliases("Self-righting"), Contains("Self-right"));
  EXPECT_NE(picture().has("Bow & Stern Lines"), picture().has("Bow and Stern Lines"));
}

TEST_F(JoinedTerms, AreOneWithAndWithoutAWordThatSaysTheSameAgain) {
  import_text(
      "# Boats\n\n## Sail\n\nA sail drives a boat.\n\n- **Apparent wind**: what the crew feels. The apparent "
      "wind turns forward.\n- **Apparent wind method**: steering by the apparent wind.\n- **Apparent wind "
      "meter**: a vane.\n");
  EXPECT_THAT(aliases("Apparent wind"), Contains("Apparent wind method"));
  EXPECT_TRUE(picture().has("Apparent wind meter")) << "a meter is a thing of its own";
}

TEST_F(JoinedTerms, AreQualitiesOfTheThingThatIsSoCalled) {
  import_text(
      "# Boats\n\n## Rig\n\nA rig holds sails.\n\n- **Self-tacked**: needs no hand.\n- **Self-tacked jib**: "
      "a jib on a track. The self-tacked jib is small.\n");
  EXPECT_THAT(aliases("Self-tacked jib"), Contains("Self-tacked"));
}

TEST_F(JoinedTerms, AreNotEveryWordThatEndsSo) {
  import_text(
      "# Boats\n\n## Rig\n\nA rig holds sails.\n\n- **Half-speed**: slow. At half-speed a boat rests.\n- "
      "**Half-speed mode**: of the engine. The half-speed mode is quiet.\n");
  EXPECT_FALSE(picture().has("Half-speed mode") &&
               ::testing::Matches(Contains("Half-speed"))(aliases("Half-speed mode")));
}

TEST_F(JoinedTerms, AreOneInOneWordAndWithAHyphen) {
  import_text(
      "# Boats\n\n## Mast\n\nA mast holds sails.\n\n- **Pre-bending**: curves it. Pre-bending takes minutes, "
      "and prebending by hand takes a tackle.\n");
  EXPECT_THAT(aliases("Pre-bending"), Contains("Prebending"));
}

TEST_F(JoinedTerms, AreTwoLettersAndWhatProseOfTheSameEntryCallsSo) {
  const auto sail = [](const std::string& prose) {
    return "# Boats\n\n## Sail\n\nA sail drives a boat. " + prose +
           "\n\n- **AW**: what the crew feels. The AW grows with speed, and the AW drops in a lull.\n";
  };
  import_text(sail("The apparent wind turns forward when the apparent wind grows."));
  EXPECT_THAT(aliases("AW"), Contains("apparent wind"));
  import_text(
      sail("An asymmetric wing drives more, and an asymmetric wing costs more. The apparent wind turns "
           "forward when the apparent wind grows."));
  EXPECT_THAT(aliases("AW"), IsEmpty()) << "both fit";
}

TEST_F(JoinedTerms, AreNotWhatTheSameTwoLettersMeanInAnotherText) {
  import_text(
      "# Boats\n\n## Keel\n\nA keel holds a boat upright.\n\n"
      "- **EM**: eating of metal. EM holes a keel, so EM is watched.\n\n## Chart\n\n"
      "A chart shows depths. An EM algorithm fills its gaps, and the EM algorithm is slow.\n");
  EXPECT_TRUE(picture().has("EM algorithm"));
  EXPECT_THAT(aliases("EM"), IsEmpty());
  EXPECT_FALSE(picture().has(graph::type::kMentions, "Chart", "EM"));
  EXPECT_FALSE(picture().has(graph::type::kRequires, "EM algorithm", "EM"));
}

TEST_F(JoinedTerms, AreProductsWithTheirMakersName) {
  import_text(
      "# Boats\n\n## Fitting\n\nA fitting holds a rope.\n\n- **Tharsis Lockwend**: a clutch. We trust the "
      "Tharsis Lockwend here.\n\n## Clutch\n\nA clutch holds a rope, as the Lockwend does. Clutches like the "
      "Lockwend wear.\n");
  EXPECT_THAT(aliases("Tharsis Lockwend"), Contains("Lockwend"));
}

TEST_F(JoinedTerms, AreNoProductsWhereTheFirstWordOnlyQualifies) {
  import_text(
      "# Boats\n\n## Fitting\n\nA fitting holds a rope.\n\n- **Double Lockwend**: a clutch for two. Many a "
      "Double Lockwend is double the price.\n- **Lockwend**: a clutch. The Lockwend is sold everywhere.\n");
  EXPECT_TRUE(picture().has("Double Lockwend"));
  EXPECT_THAT(aliases("Lockwend"), Not(Contains("Double Lockwend")));
}

TEST_F(JoinedTerms, AreThePluralsOfAbbreviations) {
  import_text(
      "# Boats\n\n## Fleet\n\nA fleet is many boats.\n\n- **HQ**: where the race is run. The HQ is "
      "ashore.\n- **HQs**: there may be two.\n");
  EXPECT_FALSE(picture().has("HQs"));
  EXPECT_THAT(aliases("HQ"), Contains("HQs"));
}

TEST_F(JoinedTerms, AreTheFilesOfAFormat) {
  import_text(
      "# Charts\n\n## Plotter\n\nA plotter shows charts. It reads a GPX file. Each GPX file holds "
      "tracks.\n\n- **GPX**: a format for tracks. Most plotters read GPX.\n");
  EXPECT_FALSE(picture().has("GPX file"));
  EXPECT_TRUE(picture().has("GPX"));
}

TEST_F(JoinedTerms, AreHeaderPhrasesInSmallLettersAndWithoutHyphens) {
  import_text(
      "keel, tbulb, boat parts\n**Keel** is the fin under a hull.\n- **T-Bulb**: a keel with lead at its "
      "end. The T-Bulb is deep.\n\nrudder, keel, boat parts\n**Rudder** is the blade that turns a boat.\n",
      "boats");
  EXPECT_THAT(aliases("T-Bulb"), Contains("tbulb"));
}

TEST_F(JoinedTerms, AreAbbreviationsOfPhrasesThatAreNoTermsThemselves) {
  import_text(
      "# Boats\n\n## Rescue\n\nRescue comes by air or water. After man overboard recovery the crew "
      "rests.\n\n- **MOR**: what the crew trains. A good MOR takes a minute.\n");
  EXPECT_THAT(aliases("MOR"), Contains("man overboard recovery"));
}

TEST_F(JoinedTerms, AreNotMadeOfTwoLettersAndALabel) {
  import_text(
      "# Boats\n\n## Rescue\n\nRescue comes by air or water.\n\n- **CP**: a point. The CP is far. Every CP "
      "is marked.\n- **Cam Pulley**: holds a rope.\n");
  EXPECT_THAT(aliases("Cam Pulley"), IsEmpty());
}

TEST_F(JoinedTerms, AreTheProblemsOfWhichATextSpeaksAsTheOne) {
  const auto boat = [](const std::string& prose) {
    return "# Boats\n\n## Hull\n\nA hull carries a boat. " + prose +
           "\n\n- **Bow diving**: the bow goes under. Bow diving ends races.\n";
  };
  import_text(boat("The bow diving problem grows with speed."));
  EXPECT_THAT(aliases("Bow diving"), Contains("bow diving problem"));
  import_text(boat("Every bow diving problem has a cure of its own."));
  EXPECT_THAT(aliases("Bow diving"), IsEmpty()) << "one of several";
}

TEST_F(JoinedTerms, AreTheDoingOfAThingOfThreeWords) {
  import_text(
      "# Boats\n\n## Design\n\nDesign begins on paper. It uses fluid flow modeling to see what a hull does, "
      "and boat modeling for the eye.\n\n- **Fluid flow model**: what water does. A fluid flow model takes a "
      "day.\n- **Boat model**: a small boat. A boat model stands on a shelf.\n");
  EXPECT_THAT(aliases("Fluid flow model"), Contains("fluid flow modeling"));
  EXPECT_THAT(aliases("Boat model"), IsEmpty()) << "two words are a thing or what one does";
}

TEST_F(JoinedTerms, AreTheSameWithAnAbbreviationWrittenOut) {
  import_text(
      "# Boats\n\n## Rescue\n\nRescue comes by air or water. Man overboard (MOB) is called out.\n\n- **Man "
      "overboard drill**: what the crew trains. A man overboard drill takes a minute.\n\n## Crew\n\nA crew "
      "sails a boat, and does a MOB drill each spring.\n");
  EXPECT_THAT(aliases("Man overboard drill"), Contains("MOB drill"));
}

TEST_F(JoinedTerms, AreWhoStandsForWhatIsNamedAfterThem) {
  const auto speed = [](const std::string& labels) {
    return "# Boats\n\n## Speed\n\nSpeed has a bound (Froude), as Froude found.\n\n" + labels;
  };
  import_text(speed("- **Froude relation**: speed grows with length. The Froude relation is old.\n"));
  EXPECT_THAT(aliases("Froude relation"), Contains("Froude"));
  import_text(
      speed("- **Froude relation**: speed grows with length. The Froude relation is old.\n- **Froude "
            "law**: models scale. The Froude law is older.\n"));
  EXPECT_THAT(aliases("Froude relation"), IsEmpty()) << "or the law";
}

TEST_F(JoinedTerms, AreALawWithTheFieldThatItsEntryIsAbout) {
  const auto entry = [](const std::string& field) {
    return "# Boats\n\n## Drag\n\nDrag slows a boat.\n\n### Hallin's rule of " + field +
           "\n\n- **Hallin's rule**: says how much. Many believe Hallin's rule.\n";
  };
  import_text(entry("drag"));
  EXPECT_THAT(aliases("Hallin's rule"), Contains("Hallin's rule of drag"));
  import_text(entry("sleep"));
  EXPECT_THAT(aliases("Hallin's rule"), Not(Contains("Hallin's rule of sleep"))) << "another of hers";
}

TEST_F(JoinedTerms, AreFoundUnderALabelWithItsBracket) {
  import_text(
      "# Boats\n\n## Sail\n\nA sail drives a boat.\n\n- **Lockwend Sim (SEAWARE)**: shows the wind. The "
      "Lockwend Sim is free, as SEAWARE says. SEAWARE pays.\n- **Sail (2019)**: an old one.\n\n### Explicit "
      "scheme (FTKS)\n\nIt steps in time, and the FTKS is fast.\n");
  EXPECT_THAT(aliases("Lockwend Sim"), Contains("Lockwend Sim (SEAWARE)"));
  EXPECT_THAT(aliases("SEAWARE"), IsEmpty()) << "the maker is another thing";
  EXPECT_THAT(aliases("FTKS"), Contains("Explicit scheme (FTKS)")) << "the words before it are no term";
  EXPECT_THAT(aliases("Sail"), IsEmpty()) << "a year is no name";
}

TEST_F(JoinedTerms, AreFoundUnderAShortFormInTheMiddleOfALabel) {
  import_text(
      "# Boats\n\n## Sail\n\nA sail drives a boat.\n\n- **Roller Furling (R-Furling) Drum**: winds a sail "
      "up. "
      "The roller furling drum jams.\n");
  EXPECT_THAT(aliases("Roller Furling Drum"),
              ::testing::IsSupersetOf({"R-Furling", "Roller Furling (R-Furling) Drum"}));
}

TEST_F(JoinedTerms, AreTheAbbreviationThatATitleBeginsWith) {
  const auto rule = [](const std::string& other) {
    return "# Boats\n\n## IRPC rule\n\nA rule of the road; IRPC is often cited, and IRPC binds all.\n\n## "
           "Skipper\n\nA skipper knows the IRPC rule" +
           other + ".\n";
  };
  import_text(rule(""), "boats.md");
  EXPECT_THAT(aliases("IRPC rule"), Contains("IRPC"));
  EXPECT_FALSE(picture().has("IRPC"));
  import_text(rule(" and an IRPC officer"), "boats.md");
  EXPECT_THAT(aliases("IRPC rule"), Not(Contains("IRPC"))) << "it is more than that";
}

}  // namespace
}  // namespace cairn::importers
