// Glossaries in other markups than Markdown, which are read as if they were in it.

#include "importers/reading/markup/as_markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/vocabulary.h"
#include "importers/reading/reader.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Markup : public ImportTest {
 protected:
  /// "name: definition (line)" of each entry, in the order of the text.
  std::vector<std::string> entries(const std::string& text) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {write("glossary", text)});
    const auto view = graph.snapshot();
    const auto label = *view->catalog().labels.find(graph::label::kEntry);
    std::vector<std::string> found;
    for (const auto& node : view->nodes(view->nodes_with_label_after(label, 0, 100))) {
      std::string body = view->text_property(*node, graph::key::kText);
      std::replace(body.begin(), body.end(), '\n', ' ');
      body.erase(body.find_last_not_of(' ') + 1);
      body.erase(0, std::min(body.size(), body.find_first_not_of(' ')));
      const auto* line = view->property(*node, graph::key::kLine);
      found.push_back(view->text_property(*node, graph::key::kHeader) + ": " + body + " (" +
                      std::to_string(*line->integer()) + ")");
    }
    return found;
  }
};

TEST_F(Markup, OfReStructuredTextIsReadInItsDirective) {
  EXPECT_THAT(
      entries("=========\nGlossary\n=========\n\nWhat the manual says.\n\n.. glossary::\n   :sorted:\n\n"
              "   clay\n      Earth that hardens.\n\n   kiln\n      An oven in which :term:`clay` is fired.\n"
              "      See :ref:`the kiln <kiln>`.\n\n   slip : noun\n      Wet clay.\n"),
      ElementsAre("clay: Earth that hardens. (10)",
                  "kiln: An oven in which clay is fired. See the kiln. (13)", "slip: Wet clay. (17)"));
}

TEST_F(Markup, OfReStructuredTextMayHaveSeveralTermsBeforeADefinition) {
  EXPECT_THAT(
      entries(".. glossary::\n\n   clay\n   argil\n      Earth that hardens.\n   kiln\n      An oven.\n\n"
              "   slip : noun\n   engobe : noun\n   barbotine\n      Wet clay.\n"),
      ElementsAre("clay / argil: Earth that hardens. (4)", "kiln: An oven. (6)",
                  "slip / engobe / barbotine: Wet clay. (11)"));
}

TEST_F(Markup, OfIndentedDefinitionsHasTheTermsAtTheMargin) {
  EXPECT_THAT(
      entries("Glossary of pots\n================\n\nclay\n    Earth that hardens.\n\nkiln\n    An oven.\n   "
              " It is "
              "hot.\n\nslip\n  Wet clay.\n"),
      ElementsAre("clay: Earth that hardens. (4)", "kiln: An oven. It is hot. (7)", "slip: Wet clay. (11)"));
}

TEST_F(Markup, OfAsciiDocIsReadInDefinitionLists) {
  EXPECT_THAT(
      entries("= Pottery\n:toc: left\n\n== Terms\n\n[glossary]\n[[clay]]clay:: Earth that hardens.\nkiln::\n "
              " An oven "
              "for <<clay>>.\n\nslip:: Wet <<clay,earth>>.\n"),
      ElementsAre("clay: Earth that hardens. (7)", "kiln: An oven for clay. (8)", "slip: Wet earth. (11)"));
}

TEST_F(Markup, OfOrgIsReadInDescriptionLists) {
  EXPECT_THAT(
      entries("#+TITLE: Pottery glossary\n#+STARTUP: overview\n\n* Terms\n- clay :: Earth that hardens.\n- "
              "kiln :: An "
              "oven.\n  It is hot.\n- slip :: Wet clay.\n"),
      ElementsAre("clay: Earth that hardens. (5)", "kiln: An oven. It is hot. (6)", "slip: Wet clay. (8)"));
}

TEST_F(Markup, OfMediaWikiIsReadInDefinitionListsAndBoldTerms) {
  EXPECT_THAT(
      entries(
          "== Glossary ==\n; clay : Earth that hardens.\n; kiln\n: An oven for ''[[clay]]''.\n; slip : Wet "
          "clay.\n"),
      ElementsAre("clay: Earth that hardens. (2)", "kiln: An oven for *[[clay]]*. (3)",
                  "slip: Wet clay. (5)"));
  EXPECT_THAT(entries("* '''clay''': Earth that hardens.\n* '''kiln''': An oven.\n* '''slip''': Wet clay.\n"),
              ElementsAre("clay: Earth that hardens. (1)", "kiln: An oven. (2)", "slip: Wet clay. (3)"));
}

TEST_F(Markup, OfHtmlIsReadInDefinitionLists) {
  EXPECT_THAT(
      entries("<!DOCTYPE html>\n<html><head><title>x</title>\n<style>dt { color: red "
              "}</style></head>\n<body>\n<!-- no "
              "<dt> -->\n<h1>Glossary</h1>\n<dl>\n  <dt id=\"a\"><b>Clay</b></dt>\n    <dd>Earth that\n      "
              "hardens.</dd>\n  <dt>Kiln</dt><dd>An <b>oven</b> for "
              "<a href=\"#a\">clay</a>.</dd>\n</dl>\n</body></html>\n"),
      ElementsAre("Clay: Earth that hardens. (8)", "Kiln: An **oven** for clay. (11)"));
  EXPECT_THAT(entries("<dl><dt>Clay</dt><dd>Earth.</dd><dt>Kiln</dt><dd>An oven &amp; fire.</dd></dl>"),
              ElementsAre("Clay: Earth. (1)", "Kiln: An oven &amp; fire. (2)"));
}

