// What is concluded about "to understand a, know b first".

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

namespace type = graph::type;

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::filesystem::path example() {
  return std::filesystem::path(CAIRN_TEST_DATA) / "../../examples/machine-learning.md";
}

using Needs = std::map<std::string, std::vector<std::string>>;

Needs needs_of(const Picture& picture) {
  Needs needs;
  for (const auto& edge : picture.edges) {
    if (edge.type == type::kRequires) needs[edge.from].push_back(edge.to);
  }
  return needs;
}

/// A way of requirements that leads back to its beginning; empty when there is none.
std::string cycle(const Needs& needs) {
  std::map<std::string, int> state;  // 1: on the way, 2: done
  std::string found;
  const std::function<bool(const std::string&)> visit = [&](const std::string& name) {
    state[name] = 1;
    const auto next = needs.find(name);
    if (next != needs.end()) {
      for (const auto& to : next->second) {
        if (state[to] == 1 || (state[to] == 0 && visit(to))) {
          found.insert(0, found.empty() ? "" : "; ").insert(0, to).insert(0, " -> ").insert(0, name);
          return true;
        }
      }
    }
    state[name] = 2;
    return false;
  };
  for (const auto& [name, to] : needs) {
    if (state[name] == 0 && visit(name)) return found;
  }
  return {};
}

class Requirements : public ImportTest {
 protected:
  void expect_well_formed(const Picture& picture) {
    const Needs needs = needs_of(picture);
    EXPECT_EQ(cycle(needs), "");
    for (const auto& [name, to] : needs) {
      EXPECT_LE(to.size(), 8U) << name;
      EXPECT_EQ(std::set<std::string>(to.begin(), to.end()).size(), to.size())
          << name << " needs something twice";
    }
    for (const auto& edge : picture.edges) {
      if (edge.type != type::kRequires) continue;
      EXPECT_GE(edge.confidence, 0.0) << edge.show();
      EXPECT_LE(edge.confidence, 1.0) << edge.show();
      EXPECT_EQ(edge.origin, graph::origin::kExtracted) << edge.show();
      EXPECT_NE(edge.from, edge.to);
      EXPECT_TRUE(picture.has(edge.from) && picture.has(edge.to)) << edge.show();
    }
  }
};

TEST_F(Requirements, AreAcyclicFewAndOfAConfidence) {
  for (const auto& path : data_files()) {
    SCOPED_TRACE(path.filename().string());
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {path});
    expect_well_formed(picture_of(*graph.snapshot()));
  }
  import(data_files());
  expect_well_formed(picture());
  import({example()});
  expect_well_formed(picture());
  EXPECT_GT(needs_of(picture()).size(), 50U) << "there was little to look at";
}

TEST_F(Requirements, StayAcyclicWhereEntriesDefineEachOther) {
  std::string dump;
  const std::vector<std::string> names = {"Alpha Knot", "Beta Knot", "Gamma Knot", "Delta Knot",
                                          "Omega Knot"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto lower = [](std::string name) {
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      return name;
    };
    dump += lower(names[i]) + ", knots\n**" + names[i] + "** is a loop that is based on the " +
            lower(names[(i + 1) % names.size()]) + " and on the " + lower(names[(i + 2) % names.size()]) +
            ".\n";
  }
  import_text(dump);
  expect_well_formed(picture());
  EXPECT_GE(needs_of(picture()).size(), 3U) << "the strongest stay";
}

TEST_F(Requirements, LeadFromAConceptToWhatItsDefinitionStandsOn) {
  import({data_file("sailing-dump.txt"), data_file("bicycles.md"), data_file("night-sky-page.txt")});
  const auto shown = picture();
  EXPECT_TRUE(shown.has(type::kRequires, "Apparent Wind", "True Wind"));
  EXPECT_TRUE(shown.has(type::kRequires, "Points of Sail", "True Wind"));
  EXPECT_TRUE(shown.has(type::kRequires, "Polar Alignment", "Equatorial Mount"));
  EXPECT_TRUE(shown.has(type::kRequires, "Shifter", "Derailleur"));
}

