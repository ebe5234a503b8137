// Concepts that have no entry of their own but are introduced in another's, and what is none though it stands
// in bold.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

namespace type = graph::type;

class IntroducedConcepts : public ImportTest {
 protected:
  void expect_introduced(const Picture& picture, const std::vector<std::string>& names) {
    for (const auto& name : names) {
      ASSERT_TRUE(picture.has(name)) << name << "; there are " << ::testing::PrintToString(picture.names());
      EXPECT_EQ(picture.concepts.at(name).origin, graph::origin::kIntroduced) << name;
    }
  }
};

TEST_F(IntroducedConcepts, AreTheLeadTermsOfItems) {
  import({data_file("sailing-dump.txt")});
  expect_introduced(picture(),
                    {"Polar Diagram", "Mainsheet", "Preventer", "Heel Angle", "Fin Keel", "Bilge Keel"});
}

TEST_F(IntroducedConcepts, AreTheRowsOfATableOfThings) {
  import({data_file("night-sky-page.txt"), data_file("bicycles.md")});
  expect_introduced(picture(), {"GoTo Mount", "Star Tracker", "Compact chainring", "Track chainring"});
}

TEST_F(IntroducedConcepts, OfADictionaryAreFewerThanThoseOfLongEntries) {
  const std::string entries =
      "## Luff\n\nThe front edge of a sail, set by halyard tension. The Solent Museum shows one.\n\n"
      "## Leech\n\nThe back edge of a sail; halyard tension bends it by the leech line rule (LLR).\n\n";
  import_text("# Boats\n\n" + entries);
  expect_introduced(picture(), {"Halyard tension", "Solent Museum", "Leech line rule"});
  std::string many = "# Boats\n\n" + entries;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    many.append("## Knot").append(number).append("\n\nWound ").append(number).append(" times.\n\n");
  }
  import_text(many, "boats.md");
  EXPECT_FALSE(picture().has("Solent Museum")) << "what deserves a name has an entry in a dictionary";
  expect_introduced(picture(), {"Halyard tension", "Leech line rule"});
}

TEST_F(IntroducedConcepts, AreSetOffInSentences) {
  import_text(
      "# Boats\n\n## Race\n\nA race begins at a line. One boat acts as the **pacemaker**, the others keep "
      "*clear "
      "wind* (*free air*). It is won by the *fastest boat on corrected time* and this *must* hold. It is the "
      "**queen of contests**.\n");
  expect_introduced(picture(), {"Pacemaker", "Clear wind", "Free air"});
  for (const char* name : {"Must", "Fastest boat on corrected time", "Queen of contests"})
    EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, AreNounsInItalicsWhereverTheyEndAPhrase) {
  import_text(
      "# Rocks\n\n## Gabbro\n\nGabbro is a coarse rock. Its lighter counterpart is *diorite*. It floats on "
      "the "
      "weaker *asthenosphere*. It is *different*, it is *visible* there, and it *always* sinks.\n");
  expect_introduced(picture(), {"Diorite", "Asthenosphere"});
  for (const char* name : {"Different", "Visible", "Always"}) EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, MayOpenASentenceOrHoldAPreposition) {
  import_text(
      "# Boats\n\n## Race\n\nA race begins at a line. *Handicap tables* make it fair. *Protests* go to a "
      "jury. "
      "**Great fun** It lasts a day. The club keeps a *chain of command* and a *place in the sun*.\n");
  expect_introduced(picture(), {"Handicap tables", "Chain of command"});
  for (const char* name : {"Great fun", "Place in the sun"}) EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, AreWhatATextSaysThatAThingIsCalled) {
  import_text(
      "# Boats\n\n## Race\n\nA race begins at a line. The boat at its end is called the pin boat, and its "
      "crew the so-called pin watch. The worst start is known as a barging start. Names are called "
      "loudly, and are called by the jury. It is not called a pin race.\n");
  expect_introduced(picture(), {"Pin boat", "Pin watch", "Barging start"});
  for (const char* name : {"Loudly", "Jury", "Pin race"}) EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, HaveTheNamesThatTheirItemsGive) {
  import_text(
      "# Boats\n\n## Rope\n\nA rope pulls. It has uses.\n\n- **Running Halyard**: Hoists a sail. Also known "
      "as the "
      "hoist line.\n- **Jib Sheet** (also called headsail rope): Trims a jib.\n- **Boom Downhaul**: Holds it "
      "down. It is also known as kicking strap.\n- **Mooring Warp, or dock rope**: Holds a boat.\n- "
      "**Topping "
      "Lift Rope, TLR**: Holds a boom up.\n- **Lazy Guy**, also referred to as slack brace, waits.\n- "
      "**Anchor "
      "Rode (anchor cable)**: Holds an anchor.\n- **Spring Line (Lockwend)**: A rope by Lockwend.\n");
  const auto names = [this](const std::string& name) { return picture().concepts.at(name).aliases; };
  EXPECT_THAT(names("Running Halyard"), Contains("hoist line"));
  EXPECT_THAT(names("Jib Sheet"), Contains("headsail rope"));
  EXPECT_THAT(names("Boom Downhaul"), Contains("kicking strap"));
  EXPECT_THAT(names("Mooring Warp"), Contains("dock rope"));
  EXPECT_THAT(names("Topping Lift Rope"), Contains("TLR"));
  EXPECT_THAT(names("Lazy Guy"), Contains("slack brace"));
  EXPECT_THAT(names("Anchor Rode"), Contains("anchor cable"));
  EXPECT_THAT(names("Spring Line"), Not(Contains("Lockwend"))) << "its maker";
}

