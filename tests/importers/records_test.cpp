// Glossaries whose fields stand apart: CSV, JSON, YAML, and files about one term with YAML before the text.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/vocabulary.h"
#include "importers/reading/records/note.h"
#include "importers/reading/records/term_records.h"
#include "tests/importers/fixtures.h"
#include "tests/support/cpu_time.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// "term: text (line) = other names @ category > see-alsos", with what there is.
std::vector<std::string> shown(const std::vector<RawEntry>& entries) {
  std::vector<std::string> lines;
  for (const RawEntry& entry : entries) {
    std::string text = entry.text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    std::string line = entry.header + ": " + text + " (" + std::to_string(entry.line) + ")";
    for (const auto& name : entry.also_known_as) line += " = " + name;
    if (!entry.category.empty()) line += " @ " + entry.category;
    for (const auto& name : entry.see_also) line += " > " + name;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> read(std::string_view content) {
  return shown(read_term_records(content));
}

// --- CSV ---

TEST(Columns, SayByTheirHeadsWhatTheyHold) {
  EXPECT_THAT(
      read("Category,Term,Synonyms,Definition,See also\n"
           "Clay,Slip,engobe; slurry,\"Wet clay, as thick as cream.\",Clay\n"
           "Fire,Kiln,,\"An oven.\nIt is \"\"hot\"\".\",\n"
           "\n"
           "Clay,Grog,,Ground pots.,\"Clay, Slip\"\n"),
      ElementsAre("Slip: Wet clay, as thick as cream. (2) = engobe = slurry @ Clay > Clay",
                  "Kiln: An oven. It is \"hot\". (3) @ Fire", "Grog: Ground pots. (6) @ Clay > Clay > Slip"));
}

TEST(Columns, StandApartByTabsCommasOrSemicolons) {
  const auto both = ElementsAre("Slip: Wet clay. (2)", "Kiln: An oven. (3)");
  EXPECT_THAT(read("term\tdefinition\nSlip\tWet clay.\nKiln\tAn oven.\n"), both);
  EXPECT_THAT(read("term,definition\nSlip,Wet clay.\nKiln,An oven.\n"), both);
  EXPECT_THAT(read("term;definition\nSlip;Wet clay.\nKiln;An oven.\n"), both);
}

TEST(Columns, OfADefinitionAtTheEndNeedNoQuotes) {
  EXPECT_THAT(read("term,definition\nSlip,Wet clay, as thick as cream.\nKiln,An oven, which is hot.\n"),
              ElementsAre("Slip: Wet clay, as thick as cream. (2)", "Kiln: An oven, which is hot. (3)"));
}

TEST(Columns, AreKnownByManyHeads) {
  for (const char* head :
       {"Term,Definition (EN)", "Key term,Explanation", "Business Term,Business Definition",
        "Preferred term,Meaning", "Vocabulary,Meaning", "Headword,Description", "Front,Back",
        "Name,Definition", "sep=,\nTerm,Definition", "Words of potters,\n,\nTerm,Definition"}) {
    const auto entries = read_term_records(std::string(head) + "\nSlip,Wet clay.\nKiln,An oven.\n");
    ASSERT_THAT(entries, SizeIs(2)) << head;
    EXPECT_EQ(entries[0].header + ": " + entries[0].text, "Slip: Wet clay.\n") << head;
  }
}

TEST(Columns, OfPrerequisitesSayWhatIsToBeKnownFirst) {
  for (const char* head : {"Prerequisites", "Prerequisite", "Requires", "Depends on", "Builds on"}) {
    EXPECT_THAT(
        read(std::string("Term,Definition,") + head + "\nSlip,Wet clay,\"Clay; Water\"\nClay,Earth.,\n"),
        ElementsAre("Slip: Wet clay. Prerequisites: Clay, Water. (2)", "Clay: Earth. (3)"))
        << head;
  }
  EXPECT_THAT(read(R"([{"term": "Slip", "definition": "Wet clay.", "requires": ["Clay", "Water"]},
                       {"term": "Clay", "definition": "Earth.", "requires": []}])"),
              ElementsAre("Slip: Wet clay. Prerequisites: Clay, Water. (1)", "Clay: Earth. (2)"));
}

TEST(Columns, WithLikeHeadsStateNoPrerequisites) {
  EXPECT_THAT(read("Term,Definition,Required,Need\nSlip,Wet clay.,Yes,Joins handles to the cups of clay\n"
                   "Kiln,An oven.,No,Makes clay hard for good\n"),
              ::testing::Each(::testing::Not(HasSubstr("Prerequisites"))));
}

TEST(Columns, OfShortFormsAreOtherNames) {
  EXPECT_THAT(read("Term,Acronym,Definition\nTwin kiln,TK,Two ovens.\nOpen fire,OF,A fire in a pit.\n"),
              ElementsAre("Twin kiln: Two ovens. (2) = TK", "Open fire: A fire in a pit. (3) = OF"));
  EXPECT_THAT(read("Acronym,Meaning,Description\nTK,Twin kiln,Two ovens.\nOF,Open fire,A fire in a pit.\n"),
              ElementsAre("TK: Two ovens. (2) = Twin kiln", "OF: A fire in a pit. (3) = Open fire"));
  EXPECT_THAT(read("Term,Definition,Unit\nHeat,How hot it is.,K\nWeight,How heavy it is.,kg\n"),
              ElementsAre("Heat: How hot it is. (2)", "Weight: How heavy it is. (3)"))
      << "a unit is no category";
}

TEST(Columns, OfAdministrationAreNoText) {
  EXPECT_THAT(
      read("Term ID,Name,Updated at,Status,Related terms,Definition,Long definition,Example\n"
           "T1,Slip,2024-01-01,Done,\"Kiln (https://notes.example/kiln), Clay\",Wet clay.,\"As cream, or "
           "thicker.\","
           "Slip joins the handle to the cup\n"
           "T2,Kiln,2024-01-02,Draft,,An oven.,,The kiln is hot today\n"),
      ElementsAre(
          "Slip: Wet clay. As cream, or thicker. Example: Slip joins the handle to the cup (2) > Kiln > Clay",
          "Kiln: An oven. Example: The kiln is hot today (3)"));
}

TEST(Columns, OfNamesMayPartThemBySignsAndLines) {
  EXPECT_THAT(read("term,synonyms,definition\nSlip,engobe / slurry,Wet clay.\nKiln,oven|stove,It is hot.\n"
                   "Bat,\"board\ndisc\",It is flat.\n"),
              ElementsAre("Slip: Wet clay. (2) = engobe = slurry", "Kiln: It is hot. (3) = oven = stove",
                          "Bat: It is flat. (4) = board = disc"));
}

TEST(Columns, WithoutHeadsAreThoseOfFlashcards) {
  EXPECT_THAT(
      read("#separator:tab\n#html:true\nSlip\tClay that is <b>wet</b>.\tpots\nKiln\tAn oven for pots.\tpots\n"
           "Grog\tPots that were ground.\tpots\n"),
      ElementsAre("Slip: Clay that is wet. (3)", "Kiln: An oven for pots. (4)",
                  "Grog: Pots that were ground. (5)"));
  EXPECT_THAT(read("Ann\t7\nBen\t8\nCat\t9\n"), IsEmpty());
}

TEST(Columns, HoldNoTags) {
  EXPECT_THAT(read("term,definition\nSlip,First line.<br>Second line &amp; <b>more</b>.\nKiln,<p>An "
                   "oven.</p><p>Hot.</p>\n"),
              ElementsAre("Slip: First line. Second line & more. (2)", "Kiln: An oven. Hot. (3)"));
}

TEST(Columns, OfOtherThingsHoldNoTerms) {
  EXPECT_THAT(read("name,age\nAnn,7\nBen,8\n"), IsEmpty());
  EXPECT_THAT(read("term,grade\nSpring,7\nAutumn,8\n"), IsEmpty());
  EXPECT_THAT(read("A term, a definition and a fact.\nAnother line, and another.\n"), IsEmpty());
  EXPECT_THAT(read("term,definition\n"), IsEmpty());
}

TEST(Columns, WithAQuoteThatNeverEndsHaveItForASign) {
  EXPECT_THAT(read("term,definition\nSlip,Wet clay.\nGrog,\"Ground pots.\nKiln,An oven.\nBat,A board.\n"),
              SizeIs(4));
  EXPECT_THAT(read("sep=,"), IsEmpty());
  EXPECT_THAT(read("sep=,\n"), IsEmpty());
}

// --- tables of HTML ---

TEST(HtmlTables, SayByTheirHeadsWhatTheyHold) {
  EXPECT_THAT(
      read("<!DOCTYPE html>\n<html><body><h1>Pots</h1>\n<table class=\"x\">\n<thead>\n<tr><th>Term</th>\n"
           "<th>Also known as</th><th>Definition</th></tr>\n</thead>\n<tbody>\n"
           "<tr>\n<td><b>Slip</b></td><td>engobe</td>\n<td>Wet <a href=\"c\">clay</a>,\nas thick as cream "
           "&amp; so on.</td>\n</tr>\n<tr><td>Kiln</td><td></td><td>An oven.</td></tr></tbody></table>\n"
           "<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9</td></tr></table>\n"
           "<TABLE><TR><TH>Term<TH>Also known as<TH>Definition\n<TR><TD>Grog<TD><TD>Ground pots.</TABLE>\n"),
      ElementsAre("Slip: Wet clay, as thick as cream & so on. (9) = engobe", "Kiln: An oven. (14)",
                  "Grog: Ground pots. (17)"));
}

TEST(HtmlTables, BesideALongerListOfTermsAreOfSomethingElse) {
  std::string page =
      "<html><table><tr><th>Name</th><th>Description</th></tr><tr><td>Ann</td><td>A potter</td></tr>"
      "<tr><td>Ben</td><td>A baker</td></tr></table>\n<dl>\n";
  for (const char* term : {"Slip", "Kiln", "Grog"})
    page += "<dt>" + std::string(term) + "</dt><dd>It is clay.</dd>\n";
  EXPECT_THAT(read(page + "</dl></html>\n"), IsEmpty());
  EXPECT_THAT(read("Text with a "
                   "table.\n\n<table><tr><th>Name</th><th>Description</th></tr><tr><td>A</td><td>b</td></tr>"
                   "<tr><td>C</td><td>d</td></tr></table>\n"),
              IsEmpty());
}

TEST(HtmlTables, OfOtherThingsHoldNoTerms) {
  EXPECT_THAT(read("<table><tr><th>Day</th><th>Hours</th></tr><tr><td>Monday</td><td>9</td></tr></table>"),
              IsEmpty());
  EXPECT_THAT(read("<table><tr><td>Term"), IsEmpty());
  EXPECT_THAT(read("<table><tr><th>Term</th><th>Definition</th></tr></table>"), IsEmpty());
}

// --- LaTeX ---

TEST(Latex, DefinesTermsAndAcronyms) {
  EXPECT_THAT(
      read("\\documentclass{article}\n% \\newglossaryentry{no}{name=no,description={no}}\n"
           "\\newglossaryentry{slip}\n{\n  name=slip,\n  description={Wet \\gls{clay}, \\emph{as thick} as "
           "``cream''~\\cite{a}},\n  see={clay}\n}\n"
           "\\newglossaryentry{clay}{name={Clay},description={Earth \\% of $x_1$}}\n"
           "\\newacronym[description={How a pot is turned}]{tw}{TW}{throwing "
           "wheel}\n\\newacronym{k}{K}{kiln}\n"),
      ElementsAre("slip: Wet Clay, *as thick* as \"cream\" (3) > Clay", "Clay: Earth % of $x_1$ (9)",
                  "TW: How a pot is turned (10) = throwing wheel", "K:  (11) = kiln"));
}

TEST(Latex, HasTermsInDescriptionLists) {
  EXPECT_THAT(read("\\begin{description}\n  \\item[Slip] Wet clay,\n  as thick as cream.\n"
                   "  \\item[Kiln:] An \\textbf{oven}.\n\\end{description}\nThe end.\n"),
              ElementsAre("Slip: Wet clay, as thick as cream. (2)", "Kiln: An **oven**. (4)"));
}

TEST(Latex, MayHaveCommentsAtTheEndsOfItsLines) {
  EXPECT_THAT(
      read("\\newglossaryentry{slip}{%\n  name={slip},%\n  description={Wet clay, 50\\% water}% {\n}\n"
           "\\newglossaryentry{kiln}{name=kiln, % {{{\n description={An oven}}\n"),
      ElementsAre("slip: Wet clay, 50% water (1)", "kiln: An oven (5)"));
}

TEST(Latex, OfAcronymsAloneIsAGlossary) {
  EXPECT_THAT(read("\\DeclareAcronym{a}{short=SOG, long=speed over ground}\n\\DeclareAcronym{b}{short=COG, "
                   "long=course over ground}\n"),
              SizeIs(2));
  EXPECT_THAT(read("\\acrodef{SOG}{speed over ground}\n\\acrodef{COG}{course over ground}\n"), SizeIs(2));
}

TEST(Latex, WithBracketsThatNeverCloseIsReadOn) {
  EXPECT_THAT(read("\\begin{description}\n\\item[Slip] Values \\in [0, 1) and "
                   "more.\n\\item[Open\n\\item[Kiln] An oven.\n"),
              ElementsAre("Slip: Values [0, 1) and more. (2)", "Kiln: An oven. (4)"));
}

TEST(Latex, KeepsFormulasAndTheTextOfLinks) {
  EXPECT_THAT(
      read("\\acro{VMG}{velocity made good}\n\\acrodef{cog}[COG]{course over ground}\n"
           "\\DeclareAcronym{sog}{short=SOG, long=speed over ground}\n\\begin{description}\n"
           "\\item[\\textbf{Lift}] The force $\\frac{1}{2}\\rho v^2$, see \\glslink{drag}{that force}.\n"
           "\\end{description}\n"),
      ElementsAre("VMG:  (1) = velocity made good", "COG:  (2) = course over ground",
                  "SOG:  (3) = speed over ground",
                  "Lift: The force $\\frac{1}{2}\\rho v^2$, see that force. (5)"));
}

TEST(Latex, ThatIsBrokenIsReadAsFarAsItGoes) {
  EXPECT_THAT(read("\\newglossaryentry{slip}{name=slip,description={Wet clay"), IsEmpty());
  EXPECT_THAT(read("\\newacronym{a}{A}{an oven}\n\\newacronym{b}{B}{a board}\n\\newacronym{c"), SizeIs(2));
  std::string deep = "\\newacronym{a}{A}{";
  for (int i = 0; i < 100000; ++i) deep += "\\emph{";
  EXPECT_THAT(read(deep + std::string(100000, '}') + "}\n\\newacronym{b}{B}{a board}\n"), SizeIs(1));
}

// --- JSON and YAML ---

TEST(JsonRecords, MayBeAListOfObjects) {
  EXPECT_THAT(read(R"([
  {"definition": "Wet clay.", "term": "Slip", "weight": 3, "aliases": ["engobe", "slurry"]},
  {"id": 7, "name": "Kiln", "category": "Fire", "definition": "An oven.", "seeAlso": [{"term": "Slip"}]},
  {"note": "this is none"}, {"term": "Grog", "definition": "Ground \"pots\"."},
  {"term": "Clay", "definition": "Earth."}, {"term": "Bat", "definition": "A board."}, {"term": "Rib", "definition": "A tool."},
  {"term": "Foot", "definition": "What a pot stands on."}, {"term": "Lip", "definition": "Its rim."},
  {"term": "Lug", "definition": "A handle."}, {"term": "Cone", "definition": "It melts."}]
)"),
              ::testing::IsSupersetOf({"Slip: Wet clay. (2) = engobe = slurry",
                                       "Kiln: An oven. (3) @ Fire > Slip", "Grog: Ground \"pots\". (4)"}));
}

