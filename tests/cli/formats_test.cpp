// `cairn export` in its formats: data that can be read back, and pictures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <sstream>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

/// `count` concepts; each requires two of those before it.
std::string large_graph(int concepts, const std::string& name = "Concept ") {
  std::string text;
  for (int i = 0; i < concepts; ++i) {
    text += R"({"type":"node","id":")" + std::to_string(i) +
            R"(","labels":["Concept"],"properties":{"name":)" + Json(name + std::to_string(i)).dump() +
            "}}\n";
  }
  int id = 0;
  for (int i = 1; i < concepts; ++i) {
    for (const int to : std::set<int>{i / 2, i / 3}) {
      text += R"({"type":"relationship","id":")" + std::to_string(id++) +
              R"(","label":"REQUIRES","properties":{},"start":{"id":")" + std::to_string(i) +
              R"("},"end":{"id":")" + std::to_string(to) + "\"}}\n";
    }
  }
  return text;
}

constexpr const char* kNodeOfEveryKind = R"(CREATE (:Thing {
  quote: 'he said "no", twice', comma: 'a,b', line: 'one\ntwo', end: 'one\r\ntwo\rthree\r', empty: '',
  space: '  around  ', unicode: 'Größe 数学 😀 é', number: '12', yes: 'true', null_text: 'null', zero: 'a\u0000b',
  json: '{"$date":"2024-01-01"}', bracket: '[1]', formula: '=1+1', back: 'a\\b\t',
  truth: true, lie: false, least: -9223372036854775807, most: 9223372036854775807, nought: 0,
  tenth: 0.1, whole: 2.0, huge: 1.5e300, tiny: 5e-324, minus_nought: -0.0, nan: 0.0 / 0.0, beyond: 1.0 / 0.0,
  below: -1.0 / 0.0, numbers: [1, 2, 3], texts: ['a', 'b,"c"', ''], nothing: [], truths: [true, false],
  day: date('2024-02-29'), clock: localtime('21:40:32.142'), there: time('21:40+02:00'),
  then: localdatetime('2015-07-21T21:40:32'), moment: datetime('2015-07-21T21:40:32.142[Europe/Stockholm]'),
  lasting: duration('P1Y2M3DT4H5M6.5S'), days: [date('2024-01-01'), date('2024-01-02')]}))";

/// Statements whose graph is hard to write down.
std::vector<std::string> hostile_statements() {
  return {
      kNodeOfEveryKind,
      "CREATE (:A {mixed: 1, half: 1}), (:A {mixed: 'x', half: 2.5}), (:A {mixed: [1.5]}), (:A {mixed: "
      "true})",
      "CREATE (:`a;b`:`[x]`:`c,\"d`:`e\nf` {`we:ird`: 'x', `x:int`: 3, `x:`: 1.5, `:y`: 4, `a\"b`: 'q', "
      "`c,d`: 1, `e\nf`: 2, `_id`: 5, `_labels`: 'l', `_type`: 't', `_start`: 1, ` `: 1})",
      "CREATE (:One {both: 1})-[:`R;\"x,\n` {both: 'text', w: [date('2024-01-01')], a: 7}]->(:Two {both: 2})",
      "MATCH (a:One), (b:Two) CREATE (a)-[:TWICE]->(b), (a)-[:TWICE]->(b), (b)-[:BACK {n: 0.0 / 0.0}]->(a), "
      "(a)-[:SELF]->(a)",
      "CREATE ()",
      "CREATE ({only: 'a property'})",
      "CREATE (gone:Gone) DELETE gone"};
}

class Formats : public ProgramTest {
 protected:
  std::string other() const { return (folder_ / "other").string(); }
  std::string export_as(const std::string& format, Arguments more = {}) const {
    more.insert(more.begin(), {"export", "--format", format});
    const Outcome run = cairn(more);
    EXPECT_THAT(run, EndsWith(0));
    return run.out;
  }
  void make_hostile() const {
    for (const auto& statement : hostile_statements())
      EXPECT_THAT(cairn({"query", statement}), EndsWith(0)) << statement;
  }
  /// The same CSV and JSON Lines, whether written from here or from a database that has read the CSV.
  void expect_csv_survives() const {
    const std::string once = export_as("csv");
    EXPECT_THAT(run_cairn({"--db", other(), "import", write("once.csv", once).string()}), EndsWith(0));
    EXPECT_EQ(run_cairn({"--db", other(), "export", "--format", "csv"}).out, once);
    EXPECT_EQ(run_cairn({"--db", other(), "export"}).out, exported());
    EXPECT_THAT(run_cairn({"--db", other(), "check"}), EndsWith(0));
  }
};

