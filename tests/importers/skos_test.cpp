// Vocabularies in RDF: what SKOS says of concepts, in Turtle, N-Triples and RDF/XML.

#include "importers/reading/records/skos.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/vocabulary.h"
#include "importers/reading/reader.h"
#include "tests/importers/fixtures.h"
#include "text/utf8.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kPrefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix : <http://example.org/boats#> .\n";

std::vector<RawEntry> read(const std::string& turtle) {
  const std::string content = kPrefixes + turtle;
  EXPECT_TRUE(is_skos(content));
  EXPECT_EQ(recognise(content), Format::kTermList);
  return read_skos(content, "boats.ttl");
}

std::vector<std::string> headers(const std::vector<RawEntry>& entries) {
  std::vector<std::string> found;
  for (const auto& entry : entries) found.push_back(entry.header);
  return found;
}

TEST(Skos, ConceptsAreEntriesWithTheirLabelsTextsAndLines) {
  const auto entries = read(
      ":keel a skos:Concept ;\n"
      "  skos:prefLabel \"Keel\"@en ;\n"
      "  skos:altLabel \"fin\"@en ; skos:hiddenLabel \"kiel\" ;\n"
      "  skos:definition \"\"\"The Keel\nunder a hull.\"\"\"@en ;\n"
      "  skos:scopeNote \"Not of ships.\" .\n");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].header, "Keel");
  EXPECT_EQ(entries[0].text, "The Keel under a hull.\n\nNot of ships.\n");
  EXPECT_THAT(entries[0].also_known_as, ElementsAre("fin", "kiel"));
  EXPECT_EQ(entries[0].line, 5) << "of the label";
}

TEST(Skos, RelationsLeadToWhatTheOtherConceptIsCalled) {
  const auto entries = read(
      ":a skos:prefLabel \"Ballast\" ; skos:broader :p ; skos:related :s, :nowhere ; dcterms:requires :k .\n"
      ":k skos:prefLabel \"Keel\" .\n:s skos:prefLabel \"Stability\" .\n"
      ":p skos:prefLabel \"Part\" ; skos:narrower :k ; skos:broader :t .\n:t skos:prefLabel \"Thing\" .\n");
  ASSERT_THAT(headers(entries), ElementsAre("Ballast", "Keel", "Stability", "Part", "Thing"));
  EXPECT_THAT(entries[0].see_also, ElementsAre("Part", "Stability"));
  EXPECT_THAT(entries[0].text, HasSubstr("Prerequisites: Keel."));
  EXPECT_EQ(entries[0].category, "Thing") << "the topmost one";
  EXPECT_THAT(entries[1].see_also, ElementsAre("Part")) << "which says that it is narrower";
  EXPECT_EQ(entries[4].category, "");
}

TEST(Skos, ACollectionIsTheCategoryOfItsMembersAndNoConcept) {
  const auto entries = read(
      ":scheme a skos:ConceptScheme ; skos:prefLabel \"Boats\" .\n"
      ":c a skos:Collection ; skos:prefLabel \"rigging\" ; skos:member :m .\n"
      ":m skos:prefLabel \"Mast\" ; skos:broader :p .\n:p skos:prefLabel \"Part\" .\n");
  ASSERT_THAT(headers(entries), ElementsAre("Mast", "Part"));
  EXPECT_EQ(entries[0].category, "rigging");
}

TEST(Skos, OfSeveralLanguagesEnglishIsRead) {
  const auto entries = read(
      ":k skos:prefLabel \"Kiel\"@de, \"Keel\"@en-GB, \"Quille\"@fr ; skos:altLabel \"Schwert\"@de, "
      "\"fin\"@en ;\n"
      "  skos:definition \"Die Flosse.\"@de, \"The fin.\"@en .\n"
      ":m skos:prefLabel \"Mast\"@nl, \"Mast\"@de ; skos:definition \"Ein Pfahl.\"@de, \"Een paal.\"@nl .\n");
  ASSERT_THAT(headers(entries), ElementsAre("Keel", "Mast"));
  EXPECT_EQ(entries[0].text, "The fin.\n");
  EXPECT_THAT(entries[0].also_known_as, ElementsAre("fin"));
  EXPECT_EQ(entries[1].text, "Ein Pfahl.\n");
}

TEST(Skos, ConceptsAboveEachOtherEndNowhere) {
  const auto entries = read(
      ":a skos:prefLabel \"A\" ; skos:broader :b .\n:b skos:prefLabel \"B\" ; skos:broader :a .\n"
      ":c skos:prefLabel \"C\" ; skos:broader :c .\n");
  EXPECT_THAT(headers(entries), ElementsAre("A", "B", "C"));
}