TEST_F(IntroducedConcepts, AreLawsOfPeople) {
  import_text(
      "# Boats\n\n## Speed\n\nSpeed has bounds. They follow from the Hallin criterion, the Lindh paradox, or "
      "else.\n");
  expect_introduced(picture(), {"Hallin criterion", "Lindh paradox"});
}

TEST_F(IntroducedConcepts, AreLawsOfPeopleInLongerLabelsToo) {
  import_text(
      "# Boats\n\n## Speed\n\nSpeed has bounds, and Brooks' Law is one.\n\n### Historical Hallin's Law "
      "economics\n\nCosts halve.\n");
  expect_introduced(picture(), {"Brooks' Law", "Hallin's Law"});
}

TEST_F(IntroducedConcepts, AreWhatLeadsAFormula) {
  const auto boats = [](const std::string& behind) {
    return "# Boats\n\n## Drag\n\nDrag slows a hull.\n\n**Useful lift:**\n\n" + behind +
           "\n\n## Keel\n\nA keel is a fin.\n\n## Jib\n\nA jib is a sail.\n";
  };
  import_text(boats("$$\nR = v^2\n$$"), "boats.md");
  expect_introduced(picture(), {"Useful lift"});
  import_text(boats("It grows."), "boats.md");
  EXPECT_FALSE(picture().has("Useful lift"));
}

TEST_F(IntroducedConcepts, AreWhatSymbolsStandFor) {
  import_text(
      "# Boats\n\n## Drag\n\nDrag slows a hull.\n\n- $S$ = wetted surface (m²)\n- $c_f$: friction "
      "coefficient, "
      "of paint\n- \u03bb: leeway angle (in degrees)\n- s_k = sail area\n- $k$ is the hull constant\n- $v$ = "
      "speed\n"
      "- $v = 0$: boat at anchor\n- $e$ = low-fidelity (towed) response\n- $q$ is twice as large\n- "
      "`--hull`: print hull "
      "names\n- Q: what happens next, then?\n- \u2192 = right arrow sign\n");
  expect_introduced(picture(),
                    {"Wetted surface", "Friction coefficient", "Leeway angle", "Sail area", "Hull constant"});
  for (const char* name : {"Speed", "Boat at anchor", "Low-fidelity", "Twice as large", "Print hull names",
                           "What happens next", "Right arrow sign"})
    EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, AreTheHeadingsOfSeveralKindsOfOneThing) {
  const auto boats = [](const std::string& other) {
    return "# Boats\n\n## Drag\n\nDrag slows a hull.\n\n### Two-way method\n\nIt weighs.\n\n### " + other +
           "\n\nIt counts.\n\n## Keel\n\nA keel is a fin.\n\n## Jib\n\nA jib is a sail.\n";
  };
  import_text(boats("Panel method"), "boats.md");
  expect_introduced(picture(), {"Two-way method"});
  import_text(boats("Panel work"), "boats.md");
  EXPECT_FALSE(picture().has("Two-way method"));
}

