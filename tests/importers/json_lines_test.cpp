// Graphs in JSON Lines: taken back as they were written, known again by source and id, and refused whole when
// a line is wrong.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"
#include "tests/support/random.h"
#include "tests/support/stored_bytes.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Outcome = ImportReport::Outcome;

namespace type = graph::type;
namespace key = graph::key;

std::string node(const std::string& id, const std::string& name, const std::string& more = "") {
  return R"({"type":"node","id":")" + id + R"(","labels":["Concept"],"properties":{"name":")" + name + "\"" +
         more + "}}\n";
}
std::string relationship(const std::string& id, const std::string& start, const std::string& end,
                         const std::string& properties = "{}", const std::string& label = "REQUIRES") {
  return R"({"type":"relationship","id":")" + id + R"(","label":")" + label + R"(","properties":)" +
         properties + R"(,"start":{"id":")" + start + R"(","labels":["Concept"]},"end":{"id":")" + end +
         "\"}}\n";
}

ImportOptions with_bulk_load_from(std::uintmax_t bytes) {
  ImportOptions options;
  options.bulk_load_bytes = bytes;
  return options;
}
const ImportOptions kInBulk = with_bulk_load_from(0);
const ImportOptions kInATransaction = with_bulk_load_from(std::numeric_limits<std::uintmax_t>::max());

