#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// What speaks for "a is a kind of b", "a is a part, a step or a variant of b" and "a is set against b".
enum class SemanticCue : std::size_t {
  kGenus,           ///< the text says "a is a b", with b as the head of what stands there
  kNameHead,        ///< a's name ends with b's: "storm fin keel", "fin keel"
  kPhraseHead,      ///< the same where a has neither an entry nor a label
  kExample,         ///< "b such as a"
  kOther,           ///< "a and other b"
  kKindOf,          ///< "a is a kind of b"
  kKindSection,     ///< a opens an item in b's text under a heading such as "Types"
  kPartSection,     ///< a is a label in b's text under a heading such as "Components", "Steps"
  kVariantSection,  ///< ... such as "Variants"
  kPartOf,          ///< "a is a part of b", "a variant of b"
  kConsistsOf,      ///< "b consists of a"
  kVersus,          ///< "a vs b"
  kUnlike,          ///< a sentence about a says "unlike b"
};
inline constexpr std::size_t kSemanticCues = static_cast<std::size_t>(SemanticCue::kUnlike) + 1;

struct SemanticWeight {
  SemanticCue cue;
  SemanticRelation relation;
  std::string_view name;
  /// How often it is right where nothing else speaks for the pair. Independent cues make a pair as sure as
  /// that not all of them err.
  double share_right;
};

inline constexpr std::array<SemanticWeight, kSemanticCues> kSemanticWeights = {{
    {SemanticCue::kGenus, SemanticRelation::kIsA, "genus", 0.85},
    {SemanticCue::kNameHead, SemanticRelation::kIsA, "name head", 0.85},
    {SemanticCue::kPhraseHead, SemanticRelation::kIsA, "phrase head", 0.72},
    {SemanticCue::kExample, SemanticRelation::kIsA, "example", 0.75},
    {SemanticCue::kOther, SemanticRelation::kIsA, "other", 0.8},
    {SemanticCue::kKindOf, SemanticRelation::kIsA, "kind of", 0.9},
    {SemanticCue::kKindSection, SemanticRelation::kIsA, "kind section", 0.75},
    {SemanticCue::kPartSection, SemanticRelation::kPartOf, "part section", 0.65},
    {SemanticCue::kVariantSection, SemanticRelation::kPartOf, "variant section", 0.85},
    {SemanticCue::kPartOf, SemanticRelation::kPartOf, "part of", 0.85},
    {SemanticCue::kConsistsOf, SemanticRelation::kPartOf, "consists of", 0.7},
    {SemanticCue::kVersus, SemanticRelation::kContrastsWith, "versus", 0.85},
    {SemanticCue::kUnlike, SemanticRelation::kContrastsWith, "unlike", 0.7},
}};

}  // namespace cairn::importers
