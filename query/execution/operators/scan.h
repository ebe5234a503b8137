#pragma once

#include "query/execution/operator.h"

namespace cairn::query::execution {

/// Gives the row that it was given, once.
class ArgumentOperator final : public Operator {
 public:
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  Row argument_;
  bool given_ = true;
};

/// All nodes, or those with a label, for each row from below; in ascending order of id.
class NodeScanOperator final : public UnaryOperator {
 public:
  NodeScanOperator(const plan::NodeScan& plan, std::unique_ptr<Operator> input, Context& context);
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  bool fill();

  const plan::NodeScan& plan_;
  Batch rows_;
  std::size_t row_ = 0;
  graph::NodeId after_ = 0;
};

/// How many nodes or relationships there are.
class StoredCountOperator final : public BatchOperator {
 public:
  StoredCountOperator(const plan::StoredCount& plan, std::unique_ptr<Operator> input, Context& context)
      : BatchOperator(std::move(input), context), plan_(plan) {}

 protected:
  Batch work(Batch in) override;

 private:
  std::uint64_t count() const;

  const plan::StoredCount& plan_;
};

/// The concepts of exactly a name.
class NameSeekOperator final : public BatchOperator {
 public:
  NameSeekOperator(const plan::NameSeek& plan, std::unique_ptr<Operator> input, Context& context)
      : BatchOperator(std::move(input), context), plan_(plan) {}

 protected:
  Batch work(Batch in) override;

 private:
  std::vector<graph::NodeId> concepts_named(const Value& name);
  std::vector<std::pair<Value, graph::NodeId>> read_odd_names() const;

  const plan::NameSeek& plan_;
  std::optional<std::vector<std::pair<Value, graph::NodeId>>> odd_names_;
};

/// The nodes of one id or of several, page by page.
class IdSeekOperator final : public UnaryOperator {
 public:
  IdSeekOperator(const plan::IdSeek& plan, std::unique_ptr<Operator> input, Context& context)
      : UnaryOperator(std::move(input), context), plan_(plan) {}
  Batch next() override;
  void restart(const Row& argument) override;

 private:
  bool next_row(bool begins_batch);
  std::vector<graph::NodeId> wanted(Row& row);

  const plan::IdSeek& plan_;
  Batch rows_;
  std::size_t row_ = 0;  ///< one past the row whose ids are sought
  std::vector<graph::NodeId> ids_;
  std::size_t id_ = 0;
};

}  // namespace cairn::query::execution
