#include "learning/next_steps.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/vocabulary.h"
#include "learning/open_part.h"

namespace cairn::learning {

namespace {

std::vector<graph::NodeId> all_concepts(const graph::View& view) {
  std::vector<graph::NodeId> all;
  view.each_with_label(graph::label::kConcept, [&](const std::vector<graph::NodeId>& ids) {
    all.insert(all.end(), ids.begin(), ids.end());
  });
  return all;
}

/// For each component of the open part: the other open components that it requires directly.
std::vector<std::set<std::size_t>> missing_components(const OpenPart& part) {
  std::vector<std::set<std::size_t>> missing(part.components.sizes.size());
  const auto& digraph = part.requirements.digraph();
  for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
    const Vertex from = boost::source(edge, digraph);
    const Vertex to = boost::target(edge, digraph);
    const std::size_t needing = part.components.of[from];
    const std::size_t needed = part.components.of[to];
    if (part.open[from] && part.open[to] && needing != needed) missing[needing].insert(needed);
  }
  return missing;
}

}  // namespace

std::vector<NextStep> next_steps(const graph::View& view, const Question& question) {
  Question scope = question;
  if (scope.goals.empty()) scope.goals = all_concepts(view);
  const OpenPart part(view, scope);
  const auto missing = missing_components(part);

  std::vector<std::vector<graph::NodeId>> members(part.components.sizes.size());
  for (Vertex vertex = 0; vertex < part.requirements.size(); ++vertex) {
    if (part.open[vertex]) members[part.components.of[vertex]].push_back(part.requirements.id(vertex));
  }
  std::vector<std::vector<graph::NodeId>> unlocks(members.size());
  for (std::size_t component = 0; component < members.size(); ++component) {
    if (missing[component].size() != 1) continue;
    auto& unlocked = unlocks[*missing[component].begin()];
    unlocked.insert(unlocked.end(), members[component].begin(), members[component].end());
  }

  std::vector<std::pair<NextStep, Vertex>> ready;
  for (Vertex vertex = 0; vertex < part.requirements.size(); ++vertex) {
    const std::size_t component = part.components.of[vertex];
    if (!part.open[vertex] || !missing[component].empty()) continue;
    std::sort(unlocks[component].begin(), unlocks[component].end());
    ready.push_back(
        {{part.requirements.id(vertex), part.names[vertex], std::nullopt, unlocks[component]}, vertex});
  }
  // The members of a cycle unlock the same, and stand together by their component.
  const auto rank = [&part](const auto& step) {
    return std::tuple(-static_cast<std::int64_t>(step.first.unlocks.size()),
                      part.components.sizes[part.components.of[step.second]] > 1
                          ? part.components.of[step.second]
                          : part.components.sizes.size(),
                      std::string_view(step.first.name), step.first.concept_id);
  };
  std::sort(ready.begin(), ready.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  GroupNumbers groups(part.components);
  std::vector<NextStep> steps;
  for (auto& [step, vertex] : ready) {
    step.group = groups.of(vertex);
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace cairn::learning
