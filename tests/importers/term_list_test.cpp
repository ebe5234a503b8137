// Glossaries whose terms head list items, rows and paragraphs rather than sections.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/vocabulary.h"
#include "importers/reading/reader.h"
#include "importers/reading/term_line.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace type = graph::type;

/// "header: text = other name in category" of each entry, the text in one line.
std::vector<std::string> show(const std::vector<RawEntry>& entries) {
  std::vector<std::string> shown;
  for (const RawEntry& entry : entries) {
    std::string text = entry.header + ": ";
    bool blank = true;
    for (const char c : entry.text) {
      const bool is_blank = c == ' ' || c == '\n';
      if (!is_blank) text.push_back(c);
      if (is_blank && !blank) text.push_back(' ');
      blank = is_blank;
    }
    while (text.ends_with(' ')) text.pop_back();
    for (const std::string& name : entry.also_known_as) text += " = " + name;
    for (const std::string& name : entry.see_also) text += " > " + name;
    if (!entry.category.empty()) text += " in " + entry.category;
    shown.push_back(text);
  }
  return shown;
}

/// None where the text is no list of terms.
std::vector<std::string> terms(std::string_view content) {
  return is_term_list(content) ? show(read_term_list_entries(content)) : std::vector<std::string>();
}

/// What is told of the part of a glossary that an entry stands in.
std::string in(const std::string& part) {
  return " in " + part;
}

constexpr const char* kHull = "Hull: The body of a boat.";
constexpr const char* kKeel = "Keel: The fin under a hull that keeps its course.";

TEST(TermList, IsReadInAllItsForms) {
  const std::pair<const char*, const char*> forms[] = {
      {"items with bold terms",
       "# Words\n\n- **Hull**: The body of a boat.\n- **Keel** - The fin under a hull that "
       "keeps its course.\n"},
      {"with the colon inside",
       "* **Hull:** The body of a boat.\n* **Keel:** The fin under a hull that keeps its "
       "course.\n"},
      {"with dashes",
       "1. **Hull** \u2014 The body of a boat.\n2. __Keel__ \u2013 The fin under a hull that keeps its "
       "course.\n"},
      {"paragraphs",
       "**Hull**: The body of a boat.\n\n**Keel**: The fin under a hull\nthat keeps its course.\n"},
      {"lines", "**Hull**: The body of a boat.\n**Keel**: The fin under a hull that keeps its course.\n"},
      {"terms in lines of their own",
       "**Hull**\n\nThe body of a boat.\n\n**Keel**\nThe fin under a hull that keeps its course.\n"},
      {"under letters",
       "# Glossary\n\n## H\n\n- **Hull**: The body of a boat.\n\n## I-K\n\n- **Keel**: The fin under a "
       "hull that keeps its course.\n"},
      {"links",
       "- [Hull](hull.md): The body of a boat.\n- [Keel](keel.md): The fin under a hull that keeps its "
       "course.\n"},
      {"anchors",
       "<a name=\"h\"></a>**Hull**: The body of a boat.\n\n<a name=\"k\"></a>**Keel**: The fin under a hull "
       "that keeps its course.\n"},
      {"a table",
       "| Term | Meaning |\n|---|---|\n| **Hull** | The body of a boat. |\n| Keel | The fin under a hull "
       "that keeps its course. |\n"},
      {"a list of definitions",
       "Hull\n: The body of a boat.\n\nKeel\n:   The fin under a hull that keeps its "
       "course.\n"},
      {"definitions behind a blank line",
       "Hull\n\n: The body of a boat.\n\nKeel\n\n: The fin under a hull that keeps its course.\n"},
      {"a full-width colon and a blank that breaks no line",
       "- **Hull**\uFF1AThe body of a boat.\n- **Keel**\u00A0: The fin under a hull that keeps its "
       "course.\n"},
      {"pictures, stress and footnotes",
       "- \U0001F6A4 **Hull**: The body of a boat.\n- ***Keel***[^1]: The fin under a hull that keeps its "
       "course.\n"},
      {"references",
       "- [Hull][h]: The body of a boat.\n- [Keel][k]: The fin under a hull that keeps its course.\n"},
      {"two hyphens",
       "- **Hull** -- The body of a boat.\n- **Keel.** The fin under a hull that keeps its course.\n"},
      {"a list of contents before it",
       "- [Hull](#hull)\n- [Keel](#keel)\n\n**Hull**: The body of a boat.\n\n**Keel**: The fin under a hull "
       "that keeps "
       "its course.\n"},
      {"a third column",
       "| No. | Term | Meaning |\n|---|---|---|\n| | Hull | The body of a boat. |\n| | Keel | The fin "
       "under a hull that keeps its course. |\n"},
      {"front matter",
       "---\ntitle: Words\n---\n\n- *Hull*: The body of a boat.\n- *Keel*: The fin under a hull that "
       "keeps its course.\n"},
  };
  for (const auto& [what, content] : forms) EXPECT_THAT(terms(content), ElementsAre(kHull, kKeel)) << what;
}

