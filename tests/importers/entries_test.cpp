// Taking a glossary apart: which entries it has, what heads them, and on which line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "importers/reading/lines.h"
#include "importers/reading/reader.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::StartsWith;

std::vector<std::pair<std::string, int>> heads(const std::vector<RawEntry>& entries) {
  std::vector<std::pair<std::string, int>> found;
  for (const auto& entry : entries) found.emplace_back(entry.header, static_cast<int>(entry.line));
  return found;
}

TEST(Page, HasItsEntriesAndNoFurniture) {
  EXPECT_THAT(heads(read_page_entries(data("bread-page.txt"))),
              ElementsAre(Pair("hydration baking,baker percentage water,dough hydration", 10),
                          Pair("gluten development,gluten network flour,dough strength", 14),
                          Pair("sourdough starter,natural leavening", 18),
                          Pair("sourdough starter,natural leavening", 22),
                          Pair("bulk fermentation,first rise dough,fermentation", 26),
                          Pair("autolyse method,rest before kneading", 30),
                          Pair("baker's lab notebook,lactic test sheet", 34),
                          Pair("proof bread,final rise,fermentation", 38),
                          Pair("proof spirit,alcohol strength,distilling", 42),
                          Pair("ovenbot controller,steam oven control", 46),
                          Pair("ovenbotv2 controller,steam oven control", 50)));
}

TEST(Page, KeepsTheWholeBodyOfAnEntry) {
  const auto entries = read_page_entries(data("bread-page.txt"));
  ASSERT_EQ(entries.size(), 11U);
  EXPECT_THAT(entries[0].text, StartsWith("\n**Hydration** is **the weight of the water"));
  EXPECT_THAT(entries[0].text, ::testing::EndsWith("because it says how the dough will behave.**"));
  EXPECT_THAT(entries.back().text, Not(HasSubstr("Imprint")));
}

TEST(Page, FindsAnEntryAtItsVeryEnd) {
  EXPECT_THAT(
      heads(read_page_entries("Home\n\nleeway, hull\n\n**Leeway** is the sideways drift of a boat under the "
                              "push of the wind, which a deep fin keeps small.")),
      ElementsAre(Pair("leeway, hull", 3)));
}

TEST(Dump, HasItsEntries) {
  EXPECT_THAT(heads(read_dump_entries(data("sailing-dump.txt"))),
              ElementsAre(Pair("true wind, wind", 1), Pair("apparent wind, wind", 7),
                          Pair("points of sail, steering", 17), Pair("velocity made good, performance", 29),
                          Pair("tacking, manoeuvres", 41), Pair("gybing, manoeuvres", 48),
                          Pair("leeway, hull", 56), Pair("keel types, hull", 65)));
}

TEST(Dump, GivesEachEntryTheLinesUpToTheNextHeader) {
  const auto entries = read_dump_entries(data("sailing-dump.txt"));
  ASSERT_EQ(entries.size(), 8U);
  EXPECT_THAT(entries[0].text, StartsWith("**True Wind** is"));
  EXPECT_THAT(entries[0].text, ::testing::EndsWith("the boat comes later.\n"));
  EXPECT_EQ(split_lines(entries[0].text).size(), 5U);
  EXPECT_THAT(entries[7].text, ::testing::EndsWith("slow to carry on a trailer.\n"));
}

TEST(Dump, TakesNoLineOfABodyForAHeader) {
  const std::string dump =
      "leeway, hull\n"
      "**Leeway** is the sideways drift of a boat.\n"
      "hull, keel and rudder\n"  // no word of it is in what follows
      "- **Drift**: how far.\n"
      "drift, hull\n"  // an item cannot begin a body
      "- **Set**: how the tide runs.\n"
      "| drift, speed | knots |\n"
      "```\n"
      "drift, code\n"  // inside code
      "Drift of the code is 4.\n"
      "```\n"
      "$drift$, speed\n"  // a formula
      "Drift is speed times sine.\n"
      "Drift, Set, Rate\n"  // capitals
      "Drift is not set.\n"
      "drift is what the tide does to a boat, and leeway is what the wind does to it.\n"  // a sentence
      "Drift and leeway add up.\n";
  EXPECT_THAT(heads(read_dump_entries(dump)), ElementsAre(Pair("leeway, hull", 1)));
}

