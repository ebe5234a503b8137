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
    : UnaryOperator(std::move(input), context), plan_(plan), frontier_(context) {}

void ExpandOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  nodes_.clear();
  row_ = asked_begin_ = asked_end_ = neighbour_ = 0;
  frontier_.forget();
}

bool ExpandOperator::fill(bool begins_batch) {
  while (row_ >= rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    row_ = asked_begin_ = asked_end_ = neighbour_ = 0;
    types_ = StepTypes(plan_.types, context().view.catalog());
    if (types_.impossible) rows_.clear();
    if (rows_.empty()) return false;
    nodes_.clear();
    Batch kept;
    for (Row& row : rows_) {
      const NodeValue* node = row[plan_.from].node();
      if (node == nullptr) continue;
      nodes_.push_back(node->id);
      kept.push_back(std::move(row));
    }
    rows_ = std::move(kept);
  }
  if (row_ >= asked_end_) {
    context().check_cancelled();
    frontier_.ask(std::span(nodes_).subspan(row_), plan_.direction, types_.ids);
    asked_begin_ = row_;
    asked_end_ = row_ + frontier_.size();
  }
  return true;
}

Batch ExpandOperator::next() {
  Batch out;
  while (out.size() < kBatchRows && fill(out.empty())) {
    const Row& row = rows_[row_];
    const auto steps = frontier_.of(row_ - asked_begin_);
    for (; neighbour_ < steps.size() && out.size() < kBatchRows; ++neighbour_) {
      const graph::Neighbour& step = steps[neighbour_];
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

ExpandIntoOperator::ExpandIntoOperator(const plan::Expand& plan, std::unique_ptr<Operator> input,
                                       Context& context)
    : UnaryOperator(std::move(input), context),
      plan_(plan),
      forward_(plan.from, plan.to, plan.direction, context),
      backward_(plan.to, plan.from, graph::opposite(plan.direction), context) {}

void ExpandIntoOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  way_of_.clear();
  row_ = neighbour_ = 0;
  for (Way* way : {&forward_, &backward_}) {
    way->nodes.clear();
    way->frontier.forget();
    way->asked = way->at = 0;
  }
}

bool ExpandIntoOperator::fill(bool begins_batch) {
  while (row_ >= rows_.size()) {
    if (!begins_batch) return false;
    rows_ = pull();
    types_ = StepTypes(plan_.types, context().view.catalog());
    if (types_.impossible) rows_.clear();
    if (rows_.empty()) return false;
    std::erase_if(rows_, [this](const Row& row) {
      return row[plan_.from].node() == nullptr || row[plan_.to].node() == nullptr;
    });
    row_ = neighbour_ = 0;
    choose_ways();
  }
  return true;
}

void ExpandIntoOperator::choose_ways() {
  constexpr std::size_t kFew = 64;  // so many are read as fast as it is told who has fewer
  const auto ids = [this](bound::Slot slot) {
    std::vector<graph::NodeId> nodes;
    for (const Row& row : rows_) nodes.push_back(row[slot].node()->id);
    return nodes;
  };
  const auto from = ids(plan_.from);
  const auto to = ids(plan_.to);
  const auto& view = context().view;
  const auto forward = view.degrees(from, plan_.direction, types_.ids);
  const bool any_large = std::any_of(forward.begin(), forward.end(), [](std::size_t n) { return n > kFew; });
  const auto backward =
      any_large ? view.degrees(to, backward_.direction, types_.ids) : std::vector<std::size_t>(rows_.size());
  for (Way* way : {&forward_, &backward_}) {
    way->nodes.clear();
    way->frontier.forget();
    way->asked = way->at = 0;
  }
  way_of_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const bool turned = forward[i] > kFew && backward[i] < forward[i];
    way_of_.push_back(turned ? &backward_ : &forward_);
    way_of_.back()->nodes.push_back(turned ? to[i] : from[i]);
  }
}

/// Of the row that stands next on the way.
std::span<const graph::Neighbour> ExpandIntoOperator::steps_of(Way& way) {
  if (way.at >= way.asked + way.frontier.size()) {
    context().check_cancelled();
    way.frontier.ask(std::span(way.nodes).subspan(way.at), way.direction, types_.ids);
    way.asked = way.at;
  }
  return way.frontier.of(way.at - way.asked);
}

Batch ExpandIntoOperator::next() {
  Batch out;
  while (out.size() < kBatchRows && fill(out.empty())) {
    const Row& row = rows_[row_];
    Way& way = *way_of_[row_];
    const auto steps = steps_of(way);
    const graph::NodeId end = row[way.to].node()->id;
    for (; neighbour_ < steps.size() && out.size() < kBatchRows; ++neighbour_) {
      const graph::Neighbour& step = steps[neighbour_];
      if (step.node != end || used_elsewhere(plan_, row, step.relationship)) continue;
      if (plan_.relationship_bound && !is_relationship(row[plan_.relationship], step.relationship)) continue;
      out.push_back(row);
      out.back()[plan_.relationship] = RelationshipValue{step.relationship, nullptr};
    }
    if (neighbour_ >= steps.size()) {
      ++row_;
      ++way.at;
      neighbour_ = 0;
    }
  }
  return out;
}

ExpandVariableOperator::ExpandVariableOperator(const plan::ExpandVariable& plan,
                                               std::unique_ptr<Operator> input, Context& context)
    : UnaryOperator(std::move(input), context),
      plan_(plan),
      filter_(plan, context),
      frontier_(context),
      held_(context.memory) {}

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
  frontier_.forget();
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
  const std::size_t level_end = trails_.size();
  if (length_ < plan_.most && !types_.impossible) {
    std::vector<graph::NodeId> ends;
    for (std::size_t at = level_begin_; at < level_end; ++at) ends.push_back(trails_[at].end);
    for (std::size_t begin = 0; begin < ends.size(); begin += frontier_.size())
      grow_from(level_begin_ + begin, std::span(ends).subspan(begin));
  }
  level_begin_ = level_end;
  ++length_;
  if (length_ < plan_.least) given_ = trails_.size();
  if (level_begin_ == trails_.size()) end_row();
}

/// From some of the trails, which end there.
void ExpandVariableOperator::grow_from(std::size_t begin, std::span<const graph::NodeId> ends) {
  context().check_cancelled();
  frontier_.ask(ends, plan_.step.direction, types_.ids);
  filter_.fetch(frontier_.all());
  const std::size_t before = trails_.size();
  for (std::size_t i = 0; i < frontier_.size(); ++i) {
    for (const graph::Neighbour& step : frontier_.of(i)) {
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
