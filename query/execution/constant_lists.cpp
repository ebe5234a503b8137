#include "query/execution/constant_lists.h"

#include <algorithm>
#include <cmath>

namespace cairn::query::execution {

namespace {

constexpr std::size_t kLongList = 8;

bool is_constant(const bound::Expression& expression) {
  using Kind = bound::Expression::Kind;
  if (expression.kind == Kind::kLiteral || expression.kind == Kind::kParameter) return true;
  return (expression.kind == Kind::kList || expression.kind == Kind::kUnary) &&
         std::all_of(expression.operands.begin(), expression.operands.end(), is_constant);
}

}  // namespace

bool ConstantLists::is_plain(const Value& value) {
  const double* number = value.float64();
  return value.string() != nullptr || value.integer() != nullptr || value.boolean() != nullptr ||
         (number != nullptr && !std::isnan(*number));
}

const ConstantLists::Set* ConstantLists::find(const bound::Expression& list, Memory& memory,
                                              const std::function<Value()>& evaluate) {
  Kept& kept = kept_[&list];
  if (++kept.asked != 2 || !is_constant(list)) return kept.set.get();
  const Value value = evaluate();
  const List* elements = value.list();
  if (elements == nullptr || elements->size() < kLongList ||
      !std::all_of(elements->begin(), elements->end(), is_plain))
    return nullptr;
  const std::size_t bytes = size_in_memory(value) + elements->size() * kHashEntry;
  if (!memory.has(bytes)) return nullptr;
  memory.take(bytes);
  kept.set = std::make_unique<const Set>(elements->begin(), elements->end());
  return kept.set.get();
}

}  // namespace cairn::query::execution
