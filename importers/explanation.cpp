#include "importers/explanation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "graph/vocabulary.h"
#include "importers/analysis/decisions.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/requirement_weights.h"
#include "importers/loading/source_facts.h"

namespace cairn::importers {

namespace {

using Pair = std::pair<graph::NodeId, graph::NodeId>;

Explanation explain(const PairDecision& decision) {
  Explanation explanation;
  explanation.confidence = decision.confidence;
  for (const PairWeight& weight : kPairWeights) {
    const double value = decision.features[static_cast<std::size_t>(weight.feature)];
    if (value * weight.weight != 0) explanation.features.push_back({weight.name, value, weight.weight});
  }
  std::stable_sort(explanation.features.begin(), explanation.features.end(),
                   [](const auto& a, const auto& b) {
                     return std::abs(a.value * a.weight) > std::abs(b.value * b.weight);
                   });
  return explanation;
}

}  // namespace

std::vector<std::optional<Explanation>> explain_requirements(const graph::View& view,
                                                             std::span<const Pair> pairs) {
  std::vector<graph::NodeId> ids;
  for (const auto& [from, to] : pairs) ids.insert(ids.end(), {from, to});
  const auto records = view.nodes(ids);
  const auto name_of = [&](std::size_t i) {
    return records[i] ? view.text_property(*records[i], graph::key::kName) : std::string();
  };

  Corpus corpus = read_corpus(view);
  Decisions decisions;
  const Knowledge knowledge = analyse(corpus, &decisions);
  std::map<std::pair<std::string_view, std::string_view>, const PairDecision*> decided;
  for (const PairDecision& decision : decisions.pairs) {
    const std::string_view from = knowledge.concepts[decision.from].name;
    const std::string_view to = knowledge.concepts[decision.to].name;
    decided.emplace(std::pair(from, to), &decision);
  }
  std::vector<std::optional<Explanation>> explanations(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto from = name_of(2 * i);
    const auto to = name_of(2 * i + 1);
    const auto found = decided.find({from, to});
    if (found != decided.end()) explanations[i] = explain(*found->second);
  }
  return explanations;
}

}  // namespace cairn::importers
