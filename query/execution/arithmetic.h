#pragma once

#include "query/syntax/syntax_tree.h"
#include "query/value.h"

namespace cairn::query::execution {

/// +, -, *, /, % and ^ on numbers, + on strings and lists. Null when an operand is null. Throws
/// FunctionError.
Value calculate(syntax::BinaryOperator operation, const Value& left, const Value& right);

/// The number with its sign turned. Throws FunctionError.
Value negate(const Value& value);

}  // namespace cairn::query::execution
