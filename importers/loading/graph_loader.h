#pragma once

#include <string>

#include "graph/bulk_load.h"
#include "graph/transaction.h"
#include "importers/importer.h"
#include "importers/loading/graph_records.h"

namespace cairn::importers {

struct GraphImport {
  ImportReport::Outcome outcome = ImportReport::Outcome::kImported;
  std::size_t nodes = 0;
  std::size_t relationships = 0;
};

/// Loads the graph of a file. Nodes and relationships are known again by (source, id), never merged by name:
/// the same content changes nothing; other content of the same source takes the place of the old one. Ids
/// that no node of this graph ever had are kept, so that export, import, export gives the same bytes. Throws
/// Error{kInput} with the line of what is wrong.
GraphImport load_graph(graph::Transaction& transaction, const std::string& uri, const std::string& sha256,
                       GraphRecords& records);

/// The same into a graph in which no node was ever created, with the same result. Of what stands in the file
/// it holds the ids of its nodes. That a relationship stands there twice is found at the load's commit().
GraphImport load_graph(graph::BulkLoad& load, const std::string& uri, const std::string& sha256,
                       GraphRecords& records);

/// Reads a file again whose relationship of this id stands there twice: throws Error{kInput} with the line.
void fail_at_repeated_relationship(const std::string& id, GraphRecords& records);

}  // namespace cairn::importers
