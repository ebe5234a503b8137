#include "query/execution/operators/aggregate.h"

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

namespace {

/// Bytes of an accumulator without the values that it keeps, about.
constexpr std::size_t kAccumulator = 64;

}  // namespace

AggregateOperator::AggregateOperator(const plan::Aggregate& plan, std::unique_ptr<Operator> input,
                                     Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), held_(context.memory) {
  const auto reads = [this](const bound::Expression& expression) {
    // A node or relationship as it is need not be read: its content comes when the row is given out.
    if (expression.kind != bound::Expression::Kind::kSlot) bound::collect_slots(expression, slots_);
  };
  for (const auto& key : plan.projection->keys) reads(key.expression);
  for (const auto& aggregate : plan.projection->aggregates) {
    if (aggregate.argument) reads(*aggregate.argument);
    any_distinct_ = any_distinct_ || aggregate.distinct;
  }
}

void AggregateOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  argument_ = argument;
  index_.clear();
  groups_.clear();
  held_.clear();
  given_ = 0;
  read_ = false;
}

/// A parameter is that of the group's first row; of no rows it plays no part.
void AggregateOperator::make_accumulators(Group& group, Row* first) {
  for (const auto& aggregate : plan_.projection->aggregates) {
    const Value parameter = aggregate.parameter && first != nullptr
                                ? evaluate(*aggregate.parameter, *first, context())
                                : Value(0.0);
    group.accumulators.push_back(
        guarded(context().source, aggregate.span, [&] { return aggregate.function->make(parameter); }));
  }
}

AggregateOperator::Group& AggregateOperator::group_of(List keys) {
  const auto [found, fresh] = index_.emplace(std::move(keys), groups_.size());
  if (fresh) {
    const std::size_t aggregates = plan_.projection->aggregates.size();
    held_.add(found->first);
    held_.add(sizeof(Group) + kHashEntry + aggregates * kAccumulator);
    groups_.push_back({&found->first, {}, {}});
    if (any_distinct_) groups_.back().seen.resize(aggregates);
  }
  return groups_[found->second];
}

void AggregateOperator::accumulate(Group& group, Row& row) {
  const auto& aggregates = plan_.projection->aggregates;
  if (group.accumulators.empty()) make_accumulators(group, &row);
  for (std::size_t i = 0; i < aggregates.size(); ++i) {
    if (!aggregates[i].argument) {
      group.accumulators[i]->add({});
      continue;
    }
    const Value value = evaluate(*aggregates[i].argument, row, context());
    if (value.is_null()) continue;
    if (aggregates[i].distinct && !group.seen[i].insert(value).second) continue;
    if (aggregates[i].distinct || aggregates[i].function->keeps_values) held_.add(value);
    if (aggregates[i].distinct) held_.add(kHashEntry);
    guarded(context().source, aggregates[i].span, [&] { group.accumulators[i]->add(value); });
  }
}

void AggregateOperator::read_all() {
  if (plan_.projection->keys.empty()) group_of({});
  for (Batch in = pull(); !in.empty(); in = pull()) {
    fetch_records(context(), in, slots_);
    for (Row& row : in) {
      context().check_cancelled();
      List keys;
      for (const auto& key : plan_.projection->keys) keys.push_back(evaluate(key.expression, row, context()));
      accumulate(group_of(std::move(keys)), row);
    }
  }
  read_ = true;
}

Batch AggregateOperator::next() {
  if (!read_) read_all();
  Batch out;
  const auto& projection = *plan_.projection;
  for (; given_ < groups_.size() && out.size() < kBatchRows; ++given_) {
    Group& group = groups_[given_];
    Row row = argument_;
    if (group.accumulators.empty()) make_accumulators(group, nullptr);
    for (std::size_t i = 0; i < group.keys->size(); ++i) row[projection.keys[i].slot] = (*group.keys)[i];
    for (std::size_t i = 0; i < group.accumulators.size(); ++i) {
      row[projection.aggregates[i].slot] = group.accumulators[i]->result();
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace cairn::query::execution
