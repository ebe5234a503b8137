#pragma once

#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "query/binding/bound_query.h"
#include "query/execution/memory.h"
#include "query/value_hash.h"

namespace cairn::query::execution {

/// The lists behind IN that are the same for all rows of a statement, as sets: a long one that is asked again
/// and again is not walked each time.
class ConstantLists {
 public:
  using Set = std::unordered_set<Value, ValueHash, ValueEqual>;

  /// The elements of a long list of plain values. Null where the expression is no such list, or depends on
  /// the row; at the first time that it is asked for; and where there is no memory for it.
  const Set* find(const bound::Expression& list, Memory& memory, const std::function<Value()>& evaluate);

  /// Whether equality with it is told by a set: it is text, a number or a boolean, which is never "unknown".
  static bool is_plain(const Value& value);

 private:
  struct Kept {
    std::size_t asked = 0;
    std::unique_ptr<const Set> set;  ///< null: there is none
  };
  std::unordered_map<const bound::Expression*, Kept> kept_;
};

}  // namespace cairn::query::execution
