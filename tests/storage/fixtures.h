#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/store.h"
#include "tests/support/unsynced.h"

namespace cairn::storage {

using test::unsynced;

inline constexpr Family kFamilies[] = {Family::kMeta,          Family::kCatalog,   Family::kNodes,
                                       Family::kRelationships, Family::kAdjacency, Family::kIndexes,
                                       Family::kChanges};

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline Pairs scan(const Reader& reader, Family family, std::string_view from = {}, std::string_view to = {}) {
  Pairs found;
  reader.scan_range(family, from, to, [&](std::string_view key, std::string_view value) {
    found.emplace_back(key, value);
    return true;
  });
  return found;
}

inline std::vector<std::string> keys_of(const Pairs& pairs) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : pairs) keys.push_back(key);
  return keys;
}

inline std::vector<std::string> scan_prefix_keys(const Reader& reader, Family family, std::string_view prefix,
                                                 std::string_view from = {}) {
  std::vector<std::string> keys;
  reader.scan_prefix(
      family, prefix,
      [&](std::string_view key, std::string_view) {
        keys.emplace_back(key);
        return true;
      },
      from);
  return keys;
}

/// Commits a transaction that puts one value.
inline void commit_value(Store& store, Family family, std::string_view key, std::string_view value) {
  auto transaction = store.begin();
  transaction->put(family, key, value);
  transaction->commit();
}

}  // namespace cairn::storage
