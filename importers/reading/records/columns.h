#pragma once

#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// Columns apart by tabs, commas or semicolons, as RFC 4180 quotes them, under heads of which one is that of
/// terms and one that of definitions; or terms, a tab and what they mean.
std::optional<RecordTable> read_columns(std::string_view content);

}  // namespace cairn::importers
