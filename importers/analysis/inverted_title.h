#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// Titles as an index has them, with the head of the phrase first: "Breach, anticipatory".
class InvertedTitles {
 public:
  /// The titles of all entries.
  explicit InvertedTitles(const std::vector<std::string>& titles);

  /// The title in the order of speech ("Anticipatory breach"), where the entry's own text has it, or where
  /// the head has an entry of its own or several such titles and a small word qualifies it. "Offer,
  /// acceptance" are two things where the second has an entry, too.
  std::optional<std::string> in_order(const std::string& title, const AnalysedEntry& entry,
                                      Words& words) const;

 private:
  std::set<std::string> titles_;                 ///< folded
  std::map<std::string, std::size_t> inverted_;  ///< how many titles have these words before a comma
};

}  // namespace cairn::importers
