#pragma once

// Inside analysis/ only: what the words around the name of a concept say of it.

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/linking.h"

namespace cairn::importers {

/// Reads the cues of cues.h around occurrences. Not thread-safe.
class EvidenceCues {
 public:
  /// What a heading says of the text under it.
  struct Section {
    bool core = false;
    bool talk = false;
    bool member = false;
    bool part = false;     ///< lists parts or steps
    bool variant = false;  ///< lists variants
    bool see_also = false;
    bool prerequisites = false;
    bool says_nothing() const { return *this == Section(); }
    bool operator==(const Section&) const = default;
  };

  /// Adds the cues to the words of a corpus, which must outlive this.
  explicit EvidenceCues(Words& words);

  /// The section that a block stands in. Where its heading says nothing the one above it does ("SeaSail"
  /// under "Variants"), and all under "See also" is to be read next.
  const Section& section_of(const Block& block);

  /// "See also luffing and gybing.", "See luffing.", "Compare luffing."
  bool is_see_also(const AnalysedBlock& block, std::size_t token) const;

  /// "Prerequisites: keel, ballast", and what stands under such a heading; not "Prerequisites: none, ..."
  bool is_stated(const AnalysedBlock& block, const Section& section) const;

  /// Whether the author lists the words as one of the prerequisites, and nothing more with them.
  bool is_listed_prerequisite(const AnalysedBlock& block, const Occurrence& occurrence);

  /// "It requires a winch, a cleat with jaws, and a spare line."
  bool is_required(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// "Unlike ketches", "it does not require a winch, a cleat or a boom".
  bool is_set_against(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// "It is based on the keel."
  bool is_stood_on(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// What a subject is for, or what stands on it: "used in racing".
  bool is_served(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// "Applications: racing, cruising".
  bool has_serving_label(const AnalysedBlock& block) const;

  /// "a keel is needed for racing"
  bool is_requirer(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// "a keel is a prerequisite for racing"
  bool is_stated_requirer(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// Whether a negation stands between the two: "a keel is not needed for racing".
  bool is_denied(const AnalysedBlock& block, const Occurrence& subject, const Occurrence& other) const;

  /// "The original VPP".
  bool is_original(const AnalysedBlock& block, std::size_t token) const;

  /// Whether a word is a conjunction, or the number of a version.
  bool joins_names(const AnalysedBlock& block, std::size_t token) const;

  /// Whether the name stands in the part of a definition that says what the thing is: before "that", "which",
  /// "by" or a dash.
  bool before_relative_clause(const AnalysedBlock& block, const Occurrence& occurrence) const;

  /// Whether a name stands behind an opening bracket of its sentence that is not closed before it.
  static bool in_bracket(const AnalysedBlock& block, const Occurrence& occurrence);

  /// Whether a name stands alone in square brackets behind a sentence: where the text was taken from.
  static bool is_source_note(const AnalysedBlock& block, const Occurrence& occurrence);

 private:
  const Section& section_under(const std::string& heading);
  /// "such as a keel, a long boom or a bowsprit": nothing but short items, articles and "or" stands between.
  bool is_example(const AnalysedBlock& block, const Occurrence& occurrence) const;
  /// "a mesh of struts called trabeculae": what is named there is not needed to understand it.
  bool is_named(const AnalysedBlock& block, const Occurrence& occurrence) const;
  bool lists_prerequisites(const std::vector<WordId>& words) const;
  /// "... its fin is long. Prerequisites: keel, ballast."
  bool opens_with_prerequisites(const AnalysedBlock& block, std::size_t token) const;

  Words& words_;
  CueWords talk_, member_, part_, variant_, core_, see_also_, prerequisites_, negations_, originals_;
  CuePhrases stands_on_, requires_, set_against_, serves_, examples_, naming_, required_by_, prerequisite_of_;
  CueWords serving_labels_;
  CueWords conjunctions_, determiners_, function_words_;
  std::unordered_set<WordId> relative_;
  WordId see_;
  WordId also_;
  std::unordered_map<std::string, Section> sections_;  ///< by heading
};

}  // namespace cairn::importers
