#pragma once

#include "query/execution/operator.h"

namespace cairn::query::execution {

/// For each row the rows of a procedure; one that yields nothing lets rows pass.
class CallOperator final : public RowOperator {
 public:
  CallOperator(const plan::Call& plan, std::unique_ptr<Operator> input, Context& context)
      : RowOperator(std::move(input), context), plan_(plan) {}

 protected:
  void work(Row& row, Batch& out) override;

 private:
  std::vector<Value> arguments(Row& row);

  const plan::Call& plan_;
};

}  // namespace cairn::query::execution
