#pragma once

#include <optional>

#include "query/execution/operator.h"
#include "query/execution/operators/frontier.h"
#include "query/execution/operators/step_filter.h"

namespace cairn::query::execution {

/// The numbers of the types of a step; an unknown type has no relationships and no number.
struct StepTypes {
  StepTypes() = default;
  StepTypes(const std::vector<std::string>& names, const graph::Catalog& catalog);
  std::vector<graph::TypeId> ids;
  bool impossible = false;  ///< types were named, and none of them exists
};

/// One relationship from a bound node to another that is not; neighbours are read for many rows at once.
class ExpandOperator final : public UnaryOperator {
 public:
  ExpandOperator(const plan::Expand& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  bool fill(bool begins_batch);

  const plan::Expand& plan_;
  StepTypes types_;
  Batch rows_;
  std::vector<graph::NodeId> nodes_;  ///< that the rows go on from
  Frontier frontier_;
  std::size_t row_ = 0;
  std::size_t asked_begin_ = 0;  ///< the rows whose neighbours were read
  std::size_t asked_end_ = 0;
  std::size_t neighbour_ = 0;
};

/// The relationships between two bound nodes, read from the one of the two that has fewer.
class ExpandIntoOperator final : public UnaryOperator {
 public:
  ExpandIntoOperator(const plan::Expand& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  /// From one of the two ends to the other.
  struct Way {
    Way(bound::Slot from_slot, bound::Slot to_slot, graph::Direction way, Context& context)
        : from(from_slot), to(to_slot), direction(way), frontier(context) {}
    bound::Slot from;
    bound::Slot to;
    graph::Direction direction;
    std::vector<graph::NodeId> nodes;  ///< of the rows that go this way
    Frontier frontier;
    std::size_t asked = 0;  ///< the first of the nodes whose neighbours were read
    std::size_t at = 0;     ///< of the row that is worked on
  };

  bool fill(bool begins_batch);
  void choose_ways();
  std::span<const graph::Neighbour> steps_of(Way& way);

  const plan::Expand& plan_;
  StepTypes types_;
  Way forward_, backward_;
  Batch rows_;
  std::vector<Way*> way_of_;  ///< by row
  std::size_t row_ = 0;
  std::size_t neighbour_ = 0;
};

/// Trails of a range of lengths from a bound node, shorter ones first; a level is walked for many of its ends
/// at once.
class ExpandVariableOperator final : public UnaryOperator {
 public:
  ExpandVariableOperator(const plan::ExpandVariable& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  /// A trail as its last step and the trail before it.
  struct Trail {
    std::size_t before = 0;
    graph::RelationshipId relationship = 0;
    graph::NodeId end = 0;
  };
  static constexpr std::size_t kNoTrail = static_cast<std::size_t>(-1);

  bool begin_row(bool begins_batch);
  void end_row();
  void grow();
  void grow_from(std::size_t begin, std::span<const graph::NodeId> ends);
  void emit(Batch& out);
  bool walked(std::size_t trail, graph::RelationshipId relationship) const;

  const plan::ExpandVariable& plan_;
  StepFilter filter_;
  StepTypes types_;
  Frontier frontier_;
  Batch rows_;
  std::size_t row_ = 0;
  bool active_ = false;
  std::vector<Trail> trails_;    ///< of the row that is worked on
  std::size_t level_begin_ = 0;  ///< where the trails of the current length begin
  std::size_t given_ = 0;        ///< trails that were given out, or are too short
  std::size_t length_ = 0;
  Held held_;
};

}  // namespace cairn::query::execution
