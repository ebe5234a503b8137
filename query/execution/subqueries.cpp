#include "query/execution/subqueries.h"

#include "query/execution/evaluator.h"
#include "query/execution/operator.h"
#include "query/planning/planner.h"

namespace cairn::query::execution {

struct Subqueries::Running {
  plan::OperatorPtr plan;
  std::unique_ptr<Operator> root;
};

Subqueries::Subqueries() = default;
Subqueries::~Subqueries() = default;

Subqueries::Running& Subqueries::running(const bound::Subquery& subquery, Context& context) {
  auto& found = running_[&subquery];
  if (!found) {
    found = std::make_unique<Running>();
    found->plan =
        planning::plan(subquery.query, context.view, context.choices, context.parameters, subquery.outer);
    found->root = instantiate(*found->plan, context);
  }
  return *found;
}

Value Subqueries::run(const bound::Subquery& subquery, const Row& row, Context& context) {
  using Result = bound::Subquery::Result;
  Operator& root = *running(subquery, context).root;
  root.restart(row);
  std::int64_t count = 0;
  List list;
  Held held(context.memory);
  for (Batch batch = root.next(); !batch.empty(); batch = root.next()) {
    if (subquery.result == Result::kExists) return true;
    count += static_cast<std::int64_t>(batch.size());
    if (subquery.result != Result::kList) continue;
    for (Row& found : batch) {
      list.push_back(evaluate(*subquery.projection, found, context));
      held.add(list.back());
    }
  }
  if (subquery.result == Result::kExists) return false;
  if (subquery.result == Result::kCount) return count;
  return list;
}

}  // namespace cairn::query::execution
