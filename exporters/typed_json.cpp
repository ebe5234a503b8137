#include "exporters/typed_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "storage/error.h"
#include "temporal/failure.h"
#include "temporal/temporal_parser.h"
#include "temporal/temporal_text.h"

namespace cairn::exporters {

namespace {

using query::Value;

// --- typed, as text: results can be long ---

void append_map(std::string& out, const query::Map& map) {
  out += '{';
  bool first = true;
  for (const auto& [key, element] : map) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, key);
    out += ':';
    append_typed_json(out, element);
  }
  out += '}';
}

void append_tagged_map(std::string& out, const query::Map& map) {
  const bool odd =
      std::any_of(map.begin(), map.end(), [](const auto& entry) { return entry.first.starts_with('$'); });
  if (odd) out += R"({"$map":)";
  append_map(out, map);
  if (odd) out += '}';
}

void append_node(std::string& out, const query::NodeValue& node) {
  out += R"({"$node":{"id":)" + std::to_string(node.id) + R"(,"labels":[)";
  if (node.content) {
    bool first = true;
    for (const auto& label : node.content->labels) {
      if (!std::exchange(first, false)) out += ',';
      append_json_string(out, label);
    }
  }
  out += R"(],"properties":)";
  append_map(out, node.content ? *node.content->properties : query::Map());
  out += "}}";
}

void append_relationship(std::string& out, const query::RelationshipValue& relationship) {
  out += R"({"$rel":{"id":)" + std::to_string(relationship.id);
  if (const auto& content = relationship.content) {
    out += R"(,"type":)";
    append_json_string(out, content->type);
    out += R"(,"start":)" + std::to_string(content->start) + R"(,"end":)" + std::to_string(content->end) +
           R"(,"properties":)";
    append_map(out, *content->properties);
  }
  out += "}}";
}

void append_path(std::string& out, const query::Path& path) {
  out += R"({"$path":[)";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      out += ',';
      append_relationship(out, path.relationships[i - 1]);
      out += ',';
    }
    append_node(out, path.nodes[i]);
  }
  out += "]}";
}

void append_list(std::string& out, const query::List& list) {
  out += '[';
  bool first = true;
  for (const Value& element : list) {
    if (!std::exchange(first, false)) out += ',';
    append_typed_json(out, element);
  }
  out += ']';
}

void append_tagged(std::string& out, std::string_view tag, const std::string& text) {
  out += "{\"";
  out += tag;
  out += "\":\"" + text + "\"}";
}

// --- plain ---

Json plain_map(const query::Map& map) {
  Json object = Json::object();
  for (const auto& [key, element] : map) object[key] = to_plain_json(element);
  return object;
}

Json plain_node(const query::NodeValue& node) {
  Json content{{"id", node.id}, {"labels", Json::array()}, {"properties", Json::object()}};
  if (node.content) {
    content["labels"] = node.content->labels;
    content["properties"] = plain_map(*node.content->properties);
  }
  return content;
}

Json plain_relationship(const query::RelationshipValue& relationship) {
  Json content{{"id", relationship.id}};
  if (relationship.content) {
    content["type"] = relationship.content->type;
    content["start"] = relationship.content->start;
    content["end"] = relationship.content->end;
    content["properties"] = plain_map(*relationship.content->properties);
  }
  return content;
}

Json plain_path(const query::Path& path) {
  Json parts = Json::array();
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) parts.push_back(plain_relationship(path.relationships[i - 1]));
    parts.push_back(plain_node(path.nodes[i]));
  }
  return parts;
}

// --- reading ---

/// How the two forms differ when they are read.
struct Style {
  bool typed;
};

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

Value read_value(const Json& json, Style style, std::size_t depth);

query::Map read_map(const Json& object, Style style, std::size_t depth) {
  query::Map map;
  for (const auto& [key, element] : object.items()) map.emplace(key, read_value(element, style, depth + 1));
  return map;
}

Value read_value(const Json& json, Style style, std::size_t depth) {
  if (depth >= query::kDeepestValue && json.is_structured())
    bad_value("a value is nested more than " + std::to_string(query::kDeepestValue) + " deep");
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

void append_json_string(std::string& out, const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
  if (plain) {
    out += '"' + text + '"';
  } else {
    out += dump(Json(text));
  }
}

void append_typed_json(std::string& out, const Value& value) {
  if (value.is_null()) {
    out += "null";
  } else if (const auto* boolean = value.boolean()) {
    out += *boolean ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    out += std::to_string(*integer);
  } else if (const auto* number = value.float64()) {
    append_tagged(out, "$float", query::float_text(*number));
  } else if (const auto* text = value.string()) {
    append_json_string(out, *text);
  } else if (const auto* list = value.list()) {
    append_list(out, *list);
  } else if (const auto* map = value.map()) {
    append_tagged_map(out, *map);
  } else if (const auto* temporal = value.temporal()) {
    append_tagged(out, temporal::json_tag(temporal::kind_of(*temporal)), temporal::to_text(*temporal));
  } else if (const auto* node = value.node()) {
    append_node(out, *node);
  } else if (const auto* relationship = value.relationship()) {
    append_relationship(out, *relationship);
  } else {
    append_path(out, *value.path());
  }
}

std::string to_typed_json(const Value& value) {
  std::string text;
  append_typed_json(text, value);
  return text;
}

Json to_plain_json(const Value& value) {
  if (value.is_null()) return nullptr;
  if (const auto* boolean = value.boolean()) return *boolean;
  if (const auto* integer = value.integer()) return *integer;
  if (const auto* number = value.float64()) {
    if (std::isfinite(*number)) return *number;
    return Json{{"$float", query::float_text(*number)}};
  }
  if (const auto* text = value.string()) return *text;
  if (const auto* list = value.list()) {
    Json array = Json::array();
    for (const Value& element : *list) array.push_back(to_plain_json(element));
    return array;
  }
  if (const auto* map = value.map()) return plain_map(*map);
  if (const auto* temporal = value.temporal()) {
    return Json{{temporal::json_tag(temporal::kind_of(*temporal)), temporal::to_text(*temporal)}};
  }
  if (const auto* node = value.node()) return plain_node(*node);
  if (const auto* relationship = value.relationship()) return plain_relationship(*relationship);
  return plain_path(*value.path());
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
