#include "query/execution/function.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <random>

#include "query/execution/function_table.h"
#include "query/execution/range.h"
#include "query/execution/records.h"
#include "query/execution/temporal_functions.h"
#include "temporal/temporal_text.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::query {

void wrong_type(const char* function, const char* wanted, const Value& found) {
  throw FunctionError{"TypeError", "InvalidArgumentValue",
                      std::string(function) + "() wants " + wanted + ", not " + type_name(found)};
}

bool any_null(Arguments arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const Value& value) { return value.is_null(); });
}

double number_argument(const char* function, const Value& value) {
  if (value.integer() != nullptr) return static_cast<double>(*value.integer());
  if (value.float64() == nullptr) wrong_type(function, "a number", value);
  return *value.float64();
}

namespace {

const std::string& text_argument(const char* function, const Value& value) {
  if (value.string() == nullptr) wrong_type(function, "a string", value);
  return *value.string();
}

std::int64_t integer_argument(const char* function, const Value& value) {
  if (value.integer() == nullptr) wrong_type(function, "an integer", value);
  return *value.integer();
}

// --- nodes, relationships, paths ---

Value id(Arguments arguments, Records& /*records*/) {
  const Value& value = arguments[0];
  if (value.is_null()) return {};
  if (value.node() != nullptr) return static_cast<std::int64_t>(value.node()->id);
  if (value.relationship() != nullptr) return static_cast<std::int64_t>(value.relationship()->id);
  wrong_type("id", "a node or a relationship", value);
}

Value labels(Arguments arguments, Records& records) {
  if (arguments[0].is_null()) return {};
  if (arguments[0].node() == nullptr) wrong_type("labels", "a node", arguments[0]);
  records.refuse_deleted(arguments[0]);
  List names;
  if (const auto* record = records.node(arguments[0].node()->id)) {
    for (const auto label : record->labels) names.emplace_back(records.view().catalog().labels.name(label));
  }
  return names;
}

const graph::Relationship* relationship_record(const char* function, const Value& value, Records& records) {
  if (value.relationship() == nullptr) wrong_type(function, "a relationship", value);
  return records.relationship_or_deleted(value.relationship()->id);
}

Value type(Arguments arguments, Records& records) {
  if (arguments[0].is_null()) return {};
  const auto* record = relationship_record("type", arguments[0], records);
  return record == nullptr ? Value() : Value(records.view().catalog().types.name(record->type));
}

Value start_node(Arguments arguments, Records& records) {
  if (arguments[0].is_null()) return {};
  const auto* record = relationship_record("startNode", arguments[0], records);
  return record == nullptr ? Value() : Value(NodeValue{record->start, nullptr});
}

Value end_node(Arguments arguments, Records& records) {
  if (arguments[0].is_null()) return {};
  const auto* record = relationship_record("endNode", arguments[0], records);
  return record == nullptr ? Value() : Value(NodeValue{record->end, nullptr});
}

Value properties_of(const char* function, const Value& value, Records& records) {
  if (value.is_null() || value.map() != nullptr) return value;
  records.refuse_deleted(value);
  if (const auto* node = value.node()) {
    const auto* record = records.node(node->id);
    return record == nullptr ? Map() : records.properties(record->properties);
  }
  if (value.relationship() == nullptr) wrong_type(function, "a node, a relationship or a map", value);
  const auto* record = records.relationship(value.relationship()->id);
  return record == nullptr ? Map() : records.properties(record->properties);
}

Value properties(Arguments arguments, Records& records) {
  return properties_of("properties", arguments[0], records);
}

Value keys(Arguments arguments, Records& records) {
  const Value map = properties_of("keys", arguments[0], records);
  if (map.is_null()) return {};
  List names;
  for (const auto& [key, value] : *map.map()) names.emplace_back(key);
  return names;
}

Value nodes(Arguments arguments, Records& /*records*/) {
  if (arguments[0].is_null()) return {};
  if (arguments[0].path() == nullptr) wrong_type("nodes", "a path", arguments[0]);
  return List(arguments[0].path()->nodes.begin(), arguments[0].path()->nodes.end());
}

Value relationships(Arguments arguments, Records& /*records*/) {
  if (arguments[0].is_null()) return {};
  if (arguments[0].path() == nullptr) wrong_type("relationships", "a path", arguments[0]);
  const Path& path = *arguments[0].path();
  return List(path.relationships.begin(), path.relationships.end());
}

// --- lists ---

Value size(Arguments arguments, Records& /*records*/) {
  const Value& value = arguments[0];
  if (value.is_null()) return {};
  if (value.list() != nullptr) return static_cast<std::int64_t>(value.list()->size());
  return static_cast<std::int64_t>(text::length_utf8(text_argument("size", value)));
}

Value length(Arguments arguments, Records& records) {
  if (arguments[0].path() == nullptr) return size(arguments, records);
  return static_cast<std::int64_t>(arguments[0].path()->relationships.size());
}

const List* list_argument(const char* function, const Value& value) {
  if (value.is_null()) return nullptr;
  if (value.list() == nullptr) wrong_type(function, "a list", value);
  return value.list();
}

Value head(Arguments arguments, Records& /*records*/) {
  const List* list = list_argument("head", arguments[0]);
  return list == nullptr || list->empty() ? Value() : list->front();
}

Value last(Arguments arguments, Records& /*records*/) {
  const List* list = list_argument("last", arguments[0]);
  return list == nullptr || list->empty() ? Value() : list->back();
}

Value tail(Arguments arguments, Records& /*records*/) {
  const List* list = list_argument("tail", arguments[0]);
  if (list == nullptr) return {};
  return list->empty() ? List() : List(list->begin() + 1, list->end());
}

Value reverse(Arguments arguments, Records& /*records*/) {
  if (arguments[0].is_null()) return {};
  if (const List* list = arguments[0].list()) return List(list->rbegin(), list->rend());
  std::string_view rest = text_argument("reverse", arguments[0]);
  std::string reversed;
  std::vector<std::string_view> characters;
  while (!rest.empty()) {
    characters.push_back(text::prefix_utf8(rest, 1));
    rest.remove_prefix(characters.back().size());
  }
  for (auto last = characters.rbegin(); last != characters.rend(); ++last) reversed += *last;
  return reversed;
}

// --- conversions ---

Value to_string(Arguments arguments, Records& /*records*/) {
  const Value& value = arguments[0];
  if (value.is_null() || value.string() != nullptr) return value;
  if (const bool* boolean = value.boolean()) return *boolean ? "true" : "false";
  if (const auto* temporal = value.temporal()) return temporal::to_text(*temporal);
  if (const auto* integer = value.integer()) return std::to_string(*integer);
  if (const double* number = value.float64()) return float_text(*number);
  wrong_type("toString", "a boolean, a number or a string", value);
}

/// The whole text as a number, with or without a sign; of the words that are read as floats those that
/// toString() writes.
template <typename Number>
std::optional<Number> read_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(text.starts_with("+-") ? 0 : 1);
  const std::string_view unsigned_text = text.substr(text.starts_with('-') ? 1 : 0);
  const bool is_word = unsigned_text == "Infinity" || text == "NaN";
  if (!is_word && unsigned_text.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
    return std::nullopt;
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc()) return number;
  if constexpr (std::is_floating_point_v<Number>) {
    // Too large or too small: infinite, or nothing.
    if (error == std::errc::result_out_of_range) return std::strtod(std::string(text).c_str(), nullptr);
  }
  return std::nullopt;
}

