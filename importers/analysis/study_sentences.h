#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// Reads in sentences what their authors say outright is to be known first: "Before you study reefing, make
/// sure that you know what a halyard is", "A grasp of leverage is essential".
class StudySentences {
 public:
  /// Tokens of a block.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool holds(std::size_t first, std::size_t count) const { return first >= begin && first + count <= end; }
  };
  /// What `first` names is to be known before what `later` names; where that names nothing, before what the
  /// text is about, if it is `of_text`.
  struct Statement {
    Range first;
    Range later;
    bool of_text = false;
  };

  /// Adds the cues to the words of a corpus, which must outlive this.
  explicit StudySentences(Words& words);

  /// What is stated by the sentence that these tokens are.
  std::vector<Statement> read(const AnalysedBlock& block, Range sentence) const;

 private:
  class Reader;

  template <typename Table>
  void add(const Table& table, std::uint64_t word_class, Words& words);

  std::vector<std::uint64_t> classes_;  ///< by word
};

}  // namespace cairn::importers
