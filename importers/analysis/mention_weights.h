#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "importers/analysis/weight_table.h"

namespace cairn::importers {

/// What speaks for and against an entry's naming a concept where it has the words of the concept's name. All
/// places of one entry are decided together; the score is the sum of feature times weight.
enum class MentionFeature : std::size_t {
  kOneWord,           ///< the name is one word
  kOrdinary,          ///< ... without capitals or digits inside
  kOrdinaryOfMany,    ///< ... times log10(entries): a small glossary means its own words
  kProper,            ///< the name has capitals or digits inside a word
  kRarity,            ///< 1 where no other entry has the words, 0 where all have them (logarithmic)
  kOrdinaryRarity,    ///< the same for one ordinary word
  kProperRarity,      ///< the same for a name with capitals or digits inside a word
  kLikeness,          ///< root of the cosine between the entry's words and the concept's
  kOrdinaryLikeness,  ///< the same for one ordinary word
  kNoEntry,           ///< the concept has no entry of its own
  kNoEntryOfMany,     ///< ... times log10(entries): what deserves a name has an entry in a large glossary
  kNoEntryLength,     ///< ... times log2(words of the entry): long ones speak of much that has none
  kLabelled,          ///< the concept has no entry, but leads a block of text somewhere
  kLetters,           ///< log2(letters of the name)
  kIntroducedHere,    ///< the entry introduces the concept
  kLabelledHere,      ///< ... in a label
  kExactCase,         ///< share of the places that are written like the name
  kCapital,           ///< share of the places with a capital in the middle of a sentence
  kNameCapital,    ///< the name is written with a capital wherever the concept is defined, or heads an entry
  kPlaces,         ///< log2(places)
  kFirstSentence,  ///< the first sentence of the entry has it
  kReciprocal,     ///< the concept's own text has this entry's name
  kTitle,          ///< the entry's own name has it
  kSmallShare,     ///< one ordinary word: how often the corpus writes it without a capital or digit
  kOrdinaryCapital,  ///< one ordinary word: share of the places with a capital in the middle of a sentence
  kVerbalShare,      ///< one ordinary word: how often the corpus uses it as a verb
  kClosing,          ///< share of the places that end their phrase
  kOpening,          ///< share of the places that begin their phrase
  kMainName,         ///< share of the places with the concept's own name
  kHomonym,          ///< other concepts go by the words, too
  kUnlikeCase,  ///< words that hold a function word, written otherwise than the name: share of the places
  kSmallProperNoun,  ///< share of one ordinary word written small that names something elsewhere written
                     ///< large
  kTargetLength,     ///< log2(words of the concept's entries / words of an entry in the mean); 0 without
  kLength,           ///< log2(words of the entry)
  kEarly,            ///< 1 / sentences up to the first place
  kBias,
};
inline constexpr std::size_t kMentionFeatures = static_cast<std::size_t>(MentionFeature::kBias) + 1;

struct MentionWeight {
  MentionFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<MentionWeight, kMentionFeatures> kMentionWeights = {{
    {MentionFeature::kOneWord, "one word", 0.15},
    {MentionFeature::kOrdinary, "ordinary", 0.88},
    {MentionFeature::kOrdinaryOfMany, "ordinary of many", -0.70},
    {MentionFeature::kProper, "proper", -0.17},
    {MentionFeature::kRarity, "rarity", 0.47},
    {MentionFeature::kOrdinaryRarity, "ordinary rarity", 2.52},
    {MentionFeature::kProperRarity, "proper rarity", 0.43},
    {MentionFeature::kLikeness, "likeness", 1.84},
    {MentionFeature::kOrdinaryLikeness, "ordinary likeness", 1.16},
    {MentionFeature::kNoEntry, "no entry", -1.91},
    {MentionFeature::kNoEntryOfMany, "no entry of many", -5.02},
    {MentionFeature::kNoEntryLength, "no entry length", 1.52},
    {MentionFeature::kLabelled, "labelled", 2.18},
    {MentionFeature::kLetters, "letters", 0.42},
    {MentionFeature::kIntroducedHere, "introduced here", -1.57},
    {MentionFeature::kLabelledHere, "labelled here", 0.83},
    {MentionFeature::kExactCase, "exact case", 0.58},
    {MentionFeature::kCapital, "capital", 0.15},
    {MentionFeature::kNameCapital, "name capital", 0.20},
    {MentionFeature::kPlaces, "places", 0.27},
    {MentionFeature::kFirstSentence, "first sentence", 0.35},
    {MentionFeature::kReciprocal, "reciprocal", 0.96},
    {MentionFeature::kTitle, "title", 0.03},
    {MentionFeature::kSmallShare, "small share", -1.58},
    {MentionFeature::kOrdinaryCapital, "ordinary capital", -0.77},
    {MentionFeature::kVerbalShare, "verbal share", -0.67},
    {MentionFeature::kClosing, "closing", 0.66},
    {MentionFeature::kOpening, "opening", 0.62},
    {MentionFeature::kMainName, "main name", 1.31},
    {MentionFeature::kHomonym, "homonym", -0.79},
    {MentionFeature::kUnlikeCase, "unlike case", -1.20},
    {MentionFeature::kSmallProperNoun, "small proper noun", -10.46},
    {MentionFeature::kTargetLength, "target length", 0.32},
    {MentionFeature::kLength, "length", -0.08},
    {MentionFeature::kEarly, "early", -0.01},
    {MentionFeature::kBias, "bias", -3.96},
}};
static_assert(is_in_order(kMentionWeights));

/// Mentions that score at least this count.
inline constexpr double kMentionThreshold = -0.55;

}  // namespace cairn::importers
