#pragma once

#include <set>

#include "graph/transaction.h"

namespace cairn::importers {

/// What in the graph was concluded from entries, as opposed to what persons and graph imports stored. A graph
/// import that brings entries and their concepts brings conclusions.
struct DerivedNodes {
  std::set<graph::NodeId> concepts;
  std::set<graph::NodeId> categories;
};

/// To be asked before entries are replaced: they are what tells.
DerivedNodes find_derived(const graph::Transaction& transaction);

/// Concludes anew from all entries in the graph and changes the derived layer to what was concluded:
/// concepts, categories, and the relationships that come from text. What stays the same keeps its id; what
/// persons and graph imports stored is not touched.
void derive(graph::Transaction& transaction, const DerivedNodes& before);

}  // namespace cairn::importers
