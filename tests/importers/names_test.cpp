// What entries are called: titles, aliases, abbreviations, categories; which entries are about one concept,
// and which of one name are about two.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "graph/vocabulary.h"
#include "tests/importers/named_concepts.h"
#include "text/folding.h"

namespace cairn::importers {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

namespace type = graph::type;

class Names : public NamedConcepts {};

TEST_F(Names, AreTheBoldLeads) {
  import({data_file("sailing-dump.txt")});
  EXPECT_THAT(titles(), UnorderedElementsAre("True Wind", "Apparent Wind", "Points of Sail",
                                             "Velocity Made Good", "Tacking", "Gybing", "Leeway", "Keels"));
}

TEST_F(Names, AreTheHeadingsOfAMarkdownGlossary) {
  import({data_file("bicycles.md")});
  EXPECT_THAT(titles(), UnorderedElementsAre("Gear Ratio", "Chainring", "Sprocket", "Derailleur", "Cadence",
                                             "Shifter", "Wheel Truing"));
}

TEST_F(Names, ComeFromTheSubjectWhereThereIsNoBoldLead) {
  import_text(
      "bowline knot, knots\nA bowline is a loop that neither slips nor jams.\n"
      "clove hitch, knots\nThe clove hitch holds a line on a post while it is pulled from both sides.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Bowline", "Clove Hitch"));
}

TEST_F(Names, ComeFromTheHeaderWhereTheTitleIsALongSentence) {
  import_text(
      "clove hitch, knots\n**How To Tie A Clove Hitch On Posts And Rails In Busy Harbours: a primer**\nA "
      "clove "
      "hitch is two half turns on a post, crossed once.\n");
  EXPECT_THAT(titles(), ElementsAre("Clove Hitch"));
}

