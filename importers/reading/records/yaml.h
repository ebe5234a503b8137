#pragma once

#include <string>
#include <string_view>

#include "importers/reading/records/appended_json.h"

namespace cairn::importers {

/// YAML as JSON, with scalars as strings; discarded where it is none or nests deeper than kDeepestDocument.
/// Aliases are written out, but no further than the text is long.
AppendedJson read_yaml(std::string_view content);

/// "shortDescription" and "short_description" as "short description".
std::string words_of_key(std::string_view key);

/// A value as text: lists joined by "; ", of objects in them what they are called; "" for other objects.
std::string text_of_value(const AppendedJson& value);

}  // namespace cairn::importers
