#pragma once

#include <string_view>

namespace cairn::importers {

/// What the words before a colon say that an author states of an entry: "Category: rigging". Case does not
/// matter.
enum class Statement {
  kNone,
  kOtherName,   ///< "Also known as"
  kShortForm,   ///< "Abbreviation", "Acronym": other names too, but the words may also be terms
  kCategory,    ///< "Category", "Tags"
  kSeeAlso,     ///< "See also", "Related terms"
  kKeywords,    ///< for those who search
  kDefinition,  ///< "Definition", "Meaning": what follows defines
  kRemark       ///< "Prerequisites", "Pronunciation": no term, no text, and no name
};
Statement statement_named(std::string_view name);

/// Whether a heading is that of a list of what to read next.
bool is_see_also_title(std::string_view heading);

}  // namespace cairn::importers
