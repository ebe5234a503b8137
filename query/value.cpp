#include "query/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "storage/error.h"
#include "temporal/comparison.h"
#include "temporal/kind.h"

namespace cairn::query {

namespace {

/// A list or map with the number of those in each other that it is the outermost one of.
template <typename Container>
struct Nested : Container {
  Nested(Container&& content, std::size_t levels) : Container(std::move(content)), depth(levels) {}
  std::size_t depth;
};

std::size_t depth_of(const Value& value) {
  // Only the constructors below make them.
  if (const auto* list = value.list()) return static_cast<const Nested<List>*>(list)->depth;
  if (const auto* map = value.map()) return static_cast<const Nested<Map>*>(map)->depth;
  return 0;
}

template <typename Container>
std::shared_ptr<const Container> share(Container content, std::size_t depth_inside) {
  if (depth_inside >= kDeepestValue) {
    throw Error(ErrorKind::kLimit, "lists and maps are nested in each other more than " +
                                       std::to_string(kDeepestValue) + " deep");
  }
  return std::make_shared<const Nested<Container>>(std::move(content), depth_inside + 1);
}

std::size_t depth_inside(const List& list) {
  std::size_t deepest = 0;
  for (const Value& element : list) deepest = std::max(deepest, depth_of(element));
  return deepest;
}

std::size_t depth_inside(const Map& map) {
  std::size_t deepest = 0;
  for (const auto& [key, element] : map) deepest = std::max(deepest, depth_of(element));
  return deepest;
}

/// Where a type stands in the ascending order of types; numbers are one type.
int type_rank(const Value& value) {
  if (value.map() != nullptr) return 0;
  if (value.node() != nullptr) return 1;
  if (value.relationship() != nullptr) return 2;
  if (value.list() != nullptr) return 3;
  if (value.path() != nullptr) return 4;
  if (value.string() != nullptr) return 5;
  if (value.boolean() != nullptr) return 6;
  if (value.is_number()) return 7;
  if (value.temporal() != nullptr) return 8;
  return 9;
}

template <typename T>
int three_way(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

bool is_nan(const Value& value) {
  return value.float64() != nullptr && std::isnan(*value.float64());
}

/// Exact, also between an integer and a float beyond 2^53.
int compare_integer_with_float(std::int64_t integer, double number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (number >= kTwoTo63) return -1;
  if (number < -kTwoTo63) return 1;
  const double whole = std::trunc(number);
  const int order = three_way(integer, static_cast<std::int64_t>(whole));
  return order != 0 ? order : three_way(whole, number);
}

/// Neither is NaN.
int compare_numbers(const Value& a, const Value& b) {
  if (a.integer() != nullptr && b.integer() != nullptr) return three_way(*a.integer(), *b.integer());
  if (a.integer() != nullptr) return compare_integer_with_float(*a.integer(), *b.float64());
  if (b.integer() != nullptr) return -compare_integer_with_float(*b.integer(), *a.float64());
  return three_way(*a.float64(), *b.float64());
}

int order_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int found = order(a[i], b[i]); found != 0) return found;
  }
  return three_way(a.size(), b.size());
}

int order_maps(const Map& a, const Map& b) {
  auto left = a.begin();
  auto right = b.begin();
  for (; left != a.end() && right != b.end(); ++left, ++right) {
    if (const int found = three_way(left->first, right->first); found != 0) return found;
    if (const int found = order(left->second, right->second); found != 0) return found;
  }
  return three_way(a.size(), b.size());
}

int order_paths(const Path& a, const Path& b) {
  for (std::size_t i = 0; i < std::min(a.nodes.size(), b.nodes.size()); ++i) {
    if (const int found = three_way(a.nodes[i].id, b.nodes[i].id); found != 0) return found;
    if (i < std::min(a.relationships.size(), b.relationships.size())) {
      if (const int found = three_way(a.relationships[i].id, b.relationships[i].id); found != 0) return found;
    }
  }
  return three_way(a.nodes.size(), b.nodes.size());
}

std::optional<bool> lists_equal(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  std::optional<bool> all = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto same = equals(a[i], b[i]);
    if (same == false) return false;
    if (!same) all = std::nullopt;
  }
  return all;
}

std::optional<bool> maps_equal(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  std::optional<bool> all = true;
  for (auto left = a.begin(), right = b.begin(); left != a.end(); ++left, ++right) {
    if (left->first != right->first) return false;
    const auto same = equals(left->second, right->second);
    if (same == false) return false;
    if (!same) all = std::nullopt;
  }
  return all;
}

}  // namespace