TEST_F(Markup, OfHeadingsIsReadUnderThem) {
  EXPECT_THAT(entries("= Pottery\n\n== Clay\n\nEarth.\n\n== Kiln\n\nAn oven.\n\n== Slip\n\nWet.\n"),
              ElementsAre("Clay: Earth. (3)", "Kiln: An oven. (7)", "Slip: Wet. (11)"));
  EXPECT_THAT(entries("#+TITLE: Pottery\n\n* Clay\nEarth.\n* Kiln\nAn oven.\n* Slip\nWet.\n"),
              ElementsAre("Clay: Earth. (3)", "Kiln: An oven. (5)", "Slip: Wet. (7)"));
  EXPECT_THAT(
      entries("<html><body><h1>Pottery</h1>\n<h2>Clay</h2>\n<p>Earth.</p>\n<h2>Kiln</h2>\n<p>An oven.</p>\n"
              "</body></html>\n"),
      ElementsAre("Clay: Earth. (2)", "Kiln: An oven. (4)"));
}

TEST_F(Markup, OfTwoColumnsHasATermALine) {
  EXPECT_THAT(
      entries("term,definition\nclay,\"Earth, that \"\"hardens\"\".\"\nkiln,An oven.\nslip,Wet clay.\n"),
      ElementsAre("clay: Earth, that \"hardens\". (2)", "kiln: An oven. (3)", "slip: Wet clay. (4)"));
  EXPECT_THAT(entries("Term\tMeaning\nclay\tEarth.\nkiln\tAn oven.\nslip\tWet clay.\n"),
              ElementsAre("clay: Earth. (2)", "kiln: An oven. (3)", "slip: Wet clay. (4)"));
  const std::string three = "term,definition,level\nclay,Earth.,1\n";
  EXPECT_EQ(as_markdown(three), three);
}

TEST_F(Markup, TermsMayStandInTagsAndQuotes) {
  for (const char* form : {"<b>clay</b>: Earth.\n\n<b>kiln</b>: An oven.\n\n<b>slip</b>: Wet.\n",
                           "<strong>clay</strong> - Earth.\n\n<strong>kiln</strong> - An "
                           "oven.\n\n<strong>slip</strong> - Wet.\n",
                           "**clay**<br>Earth.\n\n**kiln**<br/>An oven.\n\n**slip**<br />Wet.\n",
                           "> **clay**: Earth.\n\n> **kiln**: An oven.\n\n> **slip**: Wet.\n"})
    EXPECT_THAT(entries(form), ElementsAre("clay: Earth. (1)", "kiln: An oven. (3)", "slip: Wet. (5)"))
        << form;
}

TEST_F(Markup, IsNotSeenInOtherTexts) {
  for (const auto& file : data_files())
    EXPECT_EQ(as_markdown(test::read_file(file)), test::read_file(file)) << file;
  for (const std::string text :
       {"# HTML\n\n## dl\n\nHas `<dt>`s:\n\n```\n<dl>\n<dt>a</dt>\n<dt>b</dt>\n</dl>\n```\n\n## dt\n\nA "
        "`<dt>`.\n",
        "# Code\n\n## A\n\nUse std::vector or a::b.\n\n## B\n\nfoo::bar\n\n## C\n\nx::y(z)\n",
        "# List\n\n- one\n  more\n- two\n  more\n- three\n  more\n",
        "A paragraph of text.\n    with a line that goes on\nAnother one,\n    which goes on\nAnd so on.\n   "
        " too\n",
        "= 3\n\n= 4\n\n= 5\n", "1. one\n   more\n\n2. two\n   more\n\n3. three\n   more\n",
        "**Clay**: <br>\n", "; only\n", ""})
    EXPECT_EQ(as_markdown(text), text);
}

TEST_F(Markup, IsNotSeenInGraphs) {
  EXPECT_EQ(
      recognise(
          "{\"type\":\"node\",\"id\":\"1\",\"properties\":{\"text\":\"<dl><dt>a</dt><dt>b</dt></dl>\"}}\n"),
      Format::kJsonLines);
}

TEST_F(Markup, KeepsEveryLineWhereItIs) {
  for (const std::string text :
       {".. glossary::\n\n   a\n      b\n\nend\n", "a:: b\n\nc:: d\n+\ne:: f\n",
        "- a :: b\n- c :: d\n\n- e :: f\n", "; a\n: b\n\n; c : d\n; e\n", "a\n  b\n\nc\n  d\n\ne\n  f\n"}) {
    const std::string read = as_markdown(text);
    EXPECT_NE(read, text);
    EXPECT_EQ(std::count(read.begin(), read.end(), '\n'), std::count(text.begin(), text.end(), '\n')) << text;
  }
}

TEST_F(Markup, IsRefusedWhereAGlossaryIsInNone) {
  const auto file =
      write("glossary",
            "# Pottery glossary\n\n<details>\n<summary>Clay</summary>\n\nEarth.\n\n</details>\n\n<details>\n"
            "<summary>Kiln</summary>\n\nAn oven.\n\n</details>\n");
  EXPECT_THAT(
      error_of([&] { import({file}); }),
      IsError(ErrorKind::kInput, AllOf(HasSubstr("no form that Cairn reads"), HasSubstr("Markdown"))));
}

TEST_F(Markup, OfHtmlMayHaveSeveralTermsBeforeADefinition) {
  EXPECT_THAT(entries("<p><b>Words</b>:</p>\n<dl>\n<dt>Slip</dt>\n<dt>Engobe</dt>\n<dd>Wet clay.</dd>\n"
                      "<dt>Kiln</dt>\n<dd>An oven.</dd>\n<dt>Grog</dt>\n<dd>Ground pots.</dd>\n</dl>\n"),
              ElementsAre("Slip / Engobe: Wet clay. (3)", "Kiln: An oven. (6)", "Grog: Ground pots. (8)"));
}

}  // namespace
}  // namespace cairn::importers
