#include "query/static_type.h"

#include <utility>

namespace cairn::query {

StaticType StaticType::of(const Value& value) {
  if (value.is_null()) return kNull;
  if (value.boolean() != nullptr) return kBoolean;
  if (value.integer() != nullptr) return kInteger;
  if (value.float64() != nullptr) return kFloat;
  if (value.string() != nullptr) return kString;
  if (value.map() != nullptr) return kMap;
  if (value.node() != nullptr) return kNode;
  if (value.relationship() != nullptr) return kRelationship;
  if (value.path() != nullptr) return kPath;
  if (const auto* temporal = value.temporal()) {
    return std::holds_alternative<graph::Duration>(*temporal) ? kDuration : kTemporal;
  }
  const List& list = *value.list();
  if (list.empty()) return list_of(kAny);
  StaticType element(0);
  for (const Value& one : list) element = element | of(one);
  return list_of(element);
}

std::string StaticType::names() const {
  const bool any_number = (types_ & kNumber) == kNumber;
  const std::pair<std::uint32_t, const char*> names[] = {
      {kBoolean, "a boolean"},
      {any_number ? std::uint32_t{kNumber} : 0U, "a number"},
      {any_number ? 0U : std::uint32_t{kInteger}, "an integer"},
      {any_number ? 0U : std::uint32_t{kFloat}, "a float"},
      {kString, "a string"},
      {kList, "a list"},
      {kMap, "a map"},
      {kNode, "a node"},
      {kRelationship, "a relationship"},
      {kPath, "a path"},
      {kTemporal, "a date or time"},
      {kDuration, "a duration"}};
  std::string text;
  for (const auto& [type, name] : names) {
    if ((types_ & type) != 0) text += (text.empty() ? "" : " or ") + std::string(name);
  }
  return text.empty() ? "null" : text;
}

}  // namespace cairn::query
