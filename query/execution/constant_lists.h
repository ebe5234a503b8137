#pragma once

#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "query/binding/bound_query.h"
#include "query/execution/memory.h"
#include "query/value_hash.h"

namespace cairn::query::execution {

/// The lists behind IN that are the same for all rows of a statement, as sets: long ones are not walked for
/// each row.
class ConstantLists {
 public:
  using Set = std::unordered_set<Value, ValueHash, ValueEqual>;

  /// The elements of a long list of plain values; null where the expression is no such list, or depends on
  /// the row. `evaluate` is called once.
  const Set* find(const bound::Expression& list, Memory& memory, const std::function<Value()>& evaluate);

  /// Whether equality with it is told by a set: it is text, a number or a boolean, which is never "unknown".
  static bool is_plain(const Value& value);

 private:
  std::unordered_map<const bound::Expression*, std::unique_ptr<const Set>> sets_;  ///< null: there is none
};

}  // namespace cairn::query::execution