class Csv : public Formats {};
class GraphMl : public Formats {};
class Mermaid : public Formats {};
class PictureFormats : public Formats {};
class Skos : public Formats {};

// --- csv ---

TEST_F(Csv, HasARowForEachNodeAndEachRelationship) {
  import_text(sailing_graph());
  const auto rows = cairn({"export", "--format", "csv"}).lines();
  ASSERT_EQ(rows.size(), 19U);
  EXPECT_THAT(rows[0], StartsWith("_id,_labels,_start,_end,_type,"));
  EXPECT_THAT(rows[0], AllOf(HasSubstr("\"name:string\""), HasSubstr("\"confidence:float\""),
                             HasSubstr("\"count:int\""), HasSubstr("\"aliases:json\"")));
  EXPECT_THAT(rows[2], StartsWith(R"(2,"Concept",,,,)"));
  EXPECT_THAT(rows[13], StartsWith(R"(3,,2,6,"REQUIRES",)"));
}

TEST_F(Csv, CanBeImportedIntoAnEmptyDatabaseAndGivesTheSameBytes) {
  import_text(sailing_graph());
  import_file(glossary("sailing-dump.txt"));
  cairn({"know", "Mast"});
  expect_csv_survives();
}

TEST_F(Csv, OfWhatIsHardToWriteDownIsImportedAgainAsItWas) {
  make_hostile();
  expect_csv_survives();
}

TEST_F(Csv, OfAnEmptyLabelIsImportedAgainAsItWas) {
  EXPECT_THAT(cairn({"query", "CREATE (:`` {n: 1}), (:``:a {n: 2}), ({n: 3})"}), EndsWith(0));
  expect_csv_survives();
}

TEST_F(Csv, OfTextsThatLookLikeOtherThingsKeepsThem) {
  EXPECT_THAT(cairn({"query", "CREATE (:T {a: ''}), (:T), (:T {a: 'true'}), (:T {a: '1'}), (:T {a: ' x '})"}),
              EndsWith(0));
  const std::string csv = export_as("csv");
  EXPECT_THAT(csv, AllOf(HasSubstr(",\"\"\n"), HasSubstr(",\" x \"\n"), HasSubstr(",,,,\n")))
      << "no text and the empty text differ";
  expect_csv_survives();
}

TEST_F(Csv, OfByteOrderMarksAndCarriageReturnsIsImportedAgainAsItWas) {
  cairn({"query", R"(CREATE (:A {n: '\uFEFFx', m: '\uFEFF'}), (:`B\rC` {n: 'a\uFEFF', m: 'x\ry'}))"});
  EXPECT_THAT(export_as("csv"), HasSubstr("\uFEFFx"));
  expect_csv_survives();
}

TEST_F(Csv, OfNothingIsAHeader) {
  cairn({"query", "CREATE (a) DELETE a"});
  EXPECT_EQ(export_as("csv"), "_id,_labels,_start,_end,_type\n");
  EXPECT_THAT(run_cairn({"--db", other(), "import", write("e.csv", export_as("csv")).string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other(), "export"}).out, "");
}

TEST_F(Csv, OfAPartHoldsWhatAConceptNeeds) {
  import_text(sailing_graph());
  const std::string part = export_as("csv", {"Sail Trim"});
  EXPECT_THAT(part, AllOf(HasSubstr("True Wind"), HasSubstr("Mast"), Not(HasSubstr("Racing"))));
  EXPECT_THAT(export_as("csv", {"Sail Trim", "--know", "Apparent Wind"}), Not(HasSubstr("True Wind")));
  EXPECT_THAT(run_cairn({"--db", other(), "import", write("part.csv", part).string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other(), "needs", "Sail Trim"}).out, cairn({"needs", "Sail Trim"}).out);
}

TEST_F(Csv, OfASpreadsheetIsReadToo) {
  import_text(sailing_graph());
  std::string text = "\xEF\xBB\xBF";
  for (const auto& line : cairn({"export", "--format", "csv"}).lines()) text += line + "\r\n";
  EXPECT_THAT(run_cairn({"--db", other(), "import", write("s.csv", text).string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other(), "export"}).out, exported());
}

TEST_F(Csv, ReadTwiceIsUnchanged) {
  import_text(sailing_graph());
  const std::string file = write("s.csv", export_as("csv")).string();
  EXPECT_THAT(run_cairn({"--db", other(), "import", file}).out, HasSubstr("imported"));
  EXPECT_THAT(run_cairn({"--db", other(), "import", file}).out, HasSubstr("unchanged"));
}