Value to_float(Arguments arguments, Records& /*records*/) {
  const Value& value = arguments[0];
  if (value.is_null() || value.float64() != nullptr) return value;
  if (const auto* integer = value.integer()) return static_cast<double>(*integer);
  const auto number = read_number<double>(text_argument("toFloat", value));
  return number ? Value(*number) : Value();
}

Value to_integer(Arguments arguments, Records& records) {
  const Value& value = arguments[0];
  if (value.is_null() || value.integer() != nullptr) return value;
  if (const std::string* text = value.string()) {
    if (const auto integer = read_number<std::int64_t>(*text)) return *integer;
  } else if (value.float64() == nullptr) {
    wrong_type("toInteger", "a number or a string", value);
  }
  const Value number = to_float(arguments, records);
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (number.is_null() || !(std::abs(*number.float64()) < kTwoTo63)) return {};
  return static_cast<std::int64_t>(*number.float64());
}

Value to_boolean(Arguments arguments, Records& /*records*/) {
  const Value& value = arguments[0];
  if (value.is_null() || value.boolean() != nullptr) return value;
  const std::string text = text::fold_case(text_argument("toBoolean", value));
  if (text == "true") return true;
  if (text == "false") return false;
  return {};
}

// --- strings ---

/// A function of strings that gives null for null.
template <typename Compute>
Value on_text(const char* function, Arguments arguments, Compute compute) {
  if (any_null(arguments)) return {};
  return compute(text_argument(function, arguments[0]));
}

Value to_lower(Arguments arguments, Records& /*records*/) {
  return on_text("toLower", arguments, [](const std::string& text) { return text::lower(text); });
}

