#pragma once

#include "exporters/typed_json.h"
#include "query/procedure.h"

namespace cairn::exporters {

/// A procedure that is a table: {"name", "inputs": [{"name", "type"}], "outputs": [...], "rows": [[...]]}. A
/// call yields the outputs of the rows whose inputs equal the arguments; null equals null. Throws
/// Error{kInvalidInput} for anything else.
query::Procedure procedure_of(const Json& definition);

}  // namespace cairn::exporters
