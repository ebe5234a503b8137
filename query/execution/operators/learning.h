#pragma once

#include "learning/prerequisites.h"
#include "query/execution/operator.h"

namespace cairn::query::execution {

/// Asks the functions of learning/ a question for each row, and gives a row for each part of the answer.
class LearningOperator final : public RowOperator {
 public:
  LearningOperator(const plan::Learning& plan, std::unique_ptr<Operator> input, Context& context)
      : RowOperator(std::move(input), context), plan_(plan) {}

 protected:
  void work(Row& row, Batch& out) override;

 private:
  using Columns = std::vector<std::pair<bound::LearningColumn, Value>>;

  void prerequisites(Row& row, Batch& out);
  void learning_path(Row& row, Batch& out);
  void why(Row& row, Batch& out);
  void next_steps(Row& row, Batch& out);
  void related(Row& row, Batch& out);
  learning::Question question(Row& row);
  std::vector<graph::NodeId> concepts(const std::vector<bound::Expression>& expressions, Row& row);
  List names(const std::vector<graph::NodeId>& ids);
  Value evidence(graph::RelationshipId relationship);
  bool wants(bound::LearningColumn column) const;
  void emit(Row& row, Columns columns, Batch& out) const;

  const plan::Learning& plan_;
};

}  // namespace cairn::query::execution
