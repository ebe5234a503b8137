#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/query_error.h"
#include "query/value.h"

namespace cairn::query::syntax {

// What a query says, before it is known what its names mean. Every part knows its place in the text.

struct Name {
  std::string text;
  Span span;
};

std::vector<std::string> texts(const std::vector<Name>& names);

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct Literal {
  Value value;
};
struct ListLiteral {
  std::vector<ExpressionPtr> elements;
};
struct MapLiteral {
  std::vector<std::pair<Name, ExpressionPtr>> entries;
};
struct Variable {
  std::string name;
};
struct Parameter {
  std::string name;
};
struct Property {
  ExpressionPtr subject;
  Name key;
};
/// A:B, A|B, !A, %: what the labels of a node, or the type of a relationship, must be like.
struct LabelExpression {
  enum class Kind : std::uint8_t { kLabel, kAny, kNot, kAnd, kOr };
  Kind kind = Kind::kLabel;
  Name label;
  std::vector<LabelExpression> operands;
};
struct HasLabels {
  ExpressionPtr subject;
  LabelExpression labels;
};
struct Index {
  ExpressionPtr subject;
  ExpressionPtr index;
};
struct Slice {
  ExpressionPtr subject;
  ExpressionPtr from;  ///< null when left out
  ExpressionPtr to;
};
enum class UnaryOperator : std::uint8_t { kNot, kPlus, kMinus, kIsNull, kIsNotNull };
struct Unary {
  UnaryOperator operation;
  ExpressionPtr operand;
};
enum class BinaryOperator : std::uint8_t {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches
};
struct Binary {
  BinaryOperator operation;
  ExpressionPtr left;
  ExpressionPtr right;
};
/// a + b - c: one level, however many there are. operations[i] stands before operands[i + 1].
struct Sum {
  std::vector<ExpressionPtr> operands;
  std::vector<BinaryOperator> operations;
  std::vector<Span> beginnings;  ///< of a + b, a + b - c, ...: beginnings[i] ends with operands[i + 1]
};
enum class Connective : std::uint8_t { kOr, kXor, kAnd };
/// Conditions joined by the same word: one level, however many they are.
struct Junction {
  Connective connective;
  std::vector<ExpressionPtr> operands;  ///< at least two
  std::vector<Span> beginnings;         ///< as in Sum
};
enum class Comparison : std::uint8_t { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };
/// a < b <= c: each operand is compared with the next one.
struct ComparisonChain {
  std::vector<ExpressionPtr> operands;
  std::vector<Comparison> comparisons;
};
struct Case {
  ExpressionPtr subject;  ///< null in the form without one
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;  ///< null: null
};
struct FunctionCall {
  Name name;
  bool distinct = false;
  bool star = false;  ///< count(*)
  std::vector<ExpressionPtr> arguments;
};

/// [x IN list WHERE condition | projection]; condition and projection may be null.
struct ListComprehension {
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where;
  ExpressionPtr projection;
};
enum class QuantifierWord : std::uint8_t { kAll, kAny, kNone, kSingle };
struct Quantifier {
  QuantifierWord word;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where;  ///< null: the elements themselves
};
struct Reduction {
  Name accumulator;
  ExpressionPtr initial;
  Name element;
  ExpressionPtr list;
  ExpressionPtr step;
};
struct PathPattern;
/// A pattern as a condition: whether there is such a path.
struct PatternExpression {
  std::unique_ptr<PathPattern> pattern;
};
struct PatternComprehension {
  std::unique_ptr<PathPattern> pattern;
  ExpressionPtr where;
  ExpressionPtr projection;
};
struct Query;
enum class SubqueryWord : std::uint8_t { kExists, kCount };
/// EXISTS { ... }, COUNT { ... }; a bare pattern is a query of one MATCH.
struct Subquery {
  SubqueryWord word;
  std::unique_ptr<Query> query;
};

struct Expression {
  std::variant<Literal, ListLiteral, MapLiteral, Variable, Parameter, Property, HasLabels, Index, Slice,
               Unary, Binary, Sum, Junction, ComparisonChain, Case, FunctionCall, ListComprehension,
               Quantifier, Reduction, PatternExpression, PatternComprehension, Subquery>
      form;
  Span span;
};

struct NodePattern {
  std::optional<Name> variable;
  std::vector<Name> labels;                   ///< all of them
  std::optional<LabelExpression> label_test;  ///< whatever is no list of labels
  ExpressionPtr properties;                   ///< a map literal, a parameter, or null
  ExpressionPtr where;
  Span span;
};

enum class Arrow : std::uint8_t { kRight, kLeft, kEither };

struct LengthRange {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};

struct RelationshipPattern {
  std::optional<Name> variable;
  std::vector<Name> types;                   ///< one of them
  std::optional<LabelExpression> type_test;  ///< whatever is no choice of types
  std::optional<LengthRange> length;         ///< only in variable-length patterns
  ExpressionPtr properties;
  ExpressionPtr where;  ///< for each relationship of a variable-length pattern
  Arrow arrow = Arrow::kEither;
  Span span;
};

enum class Shortest : std::uint8_t { kNo, kOne, kAll };

struct PathPattern {
  std::optional<Name> variable;
  Shortest shortest = Shortest::kNo;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;  ///< one less than nodes
};

struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr where;
};
struct Unwind {
  ExpressionPtr list;
  Name variable;
};
struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
  std::string text;  ///< as written: the column's name where there is no alias
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> sort;
  ExpressionPtr skip;
  ExpressionPtr limit;
};
struct With {
  Projection projection;
  ExpressionPtr where;
};
struct Return {
  Projection projection;
};
struct YieldItem {
  Name column;
  std::optional<Name> alias;
};
struct Yields {
  std::vector<YieldItem> items;
  ExpressionPtr where;
};