TEST_F(Requirements, DoNotLeadBack) {
  import({data_file("sailing-dump.txt"), data_file("bicycles.md"), data_file("night-sky-page.txt")});
  const auto shown = picture();
  EXPECT_FALSE(shown.has(type::kRequires, "True Wind", "Apparent Wind"));
  EXPECT_FALSE(shown.has(type::kRequires, "Equatorial Mount", "Polar Alignment"));
  EXPECT_FALSE(shown.has(type::kRequires, "Derailleur", "Shifter"));
}

TEST_F(Requirements, OfAVersionAreTheFormerVersion) {
  import({data_file("bread-page.txt")});
  EXPECT_TRUE(picture().has(type::kRequires, "OvenBotv2", "OvenBot"));
  EXPECT_FALSE(picture().has(type::kRequires, "OvenBot", "OvenBotv2"));
}

TEST_F(Requirements, OfAVersionAreTheThingWhateverItsTextSays) {
  import_text(
      "# Boats\n\n## SeaSail\n\nSeaSail draws charts.\n\n## SeaSailV2\n\nIt adds echoes.\n\n## "
      "FastRev\n\nFastRev "
      "counts turns.\n\n## FastRev2\n\nIt counts more.\n\n## FairWind++\n\nIt is quick.\n\n## "
      "FairWind\n\nFairWind is "
      "slow.\n\n## CO\n\nCO is a gas.\n\n## CO2\n\nIt is a gas, too.\n");
  EXPECT_TRUE(picture().has(type::kRequires, "SeaSailV2", "SeaSail"));
  EXPECT_TRUE(picture().has(type::kRequires, "FastRev2", "FastRev"));
  EXPECT_TRUE(picture().has(type::kRequires, "FairWind++", "FairWind"));
  EXPECT_FALSE(picture().has(type::kRequires, "CO2", "CO"));
}

TEST_F(Requirements, OfAVariantAreWhatItVariesAndOfAPartAreNot) {
  const auto boats = [](const std::string& heading) {
    return "# Boats\n\n## Winch\n\nA winch hauls ropes.\n\n### " + heading +
           "\n\n- **Ratchet drum**: the rope goes round the ratchet drum.\n- **Captive reel**: the winch "
           "winds it "
           "up.\n\n## Rope\n\nA rope pulls.\n\n## Keel\n\nA keel is a fin.\n";
  };
  import_text(boats("Variants"), "boats.md");
  EXPECT_TRUE(picture().has(type::kRequires, "Ratchet drum", "Winch"));
  import_text(boats("Components"), "boats.md");
  EXPECT_FALSE(picture().has(type::kRequires, "Ratchet drum", "Winch"));
}

TEST_F(Requirements, OfWhatStandsUnderANameInThePluralAreWhatThatNames) {
  const auto drag = [](const std::string& heading) {
    return "# Boats\n\n## Drag\n\nDrag slows a hull.\n\n### " + heading +
           "\n\n- **Nordlys formula**: $d = v$, a formula for long hulls.\n\n## Towing tank\n\nA towing tank "
           "is a "
           "basin for hulls.\n\n- **Drag model**: what the basin is built to try.\n";
  };
  import_text(drag("Drag models"), "boats.md");
  ASSERT_TRUE(picture().has("Nordlys formula") && picture().has("Drag model"));
  EXPECT_TRUE(picture().has(type::kRequires, "Nordlys formula", "Drag model"));
  import_text(drag("Drag model of the yard"), "boats.md");
  EXPECT_FALSE(picture().has(type::kRequires, "Nordlys formula", "Drag model"));
}