TEST(Skos, ReadsTriplesAndXmlAsWell) {
  const std::string triples =
      "# boats\n<http://e.org/k> <http://www.w3.org/2004/02/skos/core#prefLabel> \"K\\u00E9el\"@en .\n"
      "<http://e.org/k> <http://www.w3.org/2004/02/skos/core#definition> \"The fin.\"@en .\n";
  EXPECT_TRUE(is_skos(triples));
  const auto of_triples = read_skos(triples, "k.nt");
  ASSERT_THAT(headers(of_triples), ElementsAre("Kéel"));
  const std::string xml =
      "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
      " xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n"
      "<skos:Concept rdf:about=\"http://e.org/k\"><skos:prefLabel xml:lang=\"en\">Keel</skos:prefLabel>\n"
      "<skos:definition>The <![CDATA[<b>fin</b>]]>.</skos:definition></skos:Concept></rdf:RDF>\n";
  EXPECT_TRUE(is_skos(xml));
  const auto of_xml = read_skos(xml, "k.rdf");
  ASSERT_THAT(headers(of_xml), ElementsAre("Keel"));
  EXPECT_EQ(of_xml[0].text, "The fin.\n");
}

TEST(Skos, AMistakeIsToldWithItsLineAndNothingIsTaken) {
  const std::string broken =
      std::string(kPrefixes) + ":k skos:prefLabel \"Keel\" .\n:m skos:prefLabel Mast .\n";
  EXPECT_THAT(error_of([&] { read_skos(broken, "boats.ttl"); }),
              IsError(ErrorKind::kInput, AllOf(HasSubstr("boats.ttl:5"), HasSubstr("syntax error"))));
  EXPECT_THAT(error_of([&] { read_skos(broken + "\"", "boats.ttl"); }),
              IsError(ErrorKind::kInput, HasSubstr("boats.ttl")));
}

TEST(Skos, FetchesNothingThatATextRefersTo) {
  const std::string xml =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE rdf:RDF [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
      " xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n"
      "<skos:Concept rdf:about=\"http://e.org/k\"><skos:prefLabel>Keel &secret;</skos:prefLabel>\n"
      "</skos:Concept></rdf:RDF>\n";
  std::string read;
  try {
    for (const auto& entry : read_skos(xml, "k.rdf")) read += entry.header;
  } catch (const Error& error) {
    read = error.what();
  }
  EXPECT_THAT(read, Not(HasSubstr("root:")));
}

TEST(Skos, LinesOfXmlAreThoseOfTheFile) {
  const std::string xml =
      "\n\n<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n"
      "<skos:Concept rdf:about=\"http://e.org/k\">\n<skos:prefLabel>Keel</skos:prefLabel>\n"
      "</skos:Concept></rdf:RDF>\n";
  ASSERT_TRUE(is_skos(xml));
  const auto entries = read_skos(xml, "k.rdf");
  ASSERT_THAT(headers(entries), ElementsAre("Keel"));
  EXPECT_EQ(entries[0].line, 6);
  std::string latin = xml;
  latin.replace(latin.find("UTF-16"), 6, "ISO-8859-1");
  EXPECT_THAT(error_of([&] { read_skos(latin, "k.rdf"); }),
              IsError(ErrorKind::kInput, HasSubstr("ISO-8859-1; save it as UTF-8")));
}

TEST(Skos, LabelsThatSayNothingMakeNoEntries) {
  EXPECT_THAT(read(":a skos:prefLabel \"\" .\n:b skos:prefLabel \"  \" .\n"), IsEmpty());
  const auto entries = read(":a skos:prefLabel \"\\uD800 x\" .\n");
  for (const auto& entry : entries) EXPECT_EQ(text::repair_utf8(entry.header), entry.header);
}

TEST(Skos, OtherTextsThatSpeakOfItAreNone) {
  const std::string about = "\nhttp://www.w3.org/2004/02/skos/core# prefLabel\n";
  EXPECT_FALSE(is_skos(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">" + about));
  EXPECT_FALSE(is_skos("<html xmlns=\"http://www.w3.org/1999/xhtml\">" + about));
  EXPECT_FALSE(is_skos("# Terms\n\n<https://example.org/a> is where this is from.\n" + about));
  EXPECT_FALSE(is_skos("<!-- generated -->\n# Terms\n" + about));
  EXPECT_TRUE(
      is_skos("@prefix\tskos: <http://www.w3.org/2004/02/skos/core#> .\n_:a skos:prefLabel \"A\" .\n"));
  EXPECT_TRUE(is_skos("_:a <http://www.w3.org/2004/02/skos/core#prefLabel> \"A\" .\n"));
  EXPECT_FALSE(is_skos("# SKOS\n\nA prefLabel of http://www.w3.org/2004/02/skos/core# is ...\n"));
  EXPECT_FALSE(is_skos("<!DOCTYPE html><html>http://www.w3.org/2004/02/skos/core# prefLabel</html>"));
  EXPECT_FALSE(is_skos("@prefix a: <http://example.org/> .\na:b a:c a:d .\n"));
  EXPECT_FALSE(is_skos(""));
  EXPECT_THAT(read_skos("", "nothing.ttl"), IsEmpty());
}

}  // namespace
}  // namespace cairn::importers
