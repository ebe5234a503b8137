#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// A concept whose name, aliases, definitions or entries hold words that were sought.
struct SearchResult {
  graph::NodeId concept_id = 0;
  std::string name;
  double score = 0;  ///< the greater the better; comparable within one answer
};

/// The concepts that hold any of the words, stemmed and without accents, or words that begin with one of four
/// letters or more, at most `most`, the best first, then by name. Ranked by
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.6: over fields), in
/// which a word in a name counts as much as several in a definition, and one in the text of an entry less.
/// Reads all concepts and entries: its time is linear in the graph. `interrupt` is called between batches.
std::vector<SearchResult> search(
    const graph::View& view, std::string_view words, std::size_t most,
    const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
