// What entries are called: titles, aliases, abbreviations, categories; which entries are about one concept,
// and which of one name are about two.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"
#include "text/folding.h"

namespace cairn::importers {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

namespace type = graph::type;

class Names : public ImportTest {
 protected:
  /// The concepts that have entries.
  std::vector<std::string> titles() {
    std::vector<std::string> found;
    for (const auto& [name, shown] : picture().concepts) {
      if (shown.origin == graph::origin::kEntry) found.push_back(name);
    }
    return found;
  }
  ShownConcept shown(const std::string& name) {
    const auto all = picture();
    if (!all.has(name)) {
      ADD_FAILURE() << "there is no concept " << name << "; there are "
                    << ::testing::PrintToString(all.names());
      return {};
    }
    return all.concepts.at(name);
  }
  /// The name of what a string means; "" for nothing, "?" for several.
  std::string meaning(const std::string& name) {
    const auto view = graph_.snapshot();
    const auto match = view->find_concept(name);
    if (match.ambiguous()) return "?";
    return match.found() ? view->text_property(*view->node(match.nodes.front()), graph::key::kName) : "";
  }
};

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

TEST_F(Names, OfEntriesThatBeginWithABracketHaveItAsAlias) {
  import_text(
      "# Boats\n\n## Remote Sail Winch\n\n<deck> (RSW) A winch that is worked from the cockpit by a "
      "motor.\n\n## TBL\n\nTwin Boom Lift - a crane.\n\n## EB\n\nEmergency Beacon (406 MHz). It calls for "
      "help. It floats.\n\n## HDM port\n\n**Hull Data Module port**\n\nA "
      "plug.\n\n## Galley\n\n(Below deck) the place where meals are "
      "cooked.\n");
  EXPECT_EQ(meaning("RSW"), "Remote Sail Winch");
  EXPECT_EQ(meaning("Twin Boom Lift"), "TBL") << "the text is the expansion";
  EXPECT_EQ(meaning("Hull Data Module port"), "HDM port");
  EXPECT_EQ(meaning("Emergency Beacon"), "EB") << "the first sentence is";
  EXPECT_EQ(meaning("Below deck"), "") << "no abbreviation";
}

TEST_F(Names, InTheBracketThatOpensATextAreAliases) {
  import_text(
      "# Boats\n\n## Masthead beacon\n\n<light> (MHB, K7) A lamp that is seen all round.\n\n## Sounding "
      "line\n\n(Or \"lead line\") A marked rope with a weight for measuring depth.\n\n## Bilge "
      "rat\n\n(RNSA) Whoever sleeps lowest in the boat.\n\n## Cabin fever\n\n(RNSA) What a crew gets in "
      "a week of rain.\n");
  EXPECT_EQ(meaning("MHB"), "Masthead beacon");
  EXPECT_EQ(meaning("K7"), "Masthead beacon") << "coined, and nobody else's";
  EXPECT_EQ(meaning("lead line"), "Sounding line") << "the author gives it as another name";
  EXPECT_EQ(meaning("RNSA"), "RNSA") << "it opens two texts: it says who speaks so";
}

TEST_F(Names, WithoutWordsStayApart) {
  import_text(
      "# Signs\n\n## ...\n\nThe sign on a chart for a bottom of small stones.\n\n## >>>\n\nThe sign on a "
      "chart for a current.\n\n## Kedge\n\nA light anchor.\n\n## Luff\n\nThe front edge of a sail. It is "
      "the edge that flutters first.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("...", ">>>", "Kedge", "Luff"));
}

TEST_F(Names, OfAnEntryThatOnlyRefersToAnotherAreItsAliases) {
  import_text(
      "# Boats\n\n## CBS\n\n<keel> Centreboard slot.\n\n## Slit\n\nCentreboard slot. (Or hole.)\n\n## "
      "Centreboard "
      "slot\n\nThe opening in the hull through which the board is lowered.\n\n## Rope\n\nTwisted "
      "fibre.\n");
  EXPECT_EQ(meaning("CBS"), "Centreboard slot");
  EXPECT_EQ(meaning("Slit"), "Centreboard slot");
  EXPECT_EQ(meaning("Rope"), "Rope") << "there is no entry of what it says";
  EXPECT_EQ(shown("Centreboard slot").definitions.size(), 1U) << "a referral defines nothing";
}

TEST_F(Names, OfEntriesThatSaySeeAnotherAreItsAliases) {
  import_text(
      "# Boats\n\n## Hatch board\n\nSee Washboard (plank).\n\n## Drop board\n\nAnother name for a "
      "washboard.\n\n## Companionway\n\nSee also washboard.\n\n## Washboard (plank)\n\nA plank that closes "
      "the way down into the cabin.\n");
  EXPECT_EQ(meaning("Hatch board"), "Washboard (plank)");
  EXPECT_EQ(meaning("Drop board"), "Washboard (plank)");
  EXPECT_EQ(meaning("Companionway"), "Companionway") << "what is to be read too is another thing";
  import_text("# More\n\n## Hull\n\nThe body of a boat. Also known as shell.\n\n## Rig\n\nWhat stands.\n",
              "more.md");
  EXPECT_EQ(meaning("Shell"), "Hull");
  EXPECT_EQ(shown("Rig").definition, "What stands.") << "short, but all that there is";
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

TEST_F(Names, OfAnAbbreviationAreNoSentencesThatHappenToHoldItsLetters) {
  import_text(
      "# Boats\n\n## RAM\n\nReads and writes memory\n\n## PAT\n\nPorts are translated\n\n## TIG\n\nThe inert "
      "gas welding process\n\n"
      "## CBS\n\nCentreboard slot\n");
  for (const char* name : {"RAM", "PAT", "TIG"}) EXPECT_THAT(shown(name).aliases, IsEmpty()) << name;
  EXPECT_EQ(meaning("Centreboard slot"), "CBS");
}

TEST_F(Names, OfAnAbbreviationAreTheFirstWordsThatSpellIt) {
  import_text(
      "# Boats\n\n## VMG\n\nVelocity Made Good says how fast a boat comes upwind.\n\n## COG\n\nCourse over "
      "ground. The way "
      "of a boat.\n\n## AI\n\nA rower is idle.\n\n## SAD\n\nSails are dried in the wind.\n\n## WHO\n\nWhen "
      "he owns a boat he sails.\n\n## WAF\n\nStands for Wind Alarm Function. It rings.\n");
  EXPECT_EQ(meaning("velocity made good"), "VMG");
  EXPECT_EQ(meaning("course over ground"), "COG") << "with the letter of its small word";
  EXPECT_EQ(shown("COG").definition, "The way of a boat.");
  for (const char* name : {"AI", "SAD", "WHO"}) EXPECT_THAT(shown(name).aliases, IsEmpty()) << name;
  EXPECT_EQ(meaning("Wind Alarm Function"), "WAF");
  import_text("# More\n\n## XBL\n\nThe eXtensible Boat Language describes boats.\n", "more.md");
  EXPECT_EQ(meaning("eXtensible Boat Language"), "XBL");
}

TEST_F(Names, OfAnAbbreviationBeforeAWordAreTheWordsThatSpellBoth) {
  import_text(
      "# Boats\n\n## MOB drill\n\nA man-over-board drill is done each spring.\n\n## D/L ratio\n\nThe "
      "displacement-to-length ratio says how heavy a hull is.\n\n## JIT order\n\nA just-in-time order comes "
      "with the tide.\n\n## TOP sail\n\nThe oldest pennants are sewn on.\n");
  EXPECT_EQ(meaning("man-over-board drill"), "MOB drill");
  EXPECT_EQ(meaning("displacement-to-length ratio"), "D/L ratio");
  EXPECT_EQ(meaning("just-in-time order"), "JIT order");
  EXPECT_THAT(shown("TOP sail").aliases, IsEmpty()) << "other words follow";
}

TEST_F(Names, OfAnAbbreviationMayBeAListOfThings) {
  import_text(
      "# Boats\n\n## HSKM\n\nHull, sails, keel, and mast; a surveyor looks at each.\n\n## TIP\n\nTillers, "
      "sheets, and winches; all wear.\n");
  EXPECT_EQ(meaning("hull, sails, keel, and mast"), "HSKM");
  EXPECT_THAT(shown("TIP").aliases, IsEmpty());
}

TEST_F(Names, InABracketOfSeveralAreAliasesEach) {
  import_text(
      "# Boats\n\n## Apparent Wind (AW, AppWind)\n\nThe wind on board.\n\n## Accounts receivable "
      "(A/R)\n\nMoney that is "
      "owed.\n\n## CPFR (collaborative planning, forecasting, and replenishment)\n\nA way to plan.\n");
  EXPECT_EQ(meaning("AW"), "Apparent Wind");
  EXPECT_EQ(meaning("AppWind"), "Apparent Wind");
  EXPECT_EQ(meaning("A/R"), "Accounts receivable");
  EXPECT_EQ(meaning("collaborative planning, forecasting, and replenishment"), "CPFR");
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

TEST_F(Names, ThatASentenceGivesAtItsEndAreAliases) {
  import_text(
      "# Boats\n\n## Jib\n\nA sail before the mast; also known as a headsail.\n\n## Kedge\n\nA small anchor "
      "(also called a "
      "stream anchor).\n\n## Luff\n\nAlso called the leading edge. The front of a sail.\n\n## "
      "Leech\n\nn.\n\nThe back of a sail; also known as trailing edge.\n\n## Hitch\n\nA "
      "knot on a post, also "
      "called bollard, that holds a boat.\n\n## Mean draught\n\nAlso MD. How deep a hull is.\n\n## Low "
      "water\n\nAbbreviated LW. When the tide turns.\n\n## Neap\n\nAlso small. A weak tide.\n");
  EXPECT_EQ(meaning("MD"), "Mean draught");
  EXPECT_EQ(shown("Mean draught").definition, "How deep a hull is.");
  EXPECT_EQ(meaning("LW"), "Low water");
  EXPECT_THAT(shown("Neap").aliases, IsEmpty());
  EXPECT_EQ(meaning("headsail"), "Jib");
  EXPECT_EQ(meaning("stream anchor"), "Kedge");
  EXPECT_EQ(meaning("leading edge"), "Luff");
  EXPECT_EQ(meaning("trailing edge"), "Leech") << "behind its part of speech";
  EXPECT_EQ(shown("Luff").definition, "The front of a sail.");
  EXPECT_THAT(shown("Hitch").aliases, IsEmpty());
}

TEST_F(Names, ThatAnySentenceGivesAreAliases) {
  import_text(
      "# Boats\n\n- **Kicker**: A tackle on the boom. It holds it down. Also known as vang, or kicking "
      "strap.\n"
      "- **Tell-tale**: A thread on a sail. Also: streamer.\n- **Dinghy**: A small boat. Known as jolly boat "
      "in "
      "Britain.\n- **Fender**: A cushion. US: bumper.\n- **Headsail**: A sail. Also \"heads\".\n- **Cable**: "
      "A "
      "length. Also called a shackle of chain (SOC).\n- **Gunter**: The gunter rig, also called the "
      "\"sliding\" "
      "rig, has two spars.\n- **Hitch**: A knot on a post, also called bollard, that holds.\n");
  for (const auto& [name, title] :
       std::vector<std::pair<const char*, const char*>>{{"vang", "Kicker"},
                                                        {"kicking strap", "Kicker"},
                                                        {"streamer", "Tell-tale"},
                                                        {"jolly boat", "Dinghy"},
                                                        {"bumper", "Fender"},
                                                        {"heads", "Headsail"},
                                                        {"shackle of chain", "Cable"},
                                                        {"SOC", "Cable"},
                                                        {"sliding rig", "Gunter"}})
    EXPECT_EQ(meaning(name), title) << name;
  EXPECT_THAT(shown("Hitch").aliases, IsEmpty()) << "the post is called so";
  import_text(
      "# More\n\n- **Spar**: Wood. Known as the best part, it is loved. Also --.\n- **Yard**: A spar.\n",
      "more.md");
  EXPECT_THAT(shown("Spar").aliases, IsEmpty());
}

TEST_F(Names, OfAnAbbreviationAreThePhraseThatItsTextBeginsWith) {
  import_text(
      "# Boats\n\n- **PLCB**: Personal locator beacon: calls for help.\n- **MVGA**: Multivessel guard "
      "alarm. It warns a fleet.\n- **EFB**: European foulwood, a rot of planks.\n");
  EXPECT_EQ(meaning("multivessel guard alarm"), "MVGA");
  EXPECT_EQ(shown("MVGA").definition, "It warns a fleet.");
  EXPECT_THAT(shown("PLCB").aliases, ElementsAre("Personal locator beacon"));
  EXPECT_THAT(shown("EFB").aliases, IsEmpty());
}

TEST_F(Names, BehindABoldTitleAreAliases) {
  import_text(
      "vector log, logs, boats\n**Vector log**, also known as drift log, is a book with the way of a "
      "boat.\n\n"
      "chart plate, plates, boats\n**Chart plate**, or **engraving**, is a plate that carries a chart.\n\n"
      "tide gauge, tide pole, boats\n**Tide gauge** (or tide pole) is a pole that shows the depth.\n\n"
      "relay anchor, anchors, boats\n**Relay anchor (re-anchor)** is an anchor that is moved by a second "
      "boat.\n",
      "boats");
  EXPECT_EQ(meaning("drift log"), "Vector log");
  EXPECT_EQ(meaning("engraving"), "Chart plate");
  EXPECT_EQ(meaning("tide pole"), "Tide gauge");
  import_text("hull sheath, sheaths, boats\n**Hull sheath**, or at least most of it, is a plate of copper.\n",
              "more");
  EXPECT_THAT(shown("Hull sheath").aliases, Not(Contains("at least most of it")));
}

TEST_F(Names, KeepTheSignsThatAreWrittenSmall) {
  import_text(
      "# Words\n\n## p-value\n\nA probability.\n\n## i860\n\nA processor.\n\n## lead line\n\nA rope.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("p-value", "i860", "Lead Line"));
}

TEST_F(Names, ThatABracketQuotesAreAliasesUpToOtherWords) {
  import_text(
      "# Boats\n\n## Kedge\n\n(Or \"stream anchor\" /strim/, \"light anchor\" or \"warp anchor\", KGA, in a "
      "poem \"the last tooth\") A small anchor.\n\n## Luff\n\nThe front edge of a sail.\n");
  for (const char* name : {"stream anchor", "light anchor", "warp anchor", "KGA"})
    EXPECT_EQ(meaning(name), "Kedge") << name;
  EXPECT_NE(meaning("the last tooth"), "Kedge");
}

TEST_F(Names, WrittenAsCodeStayAsTheyAreWritten) {
  import_text(
      "# Options\n\n## min_depth\n\nHow shallow the water is.\n\n## `max_depth`\n\nHow deep the sounding "
      "line goes.\n\n## `sound()`\n\nTells the depth of "
      "the water.\n\n## lead line\n\nA rope with a weight that sounds the depth.\n");
  EXPECT_THAT(titles(), UnorderedElementsAre("min_depth", "max_depth", "sound()", "Lead Line"));
}

TEST_F(Names, OfAReferralAreItsTargetsBesideHomonymsToo) {
  import_text(
      "# Boats\n\n## CBS\n\nCentreboard slot.\n\n## CBS (standard)\n\nA rule for boats of one class.\n\n## "
      "Centreboard "
      "slot\n\nThe opening in the hull through which the board is lowered.\n");
  EXPECT_THAT(shown("Centreboard slot").aliases, Contains("CBS"));
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

TEST_F(Names, ThatASentenceGivesAsOthersAreAliasesInManyWords) {
  const auto aliases = [this](const std::string& sentence) {
    import_text("# Boats\n\n- **Broad wheel**: A thing that turns. " + sentence +
                    "\n- **Oar**: A pole with a blade.\n- **Mast**: A pole that carries sails.\n",
                "boats.md");
    return shown("Broad wheel").aliases;
  };
  for (const char* sentence :
       {"Also termed *helm*.", "Also *helm*.", "Usually called the helm.", "Synonymous with helm.",
        "It goes by the name of helm.", "Another name for it is helm.", "The older name is helm.",
        "Colloquially: helm.", "Short for helm.", "It is known as helm.",
        "Also called helm, particularly at sea.", "Sailors call it helm.",
        "In harbours they call them helm, too.", "**Alias:** *helm*", "Or simply helm."})
    EXPECT_THAT(aliases(sentence), ElementsAre("helm")) << sentence;
  for (const char* sentence :
       {"Abbreviation: BW.", "Abbr. BW.", "Also abbreviated BW.", "Abbreviated to BW.", "BW for short."})
    EXPECT_THAT(aliases(sentence), ElementsAre("BW")) << sentence;
  EXPECT_THAT(aliases("Also called the helm, or H&W for short."), ElementsAre("helm", "H&W"));
  EXPECT_THAT(aliases("Also called helms, wheels and tillers (HW&T)."),
              ElementsAre("helms, wheels and tillers", "HW&T"));
  EXPECT_THAT(aliases("Also known as helm (He)."), ElementsAre("helm", "He"));
  EXPECT_THAT(aliases("Also called helms, wheels, and tillers (HWT)."),
              ElementsAre("helms, wheels, and tillers", "HWT"));
  EXPECT_THAT(aliases("BW, for short."), ElementsAre("BW"));
  EXPECT_THAT(aliases("Other names are helm and tiller."), ElementsAre("helm", "tiller"));
  EXPECT_THAT(aliases("Also known as helm (Swe)."), ElementsAre("helm"));
  for (const char* sentence :
       {"The papers call it a helm.", "Some call it the end of an age.", "It is known as hard to turn.",
        "Contraction of the helm.", "Short for nothing that anybody could remember in a gale.",
        "Also *helm* in small boats.", "Alias: a word of the crew."})
    EXPECT_THAT(aliases(sentence), IsEmpty()) << sentence;
}

TEST_F(Names, BehindTheTitleThatASentenceSetsOffAreAliases) {
  import_text(
      "# Boats\n\n- **Warper**, also *hauler* or *tugger*, is a winch.\n- **Broad seam form** (BSF form, or "
      "BSF for short) is a way to sew.\n- **Oar**, or at least its blade, is of wood.\n- **Sail area "
      "index**, or "
      "SAI, is a measure.\n");
  EXPECT_THAT(shown("Warper").aliases, ElementsAre("hauler", "tugger"));
  EXPECT_THAT(shown("Broad seam form").aliases, ElementsAre("BSF form", "BSF"));
  EXPECT_THAT(shown("Oar").aliases, IsEmpty());
  EXPECT_THAT(shown("Sail area index").aliases, ElementsAre("SAI"));
}

TEST_F(Names, BehindTheTitleThatATextOpensWithAreAliases) {
  import_text(
      "# Boats\n\n## Warper\n\nA warper (also called hauler) is a winch.\n\n## Oar\n\nAn oar (see mast) is a "
      "pole.\n");
  EXPECT_EQ(meaning("hauler"), "Warper");
  EXPECT_THAT(shown("Oar").aliases, IsEmpty());
}

TEST_F(Names, InABracketBehindATitleAreAliasesWhereTheySayItAgain) {
  import_text(
      "# Boats\n\n## Halyard (hoisting rope)\n\nA rope for sails.\n\n## Fender (bumper, cushion)\n\nIt "
      "protects a hull.\n\n## Femur (thigh bone)\n\nThe thigh bone is the longest.\n");
  EXPECT_EQ(meaning("hoisting rope"), "Halyard");
  EXPECT_EQ(meaning("bumper"), "Fender");
  EXPECT_EQ(meaning("cushion"), "Fender");
  EXPECT_EQ(meaning("thigh bone"), "Femur");
}

TEST_F(Names, InABracketThatTellsHomonymsApartAreNoAliases) {
  import_text(
      "# Words\n\n## Tree (data structure)\n\nOne of the data structures with nodes.\n\n## Heap (computer "
      "science)\n\nA pile of computer data.\n\n## Dish (wheels)\n\nThe offset of a rim.\n\n## Port (left "
      "side)\n\nA "
      "side of a boat.\n\n## Port (of call)\n\nA harbour.\n\n## Kernel (operating system)\n\nThe inner "
      "system.\n\n## Operating System\n\nA program.\n\n## Seat (round table)\n\nA place at a table.\n\n## "
      "Host "
      "(round table)\n\nWho sits at the head of a table.\n\n## Root (linear algebra)\n\nA zero.\n");
  for (const char* name : {"data structure", "computer science", "wheels", "left side", "of call",
                           "round table", "linear algebra"})
    EXPECT_EQ(meaning(name), "") << name;
  EXPECT_EQ(meaning("operating system"), "Operating System");
}

TEST_F(Names, ThatOpenATextAreThoseOfItsTitleOnly) {
  import_text(
      "# Boats\n\n## Halyard\n\n**Note** or *warning*: it may burn hands.\n\n## Sail\n\n**Types** (J, G): a "
      "cloth "
      "in the wind.\n\n## Sheet\n\n**Sheet** or *trimming line*: a rope.\n");
  EXPECT_THAT(shown("Halyard").aliases, IsEmpty());
  EXPECT_THAT(shown("Sail").aliases, IsEmpty());
  EXPECT_THAT(shown("Sheet").aliases, ElementsAre("trimming line"));
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

TEST_F(Names, OfManyThatReferToOneAreItsKindsAndNoAliases) {
  import_text(
      "# Boats\n\n## Ketch\n\nYacht.\n\n## Yawl\n\nYacht.\n\n## Sloop\n\nYacht.\n\n## Cutter\n\nYacht.\n\n"
      "## Yacht\n\nA boat with a deck that is sailed for pleasure.\n");
  EXPECT_EQ(meaning("Yawl"), "Yawl");
  EXPECT_EQ(meaning("Cutter"), "Cutter");
}

TEST_F(Names, OfRepeatedWordsDoNotMakeAliasesOfAnyLength) {
  std::string text = "# Boats\n\n## Tiller\n\nA stick to steer with.\n\n## Blades of rudders\n\n";
  for (int i = 0; i < 20000; ++i) text += "blade rudder ";
  import_text(text + ".\n");
  EXPECT_LE(shown("Blades of rudders").aliases.size(), 2U);
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
