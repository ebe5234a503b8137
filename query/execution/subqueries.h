#pragma once

#include <memory>
#include <unordered_map>

#include "query/binding/bound_query.h"
#include "query/planning/plan.h"

namespace cairn::query::execution {

struct Context;
using Row = std::vector<Value>;

/// The queries inside expressions of a running statement: each is planned once and run for many rows.
class Subqueries {
 public:
  Subqueries();
  ~Subqueries();
  Subqueries(const Subqueries&) = delete;
  Subqueries& operator=(const Subqueries&) = delete;

  /// Whether there is a row, how many there are, or a list of what they give.
  Value run(const bound::Subquery& subquery, const Row& row, Context& context);

 private:
  struct Running;
  Running& running(const bound::Subquery& subquery, Context& context);

  std::unordered_map<const bound::Subquery*, std::unique_ptr<Running>> running_;
};

}  // namespace cairn::query::execution