TEST(Dump, GoesOnAfterCodeThatWasClosed) {
  EXPECT_THAT(heads(read_dump_entries("fid, tools\n**Fid** is a spike.\n```\nopen(fid)\n```\n"
                                      "toggle, rigging\n**Toggle** is a small link.\n")),
              ElementsAre(Pair("fid, tools", 1), Pair("toggle, rigging", 6)));
}

std::vector<std::string> headings_of_entries(const std::string& markdown) {
  std::vector<std::string> found;
  for (const auto& entry : read_markdown_entries(markdown)) found.push_back(entry.header);
  return found;
}

std::string headed(const std::vector<std::string>& headings) {
  std::string markdown = "# Glossary of books\n";
  for (const auto& heading : headings) markdown += "\n## " + heading + "\n\nSome words on it.\n";
  return markdown;
}

TEST(MarkdownGlossary, HasNoEntriesOfWhatSpeaksOfTheGlossary) {
  for (const char* heading : {"How to use this glossary", "About the glossary", "Using the Glossary",
                              "Why this document", "What this list is for"})
    EXPECT_THAT(headings_of_entries(headed({heading, "Spine", "Headband"})), ElementsAre("Spine", "Headband"))
        << heading;
  EXPECT_THAT(headings_of_entries(headed({"Spine", "About this page", "Headband"})),
              ElementsAre("Spine", "Headband"));
}

TEST(MarkdownGlossary, HasNoEntriesOfWhatFramesTheGlossary) {
  EXPECT_THAT(headings_of_entries(headed({"Introduction", "Table of Contents", "Spine", "Headband", "Index",
                                          "Further reading", "License"})),
              ElementsAre("Spine", "Headband", "Index"));
  // In the order of the alphabet a bibliography is what the glossary explains.
  EXPECT_THAT(headings_of_entries(headed({"Bibliography", "Colophon", "Headband", "Preface", "Spine"})),
              ElementsAre("Bibliography", "Colophon", "Headband", "Preface", "Spine"));
  EXPECT_THAT(headings_of_entries(headed({"Preface", "Binding", "Colophon", "Headband", "Sources"})),
              ElementsAre("Binding", "Colophon", "Headband", "Sources"));
  EXPECT_THAT(headings_of_entries(headed({"Binding", "Colophon", "Headband", "References"})),
              ElementsAre("Binding", "Colophon", "Headband"));
  EXPECT_THAT(headings_of_entries(headed({"Spine", "Preface", "Headband"})),
              ElementsAre("Spine", "Preface", "Headband"));
  EXPECT_THAT(headings_of_entries(headed({"Preface", "Contents"})), ElementsAre("Preface", "Contents"));
}

TEST(MarkdownGlossary, HasAnEntryAHeadingOfTheUsualLevel) {
  EXPECT_THAT(
      heads(read_markdown_entries(data("bicycles.md"))),
      ElementsAre(Pair("Gear Ratio", 5), Pair("Chainring", 15), Pair("Sprocket", 28), Pair("Derailleur", 36),
                  Pair("Cadence", 53), Pair("Shifter", 63), Pair("Wheel Truing (WT)", 70)));
}

TEST(MarkdownGlossary, KeepsDeeperHeadingsInsideTheirEntry) {
  const auto entries = read_markdown_entries(
      "# Words\n\nAn introduction.\n\n## Fid\n\nA spike.\n\n### Use\n\nOpening strands.\n\n## Toggle\n\nA "
      "link.\n");
  ASSERT_THAT(heads(entries), ElementsAre(Pair("Fid", 5), Pair("Toggle", 13)));
  EXPECT_THAT(entries[0].text, HasSubstr("### Use\n\nOpening strands."));
  EXPECT_THAT(entries[0].text, Not(HasSubstr("Toggle")));
}

