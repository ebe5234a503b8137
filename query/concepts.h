#pragma once

#include <vector>

#include "graph/view.h"
#include "query/value.h"

namespace cairn::query {

/// The concepts that a value stands for, each once: a name, which is looked up (Error{kNotFound}, as
/// View::require_concept), a node, or a list of these. Throws FunctionError for anything else.
std::vector<graph::NodeId> concepts_of(const graph::View& view, const Value& value);

}  // namespace cairn::query
