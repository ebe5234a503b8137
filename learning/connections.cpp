#include "learning/connections.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "graph/vocabulary.h"
#include "storage/error.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

constexpr std::size_t kMostNeighbours = 20'000'000;  ///< that are looked at for one answer

struct TypeCost {
  std::string_view type;
  double cost;
};
/// What the relationships tell about how two concepts hang together: the less the more.
constexpr std::array kTypeCosts = {
    TypeCost{graph::type::kRequires, 1.0}, TypeCost{graph::type::kIsA, 1.0},
    TypeCost{graph::type::kPartOf, 1.0},   TypeCost{graph::type::kContrastsWith, 1.1},
    TypeCost{graph::type::kRelated, 1.2},  TypeCost{graph::type::kMentions, 1.6}};
/// For a concept in between: times the logarithm of the number of its relationships.
constexpr double kCrowdCost = 0.2;

/// A shortest way to one other concept.
struct Step {
  NodeId node = 0;
  graph::RelationshipId relationship = 0;
  double cost = 0;
};

/// The neighbours of concepts, each pair by its best relationship, read once.
class Surroundings {
 public:
  explicit Surroundings(const graph::View& view) : view_(view) {
    for (const auto& [name, cost] : kTypeCosts) {
      if (const auto id = view.catalog().types.find(name)) {
        types_.push_back(*id);
        costs_[*id] = cost;
      }
    }
  }

  void read(const std::vector<NodeId>& nodes) {
    std::vector<NodeId> unread;
    for (const NodeId id : nodes) {
      if (!steps_.contains(id)) unread.push_back(id);
    }
    if (unread.empty() || types_.empty()) return;
    const auto found = view_.neighbours(unread, graph::Direction::kBoth, types_);
    looked_at_ += found.all().size();
    for (std::size_t i = 0; i < unread.size(); ++i) {
      std::map<NodeId, Step> best;
      for (const auto& step : found.of(i)) {
        if (step.node == unread[i]) continue;
        const Step made{step.node, step.relationship, costs_.at(step.type)};
        const auto [known, fresh] = best.emplace(step.node, made);
        if (!fresh && made.cost < known->second.cost) known->second = made;
      }
      auto& steps = steps_[unread[i]];
      for (const auto& [node, step] : best) steps.push_back(step);
    }
  }

  const std::vector<Step>& of(NodeId id) { return steps_[id]; }
  double crowd_cost(NodeId id) { return kCrowdCost * std::log2(1.0 + static_cast<double>(of(id).size())); }
  bool exhausted() const { return looked_at_ >= kMostNeighbours; }

 private:
  const graph::View& view_;
  std::vector<graph::TypeId> types_;
  std::map<graph::TypeId, double> costs_;
  std::unordered_map<NodeId, std::vector<Step>> steps_;
  std::size_t looked_at_ = 0;
};

/// Breadth-first search from one end.
struct Side {
  explicit Side(NodeId end) : depth{{end, 0}}, frontier{end} {}

  template <typename MayGo>
  void advance(Surroundings& around, MayGo may_go) {
    around.read(frontier);
    std::vector<NodeId> next;
    ++reached;
    for (const NodeId id : frontier) {
      for (const Step& step : around.of(id)) {
        if (may_go(id, step.node) && depth.emplace(step.node, reached).second) next.push_back(step.node);
      }
    }
    frontier = std::move(next);
  }

  std::unordered_map<NodeId, std::size_t> depth;
  std::vector<NodeId> frontier;
  std::size_t reached = 0;
};

class Search {
 public:
  Search(Surroundings& around, NodeId from, NodeId to, const std::set<NodeId>& without, bool without_direct)
      : around_(around),
        from_(from),
        to_(to),
        without_(without),
        without_direct_(without_direct),
        start_(from),
        end_(to) {}