TEST_F(IntroducedConcepts, AreCalledWithoutTheRoleThatTheirLabelGivesThem) {
  import_text(
      "# Boats\n\n## Drag\n\nDrag slows a hull.\n\n- **Solution: Bulbous bow**: a bulb under water.\n"
      "- **Level 2: Wave-piercing hull**: it cuts waves.\n- **Future of drag**: bright.\n- **History of the "
      "Rig**: a "
      "book.\n");
  expect_introduced(picture(), {"Bulbous bow", "Wave-piercing hull"});
  for (const char* name : {"Solution: Bulbous bow", "Future of drag", "Rig"})
    EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, HaveTheirVariantBehindASlashAsAlias) {
  import_text(
      "# Boats\n\n## Rigs\n\nRigs carry sails.\n\n| Rig | Masts |\n|---|---|\n| Marconi/Marconi-b | 1 |\n"
      "| Gunter | 1 |\n");
  expect_introduced(picture(), {"Marconi"});
  EXPECT_THAT(picture().concepts.at("Marconi").aliases, Contains("Marconi-b"));
}

TEST_F(IntroducedConcepts, AreNoBareQualities) {
  const auto boats = [](const std::string& word) {
    return "# Boats\n\n## Paint\n\nPaint is a coat, via " + word + ", or " + word + ", or more.\n\n- The " +
           word + ", oil and tar.\n\n## Varnish\n\nVarnish is clear, via " + word +
           ", or dull.\n\n## Oil\n\nOil is wet.\n\n## Tar\n\nTar is black.\n";
  };
  import_text(boats("wind-vane"), "boats.md");
  expect_introduced(picture(), {"Wind-vane"});
  import_text(boats("wind-resistant"), "boats.md");
  EXPECT_FALSE(picture().has("Wind-resistant"));
}

TEST_F(IntroducedConcepts, AreNoWordsThatAFifthOfALargerGlossaryUses) {
  const auto boats = [](int others) {
    std::string text =
        "# Boats\n\n## Reefing\n\nReefing is done in time. What it brings is called lashing.\n\n- "
        "**Lashing**: "
        "what is sought.\n\n";
    for (int i = 0; i < 12 + others; ++i) {
      const std::string number = std::to_string(i);
      text +=
          "## Knot" + number + "\n\nWound " + number + (i < 12 ? " times with lashing." : " times.") + "\n\n";
    }
    return text;
  };
  import_text(boats(60), "boats.md");
  expect_introduced(picture(), {"Lashing"});
  import_text(boats(0), "boats.md");
  EXPECT_FALSE(picture().has("Lashing"));
}

TEST_F(IntroducedConcepts, AreNotWhoMadeAThing) {
  import_text(
      "# Boats\n\n## Wing Sail\n\nA wing sail is stiff. It was proposed by Erik Brewster and Nancy Lindh in "
      "1931, "
      "and built with the Solent Mast Foundry. It was patented by Carl Hallin. Sverre Dahlberg found its "
      "lift in 1908, and the Nordic Sailing Association made a rule. The Hallin Twist described in books is "
      "small, and so is the Hallin Twist of the mast.\n");
  EXPECT_TRUE(picture().has("Hallin Twist"));
  for (const char* name :
       {"Erik Brewster", "Nancy Lindh", "Carl Hallin", "Sverre Dahlberg", "Nordic Sailing Association"})
    EXPECT_FALSE(picture().has(name)) << name;
}

