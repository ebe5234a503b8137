#include "query/execution/operators/step_filter.h"

#include <algorithm>

#include "query/execution/evaluator.h"

namespace cairn::query::execution {

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

void StepFilter::begin(Row& row) {
  properties_.reset();
  if (plan_.properties == nullptr) return;
  properties_ = evaluate(*plan_.properties, row, context_);
  if (properties_->map() != nullptr) return;
  context_.source.runtime_error("TypeError", "InvalidArgumentType",
                                "properties are given as a map, not as " + type_name(*properties_),
                                plan_.properties->span);
}

void StepFilter::fetch(std::span<const graph::Neighbour> steps) {
  if (!properties_ && plan_.each == nullptr) return;
  std::vector<graph::RelationshipId> ids;
  for (const auto& step : steps) ids.push_back(step.relationship);
  context_.records.fetch({}, ids);
}

bool StepFilter::allows(Row& row, graph::RelationshipId relationship) {
  if (used_elsewhere(plan_.step, row, relationship)) return false;
  const Value holder = RelationshipValue{relationship, nullptr};
  if (properties_) {
    const Map* wanted = properties_->map();
    const bool match = std::all_of(wanted->begin(), wanted->end(), [&](const auto& entry) {
      return equals(context_.records.property(holder, entry.first), entry.second) == true;
    });
    if (!match) return false;
  }
  if (plan_.each == nullptr) return true;
  row[plan_.each->step_slot] = holder;
  return std::all_of(plan_.each->each.begin(), plan_.each->each.end(),
                     [&](const auto& condition) { return holds(condition, row, context_); });
}

}  // namespace cairn::query::execution
