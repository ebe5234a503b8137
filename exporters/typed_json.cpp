#include "exporters/typed_json.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "storage/error.h"
#include "temporal/failure.h"
#include "temporal/temporal_parser.h"
#include "temporal/temporal_text.h"

namespace cairn::exporters {

namespace {

using query::Value;

/// How the two forms differ: what becomes of floats, graph elements and odd keys.
struct Style {
  bool typed;
};

Json convert(const Value& value, Style style);

Json tagged(const char* tag, Json content, Style style) {
  if (!style.typed) return content;
  return Json{{tag, std::move(content)}};
}

Json map_content(const query::Map& map, Style style) {
  Json object = Json::object();
  for (const auto& [key, element] : map) object[key] = convert(element, style);
  return object;
}

Json map_json(const query::Map& map, Style style) {
  bool odd = false;
  for (const auto& [key, element] : map) odd = odd || key.starts_with('$');
  Json object = map_content(map, style);
  return odd && style.typed ? Json{{"$map", std::move(object)}} : object;
}

Json float_json(double number, Style style) {
  if (style.typed || !std::isfinite(number)) return Json{{"$float", query::float_text(number)}};
  return number;
}

Json node_json(const query::NodeValue& node, Style style) {
  Json content{{"id", node.id}, {"labels", Json::array()}, {"properties", Json::object()}};
  if (node.content) {
    content["labels"] = node.content->labels;
    content["properties"] = map_content(*node.content->properties, style);
  }
  return tagged("$node", std::move(content), style);
}

Json relationship_json(const query::RelationshipValue& relationship, Style style) {
  Json content{{"id", relationship.id}};
  if (relationship.content) {
    content["type"] = relationship.content->type;
    content["start"] = relationship.content->start;
    content["end"] = relationship.content->end;
    content["properties"] = map_content(*relationship.content->properties, style);
  }
  return tagged("$rel", std::move(content), style);
}

Json path_json(const query::Path& path, Style style) {
  Json parts = Json::array();
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) parts.push_back(relationship_json(path.relationships[i - 1], style));
    parts.push_back(node_json(path.nodes[i], style));
  }
  return tagged("$path", std::move(parts), style);
}

Json temporal_json(const graph::Temporal& temporal) {
  return Json{{temporal::json_tag(temporal::kind_of(temporal)), temporal::to_text(temporal)}};
}

Json convert(const Value& value, Style style) {
  if (value.is_null()) return nullptr;
  if (const auto* boolean = value.boolean()) return *boolean;
  if (const auto* integer = value.integer()) return *integer;
  if (const auto* number = value.float64()) return float_json(*number, style);
  if (const auto* text = value.string()) return *text;
  if (const auto* list = value.list()) {
    Json array = Json::array();
    for (const Value& element : *list) array.push_back(convert(element, style));
    return array;
  }
  if (const auto* map = value.map()) return map_json(*map, style);
  if (const auto* temporal = value.temporal()) return temporal_json(*temporal);
  if (const auto* node = value.node()) return node_json(*node, style);
  if (const auto* relationship = value.relationship()) return relationship_json(*relationship, style);
  return path_json(*value.path(), style);
}

[[noreturn]] void bad_value(const std::string& reason) {
  throw Error(ErrorKind::kInvalidInput, reason);
}

double read_float(const Json& text) {
  if (!text.is_string()) bad_value("$float wants a string");
  const std::string digits = text.get<std::string>();
  if (digits == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (digits == "Infinity") return std::numeric_limits<double>::infinity();
  if (digits == "-Infinity") return -std::numeric_limits<double>::infinity();
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) bad_value("'" + digits + "' is no float");
  return number;
}

std::optional<graph::Temporal> read_temporal(const std::string& tag, const Json& text) {
  const auto kind = temporal::kind_of_json_tag(tag);
  if (!kind) return std::nullopt;
  if (!text.is_string()) bad_value(tag + " wants a string");
  try {
    return temporal::parse(*kind, text.get<std::string>(), temporal::Clock::now());
  } catch (const temporal::Failure& failure) {
    bad_value(failure.reason);
  }
}

constexpr std::size_t kDeepestNesting = 500;

Value read_value(const Json& json, Style style, std::size_t depth);

query::Map read_map(const Json& object, Style style, std::size_t depth) {
  query::Map map;
  for (const auto& [key, element] : object.items()) map.emplace(key, read_value(element, style, depth + 1));
  return map;
}

Value read_value(const Json& json, Style style, std::size_t depth) {
  if (depth > kDeepestNesting)
    bad_value("a value is nested more than " + std::to_string(kDeepestNesting) + " deep");
  if (json.is_null()) return {};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_unsigned() &&
      json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    bad_value("the integer " + json.dump() + " does not fit in 64 bits");
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number_float()) {
    if (style.typed)
      bad_value("a float is written {\"$float\": \"" + json.dump() + "\"}, so that it stays one");
    return json.get<double>();
  }
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    query::List list;
    for (const auto& element : json) list.push_back(read_value(element, style, depth + 1));
    return list;
  }
  if (json.size() == 1 && json.begin().key().starts_with('$')) {
    const std::string& tag = json.begin().key();
    if (tag == "$float") return read_float(json.begin().value());
    if (tag == "$map" && json.begin().value().is_object())
      return read_map(json.begin().value(), style, depth);
    if (const auto temporal = read_temporal(tag, json.begin().value())) return *temporal;
    bad_value("'" + tag + "' is no type of value that a parameter can have");
  }
  return read_map(json, style, depth);
}

}  // namespace

Json to_typed_json(const Value& value) {
  return convert(value, {true});
}
Json to_plain_json(const Value& value) {
  return convert(value, {false});
}

query::Value from_typed_json(const Json& json) {
  return read_value(json, {true}, 0);
}
query::Value from_plain_json(const Json& json) {
  return read_value(json, {false}, 0);
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cairn::exporters