TEST_F(Names, KeepSignsDigitsAndSuffixes) {
  import_text(
      "c++ plotters, software\n**C++** is a language in which chart plotters are written.\n"
      "c plotters, software\n**C** is an older language in which chart plotters were written.\n"
      "gps-3 receivers, devices\n**GPS-3** is the third make of a receiver for satellites.\n"
      "gps receivers, devices\n**GPS** is a net of satellites that tells a boat where she is.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("C++", "C", "GPS-3", "GPS"));
}

TEST_F(Names, OfAFamilyStayApart) {
  import({data_file("bread-page.txt")});
  EXPECT_THAT(titles(), ::testing::AllOf(Contains("OvenBot"), Contains("OvenBotv2")));
  EXPECT_EQ(meaning("OvenBot"), "OvenBot");
  EXPECT_EQ(meaning("ovenbotv2"), "OvenBotv2");
  EXPECT_EQ(shown("OvenBotv2").definitions.size(), 1U);
}

TEST_F(Names, LoseTheirBracketToTheAliases) {
  import({data_file("sailing-dump.txt"), data_file("bicycles.md")});
  EXPECT_THAT(shown("Velocity Made Good").aliases, Contains("VMG"));
  EXPECT_THAT(shown("Apparent Wind").aliases, Contains("AW"));
  EXPECT_THAT(shown("Wheel Truing").aliases, Contains("WT"));
  EXPECT_EQ(meaning("VMG"), "Velocity Made Good");
  EXPECT_EQ(meaning("wheel truing (WT)"), "Wheel Truing");
}

TEST_F(Names, OfAnAbbreviationHaveTheirExpansionAsAlias) {
  import_text(
      "ais receivers, devices\n**AIS (Automatic Identification System)** is a radio that tells ships who is "
      "near.\n"
      "epirb, devices\n**EPIRB** (Emergency Position Indicating Radio Beacon) calls for help by "
      "satellite.\n");
  EXPECT_EQ(meaning("automatic identification system"), "AIS");
  EXPECT_EQ(meaning("Emergency Position Indicating Radio Beacon"), "EPIRB");
}

TEST_F(Names, DoNotTakeARemarkInBracketsForAnAlias) {
  import_text(
      "bowline knot, knots\n**Bowline (the king of knots)** is a loop that neither slips nor jams.\n");
  EXPECT_THAT(shown("Bowline").aliases, Not(Contains(HasSubstr("king"))));
}

TEST_F(Names, OfALongTitleHaveTheShortFormsThatOpenSentencesOfTheText) {
  import_text(
      "anchor chain tension modeling, mooring\n**Anchor Chain Tension Modeling** tells when an anchor drags. "
      "Anchor modeling takes the wind. Chain modeling is harder. Anchor chain is bought by the metre.\n");
  EXPECT_THAT(shown("Anchor Chain Tension Modeling").aliases, ElementsAre("Anchor modeling"));
}

TEST_F(Names, HaveNoShortFormThatAnotherEntryIsCalledBy) {
  import_text(
      "anchor rode design for ships, mooring\n**Anchor Rode Design for Ships** is done by rules. Anchor "
      "design "
      "comes later.\n\nanchor design, mooring\n**Anchor Design** is the choice of flukes. It decides what "
      "bottom an anchor holds in.\n");
  EXPECT_THAT(shown("Anchor Rode Design for Ships").aliases, Not(Contains("Anchor design")));
  import_text(
      "anchor rode design for ships, mooring\n**Anchor Rode Design for Ships** is done by rules. Anchor "
      "design comes later.\n");
  EXPECT_THAT(shown("Anchor Rode Design for Ships").aliases, Contains("Anchor design"))
      << "where it is alone";
}

TEST_F(Names, OfTwoThingsAreNotShortenedToOneOfThem) {
  import_text(
      "anchor chain and rode splicing, mooring\n**Anchor Chain and Rode Splicing** joins what holds a boat. "
      "Anchor chain is heavy. Anchor rode splicing is slow.\n");
  EXPECT_THAT(shown("Anchor Chain and Rode Splicing").aliases,
              AllOf(Not(Contains("Anchor chain")), Contains("Anchor rode splicing")));
}

TEST_F(Names, AreWrittenWithTheNamesInBracketsToo) {
  import_text(
      "receivers for boats, devices\n**Receivers for Boats (AIS/NAVTEX)** tell a crew what is near and what "
      "comes.\n");
  EXPECT_THAT(shown("Receivers for Boats").aliases, Contains("Receivers for Boats (AIS/NAVTEX)"));
}

TEST_F(Names, ThatBeginWithAnAbbreviationAreAlsoCalledByItWhereTheHeaderListsItAndTheTextSpellsIt) {
  import_text(
      "vp analysis kit, vp, racing\n**VP Analysis** is a velocity prediction analysis of what speed a boat "
      "can "
      "reach.\n\ngp analysis kit, racing\n**GP Analysis** weighs the starts of a race.\n");
  EXPECT_THAT(shown("VP Analysis").aliases, Contains("vp"));
}

TEST_F(Names, OfAMarkdownEntryHaveTheAliasesThatItsAuthorGives) {
  import({data_file("bicycles.md")});
  EXPECT_THAT(shown("Chainring").aliases, ElementsAre("front gear", "chainwheel"));
  EXPECT_THAT(shown("Sprocket").aliases, ElementsAre("rear cog"));
  EXPECT_EQ(meaning("rear cogs"), "Sprocket");
}

TEST_F(Names, OfTheHeaderAreAliasesOnlyWhenTheySayTheNameAgain) {
  import({data_file("bread-page.txt")});
  EXPECT_THAT(shown("Hydration").aliases, Not(Contains("baker percentage water")));
  EXPECT_THAT(shown("Bulk Fermentation").aliases, Not(Contains("first rise dough")));
  EXPECT_NE(meaning("natural leavening"), "Sourdough Starter") << "a category is no alias";
}

TEST_F(Names, AreNeverAliasesOfThemselves) {
  import(data_files());
  for (const auto& [name, shown] : picture().concepts) {
    std::set<std::string> folded;
    for (const auto& alias : shown.aliases) {
      EXPECT_NE(text::fold(alias), text::fold(name));
      EXPECT_TRUE(folded.insert(text::fold(alias)).second) << name << " has the alias " << alias << " twice";
    }
  }
}

TEST_F(Names, OfConceptsAreUnique) {
  import(data_files());
  picture();  // looks whether two concepts have one name
  std::map<std::string, std::string> folded;
  for (const auto& [name, shown] : picture().concepts) {
    const auto [other, fresh] = folded.emplace(text::fold(name), name);
    EXPECT_TRUE(fresh) << name << " and " << other->second;
  }
}

// --- categories ---

TEST_F(Names, HaveTheLastPhraseOfTheirHeaderAsCategory) {
  import({data_file("sailing-dump.txt")});
  EXPECT_EQ(shown("Leeway").category, "hull");
  EXPECT_THAT(shown("Keels").categories, ElementsAre("hull"));
  EXPECT_EQ(shown("Velocity Made Good").category, "performance") << "it stands alone after the name";
  const auto all = picture();
  EXPECT_TRUE(all.has(type::kInCategory, "Leeway", "hull"));
  EXPECT_TRUE(all.has(type::kInCategory, "True Wind", "wind"));
  EXPECT_FALSE(all.has(type::kInCategory, "Leeway", "wind"));
}

TEST_F(Names, HaveNoCategoryWhereOnlyRelatedPhrasesFollow) {
  import({data_file("bread-page.txt")});
  EXPECT_EQ(shown("Hydration").category, "");
  EXPECT_EQ(shown("Gluten").category, "");
}

TEST_F(Names, OfAMarkdownEntryHaveTheCategoryThatItsAuthorGives) {
  import({data_file("bicycles.md")});
  EXPECT_EQ(shown("Gear Ratio").category, "drivetrain");
  EXPECT_EQ(shown("Cadence").category, "riding");
  EXPECT_TRUE(picture().has(type::kInCategory, "Wheel Truing", "wheels"));
}

TEST_F(Names, OfAMarkdownEntryHaveAllCategoriesThatItsAuthorGives) {
  import_text(
      "# Words\n\n## Fid\n\nCategories: tools, rigging\n\nA fid is a spike that opens the strands of a "
      "rope.\n\n"
      "## Toggle\n\nA toggle is a small link.\n");
  EXPECT_THAT(shown("Fid").categories, ElementsAre("tools", "rigging"));
}

// --- one concept from several entries ---

TEST_F(Names, OfNearDuplicatesBecomeOneConceptWithAllDefinitions) {
  import({data_file("bread-page.txt")});
  const auto starter = shown("Sourdough Starter");
  EXPECT_THAT(starter.definitions,
              ElementsAre(HasSubstr("a culture of wild yeast"), HasSubstr("living mixtures")));
  EXPECT_EQ(meaning("sourdough starters"), "Sourdough Starter");
  std::size_t defining = 0;
  for (const auto& edge : picture().edges)
    defining += edge.type == type::kDefines && edge.to == "Sourdough Starter" ? 1 : 0;
  EXPECT_EQ(defining, 2U);
}

TEST_F(Names, OfNearDuplicatesInTwoSourcesBecomeOneConcept) {
  import({data_file("sailing-dump.txt"),
          write("more.txt",
                "leeway, hull\n**Leeway** is the slip of a boat to the side that the wind pushes it to, "
                "which a deep keel or a centreboard keeps small.\n")});
  EXPECT_THAT(shown("Leeway").definitions, ::testing::SizeIs(2));
}

TEST_F(Names, OfContainedNamesStayApart) {
  import_text(
      "keel, hull\n**Keel** is a fin under a boat that holds it against leeway.\n"
      "bilge keel, hull\n**Bilge Keel** is one of two short fins on which a boat stands at low tide.\n"
      "canting bilge keel, hull\n**Canting Bilge Keel** is a fin of two that swings under a boat.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Keel", "Bilge Keel", "Canting Bilge Keel"));
}

