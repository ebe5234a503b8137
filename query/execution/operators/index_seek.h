#pragma once

#include <deque>
#include <variant>

#include "query/execution/operator.h"

namespace cairn::query::execution {

/// The nodes that an index finds for each row from below, page by page.
class IndexSeekOperator final : public UnaryOperator {
 public:
  IndexSeekOperator(const plan::IndexSeek& plan, std::unique_ptr<Operator> input, Context& context)
      : UnaryOperator(std::move(input), context), plan_(plan) {}
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  /// All nodes with the label, where the index cannot tell.
  struct Everything {};
  using Seek = std::variant<graph::Value, graph::IndexRange, Everything>;

  bool fill();
  void begin_row(Row& row);
  void seek_value(const Value& value);
  void seek_range(Row& row);
  std::vector<graph::NodeId> page();

  const plan::IndexSeek& plan_;
  const graph::PropertyIndex* index_ = nullptr;
  Batch rows_;
  std::size_t row_ = 0;
  bool row_begun_ = false;
  std::deque<Seek> seeks_;  ///< that are left for the row; the first is being worked on
  std::string after_;
  graph::NodeId after_node_ = 0;
};

}  // namespace cairn::query::execution