TEST(JsonRecords, MayHaveTheTermsAsKeys) {
  EXPECT_THAT(read("{\"Slip\": {\"definition\": \"Wet clay.\"},\n \"Kiln\": {\"definition\": \"An oven.\"}}"),
              ElementsAre("Slip: Wet clay. (1)", "Kiln: An oven. (2)"));
  EXPECT_THAT(read("{\n\"Slip\": \"Clay that is wet.\",\n\"Kiln\": \"An oven that is hot.\"\n}"),
              ElementsAre("Slip: Clay that is wet. (2)", "Kiln: An oven that is hot. (3)"));
}

TEST(JsonRecords, MayStandUnderAKeyThatSaysSo) {
  EXPECT_THAT(read(R"({"title": "Pots", "glossary": {"terms": [{"term": "Slip", "definition": "Wet clay."},
                                                               {"term": "Kiln", "definition": "An oven."}]}})"),
              ElementsAre("Slip: Wet clay. (1)", "Kiln: An oven. (2)"));
}

TEST(JsonRecords, MayStandInGroups) {
  const auto slip_and_kiln = ElementsAre("Slip: Wet clay. (1) @ Clay", "Kiln: An oven. (1) @ Fire");
  EXPECT_THAT(
      read(
          R"({"Clay": [{"term": "Slip", "definition": "Wet clay."}], "Fire": [{"term": "Kiln", "definition": "An oven."}]})"),
      slip_and_kiln);
  EXPECT_THAT(
      read(
          R"([{"category": "Clay", "description": "What pots are of.", "terms": [{"term": "Slip", "definition": "Wet clay."}]},
                       {"category": "Fire", "description": "What bakes.", "terms": [{"term": "Kiln", "definition": "An oven."}]}])"),
      ElementsAre("Slip: Wet clay. (1) @ Clay", "Kiln: An oven. (2) @ Fire"));
  EXPECT_THAT(read(R"({"Clay": {"Slip": "Clay that is wet."}, "Fire": {"Kiln": "An oven for pots."}})"),
              ElementsAre("Slip: Clay that is wet. (1) @ Clay", "Kiln: An oven for pots. (1) @ Fire"));
  EXPECT_THAT(
      read(
          R"({"S": [{"term": "Slip", "definition": "Wet clay."}], "K": [{"term": "Kiln", "definition": "An oven."}]})"),
      ElementsAre("Slip: Wet clay. (1)", "Kiln: An oven. (1)"))
      << "letters are no categories";
}

