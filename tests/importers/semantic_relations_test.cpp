// What is a kind, a part or a variant of what, and what is set against what.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

namespace type = graph::type;

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using Pairs = std::vector<std::string>;

class SemanticRelations : public ImportTest {
 protected:
  /// As "from > to".
  Pairs pairs(std::string_view type) {
    Pairs found;
    for (const auto& edge : picture().edges) {
      if (edge.type == type) found.push_back(edge.from + " > " + edge.to);
    }
    return found;
  }
  void read(const std::string& entries) { import_text("# Boats\n\n" + entries, "boats.md"); }
};

TEST_F(SemanticRelations, SayWhatAThingIsByTheHeadOfItsDefinition) {
  read(
      "## Ketch\n\nA ketch is a two-masted sailing boat that carries a mizzen.\n\n"
      "## Sailing boat\n\nA sailing boat is moved by the wind.\n\n"
      "## Yawl\n\nA type of sailing boat with a small mizzen.\n\n"
      "## Boat hook\n\nA boat hook is a sailing boat tool on a pole.\n");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Sailing boat", "Yawl > Sailing boat"));
}

TEST_F(SemanticRelations, KnowDefinitionsThatBeginWithTheKind) {
  import_text(
      "# Boats\n\n- **Ketch**: a sailing boat with two masts.\n- **Sailing boat**: what the wind moves.\n- "
      "**Yawl**: a ketch "
      "of the north.\n- **Drift**: the variation of speed.\n- **Speed**: how fast a boat is.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Sailing boat", "Yawl > Ketch"));
  EXPECT_THAT(pairs(type::kPartOf), IsEmpty());
}

TEST_F(SemanticRelations, KnowDefinitionsByARelativeClauseThatHasAVerbOfItsOwn) {
  import_text(
      "# Boats\n\n- **Sailing boat**: what the wind moves.\n- **Yacht**: a sailing boat which is used for "
      "pleasure.\n- **Hulk**: the sailing boat, whose masts are gone.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Yacht > Sailing boat", "Hulk > Sailing boat"));
}

TEST_F(SemanticRelations, KnowDefinitionsWithoutAnArticleOrWithAdjectivesAndParticiples) {
  import_text(
      "# Boats\n\n- **Rope**: what holds a boat.\n- **Twine**: rope that is thin.\n- **Marline**: a dark, "
      "two-stranded rope.\n- **Lanyard**: a rope held in the hand.\n- **Hawser**: a rope plaited from "
      "eight strands.\n- **Manila**: It lasts. It is a rope of hemp.\n- **Warp**: the most useful rope of "
      "all.\n- **Ropework**: a knot, rope, splice.\n- **Rigging**: rope, wire and chain.\n- **Sennit**: rope "
      "plaited by hand.\n- **Slack**: rope minus what is taut.\n- **Cross**: a rope with a plus sign.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA),
              UnorderedElementsAre("Twine > Rope", "Marline > Rope", "Lanyard > Rope", "Hawser > Rope",
                                   "Manila > Rope", "Warp > Rope", "Sennit > Rope", "Cross > Rope"));
}

TEST_F(SemanticRelations, DoNotTakeWhatIsComputedFromAThingForOne) {
  import_text(
      "# Boats\n\n- **Mean**: all values added and divided by their number.\n- **Variance**: the mean of the "
      "squared deviations.\n- **Speed**: how fast a boat is.\n- **Hull speed**: the speed a hull has on a "
      "wave of its length.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), IsEmpty());
}

TEST_F(SemanticRelations, ReadWordsWithHyphensAtTheBeginningOfADefinition) {
  import_text(
      "# Glossary\n\n- **Sail**: A cloth that catches wind.\n- **Rope**: A line that holds.\n- **Fad**: "
      "Of-the-moment sail that is new.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Fad > Sail"));
}

TEST_F(SemanticRelations, DoNotTakeWhatATypeIsForItsKind) {
  import_text(
      "# Boats\n\n- **Sailing boat**: what the wind moves.\n- **Ketch**: it has two masts. This type is a "
      "sailing "
      "boat.\n- **Small boat**: a ketch, yawl or sloop.\n- **Human**: a river watershed in hills.\n- **River "
      "watershed**: where rivers part.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Human > River watershed"));
}

