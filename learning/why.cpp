#include "learning/why.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "learning/requirement_graph.h"

namespace cairn::learning {

namespace {

struct AtLeast {
  const RequirementDigraph* digraph = nullptr;
  double confidence = 0;
  bool operator()(const RequirementDigraph::edge_descriptor& edge) const {
    return (*digraph)[edge].confidence >= confidence;
  }
};

using Edge = RequirementDigraph::edge_descriptor;

struct RecordWay : boost::default_bfs_visitor {
  std::vector<Edge>* into;
  explicit RecordWay(std::vector<Edge>* edges) : into(edges) {}
  template <typename Graph>
  void tree_edge(const Edge& edge, const Graph& graph) const {
    (*into)[boost::target(edge, graph)] = edge;
  }
};

}  // namespace

std::vector<Link> why(const graph::View& view, graph::NodeId from, graph::NodeId to,
                      const std::function<void()>& interrupt) {
  const RequirementGraph requirements(view, std::span(&from, 1), 0.0, interrupt);
  const auto& digraph = requirements.digraph();
  const Vertex start = requirements.vertex(from);
  const auto depths = requirements.depths({start});
  Vertex end = requirements.size();
  for (Vertex vertex = 0; vertex < requirements.size(); ++vertex) {
    if (requirements.id(vertex) == to) end = vertex;
  }
  if (from == to || end == requirements.size() || depths[end] == RequirementGraph::kUnreached) return {};

  // The widest way is known by its width; among the edges at least that wide the shortest way is a widest
  // one.
  const double width = requirements.confidences({start})[end];
  const boost::filtered_graph<RequirementDigraph, AtLeast> strong(digraph, AtLeast{&digraph, width});
  std::vector<Edge> way(requirements.size());
  std::vector<boost::default_color_type> colors(requirements.size(), boost::white_color);
  boost::queue<Vertex> queue;
  boost::breadth_first_visit(strong, start, queue, RecordWay(&way), colors.data());
  std::vector<Link> chain;
  for (Vertex vertex = end; vertex != start; vertex = boost::source(way[vertex], digraph)) {
    const Edge edge = way[vertex];
    chain.push_back({requirements.id(boost::source(edge, digraph)), requirements.id(vertex),
                     digraph[edge].relationship, digraph[edge].confidence});
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace cairn::learning
