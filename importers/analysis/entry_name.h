#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// What one entry says of its own name.
struct EntryName {
  std::string title;
  std::vector<std::string> aliases;
  std::vector<std::string>
      short_forms;  ///< of the title, in the text: aliases where no other entry is titled so
  std::optional<std::string> category;
  Evidence definition;
  std::vector<WordId> key;       ///< the title's words
  std::string referral;          ///< all of the text, where it may be nothing but another entry's name
  bool refers_outright = false;  ///< ... which it says to see
  bool refers = false;           ///< it is: set by who knows the other entries
  bool is_code = false;          ///< the title is written as code, or is an identifier: n_jobs
};

/// Names every entry from its header and its body, in the order of the corpus.
std::vector<EntryName> name_each_entry(Corpus& corpus);

}  // namespace cairn::importers