TEST(MarkdownGlossary, TakesNoHeadingThatRecursUnderEachTermForOne) {
  const auto entries = read_markdown_entries(
      "# Words\n\n## Fid\n\n### Definition\n\nA spike.\n\n### See also\n\ntoggle\n\n## Toggle\n\n### "
      "Definition\n\nA "
      "link.\n\n### See also\n\nfid\n\n## Shackle\n\n### Definition\n\nA bow.\n");
  ASSERT_THAT(heads(entries), ElementsAre(Pair("Fid", 3), Pair("Toggle", 13), Pair("Shackle", 23)));
  EXPECT_THAT(entries[0].text, HasSubstr("### Definition\n\nA spike."));
}

TEST(MarkdownGlossary, KeepsHomonymsApartFromHeadingsThatRecur) {
  EXPECT_THAT(heads(read_markdown_entries("# Words\n\n## Fid\n\nA spike.\n\n## Fid\n\nAnother spike.\n")),
              ElementsAre(Pair("Fid", 3), Pair("Fid", 7)));
  EXPECT_THAT(heads(read_markdown_entries(
                  "# Boats\n\n## Keel\n\nA fin.\n\n## Hull\n\nA body.\n\n# Planes\n\n## Keel\n\nA "
                  "beam.\n\n## Hull\n\nA shell.\n")),
              ElementsAre(Pair("Keel", 3), Pair("Hull", 7), Pair("Keel", 13), Pair("Hull", 17)));
}

TEST(MarkdownGlossary, HasItsEntriesUnderTopics) {
  EXPECT_THAT(
      heads(read_markdown_entries("# Words\n\n## Rope\n\n### Fid\n\nA spike.\n\n### Toggle\n\nA link.\n\n## "
                                  "Metal\n\n### Shackle\n\nA bow.\n")),
      ElementsAre(Pair("Fid", 5), Pair("Toggle", 9), Pair("Shackle", 15)));
}

TEST(MarkdownGlossary, TakesMarkupOutOfHeadings) {
  EXPECT_THAT(heads(read_markdown_entries(
                  "# W\n\n## **Fid**\n\nA spike.\n\n## `fid()` and [Toggle](x.md)\n\nA call.\n")),
              ElementsAre(Pair("Fid", 3), Pair("`fid()` and Toggle", 7)));
}

TEST(MarkdownGlossary, TakesNoCommentInCodeForAHeading) {
  EXPECT_THAT(
      heads(read_markdown_entries("## Fid\n\nA spike.\n\n```\n## no heading\n```\n\n## Toggle\n\nA link.\n")),
      ElementsAre(Pair("Fid", 1), Pair("Toggle", 9)));
}

TEST(MarkdownGlossary, LeavesOutHeadingsWithoutText) {
  EXPECT_THAT(heads(read_markdown_entries("## A\n\n## Fid\n\nA spike.\n\n## Toggle\n")),
              ElementsAre(Pair("Fid", 3)));
}

TEST(ReadGlossary, SaysWhatItRead) {
  const auto document = read_glossary("file:x", Format::kDump, data("sailing-dump.txt"));
  EXPECT_EQ(document.uri, "file:x");
  EXPECT_EQ(document.format, Format::kDump);
  EXPECT_EQ(document.entries.size(), 8U);
}

TEST(ReadGlossary, RefusesWhatHasNoEntries) {
  for (const Format format : {Format::kPage, Format::kDump, Format::kMarkdown, Format::kTermList}) {
    EXPECT_THAT(error_of([&] { read_glossary("file:x", format, "Dear Ann,\n\ncome soon.\n"); }),
                IsError(ErrorKind::kInput, HasSubstr("file:x")));
    EXPECT_THAT(error_of([&] { read_glossary("file:x", format, ""); }), IsError(ErrorKind::kInput));
  }
}