TEST_F(Csv, WithAWrongRowEndsWithThreeAndTheLineAndImportsNothing) {
  import_text(sailing_graph());
  const std::string before = exported();
  const std::string good =
      "_id,_labels,_start,_end,_type,\"n:int\",\"t:string\",\"b:boolean\",\"f:float\",\"j:json\"\n"
      "1,\"A\",,,,1,\"two\nlines\",true,1.5,\"[1]\"\n";  // of two lines
  EXPECT_THAT(run_cairn({"--db", other(), "import", write("good.csv", good).string()}), EndsWith(0));
  for (const char* row : {
           "2,\"A\",,,,1,\"x\",true,1.5",            // too few
           "2,\"A\",,,,1,\"x\",true,1.5,\"[1]\",3",  // too many
           "2,\"A\",,,,x,,,,",                       // no int
           "2,\"A\",,,,1.5,,,,",                     //
           "2,\"A\",,,,9223372036854775808,,,,",     // too large
           "2,\"A\",,,,,,maybe,,",                   // no boolean
           "2,\"A\",,,,,,,1.x,",                     // no float
           "2,\"A\",,,,,,,,\"[1\"",                  // no JSON
           "2,\"A\",,,,,,,,\"{\"\"a\"\": 1}\"",      // no value of a property
           "2,\"A\",,,,,\"unclosed,,,",              //
           "2,\"A\",,,,,\"a\"b,,,",                  // goes on behind the quote
           ",\"A\",,,,,,,,",                         // no id
           "1,\"A\",,,,,,,,",                        // an id for the second time
           "2,\"[3]\",,,,,,,,",                      // labels that are none
           "2,,1,7,\"R\",,,,,",                      // unknown nodes
           "2,,7,1,\"R\",,,,,",                      //
           "2,,1,,\"R\",,,,,",                       //
       }) {
    SCOPED_TRACE(row);
    const Outcome run = cairn({"import", write("bad.csv", good + row + "\n").string()});
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr("bad.csv"), HasSubstr("line 4")));
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(exported(), before);
  }
}

TEST_F(Csv, WithAWrongHeaderEndsWithThree) {
  for (const char* header :
       {"_id,_labels,_start,_end,_type,\"n:nat\"", "_id,_labels,_start,_end,_type,\"n:\"",
        "_id,_labels,_start,_end,_type,\"n\"x", "_id,_labels,_start,_end"}) {
    SCOPED_TRACE(header);
    const auto file = write("bad.csv", std::string(header) + "\n1,\"A\",,,,1\n");
    const Outcome run = cairn({"import", "--format", "csv", file.string()});
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, HasSubstr("line 1"));
    EXPECT_FALSE(has_database());
  }
  EXPECT_THAT(cairn({"import", "--format", "csv", write("bad.csv", "name,age\nAnn,3\n").string()}),
              EndsWith(3));
  EXPECT_THAT(cairn({"import", "--format", "csv", write("bad.csv", "").string()}), EndsWith(3));
}

TEST_F(Csv, OfARelationshipWithoutATypeIsNotTakenForANode) {
  const auto file = write("bad.csv", "_id,_labels,_start,_end,_type\n1,\"A\",,,\n2,,1,1,\n");
  const Outcome run = cairn({"import", file.string()});
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, HasSubstr("line 3"));
}

TEST_F(Csv, WhoseColumnStandsTwiceIsRefusedWhateverItsTypes) {
  const auto file =
      write("bad.csv", "_id,_labels,_start,_end,_type,\"n:int\",\"n:string\"\n1,\"A\",,,,1,\"x\"\n");
  EXPECT_THAT(cairn({"import", file.string()}), EndsWith(3)) << "or one of the values would be lost";
}

// --- graphml ---

bool has_python() {
  return std::system("python3 -c 'import xml.etree.ElementTree' >/dev/null 2>&1") == 0;
}

/// What Python makes of a GraphML file: {"nodes", "edges", "values": [[...], ...], "undeclared": keys}.
Json parse_with_python(const std::filesystem::path& folder, const std::string& graphml) {
  test::write_file(folder / "g.graphml", graphml);
  test::write_file(folder / "g.py", R"py(
import json, sys
import xml.etree.ElementTree as tree
ns = '{http://graphml.graphdrawing.org/xmlns}'
root = tree.parse(sys.argv[1]).getroot()
keys = {key.get('id'): key.get('attr.name') for key in root.iter(ns + 'key')}
nodes = [node.get('id') for node in root.iter(ns + 'node')]
edges = [(edge.get('source'), edge.get('target')) for edge in root.iter(ns + 'edge')]
data = list(root.iter(ns + 'data'))
print(json.dumps({'nodes': len(set(nodes)), 'edges': len(edges), 'root': root.tag == ns + 'graphml',
    'ends': all(end in set(nodes) for edge in edges for end in edge),
    'undeclared': [one.get('key') for one in data if one.get('key') not in keys],
    'values': [one.text or '' for one in data], 'names': sorted(keys.values()),
    'descriptions': [one.text or '' for one in root.iter(ns + 'desc')]}))
)py");
  const std::string command = "python3 '" + (folder / "g.py").string() + "' '" +
                              (folder / "g.graphml").string() + "' > '" + (folder / "g.json").string() +
                              "' 2> '" + (folder / "g.err").string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << test::read_file(folder / "g.err");
  const Json parsed = Json::parse(test::read_file(folder / "g.json"), nullptr, false);
  return parsed.is_discarded() ? Json::object() : parsed;
}

