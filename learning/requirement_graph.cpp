#include "learning/requirement_graph.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <functional>
#include <set>
#include <utility>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

constexpr double kCertain = 1.0;

struct Candidate {
  RequirementEdge edge;
  bool curated = false;
};

bool is_stronger(const Candidate& a, const Candidate& b) {
  return std::pair(a.curated, a.edge.confidence) > std::pair(b.curated, b.edge.confidence);
}

Candidate candidate(const graph::View& view, const graph::Relationship& relationship) {
  Candidate found{{relationship.id, kCertain}, false};
  if (const auto* value = view.property(relationship, graph::key::kConfidence)) {
    if (const double* confidence = value->float64())
      found.edge.confidence = *confidence > 0 ? std::min(*confidence, kCertain) : 0.0;  // also of NaN
    if (const auto* whole = value->integer()) found.edge.confidence = *whole > 0 ? kCertain : 0.0;
  }
  const auto* origin = view.property(relationship, graph::key::kOrigin);
  found.curated = origin != nullptr && *origin == graph::Value(graph::origin::kCurated);
  return found;
}

}  // namespace

RequirementGraph::RequirementGraph(const graph::View& view, std::span<const NodeId> seeds,
                                   double min_confidence, std::function<void()> interrupt,
                                   const Gathering& gathering)
    : interrupt_(std::move(interrupt)) {
  std::vector<NodeId> frontier;
  for (const NodeId seed : seeds) {
    if (vertices_.contains(seed)) continue;
    add(seed, 0);
    frontier.push_back(seed);
  }
  constexpr std::size_t kAtATime = 4096;
  for (std::size_t steps = 0; !frontier.empty() && steps < gathering.most_steps; ++steps) {
    std::vector<NodeId> next;
    for (std::size_t begin = 0; begin < frontier.size(); begin += kAtATime) {
      interrupt_();
      const std::size_t count = std::min(kAtATime, frontier.size() - begin);
      add_requirements(view, std::span(frontier).subspan(begin, count), min_confidence, gathering.direction,
                       next);
    }
    frontier = std::move(next);
  }
}

Vertex RequirementGraph::add(NodeId id, std::size_t steps) {
  const Vertex vertex = boost::add_vertex(id, digraph_);
  vertices_.emplace(id, vertex);
  steps_.push_back(steps);
  return vertex;
}

void RequirementGraph::add_requirements(const graph::View& view, std::span<const NodeId> frontier,
                                        double min_confidence, graph::Direction direction,
                                        std::vector<NodeId>& next) {
  const auto requires_type = view.catalog().types.find(graph::type::kRequires);
  if (!requires_type) return;
  const auto steps = view.neighbours(frontier, direction, std::span(&*requires_type, 1));
  std::vector<graph::RelationshipId> ids;
  for (const auto& step : steps.all()) ids.push_back(step.relationship);
  const auto relationships = view.relationships(ids);

  std::set<std::pair<NodeId, NodeId>> denied;  // by the node of the frontier and the other end
  if (const auto denies = view.catalog().types.find(graph::type::kNotRequires)) {
    const auto denials = view.neighbours(frontier, direction, std::span(&*denies, 1));
    for (std::size_t i = 0; i < frontier.size(); ++i) {
      for (const auto& step : denials.of(i)) denied.emplace(frontier[i], step.node);
    }
  }

  std::size_t at = 0;
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    std::unordered_map<NodeId, Candidate> strongest;
    std::vector<NodeId> order;  // as stored, so that the result does not depend on a hash
    for (const auto& step : steps.of(i)) {
      const auto& relationship = relationships[at++];
      if (!relationship || step.node == frontier[i]) continue;
      const Candidate found = candidate(view, *relationship);
      if (found.edge.confidence < min_confidence) continue;
      if (!found.curated && denied.contains({frontier[i], step.node})) continue;
      const auto [known, fresh] = strongest.emplace(step.node, found);
      if (fresh) order.push_back(step.node);
      if (!fresh && is_stronger(found, known->second)) known->second = found;
    }
    const Vertex near = vertices_.at(frontier[i]);
    for (const NodeId other : order) {
      if (!vertices_.contains(other)) {
        add(other, steps_[near] + 1);
        next.push_back(other);
      }
      const Vertex far = vertices_.at(other);
      const bool outgoing = direction == graph::Direction::kOutgoing;
      boost::add_edge(outgoing ? near : far, outgoing ? far : near, strongest.at(other).edge, digraph_);
    }
  }
}

