#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/catalog.h"
#include "graph/record.h"

namespace cairn::graph {

/// The tiers in which a name is looked up; a later tier counts only when all earlier ones have no answer.
enum class NameTier : std::uint8_t {
  kExact = 1,    ///< the concept's name, byte by byte
  kFolded = 2,   ///< the name folded (text/folding.h)
  kAlias = 3,    ///< an alias, folded
  kVariant = 4,  ///< plural or spelling variant of the name or of an alias (text/inflection.h)
};

/// An entry of the name index: a tier and the text under which the node is found in it.
using NameEntry = std::pair<NameTier, std::string>;

/// The entries that belong to a node; none unless it is a Concept with a name.
std::set<NameEntry> name_entries(const Node& node, const Catalog& catalog);

/// The text under which an alias is found: folded, or as it is where it consists of signs alone.
std::string alias_key(std::string_view alias);

/// What a lookup found: exactly one node, several in the first tier that answers, or none.
struct NameMatch {
  std::vector<NodeId> nodes;         ///< one: found; more: ambiguous; none: unknown
  NameTier tier = NameTier::kExact;  ///< the tier that answered
  bool found() const { return nodes.size() == 1; }
  bool ambiguous() const { return nodes.size() > 1; }
};

}  // namespace cairn::graph