struct Create {
  std::vector<PathPattern> patterns;
};
/// n.key = value; n = map; n += map; n:Label.
struct SetItem {
  enum class Kind : std::uint8_t { kProperty, kReplace, kAdd, kLabels };
  Kind kind;
  ExpressionPtr subject;
  Name key;
  ExpressionPtr value;
  std::vector<Name> labels;
};
struct Set {
  std::vector<SetItem> items;
};
struct Merge {
  PathPattern pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};
/// n.key, n:Label: a SetItem without a value.
struct Remove {
  std::vector<SetItem> items;
};
struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> subjects;
};
struct Call {
  Name procedure;
  bool explicit_arguments = false;  ///< not given: parameters of their names
  std::vector<ExpressionPtr> arguments;
  bool star = false;  ///< YIELD *
  std::optional<Yields> yields;
};

enum class Question : std::uint8_t { kPrerequisites, kLearningPath, kWhy, kNextSteps, kRelated };
/// PREREQUISITES OF, LEARNING PATH TO, WHY ... REQUIRES, NEXT STEPS, RELATED TO: one form, because they
/// differ only in what they compute.
struct Learning {
  Question question;
  std::vector<ExpressionPtr> goals;  ///< for WHY: from and to; of NEXT STEPS: none where all are welcome
  std::vector<ExpressionPtr> known;
  bool strictly = false;
  ExpressionPtr depth;
  bool including_known = false;
  ExpressionPtr minutes;
  ExpressionPtr pace;
  ExpressionPtr limit;
  ExpressionPtr min_confidence;
  std::optional<Yields> yields;
};

struct Clause {
  std::variant<Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete, Call, Learning> form;
  Span span;
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

/// Queries joined by UNION.
struct Query {
  std::vector<SingleQuery> parts;
  std::vector<bool> union_all;  ///< one less than parts
  Span span;
};

enum class Mode : std::uint8_t { kRun, kExplain, kProfile };

enum class TransactionCommand : std::uint8_t { kBegin, kCommit, kRollback };

struct CreateIndex {
  std::optional<Name> name;
  bool unique = false;  ///< CREATE CONSTRAINT
  bool if_not_exists = false;
  Name label;
  Name key;
};
struct DropIndex {
  Name name;
  bool unique = false;  ///< DROP CONSTRAINT
  bool if_exists = false;
};
struct ShowIndexes {
  bool unique = false;  ///< SHOW CONSTRAINTS
};

struct Statement {
  std::variant<Query, TransactionCommand, CreateIndex, DropIndex, ShowIndexes> form;
  Mode mode = Mode::kRun;
  Span span;
};

bool writes(const Clause& clause);
/// Whether it changes something, or begins or ends a transaction.
bool writes(const Statement& statement);

}  // namespace cairn::query::syntax
