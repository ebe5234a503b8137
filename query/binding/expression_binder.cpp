#include "query/binding/expression_binder.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "text/similarity.h"

namespace cairn::query::binding {

namespace {

using Kind = bound::Expression::Kind;

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// Calls visit for each direct part of an expression.
template <typename Visit>
void each_part(const syntax::Expression& expression, Visit visit) {
  const auto one = [&](const syntax::ExpressionPtr& part) {
    if (part) visit(*part);
  };
  const auto all = [&](const std::vector<syntax::ExpressionPtr>& parts) {
    for (const auto& part : parts) one(part);
  };
  std::visit(Overloaded{[&](const syntax::ListLiteral& form) { all(form.elements); },
                        [&](const syntax::MapLiteral& form) {
                          for (const auto& [name, value] : form.entries) one(value);
                        },
                        [&](const syntax::Property& form) { one(form.subject); },
                        [&](const syntax::HasLabels& form) { one(form.subject); },
                        [&](const syntax::Index& form) {
                          one(form.subject);
                          one(form.index);
                        },
                        [&](const syntax::Slice& form) {
                          one(form.subject);
                          one(form.from);
                          one(form.to);
                        },
                        [&](const syntax::Unary& form) { one(form.operand); },
                        [&](const syntax::Binary& form) {
                          one(form.left);
                          one(form.right);
                        },
                        [&](const syntax::Sum& form) { all(form.operands); },
                        [&](const syntax::Junction& form) { all(form.operands); },
                        [&](const syntax::ComparisonChain& form) { all(form.operands); },
                        [&](const syntax::Case& form) {
                          one(form.subject);
                          for (const auto& [when, then] : form.branches) {
                            one(when);
                            one(then);
                          }
                          one(form.otherwise);
                        },
                        [&](const syntax::FunctionCall& form) { all(form.arguments); }, [](const auto&) {}},
             expression.form);
}

bool is_constant(const syntax::Expression& expression) {
  if (std::holds_alternative<syntax::Variable>(expression.form)) return false;
  bool constant = true;
  each_part(expression, [&](const syntax::Expression& part) { constant = constant && is_constant(part); });
  return constant;
}

}  // namespace

bool has_aggregate(const syntax::Expression& expression) {
  const auto* call = std::get_if<syntax::FunctionCall>(&expression.form);
  if (call != nullptr && (call->star || find_aggregate(call->name.text) != nullptr)) return true;
  bool found = false;
  each_part(expression, [&](const syntax::Expression& part) { found = found || has_aggregate(part); });
  return found;
}

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         c == '_';
}

}  // namespace

std::string compact_text(const ErrorSource& source, Span span) {
  const std::string_view text = std::string_view(source.text()).substr(span.begin, span.end - span.begin);
  std::string compact;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote == 0 && is_blank(c)) {
      const bool between_words =
          !compact.empty() && is_word(compact.back()) && i + 1 < text.size() && is_word(text[i + 1]);
      if (between_words) compact.push_back(' ');
      continue;
    }
    compact.push_back(c);
    if (quote != 0 && quote != '`' && c == '\\' && i + 1 < text.size()) {
      compact.push_back(text[++i]);
    } else if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
      quote = c;
    }
  }
  return compact;
}

bound::Expression ExpressionBinder::make(Kind kind, Span span) const {
  bound::Expression expression;
  expression.kind = kind;
  expression.span = span;
  return expression;
}

std::optional<bound::Expression> ExpressionBinder::find_computed(Span span) const {
  if (aggregation_.computed == nullptr) return std::nullopt;
  const std::string text = compact_text(source_, span);
  for (const Computed& computed : *aggregation_.computed) {
    if (computed.is_variable || computed.text != text) continue;
    bound::Expression reference = make(Kind::kSlot, span);
    reference.slot = computed.slot;
    return reference;
  }
  return std::nullopt;
}

std::optional<bound::Expression> ExpressionBinder::bind_computed(const syntax::Expression& expression) const {
  const auto* variable = std::get_if<syntax::Variable>(&expression.form);
  if (variable == nullptr) return find_computed(expression.span);
  const auto reference = [&](bound::Slot slot) {
    bound::Expression found = make(Kind::kSlot, expression.span);
    found.slot = slot;
    return found;
  };
  const VariableInfo* column =
      aggregation_.columns != nullptr ? aggregation_.columns->find(variable->name) : nullptr;
  if (column != nullptr) return reference(column->slot);
  if (aggregation_.computed == nullptr) return std::nullopt;
  for (const Computed& computed : *aggregation_.computed) {
    if (computed.is_variable && computed.text == variable->name) return reference(computed.slot);
  }
  return std::nullopt;
}

