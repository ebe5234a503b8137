// Where texts name concepts: over plurals, hyphens and case, never inside other words, code or formulas.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

namespace type = graph::type;

constexpr const char* kTerms =
    "fin keel, hull\n**Fin Keel** is a short deep fin of lead under a boat.\n"
    "velocity made good, performance\n**Velocity Made Good (VMG)** is the part of the speed that counts "
    "upwind.\n"
    "storm jib, sails\n**Storm Jib** is a small sail of heavy cloth for gales.\n"
    "storm jib sheet, lines\n**Storm Jib Sheet** is the rope that trims a small sail in gales.\n"
    "ovenbot, devices\n**OvenBot** is a machine in the galley that bakes.\n";

class Mentions : public ImportTest {
 protected:
  /// What an entry with this text mentions, beside what belongs to kTerms alone.
  std::vector<std::string> mentioned(const std::string& text) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {write("terms", std::string(kTerms) +
                                            "zigzag course, tactics\n**Zigzag Course** is a way of "
                                            "steering in waves.\n" +
                                            text + "\n")});
    shown_ = picture_of(*graph.snapshot());
    std::vector<std::string> found;
    for (const auto& name : shown_.targets(type::kMentions, "Zigzag Course")) {
      if (shown_.concepts.at(name).origin == graph::origin::kEntry) found.push_back(name);
    }
    return found;
  }
  Picture shown_;
};

TEST_F(Mentions, AreFoundOverPluralsHyphensAndCase) {
  for (const char* form : {"fin keel", "fin keels", "Fin Keel", "FIN KEELS", "fin-keel", "Fin-Keels",
                           "fin\u2011keel", "fin  keel"}) {
    EXPECT_THAT(mentioned("It is steered under a " + std::string(form) + " of lead."),
                ElementsAre("Fin Keel"))
        << form;
  }
}

TEST_F(Mentions, AreFoundAtTheBeginningAndTheEndOfAText) {
  EXPECT_THAT(mentioned("Fin keels help"), ElementsAre("Fin Keel"));
  EXPECT_THAT(mentioned("She has a fin keel"), ElementsAre("Fin Keel"));
  EXPECT_THAT(mentioned("(fin keel)"), ElementsAre("Fin Keel"));
  EXPECT_THAT(mentioned("\u201cfin keel\u201d, they say"), ElementsAre("Fin Keel"));
  EXPECT_THAT(mentioned("the fin keel's lead"), ElementsAre("Fin Keel"));
}

TEST_F(Mentions, AreNotFoundInsideOtherWords) {
  for (const char* form : {"fin keelson", "muffin keel", "fins and keel", "fin, keel", "fin. Keel",
                           "fin keeled", "finkeel", "fin — keel", "fin/keel", "fin (keel)", "keel fin"}) {
    EXPECT_THAT(mentioned("It is steered under a " + std::string(form) + " of lead."), IsEmpty()) << form;
  }
}

TEST_F(Mentions, DoNotRunOverTheEndOfASentenceABlockOrACell) {
  EXPECT_THAT(mentioned("She has a fin.\nKeel and rudder follow."), IsEmpty());
  EXPECT_THAT(mentioned("- **Fin**: keel"), IsEmpty());
  EXPECT_THAT(mentioned("| Thing | Place |\n|---|---|\n| a fin | keel |"), IsEmpty());
}

TEST_F(Mentions, AreNeverInsideCodeOrFormulas) {
  for (const char* text : {"Call `fin keel` first.", "Say $fin keel$ first.", "Say $$fin keel$$ first.",
                           "```\nfin keel = 1\n```", "$$\nfin keel = 1\n$$", "Say \\(fin keel\\) first.",
                           "| Name | Call |\n|---|---|\n| a | `fin keel` |"}) {
    EXPECT_THAT(mentioned(text), IsEmpty()) << text;
  }
  EXPECT_THAT(mentioned("Call `fin` keel and fin keel too."), ElementsAre("Fin Keel"))
      << "what follows code is read again";
}

