#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "query/database.h"
#include "query/statement.h"

namespace cairn::query {

/// A user of a database. One thread at a time; several connections may be used side by side. Keeps its
/// database open.
class Connection {
 public:
  /// Reads and checks a statement. Throws QueryError with the place of what is wrong.
  Statement prepare(std::string_view text);

 private:
  friend class Database;
  explicit Connection(std::shared_ptr<Database> database) : database_(std::move(database)) {}
  std::shared_ptr<Database> database_;
};

}  // namespace cairn::query