class JsonLinesImport : public ImportTest {
 protected:
  ImportReport import_graph(const std::string& text, std::string_view name = "graph") {
    return import_text(text, name);
  }
  /// What an export of `graph` gives after its import into an empty one.
  std::string taken_back(const std::string& text) {
    const auto file = write("taken-back", text);
    graph::Graph other(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(other, {file}, kInATransaction);
    graph::Graph loaded(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(loaded, {file}, kInBulk);
    EXPECT_EQ(test::stored_bytes(loaded), test::stored_bytes(other)) << "a bulk load leaves the same";
    return exported(other);
  }
  void expect_round_trip() {
    const std::string once = exported(graph_);
    EXPECT_FALSE(once.empty());
    EXPECT_EQ(taken_back(once), once);
  }
};

// --- by a bulk load ---

class BulkImport : public JsonLinesImport {
 protected:
  ImportReport import_in_bulk(const std::string& text) { return import({write("graph", text)}, kInBulk); }
};

TEST_F(BulkImport, ReportsWhatItReadAndWhatTheGraphHolds) {
  const auto report = import_in_bulk(node("1", "a") + node("2", "b") + relationship("1", "1", "2") +
                                     relationship("2", "2", "1", "{}", "MENTIONS"));
  ASSERT_EQ(report.files.size(), 1U);
  EXPECT_EQ(report.files[0].outcome, Outcome::kImported);
  EXPECT_EQ(report.files[0].nodes, 2U);
  EXPECT_EQ(report.files[0].relationships, 2U);
  EXPECT_EQ(report.concepts, 2U);
  EXPECT_EQ(report.requirements, 1U);
  EXPECT_EQ(report.mentions, 1U);
  EXPECT_TRUE(report.changed);
}

TEST_F(BulkImport, IsKnownAgain) {
  const std::string text = node("1", "a") + node("2", "b") + relationship("1", "1", "2");
  import_in_bulk(text);
  const auto commit = graph_.snapshot()->commit_number();
  EXPECT_FALSE(import_in_bulk(text).changed);
  EXPECT_EQ(graph_.snapshot()->commit_number(), commit);
  import_in_bulk(node("2", "beta") + node("3", "c") + relationship("1", "3", "2"));
  EXPECT_EQ(content_of(graph_), fresh({folder_ / "graph"}));
}

TEST_F(BulkImport, OfSeveralFilesIsOneCommit) {
  const auto first = write("first", node("1", "a") + relationship("1", "1", "1"));
  const auto second = write("second", node("1", "b") + relationship("1", "1", "1"));
  const auto before = graph_.snapshot()->commit_number();
  import({first, second}, kInBulk);
  EXPECT_EQ(graph_.snapshot()->commit_number(), before + 1);
  EXPECT_EQ(content_of(graph_), fresh({first, second}));
}

TEST_F(BulkImport, NamesTheOneOfSeveralFilesThatIsWrong) {
  const std::string right = node("1", "a") + relationship("1", "1", "1");
  const auto first = write("first", right);
  const auto second = write("second", right + relationship("2", "1", "1") + relationship("1", "1", "1"));
  EXPECT_THAT(error_of([&] {
                import({first, second}, kInBulk);
              }),
              IsError(ErrorKind::kInput, AllOf(HasSubstr("second"), HasSubstr("line 4"))));
  EXPECT_EQ(graph_.snapshot()->node_count(), 0U);
}

TEST_F(BulkImport, IsNotDoneWhereThereWereNodesOnce) {
  import_in_bulk(node("1", "a") + node("2", "b"));
  const auto transaction = graph_.begin();
  transaction->delete_node(1);
  transaction->delete_node(2);
  transaction->commit();
  import_in_bulk(node("2", "b") + node("3", "c"));
  EXPECT_EQ(content_of(graph_), fresh({folder_ / "graph"}));
}

// --- round trips ---

TEST_F(JsonLinesImport, TakesBackWhatExportWrites) {
  const auto a = build_.node({"Concept", "Knot"}, {{key::kName, "Bowline"}, {"turns", std::int64_t{1}}});
  const auto b = build_.node({"Concept"}, {{key::kName, "Sheet Bend"}});
  build_.node();
  build_.relate(a, type::kRequires, b, {{key::kConfidence, 0.25}});
  build_.commit();
  expect_round_trip();
}

TEST_F(JsonLinesImport, TakesBackEveryKindOfProperty) {
  const auto a = build_.node(
      {"Ü \"quoted\" label", "a:b"},
      {{"least", std::numeric_limits<std::int64_t>::min()},
       {"most", std::numeric_limits<std::int64_t>::max()},
       {"whole", 3.0},
       {"negative zero", -0.0},
       {"tiny", 5e-324},
       {"huge", 1.7976931348623157e308},
       {"nan", std::numeric_limits<double>::quiet_NaN()},
       {"infinite", std::numeric_limits<double>::infinity()},
       {"minus infinite", -std::numeric_limits<double>::infinity()},
       {"text", "quote \" backslash \\ line \n tab \t zero \x01 \u6570\u5B66 \U0001F600 \u2028"},
       {"empty", ""},
       {"yes", true},
       {"no", false},
       {"list", graph::List{"a", std::int64_t{1}, 1.0, true}},
       {"none", graph::List{}},
       {"nested", graph::List{graph::List{std::int64_t{1}, graph::List{}}, graph::List{graph::List{"deep"}}}},
       {"odd numbers",
        graph::List{std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity()}},
       {"$float", "a key like a tag"},
       {"", "no key"}});
  build_.relate(a, "odd type \u00E4", a, {{"nan", std::numeric_limits<double>::quiet_NaN()}});
  build_.commit();
  expect_round_trip();
}

TEST_F(JsonLinesImport, TakesBackSelfLoopsAndParallelRelationships) {
  const auto a = build_.concept_named("a");
  const auto b = build_.concept_named("b");
  build_.relate(a, "T", a);
  build_.relate(a, "T", a, {{"n", std::int64_t{2}}});
  build_.relate(a, "T", b);
  build_.relate(a, "T", b);
  build_.relate(b, "T", a);
  build_.relate(a, "U", b);
  build_.commit();
  expect_round_trip();
}

TEST_F(JsonLinesImport, KeepsIdsWithTheirGaps) {
  std::vector<graph::NodeId> nodes;
  for (int i = 0; i < 20; ++i) nodes.push_back(build_.concept_named("c" + std::to_string(i)));
  for (int i = 0; i + 1 < 20; ++i)
    build_.relate(nodes[static_cast<std::size_t>(i)], "T", nodes[static_cast<std::size_t>(i) + 1]);
  build_.open().detach_delete_node(nodes[3]);
  build_.open().detach_delete_node(nodes[11]);
  build_.commit();
  expect_round_trip();
}

TEST_F(JsonLinesImport, TakesBackAnImportedGlossary) {
  import(data_files());
  expect_round_trip();
}

TEST_F(JsonLinesImport, TakesBackRandomGraphs) {
  for (const std::uint64_t seed : test::seeds(5)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    test::GraphBuilder build(graph);
    std::vector<graph::NodeId> nodes;
    const auto value = [&random](const auto& self, int depth) -> graph::Value {
      switch (random.below(depth < 3 ? 6 : 5)) {
        case 0:
          return static_cast<std::int64_t>(random.bits());
        case 1: {
          const double number =
              std::ldexp(static_cast<double>(random.bits()), static_cast<int>(random.below(2000)) - 1000);
          return random.chance(10) ? std::numeric_limits<double>::quiet_NaN() : number;
        }
        case 2:
          return random.chance(50);
        case 3:
          return std::string(random.below(5), static_cast<char>('a' + random.below(26))) + "\u00E9\n";
        case 4:
          return std::to_string(random.bits());
        default: {
          graph::List list;
          for (std::size_t i = random.below(4); i > 0; --i) list.push_back(self(self, depth + 1));
          return list;
        }
      }
    };
    const auto properties = [&] {
      test::GraphBuilder::Properties some;
      for (const char* name : {"a", "b", "name"}) {
        if (random.chance(60)) some.emplace_back(name, value(value, 0));
      }
      return some;
    };
    for (std::size_t i = 0; i < 1 + random.below(30); ++i) {
      std::vector<std::string_view> labels;
      for (const char* label : {"A", "B", "Concept"}) {
        if (random.chance(40)) labels.emplace_back(label);
      }
      nodes.push_back(build.node(labels, properties()));
    }
    for (std::size_t i = random.below(60); i > 0; --i)
      build.relate(random.pick(nodes), random.chance(50) ? "T" : "U", random.pick(nodes), properties());
    build.commit();
    const std::string once = exported(graph);
    EXPECT_EQ(taken_back(once), once);
  }
}

TEST_F(JsonLinesImport, GivesANodeAFreshIdWhereItsOwnIsTaken) {
  build_.concept_named("mine");
  build_.commit();
  import_graph(node("1", "theirs"));
  EXPECT_TRUE(picture().has("mine"));
  EXPECT_TRUE(picture().has("theirs"));
}

TEST_F(JsonLinesImport, TakesIdsThatAreNoNumbers) {
  import_graph(node("ex:a", "a") + node("", "b") + node("-1", "c") + node("99999999999999999999999", "d") +
               node("007", "e") + relationship("r", "ex:a", "") + relationship("s", "-1", "007"));
  EXPECT_EQ(picture().concepts.size(), 5U);
  EXPECT_TRUE(picture().has(type::kRequires, "a", "b"));
  EXPECT_TRUE(picture().has(type::kRequires, "c", "e"));
}

TEST_F(JsonLinesImport, TakesNumbersForIds) {
  import_graph("{\"type\":\"node\",\"id\":7,\"labels\":[\"Concept\"],\"properties\":{\"name\":\"a\"}}\n" +
               relationship("1", "7", "7"));
  EXPECT_TRUE(picture().has(type::kRequires, "a", "a"));
}

TEST_F(JsonLinesImport, DoesWithoutLabelsAndProperties) {
  import_graph(
      "{\"type\":\"node\",\"id\":\"1\"}\n{\"type\":\"node\",\"id\":\"2\",\"properties\":null}\n\n"
      "{\"type\":\"relationship\",\"id\":\"1\",\"label\":\"T\",\"start\":{\"id\":\"1\"},\"end\":{\"id\":"
      "\"2\"}}\r\n");
  EXPECT_EQ(graph_.snapshot()->node_count(), 2U);
  EXPECT_EQ(graph_.snapshot()->relationship_count(), 1U);
}

TEST_F(JsonLinesImport, ReportsWhatItRead) {
  const auto report = import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2"));
  ASSERT_EQ(report.files.size(), 1U);
  EXPECT_EQ(report.files[0].outcome, Outcome::kImported);
  EXPECT_EQ(report.files[0].nodes, 2U);
  EXPECT_EQ(report.files[0].relationships, 1U);
  EXPECT_EQ(report.requirements, 1U);
}

// --- again, and in new versions ---

TEST_F(JsonLinesImport, ChangesNothingTheSecondTime) {
  const std::string text =
      node("1", "a") + node("2", "b") + relationship("1", "1", "2", R"({"confidence":{"$float":"NaN"}})");
  import_graph(text);
  const std::string before = exported(graph_);
  const auto commit = graph_.snapshot()->commit_number();
  const auto report = import_graph(text);
  EXPECT_EQ(report.files.at(0).outcome, Outcome::kUnchanged);
  EXPECT_FALSE(report.changed);
  EXPECT_EQ(exported(graph_), before);
  EXPECT_EQ(graph_.snapshot()->commit_number(), commit);
}

TEST_F(JsonLinesImport, OfANewVersionUpdatesAndRemoves) {
  import_graph(node("1", "a", R"(,"old":1)") + node("2", "b") + node("3", "c") +
               relationship("1", "1", "2", R"({"old":1})") + relationship("2", "2", "3"));
  const auto id = graph_.snapshot()->find_concept("a").nodes.at(0);
  const auto report = import_graph(node("1", "a", R"(,"new":2)") + node("2", "beta") + node("4", "d") +
                                   relationship("1", "1", "2", R"({"new":2})") + relationship("3", "4", "1"));
  EXPECT_EQ(report.files.at(0).outcome, Outcome::kUpdated);
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("a", "beta", "d"));
  EXPECT_EQ(graph_.snapshot()->find_concept("a").nodes.at(0), id) << "a node that stays keeps its id";
  EXPECT_EQ(graph_.snapshot()->relationship_count(), 2U);
  const std::string text = exported(graph_);
  EXPECT_THAT(text, ::testing::Not(HasSubstr("\"old\"")));
  EXPECT_THAT(text, HasSubstr(R"({"name":"a","new":2})"));
}

TEST_F(JsonLinesImport, OfANewVersionEqualsAFreshImport) {
  for (const std::uint64_t seed : test::seeds(8)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    std::string text;
    for (int version = 0; version < 4; ++version) {
      text.clear();
      std::vector<std::string> ids;
      for (int i = 1; i <= 12; ++i) {
        if (random.chance(60)) {
          ids.push_back(std::to_string(i));
          text += node(ids.back(), "n" + std::to_string(random.below(3)) + "-" + std::to_string(i));
        }
      }
      for (int i = 1; !ids.empty() && i <= 15; ++i) {
        if (random.chance(60))
          text += relationship(std::to_string(i), random.pick(ids), random.pick(ids),
                               random.chance(50) ? "{}" : R"({"x":1})", random.chance(70) ? "REQUIRES" : "T");
      }
      if (text.empty()) text = node("1", "only");
      import_files(graph, {write("graph", text)});
    }
    EXPECT_EQ(difference(content_of(graph), fresh({folder_ / "graph"})), "");
  }
}

TEST_F(JsonLinesImport, OfANewVersionComesOverWhatOthersDeleted) {
  import_graph(node("1", "a") + node("2", "b") + node("3", "c") + relationship("1", "1", "2") +
               relationship("2", "1", "3"));
  build_.open().detach_delete_node(graph_.snapshot()->find_concept("b").nodes.at(0));
  build_.open().detach_delete_node(graph_.snapshot()->find_concept("c").nodes.at(0));
  build_.commit();
  // "2" stands in the new version as well, "3" does not.
  EXPECT_EQ(error_of([&] { import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2")); }),
            std::nullopt);
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("a", "b"));
  EXPECT_TRUE(picture().has(type::kRequires, "a", "b"));
  // And the node that came back is known again.
  EXPECT_EQ(error_of([&] { import_graph(node("1", "a") + node("2", "beta")); }), std::nullopt);
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("a", "beta"));
}

TEST_F(JsonLinesImport, OfANewVersionRemovesManyThousands) {
  std::string many = node("0", "first");
  std::string few = many;
  for (int i = 1; i <= 21000; ++i) {
    const std::string id = std::to_string(i);
    for (std::string* text : {&many, &few}) {
      if (text == &few && i % 7000 != 0) continue;
      *text += node(id, "n" + id) + relationship(id, "0", id);
    }
  }
  import_graph(many);
  import_graph(few);
  EXPECT_EQ(difference(content_of(graph_), fresh({folder_ / "graph"})), "");
  EXPECT_EQ(graph_.snapshot()->node_count(), 4U);
}

TEST_F(JsonLinesImport, TakesTheLargestIdsThatThereAre) {
  const std::string largest = "9223372036854775806";
  import_graph(node("1", "a") + node("4611686018427387904", "b") + relationship(largest, "1", "1"));
  import_graph(node("1", "a") + node("4611686018427387904", "beta") + relationship(largest, "1", "1"));
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("a", "beta"));
  EXPECT_TRUE(picture().has(type::kRequires, "a", "a"));
}

