#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_error.h"
#include "query/value.h"

namespace cairn::query {

struct ConnectionState;

/// A prepared query. Give its parameters with bind(), then call step() until it returns false; reset() makes
/// it ready to run again with the same or other parameters. All steps of a run see the graph of one commit,
/// the last one when the run began. One thread at a time, except cancel(). Keeps its database open.
class Statement {
 public:
  Statement(std::shared_ptr<ConnectionState> connection, ErrorSource source);
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  /// Gives a value for $name; a later value takes the place of an earlier one. Only before the first step of
  /// a run.
  void bind(std::string name, Value value);

  /// Names of the columns, in order; those of the query as it was written where it gives none.
  const std::vector<std::string>& columns() const;

  /// Whether it needs a database that is open for writing. What changes the graph does all of it in the first
  /// step, in a transaction of its own that is committed before the first row is given out, or in the
  /// connection's; what goes wrong leaves the graph as it was.
  bool writes() const;

  /// Moves to the next row; false at the end. Throws QueryError for what goes wrong in the query,
  /// Error{kNotFound} for a concept that does not exist, Error{kCancelled} after cancel(), Error{kLimit} for
  /// what takes more than it may; the statement must then be reset.
  bool step();
  /// The current row, one value a column, nodes and relationships with their content. Valid until the next
  /// step.
  const std::vector<Value>& row() const;

  /// Counts what the caller keeps against the limit of memory: so many bytes, or the current row.
  void hold(std::size_t bytes);
  void hold_row();

  void reset();
  /// Makes a step that runs, or the next one, end with Error{kCancelled}. May be called from any thread or
  /// signal handler.
  void cancel();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn::query
