#include "learning/related.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

constexpr double kRestart = 0.25;  ///< the walk begins anew once in four steps: near concepts count most
constexpr double kPrecision =
    1e-6;  ///< what is left of a walk at a node, by its degree, is not followed below
constexpr std::size_t kMostNeighbours = 20'000'000;  ///< that are looked at for one answer
constexpr std::size_t kMostBetween = 3;

std::vector<graph::TypeId> types_between_concepts(const graph::View& view) {
  const auto& types = view.catalog().types;
  std::vector<graph::TypeId> found;
  for (const std::string_view name : {graph::type::kRequires, graph::type::kMentions, graph::type::kRelated,
                                      graph::type::kIsA, graph::type::kPartOf, graph::type::kContrastsWith}) {
    if (const auto id = types.find(name)) found.push_back(*id);
  }
  return found;
}

/// The other ends of a node's relationships, each once.
using NeighbourSets = std::unordered_map<NodeId, std::vector<NodeId>>;

class Walk {
 public:
  Walk(const graph::View& view, std::span<const NodeId> concepts)
      : view_(view), types_(types_between_concepts(view)) {
    for (const NodeId id : concepts) rest_[id] += 1.0 / static_cast<double>(concepts.size());
  }

  void run(const std::function<void()>& interrupt) {
    if (types_.empty()) return;
    for (auto frontier = pending(); !frontier.empty() && looked_at_ < kMostNeighbours; frontier = pending()) {
      interrupt();
      for (const NodeId id : frontier) push(id);
    }
  }

  const std::map<NodeId, double>& scores() const { return scores_; }
  const std::vector<NodeId>& neighbours(NodeId id) {
    read({id});
    return neighbours_[id];
  }

 private:
  /// The nodes from which the walk goes on, with their neighbours read.
  std::vector<NodeId> pending() {
    std::vector<NodeId> some;
    for (const auto& [id, rest] : rest_) {
      if (rest > kPrecision) some.push_back(id);
    }
    read(some);
    std::erase_if(some, [this](NodeId id) {
      return rest_[id] <= kPrecision * static_cast<double>(std::max<std::size_t>(neighbours_[id].size(), 1));
    });
    return some;
  }

  void push(NodeId id) {
    const double rest = std::exchange(rest_[id], 0);
    const auto& neighbours = neighbours_[id];
    scores_[id] += neighbours.empty() ? rest : kRestart * rest;
    for (const NodeId neighbour : neighbours) {
      rest_[neighbour] += (1 - kRestart) * rest / static_cast<double>(neighbours.size());
    }
  }

  void read(std::vector<NodeId> ids) {
    std::erase_if(ids, [this](NodeId id) { return neighbours_.contains(id); });
    if (ids.empty()) return;
    const auto found = view_.neighbours(ids, graph::Direction::kBoth, types_);
    looked_at_ += found.all().size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto& set = neighbours_[ids[i]];
      for (const auto& step : found.of(i)) {
        if (step.node != ids[i]) set.push_back(step.node);
      }
      std::sort(set.begin(), set.end());
      set.erase(std::unique(set.begin(), set.end()), set.end());
    }
  }

  const graph::View& view_;
  std::vector<graph::TypeId> types_;
  std::map<NodeId, double> rest_;  // in the order of ids, so that the sums are the same each time
  std::map<NodeId, double> scores_;
  NeighbourSets neighbours_;
  std::size_t looked_at_ = 0;
};

std::vector<NodeId> between(NodeId found, const std::set<NodeId>& asked, Walk& walk) {
  const auto& near = walk.neighbours(found);
  if (std::any_of(near.begin(), near.end(), [&](NodeId id) { return asked.contains(id); })) return {};
  std::vector<std::pair<double, NodeId>> best;
  for (const NodeId id : near) {
    // What lies behind it is less near than it is itself.
    const auto score = walk.scores().find(id);
    if (score != walk.scores().end() && score->second > walk.scores().at(found)) {
      best.emplace_back(-score->second, id);
    }
  }
  std::sort(best.begin(), best.end());
  if (best.size() > kMostBetween) best.resize(kMostBetween);
  std::vector<NodeId> ids;
  for (const auto& [score, id] : best) ids.push_back(id);
  return ids;
}

}  // namespace

std::vector<RelatedConcept> related_concepts(const graph::View& view, std::span<const NodeId> concepts,
                                             std::size_t most, const std::function<void()>& interrupt) {
  if (concepts.empty()) return {};
  Walk walk(view, concepts);
  walk.run(interrupt);
  const std::set<NodeId> asked(concepts.begin(), concepts.end());
  std::vector<NodeId> ids;
  for (const auto& [id, score] : walk.scores()) {
    if (!asked.contains(id)) ids.push_back(id);
  }
  const auto label = view.catalog().labels.find(graph::label::kConcept);
  const auto records = view.nodes(ids);
  std::vector<RelatedConcept> found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto& record = records[i];
    if (!record || !label) continue;
    if (std::find(record->labels.begin(), record->labels.end(), *label) == record->labels.end()) continue;
    found.push_back({ids[i], view.text_property(*record, graph::key::kName), walk.scores().at(ids[i]), {}});
  }
  const auto rank = [](const RelatedConcept& one) {
    return std::tuple(-one.score, std::string_view(one.name), one.concept_id);
  };
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (found.size() > most) found.resize(most);
  for (auto& one : found) one.via = between(one.concept_id, asked, walk);
  return found;
}

}  // namespace cairn::learning
