#include "query/execution/operators/scan.h"

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

Batch ArgumentOperator::next() {
  if (given_) return {};
  given_ = true;
  return {argument_};
}

void ArgumentOperator::restart(const Row& argument) {
  argument_ = argument;
  given_ = false;
}

NodeScanOperator::NodeScanOperator(const plan::NodeScan& plan, std::unique_ptr<Operator> input,
                                   Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan) {}

void NodeScanOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  after_ = 0;
}

/// Makes sure that there is a row from below to scan for.
bool NodeScanOperator::fill() {
  if (row_ < rows_.size()) return true;
  rows_ = pull();
  row_ = 0;
  after_ = 0;
  return !rows_.empty();
}

Batch NodeScanOperator::next() {
  std::optional<graph::LabelId> label;
  if (plan_.label) {
    label = context().view.catalog().labels.find(*plan_.label);
    if (!label) return {};
  }
  while (fill()) {
    context().check_cancelled();
    const auto ids = label ? context().view.nodes_with_label_after(*label, after_, kBatchRows)
                           : context().view.nodes_after(after_, kBatchRows);
    Batch out;
    out.reserve(ids.size());
    for (const graph::NodeId id : ids) {
      out.push_back(rows_[row_]);
      out.back()[plan_.slot] = NodeValue{id, nullptr};
    }
    if (ids.size() < kBatchRows) {
      ++row_;
      after_ = 0;
    } else {
      after_ = ids.back();
    }
    if (!out.empty()) return out;
  }
  return {};
}

Batch NameSeekOperator::work(Batch in) {
  Batch out;
  for (const Row& row : in) {
    const Value name = evaluate(*plan_.name, row, context());
    if (name.string() == nullptr) continue;
    for (const graph::NodeId id : context().view.concepts_named(*name.string())) {
      out.push_back(row);
      out.back()[plan_.slot] = NodeValue{id, nullptr};
    }
  }
  return out;
}

}  // namespace cairn::query::execution
