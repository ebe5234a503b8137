#pragma once

#include <optional>
#include <span>

#include "query/execution/context.h"
#include "query/planning/plan.h"

namespace cairn::query::execution {

/// Which relationships a walk through several of them may take: those that match its properties and its
/// conditions, and that no other part of the pattern holds.
class StepFilter {
 public:
  StepFilter(const plan::ExpandVariable& plan, Context& context) : plan_(plan), context_(context) {}

  /// For the walks that begin with this row.
  void begin(Row& row);
  /// Reads what is needed to decide about these.
  void fetch(std::span<const graph::Neighbour> steps);
  bool allows(Row& row, graph::RelationshipId relationship);

 private:
  const plan::ExpandVariable& plan_;
  Context& context_;
  std::optional<Value> properties_;
};

/// Whether a slot of the row holds the relationship, alone or in a list.
bool is_relationship(const Value& value, graph::RelationshipId id);
/// Whether another relationship of the same MATCH is this one.
bool used_elsewhere(const plan::Expand& step, const Row& row, graph::RelationshipId id);

}  // namespace cairn::query::execution
