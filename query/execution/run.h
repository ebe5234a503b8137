#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "query/execution/context.h"
#include "query/execution/operator.h"

namespace cairn::query::execution {

/// What a run works with beside the graph. Everything referred to outlives the run.
struct Setting {
  const bound::Query& query;
  const Parameters& parameters;
  const ErrorSource& source;
  const std::atomic<bool>& cancelled;
  Limits limits;
  planning::Choices choices;
  Profile* profile = nullptr;
};

/// One run of a query. Throws as Statement::step() does.
class Run {
 public:
  /// Over the graph of one commit; rows are computed as they are asked for.
  Run(const Setting& setting, std::shared_ptr<const graph::Snapshot> snapshot);
  /// In a transaction of its own: all of it happens at once, and is committed.
  Run(const Setting& setting, std::unique_ptr<graph::Transaction> transaction);
  /// Inside a transaction that goes on afterwards: all of it happens at once, or nothing.
  Run(const Setting& setting, graph::Transaction& transaction);

  /// The next row, with the content of its nodes and relationships; nothing at the end.
  std::optional<std::vector<Value>> next();
  /// Counts a row that the caller keeps against the limit of memory. Rows of what happened at once are
  /// counted already, and what was committed cannot end with a limit any more.
  void hold(std::size_t bytes) {
    if (context_.transaction == nullptr) held_.add(bytes);
  }
  const plan::Operator& plan() const { return *plan_; }

 private:
  Run(const Setting& setting, const graph::View& view, graph::Transaction* transaction);
  bool fill();
  void run_whole();

  std::shared_ptr<const graph::Snapshot> snapshot_;
  const bound::Query& query_;
  Context context_;
  plan::OperatorPtr plan_;
  std::unique_ptr<Operator> root_;
  std::vector<bound::Slot> slots_;
  std::vector<std::vector<Value>> rows_;
  std::size_t next_ = 0;
  std::size_t given_ = 0;
  bool done_ = false;
  Held held_;
};

}  // namespace cairn::query::execution
