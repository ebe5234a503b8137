#pragma once

// Inside records/ only: what the heads of columns, and the keys of objects, say.

#include <string>
#include <string_view>
#include <vector>

#include "importers/reading/records/record_table.h"
#include "importers/reading/term_table.h"

namespace cairn::importers {

/// What a column with this head holds. kTerm: "Term", "Business term", "Headword (EN)", "Name"; kDefinition:
/// "Definition", "Short description", "Definition 1"; kNoMeaning: "Updated at", "Status".
Column kind_of_head(std::string_view head);
bool is_head_of_terms(std::string_view head);
bool is_head_of_definitions(std::string_view head);

/// Whether one is that of terms, and one that of definitions.
bool are_heads_of_terms(const std::vector<std::string>& heads);

/// The records as a table of terms. What holds a word or two a row, and says nothing that is known, is left
/// out.
TermTable term_table_of(const RecordTable& records);

}  // namespace cairn::importers