TEST(TermList, IsReadWithoutMarkupWhereItsTextsExplain) {
  EXPECT_THAT(
      terms("Hull: The body of a boat.\n\nKeel: The fin under a hull that keeps its course.\n\nBow - The "
            "front of a boat.\n"),
      ElementsAre(kHull, kKeel, "Bow: The front of a boat."));
  EXPECT_THAT(terms("length: 12\nbeam: 4\ndraught: 2\n"), ElementsAre()) << "settings";
  EXPECT_THAT(
      terms("Hull: The body of a boat.\n\nI like boats.\n\nKeel: The fin under a hull.\n\nAnd oars.\n\nBow: "
            "The front of a boat.\n"),
      ElementsAre())
      << "remarks between";
}

TEST(TermList, WithoutMarkupIsBelievedSoonerUnderATitle) {
  EXPECT_THAT(terms("Glossary of boats\nHull: The body of a boat.\nKeel: The fin under a hull that keeps its "
                    "course.\n"),
              ElementsAre(kHull, kKeel));
  EXPECT_THAT(terms("# Abbreviations\n\nBB: Back Bow\nCC: Crew Cabin\n"),
              ElementsAre("BB: Back Bow", "CC: Crew Cabin"));
  EXPECT_THAT(terms("Ann: hi all, did you see the ship that came in?\n\nBen: yes, this morning, from the "
                    "hill.\n\nEve: I "
                    "saw none of it, as always.\n"),
              ElementsAre())
      << "people speaking";
}

TEST(TermList, WithoutMarkupAndArticlesIsBelievedInTheOrderOfTheAlphabet) {
  const std::string bow = "Bow: front of a boat, which parts the water.\n";
  const std::string others =
      "Hull: body of a boat, made of planks.\nKeel: fin under a hull that keeps its course.\nMast: pole that "
      "carries the sails.\nOar: pole with a blade for rowing.\n";
  EXPECT_EQ(terms("Harbour club\n\n" + bow + others).size(), 5U);
  EXPECT_THAT(terms("Harbour club\n\n" + others + bow), ElementsAre()) << "in no order";
  std::string people;
  for (const char* name :
       {"Peter", "Emil", "Ann", "Zoe", "Carl", "Mia", "Bo", "Nils", "Ada", "Rolf", "Eva", "Kim"})
    people += std::string(name) + ": lives in the old house by the harbour.\n\n";
  EXPECT_THAT(terms(people), ElementsAre()) << "many in no order";
  EXPECT_THAT(terms("Bow: 1\nHull: 2\nKeel: 3\nMast: 4\nOar: 5\n"), ElementsAre()) << "settings";
}

TEST(TermList, TakesSentencesWithAColonAmongMarkedTermsForText) {
  EXPECT_THAT(terms("**Hull**: The body of a boat.\n\nThere are two kinds: round and flat.\n\n**Keel**: The "
                    "fin under a "
                    "hull that keeps its course.\n\n**Warning**: it breaks.\n"),
              ElementsAre("Hull: The body of a boat. There are two kinds: round and flat.",
                          std::string(kKeel) + " **Warning**: it breaks."));
}