bound::Expression ExpressionBinder::bind_variable(const std::string& name, Span span) const {
  const VariableInfo* variable = scope_.find(name);
  if (variable == nullptr) {
    std::vector<std::string> names;
    for (const auto& known : scope_.variables()) names.push_back(known.name);
    const auto near = text::nearest(name, names, 1);
    source_.syntax_error("UndefinedVariable",
                         "variable '" + name + "' is not defined" +
                             (near.empty() ? "" : "; did you mean '" + near.front() + "'?"),
                         span);
  }
  if (aggregation_.computed != nullptr) {
    source_.syntax_error(
        "AmbiguousAggregationExpression",
        "'" + name + "' is neither grouped by nor aggregated here; return it as a column of its own first",
        span);
  }
  bound::Expression reference = make(Kind::kSlot, span);
  reference.slot = variable->slot;
  return reference;
}

bound::Expression ExpressionBinder::bind_aggregate(const syntax::FunctionCall& call,
                                                   const AggregateFunction& function, Span span) {
  if (aggregation_.into == nullptr) {
    source_.syntax_error("InvalidAggregation",
                         call.name.text + "() aggregates rows and cannot stand here; use WITH first", span);
  }
  bound::Aggregate aggregate;
  aggregate.function = &function;
  aggregate.distinct = call.distinct;
  aggregate.slot = slots_.next();
  aggregate.span = span;
  if (!call.star) {
    if (call.arguments.size() != 1) {
      source_.syntax_error("InvalidNumberOfArguments", call.name.text + "() takes one argument", span);
    }
    if (has_aggregate(*call.arguments.front())) {
      source_.syntax_error("NestedAggregation",
                           "an aggregate cannot be aggregated again; use WITH in between", span);
    }
    ExpressionBinder inside(source_, scope_, slots_, {});
    aggregate.argument = inside.bind(*call.arguments.front());
  }
  bound::Expression reference = make(Kind::kSlot, span);
  reference.slot = aggregate.slot;
  aggregation_.into->push_back(std::move(aggregate));
  return reference;
}

bound::Expression ExpressionBinder::bind_call(const syntax::FunctionCall& call, Span span) {
  if (const AggregateFunction* aggregate = find_aggregate(call.name.text)) {
    return bind_aggregate(call, *aggregate, span);
  }
  const Function* function = find_function(call.name.text);
  if (function == nullptr) {
    const auto near = text::nearest(call.name.text, function_names(), 1);
    source_.syntax_error("UnknownFunction",
                         "there is no function '" + call.name.text + "'" +
                             (near.empty() ? "" : "; did you mean '" + near.front() + "'?"),
                         call.name.span);
  }
  if (call.distinct) {
    source_.syntax_error(
        "UnexpectedSyntax",
        "DISTINCT stands in aggregates only, and " + std::string(function->name) + "() is none", span);
  }
  const std::size_t count = call.arguments.size();
  if (count < function->least_arguments || count > function->most_arguments) {
    const std::string wanted = function->least_arguments == function->most_arguments
                                   ? std::to_string(function->least_arguments)
                                   : "at least " + std::to_string(function->least_arguments);
    source_.syntax_error(
        "InvalidNumberOfArguments",
        std::string(function->name) + "() takes " + wanted + " arguments, not " + std::to_string(count),
        span);
  }
  bound::Expression bound = make(Kind::kFunction, span);
  bound.function = function;
  for (const auto& argument : call.arguments) bound.operands.push_back(bind(*argument));
  return bound;
}

/// Binds the operands of a chain of operators. `a + b` is part of `a + b + c` and may have been computed
/// already: then it is one operand. Returns how many of the chain's operands became the first one.
std::size_t ExpressionBinder::bind_chain(const std::vector<syntax::ExpressionPtr>& operands,
                                         const std::vector<Span>& beginnings, bound::Expression& bound) {
  std::size_t taken = 0;
  for (std::size_t count = operands.size() - 1; count >= 2 && taken == 0; --count) {
    auto computed = find_computed(beginnings[count - 2]);
    if (!computed) continue;
    bound.operands.push_back(std::move(*computed));
    taken = count;
  }
  for (std::size_t i = taken; i < operands.size(); ++i) bound.operands.push_back(bind(*operands[i]));
  return std::max<std::size_t>(taken, 1);
}

