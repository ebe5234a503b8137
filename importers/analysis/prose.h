#pragma once

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// Calls visit(entry index, block index, block) for every block of running text: no headings, code or
/// formulas.
template <typename Visit>
void each_prose_block(const Corpus& corpus, Visit visit) {
  for (std::size_t e = 0; e < corpus.entries.size(); ++e) {
    for (std::size_t b = 0; b < corpus.entries[e].blocks.size(); ++b) {
      const auto& block = corpus.entries[e].blocks[b];
      const BlockKind kind = block.block.kind;
      if (kind == BlockKind::kParagraph || kind == BlockKind::kItem || kind == BlockKind::kTableRow)
        visit(e, b, block);
    }
  }
}

/// Whether a word stands in the lead term of its block.
inline bool in_label(const AnalysedBlock& block, const WordToken& token) {
  return token.begin < block.block.label.end;
}

}  // namespace cairn::importers
