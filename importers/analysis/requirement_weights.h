#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cairn::importers {

/// What speaks for and against "to understand a, know b first". The score is the sum of feature times weight, and the
/// confidence its logistic function.
enum class PairFeature : std::size_t {
  kInDefinition,     ///< b stands in the sentence that defines a
  kGenus,            ///< ... before its first relative clause or dash: what a is, or is made for
  kTitleHead,        ///< a's name ends with b's
  kTitleBegin,       ///< a's name begins with b's, or holds it
  kStandsOnCue,      ///< "a builds on b"
  kSetAgainstCue,    ///< "unlike b"
  kServesCue,        ///< "used in b", "such as b"
  kMentions,         ///< log2(1 + places where a's text names b)
  kCoreSection,      ///< share of these under headings that explain how a works
  kTalkSection,      ///< ... under headings that praise, advise, apply
  kMemberSection,    ///< ... under headings that list kinds and tools
  kLabelCore,        ///< b is introduced by a label in a's entry, where it explains
  kLabelMember,      ///< b is introduced by a label in a's entry, where it lists or advises
  kHost,             ///< a is introduced by a label in b's entry
  kHostMember,       ///< ... in a section that lists kinds and tools
  kReverseDefinition,///< a stands in the sentence that defines b
  kReverseTitle,     ///< b's name holds a's
  kReverseMentions,  ///< log2(1 + places where b's own entries name a)
  kGenerality,       ///< log2 of how many more concepts name b than a
  kHasEntry,         ///< b has an entry of its own
  kProperToGeneral,  ///< b is a coined name and a is none
  kSiblings,         ///< both are labels of one list or table
  kOwnBlock,         ///< a is introduced by a label, and its own block names b
  kBias,
};
inline constexpr std::size_t kPairFeatures = static_cast<std::size_t>(PairFeature::kBias) + 1;

struct PairWeight {
  PairFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<PairWeight, kPairFeatures> kPairWeights = {{
    {PairFeature::kInDefinition, "in definition", 1.3},
    {PairFeature::kGenus, "genus", 0.9},
    {PairFeature::kTitleHead, "title head", 2.2},
    {PairFeature::kTitleBegin, "title begin", 2.2},
    {PairFeature::kStandsOnCue, "stands on", 0.8},
    {PairFeature::kSetAgainstCue, "set against", -1.2},
    {PairFeature::kServesCue, "serves", -0.7},
    {PairFeature::kMentions, "mentions", 0.35},
    {PairFeature::kCoreSection, "core section", 0.4},
    {PairFeature::kTalkSection, "talk section", -0.8},
    {PairFeature::kMemberSection, "member section", -0.9},
    {PairFeature::kLabelCore, "label core", 0.9},
    {PairFeature::kLabelMember, "label member", -0.6},
    {PairFeature::kHost, "host", 1.0},
    {PairFeature::kHostMember, "host member", 0.8},
    {PairFeature::kReverseDefinition, "reverse definition", -1.2},
    {PairFeature::kReverseTitle, "reverse title", -3.0},
    {PairFeature::kReverseMentions, "reverse mentions", -0.3},
    {PairFeature::kGenerality, "generality", 0.3},
    {PairFeature::kHasEntry, "has entry", 0.1},
    {PairFeature::kProperToGeneral, "proper to general", -0.9},
    {PairFeature::kSiblings, "siblings", -1.2},
    {PairFeature::kOwnBlock, "own block", 0.9},
    {PairFeature::kBias, "bias", -1.9},
}};

/// Pairs of at least this confidence are requirements.
inline constexpr double kRequirementThreshold = 0.5;
/// The strongest requirements that a concept may have.
inline constexpr std::size_t kMostRequirements = 8;

}  // namespace cairn::importers
