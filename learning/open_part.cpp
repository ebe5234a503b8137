#include "learning/open_part.h"

#include <algorithm>
#include <tuple>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

std::vector<graph::NodeId> seeds(const Question& question) {
  std::vector<graph::NodeId> all = question.goals;
  all.insert(all.end(), question.known.begin(), question.known.end());
  return all;
}

}  // namespace

OpenPart::OpenPart(const graph::View& view, const Question& question)
    : requirements(view, seeds(question), question.min_confidence, question.interrupt),
      goals(requirements.vertices(question.goals)),
      is_goal(requirements.size(), false),
      depth(requirements.depths(goals)),
      open(requirements.size(), false),
      components(requirements.components()) {
  const auto known = requirements.vertices(question.known);
  std::vector<std::size_t> implied(requirements.size(), RequirementGraph::kUnreached);
  if (question.strictly) {
    for (const Vertex vertex : known) implied[vertex] = 0;
  } else if (!known.empty()) {
    implied = requirements.depths(known);
  }
  std::vector<graph::NodeId> ids;
  for (Vertex vertex = 0; vertex < requirements.size(); ++vertex) ids.push_back(requirements.id(vertex));
  for (const auto& node : view.nodes(ids)) {
    names.push_back(node ? view.text_property(*node, graph::key::kName) : std::string());
  }
  for (const Vertex goal : goals) is_goal[goal] = true;
  for (Vertex vertex = 0; vertex < requirements.size(); ++vertex) {
    open[vertex] = reached(vertex) && implied[vertex] == RequirementGraph::kUnreached;
  }
}

std::vector<graph::NodeId> OpenPart::dependents(Vertex vertex, std::size_t most_depth) const {
  const auto& digraph = requirements.digraph();
  std::vector<graph::NodeId> ids;
  for (const auto edge : boost::make_iterator_range(boost::in_edges(vertex, digraph))) {
    const Vertex dependent = boost::source(edge, digraph);
    if (open[dependent] && depth[dependent] <= most_depth) ids.push_back(requirements.id(dependent));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

graph::RelationshipId OpenPart::reason(Vertex vertex) const {
  const auto& digraph = requirements.digraph();
  graph::RelationshipId because = 0;
  std::tuple<std::size_t, double> best;
  for (const auto edge : boost::make_iterator_range(boost::in_edges(vertex, digraph))) {
    const Vertex dependent = boost::source(edge, digraph);
    if (!open[dependent]) continue;
    const std::tuple<std::size_t, double> rank(depth[dependent], -digraph[edge].confidence);
    if (because == 0 || rank < best) {
      best = rank;
      because = digraph[edge].relationship;
    }
  }
  return because;
}

std::optional<std::int64_t> GroupNumbers::of(Vertex vertex) {
  const std::size_t component = components_.of[vertex];
  if (components_.sizes[component] < 2) return std::nullopt;
  const auto next = static_cast<std::int64_t>(numbers_.size()) + 1;
  return numbers_.emplace(component, next).first->second;
}

}  // namespace cairn::learning
