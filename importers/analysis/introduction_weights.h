#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "importers/analysis/weight_table.h"

namespace cairn::importers {

/// What speaks for and against a term being a concept worth having. Each feature is a number of about 0 to 1
/// (some are logarithms of counts); the score is the sum of feature times weight.
enum class TermFeature : std::size_t {
  kBoldLabel,        ///< leads an item or paragraph, set off by markup
  kPlainLabel,       ///< leads an item before a colon
  kHeading,          ///< is a heading
  kOnlyHeading,      ///< stands nowhere but in headings
  kTableCell,        ///< first cell of a row
  kNamingColumn,     ///< ... under a head such as "Model" or "Method"
  kBeforeFormula,    ///< leads a formula: the name of a quantity, a law or a model
  kExpansion,        ///< stands with its abbreviation or expansion in brackets
  kMarkedInProse,    ///< bold or italic in the middle of a sentence
  kNamed,            ///< a text says that a thing is called so
  kHeaderPhrase,     ///< a phrase of an entry's header
  kProperRun,        ///< capitalised in the middle of prose
  kPhrase,           ///< a recurring phrase of prose that ends in a noun of method
  kSingleName,       ///< one capitalised word in prose that is never written small
  kCollocation,      ///< words that stand together for a good part of their uses
  kProperForm,       ///< share of its words with capitals or digits inside: GPS, SeaSail
  kProseUse,         ///< log2(1 + uses in prose)
  kSpread,           ///< log2(1 + concepts in whose entries it is used in prose)
  kTalkSection,      ///< share of its labels under headings that praise or advise
  kMemberSection,    ///< share of its labels under headings that list kinds and tools
  kTemplate,         ///< labels under several concepts: 1 for two, 2 for more; a form that is filled in
  kOrdinaryWord,     ///< one word without proper form
  kOrdinarySpread,   ///< for one ordinary word: the spread again; words used everywhere are everybody's
  kGenericHead,      ///< ends in a word that describes
  kGenericLabel,     ///< a label that ends so
  kGenericFirst,     ///< begins with a quality or a verb
  kGenericAll,       ///< every word is generic
  kFunctionInside,   ///< holds and, vs, for, with, to, in
  kTermHead,         ///< ends in a noun of method
  kDomainWords,      ///< share of its words that stand in headers
  kKindOfEntry,      ///< ends with a word of the name of the entry that introduces it
  kSalience,         ///< log2(1 + uses of its rarest word in the entry's prose, beyond its own)
  kLong,             ///< words beyond four
  kAttribution,      ///< share of its uses in brackets behind a label: a maker, not a term
  kNumbered,         ///< an ordinary word and a number: one of a series
  kFirstVerb,        ///< begins with a word that prose uses as a verb ("reduces", "extend")
  kSetOff,           ///< leads a block, stands with its abbreviation, or is a phrase of a header
  kSetOffUse,        ///< ... and log2(1 + uses in prose)
  kChunk,            ///< a whole noun phrase of prose
  kChunkUse,         ///< share of its uses in prose as a whole noun phrase
  kChunkPart,        ///< the beginning or end of one
  kOwnShare,         ///< share of its uses in prose outside longer candidates
  kVerbShare,        ///< of its word that is most often followed by a determiner, as a verb is: the share
  kNumberFirst,      ///< begins with a digit
  kAfterListMark,    ///< share of its uses in prose behind a comma, "and" or "or"
  kBeforeComma,      ///< share of them before a comma
  kAsMeans,          ///< share of them behind "via", "using" and the like
  kAtBracket,        ///< share of them at a bracket
  kEponym,           ///< a capitalised word and what it qualifies
  kNamedAfter,       ///< ... that is a law, an effect, a method or the like
  kLabelPart,        ///< one of the things that a label joins
  kSymbol,           ///< an item says that a symbol stands for it
  kPluralInside,     ///< a word before its last one is a plural or a verb in the third person
  kRarity,           ///< mean over its words of log(entries / entries with the word) / log(entries)
  kHeadSpread,       ///< log2(1 + concepts that have labels ending with its last word)
  kBeginningSpread,  ///< log2(1 + concepts that have labels beginning with its first word)
  kSuffixHead,       ///< several words that end in a noun for a doing, a quality or a field
  kVerb,             ///< begins with a verb, in the base form or with -s
  kSingleUse,        ///< a phrase of prose that stands once
  kIngFirst,         ///< begins with a word in -ing
  kEdFirst,          ///< begins with a word in -ed
  kAdjectiveFirst,   ///< begins with a word that ends like an adjective
  kHyphen,           ///< holds a hyphen
  kOneWord,          ///< one word
  kSuffixWord,  ///< one ordinary word that at most one concept uses, a noun for a doing, a quality or a field
  kSiblingLabels,    ///< log2(labels of the same entry that end with the same word)
  kSiblingHeadings,  ///< ... again where it is a heading
  kOpening,          ///< is used in the text that opens an entry of more than one block
  kModifier,         ///< share of the uses of one ordinary word before another word, as an adjective stands
  kBias,
};
inline constexpr std::size_t kTermFeatures = static_cast<std::size_t>(TermFeature::kBias) + 1;

struct TermWeight {
  TermFeature feature;
  std::string_view name;
  double weight;
};

/// Fitted, but for "marked in prose", "named", "named after" and "symbol": the labels hold few of them, and
/// what authors mean by them is known.
inline constexpr std::array<TermWeight, kTermFeatures> kTermWeights = {{
    {TermFeature::kBoldLabel, "bold label", 1.42},
    {TermFeature::kPlainLabel, "plain label", 0.53},
    {TermFeature::kHeading, "heading", -0.37},
    {TermFeature::kOnlyHeading, "only heading", -0.57},
    {TermFeature::kTableCell, "table cell", 0.22},
    {TermFeature::kNamingColumn, "naming column", 0.68},
    {TermFeature::kBeforeFormula, "before formula", 0.38},
    {TermFeature::kExpansion, "expansion", 0.31},
    {TermFeature::kMarkedInProse, "marked in prose", 2.20},
    {TermFeature::kNamed, "named", 2.40},
    {TermFeature::kHeaderPhrase, "header phrase", 0.07},
    {TermFeature::kProperRun, "proper run", 1.60},
    {TermFeature::kPhrase, "phrase", 0.20},
    {TermFeature::kSingleName, "single name", 0.72},
    {TermFeature::kCollocation, "collocation", 0.76},
    {TermFeature::kProperForm, "proper form", 0.73},
    {TermFeature::kProseUse, "prose use", 0.78},
    {TermFeature::kSpread, "spread", -0.12},
    {TermFeature::kTalkSection, "talk section", -0.96},
    {TermFeature::kMemberSection, "member section", 0.26},
    {TermFeature::kTemplate, "template", -0.99},
    {TermFeature::kOrdinaryWord, "ordinary word", -1.45},
    {TermFeature::kOrdinarySpread, "ordinary spread", -0.50},
    {TermFeature::kGenericHead, "generic head", -0.16},
    {TermFeature::kGenericLabel, "generic label", -0.47},
    {TermFeature::kGenericFirst, "generic first", -0.56},
    {TermFeature::kGenericAll, "generic all", -0.51},
    {TermFeature::kFunctionInside, "function inside", 0.19},
    {TermFeature::kTermHead, "term head", 0.66},
    {TermFeature::kDomainWords, "domain words", 0.29},
    {TermFeature::kKindOfEntry, "kind of entry", 0.41},
    {TermFeature::kSalience, "salience", 0.53},
    {TermFeature::kLong, "long", -0.32},
    {TermFeature::kAttribution, "attribution", 0.61},
    {TermFeature::kNumbered, "numbered", -1.08},
    {TermFeature::kFirstVerb, "first verb", -1.08},
    {TermFeature::kSetOff, "set off", 1.07},
    {TermFeature::kSetOffUse, "set off use", -0.55},
    {TermFeature::kChunk, "chunk", 0.98},
    {TermFeature::kChunkUse, "chunk use", 0.31},
    {TermFeature::kChunkPart, "chunk part", -0.02},
    {TermFeature::kOwnShare, "own share", -0.33},
    {TermFeature::kVerbShare, "verb share", -1.90},
    {TermFeature::kNumberFirst, "number first", -1.38},
    {TermFeature::kAfterListMark, "after list mark", 0.50},
    {TermFeature::kBeforeComma, "before comma", 0.66},
    {TermFeature::kAsMeans, "as means", 0.48},
    {TermFeature::kAtBracket, "at bracket", 0.51},
    {TermFeature::kEponym, "eponym", 0.37},
    {TermFeature::kNamedAfter, "named after", 2.40},
    {TermFeature::kLabelPart, "label part", 1.37},
    {TermFeature::kSymbol, "symbol", 0.80},
    {TermFeature::kPluralInside, "plural inside", -1.15},
    {TermFeature::kRarity, "rarity", 2.11},
    {TermFeature::kHeadSpread, "head spread", 0.08},
    {TermFeature::kBeginningSpread, "beginning spread", 0.01},
    {TermFeature::kSuffixHead, "suffix head", 0.65},
    {TermFeature::kVerb, "verb", -0.40},
    {TermFeature::kSingleUse, "single use", -0.29},
    {TermFeature::kIngFirst, "ing first", -1.06},
    {TermFeature::kEdFirst, "ed first", -0.44},
    {TermFeature::kAdjectiveFirst, "adjective first", -0.28},
    {TermFeature::kHyphen, "hyphen", 0.57},
    {TermFeature::kOneWord, "one word", 0.76},
    {TermFeature::kSuffixWord, "suffix word", 0.52},
    {TermFeature::kSiblingLabels, "sibling labels", 0.43},
    {TermFeature::kSiblingHeadings, "sibling headings", 0.63},
    {TermFeature::kOpening, "opening", 0.37},
    {TermFeature::kModifier, "modifier", -1.14},
    {TermFeature::kBias, "bias", -3.99},
}};
static_assert(is_in_order(kTermWeights));

/// Terms that score at least this are concepts. More is asked of those that nothing in the text sets off.
inline constexpr double kLabelledTermThreshold = 0.0;
inline constexpr double kProseTermThreshold = 0.86;

/// What deserves a name has an entry in a dictionary, so that more is asked of what only prose has there, and
/// most of what is written with capitals: people, places, works, products. So much more, for each tenfold of
/// entries beyond the first ones, where entries are short; half as much where they have this many words in
/// the mean.
inline constexpr double kDictionaryBar = 0.9;
inline constexpr double kDictionaryNameBar = 2.0;
inline constexpr double kEntriesOfADictionary = 200;
inline constexpr double kWordsOfADictionaryEntry = 200;

}  // namespace cairn::importers
