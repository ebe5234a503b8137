#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "graph/graph.h"
#include "query/procedure.h"
#include "storage/store.h"

namespace cairn::query {

class Connection;

/// A Cairn database. Thread-safe. Opening may throw cairn::Error: kLocked, kCorruption, kIo.
///
///     auto database = Database::open("cairn.db");
///     auto connection = database->connect();
///     auto statement = connection.prepare("PREREQUISITES OF $goal YIELD concept RETURN concept.name");
///     statement.bind("goal", "DDIM");
///     while (statement.step()) use(statement.row());
class Database : public std::enable_shared_from_this<Database> {
 public:
  /// Opens the database at the path, or one in memory for ":memory:". See storage::Options for access and
  /// durability. Opened for writing, it is without indexes that a process which was killed left unfinished.
  static std::shared_ptr<Database> open(const std::filesystem::path& path,
                                        const storage::Options& options = {});

  Connection connect();
  /// The graph itself, for importers and exporters; queries go through a Connection.
  graph::Graph& graph() { return graph_; }
  /// What CALL can call.
  Procedures& procedures() { return procedures_; }

 private:
  explicit Database(std::unique_ptr<storage::Store> store) : graph_(std::move(store)) {}

  graph::Graph graph_;
  Procedures procedures_;
};

}  // namespace cairn::query
