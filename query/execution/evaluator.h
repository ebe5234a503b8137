#pragma once

#include <optional>

#include "query/execution/context.h"
#include "query/execution/elements.h"

namespace cairn::query::execution {

// The row is as before afterwards; meanwhile it holds the variables of the expression's own.

/// The value of an expression for a row. Throws QueryError in the runtime phase.
Value evaluate(const bound::Expression& expression, Row& row, Context& context);

/// Whether a condition holds: null does not. A value that is neither boolean nor null is an error.
bool holds(const bound::Expression& condition, Row& row, Context& context);

/// The elements of a list, or nothing where it is null. What is no list is an error, or an element itself.
enum class NoList : std::uint8_t { kIsError, kIsElement };
std::optional<Elements> evaluate_elements(const bound::Expression& list, Row& row, Context& context,
                                          NoList no_list);

/// An integer of at least 0, as SKIP, LIMIT and DEPTH want it.
std::size_t evaluate_count(const bound::Expression& expression, Row& row, Context& context, const char* what);

}  // namespace cairn::query::execution