TEST(Headers, AreShortLowerCasePhrases) {
  for (const char* header :
       {"leeway, hull", "leeway", "sourdough starter,natural leavening", "  gybing , manoeuvres ",
        "baker's percentage, baking", "c++ boats, software", "vmg-based routing, performance"}) {
    EXPECT_TRUE(looks_like_header(header)) << header;
  }
  for (const char* line :
       {"", "   ", "Leeway, hull", "leeway, hull.", "leeway, hull,", "- leeway", "**leeway**, hull",
        "leeway | hull", "leeway: hull", "is this leeway?", "$leeway$, hull", "<b>leeway</b>", "# leeway",
        "(leeway)", "[leeway]", "leeway is the sideways drift of a boat that sails close to the wind",
        "a Boat And Its Parts"}) {
    EXPECT_FALSE(looks_like_header(line)) << line;
  }
  EXPECT_FALSE(looks_like_header(std::string(500, 'a'))) << "too long";
}

TEST(Headers, ShareAWordWithTheirText) {
  EXPECT_TRUE(shares_words("leeway, hull", "**Leeway** is drift."));
  EXPECT_TRUE(shares_words("keel types, hull", "**Keels** are fins.")) << "a plural";
  EXPECT_TRUE(shares_words("explanation of tides", "We explain how tides run.")) << "one stem";
  EXPECT_FALSE(shares_words("leeway, hull", "**Tacking** is a turn of the bow."));
  EXPECT_FALSE(shares_words("leeway, hull", ""));
}

TEST(Lines, AreSplitAtTheirEnds) {
  EXPECT_THAT(split_lines("a\n\nb\n"), ElementsAre("a", "", "b"));
  EXPECT_THAT(split_lines("a"), ElementsAre("a"));
  EXPECT_THAT(split_lines(""), ElementsAre());
  EXPECT_THAT(split_trimmed(" a , ,b,", ','), ElementsAre("a", "b"));
}

class LineEnds : public ImportTest {
 protected:
  static std::string with_ends(const std::string& text, const std::string& end) {
    std::string out;
    for (const char c : text) out += c == '\n' ? end : std::string(1, c);
    return out;
  }
  /// Entries and all that is concluded, when a glossary is imported with such line ends.
  Content imported(const std::string& bytes) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {write("glossary", bytes)});
    Content content = content_of(graph);
    const auto is_source = [](const std::string& line) { return line.starts_with("[\"Source\"]{"); };
    content.erase(std::remove_if(content.begin(), content.end(), is_source), content.end());
    return content;
  }
};

TEST_F(LineEnds, MakeNoDifference) {
  for (const char* name : {"bread-page.txt", "sailing-dump.txt", "bicycles.md"}) {
    SCOPED_TRACE(name);
    const Content plain = imported(data(name));
    EXPECT_EQ(difference(imported(with_ends(data(name), "\r\n")), plain), "")
        << "carriage return and line feed";
    EXPECT_EQ(difference(imported(with_ends(data(name), "\r")), plain), "") << "carriage return";
    EXPECT_EQ(difference(imported("\xEF\xBB\xBF" + data(name)), plain), "") << "a byte order mark";
  }
}

TEST_F(LineEnds, AtTheEndOfAFileMayBeMissing) {
  std::string bread = data("bread-page.txt");
  const Content whole = imported(bread);
  bread.pop_back();
  EXPECT_EQ(difference(imported(bread), whole), "");
}

class BrokenUtf8 : public ImportTest {};

TEST_F(BrokenUtf8, IsRepairedAndTheRestRead) {
  import({data_file("sailing-dump.txt")});
  const auto whole = picture().names();
  std::string dump = data("sailing-dump.txt");
  dump.replace(dump.find("sideways drift"), 8, "side\xFF\xC3ys");
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
  import_files(graph, {write("broken", dump)});
  const auto broken = picture_of(*graph.snapshot());
  EXPECT_EQ(broken.names(), whole);
  EXPECT_THAT(broken.concepts.at("Leeway").definition, HasSubstr("the side\uFFFD\uFFFDys drift of a boat"))
      << "each ill-formed byte becomes one sign";
}

}  // namespace
}  // namespace cairn::importers