TEST_F(GraphMl, HoldsAllNodesAndEdges) {
  if (!has_python()) GTEST_SKIP() << "python3 reads the XML";
  import_text(sailing_graph());
  const Json whole = parse_with_python(folder_.path(), export_as("graphml"));
  EXPECT_EQ(whole.value("root", false), true);
  EXPECT_EQ(whole.value("nodes", 0), 10);
  EXPECT_EQ(whole.value("edges", 0), 8);
  EXPECT_EQ(whole.value("ends", false), true) << "edges of nodes that are there";
  EXPECT_EQ(whole.value("undeclared", Json()), Json::array());
  EXPECT_THAT(whole.value("values", std::vector<std::string>()),
              AllOf(::testing::Contains("Sail Trim"), ::testing::Contains("Sailing to win."),
                    ::testing::Contains("REQUIRES"), ::testing::Contains("MENTIONS")));
  const Json part = parse_with_python(folder_.path(), export_as("graphml", {"Apparent Wind"}));
  EXPECT_EQ(part.value("nodes", 0), 3);
  EXPECT_EQ(part.value("edges", 0), 2);
}

TEST_F(GraphMl, OfWhatIsHardToWriteDownIsWellFormed) {
  if (!has_python()) GTEST_SKIP() << "python3 reads the XML";
  make_hostile();
  EXPECT_THAT(cairn({"query",
                     "CREATE (:X {bell: 'a\\u0007b\\u001Bc\\uFFFE', xml: '<a b=\"c\">&amp;]]>', "
                     "`<&\">`: 1})"}),
              EndsWith(0));
  const Json stats = cairn({"stats", "--json"}).json();
  const Json whole = parse_with_python(folder_.path(), export_as("graphml"));
  EXPECT_EQ(whole.value("nodes", 0), stats["nodes"]);
  EXPECT_EQ(whole.value("edges", 0), stats["relationships"]);
  EXPECT_EQ(whole.value("undeclared", Json()), Json::array());
  EXPECT_THAT(whole.value("values", std::vector<std::string>()),
              AllOf(::testing::Contains("he said \"no\", twice"), ::testing::Contains("Größe 数学 😀 é"),
                    ::testing::Contains("<a b=\"c\">&amp;]]>"), ::testing::Contains("  around  ")));
  EXPECT_THAT(whole.value("descriptions", std::vector<std::string>()), ::testing::Contains("<&\">"));
  for (const auto& name : whole.value("names", std::vector<std::string>()))
    EXPECT_EQ(name.find_first_of(" <>&\",;[]\n"), std::string::npos)
        << "the schema wants an XML name: " << name;
}

TEST_F(GraphMl, OfNothingIsWellFormed) {
  if (!has_python()) GTEST_SKIP() << "python3 reads the XML";
  cairn({"query", "CREATE (a) DELETE a"});
  EXPECT_EQ(parse_with_python(folder_.path(), export_as("graphml")).value("nodes", -1), 0);
}

// --- json ---

using JsonGraph = Formats;

TEST_F(JsonGraph, HoldsAllNodesByIdAndAllEdges) {
  import_text(sailing_graph());
  const Json whole = Json::parse(export_as("json"));
  EXPECT_EQ(whole["graph"]["directed"], true);
  EXPECT_EQ(whole["graph"]["nodes"].size(), 10U);
  EXPECT_EQ(whole["graph"]["edges"].size(), 8U);
  std::set<std::string> labels;
  for (const auto& [id, node] : whole["graph"]["nodes"].items()) {
    labels.insert(node["label"].get<std::string>());
    EXPECT_TRUE(node["metadata"]["labels"].is_array()) << id;
  }
  EXPECT_THAT(labels, ::testing::Contains("Sail Trim"));
  for (const auto& edge : whole["graph"]["edges"]) {
    EXPECT_TRUE(whole["graph"]["nodes"].contains(edge["source"])) << edge;
    EXPECT_TRUE(whole["graph"]["nodes"].contains(edge["target"])) << edge;
    EXPECT_TRUE(edge["relation"].is_string()) << edge;
  }
  EXPECT_EQ(Json::parse(export_as("json", {"Apparent Wind"}))["graph"]["nodes"].size(), 3U);
}

