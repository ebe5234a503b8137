#include "query/execution/arithmetic.h"

#include <cmath>
#include <limits>
#include <optional>

#include "query/execution/function.h"
#include "temporal/duration.h"
#include "temporal/shift.h"
#include "temporal/temporal_text.h"

namespace cairn::query::execution {

namespace {

using syntax::BinaryOperator;

[[noreturn]] void overflow() {
  throw FunctionError{"ArithmeticError", "IntegerOverflow", "the result does not fit in 64 bits"};
}

double as_float(const Value& value) {
  return value.integer() != nullptr ? static_cast<double>(*value.integer()) : *value.float64();
}

Value on_integers(BinaryOperator operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflowed = false;
  switch (operation) {
    case BinaryOperator::kAdd:
      overflowed = __builtin_add_overflow(a, b, &result);
      break;
    case BinaryOperator::kSubtract:
      overflowed = __builtin_sub_overflow(a, b, &result);
      break;
    case BinaryOperator::kMultiply:
      overflowed = __builtin_mul_overflow(a, b, &result);
      break;
    default: {
      if (b == 0) throw FunctionError{"ArithmeticError", "DivisionByZero", "division by zero"};
      if (b == -1) {  // the smallest integer divided by -1 has no 64-bit result
        if (operation == BinaryOperator::kModulo) return std::int64_t{0};
        return negate(a);
      }
      result = operation == BinaryOperator::kDivide ? a / b : a % b;
    }
  }
  if (overflowed) overflow();
  return result;
}

Value on_floats(BinaryOperator operation, double a, double b) {
  switch (operation) {
    case BinaryOperator::kAdd:
      return a + b;
    case BinaryOperator::kSubtract:
      return a - b;
    case BinaryOperator::kMultiply:
      return a * b;
    case BinaryOperator::kDivide:
      return a / b;
    case BinaryOperator::kModulo:
      return std::fmod(a, b);
    default:
      return std::pow(a, b);
  }
}

/// + with a list on either side: joins lists, or adds an element at that side.
Value join_lists(const Value& left, const Value& right) {
  List joined;
  const auto add = [&joined](const Value& value) {
    if (const List* list = value.list()) {
      joined.insert(joined.end(), list->begin(), list->end());
    } else {
      joined.push_back(value);
    }
  };
  add(left);
  add(right);
  return joined;
}

const graph::Duration* duration_of(const Value& value) {
  return value.temporal() == nullptr ? nullptr : std::get_if<graph::Duration>(value.temporal());
}

/// Nothing where the operator does not take the two.
std::optional<graph::Temporal> on_temporal(BinaryOperator operation, const Value& left, const Value& right) {
  const graph::Duration* a = duration_of(left);
  const graph::Duration* b = duration_of(right);
  const auto scaled = [&](const graph::Duration& span, const Value& by) -> graph::Temporal {
    if (by.integer() != nullptr) {
      return operation == BinaryOperator::kDivide ? temporal::divide(span, *by.integer())
                                                  : temporal::multiply(span, *by.integer());
    }
    return operation == BinaryOperator::kDivide ? temporal::divide(span, *by.float64())
                                                : temporal::multiply(span, *by.float64());
  };
  switch (operation) {
    case BinaryOperator::kAdd:
      if (a != nullptr && b != nullptr) return temporal::add(*a, *b);
      if (b != nullptr && left.temporal() != nullptr) return temporal::later(*left.temporal(), *b);
      if (a != nullptr && right.temporal() != nullptr) return temporal::later(*right.temporal(), *a);
      break;
    case BinaryOperator::kSubtract:
      if (a != nullptr && b != nullptr) return temporal::subtract(*a, *b);
      if (b != nullptr && left.temporal() != nullptr) return temporal::earlier(*left.temporal(), *b);
      break;
    case BinaryOperator::kMultiply:
      if (a != nullptr && right.is_number()) return scaled(*a, right);
      if (b != nullptr && left.is_number()) return scaled(*b, left);
      break;
    case BinaryOperator::kDivide:
      if (a != nullptr && right.is_number()) return scaled(*a, right);
      break;
    default:
      break;
  }
  return std::nullopt;
}

std::string as_text(const Value& value) {
  if (value.string() != nullptr) return *value.string();
  if (value.temporal() != nullptr) return temporal::to_text(*value.temporal());
  if (const bool* boolean = value.boolean()) return *boolean ? "true" : "false";
  if (value.integer() != nullptr) return std::to_string(*value.integer());
  return float_text(*value.float64());
}

}  // namespace

Value calculate(BinaryOperator operation, const Value& left, const Value& right) {
  if (operation == BinaryOperator::kAdd && (left.list() != nullptr || right.list() != nullptr)) {
    if (left.is_null() || right.is_null()) return {};
    return join_lists(left, right);
  }
  if (left.is_null() || right.is_null()) return {};
  const auto is_scalar = [](const Value& value) {
    return value.string() != nullptr || value.is_number() || value.boolean() != nullptr ||
           value.temporal() != nullptr;
  };
  const bool texts =
      (left.string() != nullptr && is_scalar(right)) || (right.string() != nullptr && is_scalar(left));
  if (operation == BinaryOperator::kAdd && texts) return as_text(left) + as_text(right);
  if (auto found = on_temporal(operation, left, right)) return std::move(*found);
  if (!left.is_number() || !right.is_number()) {
    throw FunctionError{"TypeError", "InvalidArgumentType",
                        "cannot calculate with " + type_name(left) + " and " + type_name(right)};
  }
  if (operation != BinaryOperator::kPower && left.integer() != nullptr && right.integer() != nullptr) {
    return on_integers(operation, *left.integer(), *right.integer());
  }
  return on_floats(operation, as_float(left), as_float(right));
}

Value negate(const Value& value) {
  if (value.is_null()) return {};
  if (const double* number = value.float64()) return -*number;
  if (value.integer() == nullptr) {
    throw FunctionError{"TypeError", "InvalidArgumentType", "cannot negate " + type_name(value)};
  }
  if (*value.integer() == std::numeric_limits<std::int64_t>::min()) overflow();
  return -*value.integer();
}

}  // namespace cairn::query::execution