TEST_F(SemanticRelations, KnowTheKindsThatATextLists) {
  import_text(
      "# Boats\n\n- **Sailing boat**: what the wind moves. The main types are the ketch and the yawl. "
      "Ferries, "
      "barges and lighters are all motor vessels.\n- **Ketch**: it has two masts. Other kinds are the barge "
      "and the ferry.\n- **Yawl**: it has two, too.\n- **Motor vessel**: what an engine moves.\n- "
      "**Ferry**: it crosses rivers.\n- **Barge**: it is flat.\n- **Lighter**: it unloads.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA),
              UnorderedElementsAre("Ketch > Sailing boat", "Yawl > Sailing boat", "Ferry > Motor vessel",
                                   "Barge > Motor vessel", "Lighter > Motor vessel"));
}

TEST_F(SemanticRelations, AreOfNamesThatHoldAPreposition) {
  import_text(
      "# Boats\n\n- **Right of way**: who may go first.\n- **Stand-on rule**: a part of the right of way.\n- "
      "**Priority**: a right of way at sea.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Stand-on rule > Right of way"));
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Priority > Right of way"));
}

TEST_F(SemanticRelations, OfPartsMayStandBehindAPronoun) {
  import_text(
      "# Boats\n\n- **Rig**: what carries the sails. It comprises the mast and the boom.\n- **Mast**: a "
      "pole.\n- **Boom**: a spar.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Mast > Rig", "Boom > Rig"));
}

TEST_F(SemanticRelations, KnowDefinitionsAsOneOfSeveral) {
  import_text(
      "# Boats\n\n- **Sailing boat**: what the wind moves.\n- **Yawl**: one of the two-masted sailing "
      "boats.\n- **Regatta club**: one of the groups promoting the sailing boat.\n- **Hoisting**: one of the "
      "stages of setting sail.\n- **Setting sail**: what is done before leaving.\n",
      "boats.md");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Yawl > Sailing boat"));
}

TEST_F(SemanticRelations, DoNotTakeOneOfTwoNounsForTheHead) {
  read(
      "## Sailing\n\nSailing uses the wind.\n\n"
      "## Motor\n\nA motor burns fuel.\n\n"
      "## Motor sailer\n\nA motor sailer is a sailing and motor vessel.\n\n"
      "## Winch\n\nA winch is a motor-driven drum.\n");
  EXPECT_THAT(pairs(type::kIsA), IsEmpty());
}

TEST_F(SemanticRelations, SayWhatAThingIsByItsName) {
  read(
      "## Anchor\n\nAn anchor holds a boat.\n\n"
      "## Sea anchor\n\nIt slows a drifting boat down.\n\n"
      "## Storm sea anchor\n\nIt is larger.\n\n"
      "## Sea anchor for rough water\n\nIt is larger still.\n\n"
      "## Non-sea anchor\n\nIt holds on land.\n\n"
      "## Sea anchor and buoy\n\nBoth are ready in the bow.\n");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Storm sea anchor > Sea anchor",
                                                      "Sea anchor for rough water > Sea anchor"))
      << "not of one ordinary word, nor inside a hyphenated one, nor of one of two";
}

TEST_F(SemanticRelations, AreNotReadOffABracketThatTellsNamesApart) {
  import_text(
      "# Harbours\n\n## Pilot (boat)\n\nWhat brings the harbour's guide to a ship.\n\n## Boat\n\nWhat floats "
      "and "
      "carries people.\n");
  EXPECT_FALSE(picture().has(type::kIsA, "Pilot (boat)", "Boat"));
  EXPECT_FALSE(picture().has(type::kRequires, "Pilot (boat)", "Boat"));
}

TEST_F(SemanticRelations, KnowExamples) {
  read(
      "## Standing rigging\n\nThe mast is held by standing rigging such as the forestay, the backstay and "
      "the "
      "bobstay.\n\n"
      "## Forestay\n\nIt runs to the bow.\n\n## Backstay\n\nIt runs to the stern.\n\n"
      "## Bobstay\n\nIt holds the bowsprit down.\n\n"
      "## Halyard\n\nSails need halyards and other running rigging.\n\n"
      "## Running rigging\n\nRunning rigging runs through blocks.\n");
  EXPECT_THAT(pairs(type::kIsA),
              UnorderedElementsAre("Forestay > Standing rigging", "Backstay > Standing rigging",
                                   "Bobstay > Standing rigging", "Halyard > Running rigging"));
}

