#include "query/execution/operators/expand.h"

#include <algorithm>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

namespace {

bool is_relationship(const Value& value, graph::RelationshipId id) {
  if (const auto* single = value.relationship()) return single->id == id;
  const List* several = value.list();
  return several != nullptr && std::any_of(several->begin(), several->end(), [id](const Value& element) {
           return element.relationship() != nullptr && element.relationship()->id == id;
         });
}

bool used_elsewhere(const plan::Expand& step, const Row& row, graph::RelationshipId id) {
  return std::any_of(step.distinct_from.begin(), step.distinct_from.end(),
                     [&](plan::Slot slot) { return is_relationship(row[slot], id); });
}

}  // namespace

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

bool ExpandOperator::fill() {
  while (row_ >= rows_.size()) {
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
  while (out.size() < kBatchRows && fill()) {
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
    : UnaryOperator(std::move(input), context), plan_(plan) {}

void ExpandVariableOperator::restart(const Row& argument) {
  UnaryOperator::restart(argument);
  rows_.clear();
  row_ = 0;
  active_ = false;
}

bool ExpandVariableOperator::begin_row() {
  for (;; ++row_) {
    if (row_ >= rows_.size()) {
      rows_ = pull();
      row_ = 0;
      if (rows_.empty()) return false;
      types_ = StepTypes(plan_.step.types, context().view.catalog());
    }
    const NodeValue* start = rows_[row_][plan_.step.from].node();
    if (start == nullptr) continue;
    trails_ = {{kNoTrail, 0, start->id}};
    level_begin_ = length_ = 0;
    wanted_properties_.reset();
    if (plan_.properties != nullptr) {
      wanted_properties_ = evaluate(*plan_.properties, rows_[row_], context());
      if (wanted_properties_->map() == nullptr) {
        context().source.runtime_error(
            "TypeError", "InvalidArgumentType",
            "properties are given as a map, not as " + type_name(*wanted_properties_),
            plan_.properties->span);
      }
    }
    active_ = true;
    return true;
  }
}

bool ExpandVariableOperator::walked(std::size_t trail, graph::RelationshipId relationship) const {
  for (std::size_t at = trail; trails_[at].before != kNoTrail; at = trails_[at].before) {
    if (trails_[at].relationship == relationship) return true;
  }
  return false;
}

bool ExpandVariableOperator::properties_match(graph::RelationshipId relationship) {
  if (!wanted_properties_) return true;
  const Map* wanted = wanted_properties_->map();
  const Value holder = RelationshipValue{relationship, nullptr};
  return std::all_of(wanted->begin(), wanted->end(), [&](const auto& entry) {
    return equals(context().records.property(holder, entry.first), entry.second) == true;
  });
}

/// Makes the trails of the next length; when there are none, the row is done.
void ExpandVariableOperator::grow() {
  const std::size_t level_end = trails_.size();
  if (length_ >= plan_.most || types_.impossible || level_begin_ == level_end) {
    active_ = false;
    ++row_;
    return;
  }
  std::vector<graph::NodeId> frontier;
  for (std::size_t at = level_begin_; at < level_end; ++at) frontier.push_back(trails_[at].end);
  const auto steps = context().view.neighbours(frontier, plan_.step.direction, types_.ids);
  if (wanted_properties_) {
    std::vector<graph::RelationshipId> ids;
    for (const auto& step : steps.all()) ids.push_back(step.relationship);
    context().records.fetch({}, ids);
  }
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    context().check_cancelled();
    for (const graph::Neighbour& step : steps.of(i)) {
      const std::size_t before = level_begin_ + i;
      if (walked(before, step.relationship) || used_elsewhere(plan_.step, rows_[row_], step.relationship))
        continue;
      if (!properties_match(step.relationship)) continue;
      trails_.push_back({before, step.relationship, step.node});
    }
  }
  level_begin_ = level_end;
  ++length_;
  if (level_begin_ == trails_.size()) {
    active_ = false;
    ++row_;
  }
}

void ExpandVariableOperator::emit(Batch& out) {
  if (length_ < plan_.least) return;
  const Row& row = rows_[row_];
  for (std::size_t at = level_begin_; at < trails_.size(); ++at) {
    if (plan_.step.into &&
        (row[plan_.step.to].node() == nullptr || row[plan_.step.to].node()->id != trails_[at].end)) {
      continue;
    }
    List relationships;
    for (std::size_t step = at; trails_[step].before != kNoTrail; step = trails_[step].before) {
      relationships.push_back(RelationshipValue{trails_[step].relationship, nullptr});
    }
    if (!plan_.reversed) std::reverse(relationships.begin(), relationships.end());
    Value list(std::move(relationships));
    if (plan_.step.relationship_bound && order(list, row[plan_.step.relationship]) != 0) continue;
    out.push_back(row);
    out.back()[plan_.step.relationship] = std::move(list);
    out.back()[plan_.step.to] = NodeValue{trails_[at].end, nullptr};
  }
}

Batch ExpandVariableOperator::next() {
  Batch out;
  while (out.size() < kBatchRows) {
    if (active_) {
      grow();
      if (active_) emit(out);
    } else {
      if (!begin_row()) break;
      emit(out);
    }
  }
  return out;
}

}  // namespace cairn::query::execution
