#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// A file about one term: Markdown behind YAML that names it ("title: Keel") and says more of it ("aliases:
/// [fin]", "definition: ..."), or that is called so itself (keel.md). Nothing for any other file.
std::optional<RawEntry> read_note(std::string_view uri, std::string_view content);

/// A note of a vault, for a text that is in no other form: Markdown about what its file is called. Nothing
/// for what only lists links, for indexes and for the notes of days.
std::optional<RawEntry> read_plain_note(std::string_view uri, std::string_view content);

/// The other notes that a text leads to, in the order of the links: "Keel" of "[[Keel|keels]]".
std::vector<std::string> linked_notes(std::string_view content);
/// What a note is called by its file, as links to it are compared.
std::string link_to_note(std::string_view uri_or_name);

}  // namespace cairn::importers
