#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/execution/aggregate_function.h"
#include "query/execution/function.h"
#include "query/procedure.h"
#include "query/query_error.h"
#include "query/static_type.h"
#include "query/syntax/syntax_tree.h"
#include "query/value.h"

namespace cairn::query::bound {

// What a query means: every name resolved to a slot of the row, every function to its code, every aggregate
// taken out of its expression. Slots are given once for the whole query, so that a row can hold all that a
// later clause may ask for.

using Slot = std::uint32_t;

struct Subquery;

struct Expression {
  enum class Kind : std::uint8_t {
    kLiteral,     ///< literal
    kSlot,        ///< slot
    kParameter,   ///< name
    kList,        ///< operands
    kMap,         ///< names and operands
    kProperty,    ///< operand 0, names[0]
    kHasLabels,   ///< operand 0 has all of names, or any label where there are none
    kIndex,       ///< operands 0, 1
    kSlice,       ///< operands 0, 1, 2
    kLeftOut,     ///< a bound of a slice that is not given
    kUnary,       ///< unary, operand 0
    kBinary,      ///< binary, operands 0, 1
    kSum,         ///< operations between neighbouring operands
    kJunction,    ///< connective between all operands
    kComparison,  ///< comparisons between neighbouring operands
    kCase,        ///< operands: subject (unless searched), then condition and value in turn, then otherwise
    kFunction,    ///< function, operands
    kFirstKnown,  ///< the first of the operands that is not null; what follows it is not computed
    kPath,        ///< operands: node and relationship slots in turn
    kIsNode,      ///< true for a node, null for null, an error for anything else
    kIsRelationship,
    kComprehension,  ///< slot; operands: list, condition (or left out), projection (or left out)
    kQuantifier,     ///< slot; operands: list, condition
    kReduction,      ///< slot of the accumulator, element_slot; operands: initial, list, step
    kSubquery,       ///< subquery
    kMatchesMap,  ///< operand 0 (a node, a relationship or a list of these) has the properties of the map 1
  };
  Kind kind = Kind::kLiteral;
  Value literal;
  Slot slot = 0;
  std::vector<std::string> names;
  std::vector<Expression> operands;
  syntax::UnaryOperator unary{};
  syntax::BinaryOperator binary{};
  std::vector<syntax::BinaryOperator> operations;
  std::vector<Span> beginnings;  ///< of a sum: up to each operand but the first
  syntax::Connective connective{};
  std::vector<syntax::Comparison> comparisons;
  bool searched_case = false;
  const Function* function = nullptr;
  Slot element_slot = 0;
  syntax::QuantifierWord quantifier{};
  std::shared_ptr<const Subquery> subquery;
  StaticType type;
  Span span;
};

Expression slot_reference(Slot slot, Span span = {});

/// Whether a pattern or a query stands in the expression.
bool has_subquery(const Expression& expression);

/// Adds every slot that the expression reads.
void collect_slots(const Expression& expression, std::vector<Slot>& slots);

struct NodePattern {
  Slot slot = 0;
  Span span;
  std::vector<std::string> labels;
  std::vector<Expression> predicates;  ///< from its property map
};

struct RelationshipPattern {
  Slot slot = 0;
  Span span;
  bool already_bound = false;  ///< by an earlier clause: must be that relationship
  std::vector<std::string> types;
  syntax::Arrow arrow = syntax::Arrow::kEither;
  std::optional<syntax::LengthRange> length;
  std::optional<Expression> properties;  ///< a map
  Slot step_slot = 0;                    ///< of each relationship in turn, where the length is variable
  std::vector<Expression> each;          ///< conditions on it
};

struct PathPattern {
  syntax::Shortest shortest = syntax::Shortest::kNo;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  std::optional<Slot> path;
};

struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  std::vector<Expression> where;  ///< conjuncts
  std::vector<Slot> introduced;   ///< null where an optional match finds nothing
};