TEST_F(Mentions, InTheFixturesAreNeverInsideCodeOrFormulas) {
  import(data_files());
  const auto shown = picture();
  EXPECT_FALSE(shown.has(type::kMentions, "Bulk Fermentation", "Hydration"));
  EXPECT_FALSE(shown.has(type::kMentions, "Velocity Made Good", "Apparent Wind"));
  EXPECT_FALSE(shown.has(type::kMentions, "Derailleur", "Chainring"));
  EXPECT_TRUE(shown.has(type::kMentions, "Lab Notebook", "Hydration")) << "while prose is read";
}

TEST_F(Mentions, TakeTheLongestName) {
  EXPECT_THAT(mentioned("She sets a storm jib sheet."), ElementsAre("Storm Jib Sheet"));
  EXPECT_THAT(mentioned("She sets a storm jib and sheets."), ElementsAre("Storm Jib"));
  EXPECT_THAT(mentioned("She sets a storm jib, with a storm jib sheet."),
              UnorderedElementsAre("Storm Jib", "Storm Jib Sheet"));
}

TEST_F(Mentions, AreAlsoOfANameInsideAPhraseThatHasNoEntry) {
  EXPECT_THAT(mentioned("The **Fin Keel Bolt Spanner** is a tool. A fin keel bolt spanner is long."),
              ElementsAre("Fin Keel"));
}

TEST_F(Mentions, AreFoundByAbbreviationAndExpansion) {
  EXPECT_THAT(mentioned("It is good for VMG in waves."), ElementsAre("Velocity Made Good"));
  EXPECT_THAT(mentioned("It is good for velocity made good in waves."), ElementsAre("Velocity Made Good"));
}

TEST_F(Mentions, OfCoinedNamesAndAbbreviationsHeedTheirCase) {
  EXPECT_THAT(mentioned("It bakes with OvenBot."), ElementsAre("OvenBot"));
  EXPECT_THAT(mentioned("It bakes with an ovenbot."), IsEmpty());
  EXPECT_THAT(mentioned("It is good for vmg."), IsEmpty());
}

TEST_F(Mentions, OfAFamilyAreOfTheMemberThatIsNamed) {
  import({data_file("bread-page.txt"),
          write("kitchen",
                "deck oven work, kitchens\n**Deck Oven Work** is baking on stone, with "
                "OvenBotv2 at the valve.\n")});
  EXPECT_THAT(picture().targets(type::kMentions, "Deck Oven Work"), Contains("OvenBotv2"));
  EXPECT_FALSE(picture().has(type::kMentions, "Deck Oven Work", "OvenBot"));
}

TEST_F(Mentions, CountPlacesAndKeepTheFormsSeen) {
  mentioned("A fin keel helps. Two fin-keels help more. A fin keel again.");
  const auto* mention = shown_.edge(type::kMentions, "Zigzag Course", "Fin Keel");
  ASSERT_NE(mention, nullptr);
  EXPECT_EQ(mention->count, 3);
  EXPECT_THAT(mention->surfaces, UnorderedElementsAre("fin keel", "fin-keels"));
  EXPECT_THAT(mention->evidence,
              ElementsAre("A fin keel helps.", "Two fin-keels help more.", "A fin keel again."));
}

TEST_F(Mentions, OfAnIntroducedConceptAreAllThatItsLabelsLead) {
  import_text(
      "# Boats\n\n## Keel\n\nA keel holds a boat upright.\n\n"
      "- **BLB (Bolted Lead Bulb)**: pours tin at the foot.\n- **Wing Tip**: a plate of zinc.\n\n"
      "### Kinds\n\n- **Wing Tip**: bends steel.\n\n## Tin\n\nTin is a metal.\n\n## Zinc\n\n"
      "Zinc is a metal.\n\n## Steel\n\nSteel is a metal.\n");
  EXPECT_THAT(picture().targets(type::kMentions, "Wing Tip"), UnorderedElementsAre("Steel", "Zinc"));
  EXPECT_THAT(picture().targets(type::kMentions, "Bolted Lead Bulb"), ElementsAre("Tin"))
      << "that an abbreviation stands in the label, too";
}

