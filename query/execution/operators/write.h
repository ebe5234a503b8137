#pragma once

#include "query/execution/graph_writer.h"
#include "query/execution/operator.h"

namespace cairn::query::execution {

/// An operator that writes: it reads all rows first, so that what reads below it does not see its writes.
class WritingOperator : public UnaryOperator {
 public:
  /// `ended`: slots that need not be held.
  WritingOperator(const std::vector<bound::Slot>& ended, std::unique_ptr<Operator> input, Context& context)
      : UnaryOperator(std::move(input), context), ended_(ended), writer_(context), held_(context.memory) {}
  Batch next() final;
  void restart(const Row& argument) override;

 protected:
  /// Writes for all rows, and changes them into those that it gives.
  virtual void write(Batch& rows) = 0;
  GraphWriter& writer() { return writer_; }

 private:
  const std::vector<bound::Slot>& ended_;
  GraphWriter writer_;
  Batch rows_;
  Held held_;
  std::size_t given_ = 0;
  bool written_ = false;
};

class CreateOperator final : public WritingOperator {
 public:
  CreateOperator(const plan::Create& plan, std::unique_ptr<Operator> input, Context& context)
      : WritingOperator(plan.ended, std::move(input), context), plan_(plan) {}

 protected:
  void write(Batch& rows) override;

 private:
  const plan::Create& plan_;
};

class ChangeOperator final : public WritingOperator {
 public:
  ChangeOperator(const plan::Change& plan, std::unique_ptr<Operator> input, Context& context)
      : WritingOperator(plan.ended, std::move(input), context), plan_(plan) {}

 protected:
  void write(Batch& rows) override;

 private:
  const plan::Change& plan_;
};

/// Relationships go first, whatever the order in which they are named, so that nodes can follow.
class DeleteOperator final : public WritingOperator {
 public:
  DeleteOperator(const plan::Delete& plan, std::unique_ptr<Operator> input, Context& context)
      : WritingOperator(plan.ended, std::move(input), context), plan_(plan) {}

 protected:
  void write(Batch& rows) override;

 private:
  struct Doomed {
    graph::NodeId id;
    Span span;
  };
  void collect(const Value& value, Span span, std::vector<graph::RelationshipId>& relationships,
               std::vector<Doomed>& nodes) const;

  const plan::Delete& plan_;
};

class MergeOperator final : public WritingOperator {
 public:
  MergeOperator(const plan::Merge& plan, std::unique_ptr<Operator> match, std::unique_ptr<Operator> input,
                Context& context)
      : WritingOperator(plan.ended, std::move(input), context), plan_(plan), match_(std::move(match)) {}

 protected:
  void write(Batch& rows) override;

 private:
  const plan::Merge& plan_;
  std::unique_ptr<Operator> match_;
};

}  // namespace cairn::query::execution
