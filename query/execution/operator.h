#pragma once

#include <memory>

#include "query/execution/context.h"
#include "query/planning/plan.h"

namespace cairn::query::execution {

/// A running operator of a plan. Pulled from the top: each call asks the operator below for what it needs.
class Operator {
 public:
  virtual ~Operator() = default;
  /// The next rows; an empty batch is the end.
  virtual Batch next() = 0;
  /// Begins anew, with another row given to the Argument at the bottom.
  virtual void restart(const Row& argument) = 0;
};

/// Sets a plan up for running. The context and the plan must outlive the operator.
std::unique_ptr<Operator> instantiate(const plan::Operator& plan, Context& context);

/// An operator that reads from one below it.
class UnaryOperator : public Operator {
 public:
  UnaryOperator(std::unique_ptr<Operator> input, Context& context)
      : input_(std::move(input)), context_(context) {}
  void restart(const Row& argument) override { input_->restart(argument); }

 protected:
  Batch pull() {
    context_.check_cancelled();
    return input_->next();
  }
  Context& context() const { return context_; }

 private:
  std::unique_ptr<Operator> input_;
  Context& context_;
};

/// An operator that works on one batch from below at a time and may give none, some or many rows for it.
class BatchOperator : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;
  Batch next() final {
    for (Batch in = pull(); !in.empty(); in = pull()) {
      Batch out = work(std::move(in));
      if (!out.empty()) return out;
    }
    return {};
  }

 protected:
  virtual Batch work(Batch in) = 0;
};

/// An operator that may give many rows for each one from below; it begins with no further row while a batch
/// is full. What it gives at a time comes from one batch, since the rows of the next one may be large.
class RowOperator : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;
  Batch next() final {
    Batch out;
    while (out.size() < kBatchRows) {
      if (row_ == rows_.size()) {
        if (!out.empty()) break;
        rows_ = pull();
        row_ = 0;
        if (rows_.empty()) break;
      }
      context().check_cancelled();
      work(rows_[row_++], out);
    }
    return out;
  }
  void restart(const Row& argument) override {
    UnaryOperator::restart(argument);
    rows_.clear();
    row_ = 0;
  }

 protected:
  /// Adds the rows for one row, which it may move from.
  virtual void work(Row& row, Batch& out) = 0;

 private:
  Batch rows_;
  std::size_t row_ = 0;
};

}  // namespace cairn::query::execution
