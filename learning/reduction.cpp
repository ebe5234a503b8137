#include "learning/reduction.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include "learning/requirement_graph.h"

namespace cairn::learning {

namespace {

/// The requirements between the groups that are shown, and which of them follow from others. Groups are
/// numbered after all that they require.
class GroupRequirements {
 public:
  GroupRequirements(const RequirementGraph& requirements, const RequirementGraph::Components& components,
                    const std::vector<bool>& shown)
      : required_(components.sizes.size()),
        needed_(components.sizes.size()),
        marked_for_(components.sizes.size(), 0) {
    const auto& digraph = requirements.digraph();
    for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
      const Vertex from = boost::source(edge, digraph);
      const Vertex to = boost::target(edge, digraph);
      if (!shown[from] || !shown[to] || components.of[from] == components.of[to]) continue;
      required_[components.of[from]].insert(components.of[to]);
    }
    for (std::size_t group = 0; group < required_.size(); ++group) reduce(group);
  }

  bool follows_from_others(std::size_t from, std::size_t to) const { return !needed_[from].contains(to); }

 private:
  /// Goes through what the group requires from the highest number down: what is reached over a higher one by
  /// then, and only that, follows from others.
  void reduce(std::size_t group) {
    ++mark_;
    for (const std::size_t direct : required_[group]) {
      if (marked_for_[direct] == mark_) continue;
      needed_[group].insert(direct);
      std::vector<std::size_t> open{direct};
      while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (std::exchange(marked_for_[at], mark_) == mark_) continue;
        open.insert(open.end(), required_[at].begin(), required_[at].end());
      }
    }
  }

  using Groups = std::set<std::size_t, std::greater<>>;
  std::vector<Groups> required_;
  std::vector<Groups> needed_;
  std::vector<std::size_t> marked_for_;  ///< which mark a group has: the marks need no clearing
  std::size_t mark_ = 0;
};

}  // namespace

std::vector<Link> reduced_requirements(const graph::View& view, std::span<const graph::NodeId> concepts) {
  const RequirementGraph requirements(view, concepts, 0.0);
  std::vector<bool> shown(requirements.size(), false);
  for (const Vertex vertex : requirements.vertices(concepts)) shown[vertex] = true;
  const auto components = requirements.components(shown);
  const GroupRequirements between(requirements, components, shown);
  const auto& digraph = requirements.digraph();
  std::vector<Link> links;
  for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
    const Vertex from = boost::source(edge, digraph);
    const Vertex to = boost::target(edge, digraph);
    if (!shown[from] || !shown[to]) continue;
    const bool same_group = components.of[from] == components.of[to];
    if (!same_group && between.follows_from_others(components.of[from], components.of[to])) continue;
    links.push_back(
        {requirements.id(from), requirements.id(to), digraph[edge].relationship, digraph[edge].confidence});
  }
  std::sort(links.begin(), links.end(),
            [](const Link& a, const Link& b) { return std::tuple(a.from, a.to) < std::tuple(b.from, b.to); });
  return links;
}

}  // namespace cairn::learning
