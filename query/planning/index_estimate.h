#pragma once

#include "query/binding/bound_query.h"
#include "query/planning/grounds.h"

namespace cairn::query::planning {

/// About how many nodes a seek in an index finds. Where the value is known when the query is planned, a
/// literal or a parameter, the entries are counted, up to a few hundred; where it is not, the first values of
/// the index tell how many nodes have the same one.
class IndexEstimate {
 public:
  /// `nodes` is how many have the index's label.
  IndexEstimate(const Grounds& grounds, const graph::PropertyIndex& index, double nodes)
      : grounds_(grounds), index_(index), nodes_(nodes) {}

  double equal(const bound::Expression& value) const;
  double one_of(const bound::Expression& list) const;
  /// Null: no such bound.
  double range(const bound::Expression* from, bool from_inclusive, const bound::Expression* to,
               bool to_inclusive) const;

 private:
  const Value* known(const bound::Expression& expression) const;
  double having(const Value& value) const;
  double having_any_value() const;

  const Grounds& grounds_;
  const graph::PropertyIndex& index_;
  double nodes_;
};

}  // namespace cairn::query::planning