TEST(TermList, OfDefinitionsMayHaveSeveralOfEach) {
  EXPECT_THAT(terms("Hull\n: The body of\na boat\n: A husk.\n\nKeel\n: A fin.\n"),
              ElementsAre("Hull: The body of a boat A husk.", "Keel: A fin."));
  EXPECT_THAT(terms("Hull\n: The body of a boat.\n: A husk.\n\nKeel\nFin\n: What keeps the course.\n"),
              ElementsAre("Hull: The body of a boat. A husk.", "Keel / Fin: What keeps the course."));
}

TEST(TermList, ReadsWhatStandsBehindABracketAndAPoint) {
  EXPECT_THAT(terms("# Words\n\n**Hull** (body). What floats.\n\n**Keel** (fin). What steers.\n"),
              ElementsAre("Hull (body): What floats.", "Keel (fin): What steers."));
}

TEST(TermList, KeepsWhatBelongsToATerm) {
  EXPECT_THAT(
      terms("- **Hull** (body): The body of a boat.\n\n  It is of wood.\n  - oak\n  - pine\n- **Keel** is a "
            "fin.\n\n**Bow**: The front.\n\nIt is sharp.\n"),
      ElementsAre("Hull (body): The body of a boat. It is of wood. - oak - pine", "Keel: **Keel** is a fin.",
                  "Bow: The front. It is sharp."));
}

TEST(TermList, OfATableTellsTheOtherCellsBehindTheDefinition) {
  EXPECT_THAT(
      terms("| Term | Unit | Definition |\n|---|---|---|\n| Beam | metre | How wide a boat is |\n| Crew | | "
            "Who sails it. |\n"),
      ElementsAre("Beam: How wide a boat is. Unit: metre", "Crew: Who sails it."));
}

TEST(TermList, OfATableHasNoOtherNamesWhereACellHoldsNothing) {
  EXPECT_THAT(
      terms("# Words\n\n| Term | Synonyms | Definition | See also |\n|---|---|---|---|\n| Hull | body | The "
            "whole. | Keel |\n| "
            "Keel | n/a | A fin. | Hull |\n| Luff | - | An edge. | |\n"),
      ElementsAre("Hull: The whole. = body > Keel", "Keel: A fin. > Hull", "Luff: An edge."));
}

TEST(TermList, OfATableTakesTheColumnsForWhatTheirHeadsSay) {
  EXPECT_THAT(
      terms("# Words\n\n| # | Term | Abbr. | Part of speech | Topic | Meaning | Related terms |\n"
            "|---|---|---|---|---|---|---|\n"
            "| 1 | Apparent wind | AW | noun | Wind | What is felt aboard. | Wind angle, True wind |\n"
            "| 2 | Luff | | verb | Sails | To flap. | |\n"),
      ElementsAre("Apparent wind: What is felt aboard. = AW > Wind angle > True wind in Wind",
                  "Luff: To flap. in Sails"));
  EXPECT_THAT(
      terms("# Glossary\n\n| Term | Category | What it does |\n|---|---|---|\n| Jib | Sails | Pulls. |\n"
            "| Boom | Spars | Holds. |\n"),
      ElementsAre("Jib: Pulls. in Sails", "Boom: Holds. in Spars"));
}

TEST(TermList, HasNoPartOfSpeechInTermOrText) {
  EXPECT_THAT(
      terms("- **Luff** *(verb)*: To flap.\n- **Jib** *n.* A sail.\n- **Boom** /bu\u02D0m/ *noun* - A "
            "spar.\n- **Lee**, *n.*: The side away.\n- **Leap**, *verb*. To jump.\n"),
      ElementsAre("Luff: To flap.", "Jib: A sail.", "Boom: A spar.", "Lee: The side away.",
                  "Leap: To jump."));
  EXPECT_THAT(
      terms("- **Raku** Firing pots.\n- **Fin Keel** Boats with a fin.\n- **Fin** Keel Boats are fast.\n"),
      ElementsAre("Raku: Firing pots.", "Fin Keel: Boats with a fin.", "Fin: **Fin** Keel Boats are fast."));
}

