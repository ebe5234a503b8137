#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cairn::importers {

/// What speaks for and against a term being a concept worth having. Each feature is a number of about 0 to 1
/// (some are logarithms of counts); the score is the sum of feature times weight.
enum class TermFeature : std::size_t {
  kBoldLabel,       ///< leads an item or paragraph, set off by markup
  kPlainLabel,      ///< leads an item before a colon
  kHeading,         ///< is a heading
  kOnlyHeading,     ///< stands nowhere but in headings
  kTableCell,       ///< first cell of a row
  kNamingColumn,    ///< ... under a head such as "Model" or "Method"
  kExpansion,       ///< stands with its abbreviation or expansion in brackets
  kBoldInProse,     ///< bold in the middle of a sentence
  kHeaderPhrase,    ///< a phrase of an entry's header
  kProperRun,       ///< capitalised in the middle of prose
  kPhrase,          ///< a recurring phrase of prose that ends in a noun of method
  kSingleName,      ///< one capitalised word in prose that is never written small
  kCollocation,     ///< words that stand together for a good part of their uses
  kProperForm,      ///< share of its words with capitals or digits inside: GAN, DeepLab
  kProseUse,        ///< log2(1 + uses in prose)
  kSpread,          ///< log2(1 + concepts in whose entries it is used in prose)
  kTalkSection,     ///< share of its labels under headings that praise or advise
  kMemberSection,   ///< share of its labels under headings that list kinds and tools
  kTemplate,        ///< labels under several concepts: 1 for two, 2 for more; a form that is filled in
  kOrdinaryWord,    ///< one word without proper form
  kOrdinarySpread,  ///< for one ordinary word: the spread again; words used everywhere are everybody's
  kGenericHead,     ///< ends in a word that describes
  kGenericFirst,    ///< begins with a quality or a verb
  kGenericAll,      ///< every word is generic
  kFunctionInside,  ///< holds and, vs, for, with, to, in
  kTermHead,        ///< ends in a noun of method
  kDomainWords,     ///< share of its words that stand in headers
  kKindOfEntry,     ///< ends with a word of the name of the entry that introduces it
  kSalience,        ///< log2(1 + uses of its rarest word in the entry's prose, beyond its own)
  kLong,            ///< words beyond four
  kAttribution,     ///< share of its uses in brackets behind a label: a maker, not a term
  kNumbered,        ///< an ordinary word and a number: one of a series
  kFirstVerb,       ///< begins with a word that prose uses as a verb ("reduces", "extend")
  kUnusedInProse,   ///< never used outside its own label
  kBias,
};
inline constexpr std::size_t kTermFeatures = static_cast<std::size_t>(TermFeature::kBias) + 1;

struct TermWeight {
  TermFeature feature;
  std::string_view name;
  double weight;
};

inline constexpr std::array<TermWeight, kTermFeatures> kTermWeights = {{
    {TermFeature::kBoldLabel, "bold label", 0.9},
    {TermFeature::kPlainLabel, "plain label", 0.3},
    {TermFeature::kHeading, "heading", 0.0},
    {TermFeature::kOnlyHeading, "only heading", -1.1},
    {TermFeature::kTableCell, "table cell", -0.4},
    {TermFeature::kNamingColumn, "naming column", 1.2},
    {TermFeature::kExpansion, "expansion", 0.6},
    {TermFeature::kBoldInProse, "bold in prose", -0.5},
    {TermFeature::kHeaderPhrase, "header phrase", 0.4},
    {TermFeature::kProperRun, "proper run", 0.4},
    {TermFeature::kPhrase, "phrase", 0.7},
    {TermFeature::kSingleName, "single name", 0.5},
    {TermFeature::kCollocation, "collocation", 0.3},
    {TermFeature::kProperForm, "proper form", 1.6},
    {TermFeature::kProseUse, "prose use", 0.3},
    {TermFeature::kSpread, "spread", -0.5},
    {TermFeature::kTalkSection, "talk section", -1.1},
    {TermFeature::kMemberSection, "member section", 0.2},
    {TermFeature::kTemplate, "template", -0.9},
    {TermFeature::kOrdinaryWord, "ordinary word", -0.5},
    {TermFeature::kOrdinarySpread, "ordinary spread", -0.3},
    {TermFeature::kGenericHead, "generic head", -0.8},
    {TermFeature::kGenericFirst, "generic first", -1.4},
    {TermFeature::kGenericAll, "generic all", -1.0},
    {TermFeature::kFunctionInside, "function inside", -0.4},
    {TermFeature::kTermHead, "term head", 0.4},
    {TermFeature::kDomainWords, "domain words", -0.2},
    {TermFeature::kKindOfEntry, "kind of entry", 0.6},
    {TermFeature::kSalience, "salience", 0.5},
    {TermFeature::kLong, "long", -0.2},
    {TermFeature::kAttribution, "attribution", -0.5},
    {TermFeature::kNumbered, "numbered", -2.8},
    {TermFeature::kFirstVerb, "first verb", -1.0},
    {TermFeature::kUnusedInProse, "unused in prose", -0.8},
    {TermFeature::kBias, "bias", 0.5},
}};

/// Terms that score at least this are concepts.
inline constexpr double kTermThreshold = -0.4;

}  // namespace cairn::importers