TEST_F(JsonGraph, HoldsWhatIsHardToWriteDownAndNothing) {
  cairn({"query", "CREATE (a) DELETE a"});
  EXPECT_EQ(Json::parse(export_as("json"))["graph"]["nodes"], Json::object());
  make_hostile();
  const Json stats = cairn({"stats", "--json"}).json();
  const Json whole = Json::parse(export_as("json"));
  EXPECT_EQ(whole["graph"]["nodes"].size(), stats["nodes"]);
  EXPECT_EQ(whole["graph"]["edges"].size(), stats["relationships"]);
}

// --- pictures ---

TEST_F(PictureFormats, IsTheSameOfAGraphThatWasImportedElsewhere) {
  const auto picture_of = [](const std::vector<std::string>& names) {
    const test::TemporaryFolder folder;
    const std::string path = (folder / "db").string();
    for (const auto& name : names)
      EXPECT_THAT(run_cairn({"--db", path, "import", glossary(name).string()}), EndsWith(0));
    return run_cairn({"--db", path, "export", "Jib Sheet", "--format", "dot"}).out;
  };
  const std::string picture = picture_of({"sailing-dump.txt"});
  EXPECT_THAT(picture, HasSubstr("c_jib_sheet ["));
  EXPECT_EQ(picture_of({"bicycles.md", "sailing-dump.txt"}), picture);
}

TEST_F(PictureFormats, LinksToItsSourcesWhereItIsTold) {
  import_file(glossary("sailing-dump.txt"));
  const auto links = [this](const Arguments& more) {
    return export_as("dot", [&] {
      Arguments arguments = {"Jib Sheet"};
      arguments.insert(arguments.end(), more.begin(), more.end());
      return arguments;
    }());
  };
  EXPECT_THAT(links({}), HasSubstr("URL=\"file:///"));
  EXPECT_THAT(links({"--base-url", "https://example.org/terms"}),
              HasSubstr("URL=\"https://example.org/terms/sailing-dump.txt\""));
  EXPECT_THAT(links({"--base-url", ""}), Not(HasSubstr("URL=")));
}

// --- SKOS ---

TEST_F(Skos, ThatIsReadAgainSaysTheSame) {
  import_file(glossary("sailing-dump.txt"));
  const std::string vocabulary = export_as("skos");
  EXPECT_THAT(vocabulary, AllOf(HasSubstr(":c_jib_sheet a skos:Concept"),
                                HasSubstr("skos:prefLabel \"Jib Sheet\""), HasSubstr("cairn:requires :")));
  const auto again = [this](const std::string& text, const std::string& name) {
    const auto path = write(name, text);
    const std::string other = (folder_ / (name + ".db")).string();
    EXPECT_THAT(run_cairn({"--db", other, "import", path.string()}), EndsWith(0));
    return run_cairn({"--db", other, "export", "--format", "skos"}).out;
  };
  const auto required = [](const std::string& text) {
    std::set<std::string> lines;
    std::istringstream in(text);
    std::string subject;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with(':')) subject = line.substr(0, line.find(' '));
      const auto at = line.find("cairn:requires :");
      if (at == std::string::npos) continue;
      const auto object = line.substr(at + 15);
      lines.insert(subject + " " + object.substr(0, object.find(' ')));
    }
    return lines;
  };
  const std::string second = again(vocabulary, "first.ttl");
  const auto before = required(vocabulary);
  const auto after = required(second);
  EXPECT_FALSE(before.empty());
  EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()))
      << "what was stated is taken as it was";
}

TEST_F(Skos, BeginsItsIrisWithTheBase) {
  import_text(sailing_graph());
  EXPECT_THAT(export_as("skos", {"Rigging", "--base-url", "http://e.org/boats"}),
              HasSubstr("@prefix : <http://e.org/boats#> ."));
  EXPECT_THAT(export_as("skos", {"Rigging", "--base-url", "http://e.org/"}),
              HasSubstr("@prefix : <http://e.org/> ."));
}