bound::Expression ExpressionBinder::bind(const syntax::Expression& expression) {
  if (!is_constant(expression) || has_aggregate(expression)) {
    if (auto computed = bind_computed(expression)) return std::move(*computed);
  }
  const Span span = expression.span;
  const auto with_operands = [&](Kind kind, auto&&... parts) {
    bound::Expression bound = make(kind, span);
    const auto add = [&](const syntax::ExpressionPtr& part) {
      bound.operands.push_back(part ? bind(*part) : make(Kind::kLeftOut, span));
    };
    (add(parts), ...);
    return bound;
  };
  return std::visit(
      Overloaded{
          [&](const syntax::Literal& form) {
            bound::Expression bound = make(Kind::kLiteral, span);
            bound.literal = form.value;
            return bound;
          },
          [&](const syntax::ListLiteral& form) {
            bound::Expression bound = make(Kind::kList, span);
            for (const auto& element : form.elements) bound.operands.push_back(bind(*element));
            return bound;
          },
          [&](const syntax::MapLiteral& form) {
            bound::Expression bound = make(Kind::kMap, span);
            for (const auto& [name, value] : form.entries) {
              bound.names.push_back(name.text);
              bound.operands.push_back(bind(*value));
            }
            return bound;
          },
          [&](const syntax::Variable& form) { return bind_variable(form.name, span); },
          [&](const syntax::Parameter& form) {
            bound::Expression bound = make(Kind::kParameter, span);
            bound.names.push_back(form.name);
            return bound;
          },
          [&](const syntax::Property& form) {
            bound::Expression bound = with_operands(Kind::kProperty, form.subject);
            bound.names.push_back(form.key.text);
            return bound;
          },
          [&](const syntax::HasLabels& form) {
            bound::Expression bound = with_operands(Kind::kHasLabels, form.subject);
            for (const auto& label : form.labels) bound.names.push_back(label.text);
            return bound;
          },
          [&](const syntax::Index& form) { return with_operands(Kind::kIndex, form.subject, form.index); },
          [&](const syntax::Slice& form) {
            return with_operands(Kind::kSlice, form.subject, form.from, form.to);
          },
          [&](const syntax::Unary& form) {
            bound::Expression bound = with_operands(Kind::kUnary, form.operand);
            bound.unary = form.operation;
            return bound;
          },
          [&](const syntax::Binary& form) {
            bound::Expression bound = with_operands(Kind::kBinary, form.left, form.right);
            bound.binary = form.operation;
            return bound;
          },
          [&](const syntax::Sum& form) {
            bound::Expression bound = make(Kind::kSum, span);
            const auto first =
                static_cast<std::ptrdiff_t>(bind_chain(form.operands, form.beginnings, bound)) - 1;
            bound.operations.assign(form.operations.begin() + first, form.operations.end());
            bound.beginnings.assign(form.beginnings.begin() + first, form.beginnings.end());
            return bound;
          },
          [&](const syntax::Junction& form) {
            bound::Expression bound = make(Kind::kJunction, span);
            bind_chain(form.operands, form.beginnings, bound);
            bound.connective = form.connective;
            return bound;
          },
          [&](const syntax::ComparisonChain& form) {
            bound::Expression bound = make(Kind::kComparison, span);
            for (const auto& operand : form.operands) bound.operands.push_back(bind(*operand));
            bound.comparisons = form.comparisons;
            return bound;
          },
          [&](const syntax::Case& form) {
            bound::Expression bound = make(Kind::kCase, span);
            bound.searched_case = form.subject == nullptr;
            if (form.subject) bound.operands.push_back(bind(*form.subject));
            for (const auto& [when, then] : form.branches) {
              bound.operands.push_back(bind(*when));
              bound.operands.push_back(bind(*then));
            }
            bound.operands.push_back(form.otherwise ? bind(*form.otherwise) : make(Kind::kLiteral, span));
            return bound;
          },
          [&](const syntax::FunctionCall& form) { return bind_call(form, span); },
      },
      expression.form);
}

}  // namespace cairn::query::binding
