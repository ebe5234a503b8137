#pragma once

#include "query/binding/environment.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::binding {

/// The semantic pass: resolves names, checks scopes, types and aggregation, and throws QueryError in the
/// compile phase where the query cannot mean anything. Needs no data.
bound::Query bind(const syntax::Query& query, const ErrorSource& source, const Procedures& procedures);

/// A query inside an expression, which sees the variables of `outer`. It cannot write, and needs no RETURN.
bound::Query bind_subquery(const syntax::Query& query, const Scope& outer, Environment& environment);

}  // namespace cairn::query::binding