TEST_F(JsonLinesImport, KnowsNodesBySourceAndIdAndNeverByName) {
  build_.concept_named("a");
  build_.commit();
  import_graph(node("1", "a") + node("2", "a"), "first");
  import_graph(node("1", "a"), "second");
  EXPECT_EQ(graph_.snapshot()->node_count(), 4U);
  import_graph(node("1", "b"), "second");
  EXPECT_EQ(graph_.snapshot()->concepts_named("a").size(), 3U);
  EXPECT_EQ(graph_.snapshot()->concepts_named("b").size(), 1U);
}

TEST_F(JsonLinesImport, OfOneSourceLeavesOthersAlone) {
  import_graph(node("1", "a") + relationship("1", "1", "1"), "first");
  import_graph(node("1", "b") + relationship("1", "1", "1"), "second");
  import_graph(node("2", "c"), "first");
  EXPECT_THAT(picture().names(), ::testing::ElementsAre("b", "c"));
  EXPECT_TRUE(picture().has(type::kRequires, "b", "b"));
}

TEST_F(JsonLinesImport, KeepsRequirementsAsTheyStandCyclesIncluded) {
  import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2") + relationship("2", "2", "1"));
  import_text(data("sailing-dump.txt"), "sailing");
  EXPECT_TRUE(picture().has(type::kRequires, "a", "b"));
  EXPECT_TRUE(picture().has(type::kRequires, "b", "a"));
}

