#include "learning/dependents.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "graph/vocabulary.h"
#include "learning/requirement_graph.h"

namespace cairn::learning {

namespace {

using graph::NodeId;
using Ids = std::unordered_set<NodeId>;

/// All that is known when the goals are, with what that implies.
Ids learnt(const graph::View& view, const Question& question, bool with_goals) {
  std::vector<NodeId> seeds = question.known;
  if (with_goals) seeds.insert(seeds.end(), question.goals.begin(), question.goals.end());
  if (question.strictly) return {seeds.begin(), seeds.end()};
  const RequirementGraph below(view, seeds, question.min_confidence, question.interrupt);
  Ids ids;
  for (Vertex vertex = 0; vertex < below.size(); ++vertex) ids.insert(below.id(vertex));
  return ids;
}

/// Those of the concepts all of whose direct requirements are learnt.
Ids ready_concepts(const graph::View& view, const Question& question, const std::vector<NodeId>& concepts,
                   const Ids& learnt) {
  const RequirementGraph direct(view, concepts, question.min_confidence, question.interrupt,
                                {.most_steps = 1});
  const auto& digraph = direct.digraph();
  Ids ready;
  for (const NodeId id : concepts) {
    const auto edges = boost::make_iterator_range(boost::out_edges(direct.vertex(id), digraph));
    if (std::all_of(edges.begin(), edges.end(), [&](const auto& edge) {
          return learnt.contains(direct.id(boost::target(edge, digraph)));
        }))
      ready.insert(id);
  }
  return ready;
}

/// What it requires on the way to what was asked about.
void explain(const RequirementGraph& above, Vertex vertex, Dependent& found) {
  std::tuple<std::size_t, double> best;
  const auto& digraph = above.digraph();
  for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, digraph))) {
    const Vertex target = boost::target(edge, digraph);
    found.over.push_back(above.id(target));
    const std::tuple<std::size_t, double> rank(above.steps_from_seeds(target), -digraph[edge].confidence);
    if (found.because != 0 && best <= rank) continue;
    best = rank;
    found.because = digraph[edge].relationship;
  }
  std::sort(found.over.begin(), found.over.end());
}

}  // namespace

std::vector<Dependent> dependents(const graph::View& view, const Question& question) {
  const RequirementGraph above(view, question.goals, question.min_confidence, question.interrupt,
                               {graph::Direction::kIncoming, question.depth});
  const auto widths = above.confidences_towards(above.vertices(question.goals));
  const auto known = learnt(view, question, false);
  std::vector<Dependent> answer;
  std::vector<NodeId> ids;
  for (Vertex vertex = 0; vertex < above.size(); ++vertex) {
    if (above.steps_from_seeds(vertex) == 0 || known.contains(above.id(vertex))) continue;
    Dependent found;
    found.concept_id = above.id(vertex);
    found.depth = above.steps_from_seeds(vertex);
    found.confidence = widths[vertex];
    explain(above, vertex, found);
    ids.push_back(found.concept_id);
    answer.push_back(std::move(found));
  }
  const auto ready = ready_concepts(view, question, ids, learnt(view, question, true));
  const auto records = view.nodes(ids);
  for (std::size_t i = 0; i < answer.size(); ++i) {
    if (records[i]) answer[i].name = view.text_property(*records[i], graph::key::kName);
    answer[i].ready = ready.contains(answer[i].concept_id);
  }
  const auto rank = [](const Dependent& one) {
    return std::tuple(!one.ready, one.depth, -one.confidence, std::string_view(one.name), one.concept_id);
  };
  std::sort(answer.begin(), answer.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return answer;
}

}  // namespace cairn::learning
