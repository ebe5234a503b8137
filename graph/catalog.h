#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_index.h"
#include "storage/store.h"

namespace cairn::graph {

/// The names of one kind, numbered from 0 in the order in which they were first used. Names are never
/// removed.
class NameTable {
 public:
  std::optional<std::uint32_t> find(std::string_view name) const;
  const std::string& name(std::uint32_t id) const;
  std::uint32_t add(std::string_view name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::uint32_t, std::less<>> ids_;
};

/// Which names of labels, relationship types and property keys stand behind the numbers in records.
struct Catalog {
  NameTable labels;
  NameTable types;
  NameTable keys;
  std::vector<PropertyIndex> indexes;  ///< by id

  /// The index of the label by the property, complete or not; null where there is none.
  const PropertyIndex* find_index(LabelId label, KeyId key) const;
  static Catalog load(const storage::Reader& reader);
};

/// The kinds of names as they stand in keys of the family `catalog`.
enum class CatalogKind : std::uint8_t { kLabel = 'L', kType = 'T', kKey = 'K' };
std::string name_key(CatalogKind kind, std::uint32_t id);
void store_name(storage::Transaction& transaction, CatalogKind kind, std::uint32_t id, std::string_view name);

}  // namespace cairn::graph
