#pragma once

#include "tests/query/naive.h"

namespace cairn::query::naive {

// Whole statements by their definition: each clause takes all rows and gives all rows, and changes a plain
// graph.

struct Expression {
  enum class Kind {
    kVariable,
    kOperand,
    kSum,        ///< left + right
    kWeights,    ///< [e IN list | e.w]
    kNumbers,    ///< [e IN [left, right, null] WHERE e <> 1 | e + 1]
    kPaths,      ///< COUNT { path }
    kCondition,  ///< a boolean
    // Aggregates; those of `left`.
    kCountRows,
    kCount,
    kTotal,
    kLeast,
    kMost
  };
  Kind kind = Kind::kVariable;
  bool distinct = false;  ///< kCount, kTotal
  std::string variable;
  Operand left;
  Operand right;
  PathPattern path;
  Condition condition;
  bool aggregates() const { return kind >= Kind::kCountRows; }
  std::string text() const;
};

struct Unwind {
  Numbers list;
  std::string variable;
};

/// WITH * ORDER BY: from here on the order of the rows is known. Nodes and relationships sort by their id.
struct SortAll {
  struct Key {
    std::string variable;
    std::string text;
  };
  std::vector<Key> keys;
};

struct Projection {
  struct Item {
    Expression value;
    std::string name;
  };
  bool returns = false;
  bool distinct = false;
  std::vector<Item> items;
  /// By all columns, each up or down; empty: not at all.
  std::vector<bool> descending;
  std::optional<std::size_t> skip;
  std::optional<std::size_t> limit;
  std::optional<Condition> where;
};

struct Create {
  PathPattern path;
};

/// One item of SET or REMOVE.
struct Change {
  enum class Kind { kNumber, kName, kLabel, kReplace, kAdd, kCopy, kRemoveNumber, kRemoveLabel };
  Kind kind = Kind::kNumber;
  bool of_node = true;
  std::string variable;
  std::optional<Expression> value;  ///< of x or w; none: null
  std::optional<std::string> name;  ///< the name or the label
  std::string other;                ///< kCopy: the node whose properties are taken
  std::string text() const;
};

struct Merge {
  PathPattern path;
  std::optional<Change> on_create;
  std::optional<Change> on_match;
};

struct Delete {
  std::vector<std::string> variables;
  bool detach = false;
};

using Clause = std::variant<Match, Unwind, SortAll, Projection, Create, Merge, Change, Delete>;

struct Statement {
  std::vector<Clause> clauses;
  std::string text() const;
  const Projection* result() const { return std::get_if<Projection>(&clauses.back()); }
};

Statement random_statement(test::Random& random);

/// What the statement gives. It leaves the graph as it should be, but not where it fails.
struct Outcome {
  bool fails = false;
  std::vector<Row> rows;
};
/// None where it would take long and show nothing new.
std::optional<Outcome> run(const Statement& statement, Graph& graph);

}  // namespace cairn::query::naive
