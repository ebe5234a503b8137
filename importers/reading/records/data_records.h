#pragma once

#include <optional>
#include <string_view>

#include "importers/reading/records/data_tree.h"
#include "importers/reading/records/record_table.h"

namespace cairn::importers {

/// The records of a tree: a list of objects, an object of objects by their terms, or terms with their
/// definitions; in groups by letter or topic; at the top or under a key such as "terms". `content` is the
/// text of it, in which their lines are looked for.
std::optional<RecordTable> records_of(const DataTree& tree, std::string_view content);

}  // namespace cairn::importers