TEST_F(SemanticRelations, KnowPartsStepsAndVariants) {
  read(
      "## Genoa\n\nA genoa is a variant of the jib.\n\n## Jib\n\nA jib is set before the mast.\n\n"
      "## Rig\n\nA rig consists of spars and the standing rigging.\n\n"
      "## Spars\n\nThey are poles.\n\n## Standing rigging\n\nIt stands.\n\n"
      "## Tacking\n\nTacking turns the bow through the wind.\n\n### Steps\n\n"
      "- **Bearing off**: gain speed first.\n- **Helm over**: push the tiller to leeward.\n");
  const Pairs parts = pairs(type::kPartOf);
  EXPECT_THAT(parts, Contains("Genoa > Jib"));
  EXPECT_THAT(parts, Contains("Spars > Rig"));
  EXPECT_THAT(parts, Contains("Standing rigging > Rig"));
  EXPECT_THAT(pairs(type::kIsA), Not(Contains("Genoa > Jib")));
}

TEST_F(SemanticRelations, KnowWhatIsSetAgainstWhat) {
  read(
      "## Jibing\n\nUnlike tacking, jibing turns the stern through the wind.\n\n"
      "## Tacking\n\nTacking turns the bow through the wind.\n\n"
      "## Catamaran\n\nA catamaran does not heel, in contrast to a monohull.\n\n"
      "## Monohull\n\nA monohull has one hull.\n\n"
      "## Choices\n\nCatamaran vs monohull is an old quarrel.\n");
  EXPECT_THAT(pairs(type::kContrastsWith), UnorderedElementsAre("Jibing > Tacking", "Catamaran > Monohull"))
      << "each pair once";
}

TEST_F(SemanticRelations, AreOfWhatADefinitionDefines) {
  read(
      "## Foresail\n\nAny sail set before the mast, such as a jib or a genoa.\n\n## Mast\n\nThe spar that "
      "holds "
      "sails.\n\n## Jib\n\nA small triangle.\n\n## Genoa\n\nA large triangle.\n\n## Knot\n\nOne nautical "
      "mile per "
      "hour.\n\n## Nautical Mile\n\n1852 metres.\n");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Jib > Foresail", "Genoa > Foresail"));
}

TEST_F(SemanticRelations, OfPartsStandBehindPartsThatAreNoConceptsAndInADefinition) {
  read(
      "## Hive\n\nThe box of a colony. A hive consists of a floor, a brood box and a super; the ballast is "
      "no part of it.\n\n## Brood "
      "Box\n\nThe "
      "lowest one.\n\n## Super\n\nThe uppermost one.\n\n## Ballast\n\nA layer of stones, part of the "
      "trackbed.\n\n## Trackbed\n\nWhat lies under rails.\n\n## Rigging\n\nThe ropes of a ship, consisting "
      "of "
      "shrouds and stays.\n\n## Shroud\n\nA wire at the side.\n");
  EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Brood Box > Hive", "Super > Hive",
                                                         "Ballast > Trackbed", "Shroud > Rigging"));
}

TEST_F(SemanticRelations, OfOppositesNeedNoSubject) {
  read(
      "## Prime Lens\n\nA lens with one focal length. Opposite of zoom lens.\n\n## Zoom Lens\n\nA lens with "
      "many.\n\n## Consonance\n\nAn interval that sounds stable. Opposite: dissonance.\n\n## "
      "Dissonance\n\nAn "
      "unstable interval.\n\n## Kerning\n\nMoving two letters. Not to be confused with tracking.\n\n## "
      "Tracking\n\nMoving all letters.\n\n## JPEG\n\nA small image. Unlike raw, it is processed.\n\n## "
      "Raw\n\nData "
      "of a sensor.\n");
  EXPECT_THAT(pairs(type::kContrastsWith),
              UnorderedElementsAre("Prime Lens > Zoom Lens", "Consonance > Dissonance", "Kerning > Tracking",
                                   "JPEG > Raw"));
  EXPECT_FALSE(picture().has(type::kRequires, "Prime Lens", "Zoom Lens"));
}

