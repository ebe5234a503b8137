#include "query/execution/path_value.h"

#include <algorithm>

namespace cairn::query::execution {

namespace {

void append_step(Path& path, const RelationshipValue& relationship, Records& records) {
  const auto* record = records.relationship(relationship.id);
  if (record == nullptr) return;
  const graph::NodeId here = path.nodes.back().id;
  path.relationships.push_back(relationship);
  path.nodes.push_back({record->start == here ? record->end : record->start, nullptr});
}

}  // namespace

Value build_path(const List& parts, Records& records) {
  if (std::any_of(parts.begin(), parts.end(), [](const Value& part) { return part.is_null(); })) return {};
  Path path;
  path.nodes.push_back(*parts.front().node());
  for (std::size_t i = 1; i < parts.size(); i += 2) {
    if (const auto* single = parts[i].relationship()) {
      append_step(path, *single, records);
    } else if (const auto* several = parts[i].list()) {
      for (const Value& relationship : *several) append_step(path, *relationship.relationship(), records);
    }
  }
  return path;
}

}  // namespace cairn::query::execution
