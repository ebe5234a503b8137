#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "importers/analysis/cue_set.h"

namespace cairn::importers {

/// A term and the sentence of its block where it stands. Lives as long as the block's text.
struct MarkedTerm {
  std::string_view text;
  std::size_t sentence;
};

/// What an author sets off by bold or italic letters in the middle of a sentence is a term, but for a
/// stressed word: "this *must* hold".
class MarkedTerms {
 public:
  explicit MarkedTerms(Words& words);
  std::vector<MarkedTerm> in(const AnalysedBlock& analysed) const;

 private:
  /// Not a heading that stands in the text ("... of doping. **Later use**"), what is said of the subject
  /// ("is the **workhorse of verification**"), nor a stressed word.
  bool is_marked_term(const AnalysedBlock& analysed, std::ptrdiff_t first, std::ptrdiff_t end,
                      bool italic) const;
  /// "*Shor's algorithm* would break it.", not a heading that stands in the text ("**Later Use** It is"),
  /// nor a stressed word: small words follow in the sentence.
  bool opens_sentence(const AnalysedBlock& analysed, std::ptrdiff_t first, std::ptrdiff_t end,
                      bool italic) const;
  /// "Its equivalent is *diorite*.", not "this is *important*" nor "a *clear* view": a word of some length
  /// without the ending of an adjective, behind which no word of the phrase follows.
  bool is_noun_at_end(const AnalysedBlock& analysed, std::ptrdiff_t token) const;

  CueWords function_words_, before_terms_, articles_, copulas_;
  WordId of_;
};

}  // namespace cairn::importers