TEST(TermList, OfShortFormsHasWhatTheyStandForAsOtherName) {
  EXPECT_THAT(terms("# Words\n\n| Acronym | Meaning | Description |\n|---|---|---|\n| VMG | Velocity made "
                    "good | Speed upwind. |\n| "
                    "AWA | Apparent wind angle | An angle. |\n"),
              ElementsAre("VMG: Speed upwind. = Velocity made good", "AWA: An angle. = Apparent wind angle"));
}

TEST(TermList, HasNoRemarksAsTerms) {
  EXPECT_THAT(terms("# Words\n\n- **Hull**: The body.\n- **Keel**: A fin.\n- **Keywords**: boat, sea\n- "
                    "**Luff**: An edge.\n"),
              ElementsAre("Hull: The body.", "Keel: A fin. - **Keywords**: boat, sea", "Luff: An edge."));
}

TEST(TermList, HasNoTermsThatEndInABracket) {
  EXPECT_THAT(
      terms("Glossary\n\nGrey keel (UK: gray keel): A fin of steel.\nHull: The body of a boat.\nMast - (old: "
            "pole) A spar.\n"),
      ElementsAre("Grey keel (UK: gray keel): A fin of steel.", "Hull: The body of a boat.",
                  "Mast: (old: pole) A spar."));
}

TEST(TermList, HasNoTermInALineThatTellsOfTheFile) {
  EXPECT_THAT(terms("# Glossary\n\nLast updated: March.\n\n- Hull: The body of a boat.\n- Mast: A spar.\n"),
              ElementsAre("Hull: The body of a boat.", "Mast: A spar."));
}

TEST(TermList, IsNoTextWhoseSectionsBeginAlike) {
  EXPECT_THAT(terms("# Words\n\n## Hull\n\n- **What it is**: the body of a boat.\n- **Length**: ten "
                    "metres.\n\n## Keel\n\n- **What "
                    "it is**: a fin.\n- **Depth**: two metres.\n"),
              ElementsAre());
}

TEST(TermList, IsNoTextOfHeadingsThatListParts) {
  const std::pair<const char*, const char*> cases[] = {
      {"definitions first",
       "## Hull\n\nThe body of a boat.\n\n- **Bow**: its front.\n- **Stern**: its end.\n\n## Rig\n\n"
       "What holds sails.\n\n- **Mast**: stands.\n- **Boom**: lies.\n"},
      {"headings said again",
       "## Hull\n\n**Hull** is the body of a boat.\n\n- **Bow**: its front.\n\n## Rig\n\n**Rig** "
       "is what holds sails.\n\n- **Mast**: stands.\n"},
      {"forms that are filled in",
       "## Hull\n\n- **What**: the body.\n- **Of**: wood.\n\n## Rig\n\n- **What**: what holds "
       "sails.\n- **Of**: steel.\n"},
      {"headings that a bold name repeats in full",
       "# Glossary\n\n## HDM\n\n**Hull data module** is a box.\n\n## KDM\n\n**Keel data module** is "
       "another.\n"},
      {"statements",
       "## Hull\n\n*Category: parts*\n\nThe body.\n\n## Rig\n\nAlso known as: rigging\n\nWhat holds "
       "sails.\n"},
      {"prose",
       "# Boats\n\nBoats float.\n\n**Note**: they do not fly.\n\nThey are made of wood. Some are made of "
       "steel.\n\nAll of them rock.\n\n**Tip**: sit down.\n\nOne rows.\n\nOne sails.\n\nOne sinks.\n"},
  };
  for (const auto& [what, content] : cases) EXPECT_THAT(terms(content), ElementsAre()) << what;
}

