#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// The first block of an entry that is text and says something; null where there is none.
const AnalysedBlock* lead_of(const AnalysedEntry& entry);

/// What the very beginning of a text may say of its entry's names.
struct Opening {
  std::vector<std::string> names;        ///< names, if they fit
  std::vector<std::string> other_names;  ///< names that the author gives as such: (Or "...")
  bool in_bracket = false;
  std::string referral;          ///< all of the text, where it is nothing but a phrase
  bool refers_outright = false;  ///< ... behind "See" and the like
  std::string beginning;         ///< of a longer text its first phrase: it may write out an abbreviation
  std::string first_clause;      ///< ... and all up to a full stop, semicolon or colon
};

/// A bracket that only labels stand before: "<storage> (RRDS) One of the ..."; or all of a text without
/// marks.
Opening read_opening(const AnalysedEntry& entry);

/// In the brackets that open texts a coined name belongs to its entry, unless it is somebody else's too:
/// "(IBM)" says who speaks so.
class OpeningBrackets {
 public:
  explicit OpeningBrackets(const Corpus& corpus);

  /// Whether the entry of that name speaks of the title; where there is none, whether no other text begins
  /// so.
  bool is_own(const std::string& name, const std::string& title) const;

 private:
  std::unordered_map<std::string, std::size_t> count_;  ///< of texts that begin with such a bracket
  std::unordered_map<std::string, std::string> texts_;  ///< of the entries of such names
};

}  // namespace cairn::importers
