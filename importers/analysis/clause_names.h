#pragma once

// Inside analysis/ only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/naming_cues.h"

namespace cairn::importers {

/// The words of a clause of the text of a thing, and the names that stand in it: set off by bold or italic
/// letters or quotes, or bare up to a small word or a sign. Places are tokens of the block.
class ClauseNames {
 public:
  ClauseNames(const NamingCues& cues, const AnalysedBlock& block, std::size_t begin, std::size_t end,
              std::string_view title);

  static constexpr std::size_t kLongestName = 5;  ///< words

  struct NameList {
    std::vector<std::string> names;
    std::size_t end = 0;  ///< token behind it
    bool marked = true;   ///< all of them
  };
  /// Whether names count that are not set off.
  enum class Bare : std::uint8_t { kNo, kWithoutArticle, kYes };

  // Places behind the clause are no word.
  WordId word(std::size_t at) const { return at < end_ ? block_.tokens[at].word : WordId(-1); }
  bool is(std::size_t at, const CueWords& words) const { return at < end_ && words.contains(word(at)); }
  std::string_view surface(std::size_t at) const { return block_.text(block_.tokens[at]); }
  std::string surface(std::size_t first, std::size_t end) const;
  /// What stands before a token.
  std::string_view gap(std::size_t at) const;
  /// Whether nothing that parts phrases stands before a token.
  bool goes_on(std::size_t at) const;
  bool is_apart(std::size_t at) const { return at > begin_ && at < end_ && !goes_on(at); }
  /// Behind, and before, a few such words in a row.
  std::size_t skip(std::size_t at, const CueWords& words) const;
  std::size_t back_over(std::size_t at, const CueWords& words) const;

  bool is_title(const std::string& name) const;
  /// Behind the bold, italic or quoted text that begins at a token; the token itself where none does.
  std::size_t end_of_marked(std::size_t at, bool quoted_only = false) const;
  /// "jib", "*jib* and *foresail*", "jib, or sometimes a foresail": none where no name begins at the token.
  NameList read_names(std::size_t at, Bare bare) const;

 protected:
  const NamingCues& cues_;
  const AnalysedBlock& block_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  std::string_view title_;
  std::string folded_title_;

 private:
  std::size_t read_name(std::size_t at, Bare bare, NameList& list) const;
  std::size_t end_of_bare(std::size_t first) const;
  bool may_be_name(std::size_t first, std::size_t end) const;
};

}  // namespace cairn::importers
