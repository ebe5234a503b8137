#pragma once

#include <string>
#include <unordered_map>

#include "graph/transaction.h"
#include "importers/analysis/corpus.h"
#include "importers/document.h"
#include "importers/importer.h"

namespace cairn::importers {

/// The sources in a graph by their uris.
using SourcesByUri = std::unordered_map<std::string, graph::NodeId>;
SourcesByUri sources_by_uri(const graph::View& view);

/// Stores what a source says: its Source, which it adds to `sources`, and its Entries. A source of the same
/// uri and content changes nothing; one of other content takes the place of the old one.
ImportReport::Outcome store_source(graph::Transaction& transaction, const Document& document,
                                   SourcesByUri& sources);

/// Takes a source away with its entries.
void remove_source(graph::Transaction& transaction, graph::NodeId source);

/// All entries of all sources in the graph, by uri and line, taken apart for analysis.
Corpus read_corpus(const graph::View& view);

}  // namespace cairn::importers
