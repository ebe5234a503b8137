#include "query/execution/operators/hash_join.h"

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

HashJoinOperator::HashJoinOperator(const plan::HashJoin& plan, std::unique_ptr<Operator> inner,
                                   std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), inner_(std::move(inner)), held_(context.memory) {
  for (const auto* key : plan.outer_keys) bound::collect_slots(*key, outer_slots_);
  for (const auto* key : plan.inner_keys) bound::collect_slots(*key, inner_slots_);
}

void HashJoinOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  table_.clear();
  held_.clear();
  built_ = false;
  rows_.clear();
  row_ = 0;
  found_ = nullptr;
}

std::optional<List> HashJoinOperator::keys_of(const std::vector<const bound::Expression*>& expressions,
                                              Row& row) {
  List keys;
  for (const auto* expression : expressions) {
    keys.push_back(evaluate(*expression, row, context()));
    if (keys.back().is_null()) return std::nullopt;
  }
  return keys;
}

void HashJoinOperator::build() {
  inner_->restart(Row(context().slot_count));
  for (Batch batch = inner_->next(); !batch.empty(); batch = inner_->next()) {
    context().check_cancelled();
    fetch_records(context(), batch, inner_slots_);
    for (Row& row : batch) {
      auto keys = keys_of(plan_.inner_keys, row);
      if (!keys) continue;
      List values;
      for (const bound::Slot slot : plan_.introduced) values.push_back(std::move(row[slot]));
      held_.add(*keys);
      held_.add(values);
      held_.add(kHashEntry);
      table_[std::move(*keys)].push_back(std::move(values));
    }
  }
  built_ = true;
}

Batch HashJoinOperator::next() {
  Batch out;
  while (out.size() < kBatchRows) {
    if (found_ == nullptr) {
      if (row_ >= rows_.size()) {
        if (!out.empty()) break;
        rows_ = pull();
        row_ = 0;
        if (rows_.empty()) break;
        if (!built_) build();
        fetch_records(context(), rows_, outer_slots_);
      }
      const auto keys = keys_of(plan_.outer_keys, rows_[row_]);
      const auto place = keys ? table_.find(*keys) : table_.end();
      if (place == table_.end()) {
        ++row_;
        continue;
      }
      found_ = &place->second;
      match_ = 0;
    }
    for (; match_ < found_->size() && out.size() < kBatchRows; ++match_) {
      out.push_back(rows_[row_]);
      for (std::size_t i = 0; i < plan_.introduced.size(); ++i) {
        out.back()[plan_.introduced[i]] = (*found_)[match_][i];
      }
    }
    if (match_ < found_->size()) continue;
    found_ = nullptr;
    ++row_;
  }
  return out;
}

}  // namespace cairn::query::execution
