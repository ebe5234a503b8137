#include "query/binding/label_condition.h"

namespace cairn::query::binding {

namespace {

using Kind = bound::Expression::Kind;
using LabelKind = syntax::LabelExpression::Kind;

bound::Expression make(Kind kind, const bound::Expression& subject) {
  bound::Expression bound;
  bound.kind = kind;
  bound.span = subject.span;
  bound.type = StaticType::kBoolean | StaticType::kNull;
  return bound;
}

/// All of the labels; none are asked for: any will do.
bound::Expression has_labels(std::vector<std::string> labels, const bound::Expression& subject) {
  bound::Expression bound = make(Kind::kHasLabels, subject);
  bound.names = std::move(labels);
  bound.operands.push_back(subject);
  return bound;
}

}  // namespace

bound::Expression label_condition(const syntax::LabelExpression& wanted, const bound::Expression& subject) {
  if (wanted.kind == LabelKind::kLabel) return has_labels({wanted.label.text}, subject);
  if (wanted.kind == LabelKind::kAny) return has_labels({}, subject);
  if (wanted.kind == LabelKind::kNot) {
    bound::Expression bound = make(Kind::kUnary, subject);
    bound.unary = syntax::UnaryOperator::kNot;
    bound.operands.push_back(label_condition(wanted.operands.front(), subject));
    return bound;
  }
  std::vector<std::string> labels;
  for (const auto& operand : wanted.operands) {
    if (operand.kind == LabelKind::kLabel) labels.push_back(operand.label.text);
  }
  if (wanted.kind == LabelKind::kAnd && labels.size() == wanted.operands.size()) {
    return has_labels(std::move(labels), subject);
  }
  bound::Expression bound = make(Kind::kJunction, subject);
  bound.connective = wanted.kind == LabelKind::kAnd ? syntax::Connective::kAnd : syntax::Connective::kOr;
  for (const auto& operand : wanted.operands) bound.operands.push_back(label_condition(operand, subject));
  return bound;
}

}  // namespace cairn::query::binding