struct CreateNode {
  Slot slot = 0;
  bool already_bound = false;
  std::vector<std::string> labels;
  std::optional<Expression> properties;
  Span span;
};
struct CreateRelationship {
  Slot slot = 0;
  std::string type;
  bool reversed = false;  ///< it starts at the node on the right
  std::optional<Expression> properties;
  Span span;
};
struct CreatePath {
  std::vector<CreateNode> nodes;
  std::vector<CreateRelationship> relationships;
  std::optional<Slot> path;
};
struct Create {
  std::vector<CreatePath> paths;
};
struct SetItem {
  syntax::SetItem::Kind kind{};
  bool removes = false;  ///< REMOVE: no value; a property is set to null
  Expression subject;
  std::string key;
  std::optional<Expression> value;
  std::vector<std::string> labels;
};
struct Set {
  std::vector<SetItem> items;
};
struct Remove {
  std::vector<SetItem> items;
};
struct Merge {
  Match match;
  CreatePath create;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};
struct Delete {
  bool detach = false;
  std::vector<Expression> subjects;
};
struct Call {
  std::shared_ptr<const Procedure> procedure;
  std::vector<Expression> arguments;
  std::vector<std::pair<std::size_t, Slot>> outputs;  ///< column of the procedure, slot
  std::vector<Expression> where;
  Span span;
};

struct Unwind {
  Expression list;
  Slot slot = 0;
};

struct Assignment {
  Expression expression;
  Slot slot = 0;
};

struct Aggregate {
  const AggregateFunction* function = nullptr;
  bool distinct = false;
  std::optional<Expression> argument;   ///< none: count(*)
  std::optional<Expression> parameter;  ///< of percentiles
  Slot slot = 0;
  Span span;
};

struct SortKey {
  Expression expression;
  bool descending = false;
};

/// WITH and RETURN: group where there are aggregates, compute the items, then DISTINCT, ORDER BY, SKIP,
/// LIMIT, WHERE.
struct Projection {
  bool aggregating = false;
  std::vector<Assignment> keys;  ///< grouping keys, when aggregating
  std::vector<Aggregate> aggregates;
  std::vector<Assignment> items;  ///< computed after grouping
  std::vector<Slot> outputs;      ///< the columns' slots
  bool distinct = false;
  std::vector<SortKey> sort;
  std::optional<Expression> skip;
  std::optional<Expression> limit;
  std::vector<Expression> where;
};

/// The columns that the learning clauses can yield.
enum class LearningColumn : std::uint8_t {
  kConcept,
  kDepth,
  kConfidence,
  kGroup,
  kRequiredBy,
  kEvidence,
  kPosition,
  kMinutes,
  kGoal,
  kKnown,
  kStage,
  kField,
  kRequires,
  kPath,
  kUnlocks,
  kScore,
  kVia
};

struct Learning {
  syntax::Question question{};
  std::vector<Expression> goals;
  std::vector<Expression> known;
  bool strictly = false;
  std::optional<Expression> depth;
  bool including_known = false;
  std::optional<Expression> minutes;
  std::optional<Expression> pace;
  std::optional<Expression> limit;
  std::optional<Expression> min_confidence;
  std::vector<std::pair<LearningColumn, Slot>> outputs;
  std::vector<Expression> where;
  Span span;
};

struct Column {
  std::string name;
  Slot slot = 0;
};

using Clause = std::variant<Match, Unwind, Projection, Create, Set, Remove, Merge, Delete, Call, Learning>;

struct SingleQuery {
  std::vector<Clause> clauses;
  std::vector<Column> columns;
};

struct Query {
  std::vector<SingleQuery> parts;  ///< of a UNION; all with columns of the same names
  bool distinct = false;           ///< UNION without ALL
  bool writes = false;
  std::size_t slot_count = 0;
  std::vector<std::string> slot_names;  ///< for people: the variable, or "" for a nameless part
  std::vector<std::pair<std::string, Span>> parameters;

  const std::vector<Column>& columns() const { return parts.front().columns; }
};

/// A query inside an expression, run anew for each row, which it sees.
struct Subquery {
  enum class Result : std::uint8_t { kExists, kCount, kList };
  Result result{};
  Query query;
  std::optional<Expression> projection;  ///< of a list: its elements
  std::vector<Slot> outer;               ///< slots of the row that it reads
};

/// Adds every slot that the clause reads or binds.
void collect_slots(const Clause& clause, std::vector<Slot>& slots);

/// Slots below `first_own`, which a subquery reads but did not make.
std::vector<Slot> slots_read_from_outside(const Subquery& subquery, Slot first_own);

}  // namespace cairn::query::bound
