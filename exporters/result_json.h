#pragma once

#include <string>

#include "query/statement.h"

namespace cairn::exporters {

/// Runs a statement to its end and gives its result as one line of typed JSON:
/// {"columns":[...],"rows":[[...],...]}. What it holds counts against the statement's limit of memory.
std::string result_json(query::Statement& statement);

}  // namespace cairn::exporters
