#pragma once

#include <cstddef>
#include <iosfwd>

#include "exporters/picture.h"

namespace cairn::exporters {

/// Writes a Mermaid flowchart, drawn as write_dot() draws: from a prerequisite to what needs it. Mermaid
/// refuses more than 500 arrows or 50,000 characters, and no page can change that: the rest is left out,
/// concepts and arrows of higher ids first, and a comment at the beginning says how much.
void write_mermaid(const Picture& picture, std::ostream& out);

inline constexpr std::size_t kMostMermaidArrows = 500;
inline constexpr std::size_t kMostMermaidCharacters = 50'000;

}  // namespace cairn::exporters
