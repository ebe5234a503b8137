#include "exporters/procedure_table.h"

#include <utility>

#include "storage/error.h"

namespace cairn::exporters {

namespace {

using query::Procedure;
using query::StaticType;

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorKind::kInvalidInput, "a procedure " + reason);
}

StaticType type_of(std::string name) {
  std::uint32_t nullable = 0;
  if (name.ends_with('?')) {
    name.pop_back();
    nullable = StaticType::kNull;
  }
  const std::pair<const char*, std::uint32_t> types[] = {
      {"STRING", StaticType::kString}, {"INTEGER", StaticType::kInteger}, {"FLOAT", StaticType::kFloat},
      {"NUMBER", StaticType::kNumber}, {"BOOLEAN", StaticType::kBoolean}, {"ANY", StaticType::kAny}};
  for (const auto& [known, type] : types) {
    if (name == known) return type | nullable;
  }
  refuse("has no values of the type " + name);
}

bool has_text(const Json& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string();
}

/// The list under the key; an empty one where there is none.
const Json& list_of(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  if (!object.contains(key)) return kNone;
  if (!object[key].is_array()) refuse(std::string("wants a list of \"") + key + "\"");
  return object[key];
}

std::vector<Procedure::Field> fields(const Json& definition, const char* key) {
  std::vector<Procedure::Field> found;
  for (const Json& field : list_of(definition, key)) {
    if (!has_text(field, "name") || !has_text(field, "type"))
      refuse("wants fields with \"name\" and \"type\"");
    found.push_back({field["name"].get<std::string>(), type_of(field["type"].get<std::string>())});
  }
  return found;
}

bool is_equal(const query::Value& a, const query::Value& b) {
  return query::order(a, b) == 0;
}

}  // namespace

query::Procedure procedure_of(const Json& definition) {
  if (!has_text(definition, "name")) refuse("wants a \"name\"");
  Procedure procedure{
      definition["name"].get<std::string>(), fields(definition, "inputs"), fields(definition, "outputs"), {}};
  Procedure::Rows rows;
  const std::size_t width = procedure.inputs.size() + procedure.outputs.size();
  for (const Json& row : list_of(definition, "rows")) {
    if (!row.is_array() || row.size() != width) refuse("has rows of another length than its fields");
    rows.emplace_back();
    for (const Json& value : row) rows.back().push_back(from_typed_json(value));
  }
  procedure.code = [rows = std::move(rows), inputs = procedure.inputs.size()](
                       std::span<const query::Value> arguments, const graph::View& /*view*/,
                       const std::function<void()>& /*interrupt*/) {
    Procedure::Rows found;
    for (const auto& row : rows) {
      if (!std::equal(arguments.begin(), arguments.end(), row.begin(), is_equal)) continue;
      found.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end());
    }
    return found;
  };
  return procedure;
}

}  // namespace cairn::exporters
