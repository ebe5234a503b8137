#pragma once

#include <vector>

#include "query/query_error.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::parsing {

/// Reads a query text into its syntax tree, or throws QueryError with the place, what was found there and
/// what would do. The only face of this folder, and the only code that knows ANTLR.
syntax::Statement parse(const ErrorSource& source);

/// The statements of a text: what stands between its semicolons and holds more than blanks and comments.
std::vector<Span> statement_spans(const ErrorSource& source);

/// All of the language, in capitals.
std::vector<std::string> keywords();

}  // namespace cairn::query::parsing