TEST(JsonRecords, MayHaveShortTextsAmongLongOnes) {
  EXPECT_THAT(read(R"({"Slip": "Clay that is wet.", "Kiln": "An oven.", "Bat": ""})"), SizeIs(2));
  EXPECT_THAT(read(R"({"POT": "Pot of Turning", "KIL": "Kiln in Leeds"})"), SizeIs(2));
}

TEST(JsonRecords, AreNotWhatSettingsHold) {
  EXPECT_THAT(read(R"({"name": "pots", "version": "1.0", "description": "A thing that makes pots for people",
                       "scripts": {"test": "run all of the tests", "build": "make the thing right now"}})"),
              IsEmpty());
  EXPECT_THAT(read(R"({"a": "1", "b": "2", "c": "red"})"), IsEmpty());
  EXPECT_THAT(read("[1, 2, 3]"), IsEmpty());
  EXPECT_THAT(read("{\"term\": "), IsEmpty());
}

TEST(YamlRecords, AreReadLikeThoseOfJson) {
  EXPECT_THAT(
      read("# pots\n- term: Slip\n  definition: >\n    Wet clay,\n    as thick as cream.\n  aka: [engobe]\n"
           "- term: \"Kiln\"\n  definition: An oven.\n  related:\n    - Slip\n"),
      ElementsAre("Slip: Wet clay, as thick as cream. (2) = engobe", "Kiln: An oven. (7) > Slip"));
  EXPECT_THAT(
      read("terms:\n  Slip:\n    short_description: Wet clay.\n  Kiln:\n    short_description: An oven.\n"),
      ElementsAre("Slip: Wet clay. (2)", "Kiln: An oven. (4)"));
}

