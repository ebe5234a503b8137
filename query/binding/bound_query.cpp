#include "query/binding/bound_query.h"

#include <algorithm>

namespace cairn::query::bound {

Expression slot_reference(Slot slot, Span span) {
  Expression reference;
  reference.kind = Expression::Kind::kSlot;
  reference.slot = slot;
  reference.span = span;
  return reference;
}

bool has_subquery(const Expression& expression) {
  return expression.subquery != nullptr ||
         std::any_of(expression.operands.begin(), expression.operands.end(), has_subquery);
}

void collect_slots(const Expression& expression, std::vector<Slot>& slots) {
  if (expression.kind == Expression::Kind::kSlot) slots.push_back(expression.slot);
  if (expression.subquery) {
    slots.insert(slots.end(), expression.subquery->outer.begin(), expression.subquery->outer.end());
  }
  std::vector<Slot> inside;
  for (const Expression& operand : expression.operands) collect_slots(operand, inside);
  const bool reduces = expression.kind == Expression::Kind::kReduction;
  const bool binds = reduces || expression.kind == Expression::Kind::kComprehension ||
                     expression.kind == Expression::Kind::kQuantifier;
  for (const Slot slot : inside) {
    const bool own = (binds && slot == expression.slot) || (reduces && slot == expression.element_slot);
    if (!own) slots.push_back(slot);
  }
}

namespace {

/// Every slot that a clause reads or binds.
struct ClauseSlots {
  std::vector<Slot>& slots;

  void add(const Expression& expression) const { collect_slots(expression, slots); }
  void add(const std::optional<Expression>& expression) const {
    if (expression) add(*expression);
  }
  template <typename Part>
  void add(const std::vector<Part>& parts) const {
    for (const auto& part : parts) add(part);
  }
  void add(const NodePattern& node) const {
    slots.push_back(node.slot);
    add(node.predicates);
  }
  void add(const RelationshipPattern& relationship) const {
    slots.push_back(relationship.slot);
    add(relationship.properties);
    add(relationship.each);
  }
  void add(const PathPattern& path) const {
    add(path.nodes);
    add(path.relationships);
    if (path.path) slots.push_back(*path.path);
  }
  void add(const CreateNode& node) const {
    slots.push_back(node.slot);
    add(node.properties);
  }
  void add(const CreateRelationship& relationship) const {
    slots.push_back(relationship.slot);
    add(relationship.properties);
  }
  void add(const CreatePath& path) const {
    add(path.nodes);
    add(path.relationships);
    if (path.path) slots.push_back(*path.path);
  }
  void add(const SetItem& item) const {
    add(item.subject);
    add(item.value);
  }
  void add(const Assignment& assignment) const {
    add(assignment.expression);
    slots.push_back(assignment.slot);
  }
  void add(const SortKey& key) const { add(key.expression); }
  void add(const Aggregate& aggregate) const {
    add(aggregate.argument);
    add(aggregate.parameter);
    slots.push_back(aggregate.slot);
  }
  template <typename Source>
  void add(const std::pair<Source, Slot>& output) const {
    slots.push_back(output.second);
  }

  void operator()(const Match& match) const {
    add(match.patterns);
    add(match.where);
  }
  void operator()(const Unwind& unwind) const {
    add(unwind.list);
    slots.push_back(unwind.slot);
  }
  void operator()(const Projection& projection) const {
    add(projection.keys);
    add(projection.aggregates);
    add(projection.items);
    add(projection.sort);
    add(projection.where);
  }
  void operator()(const Call& call) const {
    add(call.arguments);
    add(call.outputs);
    add(call.where);
  }
  void operator()(const Learning& learning) const {
    add(learning.goals);
    add(learning.known);
    add(learning.depth);
    add(learning.minutes);
    add(learning.pace);
    add(learning.limit);
    add(learning.min_confidence);
    add(learning.outputs);
    add(learning.where);
  }
  void operator()(const Create& create) const { add(create.paths); }
  void operator()(const Set& set) const { add(set.items); }
  void operator()(const Remove& remove) const { add(remove.items); }
  void operator()(const Merge& merge) const {
    (*this)(merge.match);
    add(merge.create);
    add(merge.on_create);
    add(merge.on_match);
  }
  void operator()(const Delete& remove) const { add(remove.subjects); }
};

}  // namespace

void collect_slots(const Clause& clause, std::vector<Slot>& slots) {
  std::visit(ClauseSlots{slots}, clause);
}

std::vector<Slot> slots_read_from_outside(const Subquery& subquery, Slot first_own) {
  std::vector<Slot> slots;
  for (const SingleQuery& part : subquery.query.parts) {
    for (const Clause& clause : part.clauses) collect_slots(clause, slots);
  }
  if (subquery.projection) collect_slots(*subquery.projection, slots);
  std::erase_if(slots, [first_own](Slot slot) { return slot >= first_own; });
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

}  // namespace cairn::query::bound