TEST_F(Requirements, AreNotWhatAnInnerListOfASectionToReadNextNames) {
  const auto boats = [](const std::string& heading) {
    return "# Boats\n\n## Winch\n\nA winch hauls ropes.\n\n" + heading +
           ":\n\n- on deck:\n  - a ratchet drum\n  - a captive reel\n\n## Ratchet drum\n\nA ratchet drum "
           "turns one way.\n\n"
           "## Captive reel\n\nA captive reel winds a rope up.\n";
  };
  import_text(boats("Parts"), "boats.md");
  EXPECT_TRUE(picture().has(type::kRequires, "Winch", "Ratchet drum"));
  import_text(boats("See also"), "boats.md");
  EXPECT_FALSE(picture().has(type::kRequires, "Winch", "Ratchet drum"));
}

TEST_F(Requirements, OfALongEntryAreMoreWhatItsFirstHalfNames) {
  const auto boats = [](const std::string& early, const std::string& late) {
    return "# Boats\n\n## Tacking\n\nTacking turns the bow.\n\n### Steps\n\n- The helm goes down.\n- " +
           early + "\n- The jib is let fly.\n- She turns.\n- " + late +
           "\n- The jib is hauled.\n- She gathers way.\n\n## Leeway Angle\n\nThe leeway angle is drift.\n";
  };
  const std::string naming = "A leeway angle is read.";
  const std::string other = "A log is read.";
  const auto confidence = [this] {
    const auto shown = picture();
    const auto* edge = shown.edge(type::kRequires, "Tacking", "Leeway Angle");
    return edge == nullptr ? 0 : edge->confidence;
  };
  import_text(boats(naming, other), "boats.md");
  const double early = confidence();
  import_text(boats(other, naming), "boats.md");
  EXPECT_GT(early, confidence() + 0.05);
}

TEST_F(Requirements, PointFromWhatAListOfFurtherReadingNames) {
  import_text(
      "# Boats\n\n## Reefing\n\nReefing makes a sail smaller in strong wind.\n\nSee also:\n\n- Storm "
      "trim is built on it.\n\n## Storm Trim\n\nStorm trim is how a boat is set up when reefing is "
      "done.\n\n## Anchor\n\nAn anchor holds a boat to the ground.\n");
  EXPECT_TRUE(picture().has(type::kRequires, "Storm Trim", "Reefing"));
  EXPECT_FALSE(picture().has(type::kRequires, "Reefing", "Storm Trim"));
}

TEST_F(Requirements, HaveEachSentenceOnceAsEvidence) {
  import({example()});
  for (const auto& edge : picture().edges) {
    const std::set<std::string> different(edge.evidence.begin(), edge.evidence.end());
    EXPECT_EQ(different.size(), edge.evidence.size()) << edge.show();
  }
}

TEST_F(Requirements, OfConceptsWithoutAnEntryAreToldOnlyWhereTheyAreMoreOftenRightThanWrong) {
  import({example(), data_file("sailing-dump.txt")});
  std::size_t of_entries = 0;
  std::size_t of_others = 0;
  std::size_t towards_others = 0;
  const auto all = picture();
  for (const auto& edge : all.edges) {
    if (edge.type != type::kRequires) continue;
    EXPECT_LE(edge.confidence, 1) << edge.show();
    towards_others += all.concepts.at(edge.to).origin == graph::origin::kEntry ? 0 : 1;
    if (all.concepts.at(edge.from).origin == graph::origin::kEntry) {
      of_entries += edge.confidence > 0.7 ? 1 : 0;
      continue;
    }
    ++of_others;
    EXPECT_GT(edge.confidence, 0.5) << edge.show();
  }
  EXPECT_GT(of_entries, 20U);
  EXPECT_GT(of_others, 2U);
  EXPECT_GT(towards_others, 5U);
}

