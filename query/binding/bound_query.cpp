#include "query/binding/bound_query.h"

namespace cairn::query::bound {

void collect_slots(const Expression& expression, std::vector<Slot>& slots) {
  if (expression.kind == Expression::Kind::kSlot) slots.push_back(expression.slot);
  for (const Expression& operand : expression.operands) collect_slots(operand, slots);
}

}  // namespace cairn::query::bound