TEST_F(Names, OfEntriesThatShareOneWordStayApart) {
  import({data_file("bread-page.txt")});
  EXPECT_THAT(titles(), Contains("Lab Notebook")) << "LAB are bacteria, and a lab is a room";
  EXPECT_EQ(shown("Lab Notebook").definitions.size(), 1U);
}

// --- one name, two concepts ---

constexpr const char* kBow =
    "bow archery, weapons\n**Bow** is a bent stave with a string that shoots arrows — archers draw the "
    "string to the cheek "
    "and let it go.\n**Making One**\n- **Tiller**: the bowyer scrapes the limbs until both bend alike.\n- "
    "**Nock**: a groove "
    "that takes the loop of the string.\n- **Draw Weight**: the pull in pounds at full draw, measured with a "
    "scale.\nBows of "
    "yew were carried by bowmen for centuries, and hunters prize them for their silence.\n"
    "bow ship, hull\n**Bow** is the foremost part of a vessel, where the planks of both sides meet at the "
    "stem — it parts "
    "waves and throws spray.\n**Shapes**\n- **Clipper Stem**: it curves forward above the waterline and "
    "keeps the deck dry.\n"
    "- **Bulbous Nose**: a swelling below water that cancels a wave and saves fuel in freighters.\n- **Plumb "
    "Stem**: upright, "
    "as on old cutters and new racing yachts.\nAnchors hang there, and lookouts stand watch in fog.\n"
    "rudder ship, hull\n**Rudder** is a blade at the stern that turns a vessel — the flow of water presses "
    "on it.\n"
    "crossbow, weapons\n**Crossbow** is a short bow on a stock with a trigger — it shoots bolts.\n";