TEST_F(Mentions, BehindALabelThatOnlyRelatesToAConceptAreNotTheConcepts) {
  import_text(
      "# Boats\n\n## Keel\n\nA keel holds a boat upright.\n\n"
      "- **Connection to Centreboards**: a winch of steel lifts those.\n"
      "- **Bilge Plates**: need zinc.\n\n## Zinc\n\nZinc is a metal.\n\n## Steel\n\nSteel is a metal.\n");
  ASSERT_TRUE(picture().has("Centreboards"));
  EXPECT_THAT(picture().targets(type::kMentions, "Centreboards"), IsEmpty());
  EXPECT_THAT(picture().targets(type::kMentions, "Bilge Plates"), ElementsAre("Zinc"));
}

TEST_F(Mentions, OfTwoLettersAreNotThoseInsideALongerName) {
  import_text(
      "# Boats\n\n## Winch\n\nA winch pulls ropes.\n\n"
      "- **Primary Nodes (PN)**: where ropes meet. The PN bear the load.\n\n## Cleat\n\n"
      "A cleat holds ropes. A PN junction box stands beside it, and the PN junction box is dry.\n\n"
      "- **PN Junction Box**: keeps wires dry.\n");
  EXPECT_TRUE(picture().has(type::kMentions, "Winch", "PN"));
  EXPECT_TRUE(picture().has(type::kMentions, "Cleat", "PN junction box"));
  EXPECT_FALSE(picture().has(type::kMentions, "Cleat", "PN"));
  EXPECT_FALSE(picture().has(type::kRequires, "PN junction box", "PN"));
}

TEST_F(Mentions, AreNotOfOneself) {
  import(data_files());
  for (const auto& edge : picture().edges) {
    if (edge.type == type::kMentions) {
      EXPECT_NE(edge.from, edge.to);
    }
  }
}

TEST_F(Mentions, AreKeptOfAnIntroducedConceptToo) {
  import({data_file("sailing-dump.txt")});
  EXPECT_TRUE(picture().has(type::kMentions, "Canting Keel", "Heel Angle")) << "its own item names it";
  EXPECT_TRUE(picture().has(type::kMentions, "Keels", "Heel Angle")) << "and so does the entry";
  EXPECT_FALSE(picture().has(type::kMentions, "Bilge Keel", "Heel Angle"));
}

TEST_F(Mentions, OfNamesWithASlashAreFoundOverIt) {
  import_text(
      "# Boats\n\n## DC/3\n\nA sailing canoe with a plan of 1938.\n\n## Luff\n\nThe front edge of a sail. "
      "The "
      "DC/3 has a long one, as canoes do.\n\n## Leech\n\nThe back edge of a sail. It is port/starboard "
      "alike.\n");
  EXPECT_THAT(picture().targets(type::kMentions, "Luff"), Contains("DC/3"));
}

TEST_F(Mentions, OfAHomonymAreLeftOutWhereNothingAroundDecides) {
  import_text(
      "# Things\n\n## Dish (wheels)\n\nShape of rims.\n\n## Dish (kitchen)\n\nPlates for food.\n\n## "
      "Waiter\n\nOne who carries a dish.\n");
  EXPECT_THAT(picture().targets(type::kMentions, "Waiter"), IsEmpty());
}

TEST_F(Mentions, AreNotReadInSentencesThatRecurWordForWord) {
  const auto text = [](const std::string& same, const std::string& last) {
    return "# Boats\n\n## Keel\n\nA keel is a fin. " + same + "\n\n## Rudder\n\nA rudder steers. " + same +
           "\n\n## Boom\n\nA boom spreads a sail. " + last + "\n";
  };
  const std::string filled_in = "Good practice keeps every keel clean and dry.";
  import_text(text(filled_in, "Good practice keeps any keel clean and dry."), "two");
  EXPECT_TRUE(picture().has(type::kMentions, "Rudder", "Keel")) << "twice may be said of both";
  import_text(text(filled_in, filled_in), "two");
  EXPECT_FALSE(picture().has(type::kMentions, "Rudder", "Keel"));
}

