#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// A concept near to others.
struct RelatedConcept {
  graph::NodeId concept_id = 0;
  std::string name;
  double score = 0;  ///< the greater the nearer; of all concepts together at most 1
  /// How it hangs together with what was asked about: the concepts between, at most three, the best first;
  /// none where they touch directly.
  std::vector<graph::NodeId> via;
};

/// The concepts nearest to the given ones, at most `most`, the nearest first, then by name; not they
/// themselves. A concept is near when many short ways lead to it through references, requirements and kinds:
/// personalised PageRank over the concepts' relationships, both ways, by forward push (Andersen, Chung and
/// Lang 2006, section 3), a whole frontier at a time, so that its work does not grow with the graph.
/// `interrupt` is called between the steps; what it throws ends the work.
std::vector<RelatedConcept> related_concepts(
    const graph::View& view, std::span<const graph::NodeId> concepts, std::size_t most,
    const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
