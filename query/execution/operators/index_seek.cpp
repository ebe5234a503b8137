#include "query/execution/operators/index_seek.h"

#include <set>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

void IndexSeekOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  row_begun_ = false;
  seeks_.clear();
}

/// Makes sure that there is something left to seek.
bool IndexSeekOperator::fill() {
  while (seeks_.empty()) {
    if (row_begun_) ++row_;
    row_begun_ = false;
    if (row_ >= rows_.size()) {
      rows_ = pull();
      row_ = 0;
      if (rows_.empty()) return false;
    }
    begin_row(rows_[row_]);
    row_begun_ = true;
  }
  return true;
}

void IndexSeekOperator::begin_row(Row& row) {
  const auto& catalog = context().view.catalog();
  index_ = catalog.find_index(*catalog.labels.find(plan_.label), *catalog.keys.find(plan_.key));
  after_.clear();
  after_node_ = 0;
  if (plan_.equal != nullptr) {
    seek_value(evaluate(*plan_.equal, row, context()));
  } else if (plan_.one_of != nullptr) {
    const Value values = evaluate(*plan_.one_of, row, context());
    if (values.is_null()) return;
    if (values.list() == nullptr) {  // the condition itself says what is wrong
      seeks_.emplace_back(Everything{});
      return;
    }
    std::set<Value, ValueLess> distinct(values.list()->begin(), values.list()->end());
    for (const Value& value : distinct) seek_value(value);
  } else {
    seek_range(row);
  }
}

void IndexSeekOperator::seek_value(const Value& value) {
  if (value.is_null()) return;
  auto property = to_property(value);
  if (property) seeks_.emplace_back(std::move(*property));
}

void IndexSeekOperator::seek_range(Row& row) {
  const auto bound = [&](const bound::Expression* expression) -> std::optional<Value> {
    if (expression == nullptr) return std::nullopt;
    return evaluate(*expression, row, context());
  };
  const auto from = bound(plan_.from);
  const auto to = bound(plan_.to);
  if ((from && from->is_null()) || (to && to->is_null())) return;
  const auto as_property = [](const std::optional<Value>& value) {
    return value && value->list() == nullptr ? to_property(*value) : std::nullopt;
  };
  const auto lower = as_property(from);
  const auto upper = as_property(to);
  const bool plain = (!from || lower) && (!to || upper);
  auto range = plain ? graph::index_range(lower ? &*lower : nullptr, plan_.from_inclusive,
                                          upper ? &*upper : nullptr, plan_.to_inclusive)
                     : std::nullopt;
  if (range) {
    seeks_.emplace_back(std::move(*range));
  } else {
    seeks_.emplace_back(Everything{});
  }
}

std::vector<graph::NodeId> IndexSeekOperator::page() {
  const graph::View& view = context().view;
  const Seek& seek = seeks_.front();
  if (const auto* value = std::get_if<graph::Value>(&seek)) {
    return view.nodes_with_value(*index_, *value, after_, kBatchRows);
  }
  if (const auto* range = std::get_if<graph::IndexRange>(&seek)) {
    return view.nodes_in_range(*index_, *range, after_, kBatchRows);
  }
  auto ids = view.nodes_with_label_after(index_->label, after_node_, kBatchRows);
  if (!ids.empty()) after_node_ = ids.back();
  return ids;
}

Batch IndexSeekOperator::next() {
  Batch out;
  while (out.size() < kBatchRows && fill()) {
    context().check_cancelled();
    const auto ids = page();
    for (const graph::NodeId id : ids) {
      out.push_back(rows_[row_]);
      out.back()[plan_.slot] = NodeValue{id, nullptr};
    }
    if (ids.size() == kBatchRows) continue;
    seeks_.pop_front();
    after_.clear();
  }
  return out;
}

}  // namespace cairn::query::execution
