#include "query/execution/operators/rows.h"

#include <algorithm>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

namespace {

/// Bytes of values, beyond which a batch ends early.
constexpr std::size_t kMostHeldByBatch = std::size_t{1} << 20U;

/// Of SKIP and LIMIT, which know no row.
std::size_t constant_count(const bound::Expression& expression, Context& context, const char* what) {
  Row nothing(context.slot_count);
  return evaluate_count(expression, nothing, context, what);
}

}  // namespace

FilterOperator::FilterOperator(const plan::Filter& plan, std::unique_ptr<Operator> input, Context& context)
    : BatchOperator(std::move(input), context), plan_(plan) {
  for (const auto* condition : plan.conditions) bound::collect_slots(*condition, slots_);
}

Batch FilterOperator::work(Batch in) {
  fetch_records(context(), in, slots_);
  std::erase_if(in, [this](Row& row) {
    context().check_cancelled();
    return !std::all_of(plan_.conditions.begin(), plan_.conditions.end(),
                        [&](const auto* condition) { return holds(*condition, row, context()); });
  });
  return in;
}

ComputeOperator::ComputeOperator(const plan::Compute& plan, std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), held_(context.memory) {
  for (const auto* assignment : plan_.assignments) bound::collect_slots(assignment->expression, slots_);
}

void ComputeOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  held_.clear();
}

void ComputeOperator::compute(Row& row) {
  context().check_cancelled();
  for (const auto* assignment : plan_.assignments) {
    Value& place = row[assignment->slot];
    place = evaluate(assignment->expression, row, context());
    held_.add_unshared(place);
  }
}

Batch ComputeOperator::next() {
  held_.clear();
  if (row_ == rows_.size()) {
    rows_ = pull();
    row_ = 0;
    fetch_records(context(), rows_, slots_);
  }
  Batch out;
  out.reserve(rows_.size() - row_);
  while (row_ < rows_.size() && held_.bytes() < kMostHeldByBatch) {
    compute(rows_[row_]);
    out.push_back(std::move(rows_[row_++]));
  }
  return out;
}

UnwindOperator::UnwindOperator(const plan::Unwind& plan, std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), held_(context.memory) {
  bound::collect_slots(plan.unwind->list, slots_);
}

void UnwindOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  elements_ = Elements();
  element_ = 0;
  held_.clear();
}

/// Goes on to the list of the next row; a single value is a list of itself, null is an empty one.
bool UnwindOperator::next_list(bool begins_batch) {
  if (row_ == rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    row_ = 0;
    fetch_records(context(), rows_, slots_);
    if (rows_.empty()) return false;
  }
  auto found = evaluate_elements(plan_.unwind->list, rows_[row_++], context(), NoList::kIsElement);
  elements_ = found ? std::move(*found) : Elements();
  if (elements_.list() != nullptr) held_.add_unshared(*elements_.list());
  element_ = 0;
  return true;
}

Batch UnwindOperator::next() {
  Batch out;
  held_.clear();
  while (out.size() < kBatchRows) {
    if (element_ == elements_.size()) {
      if (!out.empty() && held_.bytes() >= kMostHeldByBatch) break;
      if (!next_list(out.empty())) break;
      continue;
    }
    out.push_back(rows_[row_ - 1]);
    out.back()[plan_.unwind->slot] = elements_[element_++];
  }
  return out;
}

void DistinctOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  seen_.clear();
  held_.clear();
}

Batch DistinctOperator::work(Batch in) {
  std::erase_if(in, [this](const Row& row) {
    List values;
    for (const bound::Slot slot : plan_.slots) values.push_back(row[slot]);
    const auto [place, fresh] = seen_.insert(std::move(values));
    if (!fresh) return true;
    held_.add(*place);
    held_.add(kHashEntry);
    return false;
  });
  return in;
}

SortOperator::SortOperator(const plan::Sort& plan, std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), held_(context.memory) {
  for (const auto& key : *plan.keys) bound::collect_slots(key.expression, slots_);
}

void SortOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  sorted_.clear();
  held_.clear();
  given_ = 0;
  read_ = false;
}

