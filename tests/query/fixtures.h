#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/connection.h"
#include "query/database.h"
#include "query/query_error.h"
#include "query/statement.h"
#include "tests/support/graph_builder.h"

namespace cairn::query {

using Parameters = std::map<std::string, Value>;

/// A value as the language writes it, so that it can be compared with what the test expects: 1, 1.0, 'a', [1,
/// null], {k: 1}, (:A:B {k: 1}), [:T {k: 1}], <(:A)-[:T]->(:B)>, 2015-07-21.
std::string show(const Value& value);

/// The QueryError that the action throws; none when it throws none. Others pass through and fail the test.
template <typename Action>
std::optional<QueryError> query_error_of(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const QueryError& error) {
    return error;
  }
  return std::nullopt;
}

/// What the message underlines: the text over the carets. "" when nothing, or more than one line, is marked.
std::string underlined(const QueryError& error);

/// A database in memory; queries and their rows as text.
class QueryTest : public ::testing::Test {
 protected:
  using Rows = std::vector<std::string>;
  using Properties = test::GraphBuilder::Properties;

  QueryTest();

  // What is built is committed before the next query.
  graph::NodeId node(const std::vector<std::string_view>& labels = {}, Properties properties = {}) {
    return build_.node(labels, std::move(properties));
  }
  graph::NodeId concept_named(std::string_view name, Properties properties = {}) {
    return build_.concept_named(name, std::move(properties));
  }
  graph::RelationshipId relate(graph::NodeId start, std::string_view type, graph::NodeId end,
                               Properties properties = {}) {
    return build_.relate(start, type, end, std::move(properties));
  }

  /// Begins anew with an empty graph.
  void reopen();
  Statement prepare(std::string_view text, const Parameters& parameters = {});
  /// Runs it to the end; the rows as they come, a row's values joined by " | ".
  Rows rows(std::string_view text, const Parameters& parameters = {});
  static Rows rows_of(Statement& statement);
  std::vector<std::string> columns(std::string_view text) { return prepare(text).columns(); }
  /// The value of an expression.
  std::string value(const std::string& expression, const Parameters& parameters = {});
  /// Each expression beside the value that it has.
  void expect_values(const std::vector<std::pair<std::string, std::string>>& cases);

  /// The QueryError of preparing and running it.
  std::optional<QueryError> error(std::string_view text, const Parameters& parameters = {});
  /// The phase, type and detail of the error as text: "compile SyntaxError UnknownFunction"; "" for none.
  std::string error_kind(std::string_view text, const Parameters& parameters = {});

  std::shared_ptr<Database> database_;
  Connection connection_;
  test::GraphBuilder build_;
};

}  // namespace cairn::query