TEST(YamlRecords, OfAFileThatIsCalledSoNeedNoKeys) {
  const auto entries = read_term_records(
      "# Words\nSlip: |\n  Clay that\n  is wet.\nKiln: >-\n  An oven\n  for pots.\n", "pots.yaml");
  EXPECT_THAT(shown(entries), ElementsAre("Slip: Clay that is wet. (2)", "Kiln: An oven for pots. (5)"));
}

TEST(YamlRecords, AreNotWhatOtherYamlHolds) {
  EXPECT_THAT(
      read("openapi: 3.0.0\npaths:\n  /pots:\n    get:\n      description: Gives all of the pots\n    post:\n"
           "      description: Makes a new pot of clay\n"),
      IsEmpty());
  EXPECT_THAT(read("Definition: a\nDefinition: [b\n"), IsEmpty());
}

TEST(Records, OfAnyDepthDoNotEndTheProgram) {
  std::string aliases = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'p'; ++c) {
    const std::string before = std::string("*") + static_cast<char>(c - 1);
    aliases += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 8; ++i) aliases += before + ", ";
    aliases += before + "]\n";
  }
  const std::string keys = "definition: x\ndescription: y\n";
  EXPECT_THAT(read_term_records("a: &a [*a]\n" + keys + std::string(100000, '#'), "x.yaml"), IsEmpty());
  for (const std::string& text :
       {std::string(500000, '['), std::string(500000, '[') + std::string(500000, ']'), aliases + keys,
        keys + "term: " + std::string(100000, '['),
        keys + "term: " + std::string(5000, '[') + std::string(5000, ']')}) {
    EXPECT_THAT(read(text), IsEmpty());
  }
}

