#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// Articles, prepositions and the like: they are written small inside a title. `word` is folded.
bool is_small_word(std::string_view word);

/// A phrase of a header as a name: words begin with a capital where they have none of their own.
std::string title_case(std::string_view phrase);

/// Whether the text has the form of a coined short name: an abbreviation, or a capital with digits ("G3").
bool is_coined(std::string_view text);

/// Whether a word of it owns what follows: "Hughes' function".
bool is_possessive(std::string_view name);

/// A name without the bracket at its end that tells it from others: "Dish (wheels)".
std::string_view without_qualifier(std::string_view name);

/// What a name may be a version of: "Fair Wind" of "Fair Wind 3", "SeaSail" of
/// "SeaSail++", "TideLogv" and "TideLog" of "TideLogv2"; none where it ends with no number or sign, nor of a
/// formula ("H2O2") or a label ("IL-2").
std::vector<std::string_view> versioned_names(std::string_view name);

/// Unless it is empty or among them.
void add_unique(std::vector<std::string>& names, std::string name);

}  // namespace cairn::importers
