#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "graph/view.h"

namespace cairn::exporters {

/// What is exported: all of a graph, or some nodes and the relationships between them. Read a batch at a
/// time, by id. Of all of a graph memory does not grow with it; of some nodes it grows with what is exported.
class GraphPart {
 public:
  explicit GraphPart(const graph::View& view) : view_(&view) {}
  GraphPart(const graph::View& view, std::vector<graph::NodeId> ids);

  void each_nodes(const std::function<void(std::span<const graph::Node>)>& visit) const;
  void each_relationships(const std::function<void(std::span<const graph::Relationship>)>& visit) const;
  const graph::View& view() const { return *view_; }

 private:
  const graph::View* view_;
  std::optional<std::vector<graph::NodeId>> ids_;  ///< sorted, each once; none: all
};

}  // namespace cairn::exporters
