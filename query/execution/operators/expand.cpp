#include "query/execution/operators/expand.h"

#include <algorithm>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

StepTypes::StepTypes(const std::vector<std::string>& names, const graph::Catalog& catalog) {
  for (const auto& name : names) {
    if (const auto id = catalog.types.find(name)) ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  impossible = !names.empty() && ids.empty();
}

ExpandOperator::ExpandOperator(const plan::Expand& plan, std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan) {}

void ExpandOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = neighbour_ = 0;
}

bool ExpandOperator::fill(bool begins_batch) {
  while (row_ >= rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    row_ = neighbour_ = 0;
    types_ = StepTypes(plan_.types, context().view.catalog());
    if (rows_.empty() || types_.impossible) return false;
    std::vector<graph::NodeId> frontier;
    Batch kept;
    for (Row& row : rows_) {
      const NodeValue* node = row[plan_.from].node();
      if (node == nullptr) continue;
      frontier.push_back(node->id);
      kept.push_back(std::move(row));
    }
    rows_ = std::move(kept);
    neighbours_ = context().view.neighbours(frontier, plan_.direction, types_.ids);
  }
  return true;
}

Batch ExpandOperator::next() {
  Batch out;
  while (out.size() < kBatchRows && fill(out.empty())) {
    const Row& row = rows_[row_];
    const auto steps = neighbours_.of(row_);
    for (; neighbour_ < steps.size() && out.size() < kBatchRows; ++neighbour_) {
      const graph::Neighbour& step = steps[neighbour_];
      if (plan_.into && (row[plan_.to].node() == nullptr || row[plan_.to].node()->id != step.node)) continue;
      if (plan_.relationship_bound && !is_relationship(row[plan_.relationship], step.relationship)) continue;
      if (used_elsewhere(plan_, row, step.relationship)) continue;
      out.push_back(row);
      out.back()[plan_.relationship] = RelationshipValue{step.relationship, nullptr};
      out.back()[plan_.to] = NodeValue{step.node, nullptr};
    }
    if (neighbour_ >= steps.size()) {
      ++row_;
      neighbour_ = 0;
    }
  }
  return out;
}

ExpandVariableOperator::ExpandVariableOperator(const plan::ExpandVariable& plan,
                                               std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context), plan_(plan), filter_(plan, context), held_(context.memory) {}

void ExpandVariableOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  active_ = false;
  held_.clear();
}

bool ExpandVariableOperator::begin_row(bool begins_batch) {
  for (;; ++row_) {
    if (row_ >= rows_.size()) {
      if (!begins_batch) return false;
      rows_ = pull();
      row_ = 0;
      if (rows_.empty()) return false;
      types_ = StepTypes(plan_.step.types, context().view.catalog());
    }
    const NodeValue* start = rows_[row_][plan_.step.from].node();
    if (start == nullptr) continue;
    filter_.begin(rows_[row_]);
    trails_ = {{kNoTrail, 0, start->id}};
    level_begin_ = length_ = 0;
    given_ = plan_.least == 0 ? 0 : 1;
    active_ = true;
    return true;
  }
}

void ExpandVariableOperator::end_row() {
  active_ = false;
  held_.clear();
  ++row_;
}

bool ExpandVariableOperator::walked(std::size_t trail, graph::RelationshipId relationship) const {
  for (std::size_t at = trail; trails_[at].before != kNoTrail; at = trails_[at].before) {
    if (trails_[at].relationship == relationship) return true;
  }
  return false;
}

/// Makes the trails of the next length; when there are none, the row is done.
void ExpandVariableOperator::grow() {
  constexpr std::size_t kFrontier = 4096;  // that is asked for at a time, so that its neighbours stay few
  const std::size_t level_end = trails_.size();
  if (length_ < plan_.most && !types_.impossible) {
    for (std::size_t begin = level_begin_; begin < level_end; begin += kFrontier) {
      grow_from(begin, std::min(begin + kFrontier, level_end));
    }
  }
  level_begin_ = level_end;
  ++length_;
  if (length_ < plan_.least) given_ = trails_.size();
  if (level_begin_ == trails_.size()) end_row();
}

void ExpandVariableOperator::grow_from(std::size_t begin, std::size_t end) {
  context().check_cancelled();
  std::vector<graph::NodeId> frontier;
  for (std::size_t at = begin; at < end; ++at) frontier.push_back(trails_[at].end);
  const auto steps = context().view.neighbours(frontier, plan_.step.direction, types_.ids);
  filter_.fetch(steps.all());
  const std::size_t before = trails_.size();
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    for (const graph::Neighbour& step : steps.of(i)) {
      if (walked(begin + i, step.relationship) || !filter_.allows(rows_[row_], step.relationship)) continue;
      trails_.push_back({begin + i, step.relationship, step.node});
    }
  }
  held_.add((trails_.size() - before) * sizeof(Trail));
}

void ExpandVariableOperator::emit(Batch& out) {
  const Row& row = rows_[row_];
  for (; given_ < trails_.size() && out.size() < kBatchRows; ++given_) {
    const Trail& trail = trails_[given_];
    if (plan_.step.into &&
        (row[plan_.step.to].node() == nullptr || row[plan_.step.to].node()->id != trail.end)) {
      continue;
    }
    List relationships;
    for (std::size_t step = given_; trails_[step].before != kNoTrail; step = trails_[step].before) {
      relationships.push_back(RelationshipValue{trails_[step].relationship, nullptr});
    }
    if (!plan_.reversed) std::reverse(relationships.begin(), relationships.end());
    Value list(std::move(relationships));
    if (plan_.step.relationship_bound && order(list, row[plan_.step.relationship]) != 0) continue;
    out.push_back(row);
    out.back()[plan_.step.relationship] = std::move(list);
    out.back()[plan_.step.to] = NodeValue{trail.end, nullptr};
  }
}

Batch ExpandVariableOperator::next() {
  Batch out;
  while (out.size() < kBatchRows) {
    if (!active_) {
      if (!begin_row(out.empty())) break;
    } else if (given_ < trails_.size()) {
      emit(out);
    } else {
      grow();
    }
  }
  return out;
}

}  // namespace cairn::query::execution
