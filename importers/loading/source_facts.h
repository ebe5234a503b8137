#pragma once

#include "graph/transaction.h"
#include "importers/analysis/corpus.h"
#include "importers/document.h"
#include "importers/importer.h"

namespace cairn::importers {

/// Stores what a source says: its Source and its Entries. A source of the same uri and content changes
/// nothing; one of other content takes the place of the old one.
ImportReport::Outcome store_source(graph::Transaction& transaction, const Document& document);

/// All entries of all sources in the graph, by uri and line, taken apart for analysis.
Corpus read_corpus(const graph::View& view);

}  // namespace cairn::importers
