#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "query/execution/operator.h"
#include "query/value_hash.h"

namespace cairn::query::execution {

/// Groups all rows by the keys and gives one row a group, in the order in which the groups were first seen.
/// Without keys there is one group, also of no rows.
class AggregateOperator final : public UnaryOperator {
 public:
  AggregateOperator(const plan::Aggregate& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  struct Group {
    const List* keys;  ///< in the index
    std::vector<std::unique_ptr<Accumulator>> accumulators;
    std::vector<std::unordered_set<Value, ValueHash, ValueEqual>> seen;  ///< for DISTINCT, where there is any
  };
  Group& group_of(List keys);
  void accumulate(Group& group, Row& row);
  void make_accumulators(Group& group, Row* first);
  void read_all();

  const plan::Aggregate& plan_;
  std::vector<bound::Slot> slots_;
  Row argument_;
  std::unordered_map<List, std::size_t, ValueHash, ValueEqual> index_;
  std::vector<Group> groups_;
  Held held_;
  bool any_distinct_ = false;
  std::size_t given_ = 0;
  bool read_ = false;
};

}  // namespace cairn::query::execution