TEST(TermList, MayGoOnInLinesOfItsOwnMarkup) {
  EXPECT_THAT(
      terms("## Words\n\n**Hull**:\nThe body of a boat.\n_Avoid_: trunk, shell\n\n**Keel**:\nThe fin under a "
            "hull "
            "that keeps its course.\n_Avoid_: sword\n"),
      ElementsAre("Hull: The body of a boat. _Avoid_: trunk, shell", std::string(kKeel) + " _Avoid_: sword"));
}

TEST(TermList, OfAGlossaryMayHaveNotesBeforeAndBehind) {
  EXPECT_THAT(terms("# Glossary\n\nWords of this harbour. They are few.\n\n- **Hull** \u2014 The body of a "
                    "boat.\n- **Keel** "
                    "\u2014 The fin under a hull that keeps its course.\n- **Bow** \u2014 A front.\n- "
                    "**Aft** \u2014 Behind.\n\n### "
                    "Notes\n\n- \"Bow\" is no knot here.\n- \"Hull\" may be husk.\n"),
              ElementsAre(kHull, kKeel, "Bow: A front.", "Aft: Behind."));
  EXPECT_THAT(terms("# Glossary\n\n## Parts\n\n**Hull**. The body of a boat.\n\n**Keel**. The fin under a "
                    "hull that keeps "
                    "its course.\n\n## Turns\n\n**Tack:** A turn.\n\n**Gybe:** Another.\n"),
              ElementsAre(kHull + in("Parts"), kKeel + in("Parts"), "Tack: A turn." + in("Turns"),
                          "Gybe: Another." + in("Turns")));
  EXPECT_THAT(terms("# Glossary\n\n## Hull\n\nThe body of a boat.\n\n## Rig\n\n- **Mast**: stands.\n- "
                    "**Boom**: lies.\n"),
              ElementsAre())
      << "an entry of prose and one of parts";
}

TEST(TermList, OfAGlossaryMayBeFollowedByOtherSections) {
  EXPECT_THAT(terms("# Words we use\n\n- **Hull**: The body of a boat.\n- **Keel**: The fin under a hull "
                    "that keeps its "
                    "course.\n\n## Licence\n\nDo as you like.\n\n## Thanks\n\nTo the crew.\n"),
              ElementsAre(kHull, kKeel));
}

TEST(TermList, OfATableGoesOnInRowsWithoutATerm) {
  EXPECT_THAT(
      terms("| Term | Meaning | Also called | Note |\n|---|---|---|---|\n| Hull | The body<br>of a boat | "
            "shell | 1. wet |\n| | "
            "made of oak. | | |\n| Keel | A fin. | | |\n"),
      ElementsAre("Hull: The body of a boat. 1\\. wet made of oak. = shell", "Keel: A fin."));
}

TEST(TermList, MayStandRightAboveATable) {
  EXPECT_THAT(
      terms("- **Hull**: The body of a boat.\n\n**Bow**: the front.\n| Foo | Bar |\n|---|---|\n| 1 | 2 |\n"),
      ElementsAre(kHull, "Bow: the front. | Foo | Bar | |---|---| | 1 | 2 |"));
}

TEST(TermList, KeepsTheTextBehindPicturesAndNumbers) {
  EXPECT_THAT(
      terms("**Hull**: The body of a boat.\n\n![](hull.png)\n\n42\n\nIt floats.\n\n**Keel**: A fin.\n"),
      ElementsAre("Hull: The body of a boat. ![](hull.png) 42 It floats.", "Keel: A fin."));
}

TEST(TermList, StandsUnderTheLettersOfAnyAlphabet) {
  EXPECT_THAT(
      terms(
          "# \u0421\u043b\u043e\u0432\u0430\u0440\u044c\n\n## \u041a\n\n- **\u041a\u0438\u043b\u044c**: "
          "\u043f\u043b\u0430\u0432\u043d\u0438\u043a.\n\n## \u041c\n\n- **\u041c\u0430\u0447\u0442\u0430**: "
          "\u0441\u0442\u043e\u043b\u0431.\n"),
      ElementsAre("\u041a\u0438\u043b\u044c: \u043f\u043b\u0430\u0432\u043d\u0438\u043a.",
                  "\u041c\u0430\u0447\u0442\u0430: \u0441\u0442\u043e\u043b\u0431."));
}