TEST(Records, OfManyThousandsAreReadInTheTimeThatTheirTextTakes) {
  std::string map = "{";
  std::string list = "[";
  for (int i = 0; i < 40000; ++i) {
    map += (i > 0 ? ",\n" : "") + ("\"Word " + std::to_string(i)) +
           "\": \"A thing that is \\\"numbered\\\" so.\"";
    list += (i > 0 ? ",\n" : "") + ("{\"term\": \"Word " + std::to_string(i)) +
            "\", \"definition\": \"A thing\\nnumbered so.\"}";
  }
  for (const std::string& text : {map + "}", list + "]"}) {
    std::vector<RawEntry> entries;
    // With the square of the length it takes minutes.
    EXPECT_LT(test::cpu_time_of([&] { entries = read_term_records(text); }), std::chrono::seconds(20));
    ASSERT_THAT(entries, SizeIs(40000));
    EXPECT_EQ(entries.back().line, 40000);
  }
}

TEST(Records, WithKeysOfTheirOwnTakeNoMoreRoomThanTheirText) {
  std::string list = "[";
  for (int i = 0; i < 20000; ++i) {
    list += (i > 0 ? ",\n" : "") + ("{\"term\": \"Word " + std::to_string(i)) +
            "\", \"definition\": \"A thing.\", \"key " + std::to_string(i) + "\": \"x\"}";
  }
  EXPECT_THAT(read_term_records(list + "]"), SizeIs(20000));
  std::string tags = "<table><tr><th>Term</th><th>Definition</th></tr>" + std::string(300000, '<');
  EXPECT_THAT(read(tags + ">"), IsEmpty());
}

