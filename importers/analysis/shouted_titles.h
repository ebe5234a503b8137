#pragma once

#include <string>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// Titles in capitals, "FIN KEEL", of glossaries that write most of theirs so: capitals tell nothing there. A
/// list of acronyms is none of them.
class ShoutedTitles {
 public:
  explicit ShoutedTitles(const Corpus& corpus);

  /// "Fin keel". Words that may be abbreviations stay as they are, and so do the titles of other sources.
  std::string spoken(const AnalysedEntry& entry, const std::string& title, Words& words) const;

 private:
  std::vector<bool> shouts_;         ///< by source
  std::vector<bool> written_small_;  ///< by word: some text has it in small letters
};

}  // namespace cairn::importers