TEST_F(IntroducedConcepts, HaveTheSentenceThatIntroducesThemAsDefinition) {
  import({data_file("sailing-dump.txt")});
  EXPECT_EQ(picture().concepts.at("Mainsheet").definition, "Mainsheet: the line that holds the boom.");
}

TEST_F(IntroducedConcepts, AreTiedToTheEntryThatIntroducesThem) {
  import({data_file("sailing-dump.txt")});
  const auto view = graph_.snapshot();
  const auto introduces = view->catalog().types.find(type::kIntroduces);
  ASSERT_TRUE(introduces);
  for (const auto& [name, shown] : picture().concepts) {
    const auto match = view->find_concept(name);
    ASSERT_TRUE(match.found()) << name;
    const auto entries = view->neighbours(match.nodes, graph::Direction::kIncoming);
    std::size_t introducing = 0;
    std::size_t defining = 0;
    for (const auto& step : entries.all()) {
      introducing += view->catalog().types.name(step.type) == type::kIntroduces ? 1 : 0;
      defining += view->catalog().types.name(step.type) == type::kDefines ? 1 : 0;
    }
    EXPECT_EQ(defining > 0, shown.origin == graph::origin::kEntry) << name;
    EXPECT_EQ(introducing > 0, shown.origin == graph::origin::kIntroduced) << name;
  }
}

TEST_F(IntroducedConcepts, HaveTheirAbbreviationAsAlias) {
  import({data_file("bread-page.txt")});
  const auto view = graph_.snapshot();
  const auto name_of = [&](std::string_view name) {
    const auto match = view->find_concept(name);
    return match.found() ? view->text_property(*view->node(match.nodes.front()), graph::key::kName) : "";
  };
  EXPECT_EQ(name_of("DDT"), "Desired Dough Temperature");
  EXPECT_EQ(name_of("LAB"), name_of("lactic acid bacteria"));
  EXPECT_NE(name_of("LAB"), "");
}

TEST_F(IntroducedConcepts, HaveTheAbbreviationThatNothingExplainsAsAlias) {
  import(
      {write("boats",
             "hull shapes, hulls\n**Hull Shape** is how a hull is formed.\n**Kinds**\n- **Rigid Inflatable "
             "Boat**: a hull with a tube of air around it. Every RIB planes early. An RIB is light, and the "
             "RIB is dry.\n- **Flat bottom**: a hull for shallow water.\n"
             "keel, hulls\n**Keel** is the fin below the hull that keeps a boat upright.\n")});
  const auto view = graph_.snapshot();
  const auto match = view->find_concept("RIB");
  ASSERT_TRUE(match.found());
  EXPECT_EQ(view->text_property(*view->node(match.nodes.front()), graph::key::kName),
            "Rigid Inflatable Boat");
}

TEST_F(IntroducedConcepts, DoNotBeginWithWhatAHyphenBindsToTheWordsBefore) {
  std::string text =
      "hull shapes, hulls\n**Hull Shape** is how a hull is formed.\n**Choices**\n- **Flat Bottom**: a hull "
      "for "
      "shallow water.\n";
  for (int i = 0; i < 12; ++i)
    text += "- Wind number " + std::to_string(i) + " is for a state-of-the-art planing hull.\n";
  import({write("boats",
                text + "keel, hulls\n**Keel** is the fin below the hull that keeps a boat upright.\n")});
  const auto shown = picture();
  EXPECT_FALSE(shown.has("Art planing hull"));
  EXPECT_TRUE(shown.has("Planing hull")) << ::testing::PrintToString(shown.names());
}

TEST_F(IntroducedConcepts, AreNotMadeOfTemplateHeadings) {
  import(data_files());
  for (const char* heading :
       {"Why It Matters", "How It Works", "Core Steps", "Main Parts", "What It Holds", "Common Types",
        "How It Is Computed", "Typical Values", "Signs That It Is Done", "The Points", "What Is New"}) {
    EXPECT_FALSE(picture().has(heading)) << heading;
  }
}

