#pragma once

#include <istream>
#include <string>

#include "graph/transaction.h"
#include "importers/importer.h"

namespace cairn::importers {

struct GraphImport {
  ImportReport::Outcome outcome = ImportReport::Outcome::kImported;
  std::size_t nodes = 0;
  std::size_t relationships = 0;
};

/// Loads a graph in the JSON Lines that `export` writes. Nodes and relationships are known again by (source,
/// id), never merged by name: the same content changes nothing; other content of the same source takes the
/// place of the old one. Ids that no node of this graph ever had are kept, so that export, import, export
/// gives the same bytes. Throws Error{kInput} with the line of what is wrong.
GraphImport load_json_lines(graph::Transaction& transaction, const std::string& uri,
                            const std::string& sha256, std::istream& content);

}  // namespace cairn::importers
