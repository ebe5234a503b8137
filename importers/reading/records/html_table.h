#pragma once

#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// The rows of the tables of an HTML page whose heads are those of terms and definitions; tables with the
/// same heads, as one a letter, are one.
std::optional<RecordTable> read_html_tables(std::string_view content);

}  // namespace cairn::importers