TEST_F(IntroducedConcepts, AreNotMadeOfHeadingsThatRecurThoughNoListKnowsThem) {
  std::string dump;
  for (const char* name : {"fid", "toggle", "cleat", "shackle", "thimble", "grommet"}) {
    const std::string title = std::string(1, static_cast<char>(name[0] - 'a' + 'A')) + (name + 1);
    dump += std::string(name) + ", rigging\n**" + title + "** is a small thing of metal on board, number " +
            std::to_string(title.size()) +
            " in the locker.\n**Locker Talk**\n- It is kept dry.\n**Deck Wisdom**: ask the "
            "bosun for a " +
            name + " before sailing.\n";
  }
  import_text(dump);
  EXPECT_FALSE(picture().has("Locker Talk"));
  EXPECT_FALSE(picture().has("Deck Wisdom"));
}

TEST_F(IntroducedConcepts, AreNotMadeOfSlogansAndClosingLines) {
  import(data_files());
  for (const auto& name : picture().names()) {
    EXPECT_LE(std::count(name.begin(), name.end(), ' '), 5) << name;
    for (const char* words :
         {"where a loaf is made", "the skeleton of bread", "where every plan begins", "asks for respect"})
      EXPECT_THAT(name, Not(HasSubstr(words)));
  }
}

TEST_F(IntroducedConcepts, AreNotMadeOfCodeAndFormulas) {
  import(data_files());
  for (const auto& name : picture().names()) {
    EXPECT_THAT(name, Not(HasSubstr("frac"))) << name;
    EXPECT_EQ(name.find_first_of("$`{}\\=*|<>_"), std::string::npos) << name;
  }
  EXPECT_FALSE(picture().has("LST"));
}

TEST_F(IntroducedConcepts, AreNotMadeOfFurniture) {
  import({data_file("bread-page.txt"), data_file("night-sky-page.txt")});
  for (const char* furniture :
       {"Back to the Bakery Floor", "Bakery Floor", "Baker's Word List", "Imprint", "Contact"})
    EXPECT_FALSE(picture().has(furniture)) << furniture;
}

TEST_F(IntroducedConcepts, AreNamedAfterPeopleTogetherWithTheThing) {
  import_text(
      "# Boats\n\n## Hull Drag\n\nHull drag is measured in a tank. One applies Froude scaling to the "
      "model. After Froude scaling the wave drag is known. A boat meets more drag with more "
      "speed.\n\n## Wave Drag\n\nWave drag is the part of hull drag that goes into waves, and obeys Froude "
      "scaling.\n");
  EXPECT_TRUE(picture().has("Froude scaling"));
  EXPECT_FALSE(picture().has("Froude"));
}

TEST_F(IntroducedConcepts, AreFoundInsideLongerPhrasesOfProse) {
  import_text(
      "# Boats\n\n## Leeway\n\nLeeway is drift. The skipper reads the keel stall margin, the leeway meter "
      "and the log. Sudden keel stall warns nobody.\n\n## Drag\n\nDrag grows with keel stall, leeway and "
      "waves. A keel stall, seen early, ends when the sheet is eased.\n");
  EXPECT_TRUE(picture().has("Keel stall"));
  EXPECT_FALSE(picture().has("Sudden keel stall"));
  EXPECT_FALSE(picture().has("Keel stall warns"));
  EXPECT_FALSE(picture().has("Stall margin"));
}

TEST_F(IntroducedConcepts, MayBeginOrEndWithAFunctionWordBehindAHyphen) {
  import_text(
      "# Boats\n\n## Hull\n\nA hull is the body of a boat. Builders offer SKF-A, SKF-I and others, and "
      "designers fear over-canting, broaching and waves.\n\n## Keel\n\nA keel "
      "under a SKF-A hull stays short. Without over-canting, keels hold. With over-canting, they do not.\n");
  EXPECT_TRUE(picture().has("SKF-A"));
  EXPECT_TRUE(picture().has("Over-canting"));
}

