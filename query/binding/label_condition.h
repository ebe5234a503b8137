#pragma once

#include "query/binding/bound_query.h"

namespace cairn::query::binding {

/// Whether the labels of a node, or the type of a relationship, are like that.
bound::Expression label_condition(const syntax::LabelExpression& wanted, const bound::Expression& subject);

}  // namespace cairn::query::binding
