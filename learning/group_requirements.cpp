#include "learning/group_requirements.h"

#include <algorithm>
#include <utility>

namespace cairn::learning {

GroupRequirements::GroupRequirements(const RequirementGraph& requirements,
                                     const RequirementGraph::Components& components,
                                     const std::vector<bool>& chosen, const std::function<void()>& interrupt)
    : required_(components.sizes.size()),
      needed_(components.sizes.size()),
      marked_for_(components.sizes.size(), 0) {
  const auto& digraph = requirements.digraph();
  for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
    const Vertex from = boost::source(edge, digraph);
    const Vertex to = boost::target(edge, digraph);
    if (!chosen[from] || !chosen[to] || components.of[from] == components.of[to]) continue;
    required_[components.of[from]].push_back(components.of[to]);
  }
  for (Groups& groups : required_) {
    std::sort(groups.begin(), groups.end(), std::greater<>());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  }
  for (std::size_t group = 0; group < required_.size(); ++group) {
    interrupt();
    reduce(group);
  }
}

bool GroupRequirements::follows_from_others(std::size_t from, std::size_t to) const {
  return !std::binary_search(needed_[from].begin(), needed_[from].end(), to, std::greater<>());
}

/// Goes through what the group requires from the highest number down: a component has a higher number than
/// all that it requires, so that what is reached over a higher one by then, and only that, follows from
/// others.
void GroupRequirements::reduce(std::size_t group) {
  ++mark_;
  for (const std::size_t direct : required_[group]) {
    if (marked_for_[direct] == mark_) continue;
    needed_[group].push_back(direct);
    Groups open{direct};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (std::exchange(marked_for_[at], mark_) == mark_) continue;
      // What is numbered below all that is left to look at need not be followed.
      for (const std::size_t next : required_[at]) {
        if (next < required_[group].back()) break;
        open.push_back(next);
      }
    }
  }
}

}  // namespace cairn::learning
