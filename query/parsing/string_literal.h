#pragma once

#include <string>
#include <string_view>

#include "query/query_error.h"

namespace cairn::query::parsing {

/// The string that a quoted literal stands for: escapes \\ \' \" \b \f \n \r \t \uXXXX and \UXXXXXXXX
/// resolved.
std::string read_string_literal(std::string_view quoted, const ErrorSource& source, Span span);

}  // namespace cairn::query::parsing