// --- beside glossaries ---

class GraphsBesideGlossaries : public JsonLinesImport {
 protected:
  /// Lines of the graph that came from a file, whatever ids they have here.
  static constexpr const char* kGraph =
      R"({"type":"node","id":"a","labels":["Concept"],"properties":{"name":"Splicing","origin":"entry","definition":"Joining ropes."}})"
      "\n"
      R"({"type":"node","id":"b","labels":["Concept"],"properties":{"name":"Leeway","origin":"introduced","definition":"Mine."}})"
      "\n"
      R"({"type":"node","id":"c","labels":["Category"],"properties":{"name":"ropework","note":"mine"}})"
      "\n"
      R"({"type":"node","id":"d","labels":["Category"],"properties":{"name":"hull","note":"mine"}})"
      "\n"
      R"({"type":"node","id":"e","labels":["Concept"],"properties":{"name":"Whipping","origin":"entry"}})"
      "\n"
      R"({"type":"relationship","id":"1","label":"REQUIRES","properties":{"origin":"extracted","confidence":0.5},"start":{"id":"a"},"end":{"id":"b"}})"
      "\n"
      R"({"type":"relationship","id":"2","label":"MENTIONS","properties":{"count":4},"start":{"id":"a"},"end":{"id":"b"}})"
      "\n"
      R"({"type":"relationship","id":"3","label":"IN_CATEGORY","properties":{},"start":{"id":"b"},"end":{"id":"d"}})"
      "\n"
      R"({"type":"relationship","id":"4","label":"RELATED","properties":{},"start":{"id":"b"},"end":{"id":"a"}})"
      "\n";
  /// How often the graph's lines stand in the export.
  void expect_the_graph_is_whole() {
    const std::string text = exported(graph_);
    for (const char* part :
         {R"("definition":"Joining ropes.")", R"("definition":"Mine.")",
          R"({"name":"ropework","note":"mine"})", R"({"name":"hull","note":"mine"})", R"("name":"Whipping")",
          R"({"confidence":0.5,"origin":"extracted"})", R"({"count":4})"})
      EXPECT_NE(text.find(part), std::string::npos) << part << " is gone";
    EXPECT_TRUE(std::any_of(edges_.begin(), edges_.end(), [](const ShownEdge& edge) {
      return edge.type == type::kRelated && edge.to == "Splicing";
    }));
    EXPECT_EQ(graph_.snapshot()->concepts_named("Leeway").size(), 2U)
        << "one of the graph, one of the glossary";
  }
  void look() {
    edges_.clear();
    const auto view = graph_.snapshot();
    std::map<graph::NodeId, std::string> names;
    for (const auto& found : view->nodes(view->nodes_after(0, 100000)))
      names[found->id] = view->text_property(*found, key::kName);
    for (const auto& found : view->relationships_after(0, 100000)) {
      ShownEdge edge;
      edge.type = view->catalog().types.name(found.type);
      edge.from = names[found.start];
      edge.to = names[found.end];
      edges_.push_back(edge);
    }
  }
  std::vector<ShownEdge> edges_;
};