TEST_F(Skos, HoldsWhatTheReferenceDemands) {
  const std::string graph = R"q(
      CREATE (a:Concept {name: 'A "b" \\', aliases: ['A "b" \\', 'é'], definition: 'one\ntwo', categories: ['x']}),
             (b:Concept {name: 'B'}), (c:Concept {name: 'C'}), (:Concept), (:Other {name: 'D'}),
             (a)-[:IS_A]->(b)-[:IS_A]->(c)-[:IS_A]->(b), (a)-[:RELATED]->(c), (b)-[:RELATED]->(a),
             (a)-[:REQUIRES]->(b), (a)-[:REQUIRES]->(c), (a)-[:NOT_REQUIRES]->(c), (a)-[:REQUIRES]->(a),
             (a)-[:PART_OF]->(c))q";
  EXPECT_THAT(cairn({"query", graph}), EndsWith(0));
  const std::string text = export_as("skos", {"--base-url", "https://e.org/x y#"});
  EXPECT_THAT(text, HasSubstr("@prefix : <https://e.org/x%20y#> ."));
  EXPECT_THAT(text, HasSubstr(R"(skos:prefLabel "A \"b\" \\" ;)"
                              "\n  skos:altLabel \"é\" ;\n"
                              R"(  skos:definition "one\ntwo")"))
      << "a preferred label is no alternative one";
  EXPECT_EQ(count(text, "skos:related"), 0U) << "to what is above it";
  EXPECT_EQ(count(text, "skos:broader"), 3U);
  EXPECT_EQ(count(text, " a skos:Concept ;"), 3U);
  EXPECT_EQ(count(text, "cairn:requires :"), 1U) << "not what a person denies, and not itself";
  EXPECT_THAT(text, AllOf(HasSubstr("dcterms:isPartOf :c_c"), HasSubstr("a skos:Collection")));
}

// --- mermaid ---

TEST_F(Mermaid, DrawsFromThePrerequisiteToWhatNeedsIt) {
  import_text(sailing_graph());
  const std::string picture = export_as("mermaid", {"Apparent Wind"});
  EXPECT_THAT(picture, AllOf(StartsWith("flowchart"), HasSubstr("\"Apparent Wind\""),
                             HasSubstr("\"True Wind\""), HasSubstr("c_true_wind --> c_apparent_wind"),
                             HasSubstr("c_boat_speed --> c_apparent_wind"), Not(HasSubstr("Racing")),
                             Not(HasSubstr("left out"))));
  EXPECT_EQ(count(picture, "-->"), 2U);
  EXPECT_THAT(export_as("mermaid"), AllOf(HasSubstr("Racing"), HasSubstr("Knots")));
}