std::size_t SortOperator::wanted_rows() {
  constexpr std::size_t kAll = static_cast<std::size_t>(-1);
  if (plan_.limit == nullptr) return kAll;
  const std::size_t limit = constant_count(*plan_.limit, context(), "LIMIT");
  const std::size_t skip = plan_.skip == nullptr ? 0 : constant_count(*plan_.skip, context(), "SKIP");
  return limit > kAll - skip ? kAll : skip + limit;
}

void SortOperator::sort_and_cut(std::size_t wanted) {
  constexpr std::size_t kBetweenChecks = 8192;
  std::size_t comparisons = 0;
  std::stable_sort(sorted_.begin(), sorted_.end(), [&](const Keyed& a, const Keyed& b) {
    if (++comparisons % kBetweenChecks == 0) context().check_cancelled();
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      const int found = order(a.keys[i], b.keys[i]);
      if (found != 0) return ((*plan_.keys)[i].descending ? -found : found) < 0;
    }
    return false;
  });
  if (sorted_.size() <= wanted) return;
  sorted_.resize(wanted);
  held_.clear();
  for (const Keyed& kept : sorted_) hold(kept);
}

void SortOperator::hold(const Keyed& kept) {
  held_.add(kept.keys);
  held_.add(kept.row);
}

void SortOperator::read_all() {
  const std::size_t wanted = wanted_rows();
  for (Batch in = pull(); !in.empty(); in = pull()) {
    fetch_records(context(), in, slots_);
    for (Row& row : in) {
      context().check_cancelled();
      List keys;
      for (const auto& key : *plan_.keys) keys.push_back(evaluate(key.expression, row, context()));
      clear_slots(row, plan_.ended);
      sorted_.push_back({std::move(keys), std::move(row)});
      hold(sorted_.back());
    }
    // Cutting now and then keeps the memory in proportion to what is wanted.
    const bool heavy = held_.bytes() >= 8 * kMostHeldByBatch;
    if (sorted_.size() / 2 > (heavy ? wanted : std::max(wanted, kBatchRows))) sort_and_cut(wanted);
  }
  sort_and_cut(wanted);
  read_ = true;
}

Batch SortOperator::next() {
  if (!read_) read_all();
  Batch out;
  while (given_ < sorted_.size() && out.size() < kBatchRows) out.push_back(std::move(sorted_[given_++].row));
  return out;
}

void SkipOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  left_.reset();
}

Batch SkipOperator::work(Batch in) {
  if (!left_) left_ = constant_count(*plan_.count, context(), "SKIP");
  const std::size_t skipped = std::min(*left_, in.size());
  in.erase(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(skipped));
  *left_ -= skipped;
  return in;
}

void LimitOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  left_.reset();
}

Batch LimitOperator::next() {
  if (!left_) left_ = constant_count(*plan_.count, context(), "LIMIT");
  if (*left_ == 0) {
    // What is below may write, and does so for all rows whether they are wanted or not.
    while (plan_.exhausts && !pull().empty()) continue;
    return {};
  }
  Batch in = pull();
  if (in.size() > *left_) in.resize(*left_);
  *left_ -= in.size();
  return in;
}

void UnionOperator::restart(const Row& argument) {
  for (auto& part : parts_) part->restart(argument);
  part_ = 0;
}

Batch UnionOperator::next() {
  for (; part_ < parts_.size(); ++part_) {
    Batch out = parts_[part_]->next();
    if (out.empty()) continue;
    const auto& columns = plan_.columns[part_];
    for (Row& row : out) {
      for (std::size_t i = 0; i < columns.size(); ++i) row[plan_.columns.front()[i]] = row[columns[i]];
    }
    return out;
  }
  return {};
}

void OptionalOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  running_ = false;
}

bool OptionalOperator::begin_row(bool begins_batch) {
  if (row_ == rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    row_ = 0;
    if (rows_.empty()) return false;
  }
  inner_->restart(rows_[row_++]);
  running_ = true;
  found_any_ = false;
  return true;
}

Batch OptionalOperator::next() {
  Batch out;
  while (out.size() < kBatchRows && (running_ || begin_row(out.empty()))) {
    Batch found = inner_->next();
    running_ = !found.empty();
    if (running_) {
      found_any_ = true;
      std::move(found.begin(), found.end(), std::back_inserter(out));
    } else if (!found_any_) {
      Row& row = rows_[row_ - 1];
      for (const bound::Slot slot : plan_.introduced) row[slot] = Value();
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace cairn::query::execution
