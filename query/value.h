#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/record.h"

namespace cairn::query {

struct Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value>;

/// A node in a result. In rows that a Statement gives out `labels` and `properties` are filled in.
struct NodeValue {
  graph::NodeId id = 0;
  struct Content {
    std::vector<std::string> labels;
    std::shared_ptr<const Map> properties;
  };
  std::shared_ptr<const Content> content;
};

/// A relationship in a result; type, ends and properties are filled in like a node's content.
struct RelationshipValue {
  graph::RelationshipId id = 0;
  struct Content {
    std::string type;
    graph::NodeId start = 0;
    graph::NodeId end = 0;
    std::shared_ptr<const Map> properties;
  };
  std::shared_ptr<const Content> content;
};

/// Nodes and the relationships between them, in the order of traversal: one node more than relationships.
struct Path {
  std::vector<NodeValue> nodes;
  std::vector<RelationshipValue> relationships;
};

/// More than what is stored, so that this fits into other lists.
inline constexpr std::size_t kDeepestValue = 1100;

/// A value of the query language. Lists, maps and paths are shared and never changed. Lists and maps nest no
/// deeper than kDeepestValue, so that whatever walks through a value may recurse; what would is refused with
/// Error{kLimit} where it is made.
struct Value
    : std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<const List>,
                   std::shared_ptr<const Map>, NodeValue, RelationshipValue, std::shared_ptr<const Path>,
                   std::shared_ptr<const graph::Temporal>> {
  using variant::variant;
  Value(const char* text) : variant(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(List list);                                        // NOLINT(google-explicit-constructor)
  Value(Map map);                                          // NOLINT(google-explicit-constructor)
  Value(Path path)
      : variant(std::make_shared<const Path>(std::move(path))) {}  // NOLINT(google-explicit-constructor)
  Value(graph::Temporal temporal)                                  // NOLINT(google-explicit-constructor)
      : variant(std::make_shared<const graph::Temporal>(std::move(temporal))) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(*this); }
  bool is_number() const { return integer() != nullptr || float64() != nullptr; }
  // Null when the value is of another type.
  const bool* boolean() const { return std::get_if<bool>(this); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(this); }
  const double* float64() const { return std::get_if<double>(this); }
  const std::string* string() const { return std::get_if<std::string>(this); }
  const List* list() const { return dereference<List>(); }
  const Map* map() const { return dereference<Map>(); }
  const NodeValue* node() const { return std::get_if<NodeValue>(this); }
  const RelationshipValue* relationship() const { return std::get_if<RelationshipValue>(this); }
  const Path* path() const { return dereference<Path>(); }
  const graph::Temporal* temporal() const { return dereference<graph::Temporal>(); }

 private:
  template <typename Shared>
  const Shared* dereference() const {
    const auto* pointer = std::get_if<std::shared_ptr<const Shared>>(this);
    return pointer == nullptr ? nullptr : pointer->get();
  }
};

/// The name of the value's type as messages say it: "Integer", "List", ...
std::string type_name(const Value& value);

/// Cypher's `=`: no answer (null) where null takes part. 1 equals 1.0; NaN equals nothing.
std::optional<bool> equals(const Value& a, const Value& b);

/// Cypher's comparability, for <, <=, >, >=: negative, zero or positive; no answer where the two cannot be
/// compared.
std::optional<int> compare(const Value& a, const Value& b);

/// Cypher's orderability, for ORDER BY, DISTINCT and grouping: a total order over all values, ascending:
/// maps, nodes, relationships, lists, paths, strings, booleans, numbers, NaN, points in time, durations,
/// null.
int order(const Value& a, const Value& b);

struct ValueLess {
  bool operator()(const Value& a, const Value& b) const { return order(a, b) < 0; }
  bool operator()(const List& a, const List& b) const;
};

/// A property value as a query value, and back; nothing where it cannot be a property (a map, a node, a mixed
/// thing).
Value from_property(const graph::Value& property);
std::optional<graph::Value> to_property(const Value& value);

/// The shortest text that reads back as the same float, always with a point or an exponent (below 0.0001 and
/// from 1e16 on), or as NaN, Infinity.
std::string float_text(double number);

}  // namespace cairn::query
