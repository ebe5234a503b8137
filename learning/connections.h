#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// A chain of relationships between two concepts.
struct Connection {
  std::vector<graph::NodeId> concepts;               ///< from the first to the last
  std::vector<graph::RelationshipId> relationships;  ///< between them, one fewer; of either direction
};

/// How two concepts hang together: shortest chains of requirements, kinds, parts, contrasts, references and
/// mentions, in either direction, at most `most`, no two of which share a concept in between; the shortest
/// first. Of equally short ones the one that says most: a requirement more than a mention, and over concepts
/// that hang together with few others rather than with everything. Empty where nothing connects them, or
/// where both are the same. Searched from both ends, a frontier at a time; throws Error{kLimit} where that
/// comes to 20 million neighbours before it finds any. `interrupt` is called between the steps.
std::vector<Connection> connections(
    const graph::View& view, graph::NodeId from, graph::NodeId to, std::size_t most,
    const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
