#include "graph/catalog.h"

#include <algorithm>

#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::graph {

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  const auto found = ids_.find(name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

const std::string& NameTable::name(std::uint32_t id) const {
  if (id >= names_.size()) throw_corruption("a record uses a name that the catalog does not hold");
  return names_[id];
}

std::uint32_t NameTable::add(std::string_view name) {
  const auto id = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  ids_.emplace(name, id);
  return id;
}

Catalog Catalog::load(const storage::Reader& reader) {
  Catalog catalog;
  reader.scan_range(storage::Family::kCatalog, {}, {}, [&](std::string_view key, std::string_view name) {
    storage::Decoder in(key);
    if (key.starts_with('I')) {
      catalog.indexes.push_back(decode_index(storage::Decoder(key.substr(1)).u32(), name));
      return true;
    }
    const auto kind = static_cast<CatalogKind>(in.u8());
    NameTable& table = kind == CatalogKind::kLabel  ? catalog.labels
                       : kind == CatalogKind::kType ? catalog.types
                                                    : catalog.keys;
    if (table.add(name) != in.u32()) throw_corruption("the catalog lacks a name");
    return true;
  });
  return catalog;
}

const PropertyIndex* Catalog::find_index(LabelId label, KeyId key) const {
  const auto found = std::find_if(indexes.begin(), indexes.end(), [&](const PropertyIndex& index) {
    return index.label == label && index.key == key;
  });
  return found == indexes.end() ? nullptr : &*found;
}

std::string name_key(CatalogKind kind, std::uint32_t id) {
  std::string key;
  storage::append_u8(key, static_cast<std::uint8_t>(kind));
  storage::append_u32(key, id);
  return key;
}

void store_name(storage::Transaction& transaction, CatalogKind kind, std::uint32_t id,
                std::string_view name) {
  transaction.put(storage::Family::kCatalog, name_key(kind, id), name);
}

}  // namespace cairn::graph