TEST_F(Requirements, OfConceptsWithoutAnEntryAreWhatTheirOwnSentencesGoOnToName) {
  import_text(
      "# Boats\n\n## Rig\n\nA rig is all that holds the sails of a boat. Rigs differ in the number of "
      "masts.\n\n### "
      "Parts\n\n- **Masthead lock**: A masthead lock holds the halyard ring so that the rope bears no load. "
      "Masthead "
      "locks spare the halyard ring.\n- **Halyard ring**: a ring at the end of the rope that raises a sail. "
      "A halyard "
      "ring may be of steel.\n\n## Hull\n\nA hull is the body of a boat.\n");
  const Picture shown = picture();
  const auto* edge = shown.edge(type::kRequires, "Masthead lock", "Halyard ring");
  ASSERT_NE(edge, nullptr);
  EXPECT_GT(edge->confidence, 0.6);
  EXPECT_LT(edge->confidence, 0.8) << "a sentence alone is no sure tie";
}

TEST_F(Requirements, OfWhatAnEntryOnlyAppliesOrPraisesAreWeaker) {
  const auto entry = [](const std::string& name, const std::string& heading) {
    return "## " + name + "\n\nA " + name + " is a part of the hull.\n\n### " + heading + "\n\n- **Fin " +
           name + " Casting**: pouring lead into a mould for the " + name + ".\n\n";
  };
  import_text("# Boats\n\n" + entry("Keel", "Components") + entry("Skeg", "Applications"));
  const Picture all = picture();
  const auto* explained = all.edge(type::kRequires, "Fin Keel Casting", "Keel");
  const auto* applied = all.edge(type::kRequires, "Fin Skeg Casting", "Skeg");
  ASSERT_NE(explained, nullptr);
  EXPECT_TRUE(applied == nullptr || applied->confidence < explained->confidence);
}

TEST_F(Requirements, OfWhatABracketBehindANameListsAreThatNameUnlessItIsAMakersThing) {
  import_text(
      "# Boats\n\n## Autopilot\n\n"
      "An autopilot steers. It is tried in a boat simulation (Helmsim, Tackbox) first, and each boat "
      "simulation takes an hour. It is sold by Oak Shipyard (Vestmark).\n\n"
      "- **Boat Simulation**: sails on paper.\n- **Oak Shipyard**: builds hulls.\n\n## Rudder\n\n"
      "A rudder turns a boat.\n\n- **Helmsim**: a program for its size.\n"
      "- **Vestmark**: a maker of fittings.\n\n## Tiller\n\nA tiller moves a rudder.\n\n"
      "- **Tackbox**: a program for its length.\n");
  EXPECT_TRUE(picture().has(type::kRequires, "Helmsim", "Boat simulation"));
  EXPECT_TRUE(picture().has(type::kRequires, "Tackbox", "Boat simulation"));
  ASSERT_TRUE(picture().has("Vestmark"));
  EXPECT_FALSE(picture().has(type::kRequires, "Vestmark", "Oak Shipyard"));
}

TEST_F(Requirements, AreNotWhatAConceptIsSetAgainst) {
  import({data_file("sailing-dump.txt")});
  EXPECT_FALSE(picture().has(type::kRequires, "Gybing", "Tacking")) << "\"unlike tacking\"";
}

TEST_F(Requirements, DoNotStartAtWhatASentenceOnlyPutsInBrackets) {
  import_text(
      "# Boats\n\n## Autopilot\n\nAn autopilot steers. Seahand (Vestmark) builds on wind vanes.\n\n## "
      "Vestmark\n\nVestmark "
      "makes winches.\n\n## Seahand\n\nSeahand is an autopilot.\n\n## Wind Vane\n\nA wind vane turns with "
      "the wind.\n");
  EXPECT_FALSE(picture().has(type::kRequires, "Vestmark", "Wind Vane"));
  EXPECT_TRUE(picture().has(type::kRequires, "Seahand", "Wind Vane"));
}

