#pragma once

#include <nlohmann/json.hpp>

#include "query/value.h"

namespace cairn::exporters {

/// Keys keep the order in which they were put in.
using Json = nlohmann::ordered_json;

/// A value with its type kept, for programs: integers are bare numbers; floats {"$float": "1.0"}; nodes
/// {"$node": {"id", "labels", "properties"}}; relationships {"$rel": {"id", "type", "start", "end",
/// "properties"}}; paths {"$path": [node, relationship, node, ...]}; a map with a key that begins with $ is
/// {"$map": {...}}.
std::string to_typed_json(const query::Value& value);
/// The same, at the end of a text.
void append_typed_json(std::string& out, const query::Value& value);
/// A string as JSON, valid whatever bytes it holds.
void append_json_string(std::string& out, const std::string& text);

/// The same back, for parameters: what a program may give is everything but nodes, relationships and paths,
/// nested at most query::kDeepestValue deep. Throws Error{kInvalidInput}.
query::Value from_typed_json(const Json& json);
/// The same for what people write by hand: floats may be bare numbers.
query::Value from_plain_json(const Json& json);

/// A value for people and simple scripts: floats are bare numbers, nodes are objects of id, labels and
/// properties.
Json to_plain_json(const query::Value& value);

/// JSON text on one line, valid whatever bytes the strings hold.
std::string dump(const Json& json, int indent = -1);

}  // namespace cairn::exporters
