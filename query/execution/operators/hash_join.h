#pragma once

#include <unordered_map>

#include "query/execution/operator.h"
#include "query/value_hash.h"

namespace cairn::query::execution {

/// Reads the inner plan once, whole, and finds for each row from below the inner rows with equal keys.
class HashJoinOperator final : public UnaryOperator {
 public:
  HashJoinOperator(const plan::HashJoin& plan, std::unique_ptr<Operator> inner,
                   std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  void build();
  /// Nothing where one of them is null, which equals nothing.
  std::optional<List> keys_of(const std::vector<const bound::Expression*>& expressions, Row& row);

  const plan::HashJoin& plan_;
  std::unique_ptr<Operator> inner_;
  std::vector<bound::Slot> outer_slots_;
  std::vector<bound::Slot> inner_slots_;
  std::unordered_map<List, std::vector<List>, ValueHash, ValueEqual> table_;  ///< introduced values by keys
  Held held_;
  bool built_ = false;
  Batch rows_;
  std::size_t row_ = 0;
  const std::vector<List>* found_ = nullptr;  ///< for the current row
  std::size_t match_ = 0;
};

}  // namespace cairn::query::execution
