#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/view.h"

namespace cairn::importers {

/// What spoke for and against a requirement that was extracted: the confidence is the logistic function of
/// the sum of all value times weight. What the graph tells of it depends on what ties the two, see
/// kTieLevels.
struct Explanation {
  struct Feature {
    std::string_view name;  ///< as in analysis/requirement_weights.h
    double value = 0;
    double weight = 0;
  };
  std::vector<Feature> features;  ///< those that count, what counts most first
  double confidence = 0;
};

/// Explains pairs of concepts, who requires first. The decisions are not stored: all sources are analysed
/// again, which takes about as long as their import. Nothing for a pair that no text brings together, as one
/// that only a person or a graph import related.
std::vector<std::optional<Explanation>> explain_requirements(
    const graph::View& view, std::span<const std::pair<graph::NodeId, graph::NodeId>> pairs);

}  // namespace cairn::importers
