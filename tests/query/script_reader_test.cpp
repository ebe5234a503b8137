// A script that comes a line at a time is cut where its statements end.

#include "query/script_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "query/connection.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Within = ScriptReader::Within;

std::string text_of(const ScriptStatement& statement) {
  return statement.script->substr(statement.span.begin, statement.span.end - statement.span.begin);
}

std::vector<std::string> next_all(ScriptReader& reader) {
  std::vector<std::string> found;
  while (const auto statement = reader.next()) found.push_back(text_of(*statement));
  return found;
}

std::vector<std::string> all_of(std::string_view script) {
  ScriptReader reader;
  reader.add(script);
  auto found = next_all(reader);
  if (const auto last = reader.rest()) found.push_back(text_of(*last));
  return found;
}

Within within(std::string_view script) {
  ScriptReader reader;
  reader.add(script);
  next_all(reader);
  return reader.within();
}

TEST(ScriptReader, GivesAStatementWhenItHasEnded) {
  ScriptReader reader;
  reader.add("RETURN\n");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.between_statements());
  reader.add("  1; RETURN 2; RET");
  EXPECT_THAT(next_all(reader), ElementsAre("RETURN\n  1", "RETURN 2"));
  reader.add("URN 3");
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(text_of(*reader.rest()), "RETURN 3");
  EXPECT_FALSE(reader.rest());
}

TEST(ScriptReader, ASemicolonInStringsNamesAndCommentsEndsNothing) {
  EXPECT_THAT(all_of("RETURN 'a;b'; RETURN \"a;b\"; RETURN `a;b`"),
              ElementsAre("RETURN 'a;b'", "RETURN \"a;b\"", "RETURN `a;b`"));
  EXPECT_THAT(all_of("RETURN 1 /* ; */ + 1; // ; and so on\nRETURN 2"),
              ElementsAre("RETURN 1 /* ; */ + 1", "RETURN 2"));
  EXPECT_THAT(all_of(R"(RETURN 'it\'s;'; RETURN "\\"; RETURN `a``;`)"),
              ElementsAre(R"(RETURN 'it\'s;')", R"(RETURN "\\")", "RETURN `a``;`"));
  EXPECT_THAT(all_of("RETURN 4 / 2; RETURN '//'; RETURN '/*'"),
              ElementsAre("RETURN 4 / 2", "RETURN '//'", "RETURN '/*'"));
}

TEST(ScriptReader, WhatHoldsNothingIsNoStatement) {
  EXPECT_THAT(all_of(""), IsEmpty());
  EXPECT_THAT(all_of(" ;; // only this\n /* and that; */ ; \n"), IsEmpty());
  EXPECT_THAT(all_of("\u00A0\n;\u2003;\u3000"), IsEmpty());
  ScriptReader reader;
  reader.add("// a comment;\n\n");
  next_all(reader);
  EXPECT_TRUE(reader.between_statements());
}

TEST(ScriptReader, TellsWhatTheTextEndsWithin) {
  EXPECT_EQ(within("RETURN 1;\n"), Within::kNothing);
  EXPECT_EQ(within("RETURN 1\n"), Within::kStatement);
  EXPECT_EQ(within("RETURN 'a;\n"), Within::kString);
  EXPECT_EQ(within("RETURN \"a;\n"), Within::kDoubleString);
  EXPECT_EQ(within("RETURN `a;\n"), Within::kName);
  EXPECT_EQ(within("/* a;\n"), Within::kComment);
  EXPECT_EQ(within("RETURN 1 // a;\n"), Within::kStatement);
}

TEST(ScriptReader, NamesPlacesInTheWholeScript) {
  ScriptReader reader;
  std::vector<ScriptStatement> statements;
  for (const char* line : {"RETURN 1;\n", "// é\n", "RETURN 'two\n", "lines';  RETURN\n", "\n", "  x;\n"}) {
    reader.add(line);
    while (auto statement = reader.next()) statements.push_back(*statement);
  }
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_EQ(statements[0].first_line, 1U);
  EXPECT_EQ(statements[1].first_line, 3U);
  EXPECT_EQ(statements[2].first_line, 4U);
  auto connection = Database::open(storage::Store::kInMemory)->connect();
  try {
    connection.prepare(statements[2]);
    FAIL() << "x is not defined";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.line(), 6U);
    EXPECT_EQ(error.column(), 3U);
  }
}

TEST(ScriptReader, AColumnIsThatInTheLineWhereAStatementBeginsBehindAnother) {
  ScriptReader reader;
  reader.add("\n");
  EXPECT_FALSE(reader.next());
  reader.add("RETURN '\xFF'; RETURN x;\n");  // the ill-formed byte is one character
  ASSERT_TRUE(reader.next());
  const auto second = reader.next();
  ASSERT_TRUE(second);
  auto connection = Database::open(storage::Store::kInMemory)->connect();
  try {
    connection.prepare(*second);
    FAIL() << "x is not defined";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.line(), 2U);
    EXPECT_EQ(error.column(), 20U);
  }
}

TEST(ScriptReader, ForgetsWhatWasClearedAndGoesOn) {
  ScriptReader reader;
  reader.add("RETURN 'never\n");
  EXPECT_FALSE(reader.next());
  reader.clear();
  EXPECT_TRUE(reader.between_statements());
  reader.add("RETURN 1;\n");
  EXPECT_THAT(next_all(reader), ElementsAre("RETURN 1"));
}

/// What the grammar takes for the statements of a script, and what is told line by line, is the same.
TEST(ScriptReader, CutsAsTheGrammarDoes) {
  const std::vector<std::string> pieces = {"\u00A0", "\u2003", "é",  "a",  ";",  "'",  "\"", "`", "\\",
                                           "/",      "*",      "//", "/*", "*/", "\n", " ",  "1"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string script;
    for (std::size_t i = 0, count = random() % 24; i < count; ++i) script += pieces[random() % pieces.size()];
    std::vector<std::string> expected;
    for (const auto& statement : split_statements(script)) expected.push_back(text_of(statement));
    ScriptReader reader;
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin < script.size();) {
      const std::size_t end = std::min(script.find('\n', begin), script.size() - 1) + 1;
      reader.add(std::string_view(script).substr(begin, end - begin));
      for (auto& text : next_all(reader)) found.push_back(std::move(text));
      begin = end;
    }
    if (const auto last = reader.rest()) found.push_back(text_of(*last));
    // The grammar's spans end with the last word; those of the reader with the semicolon.
    ASSERT_EQ(found.size(), expected.size()) << script;
    for (std::size_t i = 0; i < found.size(); ++i) ASSERT_TRUE(found[i].starts_with(expected[i])) << script;
  }
}

}  // namespace
}  // namespace cairn::query