TEST(Records, BecomeConceptsWithTheirAliases) {
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
  const test::TemporaryFolder folder;
  test::write_file(folder / "pots.csv",
                   "term,definition,synonym\nSlip,Clay that is wet.,engobe\nKiln,An oven for slip.,\n");
  import_files(graph, {folder / "pots.csv"});
  const auto view = graph.snapshot();
  EXPECT_EQ(view->require_concept("engobe"), view->require_concept("Slip"));
}

// --- notes ---

TEST(Note, IsAFileWhoseYamlSaysWhatOneTermIs) {
  const auto note =
      read_note("/notes/some-file.md",
                "---\ntitle: Slip\naliases: [engobe, slurry]\ncategories:\n  - Clay\ntags: [a]\n---\n"
                "Wet clay.\n\n## Use\n\nIt joins.\n");
  ASSERT_TRUE(note);
  EXPECT_THAT(shown({*note}),
              ElementsAre("Slip:       Wet clay.  ## Use  It joins. (1) = engobe = slurry @ Clay"));
  EXPECT_EQ(std::count(note->text.begin(),
                       note->text.begin() + static_cast<std::ptrdiff_t>(note->text.find("Wet")), '\n'),
            6)
      << "its lines are those of the file";
}

TEST(Note, MayHaveItsDefinitionInTheYaml) {
  const auto note = read_note("x.md", "---\nterm: Slip\ndefinition: Wet clay.\n---\nIt joins.\n");
  ASSERT_TRUE(note);
  EXPECT_THAT(note->text, HasSubstr("Wet clay.\n\n\nIt joins."));
  const auto again = read_note("x.md", "---\nterm: Slip\ndefinition: Wet clay.\n---\nWet clay. It joins.\n");
  EXPECT_EQ(again->text.find("Wet"), again->text.rfind("Wet"));
}