TEST(TermList, ReadsTermsWithALongBracket) {
  EXPECT_THAT(terms("# Glossary\n\n- **Sail area (SA; in races often called the rated area of sails, RA)**: "
                    "A number.\n- "
                    "**Hull**: The body.\n"),
              ElementsAre("Sail area (SA; in races often called the rated area of sails, RA): A number.",
                          "Hull: The body."));
}

TEST(TermList, ReadsTermsOfTwoNamesThatAreBothSetOff) {
  const auto term = [](std::string_view line) {
    const auto read = read_term_line(line);
    return read ? read->term : "none";
  };
  EXPECT_EQ(term("**Jib** or *foresail*: a sail"), "Jib / foresail");
  EXPECT_EQ(term("**Jib**, also **foresail** or **headsail**: a sail"), "Jib / foresail / headsail");
  EXPECT_EQ(term("**Jib**, or at least most of it: a sail"), "Jib");
  EXPECT_EQ(term("**Jib** or *foresail* is a sail"), "Jib");
  EXPECT_EQ(term("**Jib** or *Fok*: a sail"), "Jib") << "the names of \"TCP / IP\" are not parted";
}

TEST(TermList, ReadsTermsWithSignsOfMarkupAndQuotes) {
  EXPECT_THAT(terms("# Glossary\n\n- **C\\***: An algebra.\n- **Hull**: The body.\n"),
              ElementsAre("C*: An algebra.", "Hull: The body."));
  EXPECT_THAT(terms("# Glossary\n\n\u201cKeel\u201d: A fin.\n\nHull: The body.\n"),
              ElementsAre("Keel: A fin.", "Hull: The body."));
}

TEST(TermList, MayStandUnderTopics) {
  EXPECT_THAT(terms("# Boats\n\n## Parts\n\n- **Hull**: The body of a boat.\n- **Keel**: The fin under a "
                    "hull that keeps "
                    "its course.\n\n## Sailing\n\n- **Tack**: A turn.\n- **Reef**: Less sail.\n"),
              ElementsAre(kHull + in("Parts"), kKeel + in("Parts"), "Tack: A turn." + in("Sailing"),
                          "Reef: Less sail." + in("Sailing")));
}

TEST(TermList, IsReadWholeWhereItIsAskedFor) {
  EXPECT_THAT(show(read_term_list_entries("Hull: The body of a boat.\n\nI like boats.\n")),
              ElementsAre("Hull: The body of a boat. I like boats."));
}

class ImportedTermList : public ImportTest {};

TEST_F(ImportedTermList, IsRecognisedAndCitedByTheLinesOfItsTerms) {
  const auto report = import_text(
      "---\ntitle: Words\n---\n# Glossary\n\n## H\n\n- **Hull**: the body of a boat.\n\n## K\n\n- **Keel** "
      "(fin): the "
      "blade\n  under a hull. Every hull needs one.\n- **Kedge**: a light anchor.\n",
      "words.md");
  EXPECT_EQ(report.files.at(0).format, Format::kTermList);
  const Picture shown = picture();
  EXPECT_THAT(shown.names(), ElementsAre("Hull", "Kedge", "Keel (fin)"));
  const auto* edge = shown.edge(type::kRequires, "Keel (fin)", "Hull");
  ASSERT_NE(edge, nullptr);
  EXPECT_THAT(edge->lines, ::testing::Contains(12));
  EXPECT_THAT(edge->evidence, ::testing::Contains(HasSubstr("blade under a hull")));
}