TEST_F(Names, OfHomonymsStayApartAndAreToldByTheirCategory) {
  import_text(kBow);
  EXPECT_THAT(titles(), UnorderedElementsAre("Bow (weapons)", "Bow (hull)", "Rudder", "Crossbow"));
}

TEST_F(Names, OfHomonymsAreFoundWithTheirCategoryAndAmbiguousWithoutIt) {
  import_text(kBow);
  EXPECT_EQ(meaning("Bow"), "?");
  EXPECT_EQ(meaning("bow (hull)"), "Bow (hull)");
  EXPECT_EQ(meaning("Bow (weapons)"), "Bow (weapons)");
}

/// Two short entries share their name and the words of a template; that is no likeness of what they speak of.
TEST_F(Names, OfHomonymsStayApartThoughTheirEntriesAreShort) {
  import({data_file("bread-page.txt")});
  EXPECT_THAT(titles(), ::testing::AllOf(Contains("Proof (fermentation)"), Contains("Proof (distilling)")));
}

TEST_F(Names, OfHomonymsInTwoSourcesStayApart) {
  const std::string all = kBow;
  const auto second = all.find("bow ship");
  import({write("archery", all.substr(0, second)), write("ships", all.substr(second))});
  EXPECT_THAT(titles(), UnorderedElementsAre("Bow (weapons)", "Bow (hull)", "Rudder", "Crossbow"));
}

TEST_F(Names, OfEveryConceptIsFoundByItself) {
  import(data_files());
  for (const auto& name : picture().names()) EXPECT_EQ(meaning(name), name);
}

TEST_F(Names, OfMarkdownEntriesWithAPlainBracketAreKept) {
  import_text(
      "# Words\n\n## Dish (wheels)\n\nThe dish is how far a rim stands off the middle of its hub.\n\n## Dish "
      "(kitchen)\n\nA dish is a plate or bowl from which a family eats soup.\n");
  EXPECT_NE(meaning("Dish (wheels)"), "") << "the heading finds its entry";
  EXPECT_NE(meaning("Dish (kitchen)"), meaning("Dish (wheels)"));
}

TEST_F(Names, WithoutWordsStayApart) {
  import_text(
      "# Signs\n\n## ...\n\nThe sign on a chart for a bottom of small stones.\n\n## >>>\n\nThe sign on a "
      "chart for a current.\n\n## Kedge\n\nA light anchor.\n\n## Luff\n\nThe front edge of a sail. It is "
      "the edge that flutters first.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("...", ">>>", "Kedge", "Luff"));
}

TEST_F(Names, OfADictionaryHaveTheirDefinitionBehindThePartOfSpeech) {
  import_text(
      "# Boats\n\n## Jib\n\n/jib/, n.\n\n[from the Danish] A sail before the mast.\n\n## Headsail\n\nn. See "
      "jib.\n\n## "
      "Foresail\n\n/for'sl/ n.,v.\n\nSee jib.\n\n## Luff\n\nn.\n\n1. The front edge of a sail.\n\n2. A turn "
      "to the "
      "wind.\n\n## IMP\n\n(IMP) A short spar for a light sail.\n");
  EXPECT_EQ(shown("Jib").definition, "[from the Danish] A sail before the mast.");
  EXPECT_EQ(meaning("Headsail"), "Jib");
  EXPECT_EQ(meaning("Foresail"), "Jib");
  EXPECT_EQ(shown("Luff").definition, "The front edge of a sail.") << "the first of its senses";
  EXPECT_EQ(shown("IMP").definition, "(IMP) A short spar for a light sail.");
}

TEST_F(Names, InABracketBehindATitleLeadThere) {
  import_text(
      "# Boats\n\n- **Velocity Made Good (VMG, Vmg)**: The speed upwind.\n- **Gybe (or jibe)**: To turn the "
      "stern through the wind.\n- **Reef (v.)**: To shorten sail.\n- **Dish (wheels)**: The offset of a "
      "rim.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Velocity Made Good", "Gybe", "Reef", "Dish (wheels)"));
  EXPECT_EQ(meaning("VMG"), "Velocity Made Good");
  EXPECT_EQ(meaning("jibe"), "Gybe");
  EXPECT_EQ(meaning("Gybe (or jibe)"), "Gybe") << "as it stands";
}

