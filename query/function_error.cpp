#include "query/function_error.h"

namespace cairn::query {

FunctionError function_error(const temporal::Failure& failure) {
  switch (failure.kind) {
    case temporal::Failure::Kind::kTooLarge:
      return {"ArithmeticError", "IntegerOverflow", failure.reason};
    case temporal::Failure::Kind::kDivisionByZero:
      return {"ArithmeticError", "DivisionByZero", failure.reason};
    case temporal::Failure::Kind::kInvalid:
      break;
  }
  return {"ArgumentError", "InvalidArgumentValue", failure.reason};
}

}  // namespace cairn::query
