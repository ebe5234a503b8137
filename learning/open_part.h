#pragma once

// Inside learning/ only: what remains to be learnt for a question. The same for all answers.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"
#include "learning/requirement_graph.h"

namespace cairn::learning {

/// The requirements of a question's goals and known concepts, and which of them are still open: reached from
/// a goal and not known, goals included. Vectors are indexed by vertex.
struct OpenPart {
  OpenPart(const graph::View& view, const Question& question);

  /// The open concepts at most `most_depth` steps from a goal that require the vertex directly, by id.
  std::vector<graph::NodeId> dependents(Vertex vertex, std::size_t most_depth) const;
  /// The requirement that best explains why the vertex is there: from the dependent nearest to a goal, of
  /// those the surest; 0 when nothing open requires it.
  graph::RelationshipId reason(Vertex vertex) const;

  bool reached(Vertex vertex) const { return depth[vertex] != RequirementGraph::kUnreached; }

  RequirementGraph requirements;
  std::vector<Vertex> goals;
  std::vector<bool> is_goal;
  std::vector<std::size_t> depth;  ///< from the goals
  std::vector<bool> open;
  std::vector<std::string> names;
  RequirementGraph::Components components;
};

/// Gives the cycles among the concepts that are asked for their numbers 1, 2, ..., in the order of asking.
class GroupNumbers {
 public:
  explicit GroupNumbers(const RequirementGraph::Components& components) : components_(components) {}
  std::optional<std::int64_t> of(Vertex vertex);

 private:
  const RequirementGraph::Components& components_;
  std::map<std::size_t, std::int64_t> numbers_;
};

}  // namespace cairn::learning
