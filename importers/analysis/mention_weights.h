#pragma once

#include <array>
#include <cstddef>
#include <string_view>

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
  kLikeness,          ///< root of the cosine between the entry's words and the concept's
  kOrdinaryLikeness,  ///< the same for one ordinary word
  kNoEntry,           ///< the concept has no entry of its own
  kNoEntryOfMany,     ///< ... times log10(entries): what deserves a name has an entry in a large glossary
  kLetters,           ///< log2(letters of the name)
  kIntroducedHere,    ///< the entry introduces the concept
  kLabelledHere,      ///< ... in a label
  kExactCase,         ///< share of the places that are written like the name
  kCapital,           ///< share of the places with a capital in the middle of a sentence
  kNameCapital,       ///< the name is written with a capital wherever the concept is defined
  kPlaces,            ///< log2(places)
  kFirstSentence,     ///< the first sentence of the entry has it
  kReciprocal,        ///< the concept's own text has this entry's name
  kInside,            ///< share of the places inside a longer name
  kTitle,             ///< the entry's own name has it
  kBias,
};
inline constexpr std::size_t kMentionFeatures = static_cast<std::size_t>(MentionFeature::kBias) + 1;

struct MentionWeight {
  MentionFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<MentionWeight, kMentionFeatures> kMentionWeights = {{
    {MentionFeature::kOneWord, "one word", -0.07},
    {MentionFeature::kOrdinary, "ordinary", -0.95},
    {MentionFeature::kOrdinaryOfMany, "ordinary of many", -0.73},
    {MentionFeature::kProper, "proper", -0.20},
    {MentionFeature::kRarity, "rarity", -0.95},
    {MentionFeature::kOrdinaryRarity, "ordinary rarity", 2.37},
    {MentionFeature::kLikeness, "likeness", 2.13},
    {MentionFeature::kOrdinaryLikeness, "ordinary likeness", 0.83},
    {MentionFeature::kNoEntry, "no entry", 2.55},
    {MentionFeature::kNoEntryOfMany, "no entry of many", -1.51},
    {MentionFeature::kLetters, "letters", 0.21},
    {MentionFeature::kIntroducedHere, "introduced here", -1.33},
    {MentionFeature::kLabelledHere, "labelled here", 2.62},
    {MentionFeature::kExactCase, "exact case", 0.84},
    {MentionFeature::kCapital, "capital", 0.02},
    {MentionFeature::kNameCapital, "name capital", -0.39},
    {MentionFeature::kPlaces, "places", 0.21},
    {MentionFeature::kFirstSentence, "first sentence", 0.34},
    {MentionFeature::kReciprocal, "reciprocal", 1.00},
    {MentionFeature::kInside, "inside", 0.00},
    {MentionFeature::kTitle, "title", -0.06},
    {MentionFeature::kBias, "bias", 0.05},
}};

/// Mentions that score at least this count.
inline constexpr double kMentionThreshold = -0.5;

}  // namespace cairn::importers
