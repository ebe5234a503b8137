#pragma once

// Inside analysis/ only.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

struct NamingCues;

/// What a sentence says that a thing is called.
struct ToldNames {
  std::vector<std::string> names;
  bool says_only_names = false;  ///< "Often shortened to VMG.": it defines nothing
};

/// Reads the names that a text gives the thing that it speaks of, in clauses about "it" or without a subject
/// ("often shortened to VMG"), about people ("sailors just say *jib*") and about names ("the older name,
/// foresail, is still heard"). A name ends with its marks or quotes, and one without them at a small word or
/// a sign.
class NamingClauses {
 public:
  /// Adds the cues to the words of a corpus, which must outlive this.
  explicit NamingClauses(Words& words);
  ~NamingClauses();

  /// `title` is what the thing is called anyway; `is_first` says that the sentence opens its text.
  ToldNames in(const AnalysedBlock& block, std::size_t sentence, std::string_view title, bool is_first) const;

 private:
  std::unique_ptr<const NamingCues> cues_;
};

}  // namespace cairn::importers
