#include "query/execution/operators/call.h"

#include "query/execution/evaluator.h"
#include "query/function_error.h"

namespace cairn::query::execution {

std::vector<Value> CallOperator::arguments(Row& row) {
  const auto& inputs = plan_.call->procedure->inputs;
  std::vector<Value> values;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& expression = plan_.call->arguments[i];
    Value value = evaluate(expression, row, context());
    const bool wants_float =
        inputs[i].type.can_be(StaticType::kFloat) && !inputs[i].type.can_be(StaticType::kInteger);
    if (wants_float && value.integer() != nullptr) value = static_cast<double>(*value.integer());
    if (!inputs[i].type.can_be(StaticType::of(value).types())) {
      context().source.runtime_error("TypeError", "InvalidArgumentType",
                                     "the argument '" + inputs[i].name + "' cannot be " + type_name(value),
                                     expression.span);
    }
    values.push_back(std::move(value));
  }
  return values;
}

void CallOperator::work(Row& row, Batch& out) {
  const auto& procedure = *plan_.call->procedure;
  const auto results = guarded(context().source, plan_.call->span, [&] {
    return procedure.code(arguments(row), context().view, [this] { context().check_cancelled(); });
  });
  if (procedure.outputs.empty()) {
    out.push_back(std::move(row));
    return;
  }
  for (const auto& result : results) {
    out.push_back(row);
    for (const auto& [column, slot] : plan_.call->outputs) out.back()[slot] = result.at(column);
  }
}

}  // namespace cairn::query::execution
