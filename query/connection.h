#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/database.h"
#include "query/limits.h"
#include "query/planning/choices.h"
#include "query/statement.h"

namespace cairn::query {

/// A user of a database. One thread at a time; several connections may be used side by side. Keeps its
/// database open.
class Connection {
 public:
  /// Reads and checks a statement. Throws QueryError with the place of what is wrong.
  Statement prepare(std::string_view text);
  Statement prepare(const ScriptStatement& statement);

  Database& database() const;

  /// For the runs of all statements that begin from now on.
  void set_limits(const Limits& limits);
  void set_choices(const planning::Choices& choices);

  /// Between BEGIN and COMMIT or ROLLBACK. Meanwhile statements see what those before them wrote, and one
  /// that fails undoes itself alone. A transaction that is open when the connection and its statements are
  /// gone is rolled back.
  bool in_transaction() const;

 private:
  friend class Database;
  explicit Connection(std::shared_ptr<Database> database);
  std::shared_ptr<struct ConnectionState> state_;
};

/// The statements of a text that holds several, each ended by ';' but for the last. Places in errors are
/// those in the text.
std::vector<ScriptStatement> split_statements(std::string_view text);

/// Whether a statement needs a database that is open for writing. Throws QueryError for wrong syntax.
bool needs_writing(const ScriptStatement& statement);

}  // namespace cairn::query
