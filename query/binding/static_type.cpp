#include "query/binding/static_type.h"

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

}  // namespace cairn::query
