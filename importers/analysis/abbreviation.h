#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/corpus.h"
#include "text/folding.h"

namespace cairn::importers {

/// Whether the text has the form of an abbreviation: up to ten characters, at least two capitals, no blank.
bool is_abbreviation_form(std::string_view text);

/// Whether the capital letters and digits of `abbreviation` (a plural s aside) stand in order in `expansion`,
/// the first of them at the beginning of its first word, most of them at beginnings of words or as capitals
/// inside them.
bool abbreviates(std::string_view abbreviation, std::string_view expansion);

/// The first letters of the words, folded.
std::string initials(std::string_view phrase);

/// The letter that stands for a word of a text, also of "eXtensible" the one that is written so; folded.
char initial_of(std::string_view text, const text::Token& token);

/// Whether the letters are initials of words, in order: of all of them, or but for small words.
bool spells_initials(std::string_view abbreviation, std::string_view expansion);

/// Whether a coined name of one or two words abbreviates or spells the other, or only its first words are
/// abbreviated: "HDM port" of "hull data module port".
bool is_abbreviation_of(std::string_view abbreviation, std::string_view expansion);

struct Expansion {
  std::string abbreviation;
  std::string expansion;
  std::uint32_t begin = 0;  ///< of the pair in the block's text
  std::uint32_t end = 0;
};

/// The pairs "long form (LF)", "LF (long form)", "LF - long form" and "low, full and high (LFH)" of a block.
/// Method: Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical
/// text (2003), with the long form taken as short as it fits.
std::vector<Expansion> find_expansions(const AnalysedBlock& block);

}  // namespace cairn::importers