Value::Value(List list) {
  const std::size_t inside = depth_inside(list);
  emplace<std::shared_ptr<const List>>(share(std::move(list), inside));
}

Value::Value(Map map) {
  const std::size_t inside = depth_inside(map);
  emplace<std::shared_ptr<const Map>>(share(std::move(map), inside));
}

std::string type_name(const Value& value) {
  if (value.is_null()) return "Null";
  if (value.boolean() != nullptr) return "Boolean";
  if (value.integer() != nullptr) return "Integer";
  if (value.float64() != nullptr) return "Float";
  if (value.string() != nullptr) return "String";
  if (value.list() != nullptr) return "List";
  if (value.map() != nullptr) return "Map";
  if (value.node() != nullptr) return "Node";
  if (value.relationship() != nullptr) return "Relationship";
  if (const auto* temporal = value.temporal()) {
    return std::string(temporal::type_name(temporal::kind_of(*temporal)));
  }
  return "Path";
}

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (type_rank(a) != type_rank(b)) return false;
  if (a.is_number()) return !is_nan(a) && !is_nan(b) && compare_numbers(a, b) == 0;
  if (a.temporal() != nullptr) return temporal::equal(*a.temporal(), *b.temporal());
  if (a.list() != nullptr) return lists_equal(*a.list(), *b.list());
  if (a.map() != nullptr) return maps_equal(*a.map(), *b.map());
  return order(a, b) == 0;
}

std::optional<int> compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null() || type_rank(a) != type_rank(b)) return std::nullopt;
  if (a.is_number()) {
    if (is_nan(a) || is_nan(b)) return std::nullopt;
    return compare_numbers(a, b);
  }
  if (a.string() != nullptr || a.boolean() != nullptr) return order(a, b);
  if (a.temporal() != nullptr) return temporal::compare(*a.temporal(), *b.temporal());
  if (a.list() == nullptr) return std::nullopt;
  const List& left = *a.list();
  const List& right = *b.list();
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const auto found = compare(left[i], right[i]);
    if (!found || *found != 0) return found;
  }
  return three_way(left.size(), right.size());
}

int order(const Value& a, const Value& b) {
  if (const int found = three_way(type_rank(a), type_rank(b)); found != 0) return found;
  if (a.is_null()) return 0;
  if (a.is_number()) {
    if (is_nan(a) || is_nan(b)) return three_way(is_nan(a), is_nan(b));
    return compare_numbers(a, b);
  }
  if (a.boolean() != nullptr) return three_way(*a.boolean(), *b.boolean());
  if (a.string() != nullptr) return three_way(*a.string(), *b.string());
  if (a.temporal() != nullptr) return temporal::order(*a.temporal(), *b.temporal());
  if (a.list() != nullptr) return order_lists(*a.list(), *b.list());
  if (a.map() != nullptr) return order_maps(*a.map(), *b.map());
  if (a.node() != nullptr) return three_way(a.node()->id, b.node()->id);
  if (a.relationship() != nullptr) return three_way(a.relationship()->id, b.relationship()->id);
  return order_paths(*a.path(), *b.path());
}

bool ValueLess::operator()(const List& a, const List& b) const {
  return order_lists(a, b) < 0;
}

Value from_property(const graph::Value& property) {
  if (const auto* value = property.boolean()) return *value;
  if (const auto* value = property.integer()) return *value;
  if (const auto* value = property.float64()) return *value;
  if (const auto* value = property.string()) return *value;
  if (const auto* value = property.temporal()) return *value;
  if (const auto* elements = property.list()) {
    List list;
    list.reserve(elements->size());
    for (const auto& element : *elements) list.push_back(from_property(element));
    return list;
  }
  return {};
}

std::optional<graph::Value> to_property(const Value& value) {
  if (value.is_null()) return graph::Value();
  if (value.boolean() != nullptr) return *value.boolean();
  if (value.integer() != nullptr) return *value.integer();
  if (value.float64() != nullptr) return *value.float64();
  if (value.string() != nullptr) return *value.string();
  if (value.temporal() != nullptr) return *value.temporal();
  if (value.list() == nullptr) return std::nullopt;
  graph::List list;
  for (const Value& element : *value.list()) {
    auto property = to_property(element);
    if (!property) return std::nullopt;
    list.push_back(std::move(*property));
  }
  return list;
}

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  constexpr double kLeastInDigits = 1e-4;
  constexpr double kGreatestInDigits = 1e16;
  const double size = std::abs(number);
  const bool in_digits = size == 0 || (size >= kLeastInDigits && size < kGreatestInDigits);
  char buffer[32];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), number,
                                 in_digits ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  std::string text(std::begin(buffer), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

}  // namespace cairn::query
