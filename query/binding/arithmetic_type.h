#pragma once

#include <optional>

#include "query/static_type.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::binding {

/// What the operator gives for operands of these types; nothing where it takes none of them.
std::optional<StaticType> calculated(syntax::BinaryOperator operation, const StaticType& left,
                                     const StaticType& right);

/// How it is written: "+".
const char* word_of(syntax::BinaryOperator operation);

}  // namespace cairn::query::binding
