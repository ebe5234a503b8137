// Values as JSON: typed for programs, plain for people, and back.

#include "exporters/typed_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <limits>

#include "tests/support/errors.h"

namespace cairn::exporters {
namespace {

using query::List;
using query::Map;
using query::Value;
using test::error_of;
using test::IsError;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

std::string typed(const Value& value) {
  return to_typed_json(value);
}
std::string plain(const Value& value) {
  return dump(to_plain_json(value));
}
Value read(const std::string& json) {
  return from_typed_json(Json::parse(json));
}

query::NodeValue node(graph::NodeId id, std::vector<std::string> labels, Map properties) {
  return {id, std::make_shared<const query::NodeValue::Content>(query::NodeValue::Content{
                  std::move(labels), std::make_shared<const Map>(std::move(properties))})};
}

query::RelationshipValue relationship(graph::RelationshipId id, graph::NodeId start, graph::NodeId end,
                                      Map properties) {
  return {id, std::make_shared<const query::RelationshipValue::Content>(query::RelationshipValue::Content{
                  "REQUIRES", start, end, std::make_shared<const Map>(std::move(properties))})};
}

TEST(TypedJson, KeepsTheTypeOfEveryValue) {
  EXPECT_EQ(typed(Value()), "null");
  EXPECT_EQ(typed(true), "true");
  EXPECT_EQ(typed(std::int64_t{1}), "1");
  EXPECT_EQ(typed(1.0), R"({"$float":"1.0"})");
  EXPECT_EQ(typed("text"), R"("text")");
  EXPECT_EQ(typed(List{std::int64_t{1}, Value(), List{}}), "[1,null,[]]");
  EXPECT_EQ(typed(Map{{"b", 0.5}, {"a", "x"}}), R"({"a":"x","b":{"$float":"0.5"}})");
  EXPECT_EQ(typed(Map{}), "{}");
}

TEST(TypedJson, WritesIntegersAndFloatsToTheLastDigit) {
  EXPECT_EQ(typed(kLeast), "-9223372036854775808");
  EXPECT_EQ(typed(kMost), "9223372036854775807");
  EXPECT_EQ(typed(0.1), R"({"$float":"0.1"})");
  EXPECT_EQ(typed(-0.0), R"({"$float":"-0.0"})");
  EXPECT_EQ(typed(1e300), R"({"$float":"1e+300"})");
  EXPECT_EQ(typed(5e-324), R"({"$float":"5e-324"})");
  EXPECT_EQ(typed(kNaN), R"({"$float":"NaN"})");
  EXPECT_EQ(typed(kInfinity), R"({"$float":"Infinity"})");
  EXPECT_EQ(typed(-kInfinity), R"({"$float":"-Infinity"})");
}

TEST(TypedJson, TagsNodesRelationshipsAndPaths) {
  const auto a = node(7, {"Concept", "Odd"}, {{"name", "GAN"}, {"x", 1.5}});
  const auto b = node(9, {}, {});
  const auto r = relationship(3, 9, 7, {{"confidence", 1.0}});
  const std::string a_json =
      R"({"$node":{"id":7,"labels":["Concept","Odd"],"properties":{"name":"GAN","x":{"$float":"1.5"}}}})";
  const std::string b_json = R"({"$node":{"id":9,"labels":[],"properties":{}}})";
  const std::string r_json =
      R"({"$rel":{"id":3,"type":"REQUIRES","start":9,"end":7,"properties":{"confidence":{"$float":"1.0"}}}})";
  EXPECT_EQ(typed(a), a_json);
  EXPECT_EQ(typed(b), b_json);
  EXPECT_EQ(typed(r), r_json);
  EXPECT_EQ(typed(query::Path{{a, b}, {r}}), R"({"$path":[)" + a_json + "," + r_json + "," + b_json + "]}");
  EXPECT_EQ(typed(query::Path{{b}, {}}), R"({"$path":[)" + b_json + "]}");
  EXPECT_EQ(typed(List{b}), "[" + b_json + "]");
}

TEST(TypedJson, TellsMapsWithDollarKeysFromTags) {
  EXPECT_EQ(typed(Map{{"$float", "1.0"}}), R"({"$map":{"$float":"1.0"}})");
  EXPECT_EQ(typed(Map{{"$a", std::int64_t{1}}, {"b", std::int64_t{2}}}), R"({"$map":{"$a":1,"b":2}})");
  EXPECT_EQ(typed(Map{{"$map", Map{{"$", Value()}}}}), R"({"$map":{"$map":{"$map":{"$":null}}}})");
  EXPECT_EQ(typed(Map{{"a$", true}}), R"({"a$":true})");
  EXPECT_EQ(typed(node(1, {}, {{"$x", "y"}})), R"({"$node":{"id":1,"labels":[],"properties":{"$x":"y"}}})");
}

TEST(TypedJson, ComesBackAsTheSameValue) {
  const std::vector<Value> values = {Value(),
                                     false,
                                     true,
                                     std::int64_t{0},
                                     kLeast,
                                     kMost,
                                     std::int64_t{9007199254740993},
                                     0.0,
                                     -0.0,
                                     1.0,
                                     0.1,
                                     1e300,
                                     5e-324,
                                     std::numeric_limits<double>::max(),
                                     kInfinity,
                                     -kInfinity,
                                     kNaN,
                                     "",
                                     "quote \" backslash \\ newline \n tab \t Ünïcödé 数学 😀",
                                     std::string("zero \0 byte", 11),
                                     List{},
                                     List{List{List{}}, Map{{"a", List{Value()}}}},
                                     Map{},
                                     Map{{"", std::int64_t{1}}},
                                     Map{{"$float", 1.0}},
                                     Map{{"$map", Map{{"$map", "x"}}}},
                                     Map{{"$node", Value()}, {"$", List{}}},
                                     Map{{"a", Map{{"$b", Map{{"c", kMost}}}}}}};
  for (const Value& value : values) {
    const std::string json = typed(value);
    const Value back = read(json);
    EXPECT_EQ(typed(back), json);
    EXPECT_EQ(query::order(back, value), 0) << json;
    EXPECT_EQ(query::type_name(back), query::type_name(value)) << json;
  }
  EXPECT_TRUE(std::signbit(*read(typed(-0.0)).float64()));
}

TEST(TypedJson, ReadsWhatProgramsWrite) {
  EXPECT_EQ(typed(read(R"({"$float":"1"})")), R"({"$float":"1.0"})");
  EXPECT_EQ(typed(read(R"({"$float":"-1.5E-3"})")), R"({"$float":"-0.0015"})");
  EXPECT_EQ(typed(read(R"({"$float":".5"})")), R"({"$float":"0.5"})");
  EXPECT_EQ(typed(from_plain_json(Json::parse("[1.5, {\"a\": 2}]"))), R"([{"$float":"1.5"},{"a":2}])")
      << "people may leave the tag out";
  EXPECT_EQ(typed(read(R"({"a":1,"$b":2})")), R"({"$map":{"$b":2,"a":1}})")
      << "one tag alone makes a tagged value";
}

TEST(TypedJson, RefusesWhatNoParameterCanBe) {
  for (const char* json : {R"({"$node":{"id":1,"labels":[],"properties":{}}})", R"({"$rel":{}})",
                           R"({"$path":[]})", R"({"$unknown":1})", R"({"$":1})", R"({"$float":1.5})", "1.5",
                           "[1.0]", R"({"$float":"one"})", R"({"$float":""})", R"({"$float":"1.5x"})",
                           R"({"$float":null})", R"({"$map":1})", R"({"$map":[1]})", "9223372036854775808",
                           "18446744073709551615", R"([{"$node":{}}])", R"({"a":{"b":[{"$float":"x"}]}})"}) {
    EXPECT_THAT(error_of([&] { read(json); }), IsError(ErrorKind::kInvalidInput)) << json;
  }
}

TEST(TypedJson, IsValidWhateverBytesTheStringsHold) {
  for (const std::string bytes :
       {"\xFF", "a\xC3", "\xED\xA0\x80", "\x01\x1F\x7F", "\"\\\n\r\t\b\f", "\xE2\x80\xA8"}) {
    for (const std::string& json : {typed(bytes), typed(Map{{bytes, bytes}}), plain(bytes),
                                    typed(node(1, {bytes}, {{bytes, bytes}}))}) {
      EXPECT_TRUE(Json::accept(json)) << json;
      EXPECT_EQ(json.find('\n'), std::string::npos) << "one line";
    }
  }
}

TEST(TypedJsonDeathTest, DeepNestingIsNoCrash) {
  // What a program sends may be nested as deep as its sender likes; refusing it is fine.
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto run = [] {
    constexpr std::size_t kDeep = 200000;
    try {
      const Value value = read(std::string(kDeep, '[') + std::string(kDeep, ']'));
      std::_Exit(value.list() != nullptr ? 0 : 1);
    } catch (const Error& error) {
      std::_Exit(error.kind() == ErrorKind::kInvalidInput ? 0 : 1);
    }
  };
  EXPECT_EXIT(run(), ::testing::ExitedWithCode(0), "");
}

TEST(PlainJson, IsWhatPeopleExpect) {
  EXPECT_EQ(plain(1.0), "1.0");
  EXPECT_EQ(plain(0.1), "0.1");
  EXPECT_EQ(plain(std::int64_t{1}), "1");
  EXPECT_EQ(plain(kLeast), "-9223372036854775808");
  EXPECT_EQ(plain(kNaN), R"({"$float":"NaN"})");
  EXPECT_EQ(plain(-kInfinity), R"({"$float":"-Infinity"})");
  EXPECT_EQ(plain(Map{{"$a", 1.5}}), R"({"$a":1.5})");
  EXPECT_EQ(plain(node(7, {"Concept"}, {{"x", 1.0}})),
            R"({"id":7,"labels":["Concept"],"properties":{"x":1.0}})");
  EXPECT_EQ(plain(relationship(3, 1, 2, {})),
            R"({"id":3,"type":"REQUIRES","start":1,"end":2,"properties":{}})");
  EXPECT_EQ(plain(query::Path{{node(1, {}, {})}, {}}), R"([{"id":1,"labels":[],"properties":{}}])");
}

TEST(PlainJson, KeepsThePointOfEveryFloat) {
  for (const double number :
       {0.0, -0.0, 1.0, -3.0, 100.0, 1e15, 1e16, 1e20, 1e21, 1e22, 123456789012.0, 1e300, 0.1, 5e-324}) {
    const std::string text = plain(number);
    EXPECT_NE(text.find_first_of(".e"), std::string::npos) << text;
    const Json back = Json::parse(text);
    EXPECT_TRUE(back.is_number_float()) << text;
    EXPECT_EQ(back.get<double>(), number) << text;
  }
}

TEST(Dump, IndentsWhereAsked) {
  EXPECT_EQ(dump(Json{{"a", 1}}), R"({"a":1})");
  EXPECT_EQ(dump(Json{{"a", 1}}, 2), "{\n  \"a\": 1\n}");
}

}  // namespace
}  // namespace cairn::exporters