TEST_F(IntroducedConcepts, HoldFunctionWordsThatAHyphenBindsToTheWordBefore) {
  import_text(
      "# Boats\n\n## Leeway\n\nLeeway is drift. It is read from a plug-in Seahand log, which is dry.\n\n## "
      "Drag\n\nDrag grows. "
      "Whoever has a plug-in Seahand log knows. A plug-in Seahand log is cheap.\n");
  EXPECT_TRUE(picture().has("Plug-in Seahand log")) << ::testing::PrintToString(picture().names());
}

TEST_F(IntroducedConcepts, MayHoldTypographicMarks) {
  import_text(
      "# Boats\n\n## Drag\n\nDrag in waves is given by the Froude\u2013Krylov method (FKM) and by "
      "Stokes\u2019s Law. The FKM is "
      "old.\n\n## Waves\n\nWaves obey Stokes\u2019s Law.\n");
  EXPECT_THAT(picture().concepts.at("Froude\u2013Krylov method").aliases, ::testing::ElementsAre("FKM"));
  EXPECT_TRUE(picture().has("Stokes\u2019s Law")) << ::testing::PrintToString(picture().names());
}

TEST_F(IntroducedConcepts, AreNoNumeralsAndEndAtACoinedOwner) {
  import_text(
      "# Boats\n\n## Trials\n\nTrials run in stages: stage II tests speed, III tests range, and Seahand9's "
      "TurboSail is tested in "
      "III and II.\n\n## Stages\n\nStages I, II and III are trials; Seahand9's TurboSail is new.\n");
  EXPECT_FALSE(picture().has("II"));
  EXPECT_FALSE(picture().has("III"));
  EXPECT_TRUE(picture().has("TurboSail")) << ::testing::PrintToString(picture().names());
}

TEST_F(IntroducedConcepts, DoNotBeginWithTheVerbThatSendsToThem) {
  import_text(
      "# Boats\n\n## Leeway\n\nLeeway is drift (See FDT Tables).\n\n## Drag\n\nDrag grows with speed (See "
      "FDT Tables).\n");
  EXPECT_TRUE(picture().has("FDT Tables")) << ::testing::PrintToString(picture().names());
  EXPECT_FALSE(picture().has("See FDT Tables"));
}

TEST_F(IntroducedConcepts, AreNotMadeOfTheIndicesOfSigns) {
  import_text(
      "# Boats\n\n## Leeway\n\nLeeway L_keel is drift, and L_keel grows. The sum of L_keel and L_hull is "
      "all, "
      "and L_keel is most of it.\n\n## Drag\n\nDrag is D_keel, D_hull and L_keel.\n");
  EXPECT_FALSE(picture().has("Leeway L")) << ::testing::PrintToString(picture().names());
  EXPECT_FALSE(picture().has("Keel"));
}

TEST_F(IntroducedConcepts, AreNotTheLocalLabelsOfATableOfKindsButTheKinds) {
  import_text(
      "sail trim, sailing\n**Sail Trim** is how sails are set to the wind.\n| Trim Level | Description "
      "|\n|---|---|\n"
      "| **Coarse (Worst)** | Only the sheet is eased |\n| **Twist** | The leech opens aloft |\n| "
      "**GPS-Aided** | A "
      "computer helps |\n\nkeel, sailing\n**Keel** is the fin below the hull. It has a twist.\n",
      "boats");
  EXPECT_TRUE(picture().has("Twist Trim")) << ::testing::PrintToString(picture().names());
  EXPECT_FALSE(picture().has("Twist"));
  EXPECT_FALSE(picture().has("GPS-Aided Trim"));
}

