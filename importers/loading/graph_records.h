#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "importers/document.h"
#include "storage/error.h"

namespace cairn::importers {

/// The nodes and relationships of a file, one by one, in the shape of a line of JSON Lines:
/// {"type": "node", "id", "labels", "properties"} or {"type": "relationship", "id", "label", "properties",
/// "start": {"id"}, "end": {"id"}}. Holds one record.
class GraphRecords {
 public:
  virtual ~GraphRecords() = default;
  /// False at the end. Throws Error{kInput} with the line of what is wrong.
  virtual bool next(nlohmann::json& record) = 0;
  /// Error{kInput}: the reason, with the file and the line of the last record.
  Error refusal(const std::string& reason) const;
  [[noreturn]] void fail(const std::string& reason) const { throw refusal(reason); }

 protected:
  explicit GraphRecords(std::string uri) : uri_(std::move(uri)) {}

  std::string uri_;
  std::size_t line_ = 0;
};

/// The records of a file in a form that holds a graph.
std::unique_ptr<GraphRecords> read_graph_records(Format format, const std::string& uri,
                                                 std::istream& content);
}  // namespace cairn::importers
