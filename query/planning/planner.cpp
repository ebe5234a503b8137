#include "query/planning/planner.h"

#include <set>

#include "query/planning/match_planner.h"

namespace cairn::query::planning {

namespace {

using bound::Slot;

/// Puts operators on top of each other.
class Planner {
 public:
  explicit Planner(const graph::View& view) : view_(view) {}

  plan::OperatorPtr plan(const bound::Query& query) {
    push(plan::Argument{});
    for (const auto& clause : query.clauses) {
      std::visit([this](const auto& form) { add(form); }, clause);
    }
    return std::move(top_);
  }

 private:
  template <typename Form>
  void push(Form form) {
    top_ = std::make_unique<plan::Operator>(plan::Operator{std::move(form), std::move(top_)});
  }

  void filter(const std::vector<bound::Expression>& conditions) {
    if (conditions.empty()) return;
    plan::Filter form;
    for (const auto& condition : conditions) form.conditions.push_back(&condition);
    push(std::move(form));
  }

  void add(const bound::Match& match) {
    if (!match.optional) {
      top_ = plan_match(match, std::move(top_), bound_, view_);
    } else {
      auto argument = std::make_unique<plan::Operator>(plan::Operator{plan::Argument{}, nullptr});
      push(plan::Optional{plan_match(match, std::move(argument), bound_, view_), match.introduced});
    }
    bound_.insert(match.introduced.begin(), match.introduced.end());
  }

  void add(const bound::Unwind& unwind) {
    push(plan::Unwind{&unwind});
    bound_.insert(unwind.slot);
  }

  void add(const bound::Projection& projection) {
    if (projection.aggregating) push(plan::Aggregate{&projection});
    plan::Compute compute;
    for (const auto& item : projection.items) compute.assignments.push_back(&item);
    if (!compute.assignments.empty()) push(std::move(compute));
    if (projection.distinct) push(plan::Distinct{projection.outputs});
    const auto pointer = [](const std::optional<bound::Expression>& count) {
      return count ? &*count : nullptr;
    };
    if (!projection.sort.empty()) {
      push(plan::Sort{&projection.sort, pointer(projection.skip), pointer(projection.limit)});
    }
    if (projection.skip) push(plan::Skip{&*projection.skip});
    if (projection.limit) push(plan::Limit{&*projection.limit});
    filter(projection.where);
    bound_.insert(projection.outputs.begin(), projection.outputs.end());
  }

  void add(const bound::Learning& learning) {
    push(plan::Learning{&learning});
    filter(learning.where);
    for (const auto& [column, slot] : learning.outputs) bound_.insert(slot);
  }

  const graph::View& view_;
  plan::OperatorPtr top_;
  std::set<Slot> bound_;
};

}  // namespace

plan::OperatorPtr plan(const bound::Query& query, const graph::View& view) {
  return Planner(view).plan(query);
}

}  // namespace cairn::query::planning