TEST_F(Names, KeepTheSignsThatAreWrittenSmall) {
  import_text(
      "# Words\n\n## p-value\n\nA probability.\n\n## i860\n\nA processor.\n\n## lead line\n\nA rope.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("p-value", "i860", "lead line"));
}

TEST_F(Names, WrittenAsCodeStayAsTheyAreWritten) {
  import_text(
      "# Options\n\n## min_depth\n\nHow shallow the water is.\n\n## `max_depth`\n\nHow deep the sounding "
      "line goes.\n\n## `sound()`\n\nTells the depth of "
      "the water.\n\n## lead line\n\nA rope with a weight that sounds the depth.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("min_depth", "max_depth", "sound()", "lead line"));
}

TEST_F(Names, AreWrittenAsTheirTitlesAre) {
  import_text(
      "# Glossary\n\n- kubectl: a client\n- --force: a flag\n- \u00C9clair au caf\u00E9: a cake\n- Spar: a "
      "pole\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("kubectl", "--force", "\u00C9clair au caf\u00E9", "Spar"));
}

TEST_F(Names, OfAGlossaryInCapitalsAreOrdinaryWords) {
  import_text(
      "GLOSSARY\n\nCLAIM - A request for payment under a policy.\nPOLICY - A contract with an insurer.\n"
      "INSURER - A company that sells a policy.\nVAT - A tax on a claim.\nNO CLAIMS BONUS - A discount.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Claim", "Policy", "Insurer", "VAT", "NO claims bonus"));
  EXPECT_THAT(picture().targets(graph::type::kMentions, "Claim"), ElementsAre("Policy"));
  EXPECT_EQ(meaning("CLAIM"), "Claim");
}

TEST_F(Names, HaveTheSentenceThatDefinesBehindNotesOfOriginAndKind) {
  import_text(
      "# Cooking\n\n## Demi-glace\n\nFrom French, \"half glaze\". A reduction of stock.\n\n## Stock\n\nLatin "
      "for trunk. A broth.\n\n## Roux\n\nPronounced \"roo\". Flour in fat.\n\n## Jus\n\n**Type:** "
      "noun\n\nA sauce of stock.\n\n## Glace\n\n*Domain: craft | Level: high*\n\nA thick stock.\n\n## "
      "Fond\n\nFrom the pan comes this sauce. It is brown.\n");
  const auto definition = [this](const char* name) { return shown(name).definition; };
  EXPECT_EQ(definition("Demi-glace"), "A reduction of stock.");
  EXPECT_EQ(definition("Stock"), "A broth.");
  EXPECT_EQ(definition("Roux"), "Flour in fat.");
  EXPECT_EQ(definition("Jus"), "A sauce of stock.");
  EXPECT_EQ(definition("Glace"), "A thick stock.");
  EXPECT_EQ(definition("Fond"), "From the pan comes this sauce.");
  EXPECT_TRUE(picture().has(graph::type::kRequires, "Demi-glace", "Stock"));
}

TEST_F(Names, OfAListOfAcronymsStayInCapitals) {
  import_text(
      "# Acronyms\n\n- GPS: a system of satellites for the time\n- RADAR: a system that sees by radio, and "
      "a GPS does not\n- VMG: velocity made good\n- COG: course over ground\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("GPS", "RADAR", "VMG", "COG"));
}

TEST_F(Names, OnBothSidesOfASlashBetweenBlanksAreOfOneThing) {
  import_text(
      "# Boats\n\n## Jib / headsail\n\nThe sail before the mast.\n\n## On/off switch\n\nWhat starts the "
      "lamps.\n\n## TCP / "
      "IP\n\nTwo protocols.\n\n## Speed (m / s)\n\nHow fast.\n\n## Rope / line / sheet\n\nWhat holds.\n");
  EXPECT_EQ(meaning("Headsail"), "Jib");
  EXPECT_EQ(meaning("Line"), "Rope");
  EXPECT_EQ(meaning("Sheet"), "Rope");
  EXPECT_THAT(titles(), UnorderedElementsAre("Jib", "On/off switch", "TCP / IP", "Speed (m / s)", "Rope"));
}

TEST_F(Names, ThatAnIndexInvertsAreReadInTheirOrder) {
  import_text(
      "# Boats\n\n## Anchor\n\nWhat holds a boat.\n\n## Anchor, sheet\n\nThe heaviest one.\n\n## Knot, "
      "running\n\nIt tightens. The running knot is a noose.\n\n## Buoy, Bell\n\nA Bell Buoy rings in the "
      "waves.\n\n## Rope, hemp\n\nIt rots.\n\n## Rope, wire\n\nIt rusts.\n\n## Anchor rope, heavy\n\nA heavy "
      "anchor rope holds.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Anchor", "Heavy anchor rope", "Sheet anchor", "Running knot",
                                             "Bell Buoy", "Hemp rope", "Wire rope"));
  EXPECT_THAT(shown("Sheet anchor").aliases, ElementsAre("Anchor, sheet"));
  EXPECT_EQ(meaning("knot, running"), "Running knot");
}

TEST_F(Names, OfSeveralThingsBehindCommasAreNotInverted) {
  import_text(
      "# Boats\n\n## Sail, mast\n\nWhat a boat needs.\n\n## Mast\n\nA pole.\n\n## Sail\n\nA cloth.\n\n## "
      "Cleats, bollards and rings\n\nThey hold ropes.\n\n## Ahoy, Sailor\n\nA call.\n\n## Ahoy, "
      "Ship\n\nAnother.\n\n## Ketch, Yawl\n\nThey have two masts. A Ketch, a Yawl: a yawl, ketch.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("Sail, mast", "Mast", "Sail", "Cleats, bollards and rings",
                                             "Ahoy, Sailor", "Ahoy, Ship", "Ketch, Yawl"));
}

TEST_F(Names, AreAliasesWhereTheTextTurnsThemAround) {
  import_text(
      "# Boats\n\n## Rudder blades for racing dinghies\n\nRacing dinghy rudder blades are thin. Dinghy "
      "rudder "
      "blades lift. Racing blades and rudder blades are others.\n\n"
      "## Sail\n\nA sail is cloth.\n",
      "boats.md");
  EXPECT_EQ(meaning("racing dinghy rudder blades"), "Rudder blades for racing dinghies");
  EXPECT_EQ(meaning("dinghy rudder blades"), "Rudder blades for racing dinghies");
  EXPECT_NE(meaning("racing blades"), "Rudder blades for racing dinghies") << "not the whole thing";
  EXPECT_NE(meaning("rudder blades"), "Rudder blades for racing dinghies")
      << "any, and not those of dinghies";
}

TEST_F(Names, OfManyWordsAreFoundByTheShorterFormOfTheHeader) {
  import_text(
      "harbour dredging cost planning,dredging cost,harbour planning,ports\n**Harbour Dredging Cost "
      "Planning** "
      "is the estimate of what it costs to keep a harbour deep.\n"
      "pilotage fee,fees,ports\n**Pilotage Fee** is what a ship pays for its pilot.\n");
  EXPECT_EQ(meaning("harbour planning"), "Harbour Dredging Cost Planning");
  EXPECT_NE(meaning("dredging cost"), "Harbour Dredging Cost Planning") << "another thing";
}

}  // namespace
}  // namespace cairn::importers
