#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// Minutes to study each concept: the words of the longest entry that defines it, or of its definition where
/// it has no entry, at the pace of attentive study. Never less than kLeastMinutes.
std::vector<std::int64_t> study_minutes(const graph::View& view, std::span<const graph::NodeId> concepts);

/// Technical prose is read at some 200 words a minute and studied, with pauses and going back, at about a
/// third of it.
inline constexpr std::int64_t kWordsAMinute = 70;
inline constexpr std::int64_t kLeastMinutes = 2;

}  // namespace cairn::learning
