// Rows as a table for a terminal and as CSV; values as the language writes them.

#include "exporters/result_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <sstream>

#include "query/connection.h"
#include "tests/support/cpu_time.h"
#include "tests/support/graph_builder.h"
#include "text/utf8.h"

namespace cairn::exporters {
namespace {

using query::List;
using query::Map;
using query::Value;
using ::testing::HasSubstr;
using ::testing::Not;

std::string table(const std::vector<std::string>& columns, const std::vector<std::vector<Value>>& rows,
                  std::size_t width = 0) {
  std::ostringstream out;
  write_table(columns, rows, width, out);
  return out.str();
}

std::string csv(const std::vector<Value>& row) {
  std::ostringstream out;
  write_csv_row(row, out);
  return out.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

query::NodeValue node(std::vector<std::string> labels, Map properties, graph::NodeId id = 1) {
  return {id, std::make_shared<const query::NodeValue::Content>(query::NodeValue::Content{
                  std::move(labels), std::make_shared<const Map>(std::move(properties))})};
}

query::RelationshipValue relationship(std::string type, graph::NodeId start, graph::NodeId end,
                                      Map properties = {}) {
  return {5, std::make_shared<const query::RelationshipValue::Content>(query::RelationshipValue::Content{
                 std::move(type), start, end, std::make_shared<const Map>(std::move(properties))})};
}

// --- display ---

TEST(Display, WritesValuesAsTheLanguageDoes) {
  EXPECT_EQ(display(Value()), "null");
  EXPECT_EQ(display(true), "true");
  EXPECT_EQ(display(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(display(1.0), "1.0");
  EXPECT_EQ(display("it's a \\"), R"('it\'s a \\')");
  EXPECT_EQ(display(List{std::int64_t{1}, "a", List{}}), "[1, 'a', []]");
  EXPECT_EQ(display(Map{{"b", 1.5}, {"a", Value()}}), "{a: null, b: 1.5}");
  EXPECT_EQ(display(node({"A", "B"}, {{"x", std::int64_t{1}}})), "(:A:B {x: 1})");
  EXPECT_EQ(display(node({}, {})), "()");
  EXPECT_EQ(display(node({}, {{"x", std::int64_t{1}}})), "({x: 1})");
  EXPECT_EQ(display(relationship("T", 1, 2)), "[:T]");
  EXPECT_EQ(display(relationship("T", 1, 2, {{"w", 0.5}})), "[:T {w: 0.5}]");
  EXPECT_EQ(display(query::NodeValue{}), "()") << "without content";
  EXPECT_EQ(display(node({"A"}, {{"aliases", "x"}, {"name", "n"}, {"z", Value(std::int64_t{1})}})),
            "(:A {name: 'n', aliases: 'x', z: 1})")
      << "the name first, since a table may have room for no more";
  EXPECT_EQ(display(node({"A"}, {{"name", "n"}})), "(:A {name: 'n'})");
  const auto a = node({"A"}, {}, 1);
  const auto b = node({"B"}, {}, 2);
  EXPECT_EQ(display(query::Path{{a, b, b}, {relationship("T", 1, 2), relationship("U", 2, 2)}}),
            "<(:A)-[:T]->(:B)-[:U]->(:B)>");
  EXPECT_EQ(display(query::Path{{b, a}, {relationship("T", 1, 2)}}), "<(:B)<-[:T]-(:A)>");
  EXPECT_EQ(display(query::Path{{a}, {}}), "<(:A)>");
}

TEST(Display, QuotesNamesThatAreNoIdentifiers) {
  EXPECT_EQ(display(Map{{"odd key", std::int64_t{1}}}), "{`odd key`: 1}");
  EXPECT_EQ(display(Map{{"a`b", std::int64_t{1}}}), "{`a``b`: 1}");
  EXPECT_EQ(display(node({"Odd label"}, {})), "(:`Odd label`)");
  EXPECT_EQ(display(relationship("ODD TYPE", 1, 2)), "[:`ODD TYPE`]");
}

TEST(Display, OfPlainValuesReadsBackInTheLanguage) {
  const auto database = query::Database::open(storage::Store::kInMemory, test::unsynced());
  auto connection = database->connect();
  for (const Value& value :
       std::vector<Value>{Value(), true, std::int64_t{-5}, std::numeric_limits<std::int64_t>::min(), 0.1,
                          1e300, -0.0, "it's \\ \"a\" `b`\nc\t", "\\u0041", List{List{}, "a", 1.0},
                          Map{{"a", Map{{"match", List{Value()}}}}}}) {
    try {
      auto statement = connection.prepare("RETURN " + display(value) + " AS value");
      ASSERT_TRUE(statement.step());
      EXPECT_EQ(query::order(statement.row().at(0), value), 0) << display(value);
    } catch (const Error& error) {
      ADD_FAILURE() << error.what();
    }
  }
}

// --- tables ---

TEST(Table, DrawsABox) {
  EXPECT_EQ(table({"name", "n"}, {{"GAN", std::int64_t{1}}, {Value(), 2.5}}),
            "┌──────┬─────┐\n"
            "│ name │ n   │\n"
            "├──────┼─────┤\n"
            "│ GAN  │ 1   │\n"
            "│      │ 2.5 │\n"
            "└──────┴─────┘\n");
}

TEST(Table, OfNoRowsHasItsHeader) {
  EXPECT_EQ(lines(table({"a", "b"}, {})).size(), 4U);
}

TEST(Table, IsNeverWiderThanTheTerminal) {
  const std::vector<std::string> columns = {"name", "definition", "n"};
  const std::vector<std::vector<Value>> rows = {
      {"Generative adversarial network", "Two networks play against each other until neither can win.",
       std::int64_t{12345}},
      {"数学の学習の道", "日本語の長い説明文がここにあります。とても長いです。", std::int64_t{-1}},
      {"é́́ combining",
       "a👩‍💻b emoji 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
       Value()}};
  for (std::size_t width = 22; width < 140; ++width) {
    const auto drawn = lines(table(columns, rows, width));
    for (const auto& line : drawn) {
      ASSERT_LE(text::terminal_width(line), width) << line;
      ASSERT_EQ(text::terminal_width(line), text::terminal_width(drawn.front()))
          << "a straight edge: " << line;
    }
  }
}

TEST(Table, UsesTheWidthThatThereIs) {
  const std::string long_text(200, 'x');
  for (const std::size_t width : {30U, 80U, 120U}) {
    EXPECT_EQ(text::terminal_width(lines(table({"a"}, {{long_text}}, width)).front()), width);
  }
  EXPECT_THAT(table({"a"}, {{long_text}}, 0), HasSubstr(long_text)) << "0: as wide as need be";
  EXPECT_THAT(table({"a"}, {{long_text}}, 500), HasSubstr(long_text));
}

TEST(Table, CutsWhatDoesNotFitWithAnEllipsis) {
  EXPECT_THAT(table({"a"}, {{"0123456789"}}, 10), HasSubstr("│ 01234… │"));
  EXPECT_THAT(table({"a"}, {{"012345"}}, 10), HasSubstr("│ 012345 │"));
  EXPECT_THAT(table({"a"}, {{"数学数学数学"}}, 10), HasSubstr("│ 数学…  │")) << "half a character is a blank";
}

TEST(Table, LetsTheWidestColumnGiveWayFirst) {
  const std::string drawn = table({"short", "long"}, {{"abc", std::string(100, 'x')}}, 40);
  EXPECT_THAT(drawn, HasSubstr("│ short │"));
  EXPECT_THAT(drawn, HasSubstr("…"));
}

TEST(Table, FitsAlsoWhereColumnsAreMany) {
  const std::vector<std::string> columns(12, "column");
  const std::vector<std::vector<Value>> rows = {std::vector<Value>(12, "some value")};
  for (const std::size_t width : {100U, 80U, 60U}) {
    EXPECT_LE(text::terminal_width(lines(table(columns, rows, width)).front()), width) << width;
  }
}

TEST(Table, KeepsEachRowOnOneLine) {
  const std::string drawn = table({"a\nb"}, {{"one\ntwo\r\n\tthree"}, {List{"x\ny"}}});
  EXPECT_EQ(lines(drawn).size(), 6U);
  EXPECT_THAT(drawn, HasSubstr("one two three"));
  EXPECT_THAT(drawn, HasSubstr("a b"));
}

TEST(Table, ShowsNoControlCharacters) {
  // An escape sequence in a glossary must not colour, move or ring the terminal.
  EXPECT_THAT(table({"a"}, {{"red \x1B[31m bell \x07 back \x08 nul " + std::string(1, '\0') + " del \x7F"}}),
              AllOf(Not(HasSubstr("\x1B")), Not(HasSubstr("\x07")), Not(HasSubstr("\x08")),
                    Not(HasSubstr(std::string(1, '\0')))));
}

TEST(Table, IsDrawnQuicklyAlsoWithLongCells) {
  const std::vector<std::vector<Value>> rows = {{std::string(20000, 'x'), "学"}};
  std::string drawn;
  const auto took = test::cpu_time_of([&] { drawn = table({"text", "other"}, rows, 80); });
  // In proportion to the length it takes milliseconds; with the square of it, seconds for each such cell.
  EXPECT_LT(took, std::chrono::seconds(1));
  EXPECT_LE(text::terminal_width(lines(drawn).front()), 80U);
}

// --- CSV ---

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(csv({"a", "b c", "d,e", "f\"g", "h\ni", "j\rk", " l "}),
            "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\"j\rk\", l \r\n");
}

TEST(Csv, WritesEveryKindOfValue) {
  EXPECT_EQ(csv({Value(), true, std::int64_t{-1}, 1.0, "", "Ü数"}), ",true,-1,1.0,\"\",Ü数\r\n");
  EXPECT_EQ(csv({List{std::int64_t{1}, "a"}, Map{{"k", 1.5}}}), "\"[1, 'a']\",{k: 1.5}\r\n");
  EXPECT_EQ(csv({node({"A"}, {{"name", "x \"y\""}})}), "\"(:A {name: 'x \"\"y\"\"'})\"\r\n");
}

TEST(Csv, HasAHeader) {
  std::ostringstream out;
  write_csv_header({"a", "count(*)", "n, m", "\"q\""}, out);
  EXPECT_EQ(out.str(), "a,count(*),\"n, m\",\"\"\"q\"\"\"\r\n");
}

}  // namespace
}  // namespace cairn::exporters
