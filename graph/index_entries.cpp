#include "graph/index_entries.h"

#include "graph/keys.h"
#include "graph/name_index.h"

namespace cairn::graph {

std::set<std::string> index_entries(const Node& node, const Catalog& catalog) {
  std::set<std::string> entries;
  for (const LabelId label : node.labels) entries.insert(keys::label_entry(label, node.id));
  for (const auto& [tier, text] : name_entries(node, catalog))
    entries.insert(keys::name_entry(static_cast<std::uint8_t>(tier), text, node.id));
  for (const PropertyIndex& index : catalog.indexes) {
    const Value* value = node.has_label(index.label) ? node.properties.get(index.key) : nullptr;
    const auto form = value != nullptr ? index_form(*value) : std::nullopt;
    if (form) entries.insert(keys::property_entry(index.id, *form, node.id));
  }
  return entries;
}

}  // namespace cairn::graph