Value to_upper(Arguments arguments, Records& /*records*/) {
  return on_text("toUpper", arguments, [](const std::string& text) { return text::upper(text); });
}

Value left_trim(Arguments arguments, Records& /*records*/) {
  return on_text("lTrim", arguments,
                 [](const std::string& text) { return std::string(text::without_leading_space(text)); });
}

Value right_trim(Arguments arguments, Records& /*records*/) {
  return on_text("rTrim", arguments,
                 [](const std::string& text) { return std::string(text::without_trailing_space(text)); });
}

Value trim(Arguments arguments, Records& /*records*/) {
  return on_text("trim", arguments, [](const std::string& text) {
    return std::string(text::without_trailing_space(text::without_leading_space(text)));
  });
}

std::size_t count_argument(const char* function, const Value& value) {
  const std::int64_t count = integer_argument(function, value);
  if (count < 0) {
    throw FunctionError{"ArgumentError", "NegativeIntegerArgument",
                        std::string(function) + "() wants no negative number"};
  }
  return static_cast<std::size_t>(count);
}

Value substring(Arguments arguments, Records& /*records*/) {
  return on_text("substring", arguments, [&](const std::string& text) {
    std::string_view rest = text;
    rest.remove_prefix(text::prefix_utf8(rest, count_argument("substring", arguments[1])).size());
    if (arguments.size() > 2) rest = text::prefix_utf8(rest, count_argument("substring", arguments[2]));
    return std::string(rest);
  });
}

Value left(Arguments arguments, Records& /*records*/) {
  return on_text("left", arguments, [&](const std::string& text) {
    return std::string(text::prefix_utf8(text, count_argument("left", arguments[1])));
  });
}

Value right(Arguments arguments, Records& /*records*/) {
  return on_text("right", arguments, [&](const std::string& text) {
    const std::size_t wanted = count_argument("right", arguments[1]);
    const std::size_t all = text::length_utf8(text);
    return text.substr(text::prefix_utf8(text, all - std::min(all, wanted)).size());
  });
}

Value replace(Arguments arguments, Records& records) {
  return on_text("replace", arguments, [&](const std::string& text) {
    const std::string& from = text_argument("replace", arguments[1]);
    const std::string& to = text_argument("replace", arguments[2]);
    if (from.empty()) return text;
    std::string replaced;
    std::size_t at = 0;
    for (std::size_t found = text.find(from); found != std::string::npos; found = text.find(from, at)) {
      // Grown by doubling, the result is for a while there twice.
      records.memory().expect(2 * (replaced.size() + found - at + to.size()));
      replaced.append(text, at, found - at).append(to);
      at = found + from.size();
    }
    return replaced.append(text, at, std::string::npos);
  });
}

Value split(Arguments arguments, Records& records) {
  if (any_null(arguments)) return {};
  const std::string& text = text_argument("split", arguments[0]);
  const std::string& separator = text_argument("split", arguments[1]);
  List parts;
  records.memory().expect(text.size() / std::max<std::size_t>(separator.size(), 1) * sizeof(Value));
  if (separator.empty()) {
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view first = text::prefix_utf8(rest, 1);
      parts.emplace_back(std::string(first));
      rest.remove_prefix(first.size());
    }
    return parts;
  }
  std::size_t at = 0;
  for (std::size_t found = text.find(separator); found != std::string::npos;
       found = text.find(separator, at)) {
    parts.emplace_back(text.substr(at, found - at));
    at = found + separator.size();
  }
  parts.emplace_back(text.substr(at));
  return parts;
}

// --- numbers ---

Value absolute(Arguments arguments, Records& /*records*/) {
  if (arguments[0].is_null()) return {};
  if (const auto* integer = arguments[0].integer()) {
    if (*integer == std::numeric_limits<std::int64_t>::min()) {
      throw FunctionError{"ArithmeticError", "IntegerOverflow", "the result does not fit in 64 bits"};
    }
    return *integer < 0 ? -*integer : *integer;
  }
  return std::abs(number_argument("abs", arguments[0]));
}

Value sign(Arguments arguments, Records& /*records*/) {
  if (arguments[0].is_null()) return {};
  const double number = number_argument("sign", arguments[0]);
  return static_cast<std::int64_t>(number > 0) - static_cast<std::int64_t>(number < 0);
}

using OnNumber = double (*)(double);

template <OnNumber kCompute>
Value on_number(const char* function, Arguments arguments) {
  if (arguments[0].is_null()) return {};
  return kCompute(number_argument(function, arguments[0]));
}