TEST_F(Mentions, AreNotReadInPiecesOfSentencesThatManyEntriesShare) {
  const auto text = [](const std::string& last) {
    std::string all = "# Boats\n\n## Lifting Keel\n\nA lifting keel is a fin.\n\n";
    for (const std::string_view name : {"Rudder", "Boom", "Mast", "Winch"}) {
      all += "## " + std::string(name) + "\n\nA part of a boat. Check each " + std::string(name) +
             " and the lifting keel as every spring.\n\n";
    }
    return all + "## Cleat\n\nA cleat holds a line. " + last + "\n";
  };
  import_text(text("Check it and the lifting keel each year."), "boats");
  EXPECT_TRUE(picture().has(type::kMentions, "Rudder", "Lifting Keel")) << "four may say so";
  import_text(text("Check it and the lifting keel as every spring."), "boats");
  EXPECT_FALSE(picture().has(type::kMentions, "Rudder", "Lifting Keel"));
}

TEST_F(Mentions, AreReadInDefinitionsThatAreWrittenAlike) {
  std::string text = "# Boats\n\n## Sailing boat\n\nA sailing boat is driven by the wind.\n\n";
  for (const std::string_view name : {"Sloop", "Ketch", "Yawl", "Cutter", "Schooner", "Dinghy"})
    text += "## " + std::string(name) + "\n\nA " + std::string(name) +
            " is a type of sailing boat that has its own rig, the " + std::string(name) + " rig.\n\n";
  import_text(text, "boats");
  EXPECT_TRUE(picture().has(type::kMentions, "Sloop", "Sailing boat"));
  EXPECT_TRUE(picture().has(type::kMentions, "Dinghy", "Sailing boat"));
}

TEST_F(Mentions, OfAProperNounAreNotTheOrdinaryWord) {
  import_text(
      "# Boats\n\n## Plotter\n\nA plotter draws charts. Many have a Flux, for the Flux is cheap.\n\n| Model "
      "| Maker |\n|---|---|\n| Flux | Nord "
      "|\n| Tide | "
      "Sund |\n\n## Bridge\n\nThe bridge has a plotter, often a Flux, and a radar.\n\n## Weld\n\nA weld "
      "joins plates "
      "under flux. More flux makes a clean weld.\n");
  EXPECT_TRUE(picture().has(type::kMentions, "Bridge", "Flux"))
      << ::testing::PrintToString(picture().names());
  EXPECT_FALSE(picture().has(type::kMentions, "Weld", "Flux"));
}

TEST_F(Mentions, OfAnAmbiguousNameAreDecidedByTheSurroundings) {
  import_text(
      "bow archery, weapons\n**Bow** is a bent stave with a string that shoots arrows — archers draw the "
      "string to the cheek "
      "and let it go.\n**Making One**\n- **Tiller**: the bowyer scrapes the limbs until both bend alike.\n- "
      "**Nock**: a groove "
      "that takes the loop of the string.\n- **Draw Weight**: the pull in pounds at full draw, measured with "
      "a scale.\nBows of "
      "yew were carried by bowmen for centuries, and hunters prize them for their silence.\n"
      "bow ship, hull\n**Bow** is the foremost part of a vessel, where the planks of both sides meet at the "
      "stem — it parts "
      "waves and throws spray.\n**Shapes**\n- **Clipper Stem**: it curves forward above the waterline and "
      "keeps the deck dry.\n"
      "- **Bulbous Nose**: a swelling below water that cancels a wave and saves fuel in freighters.\n- "
      "**Plumb Stem**: upright, "
      "as on old cutters and new racing yachts.\nAnchors hang there, and lookouts stand watch in fog.\n"
      "arrow shaft, weapons\n**Arrow** is a stick with a point and feathers that archers shoot with a bow — "
      "the string takes "
      "its nock, hunters and bowmen carry a quiver of them, and yew or pine makes the shaft.\n"
      "figurehead carving, hull\n**Figurehead** is a carved figure at the bow of a vessel — below it the "
      "stem parts waves and "
      "throws spray over planks and deck, while anchors hang beside it.\n");
  EXPECT_THAT(picture().targets(type::kMentions, "Arrow"), Contains("Bow (weapons)"));
  EXPECT_FALSE(picture().has(type::kMentions, "Arrow", "Bow (hull)"));
  EXPECT_THAT(picture().targets(type::kMentions, "Figurehead"), Contains("Bow (hull)"));
  EXPECT_FALSE(picture().has(type::kMentions, "Figurehead", "Bow (weapons)"));
}

