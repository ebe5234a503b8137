#pragma once

#include <set>
#include <string>

#include "graph/catalog.h"
#include "graph/record.h"

namespace cairn::graph {

/// The keys in the family `indexes` under which a node is found: its labels, its names, and its values in
/// every property index, complete or not. What a writer changes and what a check compares.
std::set<std::string> index_entries(const Node& node, const Catalog& catalog);

}  // namespace cairn::graph
