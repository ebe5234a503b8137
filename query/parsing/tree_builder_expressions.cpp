#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "query/parsing/string_literal.h"
#include "query/parsing/tree_builder.h"

namespace cairn::query::parsing {

using syntax::BinaryOperator;
using syntax::ExpressionPtr;

ExpressionPtr TreeBuilder::where(Parser::WhereContext* context) const {
  return context == nullptr ? nullptr : expression(context->expression());
}

std::vector<ExpressionPtr> TreeBuilder::expressions(
    const std::vector<Parser::ExpressionContext*>& contexts) const {
  std::vector<ExpressionPtr> found;
  found.reserve(contexts.size());
  for (auto* context : contexts) found.push_back(expression(context));
  return found;
}

ExpressionPtr TreeBuilder::expression(Parser::ExpressionContext* context) const {
  const auto binary = [&](BinaryOperator operation, auto* form) {
    return make(syntax::Binary{operation, expression(form->expression(0)), expression(form->expression(1))},
                *form);
  };
  if (auto* form = dynamic_cast<Parser::AtomExpressionContext*>(context)) return atom(*form->atom());
  if (auto* form = dynamic_cast<Parser::PropertyExpressionContext*>(context)) {
    return make(syntax::Property{expression(form->expression()), name(*form->schemaName())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::LabelsExpressionContext*>(context)) {
    return make(syntax::HasLabels{expression(form->expression()), all_of(form->labelTest()->labelAnd())},
                *form);
  }
  if (auto* form = dynamic_cast<Parser::IndexExpressionContext*>(context)) {
    return make(syntax::Index{expression(form->expression(0)), expression(form->expression(1))}, *form);
  }
  if (auto* form = dynamic_cast<Parser::SliceExpressionContext*>(context)) {
    auto from = form->from == nullptr ? nullptr : expression(form->from);
    auto to = form->to == nullptr ? nullptr : expression(form->to);
    return make(syntax::Slice{expression(form->expression(0)), std::move(from), std::move(to)}, *form);
  }
  if (auto* form = dynamic_cast<Parser::SignExpressionContext*>(context)) {
    const bool minus = form->sign->getText() == "-";
    // The smallest integer has no positive counterpart, so the sign is read together with the digits.
    auto* inner = dynamic_cast<Parser::AtomExpressionContext*>(form->expression());
    if (minus && inner != nullptr && inner->atom()->literal() != nullptr &&
        inner->atom()->literal()->INTEGER() != nullptr) {
      return make(syntax::Literal{integer(inner->getText(), true, offsets_.span(*form))}, *form);
    }
    const auto operation = minus ? syntax::UnaryOperator::kMinus : syntax::UnaryOperator::kPlus;
    return make(syntax::Unary{operation, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::PowerExpressionContext*>(context))
    return binary(BinaryOperator::kPower, form);
  if (auto* form = dynamic_cast<Parser::ProductExpressionContext*>(context)) {
    const std::string sign = form->op->getText();
    return binary(sign == "*" ? BinaryOperator::kMultiply
                              : (sign == "/" ? BinaryOperator::kDivide : BinaryOperator::kModulo),
                  form);
  }
  if (auto* form = dynamic_cast<Parser::SumExpressionContext*>(context)) {
    return sum(*form);
  }
  if (auto* form = dynamic_cast<Parser::StartsWithExpressionContext*>(context)) {
    return binary(BinaryOperator::kStartsWith, form);
  }
  if (auto* form = dynamic_cast<Parser::EndsWithExpressionContext*>(context)) {
    return binary(BinaryOperator::kEndsWith, form);
  }
  if (auto* form = dynamic_cast<Parser::ContainsExpressionContext*>(context)) {
    return binary(BinaryOperator::kContains, form);
  }
  if (auto* form = dynamic_cast<Parser::MatchesExpressionContext*>(context))
    return binary(BinaryOperator::kMatches, form);
  if (auto* form = dynamic_cast<Parser::InExpressionContext*>(context))
    return binary(BinaryOperator::kIn, form);
  if (auto* form = dynamic_cast<Parser::IsNullExpressionContext*>(context)) {
    const auto operation =
        form->NOT() != nullptr ? syntax::UnaryOperator::kIsNotNull : syntax::UnaryOperator::kIsNull;
    return make(syntax::Unary{operation, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::ComparisonExpressionContext*>(context)) return comparison(*form);
  if (auto* form = dynamic_cast<Parser::NotExpressionContext*>(context)) {
    return make(syntax::Unary{syntax::UnaryOperator::kNot, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::AndExpressionContext*>(context))
    return junction(syntax::Connective::kAnd, *form);
  if (auto* form = dynamic_cast<Parser::XorExpressionContext*>(context))
    return junction(syntax::Connective::kXor, *form);
  return junction(syntax::Connective::kOr, dynamic_cast<Parser::OrExpressionContext&>(*context));
}

namespace {

/// a + b - c parses as (a + b) - c; without brackets it is one chain: its forms from the innermost out.
template <typename Form>
std::vector<Form*> chain_of(Form& outermost) {
  std::vector<Form*> forms;
  for (auto* form = &outermost; form != nullptr; form = dynamic_cast<Form*>(form->expression(0)))
    forms.push_back(form);
  std::reverse(forms.begin(), forms.end());
  return forms;
}

}  // namespace

ExpressionPtr TreeBuilder::sum(Parser::SumExpressionContext& context) const {
  syntax::Sum sum;
  const auto forms = chain_of(context);
  sum.operands.push_back(expression(forms.front()->expression(0)));
  for (auto* form : forms) {
    sum.operations.push_back(form->op->getText() == "+" ? BinaryOperator::kAdd : BinaryOperator::kSubtract);
    sum.operands.push_back(expression(form->expression(1)));
    sum.beginnings.push_back(offsets_.span(*form));
  }
  return make(std::move(sum), context);
}

template <typename Form>
ExpressionPtr TreeBuilder::junction(syntax::Connective connective, Form& context) const {
  syntax::Junction junction{connective, {}, {}};
  const auto forms = chain_of(context);
  junction.operands.push_back(expression(forms.front()->expression(0)));
  for (auto* form : forms) {
    junction.operands.push_back(expression(form->expression(1)));
    junction.beginnings.push_back(offsets_.span(*form));
  }
  return make(std::move(junction), context);
}

ExpressionPtr TreeBuilder::comparison(Parser::ComparisonExpressionContext& context) const {
  // a < b < c parses as (a < b) < c; without brackets it is one chain.
  syntax::ComparisonChain chain;
  if (auto* left = dynamic_cast<Parser::ComparisonExpressionContext*>(context.expression(0))) {
    auto inner = comparison(*left);
    chain = std::move(std::get<syntax::ComparisonChain>(inner->form));
  } else {
    chain.operands.push_back(expression(context.expression(0)));
  }
  const std::string sign = context.op->getText();
  using syntax::Comparison;
  chain.comparisons.push_back(sign == "="    ? Comparison::kEqual
                              : sign == "<>" ? Comparison::kNotEqual
                              : sign == "<"  ? Comparison::kLess
                              : sign == "<=" ? Comparison::kLessOrEqual
                              : sign == ">"  ? Comparison::kGreater
                                             : Comparison::kGreaterOrEqual);
  chain.operands.push_back(expression(context.expression(1)));
  return make(std::move(chain), context);
}

ExpressionPtr TreeBuilder::atom(Parser::AtomContext& context) const {
  if (auto* form = context.literal()) return literal(*form);
  if (auto* form = context.parameter()) return parameter(*form);
  if (auto* form = context.caseExpression()) return case_expression(*form);
  if (auto* form = context.countStar()) {
    return make(syntax::FunctionCall{{"count", offsets_.span(*form)}, false, true, {}}, *form);
  }
  if (auto* form = context.listComprehension()) return list_comprehension(*form);
  if (auto* form = context.patternComprehension()) {
    auto pattern = chain(*form->chain());
    pattern->variable = variable(form->variable());
    return make(syntax::PatternComprehension{std::move(pattern), where(form->where()),
                                             expression(form->expression())},
                *form);
  }
  if (auto* form = context.quantifier()) return quantifier(*form);
  if (auto* form = context.reduction()) {
    return make(syntax::Reduction{*variable(form->accumulator), expression(form->initial),
                                  *variable(form->element), expression(form->list), expression(form->step)},
                *form);
  }
  if (auto* form = context.subquery()) return subquery(*form);
  if (auto* form = context.patternExpression()) {
    return make(syntax::PatternExpression{chain(*form->chain())}, *form);
  }
  if (auto* form = context.functionCall()) {
    syntax::Name function{{}, offsets_.span(*form)};
    for (auto* part : form->symbolicName())
      function.text += (function.text.empty() ? "" : ".") + name(*part).text;
    function.span.end = offsets_.span(*form->symbolicName().back()).end;
    return make(syntax::FunctionCall{std::move(function), form->DISTINCT() != nullptr, false,
                                     expressions(form->expression())},
                *form);
  }
  if (auto* form = context.expression()) return expression(form);
  return make(syntax::Variable{name(*context.variable()->symbolicName()).text}, context);
}

ExpressionPtr TreeBuilder::list_comprehension(Parser::ListComprehensionContext& context) const {
  return make(
      syntax::ListComprehension{*variable(context.variable()), expression(context.expression(0)),
                                where(context.where()),
                                context.projected == nullptr ? nullptr : expression(context.projected)},
      context);
}

ExpressionPtr TreeBuilder::quantifier(Parser::QuantifierContext& context) const {
  using syntax::QuantifierWord;
  const auto word = context.ALL() != nullptr    ? QuantifierWord::kAll
                    : context.ANY() != nullptr  ? QuantifierWord::kAny
                    : context.NONE() != nullptr ? QuantifierWord::kNone
                                                : QuantifierWord::kSingle;
  return make(syntax::Quantifier{word, *variable(context.variable()), expression(context.expression()),
                                 where(context.where())},
              context);
}

ExpressionPtr TreeBuilder::subquery(Parser::SubqueryContext& context) const {
  const auto word =
      context.EXISTS() != nullptr ? syntax::SubqueryWord::kExists : syntax::SubqueryWord::kCount;
  if (auto* whole = context.query()) {
    return make(syntax::Subquery{word, std::make_unique<syntax::Query>(query(*whole))}, context);
  }
  auto bare = std::make_unique<syntax::Query>();
  bare->span = offsets_.span(context);
  bare->parts.emplace_back();
  bare->parts.back().clauses.push_back(
      {syntax::Match{false, patterns(context.pattern()), where(context.where())}, bare->span});
  return make(syntax::Subquery{word, std::move(bare)}, context);
}

ExpressionPtr TreeBuilder::literal(Parser::LiteralContext& context) const {
  const Span span = offsets_.span(context);
  if (context.NULL_() != nullptr) return make(syntax::Literal{}, context);
  if (context.TRUE() != nullptr) return make(syntax::Literal{true}, context);
  if (context.FALSE() != nullptr) return make(syntax::Literal{false}, context);
  if (auto* digits = context.INTEGER())
    return make(syntax::Literal{integer(digits->getText(), false, span)}, context);
  if (auto* digits = context.FLOAT()) return make(syntax::Literal{float64(digits->getText(), span)}, context);
  if (auto* wrong = context.NO_NUMBER()) {
    source_.syntax_error("InvalidNumberLiteral", wrong->getText() + " is no number", span);
  }
  if (auto* quoted = context.STRING()) {
    return make(syntax::Literal{read_string_literal(quoted->getText(), source_, span)}, context);
  }
  if (auto* list = context.listLiteral())
    return make(syntax::ListLiteral{expressions(list->expression())}, context);
  return map_literal(*context.mapLiteral());
}

ExpressionPtr TreeBuilder::map_literal(Parser::MapLiteralContext& context) const {
  syntax::MapLiteral map;
  for (auto* entry : context.mapEntry()) {
    map.entries.emplace_back(name(*entry->schemaName()), expression(entry->expression()));
  }
  return make(std::move(map), context);
}

ExpressionPtr TreeBuilder::parameter(Parser::ParameterContext& context) const {
  if (auto* digits = context.INTEGER()) return make(syntax::Parameter{digits->getText()}, context);
  return make(syntax::Parameter{name(*context.schemaName()).text}, context);
}

ExpressionPtr TreeBuilder::case_expression(Parser::CaseExpressionContext& context) const {
  syntax::Case form;
  if (context.subject != nullptr) form.subject = expression(context.subject);
  for (auto* branch : context.caseBranch()) {
    form.branches.emplace_back(expression(branch->expression(0)), expression(branch->expression(1)));
  }
  if (context.otherwise != nullptr) form.otherwise = expression(context.otherwise);
  return make(std::move(form), context);
}

Value TreeBuilder::integer(const std::string& digits, bool negative, Span span) const {
  std::string_view text = digits;
  if (text.starts_with('-')) text.remove_prefix(1);
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) base = 16;
  if (text.starts_with("0o") || text.starts_with("0O")) base = 8;
  if (base != 10) text.remove_prefix(2);
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
  const std::uint64_t most =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
  if (error != std::errc() || end != text.data() + text.size() || magnitude > most) {
    source_.syntax_error("IntegerOverflow", "the integer " + digits + " does not fit in 64 bits", span);
  }
  return static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
}

Value TreeBuilder::float64(const std::string& digits, Span span) const {
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool overflow = error == std::errc::result_out_of_range && digits.find("e-") == std::string::npos &&
                        digits.find("E-") == std::string::npos;
  if (overflow || std::isinf(number)) {
    source_.syntax_error("FloatingPointOverflow", "the number " + digits + " is too large for a float", span);
  }
  return number;
}

}  // namespace cairn::query::parsing