TEST_F(SemanticRelations, KnowKindsThatATextCounts) {
  const std::string kinds = "## Ketch\n\nIt has a mizzen.\n\n## Yawl\n\nIt is small.\n";
  for (const char* sentence :
       {"There are two kinds: the ketch and the yawl.",
        "There are two types of yacht, the ketch and the yawl.",
        "Yachts come in two varieties, the ketch and the yawl.",
        "The two basic forms of yacht are the ketch, which is fast, and the yawl.",
        "Two sorts are known, ketch and yawl.", "Two sorts that never race are the ketch and the yawl.",
        "There are two yachts: the ketch and the yawl."}) {
    read(std::string("## Yacht\n\nIt is sailed for pleasure. ") + sentence + "\n\n" + kinds);
    EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Yacht", "Yawl > Yacht")) << sentence;
  }
  for (const char* sentence :
       {"Two kinds of paint are used, and a ketch is slow.", "There are two kinds of ketch.",
        "A yard has built many boats over the years, the yawl too."}) {
    read(std::string("## Yacht\n\nIt is sailed for pleasure. ") + sentence + "\n\n" + kinds);
    EXPECT_THAT(pairs(type::kIsA), IsEmpty()) << sentence;
  }
}

TEST_F(SemanticRelations, KnowKindsAndPartsThatHaveEntriesOfTheirOwnInLists) {
  const auto yacht = [this](const std::string& heading, const std::string& ketch) {
    read("## Yacht\n\nIt is sailed for pleasure.\n\n### " + heading + "\n\n1. " + ketch +
         "\n2. The yawl, which is small.\n\n## Ketch\n\nIt has a mizzen.\n\n## Yawl\n\nIt is small.\n");
  };
  yacht("Main types", "**Ketch**: for the sea.");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Yacht", "Yawl > Yacht"));
  yacht("Components", "**Ketch**: for the sea.");
  EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Ketch > Yacht", "Yawl > Yacht"));
  yacht("Hull types", "In a ketch there is more room.");
  EXPECT_THAT(pairs(type::kIsA), IsEmpty());
}

TEST_F(SemanticRelations, KnowWhatTheSentenceBeforeAListSaysOfItsItems) {
  const auto yacht = [this](const std::string& sentence) {
    read("## Yacht\n\nIt is sailed for pleasure. " + sentence +
         "\n\n- the ketch\n- a yawl\n\n## Ketch\n\nIt has a mizzen.\n\n## Yawl\n\nIt is small.\n");
  };
  yacht("A fleet of them contains the following:");
  EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Ketch > Yacht", "Yawl > Yacht"));
  yacht("These kinds are built here:");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Yacht", "Yawl > Yacht"));
  yacht("See the following before you buy one.");
  EXPECT_THAT(pairs(type::kPartOf), IsEmpty());
  EXPECT_THAT(pairs(type::kIsA), IsEmpty());
}

TEST_F(SemanticRelations, KnowThatSomethingBelongsToItsKind) {
  read(
      "## Yawl\n\nIt is small. It belongs to the sailing boats.\n\n## Ketch\n\nIt has a mizzen. The ketch "
      "and the yawl "
      "are the most common forms of sailing boat.\n\n## Signal\n\nA signal is a flag telling the crew to "
      "turn.\n\n"
      "## Flag\n\nIt is of cloth.\n\n## Sailing boat\n\nThe wind moves it.\n");
  EXPECT_THAT(pairs(type::kIsA),
              UnorderedElementsAre("Yawl > Sailing boat", "Ketch > Sailing boat", "Signal > Flag"));
}

