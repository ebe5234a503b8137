#pragma once

#include <map>
#include <string>

#include "graph/graph.h"

namespace cairn::test {

/// Everything that a graph's store holds but the log of changes, which a bulk load does not write: values by
/// family and key.
inline std::map<std::string, std::string> stored_bytes(const graph::Graph& graph) {
  using storage::Family;
  std::map<std::string, std::string> all;
  const auto snapshot = graph.store().snapshot();
  for (const Family family : {Family::kMeta, Family::kCatalog, Family::kNodes, Family::kRelationships,
                              Family::kAdjacency, Family::kIndexes}) {
    snapshot->scan_range(family, {}, {}, [&](std::string_view key, std::string_view value) {
      all.emplace(std::to_string(static_cast<int>(family)).append(key), value);
      return true;
    });
  }
  return all;
}

}  // namespace cairn::test