TEST_F(GraphsBesideGlossaries, KeepWhatTheyBroughtThoughItLooksLikeAConclusion) {
  import_graph(kGraph);
  import_text(data("sailing-dump.txt"), "sailing");
  look();
  expect_the_graph_is_whole();
}

TEST_F(GraphsBesideGlossaries, KeepWhatTheyBroughtWhenTheyComeSecond) {
  import_text(data("sailing-dump.txt"), "sailing");
  import_graph(kGraph);
  import_text(data("sailing-dump.txt") + "halyard, lines\n**Halyard** is the line that hoists a sail.\n",
              "sailing");
  look();
  expect_the_graph_is_whole();
}

TEST_F(GraphsBesideGlossaries, GiveTheSameGraphInAnyOrder) {
  const auto glossary = write("sailing", data("sailing-dump.txt"));
  const auto graph_file = write("graph", kGraph);
  const Content at_once = fresh({glossary, graph_file});
  for (const auto& order : {std::vector{glossary, graph_file}, std::vector{graph_file, glossary}}) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    for (const auto& path : order) import_files(graph, {path});
    EXPECT_EQ(difference(content_of(graph), at_once), "");
  }
}

TEST_F(GraphsBesideGlossaries, CanBeUpdatedAfterAGlossaryWasImported) {
  import_graph(kGraph);
  import_text(data("sailing-dump.txt"), "sailing");
  EXPECT_EQ(error_of([&] { import_graph(node("a", "Splicing") + node("z", "Worming")); }), std::nullopt);
  EXPECT_TRUE(picture().has("Splicing"));
  EXPECT_TRUE(picture().has("Worming"));
  EXPECT_FALSE(picture().has("Whipping"));
}

