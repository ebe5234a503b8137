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

}  // namespace
}  // namespace cairn::importers
