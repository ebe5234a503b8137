// The blocks of an entry's body: headings, items with lead terms, tables, code and formulas, in the three
// forms.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "importers/reading/inline_markup.h"
#include "importers/reading/reader.h"

namespace cairn::importers {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string label_of(const Block& block) {
  return block.text.substr(block.label.begin, block.label.end - block.label.begin);
}

/// A block as text: "item [Keel] Keel: a fin. / under Parts".
std::string show(const Block& block) {
  static const char* const kKinds[] = {"text", "heading", "item", "table head", "row", "code", "formula"};
  std::string text = kKinds[static_cast<std::size_t>(block.kind)];
  if (block.label.end > 0) text += " [" + label_of(block) + "]";
  text += " " + block.text;
  if (!block.section.empty() && block.kind != BlockKind::kHeading) text += " / under " + block.section;
  return text;
}

std::vector<std::string> show(const Body& body) {
  std::vector<std::string> shown;
  for (const auto& block : body.blocks) shown.push_back(show(block));
  return shown;
}

/// What each block stands under, from the inside out.
std::vector<std::string> ways(const Body& body) {
  std::vector<std::string> ways;
  for (const auto& block : body.blocks) {
    std::string way = block.section;
    for (const auto& outer : block.outer_sections) way += " < " + outer;
    ways.push_back(way);
  }
  return ways;
}

std::vector<std::string> page_blocks(const std::string& line) {
  return show(read_body(Format::kPage, "\n" + line, 11));
}
std::vector<std::string> dump_blocks(const std::string& text) {
  return show(read_body(Format::kDump, text, 11));
}
std::vector<std::string> markdown_blocks(const std::string& text) {
  return show(read_body(Format::kMarkdown, text, 11));
}

std::string hidden_of(const Block& block) {
  std::string found;
  for (const auto& span : block.hidden)
    found += (found.empty() ? "" : " ~ ") + block.text.substr(span.begin, span.end - span.begin);
  return found;
}

// --- one flattened line ---

TEST(FlattenedBody, IsBrokenIntoHeadingsAndLabelledItems) {
  EXPECT_THAT(
      page_blocks(
          "**Leeway** is **the sideways drift of a boat** — a fin keeps it small. **How It Works** - "
          "**Keel**: a fin of lead. - **Heel Angle**: how far she leans. **Leeway is paid in degrees.**"),
      ElementsAre("text Leeway is the sideways drift of a boat — a fin keeps it small.",
                  "heading [How It Works] How It Works",
                  "item [Keel] Keel: a fin of lead. / under How It Works",
                  "item [Heel Angle] Heel Angle: how far she leans. / under How It Works",
                  "heading [Leeway is paid in degrees.] Leeway is paid in degrees."));
}

TEST(FlattenedBody, StandsOnOneLineOfItsSource) {
  const auto body = read_body(
      Format::kPage,
      "\n**Leeway** is drift. **Parts** - **Keel**: a fin. $$ a = b $$ | A | B | |---|---| | c | d |", 11);
  ASSERT_GT(body.blocks.size(), 4U);
  EXPECT_THAT(body.blocks, Each(Field(&Block::line, 12)));
}

TEST(FlattenedBody, KeepsBoldPhrasesInsideTheirSentence) {
  EXPECT_THAT(page_blocks("**Leeway** is a **Drift** of the **Hull** and the **Keel** under sail."),
              ElementsAre("text Leeway is a Drift of the Hull and the Keel under sail."));
}

TEST(FlattenedBody, HasItsTablesInRows) {
  EXPECT_THAT(
      page_blocks(
          "**Points** are ways. **The Points** | Point | Angle | |---|---| | Beam Reach | 90 | | Running | "
          "180 | After the table she sails on."),
      ElementsAre("text Points are ways.", "heading [The Points] The Points",
                  "table head Point | Angle / under The Points", "row Beam Reach | 90 / under The Points",
                  "row Running | 180 / under The Points",
                  "text After the table she sails on. / under The Points"));
}

TEST(FlattenedBody, PartsNoCellAtABarInsideAFormula) {
  EXPECT_THAT(
      page_blocks(
          "**Points** are ways. | Point | Angle | |---|---| | Reach | $|a| = 90$ | | Run | $|a| = 180$ | "
          "The end."),
      ElementsAre("text Points are ways.", "table head Point | Angle", "row Reach | $|a| = 90$",
                  "row Run | $|a| = 180$", "text The end."));
}

TEST(FlattenedBody, HidesCodeAndFormulas) {
  const auto body = read_body(Format::kPage,
                              "\n**Drift** is `leeway(boat)` or $\\text{leeway}$ in short. ```python leeway "
                              "= 3  # the keel ``` And $$ leeway = "
                              "\\sin(a) $$ The rest.",
                              11);
  ASSERT_THAT(show(body), ElementsAre("text Drift is `leeway(boat)` or $\\text{leeway}$ in short.",
                                      "code ```python leeway = 3  # the keel ```", "text And",
                                      "formula leeway = \\sin(a)", "text The rest."));
  EXPECT_EQ(hidden_of(body.blocks[0]), "`leeway(boat)` ~ $\\text{leeway}$");
  EXPECT_EQ(hidden_of(body.blocks[1]), body.blocks[1].text);
  EXPECT_EQ(hidden_of(body.blocks[3]), body.blocks[3].text);
}

TEST(FlattenedBody, LosesNothingAfterAnOddFormulaMark) {
  const auto blocks = page_blocks(
      "**Leeway** is drift. $$ An odd mark. **How It Works** - **Keel**: a fin. - **Heel**: a lean. **Leeway "
      "is paid.**");
  EXPECT_THAT(blocks, ElementsAre("text Leeway is drift. An odd mark.", "heading [How It Works] How It Works",
                                  "item [Keel] Keel: a fin. / under How It Works",
                                  "item [Heel] Heel: a lean. / under How It Works",
                                  "heading [Leeway is paid.] Leeway is paid."));
}

TEST(FlattenedBody, TakesPricesForText) {
  const auto body =
      read_body(Format::kPage, "\n**Hire** costs $30 a day, or $150 a week with the keel up.", 11);
  ASSERT_EQ(body.blocks.size(), 1U);
  EXPECT_THAT(body.blocks[0].hidden, IsEmpty());
  EXPECT_EQ(body.blocks[0].text, "Hire costs $30 a day, or $150 a week with the keel up.");
}

TEST(FlattenedBody, HasAHeadingBehindAnItemWithoutAPoint) {
  EXPECT_THAT(
      page_blocks(
          "**Parts** - **Keel**: a fin of lead **Sails:** - **Jib**: a small one **4.2 Spars** A mast. - "
          "**Mast**: a spruce **Hull speed** $$ v = 2 $$ Of **Some** - or all."),
      ElementsAre("heading [Parts] Parts", "item [Keel] Keel: a fin of lead / under Parts",
                  "heading [Sails] Sails", "item [Jib] Jib: a small one / under Sails",
                  "heading [4.2 Spars] 4.2 Spars", "text A mast. / under 4.2 Spars",
                  "item [Mast] Mast: a spruce / under 4.2 Spars", "heading [Hull speed] Hull speed",
                  "formula v = 2 / under Hull speed", "text Of Some - or all. / under Hull speed"));
}

TEST(FlattenedBody, KeepsBoldNumbersAndNamesInsideTheirSentence) {
  for (const char* text :
       {"Crews reached **92.5 points** on average, and **3.5 GB** Of charts.",
        "We call the speed **Hull** a name.",
        "- **Rig**: she carries a plain **Jib** - a fast one, and **Genoa** - with a pole"})
    EXPECT_EQ(page_blocks(text).size(), 1U) << text;
}

TEST(FlattenedBody, BreaksBeforeNumberedAndDottedItems) {
  EXPECT_THAT(page_blocks("**Types** are many. • **Fin Keel**: short. • **Bilge Keel**: two."),
              ElementsAre("text Types are many.", "item [Fin Keel] Fin Keel: short.",
                          "item [Bilge Keel] Bilge Keel: two."));
}

TEST(FlattenedBody, OfDamagedMarkupKeepsItsWords) {
  for (const char* text : {"**Leeway is drift without an end",
                           "**",
                           "****",
                           "** **",
                           "$$",
                           "```",
                           "``` leeway",
                           "| a | b",
                           "|---|",
                           "- ",
                           "• ",
                           "$",
                           "**a** **",
                           "`",
                           "\\(",
                           "[",
                           "[a](",
                           "|",
                           "| |---|",
                           "**Leeway**",
                           "- **",
                           "$$ $$",
                           "***bold***"}) {
    SCOPED_TRACE(text);
    const auto body = read_body(Format::kPage, std::string("\n") + text, 11);
    std::string words;
    for (const auto& block : body.blocks) words += block.text;
    EXPECT_EQ(words.find("eeway") != std::string::npos,
              std::string_view(text).find("eeway") != std::string::npos);
  }
}

// --- a line a block ---

TEST(LineBody, HasHeadingsItemsAndTheirLines) {
  const auto body =
      read_body(Format::kDump,
                "**Leeway** is drift.\n**How It Works**\n- **Keel**: a fin.\n* plain words\n1. Third: a "
                "label\n(2) fourth\n**Parts**:\n+ **Rudder** — steers\n",
                11);
  EXPECT_THAT(
      show(body),
      ElementsAre("text Leeway is drift.", "heading [How It Works] How It Works",
                  "item [Keel] Keel: a fin. / under How It Works", "item plain words / under How It Works",
                  "item [Third] Third: a label / under How It Works", "item fourth / under How It Works",
                  "heading [Parts] Parts", "item [Rudder] Rudder — steers / under Parts"));
  std::vector<std::int64_t> lines;
  for (const auto& block : body.blocks) lines.push_back(block.line);
  EXPECT_THAT(lines, ElementsAre(11, 12, 13, 14, 15, 16, 17, 18));
}

TEST(LineBody, StandsUnderTheHeadingsThatItsNumbersAndSignsTell) {
  const auto body = read_body(Format::kDump,
                              "**3. Sails**\n**3.1 Storm sails**\n**Trysail**\nA small sail.\n**4. Care**\n"
                              "## Drying\n### In rain\n- wait\n",
                              11);
  EXPECT_THAT(ways(body),
              ElementsAre("3. Sails", "3.1 Storm sails < 3. Sails", "Trysail < 3.1 Storm sails < 3. Sails",
                          "Trysail < 3.1 Storm sails < 3. Sails", "4. Care", "Drying", "In rain < Drying",
                          "In rain < Drying"));
}

TEST(LineBody, HasTablesWithTheirHeads) {
  const auto body =
      read_body(Format::kDump,
                "Points:\n| Point | Angle |\n|:---|---:|\n| **Reach** | 90 |\n| Run | 180 |\nEnd.\n", 11);
  EXPECT_THAT(show(body), ElementsAre("text Points:", "table head Point | Angle", "row Reach | 90",
                                      "row Run | 180", "text End."));
  ASSERT_EQ(body.blocks[2].cells.size(), 2U);
  EXPECT_EQ(body.blocks[2].text.substr(body.blocks[2].cells[1].begin), "90");
  EXPECT_EQ(body.blocks[3].line, 15);
}

TEST(LineBody, HasTablesWithoutBarsAtTheEndsOfRows) {
  EXPECT_THAT(dump_blocks("Point | Angle\n---|---\nReach | 90\nRun | 180\nEnd | of it.\n\nEither | or.\n"),
              ElementsAre("table head Point | Angle", "row Reach | 90", "row Run | 180", "row End | of it.",
                          "text Either | or."));
  EXPECT_THAT(dump_blocks("Point | Angle\n---|---\nReach | 90\nEnd.\nEither | or.\n"),
              ElementsAre("table head Point | Angle", "row Reach | 90", "text End.", "text Either | or."));
}

TEST(LineBody, EndsATableAtWhatIsNoRow) {
  EXPECT_THAT(dump_blocks("A | B\n---|---\n1 | 2\n```\nx = 1\n```\nEither | or.\n"),
              Contains("text Either | or."));
  EXPECT_THAT(dump_blocks("A | B\n---|---\n1 | 2\n- **Luff | leech**: an edge.\n"),
              Contains("item [Luff | leech] Luff | leech: an edge."));
}

TEST(LineBody, PartsNoCellAtABarInsideAFormula) {
  const auto body = read_body(Format::kDump, "| Point | Angle |\n|---|---|\n| Run | $|a| = 180$ |\n", 11);
  ASSERT_EQ(body.blocks.size(), 2U);
  EXPECT_EQ(body.blocks[1].cells.size(), 2U);
  EXPECT_EQ(hidden_of(body.blocks[1]), "$|a| = 180$");
}

TEST(LineBody, HidesCodeAndFormulasOverSeveralLines) {
  const auto body =
      read_body(Format::kDump, "Drift.\n```\nleeway = 3\n- keel\n```\n$$\nleeway = 3\n$$\nEnd.\n", 11);
  EXPECT_THAT(show(body), ElementsAre("text Drift.", "code ```", "code leeway = 3", "code - keel", "code ```",
                                      "formula leeway = 3", "text End."));
  for (const auto& block : body.blocks) {
    if (block.kind == BlockKind::kCode || block.kind == BlockKind::kFormula) {
      EXPECT_EQ(hidden_of(block), block.text);
    }
  }
  EXPECT_EQ(body.blocks.back().line, 19);
}

TEST(LineBody, HasTheListsAndTablesThatSomebodyFenced) {
  const auto body =
      read_body(Format::kDump,
                "Parts:\n```\nPart | Use\n-----|----\nFin keel | holds\n```\n```\n1. Cast it\n2. Bolt "
                "it (hard)\n```\nEnd.\n",
                11);
  EXPECT_THAT(show(body), ElementsAre("text Parts:", "table head Part | Use", "row Fin keel | holds",
                                      "item Cast it", "item Bolt it (hard)", "text End."));
  EXPECT_EQ(body.blocks[2].line, 15);
  EXPECT_EQ(body.blocks.back().line, 21);
}

TEST(LineBody, TakesNoFencedCodeForText) {
  for (const std::string code : {"- keel = 3", "- keel();", "plain words", "- Keel \u2192 Hull", "1. $x$"}) {
    const auto body = read_body(Format::kDump, "Drift.\n```\n" + code + "\n```\n", 11);
    EXPECT_THAT(show(body), Contains("code " + code));
  }
  EXPECT_THAT(dump_blocks("Drift.\n```text\n- a keel\n```\n"), Contains("code - a keel"));
  EXPECT_THAT(dump_blocks("Drift.\n```\n- a keel\n"), Contains("code - a keel")) << "never closed";
}

TEST(LineBody, LosesNothingAfterAnOddFormulaMark) {
  EXPECT_THAT(dump_blocks("Drift.\n$$\n**How It Works**\n- **Keel**: a fin.\n"),
              ElementsAre("text Drift.", "heading [How It Works] How It Works",
                          "item [Keel] Keel: a fin. / under How It Works"));
  EXPECT_THAT(dump_blocks("Drift is $$ odd.\n- **Keel**: a fin.\n"),
              ElementsAre("text Drift is $$ odd.", "item [Keel] Keel: a fin."));
}

TEST(LineBody, BreaksUpALineThatHoldsAWholeFlattenedBody) {
  const auto body = read_body(Format::kDump,
                              "**Leeway** is drift. **Keel**: a fin of lead. **Heel**: a lean of the hull. "
                              "**Helm**: a wheel.\nEnd.\n",
                              11);
  EXPECT_THAT(show(body), ElementsAre("text Leeway is drift.", "text [Keel] Keel: a fin of lead.",
                                      "text [Heel] Heel: a lean of the hull.", "text [Helm] Helm: a wheel.",
                                      "text End."));
  EXPECT_EQ(body.blocks[3].line, 11);
  EXPECT_EQ(body.blocks[4].line, 12);
}

// --- Markdown ---

TEST(MarkdownBody, HasItsBlocksAndTheirLines) {
  const auto body =
      read_body(Format::kMarkdown,
                "\nA **chainring** is a wheel\nwith teeth.\n\n### Sizes\n\n- **Compact**: 34 teeth.\n- Track "
                "rings\n  are large.\n\n| Ring | Teeth |\n|---|---|\n| Track | 49 |\n\n    code(ring)\n\n"
                "```\nring = 3\n```\n\n> A quote.\n",
                11);
  EXPECT_THAT(show(body), ElementsAre("text A chainring is a wheel with teeth.", "heading [Sizes] Sizes",
                                      "item [Compact] Compact: 34 teeth. / under Sizes",
                                      "item Track rings are large. / under Sizes",
                                      "table head Ring | Teeth / under Sizes", "row Track | 49 / under Sizes",
                                      "code code(ring)\n / under Sizes", "code ring = 3\n / under Sizes",
                                      "text A quote. / under Sizes"));
  std::vector<std::int64_t> lines;
  for (const auto& block : body.blocks) lines.push_back(block.line);
  EXPECT_THAT(lines, ElementsAre(12, 15, 17, 18, 21, 23, 25, 27, 31));
}

TEST(MarkdownBody, StandsUnderAllHeadingsAbove) {
  const auto body = read_body(Format::kMarkdown,
                              "Rings.\n\n### Sizes\n\n#### Compact\n\n34 teeth.\n\n### Care\n\nOil.\n", 11);
  EXPECT_THAT(ways(body), ElementsAre("", "Sizes", "Compact < Sizes", "Compact < Sizes", "Care", "Care"));
}

TEST(MarkdownBody, HasListsUnderTheItemsThatHeadThem) {
  const auto body =
      read_body(Format::kMarkdown,
                "### Rings\n\n- **Sizes:**\n  - Compact\n    - 34 teeth\n  - Track\n- Materials\n  "
                "- Steel\n- A ring wears out.\n  - Oil it.\n",
                11);
  EXPECT_THAT(ways(body), ElementsAre("Rings", "Rings", "Sizes < Rings", "Compact < Sizes < Rings",
                                      "Sizes < Rings", "Rings", "Materials < Rings", "Rings", "Rings"));
}

TEST(MarkdownBody, GivesTextThatATableFollowsItsLine) {
  const auto body =
      read_body(Format::kMarkdown,
                "Rings are wheels.\n\nSome rings:\n| Ring | Teeth |\n|---|---|\n| Track | 49 |\n", 11);
  ASSERT_THAT(show(body), ElementsAre("text Rings are wheels.", "text Some rings:", "table head Ring | Teeth",
                                      "row Track | 49"));
  std::vector<std::int64_t> lines;
  for (const auto& block : body.blocks) lines.push_back(block.line);
  EXPECT_THAT(lines, ElementsAre(11, 13, 14, 16));
}

TEST(MarkdownBody, TakesOutWhatTheAuthorStates) {
  const auto body =
      read_body(Format::kMarkdown,
                "Also known as: front gear, chainwheel\nCategory: drivetrain\n\nA chainring is a wheel.\n\n"
                "**See also:** [sprocket](#sprocket), crank\n",
                11);
  EXPECT_THAT(show(body), ElementsAre("text A chainring is a wheel."));
  EXPECT_THAT(body.also_known_as, ElementsAre("front gear", "chainwheel"));
  EXPECT_THAT(body.categories, ElementsAre("drivetrain"));
  ASSERT_EQ(body.see_also.size(), 2U);
  EXPECT_EQ(body.see_also[0].name, "sprocket");
  EXPECT_EQ(body.see_also[1].name, "crank");
  EXPECT_EQ(body.see_also[0].text, "See also: sprocket, crank");
  EXPECT_EQ(body.see_also[0].line, 16);
}

TEST(MarkdownBody, HasTheFactsBeforeATextAsItems) {
  const auto body =
      read_body(Format::kMarkdown, "Symbol: **H**\nAtomic number: 1\nA light `gas`,\nthe first.\n", 11);
  EXPECT_THAT(show(body), ElementsAre("item [Symbol] Symbol: H", "item [Atomic number] Atomic number: 1",
                                      "text A light `gas`, the first."));
  EXPECT_EQ(body.blocks[1].line, 12);
  EXPECT_EQ(body.blocks[2].line, 13);
  EXPECT_THAT(body.blocks[2].line_breaks, ElementsAre(15U));
  EXPECT_EQ(hidden_of(body.blocks[2]), "`gas`");
  EXPECT_THAT(markdown_blocks("Note: it floats\nin air.\n"), ElementsAre("text Note: it floats in air."));
  EXPECT_THAT(markdown_blocks("Symbol: H.\nNumber: 1.\n"), ElementsAre("text Symbol: H. Number: 1."))
      << "sentences";
  EXPECT_THAT(markdown_blocks("Two lines: one\nLast lines: two\n"),
              ElementsAre("text Two lines: one Last lines: two"))
      << "all that there is";
  EXPECT_THAT(markdown_blocks("Symbol: H\nNumber: 1\n\nA gas.\n"),
              ElementsAre("item [Symbol] Symbol: H", "item [Number] Number: 1", "text A gas."));
}

TEST(MarkdownBody, TakesNoTextForOtherNames) {
  for (const char* text :
       {"[acronym: a wheel] A round thing.\n", "Alias: a short name for a command\n",
        "Abbreviation: it is said so by those who build wheels, and by nobody else in the world of today\n"})
    EXPECT_THAT(read_body(Format::kMarkdown, text, 1).also_known_as, IsEmpty()) << text;
  EXPECT_THAT(read_body(Format::kMarkdown, "Abbreviation: WT\n", 1).also_known_as, ElementsAre("WT"));
}

TEST(MarkdownBody, TakesRemarksForNoText) {
  EXPECT_THAT(
      markdown_blocks("**Keywords**: keel, ballast\n**Hull** is a body.\n\n**Prerequisites:** wind\n"),
      ElementsAre("text Hull is a body.", "item [Prerequisites] Prerequisites: wind"));
}

TEST(MarkdownBody, ReadsADefinitionWithoutItsLabel) {
  for (const char* label :
       {"**Definition:** ", "**Definition**: ", "Definition: ", "*Meaning:* ", "Description:\n"})
    EXPECT_THAT(markdown_blocks(std::string(label) + "An oven for clay.\n"),
                ElementsAre("text An oven for clay."))
        << label;
  EXPECT_THAT(markdown_blocks("Definition:\n"), ElementsAre("text Definition:"));
}

TEST(MarkdownBody, ReadsLinksThatMarkdownDoesNotKnowAsTheyAreShown) {
  EXPECT_THAT(
      markdown_blocks("An oven in which [[clay]] or [[clay|wet clay]] is fired[^1], [slip][] or "
                      "[glaze][materials] [1, p. 12] of a[i][j] [x].\n"),
      ElementsAre("text An oven in which clay or wet clay is fired, slip or glaze [1, p. 12] of a[i][j] "
                  "[x]."));
  EXPECT_THAT(markdown_blocks("[[clay#firing]] [[]] [[a\n"), ElementsAre("text clay [[]] [[a"));
}

TEST(MarkdownBody, ReadsNoTextOfPictures) {
  EXPECT_THAT(markdown_blocks("![a brick kiln](kiln.png)\n\nAn oven ![fire](f.png)for clay.\n"),
              ElementsAre("text An oven for clay."));
}

TEST(MarkdownBody, TakesTheListOfASectionOfOtherNamesForThese) {
  for (const char* heading :
       {"### Synonyms\n\n", "**Synonyms**\n\n", "Synonyms:\n\n", "### Also known as\n\n"}) {
    const auto body =
        read_body(Format::kMarkdown, "Wet clay.\n\n" + std::string(heading) + "- slurry\n- liquid clay\n", 1);
    EXPECT_THAT(body.also_known_as, ElementsAre("slurry", "liquid clay")) << heading;
  }
  EXPECT_THAT(read_body(Format::kMarkdown, "**Synonyms**\n\nThere are none. It is so.\n", 1).also_known_as,
              IsEmpty());
}

TEST(MarkdownBody, TakesRelatedTermsForSeeAlsos) {
  for (const char* words :
       {"Related terms", "Related concepts", "Related", "See", "Compare", "See also", "Cf."}) {
    const auto body =
        read_body(Format::kMarkdown, "A round thing.\n\n**" + std::string(words) + ":** rim, hub\n", 1);
    EXPECT_EQ(body.blocks.size(), 1U) << words;
    ASSERT_EQ(body.see_also.size(), 2U) << words;
    EXPECT_EQ(body.see_also[1].name, "hub") << words;
  }
}

TEST(MarkdownBody, KnowsWhatASectionSeeAlsoLists) {
  const auto body = read_body(
      Format::kMarkdown,
      "A wheel.\n\n### See also\n\n- [Sprocket](#sprocket)\n- Crank: an arm\n\nchain, hub.\n\n### Use\n\n"
      "rim, tyre\n\nSee also:\n\n- spoke\n- nothing that a name could be as long as\n",
      11);
  std::vector<std::string> names;
  for (const auto& see : body.see_also) names.push_back(see.name);
  EXPECT_THAT(names, ElementsAre("Sprocket", "Crank", "chain", "hub", "spoke"));
  EXPECT_EQ(body.see_also[1].line, 16);
  EXPECT_EQ(body.see_also[1].text, "Crank: an arm");
  EXPECT_THAT(show(body), Contains("item Sprocket / under See also")) << "its text stays";
  EXPECT_THAT(read_body(Format::kMarkdown, "A wheel.\n\n### See also\n\nNo cross-references.\n", 1).see_also,
              IsEmpty());
}

TEST(MarkdownBody, TakesStatementsInAnyCaseAndMarkup) {
  for (const char* text : {"*Also Known As: chainwheel*", "**Also known as**: chainwheel",
                           "- Synonyms: chainwheel", "AKA: chainwheel.", "aliases: chainwheel;"}) {
    EXPECT_THAT(read_body(Format::kMarkdown, text, 1).also_known_as, ElementsAre("chainwheel")) << text;
  }
  EXPECT_THAT(read_body(Format::kMarkdown, "See also: gear, 48 by 16; crank", 1).see_also.size(), 2U)
      << "semicolons part names that hold commas";
}

TEST(MarkdownBody, TakesOtherNamesThatASentenceGives) {
  const auto names = [](const char* text) { return read_body(Format::kMarkdown, text, 1).also_known_as; };
  EXPECT_THAT(names("A wheel with teeth.\n\nAlso known as front gear, ring, or chainwheel."),
              ElementsAre("front gear", "ring", "chainwheel"));
  EXPECT_THAT(names("**Formerly called stop and go**"), ElementsAre("stop and go"));
  EXPECT_THAT(names("Also known as the part that those who ride in the hills curse most."), ElementsAre());
  EXPECT_THAT(names("Also called ring. It has teeth."), ElementsAre()) << "the paragraph says more";
}

TEST(MarkdownBody, ReadsAStatementThatGoesOnOverLines) {
  const auto body = read_body(Format::kMarkdown, "See also: sprocket,\ncrank, chain\n", 1);
  ASSERT_EQ(body.see_also.size(), 3U);
  EXPECT_EQ(body.see_also[2].name, "chain");
}

TEST(MarkdownBody, LeavesSentencesWithColonsAlone) {
  const auto body =
      read_body(Format::kMarkdown, "A wheel has two parts: a hub and a rim. Related matters: none.\n", 1);
  EXPECT_EQ(body.blocks.size(), 1U);
  EXPECT_THAT(body.see_also, IsEmpty());
}

TEST(MarkdownBody, HidesCodeAndFormulas) {
  const auto body = read_body(Format::kMarkdown, "Turn `wheel()` by $r \\cdot u$ for $5 or $6.\n", 1);
  ASSERT_EQ(body.blocks.size(), 1U);
  EXPECT_EQ(body.blocks[0].text, "Turn `wheel()` by $r \\cdot u$ for $5 or $6.");
  EXPECT_THAT(hidden_of(body.blocks[0]), HasSubstr("`wheel()`"));
  EXPECT_THAT(hidden_of(body.blocks[0]), HasSubstr("$r \\cdot u$"));
}

TEST(MarkdownBody, HidesFormulasInTwoDollars) {
  const auto body =
      read_body(Format::kMarkdown,
                "Drift grows.\n\n$$\ndrift = \\sin a\n$$\n\nIt is $$ b = 2 $$ at most, and costs $5 or "
                "$6 $$ a year.\n",
                11);
  EXPECT_THAT(show(body), ElementsAre("text Drift grows.", "formula $$ drift = \\sin a $$",
                                      "text It is $$ b = 2 $$ at most, and costs $5 or $6 $$ a year."));
  EXPECT_EQ(hidden_of(body.blocks[2]), "$$ b = 2 $$");
}

TEST(MarkdownBody, TakesNoPricesAndNoCodeForFormulas) {
  const auto hidden = [](const std::string& text) {
    const auto body = read_body(Format::kMarkdown, text + "\n", 1);
    return hidden_of(body.blocks.front());
  };
  EXPECT_EQ(hidden("A place with $$ is dear, and a menu costs $$$."), "");
  EXPECT_EQ(hidden("There for $$5 and the way back $$ as well."), "");
  EXPECT_EQ(hidden("The $$ class has $keel$ inside."), "$keel$");
  EXPECT_EQ(hidden("`$$` is a keel, and `$!` the last."), "`$$` ~ `$!`");
}

TEST(MarkdownBody, HasTheListsAndTablesThatSomebodyFenced) {
  const auto body =
      read_body(Format::kMarkdown,
                "Parts:\n\n```\nPart | Use\n-----|----\nFin keel | holds\n```\n\n```\n- Cast it\n```\n\n"
                "```\n- keel = 3\n```\n\n```python\n- Keel\n```\n",
                11);
  EXPECT_THAT(show(body), ElementsAre("text Parts:", "table head Part | Use", "row Fin keel | holds",
                                      "item Cast it", "code - keel = 3\n", "code - Keel\n"));
  EXPECT_EQ(body.blocks[2].line, 16);
}

TEST(MarkdownBody, KeepsLinkTextsAndDropsTheirTargets) {
  EXPECT_THAT(markdown_blocks("Pull the [chain](parts.md#chain) <https://x.example> over.\n"),
              ElementsAre("text Pull the chain https://x.example over."));
}

// --- inline ---

TEST(MarkdownBody, HasWhatStandsBetweenTheTagsOfHtml) {
  EXPECT_THAT(markdown_blocks("<body> (DoS) A **berth** for guests.\n\nNext.\n"),
              ElementsAre("text (DoS) A berth for guests.", "text Next."));
  EXPECT_THAT(markdown_blocks("<div align=\"center\">\n\nA keel.\n\n</div>\n\n<!-- <p>no text</p> -->\n"),
              ElementsAre("text A keel."));
  EXPECT_THAT(markdown_blocks("<script>\nlet keel = 1;\n</script>\n\n<p>A &lt; B &amp; C, 1 < 2</p>\n"),
              ElementsAre("text A < B & C, 1 < 2"));
  EXPECT_THAT(markdown_blocks("<p>if a <b then c\n"), ElementsAre("text if a <b then c")) << "no tag";
  EXPECT_THAT(markdown_blocks("<div> <scripted> A keel.\n"), ElementsAre("text A keel."));
  EXPECT_THAT(markdown_blocks("<SCRIPT>\nx\n</Script>\n<div>A keel.\n"), ElementsAre("text A keel."));
  EXPECT_THAT(markdown_blocks("<div> <!-- never closed: A keel.\n"), IsEmpty());
  const Body body = read_body(Format::kMarkdown, "\n<table>\n<tr>\n<td>A fin\n</table>\n", 11);
  ASSERT_EQ(body.blocks.size(), 1U);
  EXPECT_EQ(body.blocks[0].line, 14) << "the line of the file";
}

TEST(MarkdownBody, OfManyNestedTagsIsReadInLinearTime) {
  std::string text = "<div>";
  for (int i = 0; i < 100'000; ++i) text += "<<b>";
  EXPECT_EQ(markdown_blocks(text).size(), 1U);
}

TEST(InlineMarkup, BecomesPlainText) {
  const std::pair<const char*, const char*> cases[] = {{"a **bold** word", "a bold word"},
                                                       {"an *emphatic* word", "an emphatic word"},
                                                       {"3 * 4 = 12", "3 * 4 = 12"},
                                                       {"a [link](x.md) here", "a link here"},
                                                       {"an [open bracket", "an [open bracket"},
                                                       {"snake_case stays", "snake_case stays"},
                                                       {"**open bold", "open bold"},
                                                       {"tabs\tand  blanks", "tabs and blanks"},
                                                       {"a lone ` tick", "a lone ` tick"},
                                                       {"", ""}};
  for (const auto& [source, text] : cases) {
    Block block;
    read_inline(source, block);
    EXPECT_EQ(block.text, text) << source;
  }
}

TEST(InlineMarkup, MarksWhatWasBold) {
  Block block;
  read_inline("**Keel** is a **fin of lead** here", block);
  ASSERT_EQ(block.bold.size(), 2U);
  EXPECT_EQ(block.text.substr(block.bold[1].begin, block.bold[1].end - block.bold[1].begin), "fin of lead");
}

TEST(InlineMarkup, MarksWhatWasItalicAlsoBesidePunctuation) {
  for (const auto& [source, text, italic] : std::vector<std::array<const char*, 3>>{
           {"a *split vote*.", "a split vote.", "split vote"},
           {"a lease (*leader lease*) ends", "a lease (leader lease) ends", "leader lease"},
           {"*Luff*: the front", "Luff: the front", "Luff"}}) {
    Block block;
    read_inline(source, block);
    EXPECT_EQ(block.text, text);
    ASSERT_EQ(block.italic.size(), 1U) << source;
    EXPECT_EQ(block.text.substr(block.italic[0].begin, block.italic[0].end - block.italic[0].begin), italic);
  }
  for (const char* source : {"2*3*4", "a * b * c", "x* and y*", "* alone", "x *a `b* c` 2 * 3"}) {
    Block block;
    read_inline(source, block);
    EXPECT_TRUE(block.italic.empty()) << source;
  }
}

}  // namespace
}  // namespace cairn::importers
