#include "exporters/record_json.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "query/value.h"

namespace cairn::exporters {

Json labels_json(const graph::Node& node, const graph::Catalog& catalog) {
  std::vector<std::string> labels;
  for (const auto label : node.labels) labels.push_back(catalog.labels.name(label));
  std::sort(labels.begin(), labels.end());
  return labels;
}

Json properties_json(const graph::Properties& properties, const graph::Catalog& catalog) {
  std::map<std::string, Json> sorted;
  for (const auto& [key, value] : properties) {
    sorted.emplace(catalog.keys.name(key), to_plain_json(query::from_property(value)));
  }
  Json object = Json::object();
  for (auto& [key, value] : sorted) object[key] = std::move(value);
  return object;
}

}  // namespace cairn::exporters
