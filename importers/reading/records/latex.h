#pragma once

#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// What LaTeX's glossaries package defines (\newglossaryentry, \longnewglossaryentry, \newacronym), and the
/// items of `description` lists. Commands in a text are taken away, but for what they set off; \gls{key} is
/// called by its name.
std::optional<RecordTable> read_latex(std::string_view content);

}  // namespace cairn::importers