Value ceiling(Arguments arguments, Records& /*records*/) {
  return on_number<std::ceil>("ceil", arguments);
}
Value floor(Arguments arguments, Records& /*records*/) {
  return on_number<std::floor>("floor", arguments);
}
Value square_root(Arguments arguments, Records& /*records*/) {
  return on_number<std::sqrt>("sqrt", arguments);
}
Value exponential(Arguments arguments, Records& /*records*/) {
  return on_number<std::exp>("exp", arguments);
}
Value logarithm(Arguments arguments, Records& /*records*/) {
  return on_number<std::log>("log", arguments);
}
Value decimal_logarithm(Arguments arguments, Records& /*records*/) {
  return on_number<std::log10>("log10", arguments);
}

/// To the nearest whole number; halves go up. Adding a half before flooring would round just below it, too.
double nearest_whole(double number) {
  const double whole = std::floor(number);
  return number - whole >= 0.5 ? whole + 1 : whole;
}
Value round(Arguments arguments, Records& /*records*/) {
  return on_number<nearest_whole>("round", arguments);
}

using Type = StaticType::Type;
constexpr std::size_t kAny = Function::kAnyNumber;
constexpr std::uint32_t kNullable = Type::kNull;
constexpr std::uint32_t kElement = Type::kNode | Type::kRelationship;

Value exists(std::span<const Value> arguments, Records& /*records*/) {
  return !arguments[0].is_null();
}

template <typename Compute>
Value on_numbers(const char* name, std::span<const Value> arguments, Compute compute) {
  if (std::any_of(arguments.begin(), arguments.end(), [](const Value& one) { return one.is_null(); }))
    return {};
  return compute(number_argument(name, arguments[0]));
}

template <double (*Code)(double)>
Value trigonometric(std::span<const Value> arguments, Records& /*records*/) {
  return on_numbers("a function of angles", arguments, Code);
}
Value arc_tangent_2(std::span<const Value> arguments, Records& /*records*/) {
  return on_numbers("atan2", arguments,
                    [&](double y) { return std::atan2(y, number_argument("atan2", arguments[1])); });
}
Value degrees(std::span<const Value> arguments, Records& /*records*/) {
  return on_numbers("degrees", arguments, [](double angle) { return angle * 180 / std::numbers::pi; });
}
Value radians(std::span<const Value> arguments, Records& /*records*/) {
  return on_numbers("radians", arguments, [](double angle) { return angle * std::numbers::pi / 180; });
}
double cotangent(double angle) {
  return 1 / std::tan(angle);
}
double haversine(double angle) {
  return (1 - std::cos(angle)) / 2;
}
Value pi(std::span<const Value> /*arguments*/, Records& /*records*/) {
  return std::numbers::pi;
}
Value e(std::span<const Value> /*arguments*/, Records& /*records*/) {
  return std::numbers::e;
}
std::mt19937_64& random_engine() {
  thread_local std::mt19937_64 engine(std::random_device{}());
  return engine;
}
Value random_number(std::span<const Value> /*arguments*/, Records& /*records*/) {
  return std::uniform_real_distribution<double>(0, 1)(random_engine());
}
/// Of version 4: random but for its version and variant (RFC 4122, 4.4).
Value random_uuid(std::span<const Value> /*arguments*/, Records& /*records*/) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  for (char& c : text) {
    const auto digit = std::uniform_int_distribution<unsigned>(0, 15)(random_engine());
    if (c == 'x') c = kDigits[digit];
    if (c == 'y') c = kDigits[8U + digit % 4U];
  }
  return text;
}