// --- see also ---

TEST_F(Mentions, AreNotMadeOfSeeAlsosWhichBecomeRelated) {
  import({data_file("bicycles.md")});
  const auto shown = picture();
  EXPECT_THAT(shown.targets(type::kRelated, "Gear Ratio"), UnorderedElementsAre("Cadence", "Derailleur"));
  EXPECT_THAT(shown.targets(type::kRelated, "Derailleur"), UnorderedElementsAre("Gear Ratio", "Shifter"));
  EXPECT_THAT(shown.targets(type::kRelated, "Cadence"), ElementsAre("Gear Ratio"));
  EXPECT_THAT(shown.targets(type::kRelated, "Chainring"), IsEmpty());
  EXPECT_FALSE(shown.has(type::kMentions, "Gear Ratio", "Cadence"))
      << "a pointer forward is no use of the word";
  EXPECT_FALSE(shown.has(type::kRequires, "Gear Ratio", "Cadence"));
  const auto* related = shown.edge(type::kRelated, "Derailleur", "Shifter");
  ASSERT_NE(related, nullptr);
  EXPECT_THAT(related->evidence, ElementsAre("See also: gear ratio, shifter"));
  EXPECT_THAT(related->lines, ElementsAre(51));
}

TEST_F(Mentions, InCodeAreReadWhereItNamesAnEntryThatIsHeadedSo) {
  import_text(
      "# Options\n\n## `max_depth`\n\nHow deep a line goes. It is given to `sound()`, never as "
      "`sound(0)`.\n\n## "
      "`sound`\n\nTells the depth of the water at the bow of the ship.\n\n## Depth\n\nWhat lies between the "
      "surface and the ground. Set `depth` to metres, and `max_depth_of_keel` to zero.\n");
  const Picture shown = picture();
  const auto* mention = shown.edge(type::kMentions, "max_depth", "sound");
  ASSERT_NE(mention, nullptr);
  EXPECT_EQ(mention->count, 1) << "a call with something in its brackets is a piece of a program";
  EXPECT_THAT(shown.targets(type::kMentions, "Depth"), IsEmpty());
}

TEST_F(Mentions, InCodeMayLeaveOutTheBracketsOfACall) {
  import_text(
      "# Calls\n\n## `sound()`\n\nTells the depth of the water.\n\n## Lead line\n\nA rope with a weight. See "
      "`sound` and `sound()`.\n");
  const Picture shown = picture();
  const auto* mention = shown.edge(type::kMentions, "Lead line", "sound()");
  ASSERT_NE(mention, nullptr);
  EXPECT_EQ(mention->count, 2);
}

TEST_F(Mentions, OfTheBasicWordOfASmallGlossaryAreFoundInAllItsEntries) {
  import_text(
      "# Glossary\n\n- **Hull**: The body of a boat.\n- **Sheer**: The curve of a hull from bow to stern.\n- "
      "**Bilge**: The inside of the hull at its lowest.\n- **Topside**: What stands out of the water of a "
      "hull.\n- **Fairing**: Making a hull smooth.\n- **Careening**: Laying a hull on its side.\n- "
      "**Hogging**: "
      "The bending of an old hull.\n- **Draught**: How deep a hull is.\n");
  for (const char* name : {"Sheer", "Bilge", "Topside", "Fairing", "Careening", "Hogging", "Draught"})
    EXPECT_TRUE(picture().has(type::kMentions, name, "Hull")) << name;
}

