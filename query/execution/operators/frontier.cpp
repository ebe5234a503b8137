#include "query/execution/operators/frontier.h"

#include <algorithm>
#include <unordered_map>

namespace cairn::query::execution {

namespace {

constexpr std::size_t kMostAtATime = 4096;
/// So many are enough for a time.
constexpr std::size_t kManyNeighbours = std::size_t{1} << 17U;

}  // namespace

Frontier::Frontier(Context& context) : context_(context), held_(context.memory) {}

void Frontier::ask(std::span<const graph::NodeId> nodes, graph::Direction direction,
                   const std::vector<graph::TypeId>& types) {
  forget();
  std::unordered_map<graph::NodeId, std::size_t> place_of;
  std::vector<graph::NodeId> distinct;
  for (const graph::NodeId node : nodes.first(std::min(nodes.size(), at_a_time_))) {
    const auto [place, fresh] = place_of.emplace(node, distinct.size());
    if (fresh) distinct.push_back(node);
    places_.push_back(place->second);
  }
  neighbours_ = context_.view.neighbours(distinct, direction, types);
  held_.add(neighbours_.all().size_bytes());
  const bool many = neighbours_.all().size() > kManyNeighbours;
  at_a_time_ = many ? std::max<std::size_t>(at_a_time_ / 4, 1) : std::min(2 * at_a_time_, kMostAtATime);
}

void Frontier::forget() {
  places_.clear();
  held_.clear();
  neighbours_ = {};
}

}  // namespace cairn::query::execution
