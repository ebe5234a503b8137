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
  };
  struct Relationship {
    std::string type;
    std::size_t start = 0;
    std::size_t end = 0;
    std::optional<std::int64_t> w;
  };
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;

  static Graph random(test::Random& random);
  std::string describe() const;
};

/// A variable's value: null, a node, a relationship, or the relationships of a variable length.
struct NodeRef {
  std::size_t number = 0;
  friend bool operator==(const NodeRef&, const NodeRef&) = default;
};
struct RelationshipRef {
  std::size_t number = 0;
  friend bool operator==(const RelationshipRef&, const RelationshipRef&) = default;
};
using Binding = std::variant<std::monostate, NodeRef, RelationshipRef, std::vector<std::size_t>>;
using Row = std::map<std::string, Binding>;

/// A number, or the property `key` of a variable.
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
};

struct Condition {
  enum class Kind { kCompare, kHasLabel, kIsNull, kSame, kNot, kAnd, kOr };
  Kind kind = Kind::kCompare;
  std::string sign;  ///< of kCompare and kSame
  Operand left;
  Operand right;
  std::string variable;  ///< kHasLabel, kSame
  std::string other;     ///< kHasLabel: the label; kSame: the other variable
  std::vector<Condition> parts;
  std::string text() const;
};

struct Match {
  bool optional = false;
  std::vector<PathPattern> paths;
  std::optional<Condition> where;
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
};
Query random_query(test::Random& random, const Variety& variety);

/// The rows of the query, by trying everything; none where there are more than `most` anywhere on the way,
/// which would take long and show nothing new.
std::optional<std::vector<Row>> answer(const Query& query, const Graph& graph, std::size_t most);

}  // namespace cairn::query::naive
