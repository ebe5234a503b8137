#pragma once

// Inside records/ only: what the heads of columns, and the keys of objects, say.

#include <string>
#include <string_view>

#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// "Term", "Business term", "Headword (EN)"; not "Related terms".
bool is_head_of_terms(std::string_view head);
/// "Definition", "Short description", "Definition 1".
bool is_head_of_definitions(std::string_view head);

/// Puts the column of terms first and gives each the head by which TermTable knows it. What only administers
/// ("Updated at"), or holds a word or two a row that say nothing about the term, is left out.
void name_columns(RecordTable& table);

}  // namespace cairn::importers