  std::optional<Connection> run(const std::function<void()>& interrupt) {
    // Both sides have whole levels, so the first place where they meet is on a shortest way.
    for (bool met = false; !met;) {
      if (start_.frontier.empty() || end_.frontier.empty()) return std::nullopt;
      if (around_.exhausted()) {
        throw Error(ErrorKind::kLimit, "how the two hang together was not found among the " +
                                           std::to_string(kMostNeighbours) +
                                           " relationships that were looked at");
      }
      interrupt();
      const bool from_start = start_.frontier.size() <= end_.frontier.size();
      Side& smaller = from_start ? start_ : end_;
      const Side& other = from_start ? end_ : start_;
      smaller.advance(around_, [this](NodeId here, NodeId there) { return may_go(here, there); });
      met = std::any_of(smaller.frontier.begin(), smaller.frontier.end(),
                        [&other](NodeId id) { return other.depth.contains(id); });
    }
    return cheapest();
  }

 private:
  bool may_go(NodeId here, NodeId there) const {
    const bool direct = (here == from_ && there == to_) || (here == to_ && there == from_);
    return !without_.contains(there) && !(direct && without_direct_);
  }

  /// Of the shortest ways the cheapest, level by level from the start.
  std::optional<Connection> cheapest() {
    struct Way {
      double cost = 0;
      NodeId before = 0;
      graph::RelationshipId relationship = 0;
    };
    const std::size_t length = start_.reached + end_.reached;
    std::vector<std::map<NodeId, Way>> levels{{{from_, Way{}}}};
    for (std::size_t level = 1; level <= length; ++level) {
      std::vector<NodeId> before;
      for (const auto& [id, way] : levels.back()) before.push_back(id);
      around_.read(before);
      std::map<NodeId, Way> here;
      for (const auto& [id, way] : levels.back()) {
        const double crowd = level == 1 ? 0 : around_.crowd_cost(id);
        for (const Step& step : around_.of(id)) {
          if (!may_go(id, step.node) || !is_on_a_way(step.node, level, length)) continue;
          const Way made{way.cost + crowd + step.cost, id, step.relationship};
          const auto [known, fresh] = here.emplace(step.node, made);
          if (!fresh && made.cost < known->second.cost) known->second = made;
        }
      }
      levels.push_back(std::move(here));
    }
    if (!levels.back().contains(to_)) return std::nullopt;
    Connection found;
    found.concepts.push_back(to_);
    for (std::size_t level = length; level > 0; --level) {
      const Way& way = levels[level].at(found.concepts.back());
      found.relationships.push_back(way.relationship);
      found.concepts.push_back(way.before);
    }
    std::reverse(found.concepts.begin(), found.concepts.end());
    std::reverse(found.relationships.begin(), found.relationships.end());
    return found;
  }

  bool is_on_a_way(NodeId id, std::size_t level, std::size_t length) const {
    const bool near_start = level <= start_.reached;
    const auto& depth = near_start ? start_.depth : end_.depth;
    const auto found = depth.find(id);
    return found != depth.end() && found->second == (near_start ? level : length - level);
  }

  Surroundings& around_;
  NodeId from_;
  NodeId to_;
  const std::set<NodeId>& without_;
  bool without_direct_;
  Side start_;
  Side end_;
};

}  // namespace

std::vector<Connection> connections(const graph::View& view, NodeId from, NodeId to, std::size_t most,
                                    const std::function<void()>& interrupt) {
  std::vector<Connection> found;
  if (from == to) return found;
  Surroundings around(view);
  std::set<NodeId> used;
  bool direct = false;
  while (found.size() < most) {
    if (!found.empty() && around.exhausted()) break;  // the others were shorter
    auto connection = Search(around, from, to, used, direct).run(interrupt);
    if (!connection) break;
    direct = direct || connection->concepts.size() == 2;
    used.insert(connection->concepts.begin() + 1, connection->concepts.end() - 1);
    found.push_back(std::move(*connection));
  }
  return found;
}

}  // namespace cairn::learning
