#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <functional>
#include <optional>

#include "importers/analysis/noun_phrases.h"
#include "importers/analysis/semantic_cues.h"

namespace cairn::importers {

/// What a sentence speaks of, and where what it says of it begins.
struct SentenceSubject {
  std::size_t concept_index = 0;
  std::size_t predicate = 0;  ///< token
  bool named = false;         ///< in the sentence: a verb follows
};

/// A sentence as those see it who look for kinds, parts and contrasts in it.
struct SemanticSentence {
  const NamedSentence& named;
  std::optional<SentenceSubject> subject;
  std::size_t own = 0;  ///< the concept whose text it stands in
  std::function<void(SemanticCue, std::size_t from, std::size_t to)> add;
};

}  // namespace cairn::importers
