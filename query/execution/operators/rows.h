#pragma once

#include <unordered_set>

#include "query/execution/elements.h"
#include "query/execution/operator.h"
#include "query/value_hash.h"

namespace cairn::query::execution {

class FilterOperator final : public BatchOperator {
 public:
  FilterOperator(const plan::Filter& plan, std::unique_ptr<Operator> input, Context& context);

 protected:
  Batch work(Batch in) override;

 private:
  const plan::Filter& plan_;
  std::vector<bound::Slot> slots_;
};

/// Gives out fewer rows at a time where they hold long lists.
class ComputeOperator final : public UnaryOperator {
 public:
  ComputeOperator(const plan::Compute& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  void compute(Row& row);

  const plan::Compute& plan_;
  std::vector<bound::Slot> slots_;
  Batch rows_;
  std::size_t row_ = 0;
  Held held_;  ///< by the values of the last batch
};

/// Gives out a long list batch by batch, and a range() without making a list of it.
class UnwindOperator final : public UnaryOperator {
 public:
  UnwindOperator(const plan::Unwind& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  bool next_list(bool begins_batch);

  const plan::Unwind& plan_;
  std::vector<bound::Slot> slots_;
  Batch rows_;
  std::size_t row_ = 0;  ///< one past the row whose list is given out
  Elements elements_;
  std::uint64_t element_ = 0;
  Held held_;  ///< by the lists of the last batch
};

class DistinctOperator final : public BatchOperator {
 public:
  DistinctOperator(const plan::Distinct& plan, std::unique_ptr<Operator> input, Context& context)
      : BatchOperator(std::move(input), context), plan_(plan), held_(context.memory) {}
  void restart(const Row& argument) override;

 protected:
  Batch work(Batch in) override;

 private:
  const plan::Distinct& plan_;
  std::unordered_set<List, ValueHash, ValueEqual> seen_;
  Held held_;
};

/// Sorts all rows, stably. Where only the first rows are wanted, no more than these are kept.
class SortOperator final : public UnaryOperator {
 public:
  SortOperator(const plan::Sort& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  struct Keyed {
    List keys;
    Row row;
  };
  void read_all();
  void sort_and_cut(std::size_t wanted);
  void hold(const Keyed& kept);
  std::size_t wanted_rows();

  const plan::Sort& plan_;
  std::vector<bound::Slot> slots_;
  std::vector<Keyed> sorted_;
  Held held_;
  std::size_t given_ = 0;
  bool read_ = false;
};

class SkipOperator final : public BatchOperator {
 public:
  SkipOperator(const plan::Skip& plan, std::unique_ptr<Operator> input, Context& context)
      : BatchOperator(std::move(input), context), plan_(plan) {}
  void restart(const Row& argument) override;

 protected:
  Batch work(Batch in) override;

 private:
  const plan::Skip& plan_;
  std::optional<std::size_t> left_;
};

class LimitOperator final : public UnaryOperator {
 public:
  LimitOperator(const plan::Limit& plan, std::unique_ptr<Operator> input, Context& context)
      : UnaryOperator(std::move(input), context), plan_(plan) {}
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  const plan::Limit& plan_;
  std::optional<std::size_t> left_;
};

/// For each row the rows of the inner plan, or the row with nulls.
class OptionalOperator final : public UnaryOperator {
 public:
  OptionalOperator(const plan::Optional& plan, std::unique_ptr<Operator> inner,
                   std::unique_ptr<Operator> input, Context& context)
      : UnaryOperator(std::move(input), context), plan_(plan), inner_(std::move(inner)) {}
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  bool begin_row(bool begins_batch);

  const plan::Optional& plan_;
  std::unique_ptr<Operator> inner_;
  Batch rows_;
  std::size_t row_ = 0;     ///< one past the row that the inner plan runs for
  bool running_ = false;    ///< the inner plan
  bool found_any_ = false;  ///< for that row
};

/// The rows of one part after the other.
class UnionOperator final : public Operator {
 public:
  UnionOperator(const plan::Union& plan, std::vector<std::unique_ptr<Operator>> parts)
      : plan_(plan), parts_(std::move(parts)) {}
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  const plan::Union& plan_;
  std::vector<std::unique_ptr<Operator>> parts_;
  std::size_t part_ = 0;
};

}  // namespace cairn::query::execution
