#include "query/planning/seek_conditions.h"

namespace cairn::query::planning {

using bound::Slot;

namespace {

syntax::Comparison turned(syntax::Comparison comparison) {
  using syntax::Comparison;
  switch (comparison) {
    case Comparison::kLess:
      return Comparison::kGreater;
    case Comparison::kLessOrEqual:
      return Comparison::kGreaterOrEqual;
    case Comparison::kGreater:
      return Comparison::kLess;
    case Comparison::kGreaterOrEqual:
      return Comparison::kLessOrEqual;
    default:
      return comparison;
  }
}

bool is_property_of(const bound::Expression& expression, Slot slot) {
  return expression.kind == bound::Expression::Kind::kProperty &&
         expression.operands.front().kind == bound::Expression::Kind::kSlot &&
         expression.operands.front().slot == slot;
}

bool is_id_of(const bound::Expression& expression, Slot slot) {
  return expression.kind == bound::Expression::Kind::kFunction && expression.function->name == "id" &&
         expression.operands.front().kind == bound::Expression::Kind::kSlot &&
         expression.operands.front().slot == slot;
}

}  // namespace

std::optional<PropertyCondition> condition_on(const bound::Expression& condition, Slot slot) {
  using Kind = bound::Expression::Kind;
  if (condition.kind == Kind::kBinary && condition.binary == syntax::BinaryOperator::kIn &&
      is_property_of(condition.operands[0], slot)) {
    return PropertyCondition{condition.operands[0].names.front(), syntax::Comparison::kEqual, true,
                             &condition.operands[1]};
  }
  if (condition.kind != Kind::kComparison || condition.comparisons.size() != 1) return std::nullopt;
  const auto comparison = condition.comparisons.front();
  if (comparison == syntax::Comparison::kNotEqual) return std::nullopt;
  const auto& left = condition.operands[0];
  const auto& right = condition.operands[1];
  if (is_property_of(left, slot)) return PropertyCondition{left.names.front(), comparison, false, &right};
  if (is_property_of(right, slot)) {
    return PropertyCondition{right.names.front(), turned(comparison), false, &left};
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, bound::Expression>> choice_on(const bound::Expression& condition,
                                                                   Slot slot) {
  using Kind = bound::Expression::Kind;
  if (condition.kind != Kind::kJunction || condition.connective != syntax::Connective::kOr)
    return std::nullopt;
  std::string key;
  bound::Expression values;
  values.kind = Kind::kList;
  values.span = condition.span;
  for (const auto& operand : condition.operands) {
    const auto one = condition_on(operand, slot);
    const bool equates = one && !one->one_of && one->comparison == syntax::Comparison::kEqual;
    if (!equates || (!key.empty() && one->key != key)) return std::nullopt;
    key = one->key;
    values.operands.push_back(*one->value);
  }
  return std::pair(std::move(key), std::move(values));
}

std::optional<plan::IdSeek> id_condition(const bound::Expression& condition, Slot slot) {
  using Kind = bound::Expression::Kind;
  if (condition.kind == Kind::kBinary && condition.binary == syntax::BinaryOperator::kIn &&
      is_id_of(condition.operands[0], slot)) {
    return plan::IdSeek{slot, nullptr, &condition.operands[1]};
  }
  if (condition.kind != Kind::kComparison || condition.comparisons.size() != 1 ||
      condition.comparisons.front() != syntax::Comparison::kEqual) {
    return std::nullopt;
  }
  for (const std::size_t side : {0U, 1U}) {
    if (is_id_of(condition.operands[side], slot))
      return plan::IdSeek{slot, &condition.operands[1 - side], nullptr};
  }
  return std::nullopt;
}

}  // namespace cairn::query::planning
