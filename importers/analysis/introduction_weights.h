#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cairn::importers {

/// What speaks for and against a term being a concept worth having. Each feature is a number of about 0 to 1 (some are
/// logarithms of counts); the score is the sum of feature times weight.
enum class TermFeature : std::size_t {
  kBoldLabel,       ///< leads an item or paragraph, set off by markup
  kPlainLabel,      ///< leads an item before a colon
  kHeading,         ///< is a heading
  kTableCell,       ///< first cell of a row
  kNamingColumn,    ///< ... under a head such as "Model" or "Method"
  kExpansion,       ///< stands with its abbreviation or expansion in brackets
  kBoldInProse,     ///< bold in the middle of a sentence
  kHeaderPhrase,    ///< a phrase of an entry's header
  kProperRun,       ///< capitalised in the middle of prose
  kPhrase,          ///< a recurring phrase of prose that ends in a noun of method
  kProperForm,      ///< capitals or digits inside a word: GAN, DeepLab
  kProseUse,        ///< log2(1 + uses in prose)
  kSpread,          ///< log2(1 + concepts in whose entries it is used in prose)
  kTalkSection,     ///< share of its labels under headings that praise or advise
  kMemberSection,   ///< share of its labels under headings that list kinds and tools
  kTemplate,        ///< labels under several concepts: 1 for two, 2 for more; a form that is filled in
  kOrdinaryWord,    ///< one word without proper form
  kGenericHead,     ///< ends in a word that describes
  kGenericFirst,    ///< begins with a quality or a verb
  kGenericAll,      ///< every word is generic
  kFunctionInside,  ///< holds and, vs, for, with, to, in
  kTermHead,        ///< ends in a noun of method
  kDomainWords,     ///< share of its words that stand in headers
  kLong,            ///< words beyond four
  kAttribution,     ///< share of its uses in brackets behind a label: a maker, not a term
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
    {TermFeature::kPlainLabel, "plain label", 0.4},
    {TermFeature::kHeading, "heading", -0.3},
    {TermFeature::kTableCell, "table cell", 0.2},
    {TermFeature::kNamingColumn, "naming column", 0.8},
    {TermFeature::kExpansion, "expansion", 2.0},
    {TermFeature::kBoldInProse, "bold in prose", 0.2},
    {TermFeature::kHeaderPhrase, "header phrase", 1.3},
    {TermFeature::kProperRun, "proper run", 0.3},
    {TermFeature::kPhrase, "phrase", 0.0},
    {TermFeature::kProperForm, "proper form", 1.5},
    {TermFeature::kProseUse, "prose use", 0.45},
    {TermFeature::kSpread, "spread", 0.25},
    {TermFeature::kTalkSection, "talk section", -1.3},
    {TermFeature::kMemberSection, "member section", 0.5},
    {TermFeature::kTemplate, "template", -1.2},
    {TermFeature::kOrdinaryWord, "ordinary word", -1.6},
    {TermFeature::kGenericHead, "generic head", -1.0},
    {TermFeature::kGenericFirst, "generic first", -0.8},
    {TermFeature::kGenericAll, "generic all", -1.2},
    {TermFeature::kFunctionInside, "function inside", -0.9},
    {TermFeature::kTermHead, "term head", 0.8},
    {TermFeature::kDomainWords, "domain words", 0.8},
    {TermFeature::kLong, "long", -0.6},
    {TermFeature::kAttribution, "attribution", -3.0},
    {TermFeature::kUnusedInProse, "unused in prose", -0.5},
    {TermFeature::kBias, "bias", -1.0},
}};

/// Terms that score at least this are concepts.
inline constexpr double kTermThreshold = 0.0;

}  // namespace cairn::importers
