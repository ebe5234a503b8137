#include "exporters/csv.h"

#include <algorithm>
#include <ostream>

#include "exporters/property_types.h"
#include "exporters/typed_json.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

const char* name_of(PropertyType type) {
  switch (type) {
    case PropertyType::kBoolean:
      return "boolean";
    case PropertyType::kInteger:
      return "int";
    case PropertyType::kFloat:
      return "float";
    case PropertyType::kString:
      return "string";
    case PropertyType::kJson:
      break;
  }
  return "json";
}

std::string csv_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text::repair_utf8(text)) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

std::string labels_field(const graph::Node& node, const graph::Catalog& catalog) {
  std::vector<std::string> names;
  for (const auto label : node.labels) names.push_back(catalog.labels.name(label));
  std::sort(names.begin(), names.end());
  const bool as_json = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.empty() || name.find_first_of(";\r") != std::string::npos || name.starts_with('[') ||
           name.starts_with("\uFEFF");
  });
  if (as_json) return csv_quoted(dump(Json(names)));
  std::string joined;
  for (const auto& name : names) joined += (joined.empty() ? "" : ";") + name;
  return csv_quoted(joined);
}

class CsvWriter {
 public:
  CsvWriter(const GraphPart& part, std::ostream& out) : part_(part), out_(out) {
    const auto types = find_property_types(part);
    types_ = types.of_nodes;
    for (const auto& [name, type] : types.of_relationships) {
      const auto [known, fresh] = types_.emplace(name, type);
      if (!fresh && known->second != type) known->second = PropertyType::kJson;
    }
  }

  void write() {
    out_ << "_id,_labels,_start,_end,_type";
    for (const auto& [name, type] : types_) out_ << ',' << csv_quoted(name + ":" + name_of(type));
    out_ << "\n";
    const auto& catalog = part_.view().catalog();
    part_.each_nodes([&](std::span<const graph::Node> nodes) {
      for (const auto& node : nodes) {
        out_ << std::to_string(node.id) << ',' << labels_field(node, catalog) << ",,,";
        write(node.properties);
      }
    });
    part_.each_relationships([&](std::span<const graph::Relationship> relationships) {
      for (const auto& relationship : relationships) {
        out_ << std::to_string(relationship.id) << ",," << std::to_string(relationship.start) << ','
             << std::to_string(relationship.end) << ',' << csv_quoted(catalog.types.name(relationship.type));
        write(relationship.properties);
      }
    });
  }

 private:
  void write(const graph::Properties& properties) {
    for (const auto& [name, type] : types_) {
      out_ << ',';
      const auto key = part_.view().catalog().keys.find(name);
      const graph::Value* value = key ? properties.get(*key) : nullptr;
      if (value == nullptr) continue;
      const std::string text = property_text(*value, type);
      out_ << (type == PropertyType::kString || type == PropertyType::kJson ? csv_quoted(text) : text);
    }
    out_ << "\n";
  }

  const GraphPart& part_;
  std::ostream& out_;
  std::map<std::string, PropertyType> types_;
};

}  // namespace

void write_csv(const GraphPart& part, std::ostream& out) {
  CsvWriter(part, out).write();
}

}  // namespace cairn::exporters