TEST_F(Mentions, AreWrittenWithACapitalWhereASentenceOnlyRefers) {
  import_text(
      "# Glossary\n\n- **Genoa**: A large jib. Compare Jib.\n- **Jib**: A sail set on the forestay.\n- "
      "**Sloop**: A boat with one mast. See Mast.\n- **Ketch**: A boat with a sail and two masts. See also "
      "Mast.\n- **Mast**: A spar that carries the sail.\n- **Sail**: A cloth.\n");
  EXPECT_TRUE(picture().has(type::kMentions, "Genoa", "Jib"));
  EXPECT_TRUE(picture().has(type::kMentions, "Sloop", "Mast"));
  EXPECT_TRUE(picture().has(type::kMentions, "Ketch", "Mast"));
}

TEST_F(Mentions, OfAnAbbreviationAreNotTheFunctionWordThatItLooksLike) {
  import_text(
      "# Glossary\n\n- **Balise**: A beacon of ETCS between rails.\n- **Rail**: Steel, wood, etc. under a "
      "wheel.\n- **ETCS**: A system for trains.\n- **Signal box**: A house for levers.\n");
  EXPECT_TRUE(picture().has(type::kMentions, "Balise", "ETCS"));
  EXPECT_FALSE(picture().has(type::kMentions, "Rail", "ETCS"));
}

TEST_F(Mentions, OfAVerbAreFoundInItsParticiples) {
  import_text(
      "# Glossary\n\n- **Reef**: To make a sail smaller by rolling a part of it up.\n- **Caulk**: To fill "
      "seams.\n- **Genoa**: A sail that is too large when it blows, and hard to carry reefed.\n- **Gasket**: "
      "A short rope for reefing.\n- **Oakum**: Fibres with which seams were caulked.\n- **Careening**: "
      "Laying a boat on its side.\n- **Barnacle**: An animal that is scraped off careened boats.\n- "
      "**Float**: What lifts a net.\n- **Buoy**: A mark floating on an anchor.\n- **Port**: To the left of a "
      "boat.\n- **Crate**: A box that was ported.\n");
  EXPECT_FALSE(picture().has(type::kMentions, "Crate", "Port"));
  EXPECT_THAT(picture().targets(type::kMentions, "Genoa"), ElementsAre("Reef"));
  EXPECT_THAT(picture().targets(type::kMentions, "Gasket"), ElementsAre("Reef"));
  EXPECT_THAT(picture().targets(type::kMentions, "Oakum"), ElementsAre("Caulk"));
  EXPECT_THAT(picture().targets(type::kMentions, "Barnacle"), ElementsAre("Careening"));
  EXPECT_FALSE(picture().has(type::kMentions, "Buoy", "Float")) << "which is no verb";
}

TEST_F(Mentions, AreOfTheKindThatNameAndDefinitionGiveHoweverOrdinaryItsWord) {
  std::string text =
      "# Words\n\n- **Object**: What is stored.\n- **Tree object**: An object which lists files.\n";
  text += "- **Loose object**: A new object in a file of its own.\n- **Object of desire**: A person.\n";
  text += "- **Lost object**: Nobody knows where the object is.\n";
  for (int i = 0; i < 60; ++i) {
    const std::string name = "Verb" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i);
    text += "- **" + name + "**: Takes an object that differs.\n";
  }
  import_text(text);
  EXPECT_TRUE(picture().has(type::kMentions, "Tree object", "Object"));
  EXPECT_TRUE(picture().has(type::kMentions, "Loose object", "Object"));
  EXPECT_FALSE(picture().has(type::kMentions, "Verba0", "Object"));
  EXPECT_FALSE(picture().has(type::kMentions, "Lost object", "Object"));
}