TEST(Note, MayBeNamedLikeItsFile) {
  const char* content = "---\ntitle: Potter's Wheel\nweight: 3\n---\nA disc that turns.\n";
  EXPECT_TRUE(read_note("/notes/potter-s-wheel.md", content));
  EXPECT_FALSE(read_note("/notes/chapter-3.md", content));
}

TEST(Note, IsCalledByItsHeadingOrItsFileWhereItsYamlDoesNotSay) {
  const auto headed = read_note("/notes/x.md", "---\naliases: [engobe]\n---\n\n# Slip\n\nWet clay.\n");
  ASSERT_TRUE(headed);
  EXPECT_THAT(shown({*headed}), ElementsAre("Slip:      Wet clay. (1) = engobe"));
  const auto named =
      read_note("/notes/Wet slip.md", "---\naliases:\n  - engobe\n\ncategory: Clay\n---\nWet clay.\n");
  ASSERT_TRUE(named) << "a blank line in the YAML is no end of it";
  EXPECT_THAT(shown({*named}), ElementsAre("Wet slip:      Wet clay. (1) = engobe @ Clay"));
  EXPECT_FALSE(read_note("/notes/slip.md", "---\ntags: [a]\n---\nWet clay.\n"));
}

TEST(Note, MayBeginWithTomlOrWithWhatAPageImports) {
  const auto toml = read_note("slip.md", "+++\ntitle = \"Slip\"\nsynonyms = [\"engobe\"]\n+++\nWet clay.\n");
  ASSERT_TRUE(toml);
  EXPECT_THAT(shown({*toml}), ElementsAre("Slip:    Wet clay. (1) = engobe"));
  const auto page = read_note("slip.mdx",
                              "---\ntitle: Slip\nhoverText: Wet clay.\naliases: [/old/slip/]\n---\n"
                              "import Link from '@site/link';\n\nIt joins.\n");
  ASSERT_TRUE(page);
  EXPECT_THAT(page->also_known_as, IsEmpty()) << "an address is no name";
  EXPECT_EQ(page->text.find("import"), std::string::npos);
}

TEST(Note, IsNoFileOfManyTerms) {
  EXPECT_FALSE(read_note("glossary.md", "---\ntitle: Glossary\n---\nTerms.\n\n## Slip\n\nWet clay.\n"));
  EXPECT_FALSE(read_note("pots.md", "---\ntitle: Pots\n---\n## Slip\n\nWet clay.\n\n## Kiln\n\nAn oven.\n"));
  EXPECT_FALSE(read_note("slip.md", "Slip is wet clay.\n"));
  EXPECT_FALSE(read_note("slip.md", "---\ntitle: Slip\n---\n"));
}