namespace {

/// A visitor of Boost's searches.
struct CallAtEachVertex {
  using event_filter = boost::on_examine_vertex;
  template <typename Graph>
  void operator()(Vertex /*vertex*/, const Graph& /*graph*/) {
    (*call)();
  }
  const std::function<void()>* call;
};

}  // namespace

std::vector<Vertex> RequirementGraph::vertices(std::span<const NodeId> ids) const {
  std::vector<Vertex> found;
  found.reserve(ids.size());
  for (const NodeId id : ids) found.push_back(vertex(id));
  return found;
}

std::vector<std::size_t> RequirementGraph::depths(const std::vector<Vertex>& sources) const {
  std::vector<std::size_t> depth(size(), kUnreached);
  std::vector<boost::default_color_type> colors(size(), boost::white_color);
  for (const Vertex source : sources) depth[source] = 0;
  boost::queue<Vertex> queue;
  const auto record = boost::record_distances(depth.data(), boost::on_tree_edge());
  boost::breadth_first_visit(digraph_, sources.begin(), sources.end(), queue,
                             boost::make_bfs_visitor(std::pair(record, CallAtEachVertex{&interrupt_})),
                             colors.data());
  return depth;
}

namespace {

/// Dijkstra with "wider is nearer" from a virtual start before all sources: each source has width 1.
template <typename Graph>
std::vector<double> widths(const Graph& digraph, const std::vector<Vertex>& sources,
                           const std::function<void()>& interrupt) {
  std::vector<double> width(boost::num_vertices(digraph), 0.0);
  std::vector<boost::default_color_type> colors(width.size(), boost::white_color);
  for (const Vertex source : sources) width[source] = kCertain;
  const auto index = boost::get(boost::vertex_index, digraph);
  boost::dijkstra_shortest_paths_no_init(
      digraph, sources.begin(), sources.end(), boost::dummy_property_map(),
      boost::make_iterator_property_map(width.begin(), index),
      boost::get(&RequirementEdge::confidence, digraph), index, std::greater<>(),
      [](double so_far, double edge) { return std::min(so_far, edge); }, kCertain,
      boost::make_dijkstra_visitor(CallAtEachVertex{&interrupt}),
      boost::make_iterator_property_map(colors.begin(), index));
  return width;
}

}  // namespace

std::vector<double> RequirementGraph::confidences(const std::vector<Vertex>& sources) const {
  return widths(digraph_, sources, interrupt_);
}

std::vector<double> RequirementGraph::confidences_towards(const std::vector<Vertex>& targets) const {
  return widths(boost::make_reverse_graph(digraph_), targets, interrupt_);
}

RequirementGraph::Components RequirementGraph::components(const std::vector<bool>& chosen) const {
  // Tarjan's algorithm numbers a component after all that it can reach.
  Components found{std::vector<std::size_t>(size()), {}};
  // The search takes no visitor, but asks about both ends of every edge.
  constexpr std::size_t kAsksBetweenInterrupts = 4096;
  const auto keep = [this, &chosen, asked = std::size_t{0}](Vertex vertex) mutable {
    if (++asked % kAsksBetweenInterrupts == 0) interrupt_();
    return static_cast<bool>(chosen[vertex]);
  };
  const boost::filtered_graph<RequirementDigraph, boost::keep_all, std::function<bool(Vertex)>> part(
      digraph_, boost::keep_all(), keep);
  const auto index = boost::get(boost::vertex_index, digraph_);
  const std::size_t count = boost::strong_components(
      part, boost::make_iterator_property_map(found.of.begin(), index), boost::vertex_index_map(index));
  found.sizes.assign(count, 0);
  for (Vertex vertex = 0; vertex < size(); ++vertex) {
    if (chosen[vertex]) ++found.sizes[found.of[vertex]];
  }
  return found;
}

}  // namespace cairn::learning
