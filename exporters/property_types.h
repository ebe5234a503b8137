#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "exporters/graph_part.h"

namespace cairn::exporters {

/// The one type of all values of a property, for formats whose columns have types.
enum class PropertyType : std::uint8_t { kBoolean, kInteger, kFloat, kString, kJson };

/// By name; kJson where the values are of several types, or lists, or temporal.
struct PropertyTypes {
  std::map<std::string, PropertyType> of_nodes;
  std::map<std::string, PropertyType> of_relationships;
};
PropertyTypes find_property_types(const GraphPart& part);

/// A value in the type of its property: strings as they are, all else as JSON.
std::string property_text(const graph::Value& value, PropertyType type);

}  // namespace cairn::exporters
