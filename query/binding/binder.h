#pragma once

#include "query/binding/bound_query.h"
#include "query/query_error.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::binding {

/// The semantic pass: resolves names, checks scopes, kinds of variables and aggregation, and throws
/// QueryError in the compile phase where the query cannot mean anything. Needs no data.
bound::Query bind(const syntax::Query& query, const ErrorSource& source);

}  // namespace cairn::query::binding