TEST_F(IntroducedConcepts, KeepTheirVersion) {
  import_text(
      "# Boats\n\n## Plotter\n\nA plotter shows charts. Skippers plan by Harbor Chart 3, Nordlys-2, and "
      "paper. "
      "Plans from Harbor Chart 3, with Nordlys-2, are kept.\n\n## Passage\n\nA passage is planned using "
      "Harbor Chart "
      "3, or using Nordlys-2, ashore.\n\n## Log\n\nA log is kept via Nordlys-2, via Harbor Chart 3, or by "
      "hand.\n");
  EXPECT_TRUE(picture().has("Harbor Chart 3")) << ::testing::PrintToString(picture().names());
  EXPECT_TRUE(picture().has("Nordlys-2"));
  EXPECT_FALSE(picture().has("Harbor Chart"));
  EXPECT_FALSE(picture().has("Chart 3"));
  EXPECT_FALSE(picture().has("Nordlys"));
}

TEST_F(IntroducedConcepts, BecomeEntriesOnceASourceHasOneForThem) {
  import({data_file("sailing-dump.txt")});
  ASSERT_EQ(picture().concepts.at("Mainsheet").origin, graph::origin::kIntroduced);
  import_text(
      "mainsheet rope, lines\n**Mainsheet** is the rope by which the boom of a boat is let out and hauled "
      "in.\n",
      "ropes");
  const auto mainsheet = picture().concepts.at("Mainsheet");
  EXPECT_EQ(mainsheet.origin, graph::origin::kEntry);
  EXPECT_THAT(mainsheet.definition, HasSubstr("the rope by which the boom"));
}

TEST_F(IntroducedConcepts, AreFewerThanAHandfulOfAnEntry) {
  import(data_files());
  std::size_t entries = 0;
  for (const auto& [name, shown] : picture().concepts)
    entries += shown.origin == graph::origin::kEntry ? 1 : 0;
  EXPECT_GE(picture().concepts.size(), 2 * entries);
  EXPECT_LE(picture().concepts.size(), 8 * entries) << "every phrase has become a concept";
}

TEST_F(IntroducedConcepts, AreCalledInTheSingularWhereATextDoesSo) {
  import_text(
      "# Boats\n\n## Rig\n\nA rig is what holds the sails.\n\n- **Running backstays**: hold the mast from "
      "behind. "
      "Each running backstay has a winch. No running backstay is slack.\n- **VHFs**: sets to speak with. Two "
      "VHFs are "
      "aboard.\n- **Trade winds**: carry west. The trade winds are steady.\n");
  const Picture shown = picture();
  EXPECT_TRUE(shown.has("Running backstay")) << ::testing::PrintToString(shown.names());
  EXPECT_TRUE(shown.has("VHF"));
  EXPECT_TRUE(shown.has("Trade winds")) << "no text has them in the singular";
}

TEST_F(IntroducedConcepts, AreNoNumberedPlacesDatesAndRemarks) {
  import_text(
      "# Boats\n\n## Mast\n\nA mast stands.\n\n## Rig\n\nA rig is what holds the sails, see Chapter 37 and "
      "Figure 4. Since June 12 it is "
      "TODO, "
      "says Robert W. Keelman in [BOATS-RIG]. TODO: more of June 12 and Chapter 37.\n\n- **Figure 12. "
      "Standing rig**: "
      "what stands.\n");
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("Mast", "Rig"));
}

TEST_F(IntroducedConcepts, DoNotOwnOrGoOn) {
  import_text(
      "# Boats\n\n## Rig\n\nA rig is what holds the sails.\n\n- **Bow roller's**: edge. The bow roller's "
      "edge is "
      "round. A bow roller's edge wears.\n\n## Anchor\n\nAn anchor holds by its fluke angle measuring forty "
      "degrees. "
      "The fluke angle measuring less fails.\n");
  const auto names = picture().names();
  EXPECT_THAT(names, Contains("Bow roller"));
  EXPECT_THAT(names, Not(Contains(HasSubstr("measuring"))));
}

}  // namespace
}  // namespace cairn::importers
