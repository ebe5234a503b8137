#pragma once

#include "graph/transaction.h"

namespace cairn::importers {

/// Concludes anew from all entries in the graph and changes the derived layer to what was concluded:
/// concepts, categories, and the relationships that come from text. What stays the same keeps its id; what
/// persons and graph imports stored is not touched.
void derive(graph::Transaction& transaction);

}  // namespace cairn::importers