TEST_F(Requirements, AreNotWhatATextWasTakenFrom) {
  const auto boats = [](const std::string& mark) {
    return "# Boats\n\n## Hull Lexicon\n\nThe hull lexicon holds the words of builders.\n\n## Skeg\n\nA skeg "
           "holds a rudder" +
           mark + "\n\n### Use\n\n- It steers.\n\n## Keel\n\nA keel is a fin" + mark + "\n";
  };
  import_text(boats(" of the [Hull Lexicon] so."), "boats.md");
  EXPECT_TRUE(picture().has(type::kRequires, "Skeg", "Hull Lexicon"));
  import_text(boats(". [Hull Lexicon]"), "boats.md");
  EXPECT_FALSE(picture().has(type::kRequires, "Skeg", "Hull Lexicon"));
  EXPECT_TRUE(picture().has(type::kMentions, "Skeg", "Hull Lexicon"));
}

TEST_F(Requirements, OfAPlainTextStandInItsDefinitionOrBehindACue) {
  import_text(
      "# Boats\n\n- **Reefing**: Making a sail smaller. It is done before a squall, and the storm jib is set "
      "in its place.\n- **Storm jib**: A small sail for gales.\n- **Sail**: A cloth in which wind is "
      "caught.\n- **Squall**: A sudden wind. See storm jib.\n- **Heaving to**: Lying still in a gale. It "
      "relies on a storm jib.\n");
  EXPECT_THAT(picture().targets(type::kRequires, "Reefing"), ElementsAre("Sail"));
  EXPECT_THAT(picture().targets(type::kRequires, "Squall"), IsEmpty());
  EXPECT_THAT(picture().targets(type::kRequires, "Heaving to"), ElementsAre("Storm jib"));
  EXPECT_TRUE(picture().has(type::kMentions, "Reefing", "Storm jib"));
}

TEST_F(Requirements, AreNotWhatATextNamesItself) {
  import_text(
      "# Boats\n\n- **Rig**: A set of poles called spars, with ropes.\n- **Spar**: A pole.\n- **Rope**: A "
      "line "
      "that holds.\n");
  EXPECT_THAT(picture().targets(type::kRequires, "Rig"), ElementsAre("Rope"));
}

TEST_F(Requirements, OfAPlainTextAreTheKindWhateverTheKindSaysOfIt) {
  import_text(
      "# Boats\n\n- **Sailing boat**: What the wind moves. The main kinds are the ketch and the yawl.\n- "
      "**Ketch**: A sailing boat that carries a mizzen.\n- **Yawl**: A sailing boat that carries a mizzen "
      "behind the rudder.\n");
  EXPECT_THAT(picture().targets(type::kRequires, "Ketch"), ElementsAre("Sailing boat"));
  EXPECT_THAT(picture().targets(type::kRequires, "Yawl"), ElementsAre("Sailing boat"));
  const Picture shown = picture();
  const auto* edge = shown.edge(type::kRequires, "Ketch", "Sailing boat");
  ASSERT_NE(edge, nullptr);
  EXPECT_GE(edge->confidence, 0.7);
}

TEST_F(Requirements, AreAllThatASentenceListsBehindRequiresAndNoneBehindItsNegation) {
  const auto imported = [this](const std::string& sentence) {
    import_text("# Boats\n\n## Autopilot\n\nAn autopilot steers a boat. " + sentence +
                    "\n\n## Compass\n\nA compass points north.\n\n## Wind Vane\n\nA wind vane turns with the "
                    "wind.\n\n## "
                    "Battery\n\nA battery holds charge.\n",
                "boats");
    return picture().targets(type::kRequires, "Autopilot");
  };
  EXPECT_THAT(imported("It requires a compass, a good wind vane and a battery."),
              ::testing::UnorderedElementsAre("Battery", "Compass", "Wind Vane"));
  EXPECT_THAT(imported("It does not require a compass or a wind vane."), ::testing::IsEmpty());
}

