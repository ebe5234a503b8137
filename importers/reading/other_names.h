#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// Between names of one thing that are all set off: "**jib**, or *foresail*".
inline constexpr auto kNameJoints =
    std::to_array<std::string_view>({", or ", " or ", ", also called ", ", also "});

/// The name in "or X for short", "X, for short"; empty where the text is no such.
std::string_view name_for_short(std::string_view text);

/// "jib, foresail", "jib; sail, fore": semicolons part names that hold commas.
std::vector<std::string> names_in_list(std::string_view text);

/// The names in "Also known as jib or foresail.", where the text says nothing else.
std::vector<std::string> other_names(std::string_view text);

/// ... in what ends a sentence: "A fin; also known as keel.", "A fin (also called a keel)."
std::vector<std::string> other_names_at_end(std::string_view sentence);

/// ... behind the kind of thing that a sentence begins with: "The bell-shaped distribution, also called the
/// Gaussian distribution, is ...".
std::vector<std::string> other_names_behind_kind(std::string_view sentence);

}  // namespace cairn::importers
