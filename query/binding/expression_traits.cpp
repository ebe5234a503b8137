#include "query/binding/expression_traits.h"

#include <cctype>

#include "query/binding/overloaded.h"
#include "query/execution/aggregate_function.h"
#include "query/execution/function.h"

namespace cairn::query::binding {

namespace {

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
                        [&](const syntax::FunctionCall& form) { all(form.arguments); },
                        [&](const syntax::ListComprehension& form) {
                          one(form.list);
                          one(form.where);
                          one(form.projection);
                        },
                        [&](const syntax::Quantifier& form) {
                          one(form.list);
                          one(form.where);
                        },
                        [&](const syntax::Reduction& form) {
                          one(form.initial);
                          one(form.list);
                          one(form.step);
                        },
                        [](const auto&) {}},
             expression.form);
}

bool is_constant(const syntax::Expression& expression) {
  const bool reads = std::holds_alternative<syntax::Variable>(expression.form) ||
                     std::holds_alternative<syntax::PatternExpression>(expression.form) ||
                     std::holds_alternative<syntax::PatternComprehension>(expression.form) ||
                     std::holds_alternative<syntax::Subquery>(expression.form);
  if (reads) return false;
  bool constant = true;
  each_part(expression, [&](const syntax::Expression& part) { constant = constant && is_constant(part); });
  return constant;
}

}  // namespace

bool reads_variable(const syntax::Expression& expression) {
  return !is_constant(expression);
}

bool is_aggregate(const syntax::Expression& expression) {
  const auto* call = std::get_if<syntax::FunctionCall>(&expression.form);
  return call != nullptr && (call->star || find_aggregate(call->name.text) != nullptr);
}

bool has_aggregate(const syntax::Expression& expression) {
  if (is_aggregate(expression)) return true;
  bool found = false;
  each_part(expression, [&](const syntax::Expression& part) { found = found || has_aggregate(part); });
  return found;
}

bool is_random(const syntax::Expression& expression) {
  const auto* call = std::get_if<syntax::FunctionCall>(&expression.form);
  const Function* function = call != nullptr ? find_function(call->name.text) : nullptr;
  if (function != nullptr && function->name == "rand") return true;
  bool found = false;
  each_part(expression, [&](const syntax::Expression& part) { found = found || is_random(part); });
  return found;
}

bool is_simple(const syntax::Expression& expression) {
  if (std::holds_alternative<syntax::Variable>(expression.form)) return true;
  const auto* property = std::get_if<syntax::Property>(&expression.form);
  return property != nullptr && std::holds_alternative<syntax::Variable>(property->subject->form);
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

}  // namespace cairn::query::binding
