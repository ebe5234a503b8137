#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// Whether the text is RDF with concepts of the Simple Knowledge Organization System.
bool is_skos(std::string_view content);

/// The concepts of a SKOS vocabulary (Miles and Bechhofer, SKOS Reference, W3C 2009) as entries: called by
/// their preferred labels, with their other labels, definitions, notes, broader and related concepts and,
/// where a property of any vocabulary is called "requires" or the like, prerequisites. Their category is the
/// collection that they are a member of, or else the topmost concept above them. Of several languages English
/// is read, or what has none; else the first by its code. Prerequisites become a list in the text, from which
/// names with commas and the like are not read back. Throws Error{kInput} for what is no RDF.
std::vector<RawEntry> read_skos(std::string_view content, const std::string& uri);

}  // namespace cairn::importers
