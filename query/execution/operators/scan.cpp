#include "query/execution/operators/scan.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "graph/vocabulary.h"
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
  while (fill()) {
    context().check_cancelled();
    // Only now: the label may have been made, and all that writes must run, by what is below.
    std::optional<graph::LabelId> label;
    if (plan_.label) label = context().view.catalog().labels.find(*plan_.label);
    if (plan_.label && !label) {
      ++row_;
      continue;
    }
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
  for (Row& row : in) {
    for (const graph::NodeId id : concepts_named(evaluate(*plan_.name, row, context()))) {
      out.push_back(row);
      out.back()[plan_.slot] = NodeValue{id, nullptr};
    }
  }
  return out;
}

void IdSeekOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  ids_.clear();
  row_ = id_ = 0;
}

bool IdSeekOperator::next_row(bool begins_batch) {
  if (row_ == rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    row_ = 0;
    if (rows_.empty()) return false;
  }
  ids_ = wanted(rows_[row_++]);
  id_ = 0;
  return true;
}

Batch IdSeekOperator::next() {
  Batch out;
  while (out.size() < kBatchRows) {
    if (id_ == ids_.size()) {
      if (!next_row(out.empty())) break;
      continue;
    }
    context().check_cancelled();
    const auto page = std::span(ids_).subspan(id_, std::min(ids_.size() - id_, kBatchRows - out.size()));
    id_ += page.size();
    const auto nodes = context().view.nodes(page);
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (!nodes[i]) continue;
      out.push_back(rows_[row_ - 1]);
      out.back()[plan_.slot] = NodeValue{page[i], nullptr};
    }
  }
  return out;
}

/// Each once, ascending.
std::vector<graph::NodeId> IdSeekOperator::wanted(Row& row) {
  const Value value = evaluate(plan_.equal != nullptr ? *plan_.equal : *plan_.one_of, row, context());
  // That it is no list the condition itself says, of any node.
  if (plan_.one_of != nullptr && !value.is_null() && value.list() == nullptr)
    return context().view.nodes_after(0, 1);
  const List single{value};
  std::vector<graph::NodeId> ids;
  for (const Value& one : value.list() != nullptr && plan_.one_of != nullptr ? *value.list() : single) {
    if (const auto* id = one.integer(); id != nullptr && *id > 0) {
      ids.push_back(static_cast<graph::NodeId>(*id));
    } else if (const auto* number = one.float64();
               number != nullptr && *number >= 1 && *number < 0x1p63 && std::trunc(*number) == *number) {
      ids.push_back(static_cast<graph::NodeId>(*number));
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Batch StoredCountOperator::work(Batch in) {
  const auto found = static_cast<std::int64_t>(count());
  for (Row& row : in) {
    for (const bound::Slot slot : plan_.slots) row[slot] = found;
  }
  return in;
}

std::uint64_t StoredCountOperator::count() const {
  const graph::View& view = context().view;
  if (plan_.label) {
    const auto label = view.catalog().labels.find(*plan_.label);
    return label ? view.node_count(*label) : 0;
  }
  if (!plan_.of_relationships) return view.node_count();
  if (plan_.types.empty()) return view.relationship_count();
  std::uint64_t sum = 0;
  for (const auto& name : plan_.types) {
    if (const auto type = view.catalog().types.find(name)) sum += view.relationship_count(*type);
  }
  return sum;
}

std::vector<graph::NodeId> NameSeekOperator::concepts_named(const Value& name) {
  if (name.string() != nullptr) return context().view.concepts_named(*name.string());
  if (name.is_null()) return {};
  if (!odd_names_) odd_names_ = read_odd_names();
  std::vector<graph::NodeId> found;
  for (const auto& [odd, id] : *odd_names_) {
    if (equals(odd, name) == true) found.push_back(id);
  }
  return found;
}

/// The index of names knows strings only. Names that are none are rare: they are found by a scan, once.
std::vector<std::pair<Value, graph::NodeId>> NameSeekOperator::read_odd_names() const {
  const graph::View& view = context().view;
  std::vector<std::pair<Value, graph::NodeId>> odd;
  view.each_with_label(graph::label::kConcept, [&](const std::vector<graph::NodeId>& ids) {
    context().check_cancelled();
    for (const auto& node : view.nodes(ids)) {
      const auto* name = node ? view.property(*node, graph::key::kName) : nullptr;
      if (name != nullptr && name->string() == nullptr) odd.emplace_back(from_property(*name), node->id);
    }
  });
  return odd;
}

}  // namespace cairn::query::execution