TEST_F(Requirements, AreWhatAnAuthorStates) {
  import_text(
      "# Boats\n\n## Racing\n\nSailing against others.\n\n**Prerequisites**: leeway, wind shift\n\n## "
      "Leeway\n\nDrift to the "
      "side.\n\n## Wind Shift\n\nA turn of the wind.\n\n## Cruising\n\nSailing far.\n\n### "
      "Prerequisites\n\n- Leeway\n\n## "
      "Rowing\n\nMoving with oars. Rowing is a prerequisite for cruising.\n");
  EXPECT_THAT(picture().targets(type::kRequires, "Racing"), UnorderedElementsAre("Leeway", "Wind Shift"));
  EXPECT_THAT(picture().targets(type::kRequires, "Cruising"), UnorderedElementsAre("Leeway", "Rowing"));
  EXPECT_THAT(picture().targets(type::kRequires, "Rowing"), IsEmpty());
  EXPECT_FALSE(picture().has("Prerequisites"));
  for (const auto& edge : picture().edges) {
    if (edge.type == type::kRequires) {
      EXPECT_GE(edge.confidence, 0.85) << edge.show();
    }
  }
}

TEST_F(Requirements, AreWhatAColumnStatesHoweverOrdinaryTheWords) {
  import_text(
      "term,definition,prerequisites\n"
      "Apparent Wind,\"The wind that a moving boat feels, the sum of the true wind and the headwind.\","
      "\"Headwind, True Wind\"\n"
      "Headwind,The air that meets a boat because the boat moves.,\n"
      "True Wind,The wind over the ground.,\n"
      "Heel Angle,\"A boat that leans makes more leeway, because its fin stands less upright.\",Leeway\n"
      "Leeway,The keel or the centreboard keeps the drift small.,\"Centreboard, Lateral Resistance\"\n"
      "Centreboard,A keel that is pulled up.,\n"
      "Lateral Resistance,A deep fin slides sideways less easily than it runs ahead.,none\n",
      "boats.csv");
  EXPECT_EQ(needs_of(picture()), (Needs{{"Apparent Wind", {"Headwind", "True Wind"}},
                                        {"Heel Angle", {"Leeway"}},
                                        {"Leeway", {"Centreboard", "Lateral Resistance"}}}));
}

class StatedRequirements : public Requirements {
 protected:
  /// What "Reefing" requires where its entry ends with a sentence.
  std::vector<std::string> needed_for_reefing(const std::string& sentence) {
    import_text("# Glossary\n\n## Reefing\nMaking a sail smaller. " + sentence +
                "\n\n## Halyard\nA rope with which a sail is raised.\n\n## Leech\nThe edge of a sail "
                "that points aft.\n\n## Winch\nA drum on which a rope is wound.\n");
    return picture().targets(type::kRequires, "Reefing");
  }
};

TEST_F(StatedRequirements, AreWhatAnAuthorSaysOutrightIsToBeKnownFirst) {
  for (const char* sentence : {"Before studying reefing, make sure you understand the halyard.",
                               "Before learning it you should master the halyard.",
                               "Before studying it, make sure you understand the halyard.",
                               "Before this, be sure that you know the halyard.",
                               "Learn what a halyard is first.",
                               "First study the halyard.",
                               "See halyard first.",
                               "Study the halyard before reefing.",
                               "Covered after the halyard.",
                               "It comes after the halyard in every course.",
                               "In order to understand reefing, one has to know the halyard.",
                               "You can't understand reefing until you know what a halyard is.",
                               "It cannot be understood without the halyard.",
                               "Without the halyard, reefing makes no sense.",
                               "Prerequisites: halyard.",
                               "Prerequisite: halyard",
                               "Readers should already be familiar with halyards.",
                               "A good grasp of the halyard is essential.",
                               "Familiarity with halyards is assumed.",
                               "Knowledge of the halyard is needed.",
                               "Understanding halyards is the first step towards reefing.",
                               "The halyard must be understood first.",
                               "The halyard should be learnt before reefing.",
                               "Only after the halyard does reefing make sense.",
                               "To do it you must first lower the halyard.",
                               "If you have not met halyards yet, read that entry first."}) {
    EXPECT_THAT(needed_for_reefing(sentence), ElementsAre("Halyard")) << sentence;
  }
}

