#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "graph/transaction.h"
#include "query/binding/bound_query.h"
#include "query/execution/constant_lists.h"
#include "query/execution/memory.h"
#include "query/execution/profile.h"
#include "query/execution/records.h"
#include "query/execution/regular_expressions.h"
#include "query/execution/subqueries.h"
#include "query/limits.h"
#include "query/parameters.h"
#include "query/planning/choices.h"
#include "query/query_error.h"

namespace cairn::query {

namespace execution {

/// One value a slot of the query.
using Row = std::vector<Value>;
inline void clear_slots(Row& row, const std::vector<bound::Slot>& slots) {
  for (const bound::Slot slot : slots) row[slot] = Value();
}
/// What operators hand each other: many rows a call. An empty batch means the end.
using Batch = std::vector<Row>;
inline constexpr std::size_t kBatchRows = 1024;

/// What a running statement works with.
struct Context {
  const graph::View& view;
  const Parameters& parameters;
  const ErrorSource& source;
  const std::atomic<bool>& cancelled;
  std::size_t slot_count = 0;
  graph::Transaction* transaction = nullptr;  ///< the view, of a statement that writes
  Limits limits{};
  planning::Choices choices{};
  Profile* profile = nullptr;  ///< where it is kept
  Memory memory{limits.memory_bytes};
  Records records{view, memory};
  Subqueries subqueries{};
  ConstantLists constant_lists{};
  RegularExpressions regular_expressions{};
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();

  /// Called between batches and inside long loops.
  void check_cancelled() const {
    if (cancelled.load(std::memory_order_relaxed))
      throw Error(ErrorKind::kCancelled, "the query was cancelled");
    if (limits.timeout.count() != 0 && std::chrono::steady_clock::now() - began > limits.timeout) time_out();
  }

 private:
  [[noreturn]] void time_out() const {
    throw Error(ErrorKind::kLimit, "the query took longer than the " +
                                       std::to_string(limits.timeout.count()) + " ms that it may take");
  }
};

/// Reads the records of all nodes and relationships that the expressions may look into, for a whole batch.
void fetch_records(Context& context, const Batch& batch, const std::vector<bound::Slot>& slots);

}  // namespace execution
}  // namespace cairn::query
