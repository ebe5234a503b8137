#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/random.h"

namespace cairn::query::naive {

// MATCH by its definition, to compare the engine with: every way to choose nodes and relationships is tried,
// left to right, with neither indexes nor a planner. Nodes and relationships are known by their number in the
// graph.

struct Graph {
  struct Node {
    std::set<std::string> labels;
    std::optional<std::int64_t> x;
    std::optional<std::string> name;
    bool deleted = false;  ///< it keeps its number
  };
  struct Relationship {
    std::string type;
    std::size_t start = 0;
    std::size_t end = 0;
    std::optional<std::int64_t> w;
    bool deleted = false;
  };
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;

  static Graph random(test::Random& random);
  std::string describe() const;
};

/// A variable's value: null, a node, a relationship, the relationships of a variable length, a boolean, a
/// number, or a list of numbers and nulls.
struct NodeRef {
  std::size_t number = 0;
  friend bool operator==(const NodeRef&, const NodeRef&) = default;
};
struct RelationshipRef {
  std::size_t number = 0;
  friend bool operator==(const RelationshipRef&, const RelationshipRef&) = default;
};
using Numbers = std::vector<std::optional<std::int64_t>>;
using Binding = std::variant<std::monostate, NodeRef, RelationshipRef, std::vector<std::size_t>, bool,
                             std::int64_t, Numbers>;
using Row = std::map<std::string, Binding>;

/// A number, the property `key` of a variable, or, without a key, a variable that is a number.
struct Operand {
  std::optional<std::int64_t> number;
  std::string variable;
  std::string key;
  std::string text() const;
};

struct NodePattern {
  std::string variable;  ///< "" for none
  std::vector<std::string> labels;
  std::optional<Operand> x;
  std::optional<std::string> name;
};
struct RelationshipPattern {
  std::string variable;
  std::vector<std::string> types;
  bool to_left = false;
  bool to_right = false;
  bool variable_length = false;
  std::optional<std::size_t> least;
  std::optional<std::size_t> most;
  std::optional<Operand> w;
};
struct PathPattern {
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  std::string text() const;
};

struct Condition {
  enum class Kind { kCompare, kHasLabel, kIsNull, kSame, kPattern, kExists, kNot, kAnd, kOr };
  Kind kind = Kind::kCompare;
  std::string sign;  ///< of kCompare and kSame
  Operand left;
  Operand right;
  std::string variable;  ///< kHasLabel, kSame
  std::string other;     ///< kHasLabel: the label; kSame: the other variable
  std::vector<Condition> parts;
  PathPattern path;  ///< kPattern, kExists
  std::string text() const;
};

struct Match {
  bool optional = false;
  std::vector<PathPattern> paths;
  std::optional<Condition> where;
  std::string text() const;
  /// In the order in which they are named.
  std::vector<std::string> variables() const;
};

struct Query {
  std::vector<Match> matches;
  std::string text() const;
  /// All variables, in the order in which text() returns them.
  std::vector<std::string> variables() const;
};

struct Variety {
  bool references = false;       ///< property maps read variables of other parts
  std::size_t most_clauses = 1;  ///< later ones may be optional and use the variables of earlier ones
  bool patterns = false;         ///< conditions are patterns, too
  bool loose = false;            ///< patterns ask for little, so that most are found
};

/// Makes random parts of queries. What is in scope can be changed between the calls.
class PatternMaker {
 public:
  PatternMaker(test::Random& random, const Variety& variety) : random_(random), variety_(variety) {}

  Match match(bool later);
  Condition condition(int depth);
  Operand operand(bool reference);
  /// A path that binds no variables, from a node that is bound where there is one.
  PathPattern closed_path();

  // The variables in scope.
  std::vector<std::string> nodes;
  std::vector<std::string> relationships;
  std::vector<std::string> lists;    ///< of relationships
  std::vector<std::string> numbers;  ///< or null
  std::string fresh(const std::string& prefix) { return prefix + std::to_string(made_++); }

 private:
  PathPattern path();
  NodePattern node();
  RelationshipPattern relationship();

  test::Random& random_;
  const Variety variety_;
  std::set<std::string> here_;  ///< relationship variables of the MATCH that is made
  bool later_ = false;
  std::size_t made_ = 0;
};
Query random_query(test::Random& random, const Variety& variety);

// What an expression or a pattern is worth in a row.
std::optional<std::int64_t> number(const Operand& operand, const Row& row, const Graph& graph);
std::optional<bool> truth(const Condition& condition, const Row& row, const Graph& graph);
/// The ways to go on from the row; it ends early where there are more than `most`.
/// Thrown where a statement is too much for this interpreter, or nothing that is defined: it is left out.
struct TooMuch {};

std::vector<Row> matches(const Match& match, const Row& row, const Graph& graph, std::size_t most);

/// The rows of the query, by trying everything; none where there are more than `most` anywhere on the way,
/// which would take long and show nothing new.
std::optional<std::vector<Row>> answer(const Query& query, const Graph& graph, std::size_t most);

}  // namespace cairn::query::naive