TEST_F(StatedRequirements, AreOfWhatIsDone) {
  const auto needed_for_tack = [this](const std::string& sentence) {
    import_text("# Glossary\n\n## Tack\nTurning the bow through the wind. " + sentence +
                "\n\n## Halyard\nA rope with which a sail is raised.\n\n## Winch\nA drum on which a rope is "
                "wound.\n");
    return picture().targets(type::kRequires, "Tack");
  };
  EXPECT_THAT(needed_for_tack("Before tacking, learn the halyard."), ElementsAre("Halyard"));
  EXPECT_THAT(needed_for_tack("Before sailing, learn the halyard."), IsEmpty());
}

TEST_F(StatedRequirements, AreNotWhatSuchWordsOnlySurround) {
  for (const char* sentence :
       {"The halyard, as I am sure you know, was once of hemp.", "It can be done without the halyard.",
        "No knowledge of the halyard is needed.", "The halyard need not be understood first.",
        "Before 1900 no halyard was known to sailors.", "Nobody came after the halyard.",
        "Learn more about the halyard.", "One may know it from the halyard.",
        "The crew must first remove the halyard.", "Introduced after the halyard, it became popular.",
        "The halyard should be covered before rain.", "The halyard must be seen first by the judge.",
        "Sailors have to learn that the halyard is dangerous before a storm.",
        "Racing teams must know the halyard of their competitors before the race.",
        "Grasp the halyard first, then pull.", "The rope is not tied until one meets the halyard.",
        "Command of the halyard is expected of the bowman.",
        "If you have not seen a halyard, look at the winch first.",
        "Understanding the halyard is essential for racing teams."}) {
    EXPECT_THAT(needed_for_reefing(sentence), IsEmpty()) << sentence;
  }
}

TEST_F(StatedRequirements, OfAnotherConceptAreThatOnes) {
  import_text(
      "# Glossary\n\n## Rigging\nAll the ropes of a boat. The halyard should be learnt before reefing.\n\n"
      "## Reefing\nMaking a sail smaller.\n\n## Halyard\nA rope that hoists.\n");
  EXPECT_EQ(needs_of(picture()), (Needs{{"Reefing", {"Halyard"}}}));
}

TEST_F(Requirements, AreNotWhatAnAuthorDenies) {
  import_text(
      "# Boats\n\n## Racing\n\nSailing against others.\n\n### No prerequisites\n\nRowing helps.\n\n## "
      "Rowing\n\nMoving with oars. "
      "Rowing is not a prerequisite for cruising.\n\n## Cruising\n\nSailing far.\n\n## Leeway\n\nDrift to "
      "the "
      "side.\n\n**Prerequisite for**: drifting\n\n## Drifting\n\nGoing with the stream.\n\n## "
      "Towing\n\nPulling a "
      "boat.\n\n**Prerequisites**: none, not even rowing\n");
  for (const auto& edge : picture().edges) {
    if (edge.type == type::kRequires) {
      EXPECT_LT(edge.confidence, 0.7) << edge.show();
    }
  }
  EXPECT_FALSE(picture().has(type::kRequires, "Cruising", "Rowing"));
}

TEST_F(Requirements, AreNoExamplesUsersAndPersons) {
  import_text(
      "# Boats\n\n## Beaufort Scale\n\nA scale of wind, devised by Francis Beaufort.\n\n## Winch\n\nA drum "
      "for ropes.\n\n"
      "- **Example**: hauling the main sheet\n- **Used by**: the autopilot\n\n## Main Sheet\n\nA rope.\n\n## "
      "Autopilot\n\nA "
      "helmsman of steel (Seahand).\n\n## Seahand\n\nA product.\n");
  for (const char* name : {"Beaufort Scale", "Winch", "Autopilot"})
    EXPECT_THAT(picture().targets(type::kRequires, name), IsEmpty()) << name;
}