TEST_F(Mermaid, OfALargeGraphStaysWithinWhatMermaidDrawsAndSaysWhatItLeftOut) {
  import_text(large_graph(700));
  for (const Arguments& more : std::vector<Arguments>{{}, {"--max-nodes", "700"}}) {
    Arguments arguments = {"export", "--format", "mermaid"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_LE(run.out.size(), 50000U);
    EXPECT_LE(count(run.out, "-->"), 500U);
    EXPECT_GE(count(run.out, "-->"), 400U) << "as much as there is room for";
    EXPECT_THAT(run.out, HasSubstr("arrows are left out"));
    if (more.empty()) {
      EXPECT_THAT(run.out, HasSubstr("200 concepts are left out"));
      EXPECT_THAT(run.err, AllOf(HasSubstr("500"), HasSubstr("200"), HasSubstr("--max-nodes")));
    }
    for (const auto& line : run.lines()) {
      if (line.find("-->") == std::string::npos) continue;
      const std::string start = line.substr(2, line.find(" -->") - 2);
      const std::string end = line.substr(line.rfind(' ') + 1);
      EXPECT_THAT(run.out, AllOf(HasSubstr("\n  " + start + "("), HasSubstr("\n  " + end + "(")))
          << "an arrow between concepts that are drawn";
    }
  }
}

TEST_F(Mermaid, OfLongNamesStaysWithinWhatMermaidDraws) {
  import_text(large_graph(700, std::string(150, 'x') + "数学😀 "));
  const std::string picture = export_as("mermaid", {"--max-nodes", "700"});
  EXPECT_LE(picture.size(), 50000U);
  EXPECT_THAT(picture, AllOf(HasSubstr("concepts are left out"), HasSubstr("arrows are left out")));
  EXPECT_GT(count(picture, "-->"), 0U) << "concepts without any arrow tell nothing";
}

TEST_F(Mermaid, OfOddNamesIsOneLineForEach) {
  import_text(sailing_graph_with({{"Mast", "a \"b\" [c] {d}\n--> n1; #quot; %% `e` <f> end"}}));
  const std::string picture = export_as("mermaid", {"Rigging"});
  EXPECT_EQ(count(picture, "\n--> n1"), 0U);
  EXPECT_THAT(picture, Not(HasSubstr("a \"b\"")));
}

// --- pictures ---

TEST_F(PictureFormats, AreOfTheirFormat) {
  import_text(sailing_graph());
  for (const Arguments& which :
       std::vector<Arguments>{{}, {"Racing"}, {"Racing", "--know", "Apparent Wind"}}) {
    EXPECT_THAT(export_as("svg", which), StartsWith("<?xml "));
    EXPECT_THAT(export_as("png", which), StartsWith("\x89PNG\r\n\x1A\n"));
    EXPECT_THAT(export_as("pdf", which), StartsWith("%PDF-"));
    EXPECT_THAT(export_as("dot", which), StartsWith("digraph"));
  }
}

TEST_F(PictureFormats, AsSvgHoldTheNames) {
  import_text(sailing_graph_with({{"Mast", "Größe <1> & \"x\" 数学"}}));
  const std::string whole = export_as("svg");
  EXPECT_THAT(whole, AllOf(HasSubstr("Racing"), HasSubstr("Sail Trim"), HasSubstr("Knots"),
                           HasSubstr("&lt;1&gt;"), HasSubstr("</svg>")));
  const std::string part = export_as("svg", {"Apparent Wind"});
  EXPECT_THAT(part, AllOf(HasSubstr("True Wind"), HasSubstr("Boat Speed"), Not(HasSubstr("Racing"))));
  if (!has_python()) GTEST_SKIP() << "python3 reads the XML";
  const auto file = write("p.svg", whole);
  const std::string command =
      "python3 -c 'import sys, xml.etree.ElementTree as t; t.parse(sys.argv[1])' '" + file.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(PictureFormats, OfOddNamesAreDrawn) {
  import_text(
      sailing_graph_with({{"Mast", "a\\nb \\ \"q\" {r|s} <b>\n\\l \\"}, {"Knots", ""}, {"Rigging", "\\"}}));
  for (const char* format : {"dot", "svg", "png"})
    EXPECT_THAT(cairn({"export", "--format", format}), EndsWith(0));
}

TEST_F(PictureFormats, OfNothingAreDrawn) {
  cairn({"query", "CREATE (a) DELETE a"});
  EXPECT_THAT(export_as("svg"), StartsWith("<?xml "));
  EXPECT_THAT(export_as("mermaid"), StartsWith("flowchart"));
  EXPECT_THAT(export_as("dot"), StartsWith("digraph"));
}

TEST_F(PictureFormats, OfAtMostSoManyConceptsSayWhatIsLeftOut) {
  import_text(sailing_graph());
  for (const char* format : {"dot", "svg", "png", "pdf", "mermaid"}) {
    SCOPED_TRACE(format);
    const Outcome few = cairn({"export", "Racing", "--format", format, "--max-nodes", "3"});
    EXPECT_THAT(few, EndsWith(0));
    EXPECT_THAT(few.err, AllOf(StartsWith("cairn: "), HasSubstr("3 concepts"), HasSubstr("4 are left out"),
                               HasSubstr("--max-nodes")));
    EXPECT_EQ(count(few.err, "\n"), 1U) << "one line";
    EXPECT_EQ(cairn({"export", "Racing", "--format", format, "--max-nodes", "7"}).err, "");
    EXPECT_EQ(cairn({"export", "--format", format}).err, "");
  }
  const std::string few = export_as("mermaid", {"Racing", "--max-nodes", "2"});
  EXPECT_THAT(few, AllOf(HasSubstr("Racing"), HasSubstr("Sail Trim"), Not(HasSubstr("Mast"))))
      << "the nearest";
  EXPECT_THAT(export_as("mermaid", {"Racing", "--max-nodes", "1"}), HasSubstr("Racing")) << "the goal";
  EXPECT_EQ(count(export_as("dot", {"--max-nodes", "4"}), "[id=\"c_"), 4U);
}

TEST_F(PictureFormats, OfAFewOfALargeGraphKeepThoseWithMostRequirements) {
  import_text(sailing_graph());
  const std::string few = export_as("mermaid", {"--max-nodes", "3"});
  EXPECT_THAT(few,
              AllOf(HasSubstr("Sail Trim"), Not(HasSubstr("Knots")), HasSubstr("7 concepts are left out")));
}

TEST_F(PictureFormats, OfWhatIsKnownLeaveOutNothingMoreThanTheyHoldBack) {
  import_text(sailing_graph());
  const Outcome run =
      cairn({"export", "Racing", "--know", "Apparent Wind", "--format", "mermaid", "--max-nodes", "4"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(count(run.out, "(\"") + count(run.out, "[\"") + count(run.out, "{\""), 4U);
  EXPECT_THAT(run.out, HasSubstr("Racing"));
}

TEST_F(PictureFormats, SayNothingOfALibrarysTroubleThatDidNotStopThem) {
  import_text(sailing_graph());
  RunOptions options;
  options.environment["FONTCONFIG_FILE"] = "/nonexistent";  // the library for fonts complains of this
  const Outcome run = cairn({"export", "Racing", "--format", "svg"}, options);
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.err, "");
  EXPECT_THAT(run.out, HasSubstr("</svg>"));
}

TEST_F(PictureFormats, OfTheWrongNumberOfConceptsEndWithTwo) {
  import_text(sailing_graph());
  for (const char* number : {"0", "-1", "x", "1.5"})
    EXPECT_THAT(cairn({"export", "--format", "dot", std::string("--max-nodes=") + number}), EndsWith(2))
        << number;
}

// --- files ---

const std::vector<std::string>& all_formats() {
  static const std::vector<std::string> formats = {"csv", "graphml", "mermaid", "svg", "png",
                                                   "pdf", "dot",     "jsonl",   "json"};
  return formats;
}

TEST_F(Formats, AreWrittenToFilesWithAndWithoutNames) {
  import_text(sailing_graph());
  for (const auto& format : all_formats()) {
    for (const Arguments& which : std::vector<Arguments>{{}, {"Sail Trim"}}) {
      SCOPED_TRACE(format);
      const auto file = folder_ / ("out." + format);
      Arguments arguments = {"export", "--format", format, "-o", file.string()};
      arguments.insert(arguments.end(), which.begin(), which.end());
      const Outcome run = cairn(arguments);
      EXPECT_THAT(run, EndsWith(0));
      EXPECT_EQ(run.out, "");
      const std::string written = test::read_file(file);
      if (format == "pdf") {
        EXPECT_THAT(written, StartsWith("%PDF-")) << "it holds the time";
      } else {
        EXPECT_EQ(written, export_as(format, which));
      }
      EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
    }
  }
}

TEST_F(Formats, ThatCannotBeWrittenEndWithThreeAndLeaveNoFile) {
  import_text(sailing_graph());
  for (const auto& format : all_formats()) {
    SCOPED_TRACE(format);
    const auto missing = folder_ / "no";
    const Outcome run = cairn({"export", "--format", format, "-o", (missing / "x").string()});
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr((missing / "x").string())));
    EXPECT_EQ(run.out, "");
    EXPECT_FALSE(std::filesystem::exists(missing));
    const auto file = folder_ / "x";
    EXPECT_THAT(cairn({"export", "nonsense", "--format", format, "-o", file.string()}), EndsWith(1));
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
    if (std::filesystem::exists("/dev/full")) {
      EXPECT_THAT(cairn({"export", "--format", format, "-o", "/dev/full"}), EndsWith(3));
      EXPECT_THAT(cairn({"export", "--format", format}, {.output = Output::kFullDisk}), EndsWith(3));
    }
  }
}

TEST_F(Formats, ThatFailAtTheEndLeaveNoPartOfAFile) {
  import_text(sailing_graph());
  // A folder stands where the file should.
  const auto folder = folder_ / "out.csv";
  std::filesystem::create_directory(folder);
  EXPECT_THAT(cairn({"export", "--format", "csv", "-o", folder.string()}), EndsWith(3));
  EXPECT_FALSE(std::filesystem::exists(folder.string() + ".part"));
}

TEST_F(Formats, KeepAFileOfTheirsThatIsALink) {
  import_text(sailing_graph());
  const auto file = write("real.csv", "yesterday");
  const auto link = folder_ / "link.csv";
  std::filesystem::create_symlink(file, link);
  EXPECT_THAT(cairn({"export", "--format", "csv", "-o", link.string()}), EndsWith(0));
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(test::read_file(file), export_as("csv"));
}

TEST_F(Formats, WriteOverNoFileOfAnotherName) {
  import_text(sailing_graph());
  const auto file = write("out.csv.part", "my own");
  EXPECT_THAT(cairn({"export", "--format", "csv", "-o", (folder_ / "out.csv").string()}), EndsWith(0));
  ASSERT_TRUE(std::filesystem::exists(file));
  EXPECT_EQ(test::read_file(file), "my own");
}

TEST_F(Formats, ThatAreUnknownOrContradictEachOtherEndWithTwo) {
  import_text(sailing_graph());
  EXPECT_THAT(cairn({"export", "--format", "gif"}), EndsWith(2));
  EXPECT_THAT(cairn({"export", "--format", "csv", "--json"}), EndsWith(2));
  EXPECT_THAT(cairn({"export", "--format", ""}), EndsWith(2));
}

TEST_F(Formats, OfAMissingDatabaseEndWithThree) {
  for (const auto& format : all_formats()) {
    EXPECT_THAT(cairn({"export", "--format", format, "-o", (folder_ / "x").string()}), EndsWith(3)) << format;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x"));
    EXPECT_FALSE(has_database());
  }
}

}  // namespace
}  // namespace cairn::cli
