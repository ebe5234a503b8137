#include "query/execution/constant_lists.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "query/execution/range.h"

namespace cairn::query::execution {

namespace {

constexpr std::size_t kLongList = 8;

bool is_constant(const bound::Expression& expression) {
  using Kind = bound::Expression::Kind;
  const bool numbers = expression.kind == Kind::kFunction && expression.function->code == &range;
  if (expression.kind == Kind::kLiteral || expression.kind == Kind::kParameter) return true;
  return (numbers || expression.kind == Kind::kList || expression.kind == Kind::kUnary) &&
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
  const auto [known, fresh] = sets_.try_emplace(&list);
  if (!fresh || !is_constant(list)) return known->second.get();
  const Value value = evaluate();
  const List* elements = value.list();
  if (elements == nullptr || elements->size() < kLongList ||
      !std::all_of(elements->begin(), elements->end(), is_plain))
    return nullptr;
  memory.take(elements->size() * (sizeof(Value) + kHashEntry));
  sets_[&list] = std::make_unique<const Set>(elements->begin(), elements->end());
  return sets_[&list].get();
}

}  // namespace cairn::query::execution