TEST_F(Requirements, AreNoExamplesHoweverManyThereAre) {
  import_text(
      "# Boats\n\n- **Rig**: What carries sails, such as a mast, a long boom or a bowsprit.\n- **Mast**: A "
      "pole.\n- **Long boom**: A spar.\n- **Bowsprit**: A spar at the bow.\n- "
      "**Heel**: The angle of a part, such as a mast, to the horizon.\n- **Horizon**: Where sea and sky "
      "meet.\n");
  EXPECT_THAT(picture().targets(type::kRequires, "Rig"), IsEmpty());
  EXPECT_THAT(picture().targets(type::kRequires, "Heel"), ElementsAre("Horizon"));
}

TEST_F(Requirements, RestOnMentionsOrNamesOfTheSameGlossary) {
  // Entries of different glossaries that share no term have nothing to do with each other.
  import({data_file("sailing-dump.txt"), data_file("bicycles.md")});
  const auto sailing = [&] {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {data_file("sailing-dump.txt")});
    const auto names = picture_of(*graph.snapshot()).names();
    return std::set<std::string>(names.begin(), names.end());
  }();
  for (const auto& edge : picture().edges) {
    if (edge.type == type::kRequires) {
      EXPECT_EQ(sailing.contains(edge.from), sailing.contains(edge.to)) << edge.show();
    }
  }
}

/// What the example says in so many words ("builds on", "requires", "is based on", "extends"). Not every one
/// must be found, but most, and none the other way round.
TEST_F(Requirements, OfTheExampleAreMostlyThoseThatItStates) {
  import({example()});
  const std::pair<const char*, const char*> stated[] = {
      {"Cosine Similarity", "Dot Product"},
      {"Gradient", "Derivative"},
      {"Chain Rule", "Derivative"},
      {"Bayes' Theorem", "Conditional Probability"},
      {"Cross-Entropy", "Entropy"},
      {"KL Divergence", "Cross-Entropy"},
      {"Softmax", "Sigmoid Function"},
      {"Logistic Regression", "Linear Regression"},
      {"Backpropagation", "Chain Rule"},
      {"Self-Attention", "Attention"},
      {"Multi-Head Attention", "Attention"},
      {"Adam", "Momentum"},
      {"Matrix", "Vector"},
      {"Variance", "Expectation"},
      {"Score Matching", "Score Function"},
      {"DDIM", "Denoising Diffusion Probabilistic Model"},
      {"ControlNet", "Latent Diffusion"},
      {"Latent Diffusion", "Denoising Diffusion Probabilistic Model"}};
  const auto shown = picture();
  std::size_t found = 0;
  std::string missing;
  for (const auto& [from, to] : stated) {
    EXPECT_TRUE(shown.has(from) && shown.has(to)) << from << ", " << to;
    EXPECT_FALSE(shown.has(type::kRequires, to, from)) << to << " is said to require " << from;
    if (shown.has(type::kRequires, from, to)) {
      ++found;
    } else {
      missing += std::string("\n") + from + " requires " + to;
    }
  }
  EXPECT_GE(4 * found, 3 * std::size(stated)) << "not found:" << missing;
}

/// What is listed to be read next may stand on what lists it, but the list alone does not say so.
TEST_F(Requirements, DoNotRestOnAListOfWhatToReadNextAlone) {
  import_text(
      "# Statistics\n\n## Null hypothesis\n\nThe claim that nothing happens.\n\n### See also\n\n- Confidence "
      "interval\n- p-value\n\n## Confidence interval\n\nA range around an estimate.\n\n### See also\n\n- "
      "p-value\n\n## p-value\n\nHow likely such data are.\n");
  EXPECT_THAT(picture().targets(graph::type::kRequires, "p-value"), ::testing::IsEmpty());
  EXPECT_THAT(picture().targets(graph::type::kRequires, "Confidence interval"), ::testing::IsEmpty());
  EXPECT_THAT(picture().targets(graph::type::kRelated, "Null hypothesis"),
              ::testing::ElementsAre("Confidence interval", "p-value"));
}

}  // namespace
}  // namespace cairn::importers