constexpr std::array kFunctions = {
    Function{"id", 1, 1, id, kNullable | Type::kInteger, kElement},
    Function{"labels", 1, 1, labels, kNullable | Type::kList, Type::kNode},
    Function{"type", 1, 1, type, kNullable | Type::kString, Type::kRelationship},
    Function{"startNode", 1, 1, start_node, kNullable | Type::kNode, Type::kRelationship},
    Function{"endNode", 1, 1, end_node, kNullable | Type::kNode, Type::kRelationship},
    Function{"properties", 1, 1, properties, kNullable | Type::kMap, kElement | Type::kMap},
    Function{"keys", 1, 1, keys, kNullable | Type::kList, kElement | Type::kMap},
    Function{"nodes", 1, 1, nodes, kNullable | Type::kList, Type::kPath},
    Function{"relationships", 1, 1, relationships, kNullable | Type::kList, Type::kPath},
    Function{"size", 1, 1, size, kNullable | Type::kInteger, Type::kList | Type::kString},
    Function{"length", 1, 1, length, kNullable | Type::kInteger, Type::kPath},
    Function{"head", 1, 1, head, kNullable | Type::kAny, Type::kList},
    Function{"last", 1, 1, last, kNullable | Type::kAny, Type::kList},
    Function{"tail", 1, 1, tail, kNullable | Type::kList, Type::kList},
    Function{"reverse", 1, 1, reverse, kNullable | (Type::kList | Type::kString),
             Type::kList | Type::kString},
    Function{"range", 2, 3, range, kNullable | Type::kList, Type::kAny},
    Function{"coalesce", 1, kAny, nullptr},
    Function{"toString", 1, 1, to_string, kNullable | Type::kString, Type::kAny},
    Function{"toInteger", 1, 1, to_integer, kNullable | Type::kInteger, Type::kAny},
    Function{"toFloat", 1, 1, to_float, kNullable | Type::kFloat, Type::kAny},
    Function{"toBoolean", 1, 1, to_boolean, kNullable | Type::kBoolean, Type::kAny},
    Function{"toLower", 1, 1, to_lower, kNullable | Type::kString, Type::kString},
    Function{"toUpper", 1, 1, to_upper, kNullable | Type::kString, Type::kString},
    Function{"trim", 1, 1, trim, kNullable | Type::kString, Type::kString},
    Function{"lTrim", 1, 1, left_trim, kNullable | Type::kString, Type::kString},
    Function{"rTrim", 1, 1, right_trim, kNullable | Type::kString, Type::kString},
    Function{"substring", 2, 3, substring, kNullable | Type::kString, Type::kString},
    Function{"left", 2, 2, left, kNullable | Type::kString, Type::kString},
    Function{"right", 2, 2, right, kNullable | Type::kString, Type::kString},
    Function{"replace", 3, 3, replace, kNullable | Type::kString, Type::kString},
    Function{"split", 2, 2, split, kNullable | Type::kList, Type::kString},
    Function{"abs", 1, 1, absolute, kNullable | Type::kNumber, Type::kNumber},
    Function{"sign", 1, 1, sign, kNullable | Type::kInteger, Type::kNumber},
    Function{"ceil", 1, 1, ceiling, kNullable | Type::kFloat, Type::kNumber},
    Function{"floor", 1, 1, floor, kNullable | Type::kFloat, Type::kNumber},
    Function{"round", 1, 1, round, kNullable | Type::kFloat, Type::kNumber},
    Function{"sqrt", 1, 1, square_root, kNullable | Type::kFloat, Type::kNumber},
    Function{"exp", 1, 1, exponential, kNullable | Type::kFloat, Type::kNumber},
    Function{"log", 1, 1, logarithm, kNullable | Type::kFloat, Type::kNumber},
    Function{"exists", 1, 1, exists, Type::kBoolean},
    Function{"sin", 1, 1, trigonometric<std::sin>, kNullable | Type::kFloat, Type::kNumber},
    Function{"cos", 1, 1, trigonometric<std::cos>, kNullable | Type::kFloat, Type::kNumber},
    Function{"tan", 1, 1, trigonometric<std::tan>, kNullable | Type::kFloat, Type::kNumber},
    Function{"cot", 1, 1, trigonometric<cotangent>, kNullable | Type::kFloat, Type::kNumber},
    Function{"asin", 1, 1, trigonometric<std::asin>, kNullable | Type::kFloat, Type::kNumber},
    Function{"acos", 1, 1, trigonometric<std::acos>, kNullable | Type::kFloat, Type::kNumber},
    Function{"atan", 1, 1, trigonometric<std::atan>, kNullable | Type::kFloat, Type::kNumber},
    Function{"haversin", 1, 1, trigonometric<haversine>, kNullable | Type::kFloat, Type::kNumber},
    Function{"atan2", 2, 2, arc_tangent_2, kNullable | Type::kFloat, Type::kNumber},
    Function{"degrees", 1, 1, degrees, kNullable | Type::kFloat, Type::kNumber},
    Function{"radians", 1, 1, radians, kNullable | Type::kFloat, Type::kNumber},
    Function{"pi", 0, 0, pi, Type::kFloat},
    Function{"e", 0, 0, e, Type::kFloat},
    Function{"rand", 0, 0, random_number, Type::kFloat},
    Function{"randomUUID", 0, 0, random_uuid, Type::kString},
    Function{"log10", 1, 1, decimal_logarithm, kNullable | Type::kFloat, Type::kNumber},
};

}  // namespace

const Function* find_function(std::string_view name) {
  const Function* found = find_in(kFunctions, name);
  return found != nullptr ? found : find_in(temporal_functions(), name);
}
std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const auto& function : kFunctions) names.emplace_back(function.name);
  for (const auto& function : temporal_functions()) names.emplace_back(function.name);
  return names;
}

}  // namespace cairn::query
