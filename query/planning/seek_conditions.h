#pragma once

#include <optional>
#include <string>
#include <utility>

#include "query/planning/plan.h"

namespace cairn::query::planning {

/// A condition on a property of a node that an index may answer: n.key < value.
struct PropertyCondition {
  std::string key;
  syntax::Comparison comparison = syntax::Comparison::kEqual;
  bool one_of = false;  ///< n.key IN value
  const bound::Expression* value = nullptr;
};

/// What the condition says of a property of the node in the slot; nothing where it is no such condition.
std::optional<PropertyCondition> condition_on(const bound::Expression& condition, bound::Slot slot);

/// "n.key = 1 OR n.key = 2" as the key and the list [1, 2]; nothing where it is no such choice.
std::optional<std::pair<std::string, bound::Expression>> choice_on(const bound::Expression& condition,
                                                                   bound::Slot slot);

/// What the condition says of the node's id; nothing where it is no such condition.
std::optional<plan::IdSeek> id_condition(const bound::Expression& condition, bound::Slot slot);

}  // namespace cairn::query::planning
