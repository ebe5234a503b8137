#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cairn::importers {

/// What speaks for and against "to understand a, know b first". The score is the sum of feature times weight,
/// and the confidence its logistic function.
enum class PairFeature : std::size_t {
  kInDefinition,       ///< b stands in the sentence that defines a
  kGenus,              ///< ... before its first relative clause or dash: what a is, or is made for
  kTitleHead,          ///< a's name ends with b's
  kTitleBegin,         ///< a's name begins with b's, or holds it
  kStandsOnCue,        ///< "a builds on b"
  kSetAgainstCue,      ///< "unlike b"
  kServesCue,          ///< "used in b", "such as b"
  kMentions,           ///< log2(1 + places where a's text names b)
  kCoreSection,        ///< share of these under headings that explain how a works
  kTalkSection,        ///< ... under headings that praise, advise, apply
  kMemberSection,      ///< ... under headings that list kinds and tools
  kLabelCore,          ///< b is introduced by a label in a's entry, where it explains
  kLabelMember,        ///< b is introduced by a label in a's entry, where it lists or advises
  kHost,               ///< a is introduced by a label in b's entry
  kHostMember,         ///< ... in a section that lists kinds and tools
  kReverseDefinition,  ///< a stands in the sentence that defines b
  kReverseTitle,       ///< b's name holds a's
  kReverseMentions,    ///< log2(1 + places where b's own entries name a)
  kGenerality,         ///< log2 of how many more concepts name b than a
  kHasEntry,           ///< b has an entry of its own
  kProperToGeneral,    ///< b is a coined name and a is none
  kSiblings,           ///< both are labels of one list or table
  kOwnBlock,           ///< a is introduced by a label, and its own block names b
  kSubject,            ///< a begins a sentence that goes on to name b
  kSectionHeading,     ///< a is introduced under a heading that names b
  kNameWithin,         ///< the words of b's name stand in a's, or a's coined name ends with b's abbreviation
  kOriginal,           ///< the section speaks of "the original b" before it comes to a
  kHeaderPair,         ///< a coined name and b stand together in one phrase of a header
  kInLabel,            ///< b stands in a label of a's entry, outside sections that praise or list
  kCoverage,           ///< share of a's entries that name b, where several were merged
  kSameHead,           ///< a's and b's names end with the same noun, and more concepts name b
  kEntry,              ///< a has an entry: its whole text speaks of it
  kEntryMentions,      ///< log2(1 + places) for those
  kBias,
};
inline constexpr std::size_t kPairFeatures = static_cast<std::size_t>(PairFeature::kBias) + 1;

struct PairWeight {
  PairFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<PairWeight, kPairFeatures> kPairWeights = {{
    {PairFeature::kInDefinition, "in definition", 0.7},
    {PairFeature::kGenus, "genus", 0.3},
    {PairFeature::kTitleHead, "title head", 0.9},
    {PairFeature::kTitleBegin, "title begin", 0.4},
    {PairFeature::kStandsOnCue, "stands on", 0.5},
    {PairFeature::kSetAgainstCue, "set against", -0.5},
    {PairFeature::kServesCue, "serves", -0.2},
    {PairFeature::kMentions, "mentions", 0.9},
    {PairFeature::kCoreSection, "core section", 0.5},
    {PairFeature::kTalkSection, "talk section", -0.3},
    {PairFeature::kMemberSection, "member section", -0.3},
    {PairFeature::kLabelCore, "label core", -0.4},
    {PairFeature::kLabelMember, "label member", -0.8},
    {PairFeature::kHost, "host", 0.6},
    {PairFeature::kHostMember, "host member", 0.2},
    {PairFeature::kReverseDefinition, "reverse definition", -0.6},
    {PairFeature::kReverseTitle, "reverse title", -2.5},
    {PairFeature::kReverseMentions, "reverse mentions", -0.5},
    {PairFeature::kGenerality, "generality", 0.1},
    {PairFeature::kHasEntry, "has entry", 0.6},
    {PairFeature::kProperToGeneral, "proper to general", -0.9},
    {PairFeature::kSiblings, "siblings", -0.7},
    {PairFeature::kOwnBlock, "own block", 1.0},
    {PairFeature::kSubject, "subject", 0.2},
    {PairFeature::kSectionHeading, "section heading", 0.3},
    {PairFeature::kNameWithin, "name within", 0.7},
    {PairFeature::kOriginal, "original", 2.0},
    {PairFeature::kHeaderPair, "header pair", 1.2},
    {PairFeature::kInLabel, "in label", 0.3},
    {PairFeature::kCoverage, "coverage", 0.0},
    {PairFeature::kSameHead, "same head", -0.4},
    {PairFeature::kEntry, "entry", -1.4},
    {PairFeature::kEntryMentions, "entry mentions", 0.0},
    {PairFeature::kBias, "bias", 0.05},
}};

/// Pairs of at least this confidence are requirements. A concept without an entry has little text that speaks
/// of it alone, and one that is only a phrase of prose still less: more is asked of what they seem to
/// require.
inline constexpr double kEntryThreshold = 0.5;
inline constexpr double kLabelThreshold = 0.5;
inline constexpr double kPhraseThreshold = 0.65;
/// The strongest requirements that a concept may have: with an entry, and without.
inline constexpr std::size_t kMostOfAnEntry = 8;
inline constexpr std::size_t kMostWithoutEntry = 6;

}  // namespace cairn::importers