TEST(Note, MaySayWhatIsToBeKnownFirst) {
  const auto note =
      read_note("x.md", "---\nterm: Slip\nprerequisites:\n  - Clay\n  - Water\n---\nWet clay.\n");
  ASSERT_TRUE(note);
  EXPECT_THAT(shown({*note}), ElementsAre(HasSubstr("Prerequisites: Clay, Water.")));
}

class VaultTest : public ImportTest {};

TEST_F(VaultTest, HoldsNotesThatAreCalledAsTheirFilesAndLinkToEachOther) {
  const auto vault = folder_ / "vault";
  std::filesystem::create_directories(vault / "Clay");
  std::filesystem::create_directories(vault / ".obsidian");
  test::write_file(vault / "Clay" / "Wet slip.md", "Clay stirred into water, a thin [[Clay body]].\n");
  test::write_file(vault / "Clay" / "Clay body.md", "Earth that hardens in a kiln.\n");
  test::write_file(vault / "Kiln.md", "---\ntags: [fire]\n---\nAn oven for a [[Clay body]]. It is hot.\n");
  test::write_file(vault / "Glazing.md", "# Glazing\n\nCovering with glass. See [[Kiln]].\n");
  test::write_file(vault / "index.md", "# Pots\n\n- [[Kiln]]\n- [[Wet slip]]\n");
  test::write_file(vault / "Map.md", "- [[Kiln]]\n- [[Wet slip]]\n");
  test::write_file(vault / "2024-05-01.md", "Fired the [[Kiln]] today.\n");
  test::write_file(vault / "Shopping.md", "Milk and bread.\n");
  test::write_file(vault / ".obsidian" / "app.json", "{}\n");
  std::vector<std::string> passed_over;
  ImportOptions options;
  options.passed_over = [&](const auto& path) { passed_over.push_back(path.filename().string()); };
  import({vault}, options);
  const Picture shown = picture();
  EXPECT_THAT(shown.names(), UnorderedElementsAre("Clay body", "Glazing", "Kiln", "Wet slip"));
  EXPECT_THAT(passed_over, UnorderedElementsAre("2024-05-01.md", "Map.md", "Shopping.md", "index.md"));
  EXPECT_EQ(shown.concepts.at("Kiln").definition, "An oven for a Clay body.");
  EXPECT_TRUE(shown.has(graph::type::kRequires, "Wet slip", "Clay body"));
  const auto* edge = shown.edge(graph::type::kMentions, "Kiln", "Clay body");
  ASSERT_NE(edge, nullptr);
  EXPECT_THAT(edge->lines, ElementsAre(4));
}

TEST_F(VaultTest, NeedsLinksUnlessItIsSaidToBeMarkdown) {
  const auto shell = write("shell tests.md", "Use if [[ -f file ]] to test for a file.\n");
  EXPECT_THAT(error_of([&] { import({shell}); }), IsError(ErrorKind::kInput));
  const auto note = write("Kiln.md", "An oven.\n");
  EXPECT_THAT(error_of([&] { import({note}); }), IsError(ErrorKind::kInput));
  ImportOptions options;
  options.format = Format::kMarkdown;
  import({note}, options);
  EXPECT_THAT(picture().names(), ElementsAre("Kiln"));
}

TEST(Note, StandsBesideOthersInAFolder) {
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
  const test::TemporaryFolder folder;
  test::write_file(folder / "slip.md", "---\ntitle: Slip\n---\nClay that is wet, see [[Kiln]].\n");
  test::write_file(folder / "kiln.md",
                   "---\ntitle: Kiln\nalias: oven\n---\nAn oven.\n\n## Kinds\n\nMany.\n\n## Heat\n\nHot.\n");
  import_files(graph, {folder.path()});
  const auto view = graph.snapshot();
  EXPECT_EQ(view->require_concept("oven"), view->require_concept("Kiln"));
  EXPECT_NO_THROW(view->require_concept("Slip"));
  EXPECT_THAT(error_of([&] { view->require_concept("Heat"); }), IsError(ErrorKind::kNotFound));
}

}  // namespace
}  // namespace cairn::importers
