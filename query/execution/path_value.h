#pragma once

#include "query/execution/records.h"

namespace cairn::query::execution {

/// A path from the parts of a pattern: a node, then relationships (or lists of them) and nodes in turn. The
/// nodes inside a variable-length part follow from the ends of its relationships. Null when any part is null.
Value build_path(const List& parts, Records& records);

}  // namespace cairn::query::execution
