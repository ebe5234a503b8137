#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// Technical prose is read at some 200 words a minute and studied, with pauses and going back, at about a
/// third of it.
inline constexpr std::int64_t kWordsAMinute = 70;
inline constexpr std::int64_t kLeastMinutes = 2;

/// Minutes to study each concept. What the source says holds: the concept's property `minutes` or `hours`, or
/// a line of its entry such as "Study time: 2-3 hours". Else the words of the longest entry that defines it,
/// or of its definition where it has no entry, at this pace for prose of middling difficulty; how much harder
/// or easier the text is comes from its readability (LIX: Bjornsson, "Lasbarhet", 1968). Never less than
/// kLeastMinutes.
std::vector<std::int64_t> study_minutes(const graph::View& view, std::span<const graph::NodeId> concepts,
                                        std::int64_t words_a_minute = kWordsAMinute);

}  // namespace cairn::learning
