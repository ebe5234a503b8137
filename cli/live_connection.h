#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace cairn::cli {

/// For statements that come one after the other, for as long as somebody likes: the database is open for
/// reading all the time, and for writing only from a statement that writes until release(), so that others
/// can write in between. Meanwhile statements that only read run there too: to read anew what was just
/// written costs more than most of them. Where there is no database the first statement that writes makes it.
class LiveConnection {
 public:
  LiveConnection(const Session& session, const query::Limits& limits);

  /// Reads and checks a statement, on the connection that it needs. Throws as Connection::prepare() and
  /// opening do.
  query::Statement prepare(std::string_view text) { return prepare_text(text); }
  query::Statement prepare(const query::ScriptStatement& statement) { return prepare_text(statement); }

  void set_limits(const query::Limits& limits);
  void add(const query::Procedure& procedure);
  /// Takes away all that the database holds, and added procedures. An open transaction is rolled back.
  void reset();

  /// Between statements, outside of transactions. Opening takes far longer than most statements, so that the
  /// database stays open for writing while others follow at once, as `follows_within` tells; but not for so
  /// long that other processes, which wait for it, give up.
  void let_others_write(const std::function<bool(std::chrono::milliseconds)>& follows_within);
  /// Lets others write now. An open transaction is rolled back, but for one in memory.
  void release() { writing_.reset(); }

  bool in_transaction() const { return current() != nullptr && current()->in_transaction(); }
  /// To read from, as statements see it; null where there is none yet.
  query::Database* database();

 private:
  template <typename Text>
  query::Statement prepare_text(const Text& text);
  query::Connection connect(query::Database& database) const;
  bool open_reading();
  void open_writing();
  const query::Connection* current() const;

  const Session& session_;
  query::Limits limits_;
  std::optional<query::Connection> reading_;
  std::optional<query::Connection> writing_;
  std::chrono::steady_clock::time_point writing_since_;
  std::vector<query::Procedure> added_;
};

}  // namespace cairn::cli