TEST_F(ImportedTermList, HasTheHeadingsOfItsPartsAsCategories) {
  import_text(
      "# Glossary\n\n## Parts, fixed\n\n- **Hull**: the body of a boat.\n- **Keel**: the fin under a "
      "hull.\n\n## "
      "Turns\n\n- **Tack**: a turn.\n- **Gybe**: another one.\n",
      "words.md");
  import_text(
      "# Winds\n\n## Calm\n\n### Lull\n\nA short calm.\n\nCategory: weather\n\n## Storm\n\n### Gust\n\nA "
      "short "
      "storm.\n",
      "winds.md");
  const Picture shown = picture();
  EXPECT_EQ(shown.concepts.at("Keel").category, "Parts, fixed");
  EXPECT_EQ(shown.concepts.at("Gybe").category, "Turns");
  EXPECT_EQ(shown.concepts.at("Gust").category, "Storm");
  EXPECT_EQ(shown.concepts.at("Lull").category, "weather") << "what the author states comes first";
}

TEST_F(ImportedTermList, SaysTheSameWhenItIsReadFromTheGraphAgain) {
  import_text("- **Hull**: the body of a boat.\n- **Keel**: the fin under a hull.\n", "words.md");
  const auto lines = [this] {
    const Picture shown = picture();
    const auto* edge = shown.edge(type::kRequires, "Keel", "Hull");
    return edge == nullptr ? std::vector<std::int64_t>() : edge->lines;
  };
  EXPECT_THAT(lines(), ElementsAre(2));
  import_text("# Rope\n\nA rope is twisted fibre.\n", "rope.md");
  EXPECT_THAT(lines(), ElementsAre(2));
}

TEST(Headings, OfAnIndexHeadNoEntries) {
  const auto entries = read_markdown_entries(
      "# Words\n\n## A\n\n### Anchor\n\nWhat holds a boat.\n\n## B\n\n## C\n\n### Cleat\n\nWhat holds a "
      "rope.\n\n## D\n");
  EXPECT_THAT(show(entries), ElementsAre("Anchor: What holds a boat.", "Cleat: What holds a rope."));
}

TEST(Headings, AreReadWithoutNumbersAndAnchors) {
  EXPECT_THAT(show(read_markdown_entries(
                  "## 1. Hull {#hull}\n\nThe body.\n\n## 2.1) Keel\n\nA fin.\n\n## 2D sail\n\nFlat.\n")),
              ElementsAre("Hull: The body.", "Keel: A fin.", "2D sail: Flat."));
}

TEST(Headings, AreReadWithoutPicturesNotesAndColons) {
  EXPECT_THAT(
      show(read_markdown_entries(
          "## \U0001F9E0 Keel[^1]\n\nA fin.\n\n## Hull:\n\nThe body.\n\n## :\n\nA mark.\n\n## \u0394-v\n\nA "
          "change.\n")),
      ElementsAre("Keel: A fin.", "Hull: The body.", ":: A mark.", "\u0394-v: A change."));
}

TEST(Headings, ThatAreUnderlinedHaveNoLineAsText) {
  EXPECT_THAT(show(read_markdown_entries(
                  "Keel\n====\n\nHull\n====\n\nBow\n---\n\nA front.\n\nRig\n---\n\nWhat holds sails.\n")),
              ElementsAre("Bow: A front." + in("Hull"), "Rig: What holds sails." + in("Hull")));
}

TEST(Headings, OfOneLetterHeadEntriesWhereTextsFollow) {
  EXPECT_THAT(show(read_markdown_entries(
                  "## C\n\nA language.\n\n## R\n\nAnother one.\n\n### History\n\nLong ago.\n")),
              ElementsAre("C: A language.", "R: Another one. ### History Long ago."));
}

TEST(Headings, WithoutTextHeadNoEntriesHoweverMany) {
  EXPECT_THAT(show(read_markdown_entries(
                  "## Parts\n\n### Hull\n\nThe body.\n\n### Keel\n\nA fin.\n\n## Turns\n\n## Winds\n\n## "
                  "Tides\n")),
              ElementsAre("Hull: The body." + in("Parts"), "Keel: A fin." + in("Parts")));
}

}  // namespace
}  // namespace cairn::importers
