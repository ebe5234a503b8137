#pragma once

#include <span>
#include <vector>

#include "query/execution/context.h"

namespace cairn::query::execution {

/// Reads the neighbours of many nodes, some of these at a time: fewer where they have many. What it holds
/// counts as memory of the statement.
class Frontier {
 public:
  explicit Frontier(Context& context);

  /// Reads the neighbours of the first of the nodes, as many as size() tells then; at least of one. A node
  /// that comes several times is read once.
  void ask(std::span<const graph::NodeId> nodes, graph::Direction direction,
           const std::vector<graph::TypeId>& types);
  std::size_t size() const { return places_.size(); }
  /// Of the i-th node.
  std::span<const graph::Neighbour> of(std::size_t i) const { return neighbours_.of(places_[i]); }
  std::span<const graph::Neighbour> all() const { return neighbours_.all(); }
  void forget();

 private:
  static constexpr std::size_t kAtFirst = 64;

  Context& context_;
  std::vector<std::size_t> places_;  ///< of each node among the distinct ones
  graph::Neighbours neighbours_;
  std::size_t at_a_time_ = kAtFirst;
  Held held_;
};

}  // namespace cairn::query::execution
