#pragma once

#include <vector>

#include "query/binding/bound_query.h"

namespace cairn::query::planning {

/// Which slots nobody asks for any more, so that what holds all rows need not hold them.
class SlotLifetimes {
 public:
  explicit SlotLifetimes(const bound::SingleQuery& query);

  /// Those that neither this clause nor a later one names. Clauses are asked for in order, and each slot is
  /// told once.
  std::vector<bound::Slot> ended_before(std::size_t clause);
  /// The same when this clause, a projection, has only its WHERE left.
  std::vector<bound::Slot> ended_before_where_of(std::size_t clause);

 private:
  struct End {
    std::size_t step;  ///< two for each clause: the second one for the WHERE of a projection
    bound::Slot slot;
  };
  std::vector<bound::Slot> ended_before_step(std::size_t step);

  std::vector<End> ends_;  ///< by step
  std::size_t told_ = 0;
};

}  // namespace cairn::query::planning
