#pragma once

#include <algorithm>
#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/functional/hash.hpp>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// A term is known by its words.
using TermKey = std::vector<WordId>;
using TermHash = boost::hash<TermKey>;

/// How a term stands in a text.
enum class Form : std::uint8_t {
  kBoldLabel,
  kPlainLabel,
  kHeading,
  kTableCell,
  kExpansion,
  kMarkedInProse,  ///< bold or italic in a sentence
  kNamed,          ///< "is called a keel"
  kHeaderPhrase,
  kProperRun,
  kSingleName,
  kPhrase,
  kCollocation,
  kChunk,      ///< all that stands between two words that hold a sentence together: "the shelter deck of"
  kChunkPart,  ///< the beginning or end of such a phrase
  kEponym,     ///< a capitalised word and what it qualifies: "Froude scaling"
  kLabelPart,  ///< one of the things that a label joins
  kSymbol,     ///< what an item says that a symbol stands for: "$S_w$ = wetted surface (m²)"
};
inline constexpr std::size_t kForms = static_cast<std::size_t>(Form::kSymbol) + 1;

/// A place of a term in the corpus.
struct Place {
  std::size_t entry = 0;
  std::size_t block = 0;
  std::size_t sentence = 0;
  Form form{};
};

/// A term that may be a concept, with all places where it stands.
struct Candidate {
  struct Use {
    std::uint32_t entry = 0;
    std::uint32_t block = 0;
    std::uint32_t first = 0;  ///< token
    std::uint32_t end = 0;
  };

  TermKey key;
  boost::container::flat_map<std::string, std::size_t, std::less<>> surfaces;  ///< how often it is written so
  std::vector<Place> places;
  bool naming_column = false;                           ///< in a column headed "Model" or the like
  bool before_formula = false;                          ///< leads a formula
  boost::container::flat_set<std::string> other_names;  ///< its abbreviation or expansion
  /// Labels of it and of what stands in a bracket behind it, as they are written: "Flying sail (FS-2)"; of
  /// both.
  boost::container::flat_set<std::string> labels_with_bracket;
  // Counted over all texts once the candidates are known.
  std::span<const Use> uses;          ///< in prose
  std::size_t own_uses = 0;           ///< of them: not inside a longer candidate
  std::size_t concepts_with_use = 0;  ///< whose entries have one
  std::size_t attributions = 0;
  /// Of its uses in prose, so many stand ...
  struct Surroundings {
    std::size_t after_list_mark = 0;  ///< behind a comma, "and" or "or"
    std::size_t before_comma = 0;
    std::size_t as_means = 0;    ///< behind "via", "using", "with", ...
    std::size_t at_bracket = 0;  ///< behind an opening one, or before one
  } surroundings;

  /// The way it is written most often. It must be written somewhere.
  const std::string& surface() const {
    return std::max_element(surfaces.begin(), surfaces.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  bool has_form(Form form) const {
    return std::any_of(places.begin(), places.end(),
                       [form](const Place& place) { return place.form == form; });
  }
};

/// Whether an author sets it off without giving it a block of its own.
inline bool is_set_off_inside(Form form) {
  return form == Form::kExpansion || form == Form::kMarkedInProse || form == Form::kNamed ||
         form == Form::kSymbol;
}

/// Whether what stands so leads a block: the block is about it.
inline bool is_label(Form form) {
  return form == Form::kBoldLabel || form == Form::kPlainLabel || form == Form::kHeading ||
         form == Form::kTableCell;
}

}  // namespace cairn::importers
