#pragma once

// Inside learning/ only: what groups of concepts require, without what follows.

#include <functional>
#include <vector>

#include "learning/requirement_graph.h"

namespace cairn::learning {

/// The requirements between the components of those vertices that are chosen, and which of them follow from
/// others: the transitive reduction of an acyclic graph (Aho, Garey and Ullman 1972). The time grows with the
/// number of components times what each requires, directly and behind.
class GroupRequirements {
 public:
  /// `interrupt` is called between the components; what it throws ends the work.
  GroupRequirements(const RequirementGraph& requirements, const RequirementGraph::Components& components,
                    const std::vector<bool>& chosen, const std::function<void()>& interrupt);

  /// Of a requirement between two components: whether it follows from others.
  bool follows_from_others(std::size_t from, std::size_t to) const;

 private:
  using Groups = std::vector<std::size_t>;
  void reduce(std::size_t group);

  std::vector<Groups> required_;         ///< from the highest number down, each once
  std::vector<Groups> needed_;           ///< those that do not follow, in the same order
  std::vector<std::size_t> marked_for_;  ///< which mark a group has: the marks need no clearing
  std::size_t mark_ = 0;
};

}  // namespace cairn::learning
