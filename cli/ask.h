#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/session.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

using Parameters = std::vector<std::pair<std::string, query::Value>>;

/// k=v: the value as JSON where it is JSON, else as a string. Error{kInvalidInput} for anything else.
std::pair<std::string, query::Value> parameter_of(const std::string& text);

/// The rows of a statement whose parameters are bound, as plain JSON objects by column.
exporters::Json rows_of(query::Statement statement);
/// The same of a statement given as text.
exporters::Json ask(query::Database& database, const std::string& text, const Parameters& parameters = {});

/// The values of a member of each, as a JSON list.
exporters::Json column(const exporters::Json& rows, const char* member);

/// A list of strings, or of objects by a member, as "a, b, c"; at most so many, then "a, b and 7 more".
std::string joined(const exporters::Json& list, const char* member = nullptr,
                   std::size_t most = static_cast<std::size_t>(-1));

}  // namespace cairn::cli
