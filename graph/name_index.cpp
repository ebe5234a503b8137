#include "graph/name_index.h"

#include "graph/vocabulary.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::graph {

namespace {

const Value* property(const Node& node, const Catalog& catalog, std::string_view key) {
  const auto id = catalog.keys.find(key);
  return id ? node.properties.get(*id) : nullptr;
}

}  // namespace

std::set<NameEntry> name_entries(const Node& node, const Catalog& catalog) {
  std::set<NameEntry> entries;
  const auto concept_label = catalog.labels.find(label::kConcept);
  if (!concept_label || !node.has_label(*concept_label)) return entries;
  const Value* name = property(node, catalog, key::kName);
  if (name == nullptr || name->string() == nullptr) return entries;
  entries.emplace(NameTier::kExact, *name->string());
  entries.emplace(NameTier::kFolded, text::fold(*name->string()));
  entries.emplace(NameTier::kVariant, text::variant_key(*name->string()));
  for (const std::string& alias : strings(property(node, catalog, key::kAliases))) {
    entries.emplace(NameTier::kAlias, alias_key(alias));
    entries.emplace(NameTier::kVariant, text::variant_key(alias));
  }
  // A name or a variant of signs alone folds to nothing; it is found by its exact form only.
  for (const NameTier tier : {NameTier::kFolded, NameTier::kAlias, NameTier::kVariant})
    entries.erase({tier, ""});
  return entries;
}

std::string alias_key(std::string_view alias) {
  std::string folded = text::fold(alias);
  return folded.empty() ? std::string(alias) : folded;
}

}  // namespace cairn::graph
