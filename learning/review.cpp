#include "learning/review.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/vocabulary.h"
#include "learning/open_part.h"

namespace cairn::learning {

namespace {

/// Whether each vertex belongs to what is known.
std::vector<bool> known_vertices(const RequirementGraph& requirements, const Question& question) {
  std::vector<bool> known(requirements.size(), !question.strictly);
  for (const Vertex vertex : requirements.vertices(question.known)) known[vertex] = true;
  return known;
}

}  // namespace

std::vector<ReviewStep> review_steps(const graph::View& view, const Question& question) {
  const RequirementGraph requirements(view, question.known, question.min_confidence, question.interrupt);
  const auto known = known_vertices(requirements, question);
  const auto components = requirements.components(known);
  std::vector<bool> carries(components.sizes.size(), false);  // another group that is known
  std::vector<std::vector<graph::NodeId>> rests_on(requirements.size());
  const auto& digraph = requirements.digraph();
  for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
    const Vertex from = boost::source(edge, digraph);
    const Vertex to = boost::target(edge, digraph);
    if (!known[from] || !known[to]) continue;
    if (components.of[from] != components.of[to]) carries[components.of[to]] = true;
    rests_on[from].push_back(requirements.id(to));
  }

  std::vector<graph::NodeId> ids;
  std::vector<ReviewStep> steps;
  for (Vertex vertex = 0; vertex < requirements.size(); ++vertex) {
    if (!known[vertex] || carries[components.of[vertex]]) continue;
    std::sort(rests_on[vertex].begin(), rests_on[vertex].end());
    ids.push_back(requirements.id(vertex));
    steps.push_back({ids.back(), {}, {}, std::move(rests_on[vertex])});
  }
  const auto records = view.nodes(ids);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (records[i]) steps[i].name = view.text_property(*records[i], graph::key::kName);
  }
  // A cycle stands where the first of its names does.
  std::map<std::size_t, std::string> first_name;
  const auto component = [&](const ReviewStep& step) {
    return components.of[requirements.vertex(step.concept_id)];
  };
  for (const auto& step : steps) {
    const auto [known_name, fresh] = first_name.emplace(component(step), step.name);
    if (!fresh) known_name->second = std::min(known_name->second, step.name);
  }
  const auto rank = [&](const ReviewStep& step) {
    return std::tuple(std::string_view(first_name.at(component(step))), component(step),
                      std::string_view(step.name), step.concept_id);
  };
  std::sort(steps.begin(), steps.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  GroupNumbers groups(components);
  for (auto& step : steps) step.group = groups.of(requirements.vertex(step.concept_id));
  return steps;
}

}  // namespace cairn::learning
