#pragma once

#include "importers/reading/records/appended_json.h"
#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// JSON; YAML that holds definitions, or any; discarded for all other text. Scalars of YAML are strings.
AppendedJson read_document(std::string_view content, bool any_yaml);

/// The records of a document: a list of objects, an object of objects by their terms, or terms with their
/// definitions; in groups by letter or topic; at the top or under a key such as "terms". `content` is the
/// text of it, in which their lines are looked for.
std::optional<RecordTable> records_of(const AppendedJson& document, std::string_view content);

}  // namespace cairn::importers
