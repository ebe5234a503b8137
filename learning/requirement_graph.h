#pragma once

// Inside learning/ only: the part of the REQUIRES graph that a question is about, as a Boost graph.

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// One requirement: the strongest relationship between its two concepts.
struct RequirementEdge {
  graph::RelationshipId relationship = 0;
  double confidence = 1.0;
};

using RequirementDigraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, graph::NodeId, RequirementEdge>;
using Vertex = RequirementDigraph::vertex_descriptor;

/// How far a part of the graph is gathered.
struct Gathering {
  graph::Direction direction = graph::Direction::kOutgoing;
  std::size_t most_steps = std::numeric_limits<std::size_t>::max();  ///< from a seed
};

/// All that the seeds require, directly and behind, gathered a frontier at a time; or, against the direction,
/// all that requires them. Edges always point from a concept to what it requires. Left out: edges below the
/// least confidence, and those that a person denied by NOT_REQUIRES, unless a person asked for them too.
/// Requirements without a confidence count as certain. `interrupt` is called between the steps, of the
/// gathering and of what is found of the graph later; what it throws ends the work.
class RequirementGraph {
 public:
  RequirementGraph(
      const graph::View& view, std::span<const graph::NodeId> seeds, double min_confidence,
      std::function<void()> interrupt = [] {}, const Gathering& gathering = {});

  const RequirementDigraph& digraph() const { return digraph_; }
  std::size_t size() const { return boost::num_vertices(digraph_); }
  graph::NodeId id(Vertex vertex) const { return digraph_[vertex]; }
  Vertex vertex(graph::NodeId id) const { return vertices_.at(id); }
  std::vector<Vertex> vertices(std::span<const graph::NodeId> ids) const;

  bool contains(graph::NodeId id) const { return vertices_.contains(id); }
  /// The fewest steps, in the direction in which they were gathered, from a seed.
  std::size_t steps_from_seeds(Vertex vertex) const { return steps_[vertex]; }

  static constexpr std::size_t kUnreached = std::numeric_limits<std::size_t>::max();
  /// The fewest steps from any of the sources to each vertex; kUnreached where there is no way.
  std::vector<std::size_t> depths(const std::vector<Vertex>& sources) const;
  /// The confidence of the strongest way from the sources to each vertex: that of its weakest edge. 1 for a
  /// source, 0 where there is no way. (Widest path: Dijkstra's algorithm with max-min, Pollack 1960.)
  std::vector<double> confidences(const std::vector<Vertex>& sources) const;
  /// The same of the ways that lead to the targets.
  std::vector<double> confidences_towards(const std::vector<Vertex>& targets) const;

  /// The strongly connected component of each vertex, numbered so that a component has a higher number than
  /// all that it requires, and the size of each.
  struct Components {
    std::vector<std::size_t> of;
    std::vector<std::size_t> sizes;
  };
  Components components() const { return components(std::vector<bool>(size(), true)); }
  /// The same of the part that is chosen, by vertex, and the requirements within it.
  Components components(const std::vector<bool>& chosen) const;

 private:
  Vertex add(graph::NodeId id, std::size_t steps);
  void add_requirements(const graph::View& view, std::span<const graph::NodeId> frontier,
                        double min_confidence, graph::Direction direction, std::vector<graph::NodeId>& next);

  std::function<void()> interrupt_;
  RequirementDigraph digraph_;
  std::unordered_map<graph::NodeId, Vertex> vertices_;
  std::vector<std::size_t> steps_;
};

}  // namespace cairn::learning
