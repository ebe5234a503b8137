#include "learning/reduction.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "learning/requirement_graph.h"

namespace cairn::learning {

namespace {

/// What each component reaches among those below it. Components are numbered after all that they require, so
/// that going up by number meets what a component requires before the component.
class Reachability {
 public:
  Reachability(const RequirementGraph& requirements, const RequirementGraph::Components& components,
               const std::vector<bool>& shown)
      : required_(components.sizes.size()), reached_(components.sizes.size()) {
    const auto& digraph = requirements.digraph();
    for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
      const Vertex from = boost::source(edge, digraph);
      const Vertex to = boost::target(edge, digraph);
      if (!shown[from] || !shown[to] || components.of[from] == components.of[to]) continue;
      required_[components.of[from]].insert(components.of[to]);
    }
    for (std::size_t component = 0; component < required_.size(); ++component) {
      auto& reached = reached_[component];
      reached.assign(component, false);
      for (const std::size_t direct : required_[component]) {
        for (std::size_t below = 0; below < reached_[direct].size(); ++below) {
          if (reached_[direct][below]) reached[below] = true;
        }
      }
      redundant_.push_back(reached);  // reached over another component, not directly
      for (const std::size_t direct : required_[component]) reached[direct] = true;
    }
  }

  bool redundant(std::size_t from, std::size_t to) const { return redundant_[from][to]; }

 private:
  std::vector<std::set<std::size_t>> required_;
  std::vector<std::vector<bool>> reached_;
  std::vector<std::vector<bool>> redundant_;
};

}  // namespace

std::vector<Link> reduced_requirements(const graph::View& view, std::span<const graph::NodeId> concepts) {
  const RequirementGraph requirements(view, concepts, 0.0);
  std::vector<bool> shown(requirements.size(), false);
  for (const Vertex vertex : requirements.vertices(concepts)) shown[vertex] = true;
  const auto components = requirements.components(shown);
  const Reachability reachability(requirements, components, shown);
  const auto& digraph = requirements.digraph();
  std::vector<Link> links;
  for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
    const Vertex from = boost::source(edge, digraph);
    const Vertex to = boost::target(edge, digraph);
    if (!shown[from] || !shown[to]) continue;
    const bool same_group = components.of[from] == components.of[to];
    if (!same_group && reachability.redundant(components.of[from], components.of[to])) continue;
    links.push_back(
        {requirements.id(from), requirements.id(to), digraph[edge].relationship, digraph[edge].confidence});
  }
  std::sort(links.begin(), links.end(),
            [](const Link& a, const Link& b) { return std::tuple(a.from, a.to) < std::tuple(b.from, b.to); });
  return links;
}

}  // namespace cairn::learning