TEST_F(GraphsBesideGlossaries, ThatAreExportsOfGlossariesBringConclusionsAndNotASecondSetOfThem) {
  const auto expect_each_once = [](graph::Graph& graph, const char* when) {
    const auto view = graph.snapshot();
    std::map<std::string, int> names;
    for (const auto& found : view->nodes(view->nodes_after(0, 100000))) {
      if (found->has_label(*view->catalog().labels.find("Concept")))
        ++names[view->text_property(*found, key::kName)];
    }
    for (const auto& [name, count] : names) EXPECT_EQ(count, 1) << name << ", " << when;
  };
  import_text(data("sailing-dump.txt"), "sailing");
  const auto whole = write("export.jsonl", exported(graph_));
  const auto bread = write("bread", data("bread-page.txt"));
  for (const auto& order : {std::vector{whole, bread}, std::vector{bread, whole}}) {
    graph::Graph at_once(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(at_once, order);
    expect_each_once(at_once, "imported together");
    graph::Graph apart(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    for (const auto& path : order) import_files(apart, {path});
    expect_each_once(apart, "imported one after the other");
  }
}

TEST_F(GraphsBesideGlossaries, LeaveTheGlossaryWhole) {
  import_text(data("sailing-dump.txt"), "sailing");
  const Content before = content_of(graph_);
  import_graph(kGraph);
  import_graph(node("z", "Worming"));
  Content after = content_of(graph_);
  const auto is_mine = [](const std::string& line) { return line.find("Worming") != std::string::npos; };
  after.erase(std::remove_if(after.begin(), after.end(), is_mine), after.end());
  EXPECT_EQ(difference(after, before), "");
}

// --- wrong lines ---

class WrongLines : public JsonLinesImport {
 protected:
  /// The second line of a file is wrong; the first one must not be imported either.
  void expect_refused(const std::string& line, const std::string& reason = "") {
    SCOPED_TRACE(line.substr(0, 300));
    expect_refused_at("line 2", node("1", "a") + line + "\n" + node("9", "z"), reason);
  }
  /// By the transaction and by the bulk load.
  void expect_refused_at(const std::string& place, const std::string& text, const std::string& reason = "") {
    const auto file = write("graph", text);
    for (const ImportOptions& options : {kInATransaction, kInBulk}) {
      SCOPED_TRACE(options.bulk_load_bytes);
      EXPECT_THAT(error_of([&] { import({file}, options); }),
                  IsError(ErrorKind::kInput, AllOf(HasSubstr("graph"), HasSubstr(place), HasSubstr(reason))));
      EXPECT_EQ(graph_.snapshot()->node_count(), 0U);
    }
  }
};

TEST_F(WrongLines, AreRefusedWithTheirPlace) {
  expect_refused("{", "JSON");
  expect_refused("nonsense", "JSON");
  expect_refused("[1]", "object");
  expect_refused("\"node\"", "object");
  expect_refused("{} {}", "JSON");
  expect_refused("{}", "type");
  expect_refused(R"({"type":1,"id":"2"})");
  expect_refused(R"({"type":"edge","id":"2"})", "type");
  expect_refused(R"({"type":null})", "type");
  expect_refused(R"({"type":"node"})", "id");
  expect_refused(R"({"type":"node","id":null})", "id");
  expect_refused(R"({"type":"node","id":1.5})", "id");
  expect_refused(R"({"type":"node","id":["2"]})", "id");
  expect_refused(R"({"type":"node","id":"1"})", "second time");
  expect_refused(R"({"type":"node","id":"2","labels":[1]})", "label");
  expect_refused(R"({"type":"node","id":"2","properties":[]})", "properties");
  expect_refused(R"({"type":"node","id":"2","properties":"x"})", "properties");
  expect_refused(R"({"type":"node","id":"2","properties":{"a":{"b":1}}})", "property");
  expect_refused(R"({"type":"node","id":"2","properties":{"a":{"$float":"x"}}})", "property");
  expect_refused(R"({"type":"node","id":"2","properties":{"a":[{"b":1}]}})", "property");
  expect_refused(R"({"type":"node","id":"2","properties":{"a":9223372036854775808}})", "64 bits");
  expect_refused("{\"type\":\"node\",\"id\":\"2\",\"properties\":{\"a\":\"\\ud800\"}}", "JSON");
  expect_refused(R"({"type":"relationship","id":"1"})");
  expect_refused(R"({"type":"relationship","id":"1","label":"T","start":{"id":"1"}})", "end");
  expect_refused(R"({"type":"relationship","id":"1","label":"T","start":"1","end":"1"})", "start");
  expect_refused(R"({"type":"relationship","id":"1","label":"T","start":{"id":"1"},"end":{"id":"9"}})", "9");
  expect_refused(R"({"type":"relationship","id":"1","start":{"id":"1"},"end":{"id":"1"}})", "label");
  expect_refused(R"({"type":"relationship","label":"T","start":{"id":"1"},"end":{"id":"1"}})", "id");
}

TEST_F(WrongLines, AreThoseThatAConstraintRefuses) {
  auto transaction = graph_.begin();
  const auto index =
      transaction->create_index(transaction->label("Concept"), transaction->key("name"), true, "");
  transaction->commit();
  transaction.reset();
  graph_.build_index(index, [] { return true; });
  expect_refused_at("line 3", node("1", "a") + node("2", "b") + node("3", "a"), "unique");
}

TEST_F(JsonLinesImport, LetsNodesOfAFileExchangeValuesThatMustBeUnique) {
  auto transaction = graph_.begin();
  transaction->create_index(transaction->label("Concept"), transaction->key("name"), true, "");
  transaction->commit();
  transaction.reset();
  import_graph(node("1", "a") + node("2", "b") + node("3", "c"));
  import_graph(node("1", "b") + node("2", "c") + node("3", "a"));
  EXPECT_EQ(exported(graph_), node("1", "b") + node("2", "c") + node("3", "a"));
  import_graph(node("4", "c") + node("1", "b") + node("3", "a"));
  EXPECT_THAT(exported(graph_), AllOf(HasSubstr(R"("name":"c")"), Not(HasSubstr(R"("id":"2")"))))
      << "a new node has what one had that is gone";
  auto person = graph_.begin();
  person->create_relationship(person->type("KNOWS"), person->create_node({}, {}), 1, {});
  person->commit();
  person.reset();
  const std::string kept = exported(graph_);
  EXPECT_THAT(error_of([&] { import_graph(node("4", "c") + node("3", "b")); }),
              IsError(ErrorKind::kInput, AllOf(HasSubstr("line 2"), HasSubstr("unique"))))
      << "somebody knows the node that is gone, which stays therefore";
  EXPECT_EQ(exported(graph_), kept);
  const std::string before = exported(graph_);
  EXPECT_THAT(error_of([&] { import_graph(node("1", "b") + node("3", "b")); }),
              IsError(ErrorKind::kInput, AllOf(HasSubstr("line 2"), HasSubstr("unique"))));
  EXPECT_EQ(exported(graph_), before);
}

TEST_F(WrongLines, AreThoseWhoseLabelsAreNoList) {
  expect_refused(R"({"type":"node","id":"2","labels":"Concept"})", "label");
  expect_refused(R"({"type":"node","id":"2","labels":{"a":"Concept"}})", "label");
}

TEST_F(WrongLines, AreThoseThatGiveARelationshipsIdForTheSecondTime) {
  expect_refused_at("line 3",
                    node("1", "a") + relationship("1", "1", "1") + relationship("1", "1", "1", R"({"n":2})"));
}

TEST_F(WrongLines, AreThoseWithIntegersBelowSixtyFourBits) {
  expect_refused(R"({"type":"node","id":"2","properties":{"a":-9223372036854775809}})", "64 bits");
}

TEST_F(WrongLines, NestedBeyondAllReasonDoNotEndTheProgram) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const std::string deep = std::string(200000, '[') + std::string(200000, ']');
  const std::string text = node("1", "a") + R"({"type":"node","id":"2","properties":{"a":)" + deep + "}}\n";
  const auto import_and_end = [&] {
    const auto error = error_of([&] { import_graph(text); });
    std::_Exit(!error || error->kind() == ErrorKind::kInput ? 0 : 1);
  };
  EXPECT_EXIT(import_and_end(), ::testing::ExitedWithCode(0), "") << "refused or taken, but not a crash";
}

TEST_F(WrongLines, ChangeNothingOfAnEarlierVersion) {
  import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2"));
  const std::string before = exported(graph_);
  EXPECT_THAT(error_of([&] { import_graph(node("1", "alpha") + "{\n"); }),
              IsError(ErrorKind::kInput, HasSubstr("line 2")));
  EXPECT_EQ(exported(graph_), before);
  EXPECT_EQ(import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2")).files.at(0).outcome,
            Outcome::kUnchanged);
}

TEST_F(WrongLines, AreThoseWhoseEndsStandInAnEarlierVersionOnly) {
  import_graph(node("1", "a") + node("2", "b") + relationship("1", "1", "2"));
  EXPECT_THAT(error_of([&] { import_graph(node("1", "a") + relationship("1", "1", "2")); }),
              IsError(ErrorKind::kInput, AllOf(HasSubstr("line 2"), HasSubstr("node 2"))));
  EXPECT_THAT(error_of([&] { import_graph(node("1", "a") + node("1", "a")); }),
              IsError(ErrorKind::kInput, HasSubstr("second time")));
}

TEST_F(WrongLines, AreCountedFromTheFirstAlsoOverBlankOnes) {
  EXPECT_THAT(error_of([&] { import_graph(node("1", "a") + "\n\r\n\n{\n"); }),
              IsError(ErrorKind::kInput, HasSubstr("line 5")));
}

TEST_F(WrongLines, WithNamesThatCannotBeKeptAreRefusedOrKept) {
  // A zero byte is valid JSON and valid UTF-8.
  const std::string text =
      "{\"type\":\"node\",\"id\":\"1\",\"labels\":[\"Concept\"],\"properties\":{\"name\":\"a\\u0000b\","
      "\"aliases\":[\"\\u0000\"]}}\n";
  const auto error = error_of([&] { import_graph(text); });
  if (error) {
    EXPECT_THAT(error, IsError(ErrorKind::kInput, HasSubstr("line 1")));
  } else {
    expect_round_trip();
  }
}

TEST_F(JsonLinesImport, NamesTheLineOfADateThatThereIsNot) {
  const auto error =
      error_of([&] { import_graph(node("1", "A") + node("2", "B", R"(,"day":{"$date":"2023-02-30"})")); });
  EXPECT_THAT(error, IsError(ErrorKind::kInput, HasSubstr("line 2")));
}

}  // namespace
}  // namespace cairn::importers
