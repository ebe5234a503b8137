#pragma once

#include <string>

#include "query/query_error.h"
#include "temporal/failure.h"

namespace cairn::query {

/// What went wrong inside a function; the evaluator adds the place. Types and details are openCypher's.
struct FunctionError {
  std::string type;
  std::string detail;
  std::string reason;
};

/// In openCypher's words.
FunctionError function_error(const temporal::Failure& failure);

/// What compute gives. FunctionErrors and temporal Failures become errors of the query, at the place.
template <typename Compute>
auto guarded(const ErrorSource& source, Span place, Compute compute) {
  try {
    return compute();
  } catch (const FunctionError& error) {
    source.runtime_error(error.type, error.detail, error.reason, place);
  } catch (const temporal::Failure& failure) {
    const FunctionError error = function_error(failure);
    source.runtime_error(error.type, error.detail, error.reason, place);
  }
}

}  // namespace cairn::query
