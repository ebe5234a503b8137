#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/binding/bound_query.h"

namespace cairn::query::plan {

// How a query is carried out: a tree of operators, each fed by the one below it. Operators add to the rows
// that come from below; the lowest of all is Argument. Expressions are referred to, not copied: a plan lives
// as long as its bound query.

using bound::Slot;

struct Operator;
using OperatorPtr = std::unique_ptr<Operator>;

/// The rows that are given from outside: one empty row, or the outer row inside Optional.
struct Argument {};

/// All nodes, or those with a label, for each row from below.
struct NodeScan {
  Slot slot = 0;
  std::optional<std::string> label;
};

/// The concepts of exactly this name, by the name index.
struct NameSeek {
  Slot slot = 0;
  const bound::Expression* name = nullptr;
};

/// The node that has this id, or those whose ids are in a list.
struct IdSeek {
  Slot slot = 0;
  const bound::Expression* equal = nullptr;
  const bound::Expression* one_of = nullptr;  ///< a list
};

/// The nodes with a label whose property has a value, or one in a range, by the index of these. Where the
/// index cannot tell (a list as a bound) it is all nodes with the label.
struct IndexSeek {
  Slot slot = 0;
  std::string label;
  std::string key;
  const bound::Expression* equal = nullptr;
  const bound::Expression* one_of = nullptr;     ///< a list
  std::shared_ptr<const bound::Expression> own;  ///< that list, where the planner has made it
  const bound::Expression* from = nullptr;
  bool from_inclusive = false;
  const bound::Expression* to = nullptr;
  bool to_inclusive = false;
};

/// The relationships of a node and the nodes at their other ends. Where `to` or `relationship` is bound
/// already, only those that are it.
struct Expand {
  Slot from = 0;
  Slot relationship = 0;
  Slot to = 0;
  graph::Direction direction{};
  std::vector<std::string> types;
  bool into = false;
  bool relationship_bound = false;
  std::vector<Slot> distinct_from;  ///< relationships of the same MATCH that this one must not be
};

/// Ways of several relationships, none of them twice (trails).
struct ExpandVariable {
  Expand step;
  std::size_t least = 1;
  std::size_t most = 0;
  const bound::Expression* properties = nullptr;  ///< a map that every relationship must match
  /// What else every relationship must be like; it stands in its step slot meanwhile.
  const bound::RelationshipPattern* each = nullptr;
  bool reversed = false;  ///< walked from the pattern's right end: the list of relationships is turned round
};

/// The shortest trails between two bound nodes: one, or all of the same length.
struct ShortestPath {
  ExpandVariable walk;
  bool all = false;
  bool single = false;  ///< the pattern is one relationship, not a list of them
};

/// The rows from below with each row of `inner` that has equal keys. The inner plan does not see those rows.
struct HashJoin {
  OperatorPtr inner;
  std::vector<const bound::Expression*> outer_keys;
  std::vector<const bound::Expression*> inner_keys;
  std::vector<Slot> introduced;  ///< by the inner plan
};

/// Conditions and assignments of the plan's own making live in `own`; those of the query are referred to.
struct Filter {
  std::vector<const bound::Expression*> conditions;
  std::vector<std::unique_ptr<bound::Expression>> own;
};
struct Compute {
  std::vector<const bound::Assignment*> assignments;
  std::vector<std::unique_ptr<bound::Assignment>> own;
};

struct Aggregate {
  const bound::Projection* projection = nullptr;
};
/// How many nodes or relationships there are, of a label or of any of some types, as the graph counts them.
struct StoredCount {
  bool of_relationships = false;
  std::optional<std::string> label;
  std::vector<std::string> types;  ///< different ones; none: of all types
  std::vector<Slot> slots;         ///< each gets it
};
struct Distinct {
  std::vector<Slot> slots;
};
/// An operator that holds all rows leaves out the slots in `ended`, which nothing above it reads.
struct Sort {
  const std::vector<bound::SortKey>* keys = nullptr;
  std::vector<Slot> ended;
  /// Only so many rows are wanted: SKIP and LIMIT, where they follow.
  const bound::Expression* skip = nullptr;
  const bound::Expression* limit = nullptr;
};
struct Skip {
  const bound::Expression* count = nullptr;
};
struct Limit {
  const bound::Expression* count = nullptr;
  bool exhausts = false;  ///< there are writes below, which happen for all rows
};
struct Unwind {
  const bound::Unwind* unwind = nullptr;
};
/// For each row from below the rows of `inner`, or the row itself with nulls where there are none.
struct Optional {
  OperatorPtr inner;
  std::vector<Slot> introduced;
};
struct Learning {
  const bound::Learning* learning = nullptr;
};

// What writes holds all rows, too; `ended` is what it does not read itself, either.

/// Clauses that stand one behind the other.
struct Create {
  std::vector<const bound::Create*> clauses;
  std::vector<Slot> ended;
};
/// SET and REMOVE.
struct Change {
  const std::vector<bound::SetItem>* items = nullptr;
  std::vector<Slot> ended;
};
struct Delete {
  const bound::Delete* remove = nullptr;
  std::vector<Slot> ended;
};
/// For each row from below the rows of `match`, or what is created where there are none.
struct Merge {
  const bound::Merge* merge = nullptr;
  OperatorPtr match;
  std::vector<Slot> ended;
};
struct Call {
  const bound::Call* call = nullptr;
};
/// The rows of all parts, one after the other; the columns of each come to those of the first.
struct Union {
  std::vector<OperatorPtr> parts;
  std::vector<std::vector<Slot>> columns;
};

struct Operator {
  std::variant<Argument, NodeScan, NameSeek, IdSeek, IndexSeek, Expand, ExpandVariable, ShortestPath,
               HashJoin, Filter, Compute, Aggregate, StoredCount, Distinct, Sort, Skip, Limit, Unwind,
               Optional, Learning, Create, Change, Delete, Merge, Call, Union>
      form;
  OperatorPtr input;  ///< null for Argument and Union only
  double rows = 0;    ///< that it is guessed to give
};

/// What every plan rests on: one row.
inline OperatorPtr one_row() {
  return std::make_unique<Operator>(Operator{Argument{}, nullptr, 1});
}

/// An operator guessed to give so many times the rows from below.
template <typename Form>
OperatorPtr on_top_of(OperatorPtr below, Form form, double factor) {
  const double rows = below->rows * factor;
  return std::make_unique<Operator>(Operator{std::move(form), std::move(below), rows});
}

}  // namespace cairn::query::plan
