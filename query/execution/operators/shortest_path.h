#pragma once

#include <array>
#include <unordered_map>

#include "query/execution/operator.h"
#include "query/execution/operators/expand.h"
#include "query/execution/operators/step_filter.h"

namespace cairn::query::execution {

/// The shortest ways between two bound nodes, by breadth-first search from both ends, the side with the
/// smaller frontier first, a whole frontier at a time (Pohl, "Bi-directional Search", 1971).
class ShortestPathOperator final : public RowOperator {
 public:
  ShortestPathOperator(const plan::ShortestPath& plan, std::unique_ptr<Operator> input, Context& context)
      : RowOperator(std::move(input), context),
        plan_(plan),
        filter_(plan.walk, context),
        held_(context.memory) {}

 protected:
  void work(Row& row, Batch& out) override;

 private:
  struct Parent {
    graph::RelationshipId relationship = 0;
    graph::NodeId node = 0;
  };
  /// What was reached from one end: each node with the steps by which it is reached in the fewest steps.
  struct Side {
    graph::Direction direction{};
    std::unordered_map<graph::NodeId, std::vector<Parent>> reached;
    std::vector<graph::NodeId> frontier;
  };
  using Way = std::vector<graph::RelationshipId>;

  void search(Row& row, Batch& out);
  /// Goes one step further on a side; gives the nodes where the sides meet now.
  std::vector<graph::NodeId> grow(Side& side, const Side& other, Row& row);
  /// The ways from the end of a side to a node, in the order of walking from the end.
  std::vector<Way> ways_to(const Side& side, graph::NodeId node);
  void emit(const Row& row, Way way, Batch& out);

  const plan::ShortestPath& plan_;
  StepFilter filter_;
  StepTypes types_;
  Held held_;
};

}  // namespace cairn::query::execution
