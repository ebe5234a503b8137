#include "exporters/property_types.h"

#include <cmath>

#include "exporters/typed_json.h"

namespace cairn::exporters {

namespace {

PropertyType type_of(const graph::Value& value) {
  if (value.boolean() != nullptr) return PropertyType::kBoolean;
  if (value.integer() != nullptr) return PropertyType::kInteger;
  if (const auto* number = value.float64())
    return std::isfinite(*number) ? PropertyType::kFloat : PropertyType::kJson;
  // Readers of text make a line feed of a carriage return, for which JSON has an escape, and drop a byte
  // order mark that a text begins with, which JSON's quotes stand before.
  const auto* text = value.string();
  const bool survives =
      text != nullptr && text->find('\r') == std::string::npos && !text->starts_with("\uFEFF");
  return survives ? PropertyType::kString : PropertyType::kJson;
}

void note(const graph::Properties& properties, const graph::Catalog& catalog,
          std::map<std::string, PropertyType>& types) {
  for (const auto& [key, value] : properties) {
    const PropertyType here = type_of(value);
    const auto [known, fresh] = types.emplace(catalog.keys.name(key), here);
    if (!fresh && known->second != here) known->second = PropertyType::kJson;
  }
}

}  // namespace

PropertyTypes find_property_types(const GraphPart& part) {
  PropertyTypes types;
  const auto& catalog = part.view().catalog();
  part.each_nodes([&](std::span<const graph::Node> nodes) {
    for (const auto& node : nodes) note(node.properties, catalog, types.of_nodes);
  });
  part.each_relationships([&](std::span<const graph::Relationship> relationships) {
    for (const auto& relationship : relationships)
      note(relationship.properties, catalog, types.of_relationships);
  });
  return types;
}

std::string property_text(const graph::Value& value, PropertyType type) {
  if (type == PropertyType::kString) return *value.string();
  return dump(to_plain_json(query::from_property(value)));
}

}  // namespace cairn::exporters
