#include "learning/prerequisites.h"

#include <algorithm>
#include <tuple>

#include "graph/vocabulary.h"
#include "learning/open_part.h"

namespace cairn::learning {

std::vector<Prerequisite> prerequisites(const graph::View& view, const Question& question) {
  const OpenPart part(view, question);
  const auto widths = part.requirements.confidences(part.goals);
  std::vector<Prerequisite> answer;
  for (Vertex vertex = 0; vertex < part.requirements.size(); ++vertex) {
    if (!part.open[vertex] || part.is_goal[vertex] || part.depth[vertex] > question.depth) continue;
    Prerequisite found;
    found.concept_id = part.requirements.id(vertex);
    found.name = part.names[vertex];
    found.depth = part.depth[vertex];
    found.confidence = widths[vertex];
    found.because = part.reason(vertex);
    found.required_by = part.dependents(vertex, question.depth);
    answer.push_back(std::move(found));
  }
  std::sort(answer.begin(), answer.end(), [](const Prerequisite& a, const Prerequisite& b) {
    return std::forward_as_tuple(a.depth, -a.confidence, a.name, a.concept_id) <
           std::forward_as_tuple(b.depth, -b.confidence, b.name, b.concept_id);
  });
  GroupNumbers groups(part.components);
  for (Prerequisite& found : answer) found.group = groups.of(part.requirements.vertex(found.concept_id));
  return answer;
}

}  // namespace cairn::learning
