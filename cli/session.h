#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "query/connection.h"
#include "query/database.h"

namespace cairn::cli {

/// What all commands share: which database, and how to write.
struct Session {
  std::string database_path = "cairn.db";
  std::string durability = "full";
  double lock_timeout = 5;  ///< seconds
  bool json = false;
  /// That in memory which commands share, where the path is that of one in memory.
  std::shared_ptr<query::Database> shared;

  std::chrono::milliseconds lock_patience() const {
    return std::chrono::milliseconds(static_cast<std::int64_t>(lock_timeout * 1000));
  }
  /// For commands that only read: works while another process writes.
  std::shared_ptr<query::Database> open_for_reading() const;
  std::shared_ptr<query::Database> open_for_writing() const;
  /// The same for commands that have nothing to do where there is no database: Error{kInput} as for reading.
  std::shared_ptr<query::Database> open_existing_for_writing() const;
  /// A connection for some statements. The database is opened for writing only where one of them writes, and
  /// made then where there is none.
  query::Connection connect(const std::vector<query::ScriptStatement>& statements) const;
  /// A database in memory, gone with the object.
  static std::shared_ptr<query::Database> open_in_memory();
  bool in_memory() const { return database_path == storage::Store::kInMemory; }
};

/// The names of a list of strings as a query value.
query::Value name_list(const std::vector<std::string>& names);

/// What a concept is called in the graph, whatever name it was asked for by; Error{kNotFound} where there is
/// none.
struct FoundConcept {
  graph::NodeId id = 0;
  std::string name;
};
std::vector<FoundConcept> find_concepts(query::Database& database, const std::vector<std::string>& names);

}  // namespace cairn::cli