TEST_F(Mentions, AreOfTheNameThatEndsTheEntrysOwn) {
  import_text(
      "# Boats\n\n## Sea anchor\n\nA bag that slows a boat down.\n\n## Storm sea anchor\n\nA storm sea "
      "anchor is larger than others.\n\n## Sea anchor rope\n\nA sea anchor rope is long.\n");
  EXPECT_TRUE(picture().has(type::kMentions, "Storm sea anchor", "Sea anchor"));
  EXPECT_FALSE(picture().has(type::kMentions, "Sea anchor rope", "Sea anchor"));
  EXPECT_FALSE(picture().has(type::kRequires, "Sea anchor", "Storm sea anchor"));
}

TEST_F(Mentions, OfTwoLettersThatHeadAnEntryStandInsideLongerNamesToo) {
  import_text(
      "# Nets\n\n| Term | Meaning |\n|---|---|\n| IP | The protocol that carries packets between nets. |\n"
      "| DHCP | Gives an IP address to a host. The IP address is leased. |\n"
      "| NAT | Rewrites the IP address of a packet. |\n| Lease | How long an IP address is kept. |\n");
  EXPECT_TRUE(picture().has(type::kMentions, "DHCP", "IP"));
  EXPECT_TRUE(picture().has(type::kMentions, "NAT", "IP"));
}

TEST_F(Mentions, AreNotOfTheLetterThatIsAnothersSymbol) {
  import_text(
      "# Stars\n\n- **Magnitude** (m): How bright a star is.\n- **Mean** (\u03bc): A value.\n- **Type**: A "
      "letter (O, "
      "\u03bc or M) that sorts "
      "stars.\n- **C**: A language.\n- **Compiler**: What reads C.\n");
  EXPECT_THAT(picture().targets(type::kMentions, "Type"), IsEmpty());
  EXPECT_THAT(picture().targets(type::kMentions, "Compiler"), ElementsAre("C"));
}

TEST_F(Mentions, OfSeeAlsosToUnknownThingsAreNone) {
  import_text(
      "# Words\n\n## Fid\n\nA fid is a spike.\n\nSee also: unicorn, fid\n\n## Toggle\n\nA toggle is a "
      "link.\n\nSee also: fid\n");
  EXPECT_THAT(picture().targets(type::kRelated, "Fid"), IsEmpty());
  EXPECT_THAT(picture().targets(type::kRelated, "Toggle"), ElementsAre("Fid"));
}

TEST_F(Mentions, OfSeeAlsosMayUseAliases) {
  import_text(
      "# Words\n\n## Fid\n\nAlso known as: rope spike\n\nA fid is a spike.\n\n## Toggle\n\nA toggle is a "
      "link.\n\nSee "
      "also: rope spikes\n");
  EXPECT_THAT(picture().targets(type::kRelated, "Toggle"), ElementsAre("Fid"));
}

/// "Twist" in a table of levels of trim is what an entry calls twist trim.
TEST_F(Mentions, AreOfWhatALabelIntroducesUnderALongerName) {
  import_text(
      "sail trim, sailing\n**Sail Trim** is how sails are set to the wind.\n| Trim Level | Description "
      "|\n|---|---|\n| **Coarse** | Only the sheet is eased |\n| **Twist** | The leech opens aloft |\n\n"
      "keel, sailing\n**Keel** is the fin below the hull. It has a twist.\n");
  const Picture shown = picture();
  const ShownEdge* mention = shown.edge(type::kMentions, "Sail Trim", "Twist Trim");
  ASSERT_NE(mention, nullptr) << ::testing::PrintToString(shown.names());
  EXPECT_THAT(mention->surfaces, ElementsAre("Twist"));
  EXPECT_THAT(mention->evidence, ElementsAre("Twist | The leech opens aloft"));
}

}  // namespace
}  // namespace cairn::importers
