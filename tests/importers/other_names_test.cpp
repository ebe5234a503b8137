// What else entries are called: by brackets, by what sentences say, by entries that only refer to others.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/importers/named_concepts.h"

namespace cairn::importers {
namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class OtherNames : public NamedConcepts {
 protected:
  /// Those of "Broad wheel", whose text goes on with a sentence.
  std::vector<std::string> aliases_of_wheel(const std::string& sentence) {
    import_text("# Boats\n\n- **Broad wheel**: A thing that turns. " + sentence +
                    "\n- **Oar**: A pole with a blade.\n- **Mast**: A pole that carries sails.\n",
                "boats.md");
    return shown("Broad wheel").aliases;
  }
};

TEST_F(OtherNames, OfEntriesThatBeginWithABracketHaveItAsAlias) {
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

TEST_F(OtherNames, InTheBracketThatOpensATextAreAliases) {
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

TEST_F(OtherNames, OfAnEntryThatOnlyRefersToAnotherAreItsAliases) {
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

TEST_F(OtherNames, OfEntriesThatSaySeeAnotherAreItsAliases) {
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

TEST_F(OtherNames, OfAnAbbreviationAreNoSentencesThatHappenToHoldItsLetters) {
  import_text(
      "# Boats\n\n## RAM\n\nReads and writes memory\n\n## PAT\n\nPorts are translated\n\n## TIG\n\nThe inert "
      "gas welding process\n\n"
      "## CBS\n\nCentreboard slot\n");
  for (const char* name : {"RAM", "PAT", "TIG"}) EXPECT_THAT(shown(name).aliases, IsEmpty()) << name;
  EXPECT_EQ(meaning("Centreboard slot"), "CBS");
}

TEST_F(OtherNames, OfAnAbbreviationAreTheFirstWordsThatSpellIt) {
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

TEST_F(OtherNames, OfAnAbbreviationBeforeAWordAreTheWordsThatSpellBoth) {
  import_text(
      "# Boats\n\n## MOB drill\n\nA man-over-board drill is done each spring.\n\n## D/L ratio\n\nThe "
      "displacement-to-length ratio says how heavy a hull is.\n\n## JIT order\n\nA just-in-time order comes "
      "with the tide.\n\n## TOP sail\n\nThe oldest pennants are sewn on.\n");
  EXPECT_EQ(meaning("man-over-board drill"), "MOB drill");
  EXPECT_EQ(meaning("displacement-to-length ratio"), "D/L ratio");
  EXPECT_EQ(meaning("just-in-time order"), "JIT order");
  EXPECT_THAT(shown("TOP sail").aliases, IsEmpty()) << "other words follow";
}

TEST_F(OtherNames, OfAnAbbreviationMayBeAListOfThings) {
  import_text(
      "# Boats\n\n## HSKM\n\nHull, sails, keel, and mast; a surveyor looks at each.\n\n## TIP\n\nTillers, "
      "sheets, and winches; all wear.\n");
  EXPECT_EQ(meaning("hull, sails, keel, and mast"), "HSKM");
  EXPECT_THAT(shown("TIP").aliases, IsEmpty());
}

TEST_F(OtherNames, InABracketOfSeveralAreAliasesEach) {
  import_text(
      "# Boats\n\n## Apparent Wind (AW, AppWind)\n\nThe wind on board.\n\n## Accounts receivable "
      "(A/R)\n\nMoney that is "
      "owed.\n\n## CPFR (collaborative planning, forecasting, and replenishment)\n\nA way to plan.\n");
  EXPECT_EQ(meaning("AW"), "Apparent Wind");
  EXPECT_EQ(meaning("AppWind"), "Apparent Wind");
  EXPECT_EQ(meaning("A/R"), "Accounts receivable");
  EXPECT_EQ(meaning("collaborative planning, forecasting, and replenishment"), "CPFR");
}

TEST_F(OtherNames, ThatASentenceGivesAtItsEndAreAliases) {
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

TEST_F(OtherNames, BehindASignOfEqualityOrAsTheSameAreAliases) {
  const auto aliases = [this](const std::string& sentence) { return aliases_of_wheel(sentence); };
  for (const char* sentence : {"(= helm)", "It turns. (=helm)", "Same as helm.", "The same as *helm*."})
    EXPECT_THAT(aliases(sentence), ElementsAre("helm")) << sentence;
  for (const char* sentence :
       {"It turns (= 3 m).", "It has a force (= mass x acceleration of the whole boat).", "It pulls (= F/a).",
        "Same as above.", "The same as in a car.", "The same as those before."})
    EXPECT_THAT(aliases(sentence), IsEmpty()) << sentence;
}

TEST_F(OtherNames, ThatAnySentenceGivesAreAliases) {
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

TEST_F(OtherNames, OfAnAbbreviationAreThePhraseThatItsTextBeginsWith) {
  import_text(
      "# Boats\n\n- **PLCB**: Personal locator beacon: calls for help.\n- **MVGA**: Multivessel guard "
      "alarm. It warns a fleet.\n- **EFB**: European foulwood, a rot of planks.\n");
  EXPECT_EQ(meaning("multivessel guard alarm"), "MVGA");
  EXPECT_EQ(shown("MVGA").definition, "It warns a fleet.");
  EXPECT_THAT(shown("PLCB").aliases, ElementsAre("Personal locator beacon"));
  EXPECT_THAT(shown("EFB").aliases, IsEmpty());
}

TEST_F(OtherNames, BehindABoldTitleAreAliases) {
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

TEST_F(OtherNames, ThatABracketQuotesAreAliasesUpToOtherWords) {
  import_text(
      "# Boats\n\n## Kedge\n\n(Or \"stream anchor\" /strim/, \"light anchor\" or \"warp anchor\", KGA, in a "
      "poem \"the last tooth\") A small anchor.\n\n## Luff\n\nThe front edge of a sail.\n");
  for (const char* name : {"stream anchor", "light anchor", "warp anchor", "KGA"})
    EXPECT_EQ(meaning(name), "Kedge") << name;
  EXPECT_NE(meaning("the last tooth"), "Kedge");
}

TEST_F(OtherNames, OfAReferralAreItsTargetsBesideHomonymsToo) {
  import_text(
      "# Boats\n\n## CBS\n\nCentreboard slot.\n\n## CBS (standard)\n\nA rule for boats of one class.\n\n## "
      "Centreboard "
      "slot\n\nThe opening in the hull through which the board is lowered.\n");
  EXPECT_THAT(shown("Centreboard slot").aliases, Contains("CBS"));
}

TEST_F(OtherNames, AreToldInItemsAndUnderAHeadingOfTheDefinition) {
  import_text(
      "# Pots\n\n## Clay\n\n### Definition\n\nEarth that hardens. Also known as argil.\n\n## Kiln\n\n- An "
      "oven in "
      "which clay is fired.\n- Also known as a furnace.\n\n## Slip\n\nWet clay.\n");
  EXPECT_THAT(shown("Clay").aliases, ElementsAre("argil"));
  EXPECT_THAT(shown("Kiln").aliases, ElementsAre("furnace"));
}

TEST_F(OtherNames, OfATextThatOnlyRefersAreItsTargetsInManyWords) {
  for (const char* text :
       {"Short for book cloth.", "See book cloth.", "An abbreviation for book cloth.",
        "Another word for book cloth.", "An older name for book cloth.", "The short form of book cloth.",
        "Also known as book cloth.", "A contraction of book cloth", "the same as book cloth"}) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(
        graph, {write("books.md", "# Books\n\n- **Book cloth**: woven fabric that is sized.\n- **Cloth**: " +
                                      std::string(text) + "\n- **Spine**: the back of a book.\n")});
    const auto concepts = picture_of(*graph.snapshot()).concepts;
    ASSERT_TRUE(concepts.contains("Book cloth")) << text;
    EXPECT_THAT(concepts.at("Book cloth").aliases, ElementsAre("Cloth")) << text;
    EXPECT_FALSE(concepts.contains("Cloth")) << text;
  }
}

TEST_F(OtherNames, ThatASentenceGivesAsOthersAreAliasesInManyWords) {
  const auto aliases = [this](const std::string& sentence) { return aliases_of_wheel(sentence); };
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

TEST_F(OtherNames, ThatPeopleAreSaidToUseAreAliases) {
  for (const char* sentence :
       {"Some books say \"helm\" instead.", "Most sailors just say \"helm\".",
        "Older crews speak of the *helm*.", "You'll also hear the word *helm*.",
        "Old hands still call it a \"helm\".", "American authors spell it helm.",
        "Fishermen know it as the helm.", "In the yards they refer to it as the helm.",
        "Some prefer the term helm.", "Some yards use \"helm\" for this.",
        "Pilots used the word \"helm\" for it.", "Fitters call this helm.", "In the log it's a \"helm\".",
        "Pilots are apt to say helm.", "Old crews go on saying helm.",
        "The American trade says helm, though we do not.", "Fitters shorten the name to \"helm\".",
        "You will also hear it called helm.", "Crews often write \"helm\" in the log."})
    EXPECT_THAT(aliases_of_wheel(sentence), ElementsAre("helm")) << sentence;
  EXPECT_THAT(aliases_of_wheel("You'll hear *helm* and *tiller* as well."), ElementsAre("helm", "tiller"));
  for (const char* sentence :
       {"The mate may say \"it is broken\" to the crew.", "You say \"helm\" when you mean another thing.",
        "Some crews use *helm* instead.", "We no longer call it helm but wreck.", "Does anyone call it helm?",
        "Another book speaks of a *helm*.", "When it is cut down, sailors call it a \"stub\".",
        "It may be small, in which case they call it a \"stub\".", "A crew calls it back."})
    EXPECT_THAT(aliases_of_wheel(sentence), IsEmpty()) << sentence;
}

TEST_F(OtherNames, ThatClausesWithoutASubjectOrAboutItGiveAreAliases) {
  for (const char* sentence :
       {"Known in the trade as *helm*.", "Called a *helm* by some older crews.", "Also seen as *helm*.",
        "Also spelled *helm*; the word is old.", "In America it goes by the name of helm.",
        "It turns easily, and so it is sometimes referred to as helm.", "Also goes under the name of helm.",
        "Such a thing is called a broad wheel, or sometimes a helm.", "FKA \"helm\"."})
    EXPECT_THAT(aliases_of_wheel(sentence), ElementsAre("helm")) << sentence;
  for (const char* sentence : {"Often shortened to BW.", "BW in all our logs.", "In writing: BW.", "BW."})
    EXPECT_THAT(aliases_of_wheel(sentence), ElementsAre("BW")) << sentence;
  for (const char* sentence :
       {"Its spokes are called arms.", "It is known as the first wheel to have ten spokes.",
        "The rim, also called felloe, is of ash.", "It is called for in each race.", "ZX in all our logs.",
        "It is a wheel of the Zonal Xebec (ZX).", "It is written in the log."})
    EXPECT_THAT(aliases_of_wheel(sentence), IsEmpty()) << sentence;
}

TEST_F(OtherNames, OfWhichASentenceSpeaksAreAliases) {
  for (const char* sentence :
       {"Helm is the older word.", "Helm is the American word for it.",
        "The older name, helm, is still heard.", "The name *helm* is usual in Scotland.",
        "It is a form of \"helm\", another name for it.", "*Helm*, another name for it, is old.",
        "The helm, as it used to be called, is of ash.", "Full name: helm.", "(Nickname: *helm*.)",
        "In American usage, a helm.", "*Helm* to some.", "Often just \"helm\".", "Helm in the States.",
        "The English term is helm.", "Until the war the word in Scotland was helm, and it still is."})
    EXPECT_THAT(aliases_of_wheel(sentence), ElementsAre(AnyOf("helm", "Helm"))) << sentence;
  EXPECT_THAT(aliases_of_wheel("*Helm* and *tiller* are used in much the same sense."),
              ElementsAre("Helm", "tiller"));
  EXPECT_THAT(aliases_of_wheel("Other names that you will meet are *helm* and *tiller*."),
              ElementsAre("helm", "tiller"));
  for (const char* sentence :
       {"Helm is the name of a dog.", "The term, however, is old.",
        "A log gives the name, size and place of each.", "The term *helm* is used to tell a crew.",
        "Opposite term: helm.", "Order is the word of the mate.", "The name is old.",
        "The best form is round.", "Good crews say nothing."})
    EXPECT_THAT(aliases_of_wheel(sentence), IsEmpty()) << sentence;
}

TEST_F(OtherNames, MayBeGivenBeforeAThingIsDefined) {
  import_text("# Boats\n\n## Velocity made good\n\nOften shortened to VMG. How fast a boat comes nearer.\n");
  EXPECT_THAT(shown("Velocity made good").aliases, ElementsAre("VMG"));
  EXPECT_EQ(shown("Velocity made good").definition, "How fast a boat comes nearer.");
}

TEST_F(OtherNames, BehindTheTitleThatASentenceSetsOffAreAliases) {
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

TEST_F(OtherNames, BehindTheTitleThatATextOpensWithAreAliases) {
  import_text(
      "# Boats\n\n## Warper\n\nA warper (also called hauler) is a winch.\n\n## Oar\n\nAn oar (see mast) is a "
      "pole.\n");
  EXPECT_EQ(meaning("hauler"), "Warper");
  EXPECT_THAT(shown("Oar").aliases, IsEmpty());
}

TEST_F(OtherNames, InABracketBehindATitleAreAliasesWhereTheySayItAgain) {
  import_text(
      "# Boats\n\n## Halyard (hoisting rope)\n\nA rope for sails.\n\n## Fender (bumper, cushion)\n\nIt "
      "protects a hull.\n\n## Femur (thigh bone)\n\nThe thigh bone is the longest.\n");
  EXPECT_EQ(meaning("hoisting rope"), "Halyard");
  EXPECT_EQ(meaning("bumper"), "Fender");
  EXPECT_EQ(meaning("cushion"), "Fender");
  EXPECT_EQ(meaning("thigh bone"), "Femur");
}

TEST_F(OtherNames, InABracketThatTellsHomonymsApartAreNoAliases) {
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

TEST_F(OtherNames, ThatOpenATextAreThoseOfItsTitleOnly) {
  import_text(
      "# Boats\n\n## Halyard\n\n**Note** or *warning*: it may burn hands.\n\n## Sail\n\n**Types** (J, G): a "
      "cloth "
      "in the wind.\n\n## Sheet\n\n**Sheet** or *trimming line*: a rope.\n");
  EXPECT_THAT(shown("Halyard").aliases, IsEmpty());
  EXPECT_THAT(shown("Sail").aliases, IsEmpty());
  EXPECT_THAT(shown("Sheet").aliases, ElementsAre("trimming line"));
}

TEST_F(OtherNames, HowAThingIsWrittenIsNeitherANameNorADefinition) {
  import_text(
      "# Boats\n\n## Leeway angle\n\nWritten lambda. How far a boat drifts to the side.\n\n## "
      "Heading\n\nOften "
      "denoted by psi. Where the bow points.\n\n## White flag\n\nSymbol of surrender. It is flown in "
      "war.\n\n## Heel angle\n\nSymbol phi. How far a boat leans.\n\n## Log "
      "book\n\nWritten records of a voyage are kept in it. It is a book.\n\n## Hail\n\nWritten-only "
      "\"ahoy\". It is shouted.\n");
  EXPECT_EQ(shown("Leeway angle").definition, "How far a boat drifts to the side.");
  EXPECT_EQ(shown("Heading").definition, "Where the bow points.");
  EXPECT_EQ(shown("Hail").definition, "Written-only \"ahoy\".");
  EXPECT_EQ(shown("White flag").definition, "Symbol of surrender.");
  EXPECT_EQ(shown("Heel angle").definition, "How far a boat leans.");
  EXPECT_EQ(shown("Log book").definition, "Written records of a voyage are kept in it.");
  EXPECT_THAT(picture().names(),
              ElementsAre("Hail", "Heading", "Heel angle", "Leeway angle", "Log book", "White flag"));
}

TEST_F(OtherNames, AreTheInitialsThatTheTextBeginsWith) {
  import_text(
      "# Boats\n\n## Velocity made good\n\nVMG tells how fast a boat comes nearer.\n\n## Boat wind "
      "angle\n\nTWA is another one.\n\n## RDF\n\nRDF stands for radio direction finder. It hears "
      "beacons.\n\n## Racing\n\nSailing for the best VMG.\n");
  EXPECT_THAT(shown("Velocity made good").aliases, ElementsAre("VMG"));
  EXPECT_THAT(shown("Boat wind angle").aliases, IsEmpty());
  EXPECT_THAT(shown("RDF").aliases, ElementsAre("radio direction finder"));
  EXPECT_TRUE(picture().has(graph::type::kMentions, "Racing", "Velocity made good"));
}

TEST_F(OtherNames, OfManyThatReferToOneAreItsKindsAndNoAliases) {
  import_text(
      "# Boats\n\n## Ketch\n\nYacht.\n\n## Yawl\n\nYacht.\n\n## Sloop\n\nYacht.\n\n## Cutter\n\nYacht.\n\n"
      "## Yacht\n\nA boat with a deck that is sailed for pleasure.\n");
  EXPECT_EQ(meaning("Yawl"), "Yawl");
  EXPECT_EQ(meaning("Cutter"), "Cutter");
}

TEST_F(OtherNames, OfRepeatedWordsDoNotMakeAliasesOfAnyLength) {
  std::string text = "# Boats\n\n## Tiller\n\nA stick to steer with.\n\n## Blades of rudders\n\n";
  for (int i = 0; i < 20000; ++i) text += "blade rudder ";
  import_text(text + ".\n");
  EXPECT_LE(shown("Blades of rudders").aliases.size(), 2U);
}

}  // namespace
}  // namespace cairn::importers
