#include "query/binding/arithmetic_type.h"

#include <vector>

namespace cairn::query::binding {

namespace {

using syntax::BinaryOperator;
using Type = StaticType::Type;

/// A combination of operands that an operator takes, and what it gives.
struct ArithmeticRule {
  std::uint32_t left;
  std::uint32_t right;
  std::uint32_t result;
};

std::vector<ArithmeticRule> rules_of(BinaryOperator operation) {
  const ArithmeticRule integers{Type::kInteger, Type::kInteger, Type::kInteger};
  const ArithmeticRule left_float{Type::kFloat, Type::kNumber, Type::kFloat};
  const ArithmeticRule right_float{Type::kNumber, Type::kFloat, Type::kFloat};
  switch (operation) {
    case BinaryOperator::kAdd:
      return {
          integers,
          left_float,
          right_float,
          {Type::kString, Type::kString | Type::kNumber | Type::kBoolean | Type::kTemporal | Type::kDuration,
           Type::kString},
          {Type::kNumber | Type::kBoolean | Type::kTemporal | Type::kDuration, Type::kString, Type::kString},
          {Type::kList, Type::kAny, Type::kList},
          {Type::kAny, Type::kList, Type::kList},
          {Type::kTemporal, Type::kDuration, Type::kTemporal},
          {Type::kDuration, Type::kTemporal, Type::kTemporal},
          {Type::kDuration, Type::kDuration, Type::kDuration}};
    case BinaryOperator::kSubtract:
      return {integers,
              left_float,
              right_float,
              {Type::kTemporal, Type::kDuration, Type::kTemporal},
              {Type::kDuration, Type::kDuration, Type::kDuration}};
    case BinaryOperator::kMultiply:
      return {integers,
              left_float,
              right_float,
              {Type::kDuration, Type::kNumber, Type::kDuration},
              {Type::kNumber, Type::kDuration, Type::kDuration}};
    case BinaryOperator::kDivide:
      return {integers, left_float, right_float, {Type::kDuration, Type::kNumber, Type::kDuration}};
    case BinaryOperator::kModulo:
      return {integers, left_float, right_float};
    default:
      return {{Type::kNumber, Type::kNumber, Type::kFloat}};
  }
}

}  // namespace

const char* word_of(BinaryOperator operation) {
  switch (operation) {
    case BinaryOperator::kAdd:
      return "+";
    case BinaryOperator::kSubtract:
      return "-";
    case BinaryOperator::kMultiply:
      return "*";
    case BinaryOperator::kDivide:
      return "/";
    case BinaryOperator::kModulo:
      return "%";
    default:
      return "^";
  }
}

std::optional<StaticType> calculated(BinaryOperator operation, const StaticType& left,
                                     const StaticType& right) {
  StaticType result(0);
  if (left.can_be(Type::kNull) || right.can_be(Type::kNull)) result = Type::kNull;
  for (const ArithmeticRule& rule : rules_of(operation)) {
    if (!left.can_be(rule.left) || !right.can_be(rule.right)) continue;
    result = result | StaticType(rule.result);
  }
  if (result.types() == 0) return std::nullopt;
  return result;
}

}  // namespace cairn::query::binding
