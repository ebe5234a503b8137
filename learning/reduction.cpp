#include "learning/reduction.h"

#include <algorithm>
#include <tuple>

#include "learning/group_requirements.h"

namespace cairn::learning {

std::vector<Link> reduced_requirements(const graph::View& view, std::span<const graph::NodeId> concepts,
                                       double min_confidence, const std::function<void()>& interrupt) {
  const RequirementGraph requirements(view, concepts, min_confidence, interrupt);
  std::vector<bool> shown(requirements.size(), false);
  for (const Vertex vertex : requirements.vertices(concepts)) shown[vertex] = true;
  const auto components = requirements.components(shown);
  const GroupRequirements between(requirements, components, shown, interrupt);
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
