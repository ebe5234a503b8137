#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "importers/analysis/weight_table.h"

namespace cairn::importers {

/// What speaks for and against "to understand a, know b first". The score is the sum of feature times weight,
/// and the confidence its logistic function.
enum class PairFeature : std::size_t {
  kInDefinition,       ///< b stands in the sentence that defines a
  kGenus,              ///< ... before its first relative clause or dash: what a is, or is made for
  kTitleHead,          ///< a's name ends with b's
  kTitleBegin,         ///< a's name begins with b's, or holds it
  kVersion,            ///< a's name is b's and a number
  kStandsOnCue,        ///< "a builds on b"
  kRequiresCue,        ///< "a requires b", or lists b among what it requires
  kStated,             ///< the author lists b among the prerequisites of a
  kSetAgainstCue,      ///< "unlike b"
  kServesCue,          ///< "used in b", "such as b"
  kMentions,           ///< log2(1 + places where a's text names b)
  kCoreSection,        ///< share of these under headings that explain how a works
  kTalkSection,        ///< ... under headings that praise, advise, apply
  kMemberSection,      ///< ... under headings that list kinds and tools
  kSeeAlso,            ///< ... in lists of what to read next
  kSeeAlsoBack,        ///< b's text names a in such a list
  kLabelCore,          ///< b is introduced by a label in a's entry, where it explains
  kLabelMember,        ///< b is introduced by a label in a's entry, where it lists or advises
  kLabelPart,          ///< ... under a heading of parts or steps
  kLabelVariant,       ///< ... under a heading of variants
  kHost,               ///< a is introduced by a label in b's entry
  kHostMember,         ///< ... in a section that lists kinds and tools
  kHostVariant,        ///< ... in a section that lists variants
  kHostTalk,           ///< ... in a section that praises, advises, applies or compares
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
  kIsA,                ///< a is a kind of b, see semantic_relations.h
  kPartOf,             ///< a is a part or variant of b
  kHasKind,            ///< b is a kind of a
  kHasPart,            ///< b is a part or variant of a
  kContrast,           ///< they are set against each other
  kMentionScore,       ///< how surely a's text means b, see mention_weights.h
  kBackScore,          ///< how surely b's text means a
  kOrdinaryWord,       ///< b's name is one word without capitals or digits inside
  kTargetLength,       ///< log2(words of b's entries / words of an entry in the mean); 0 where b has none
  kNameShare,  ///< of two with entries: how much of b's name stands in a's text, by the weight of its words
  kWholeName,  ///< ... all of it
  kBackWholeName,     ///< all of a's name stands in b's text
  kSeeAlsoShare,      ///< how much of b's name stands in what a's text says to read next
  kSeeAlsoBackShare,  ///< how much of a's name stands in what b's text says to read next
  kLikeness,          ///< the cosine between the texts
  kOnlySubject,       ///< that is all there is, and no cue stands between them
  kCoordinated,  ///< share of the sentences that begin with a in which only commas and "and" stand before b
  kBracketed,    ///< share of the places that stand in brackets: examples, members, makers
  kEarly,        ///< 1 / sentences of a's entry up to the first place that names b
  kLate,         ///< an entry of a's names b only in its second half
  kInTable,      ///< share of the places that stand in rows of tables
  kListedName,   ///< b is introduced by a label in a's entry, where it lists or advises, and is a coined name
  kUnder,        ///< a bracket right behind b, which is no coined name, lists a: a kind, a tool
  kOver,         ///< ... a bracket right behind a lists b
  kKindInPlainText,   ///< a is defined in sentences without headings and lists, and is a kind of b
  kAsideInPlainText,  ///< ... b stands only behind the sentence that defines a, without a cue
  kBias,
};
inline constexpr std::size_t kPairFeatures = static_cast<std::size_t>(PairFeature::kBias) + 1;

struct PairWeight {
  PairFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<PairWeight, kPairFeatures> kPairWeights = {{
    {PairFeature::kInDefinition, "in definition", 0.19},
    {PairFeature::kGenus, "genus", 0.07},
    {PairFeature::kTitleHead, "title head", 1.29},
    {PairFeature::kTitleBegin, "title begin", 0.59},
    {PairFeature::kVersion, "version", 3.00},
    {PairFeature::kStandsOnCue, "stands on", 0.43},
    {PairFeature::kRequiresCue, "requires", 0.85},
    {PairFeature::kStated, "stated", 5.00},
    {PairFeature::kSetAgainstCue, "set against", -1.50},
    {PairFeature::kServesCue, "serves", -0.87},
    {PairFeature::kMentions, "mentions", 0.81},
    {PairFeature::kCoreSection, "core section", 0.84},
    {PairFeature::kTalkSection, "talk section", -0.15},
    {PairFeature::kMemberSection, "member section", -0.32},
    {PairFeature::kSeeAlso, "see also", -1.89},
    {PairFeature::kSeeAlsoBack, "see also back", 0.18},
    {PairFeature::kLabelCore, "label core", 0.30},
    {PairFeature::kLabelMember, "label member", -0.06},
    {PairFeature::kLabelPart, "label part", 0.51},
    {PairFeature::kLabelVariant, "label variant", -0.57},
    {PairFeature::kHost, "host", 0.95},
    {PairFeature::kHostMember, "host member", 0.77},
    {PairFeature::kHostVariant, "host variant", 0.47},
    {PairFeature::kHostTalk, "host talk", -1.44},
    {PairFeature::kReverseDefinition, "reverse definition", -0.93},
    {PairFeature::kReverseTitle, "reverse title", -1.71},
    {PairFeature::kReverseMentions, "reverse mentions", -0.04},
    {PairFeature::kGenerality, "generality", 0.12},
    {PairFeature::kHasEntry, "has entry", -1.29},
    {PairFeature::kProperToGeneral, "proper to general", -0.77},
    {PairFeature::kSiblings, "siblings", -0.35},
    {PairFeature::kOwnBlock, "own block", 0.35},
    {PairFeature::kSubject, "subject", 0.22},
    {PairFeature::kSectionHeading, "section heading", 0.72},
    {PairFeature::kNameWithin, "name within", 0.37},
    {PairFeature::kOriginal, "original", 1.31},
    {PairFeature::kHeaderPair, "header pair", 0.43},
    {PairFeature::kInLabel, "in label", -0.28},
    {PairFeature::kCoverage, "coverage", 0.52},
    {PairFeature::kSameHead, "same head", -1.13},
    {PairFeature::kEntry, "entry", -2.53},
    {PairFeature::kEntryMentions, "entry mentions", -0.07},
    {PairFeature::kIsA, "is a", -0.79},
    {PairFeature::kPartOf, "part of", 0.65},
    {PairFeature::kHasKind, "has kind", -1.10},
    {PairFeature::kHasPart, "has part", -0.70},
    {PairFeature::kContrast, "contrast", -0.25},
    {PairFeature::kMentionScore, "mention score", -0.00},
    {PairFeature::kBackScore, "back score", 0.04},
    {PairFeature::kOrdinaryWord, "ordinary word", -1.00},
    {PairFeature::kTargetLength, "target length", 0.14},
    {PairFeature::kNameShare, "name share", 0.29},
    {PairFeature::kWholeName, "whole name", 1.61},
    {PairFeature::kBackWholeName, "back whole name", -0.42},
    {PairFeature::kSeeAlsoShare, "see also share", -0.65},
    {PairFeature::kSeeAlsoBackShare, "see also back share", 1.13},
    {PairFeature::kLikeness, "likeness", 1.88},
    {PairFeature::kOnlySubject, "only subject", -0.50},
    {PairFeature::kCoordinated, "coordinated", -1.30},
    {PairFeature::kBracketed, "bracketed", -0.50},
    {PairFeature::kEarly, "early", 0.89},
    {PairFeature::kLate, "late", -0.48},
    {PairFeature::kInTable, "in table", -0.48},
    {PairFeature::kListedName, "listed name", -0.71},
    {PairFeature::kUnder, "under", 0.87},
    {PairFeature::kOver, "over", -0.22},
    {PairFeature::kKindInPlainText, "kind in plain text", 2.50},
    {PairFeature::kAsideInPlainText, "aside in plain text", -2.50},
    {PairFeature::kBias, "bias", 1.14},
}};
static_assert(is_in_order(kPairWeights));

/// What ties the first of a pair to the second: how much must be asked, and how often a score is right,
/// depends on it.
enum class Tie : std::size_t {
  kEntries,  ///< both have entries
  kEntry,    ///< the first one has an entry
  kHost,     ///< without an entry: the first one is introduced in the second one's entry
  kName,     ///< ... its name holds the second one's
  kBracket,  ///< ... a bracket right behind the second one lists it
  kMembers,  ///< ... it is introduced under a heading that is the second one's name in the plural
  kHeading,  ///< ... it is introduced under another heading that names the second one
  kCue,      ///< ... a cue such as "requires" stands between them
  kSubject,  ///< ... a sentence of its own block that begins with it names the second one
  kSentence  ///< ... another sentence of its own block does
};

/// Pairs of at least the threshold are requirements. The confidence that others see runs in straight lines
/// from the threshold to a score in between and to 1: what share of pairs was right when read one by one.
struct TieLevels {
  Tie feature;
  double threshold;
  double told_at_threshold;
  double between;
  double told_between;
};
inline constexpr std::array<TieLevels, 10> kTieLevels = {{
    {Tie::kEntries, 0.55, 0.55, 0.90, 0.90},
    {Tie::kEntry, 0.55, 0.56, 0.87, 0.90},
    {Tie::kHost, 0.80, 0.60, 0.91, 0.78},
    {Tie::kName, 0.80, 0.78, 0.90, 0.88},
    {Tie::kBracket, 0.84, 0.65, 0.92, 0.75},
    {Tie::kMembers, 0.84, 0.72, 0.92, 0.85},
    {Tie::kHeading, 0.90, 0.55, 0.94, 0.70},
    {Tie::kCue, 0.90, 0.55, 0.94, 0.70},
    {Tie::kSubject, 0.90, 0.62, 0.93, 0.70},
    {Tie::kSentence, 0.94, 0.88, 0.96, 0.92},
}};
static_assert(is_in_order(kTieLevels));
static_assert(std::all_of(kTieLevels.begin(), kTieLevels.end(), [](const TieLevels& one) {
  return one.threshold < one.between && one.told_at_threshold < one.told_between && one.told_between < 1;
}));

/// An entry surely stands on something: its strongest few need less.
inline constexpr double kFewThreshold = 0.21;
inline constexpr double kFewThresholdOfPlainText = 0.40;
inline constexpr std::size_t kFew = 3;
/// The strongest requirements that a concept may have: with an entry, and without.
inline constexpr std::size_t kMostOfAnEntry = 15;
inline constexpr std::size_t kMostWithoutEntry = 10;

}  // namespace cairn::importers