TEST_F(SemanticRelations, OfPartsAreToldInManyWords) {
  const std::string parts = "## Mast\n\nIt stands.\n\n## Boom\n\nIt swings.\n\n## Rig\n\nIt drives a boat. ";
  for (const char* sentence :
       {"A rig has three parts: a mast, a boom and ropes.", "Every rig contains a mast and a boom.",
        "They comprise a mast and a boom.", "Each consists of a mast and one or more booms.",
        "Its upper part comprises two sections: the mast and the boom.", "It has a mast and a boom."}) {
    read(parts + sentence + "\n");
    EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Mast > Rig", "Boom > Rig")) << sentence;
  }
  for (const char* sentence : {"A mast is part of a rig.", "The mast forms part of each rig."}) {
    read("## Rig\n\nIt drives a boat.\n\n## Mast\n\nIt stands. " + std::string(sentence) + "\n");
    EXPECT_THAT(pairs(type::kPartOf), UnorderedElementsAre("Mast > Rig")) << sentence;
  }
  for (const char* sentence :
       {"A rig has been changed to a mast.", "It has a mast of ash.", "It has a large effect on the mast.",
        "For its part of the work a mast is paid."}) {
    read(parts + sentence + "\n");
    EXPECT_THAT(pairs(type::kPartOf), IsEmpty()) << sentence;
  }
}

TEST_F(SemanticRelations, KnowWhatIsSetAgainstWhatInManyWords) {
  const auto tacking = [this](const std::string& sentence) {
    read("## Tacking\n\n" + sentence + "\n\n## Gybing\n\nIt turns the stern.\n");
    return pairs(type::kContrastsWith);
  };
  for (const char* sentence :
       {"It turns the bow. It differs from gybing.", "All the work of turning the bow, as opposed to gybing.",
        "It turns the bow. Do not confuse it with gybing.",
        "It turns the bow. It should be distinguished from gybing.",
        "It turns the bow. It must be kept apart from gybing, in which ...",
        "It turns the bow; contrast with gybing.", "It turns the bow. Compare gybing.",
        "It turns the bow. Cf. gybing.", "The opposite of gybing.",
        "Tacking turns the bow, whereas gybing turns the stern.", "It turns the bow (vs. gybing).",
        "It turns the bow. In gybing, by contrast, the stern turns.",
        "It turns the bow. Here, in contrast to gybing, you push the helm.",
        "It turns the bow. People mix this up with gybing.",
        "It turns the bow. Do not mix up tacking and gybing."})
    EXPECT_THAT(tacking(sentence), UnorderedElementsAre("Tacking > Gybing")) << sentence;
  for (const char* sentence :
       {"Compare gybing times before a race.", "It turns the bow. Crews differ, and gybing is fun.",
        "vs. gybing.", "Versus gybing and others.", "- vs gybing",
        "The opposite side, gybing hands say, is calm.", "It takes more time compared to gybing races."})
    EXPECT_THAT(tacking(sentence), IsEmpty()) << sentence;
}

TEST_F(SemanticRelations, HaveAConfidenceAndTheSentencesTheyRestOn) {
  read(
      "## Ketch\n\nA ketch is a sailing boat with two masts.\n\n"
      "## Sailing boat\n\nA sailing boat is moved by the wind.\n");
  const auto view = graph_.snapshot();
  const auto is_a = view->catalog().types.find(type::kIsA);
  ASSERT_TRUE(is_a);
  const graph::NodeId ketch = view->require_concept("Ketch");
  const auto steps =
      view->neighbours(std::span(&ketch, 1), graph::Direction::kOutgoing, std::span(&*is_a, 1));
  ASSERT_EQ(steps.all().size(), 1U);
  const graph::RelationshipId id = steps.all()[0].relationship;
  const auto edge = view->relationships(std::span(&id, 1)).front();
  ASSERT_TRUE(edge);
  EXPECT_GT(*view->property(*edge, graph::key::kConfidence)->float64(), 0.5);
  EXPECT_EQ(view->property(*edge, graph::key::kEvidence)->list()->front(),
            graph::Value("A ketch is a sailing boat with two masts."));
}

TEST_F(SemanticRelations, OfAPersonSurviveTheNextImport) {
  read("## Ketch\n\nA ketch has two masts.\n\n## Yawl\n\nA yawl has two as well.\n");
  {
    const auto transaction = graph_.begin();
    transaction->create_relationship(transaction->type(type::kIsA), transaction->require_concept("Ketch"),
                                     transaction->require_concept("Yawl"), {});
    transaction->commit();
  }
  read("## Ketch\n\nA ketch has two masts.\n\n## Yawl\n\nA yawl has two as well, but smaller.\n");
  EXPECT_THAT(pairs(type::kIsA), UnorderedElementsAre("Ketch > Yawl"));
}

}  // namespace
}  // namespace cairn::importers
