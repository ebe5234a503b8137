#pragma once

#include <string>

#include "query/query_error.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::binding {

/// Whether an aggregate function is called anywhere in the expression.
bool has_aggregate(const syntax::Expression& expression);

/// Whether the expression is the call of an aggregate function.
bool is_aggregate(const syntax::Expression& expression);

/// Whether a variable is read anywhere in the expression.
bool reads_variable(const syntax::Expression& expression);

/// Whether the expression is a variable or a property of one.
bool is_simple(const syntax::Expression& expression);

/// A part of the query's text without the white space that tells nothing apart, for Computed.
std::string compact_text(const ErrorSource& source, Span span);

/// Whether rand() is called anywhere in the expression.
bool is_random(const syntax::Expression& expression);

}  // namespace cairn::query::binding
