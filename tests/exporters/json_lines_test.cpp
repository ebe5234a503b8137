// The whole graph as JSON Lines: shape, order, every kind of property.

#include "exporters/json_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "exporters/typed_json.h"
#include "tests/support/graph_builder.h"

namespace cairn::exporters {
namespace {

class JsonLinesTest : public ::testing::Test {
 protected:
  JsonLinesTest()
      : graph_(storage::Store::open(storage::Store::kInMemory, test::unsynced())), build_(graph_) {}

  std::string exported() {
    std::ostringstream out;
    write_json_lines(GraphPart(build_.open()), out);
    return out.str();
  }
  std::vector<Json> exported_lines() {
    std::vector<Json> found;
    std::istringstream in(exported());
    for (std::string line; std::getline(in, line);) found.push_back(Json::parse(line));
    return found;
  }

  graph::Graph graph_;
  test::GraphBuilder build_;
};

TEST_F(JsonLinesTest, OfAnEmptyGraphAreNone) {
  EXPECT_EQ(exported(), "");
}

TEST_F(JsonLinesTest, HaveTheShapeOfApoc) {
  const auto a = build_.node({"Concept"}, {{"name", "GAN"}});
  const auto b = build_.node();
  build_.relate(a, "REQUIRES", b, {{"confidence", 1.0}});
  EXPECT_EQ(exported(),
            R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"GAN"}})"
            "\n"
            R"({"type":"node","id":"2","labels":[],"properties":{}})"
            "\n"
            R"({"type":"relationship","id":"1","label":"REQUIRES","properties":{"confidence":1.0},)"
            R"("start":{"id":"1","labels":["Concept"]},"end":{"id":"2","labels":[]}})"
            "\n");
}

TEST_F(JsonLinesTest, AreSortedByIdLabelAndKeyWhateverTheOrderOfWriting) {
  build_.open().label("Z");
  build_.open().key("z");
  const auto a = build_.node({"Z", "A", "M"}, {{"z", true}, {"a", "x"}, {"m", std::int64_t{1}}});
  const auto b = build_.node({"B"});
  build_.relate(b, "T", a);
  build_.relate(a, "S", b, {{"z", true}, {"b", false}});
  const auto found = exported_lines();
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(dump(found[0]["labels"]), R"(["A","M","Z"])");
  EXPECT_EQ(dump(found[0]["properties"]), R"({"a":"x","m":1,"z":true})");
  EXPECT_EQ(dump(found[2]["end"]["labels"]), R"(["A","M","Z"])");
  EXPECT_EQ(dump(found[3]["properties"]), R"({"b":false,"z":true})");
  EXPECT_EQ(found[2]["id"], "1");
  EXPECT_EQ(found[3]["id"], "2");
}

TEST_F(JsonLinesTest, KeepEveryKindOfProperty) {
  build_.node({}, {{"least", std::numeric_limits<std::int64_t>::min()},
                   {"most", std::numeric_limits<std::int64_t>::max()},
                   {"whole", 3.0},
                   {"tiny", 5e-324},
                   {"nan", std::numeric_limits<double>::quiet_NaN()},
                   {"infinite", -std::numeric_limits<double>::infinity()},
                   {"text", "quote \" \\ \n 数学 😀"},
                   {"list", graph::List{"a", std::int64_t{1}, 1.0, true}},
                   {"none", graph::List{}},
                   {"$odd key", false}});
  EXPECT_EQ(
      exported(),
      R"({"type":"node","id":"1","labels":[],"properties":{"$odd key":false,"infinite":{"$float":"-Infinity"},)"
      R"("least":-9223372036854775808,"list":["a",1,1.0,true],"most":9223372036854775807,"nan":{"$float":"NaN"},"none":[],)"
      R"("text":"quote \" \\ \n 数学 😀","tiny":5e-324,"whole":3.0}})"
      "\n");
}

TEST_F(JsonLinesTest, AreWholeLinesOfValidJsonWhateverTheBytes) {
  build_.node({"\xFF label"}, {{"bad \xC3", "\xED\xA0\x80"}, {"line", "\n\r\xE2\x80\xA8"}});
  EXPECT_EQ(exported_lines().size(), 1U);
}

TEST_F(JsonLinesTest, HoldLargeGraphsWholeAndInOrder) {
  std::vector<graph::NodeId> nodes;
  for (int i = 0; i < 2500; ++i) nodes.push_back(build_.node({"N"}, {{"i", std::int64_t{i}}}));
  for (int i = 0; i < 2100; ++i) build_.relate(nodes[static_cast<std::size_t>(i)], "T", nodes.back());
  build_.open().detach_delete_node(nodes[1000]);
  const auto found = exported_lines();
  ASSERT_EQ(found.size(), 2499U + 2099U);
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i == 2499) last = 0;
    EXPECT_EQ(found[i]["type"], i < 2499 ? "node" : "relationship");
    const auto id = std::stoull(found[i]["id"].get<std::string>());
    ASSERT_GT(id, last) << "numbers, and not texts, are in order";
    last = id;
  }
}

TEST_F(JsonLinesTest, AreTheSameBytesForTheSameGraph) {
  const auto fill = [](test::GraphBuilder& build, bool other_order) {
    for (const char* name : {"b", "a", "c"})
      build.open().key(other_order ? std::string(name) + "!" : std::string(name));
    const auto a = build.node({"A"}, {{"c", std::int64_t{1}}, {"a", "x"}, {"b", 0.1}});
    build.relate(a, "T", a, {{"w", 0.5}});
  };
  fill(build_, false);
  const std::string once = exported();
  build_.drop();
  fill(build_, true);
  EXPECT_EQ(exported(), once);
}

}  // namespace
}  // namespace cairn::exporters
