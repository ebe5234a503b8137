#include "query/execution/operator.h"

#include "query/execution/operators/aggregate.h"
#include "query/execution/operators/call.h"
#include "query/execution/operators/expand.h"
#include "query/execution/operators/hash_join.h"
#include "query/execution/operators/index_seek.h"
#include "query/execution/operators/learning.h"
#include "query/execution/operators/rows.h"
#include "query/execution/operators/scan.h"
#include "query/execution/operators/shortest_path.h"
#include "query/execution/operators/write.h"

namespace cairn::query::execution {

namespace {

/// Which operator carries out which part of a plan.
class Instantiation {
 public:
  Instantiation(std::unique_ptr<Operator> input, Context& context)
      : input_(std::move(input)), context_(context) {}

  std::unique_ptr<Operator> operator()(const plan::Argument& /*form*/) {
    return std::make_unique<ArgumentOperator>();
  }
  std::unique_ptr<Operator> operator()(const plan::NodeScan& form) { return make<NodeScanOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::NameSeek& form) { return make<NameSeekOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::IdSeek& form) { return make<IdSeekOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::IndexSeek& form) { return make<IndexSeekOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::ShortestPath& form) {
    return make<ShortestPathOperator>(form);
  }
  std::unique_ptr<Operator> operator()(const plan::HashJoin& form) {
    return std::make_unique<HashJoinOperator>(form, instantiate(*form.inner, context_), std::move(input_),
                                              context_);
  }
  std::unique_ptr<Operator> operator()(const plan::Expand& form) {
    return form.into ? make<ExpandIntoOperator>(form) : make<ExpandOperator>(form);
  }
  std::unique_ptr<Operator> operator()(const plan::ExpandVariable& form) {
    return make<ExpandVariableOperator>(form);
  }
  std::unique_ptr<Operator> operator()(const plan::Filter& form) { return make<FilterOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Compute& form) { return make<ComputeOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Aggregate& form) { return make<AggregateOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::StoredCount& form) {
    return make<StoredCountOperator>(form);
  }
  std::unique_ptr<Operator> operator()(const plan::Distinct& form) { return make<DistinctOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Sort& form) { return make<SortOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Skip& form) { return make<SkipOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Limit& form) { return make<LimitOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Unwind& form) { return make<UnwindOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Learning& form) { return make<LearningOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Create& form) { return make<CreateOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Change& form) { return make<ChangeOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Delete& form) { return make<DeleteOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Call& form) { return make<CallOperator>(form); }
  std::unique_ptr<Operator> operator()(const plan::Merge& form) {
    return std::make_unique<MergeOperator>(form, instantiate(*form.match, context_), std::move(input_),
                                           context_);
  }
  std::unique_ptr<Operator> operator()(const plan::Union& form) {
    std::vector<std::unique_ptr<Operator>> parts;
    for (const auto& part : form.parts) parts.push_back(instantiate(*part, context_));
    return std::make_unique<UnionOperator>(form, std::move(parts));
  }
  std::unique_ptr<Operator> operator()(const plan::Optional& form) {
    return std::make_unique<OptionalOperator>(form, instantiate(*form.inner, context_), std::move(input_),
                                              context_);
  }

 private:
  template <typename Kind, typename Form>
  std::unique_ptr<Operator> make(const Form& form) {
    return std::make_unique<Kind>(form, std::move(input_), context_);
  }

  std::unique_ptr<Operator> input_;
  Context& context_;
};

/// Takes down what an operator does.
class ProfiledOperator final : public Operator {
 public:
  ProfiledOperator(std::unique_ptr<Operator> profiled, OperatorProfile& profile)
      : profiled_(std::move(profiled)), profile_(profile) {}
  Batch next() override {
    const auto begin = std::chrono::steady_clock::now();
    Batch out = profiled_->next();
    profile_.time += std::chrono::steady_clock::now() - begin;
    profile_.rows += out.size();
    return out;
  }
  void restart(const Row& argument) override { profiled_->restart(argument); }

 private:
  std::unique_ptr<Operator> profiled_;
  OperatorProfile& profile_;
};

}  // namespace

std::unique_ptr<Operator> instantiate(const plan::Operator& plan, Context& context) {
  auto input = plan.input ? instantiate(*plan.input, context) : nullptr;
  auto made = std::visit(Instantiation(std::move(input), context), plan.form);
  if (context.profile == nullptr) return made;
  return std::make_unique<ProfiledOperator>(std::move(made), (*context.profile)[&plan]);
}

}  // namespace cairn::query::execution
