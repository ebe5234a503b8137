#include "query/binding/expression_binder.h"

#include <algorithm>
#include <set>

#include "query/binding/arithmetic_type.h"
#include "query/binding/binder.h"
#include "query/binding/expression_traits.h"
#include "query/binding/label_condition.h"
#include "query/binding/overloaded.h"
#include "query/binding/pattern_binder.h"
#include "query/execution/aggregate_function.h"
#include "text/folding.h"
#include "text/similarity.h"

namespace cairn::query::binding {

namespace {

using Kind = bound::Expression::Kind;
using syntax::BinaryOperator;

using Type = StaticType::Type;

constexpr std::uint32_t kElement = Type::kNode | Type::kRelationship;

}  // namespace

bound::Expression ExpressionBinder::make(Kind kind, Span span, StaticType type) const {
  bound::Expression expression;
  expression.kind = kind;
  expression.span = span;
  expression.type = std::move(type);
  return expression;
}

bound::Expression ExpressionBinder::reference(bound::Slot slot, StaticType type, Span span) const {
  bound::Expression found = make(Kind::kSlot, span, std::move(type));
  found.slot = slot;
  return found;
}

void ExpressionBinder::expect(const bound::Expression& operand, std::uint32_t types,
                              const std::string& what) const {
  if (operand.type.suits(types)) return;
  source_.syntax_error("InvalidArgumentType",
                       what + " wants " + StaticType(types).names() + ", not " + operand.type.names(),
                       operand.span);
}

ExpressionBinder ExpressionBinder::inner(const Scope& scope) const {
  ExpressionBinder binder(environment_, scope, aggregation_);
  binder.aggregation_.into = nullptr;  // each element is no group
  return binder;
}

bound::Expression ExpressionBinder::bind(const syntax::Expression& expression) {
  beside_aggregate_ = has_aggregate(expression);
  whole_ = expression.span;
  return bind_part(expression);
}

bound::Expression ExpressionBinder::bind_condition(const syntax::Expression& expression) {
  const bool before = in_condition_;
  in_condition_ = true;
  bound::Expression condition = bind_part(expression);
  in_condition_ = before;
  expect(condition, Type::kBoolean, "a condition");
  return condition;
}

// --- what was computed before grouping ---

std::optional<bound::Expression> ExpressionBinder::find_computed(Span span) const {
  const std::string text = compact_text(source_, span);
  for (const Computed& computed : *aggregation_.computed) {
    if (computed.is_variable || computed.text != text) continue;
    if (beside_aggregate_ && !computed.is_simple && !is_whole(span)) {
      source_.syntax_error("AmbiguousAggregationExpression",
                           "'" + text +
                               "' is a column and part of an expression that aggregates; return that "
                               "in two steps, with WITH between them",
                           span);
    }
    return reference(computed.slot, computed.type, span);
  }
  return std::nullopt;
}

std::optional<bound::Expression> ExpressionBinder::bind_computed(const syntax::Expression& expression) const {
  const auto* variable = std::get_if<syntax::Variable>(&expression.form);
  if (variable == nullptr) {
    return aggregation_.computed == nullptr ? std::nullopt : find_computed(expression.span);
  }
  const VariableInfo* column =
      aggregation_.columns != nullptr ? aggregation_.columns->find(variable->name) : nullptr;
  if (column != nullptr) return reference(column->slot, column->type, expression.span);
  if (aggregation_.computed == nullptr) return std::nullopt;
  for (const Computed& computed : *aggregation_.computed) {
    if (computed.is_variable && computed.text == variable->name)
      return reference(computed.slot, computed.type, expression.span);
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
  if (aggregation_.computed != nullptr && variable->slot < own_slots_) {
    source_.syntax_error(
        aggregation_.columns != nullptr ? "UndefinedVariable" : "AmbiguousAggregationExpression",
        "'" + name + "' is neither grouped by nor aggregated here; return it as a column of its own first",
        span);
  }
  return reference(variable->slot, variable->type, span);
}

// --- functions ---

bound::Expression ExpressionBinder::bind_aggregate(const syntax::FunctionCall& call,
                                                   const AggregateFunction& function, Span span) {
  if (aggregation_.into == nullptr) {
    source_.syntax_error("InvalidAggregation",
                         call.name.text + "() aggregates rows and cannot stand here; use WITH first", span);
  }
  bound::Aggregate aggregate;
  aggregate.function = &function;
  aggregate.distinct = call.distinct;
  aggregate.slot = environment_.slots.next();
  aggregate.span = span;
  if (!call.star) {
    if (call.arguments.size() != function.arguments) {
      source_.syntax_error("InvalidNumberOfArguments",
                           call.name.text + "() takes " + std::to_string(function.arguments) + " arguments",
                           span);
    }
    for (const auto& argument : call.arguments) {
      if (has_aggregate(*argument)) {
        source_.syntax_error("NestedAggregation",
                             "an aggregate cannot be aggregated again; use WITH in between", span);
      }
      if (is_random(*argument)) {
        source_.syntax_error("NonConstantExpression", "a random number cannot be aggregated; use WITH first",
                             argument->span);
      }
    }
    // After grouping (ORDER BY) only columns are left to aggregate, and those are no rows any more.
    const Scope& visible = aggregation_.columns != nullptr ? *aggregation_.columns : scope_;
    ExpressionBinder inside(environment_, visible);
    aggregate.argument = inside.bind(*call.arguments.front());
    if (call.arguments.size() > 1) aggregate.parameter = inside.bind(*call.arguments[1]);
  }
  aggregation_.into->push_back(aggregate);
  return reference(aggregate.slot, StaticType(function.result), span);
}

namespace {

/// shortestPath(pattern), allShortestPaths(pattern).
std::optional<syntax::Shortest> shortest_of(const syntax::FunctionCall& call) {
  if (call.arguments.size() != 1 ||
      !std::holds_alternative<syntax::PatternExpression>(call.arguments.front()->form)) {
    return std::nullopt;
  }
  const std::string name = text::fold_case(call.name.text);
  if (name == "shortestpath") return syntax::Shortest::kOne;
  if (name == "allshortestpaths") return syntax::Shortest::kAll;
  return std::nullopt;
}

}  // namespace

bound::Expression ExpressionBinder::bind_call(const syntax::FunctionCall& call, Span span) {
  if (const AggregateFunction* aggregate = find_aggregate(call.name.text)) {
    return bind_aggregate(call, *aggregate, span);
  }
  if (const auto shortest = shortest_of(call)) return bind_shortest(call, *shortest, span);
  const Function* function = find_function(call.name.text);
  if (function == nullptr) {
    std::vector<std::string> names = function_names();
    for (std::string& name : aggregate_names()) names.push_back(std::move(name));
    const auto near = text::nearest(call.name.text, names, 1);
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
  bound::Expression bound = make(Kind::kFunction, span, StaticType(function->result));
  bound.function = function;
  if (function->name == "coalesce") bound.kind = Kind::kFirstKnown;
  const bool exists = function->name == "exists";
  for (std::size_t i = 0; i < count; ++i) {
    const bool pattern = exists && std::holds_alternative<syntax::PatternExpression>(call.arguments[i]->form);
    bound.operands.push_back(pattern
                                 ? bind_pattern(std::get<syntax::PatternExpression>(call.arguments[i]->form),
                                                call.arguments[i]->span)
                                 : bind_part(*call.arguments[i]));
    if (pattern) return std::move(bound.operands.back());
    if (i == 0) expect(bound.operands.back(), function->first_argument, std::string(function->name) + "()");
  }
  return bound;
}

// --- the forms ---

bound::Expression ExpressionBinder::bind_part(const syntax::Expression& expression) {
  if (reads_variable(expression) || has_aggregate(expression)) {
    if (auto computed = bind_computed(expression)) return std::move(*computed);
  }
  // Patterns may stand in conditions, and in what joins conditions.
  const bool joins = std::holds_alternative<syntax::Junction>(expression.form) ||
                     std::holds_alternative<syntax::PatternExpression>(expression.form) ||
                     std::holds_alternative<syntax::Unary>(expression.form) ||
                     std::holds_alternative<syntax::ComparisonChain>(expression.form);
  const bool before = in_condition_;
  in_condition_ = in_condition_ && joins;
  bound::Expression bound = bind_form(expression);
  in_condition_ = before;
  return bound;
}

bound::Expression ExpressionBinder::bind_form(const syntax::Expression& expression) {
  const Span span = expression.span;
  return std::visit(
      Overloaded{
          [&](const syntax::Literal& form) {
            bound::Expression bound = make(Kind::kLiteral, span, StaticType::of(form.value));
            bound.literal = form.value;
            return bound;
          },
          [&](const syntax::ListLiteral& form) { return bind_list(form, span); },
          [&](const syntax::MapLiteral& form) { return bind_map(form, span); },
          [&](const syntax::Variable& form) { return bind_variable(form.name, span); },
          [&](const syntax::Parameter& form) {
            bound::Expression bound = make(Kind::kParameter, span);
            bound.names.push_back(form.name);
            environment_.parameters.emplace_back(form.name, span);
            return bound;
          },
          [&](const syntax::Property& form) { return bind_property(form, span); },
          [&](const syntax::HasLabels& form) { return bind_labels(form, span); },
          [&](const syntax::Index& form) { return bind_index(form, span); },
          [&](const syntax::Slice& form) { return bind_slice(form, span); },
          [&](const syntax::Unary& form) { return bind_unary(form, span); },
          [&](const syntax::Binary& form) { return bind_binary(form, span); },
          [&](const syntax::Sum& form) { return bind_sum(form, span); },
          [&](const syntax::Junction& form) { return bind_junction(form, span); },
          [&](const syntax::ComparisonChain& form) { return bind_comparison(form, span); },
          [&](const syntax::Case& form) { return bind_case(form, span); },
          [&](const syntax::FunctionCall& form) { return bind_call(form, span); },
          [&](const syntax::ListComprehension& form) { return bind_comprehension(form, span); },
          [&](const syntax::Quantifier& form) { return bind_quantifier(form, span); },
          [&](const syntax::Reduction& form) { return bind_reduction(form, span); },
          [&](const syntax::PatternExpression& form) {
            if (!in_condition_) {
              source_.syntax_error("UnexpectedSyntax",
                                   "a pattern stands in conditions only; use exists(...) or [... | ...]",
                                   span);
            }
            return bind_pattern(form, span);
          },
          [&](const syntax::PatternComprehension& form) { return bind_pattern_comprehension(form, span); },
          [&](const syntax::Subquery& form) { return bind_subquery(form, span); },
      },
      expression.form);
}

bound::Expression ExpressionBinder::bind_parts(Kind kind, Span span,
                                               std::initializer_list<const syntax::ExpressionPtr*> parts) {
  bound::Expression bound = make(kind, span);
  for (const auto* part : parts) {
    bound.operands.push_back(*part ? bind_part(**part) : make(Kind::kLeftOut, span));
  }
  return bound;
}

bound::Expression ExpressionBinder::bind_list(const syntax::ListLiteral& list, Span span) {
  bound::Expression bound = make(Kind::kList, span);
  StaticType element(0);
  if (list.elements.empty()) element = Type::kAny;
  for (const auto& one : list.elements) {
    bound.operands.push_back(bind_part(*one));
    element = element | bound.operands.back().type;
  }
  bound.type = StaticType::list_of(element);
  return bound;
}

bound::Expression ExpressionBinder::bind_map(const syntax::MapLiteral& map, Span span) {
  bound::Expression bound = make(Kind::kMap, span, Type::kMap);
  for (const auto& [name, value] : map.entries) {
    bound.names.push_back(name.text);
    bound.operands.push_back(bind_part(*value));
  }
  return bound;
}

bound::Expression ExpressionBinder::bind_property(const syntax::Property& property, Span span) {
  bound::Expression bound = bind_parts(Kind::kProperty, span, {&property.subject});
  const StaticType& subject = bound.operands.front().type;
  constexpr std::uint32_t kHolders = kElement | Type::kMap | Type::kTemporal | Type::kDuration;
  if (!subject.suits(kHolders)) {
    const std::string reason = subject.names() + " has no properties";
    if (subject.is_only(Type::kPath)) source_.syntax_error("InvalidArgumentType", reason, span);
    source_.compile_error("TypeError", "InvalidArgumentType", reason, span);
  }
  bound.names.push_back(property.key.text);
  return bound;
}

bound::Expression ExpressionBinder::bind_labels(const syntax::HasLabels& labels, Span span) {
  const bound::Expression subject = bind_part(*labels.subject);
  expect(subject, kElement, "a label");
  bound::Expression bound = label_condition(labels.labels, subject);
  bound.span = span;
  return bound;
}

bound::Expression ExpressionBinder::bind_index(const syntax::Index& index, Span span) {
  bound::Expression bound = bind_parts(Kind::kIndex, span, {&index.subject, &index.index});
  const StaticType& subject = bound.operands[0].type;
  expect(bound.operands[0], Type::kList | Type::kMap | kElement, "[]");
  if (subject.is_only(Type::kList)) expect(bound.operands[1], Type::kInteger, "the index of a list");
  if (subject.is_only(Type::kMap | kElement)) expect(bound.operands[1], Type::kString, "the key of a map");
  if (subject.is_only(Type::kList)) bound.type = subject.element() | StaticType(Type::kNull);
  return bound;
}

bound::Expression ExpressionBinder::bind_slice(const syntax::Slice& slice, Span span) {
  bound::Expression bound = bind_parts(Kind::kSlice, span, {&slice.subject, &slice.from, &slice.to});
  expect(bound.operands[0], Type::kList, "[..]");
  bound.type = bound.operands[0].type | StaticType(Type::kNull);
  return bound;
}

bound::Expression ExpressionBinder::bind_unary(const syntax::Unary& unary, Span span) {
  bound::Expression bound = bind_parts(Kind::kUnary, span, {&unary.operand});
  bound.unary = unary.operation;
  const bound::Expression& operand = bound.operands.front();
  switch (unary.operation) {
    case syntax::UnaryOperator::kNot:
      expect(operand, Type::kBoolean, "NOT");
      bound.type = Type::kBoolean | Type::kNull;
      break;
    case syntax::UnaryOperator::kIsNull:
    case syntax::UnaryOperator::kIsNotNull:
      bound.type = Type::kBoolean;
      break;
    default:
      expect(operand, Type::kNumber | Type::kDuration, "a sign");
      bound.type = operand.type;
      break;
  }
  return bound;
}

bound::Expression ExpressionBinder::bind_binary(const syntax::Binary& binary, Span span) {
  bound::Expression bound = bind_parts(Kind::kBinary, span, {&binary.left, &binary.right});
  bound.binary = binary.operation;
  bound.type = Type::kBoolean | Type::kNull;
  switch (binary.operation) {
    case BinaryOperator::kIn:
      expect(bound.operands[1], Type::kList, "IN");
      break;
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains:
    case BinaryOperator::kMatches:
      break;
    default:
      bound.type = calculate_type(binary.operation, bound.operands[0].type, bound.operands[1].type, span);
      break;
  }
  return bound;
}

StaticType ExpressionBinder::calculate_type(BinaryOperator operation, const StaticType& left,
                                            const StaticType& right, Span span) const {
  const auto type = calculated(operation, left, right);
  if (!type) {
    source_.syntax_error(
        "InvalidArgumentType",
        std::string(word_of(operation)) + " does not take " + left.names() + " and " + right.names(), span);
  }
  return *type;
}

bound::Expression ExpressionBinder::bind_sum(const syntax::Sum& sum, Span span) {
  bound::Expression bound = make(Kind::kSum, span);
  // a + b is part of a + b + c, though the tree does not say so.
  if (beside_aggregate_ && aggregation_.computed != nullptr) {
    for (std::size_t i = 0; i + 1 < sum.beginnings.size(); ++i) find_computed(sum.beginnings[i]);
  }
  for (const auto& operand : sum.operands) bound.operands.push_back(bind_part(*operand));
  bound.operations = sum.operations;
  bound.beginnings = sum.beginnings;
  bound.type = bound.operands.front().type;
  for (std::size_t i = 0; i < sum.operations.size(); ++i) {
    bound.type = calculate_type(sum.operations[i], bound.type, bound.operands[i + 1].type, sum.beginnings[i]);
  }
  return bound;
}

bound::Expression ExpressionBinder::bind_junction(const syntax::Junction& junction, Span span) {
  bound::Expression bound = make(Kind::kJunction, span, Type::kBoolean | Type::kNull);
  for (const auto& operand : junction.operands) {
    bound.operands.push_back(bind_part(*operand));
    expect(bound.operands.back(), Type::kBoolean, "AND, OR and XOR");
  }
  bound.connective = junction.connective;
  return bound;
}

bound::Expression ExpressionBinder::bind_comparison(const syntax::ComparisonChain& chain, Span span) {
  bound::Expression bound = make(Kind::kComparison, span, Type::kBoolean | Type::kNull);
  for (const auto& operand : chain.operands) bound.operands.push_back(bind_part(*operand));
  bound.comparisons = chain.comparisons;
  return bound;
}

bound::Expression ExpressionBinder::bind_case(const syntax::Case& form, Span span) {
  bound::Expression bound = make(Kind::kCase, span, StaticType(0));
  bound.searched_case = form.subject == nullptr;
  if (form.subject) bound.operands.push_back(bind_part(*form.subject));
  for (const auto& [when, then] : form.branches) {
    bound.operands.push_back(bound.searched_case ? bind_condition(*when) : bind_part(*when));
    bound.operands.push_back(bind_part(*then));
    bound.type = bound.type | bound.operands.back().type;
  }
  bound.operands.push_back(form.otherwise ? bind_part(*form.otherwise)
                                          : make(Kind::kLiteral, span, Type::kNull));
  bound.type = bound.type | bound.operands.back().type;
  return bound;
}

// --- variables of an expression's own ---

bound::Expression ExpressionBinder::bind_comprehension(const syntax::ListComprehension& form, Span span) {
  bound::Expression bound = make(Kind::kComprehension, span);
  bound.operands.push_back(bind_part(*form.list));
  expect(bound.operands.front(), Type::kList, "a list comprehension");
  const StaticType element = bound.operands.front().type.element();
  bound.slot = environment_.slots.next(form.variable.text);
  Scope scope = scope_;
  scope.replace({form.variable.text, bound.slot, element});
  ExpressionBinder inside = inner(scope);
  inside.own_slots_ = std::min(own_slots_, bound.slot);
  bound.operands.push_back(form.where ? inside.bind_condition(*form.where) : make(Kind::kLeftOut, span));
  bound.operands.push_back(form.projection ? inside.bind_part(*form.projection) : make(Kind::kLeftOut, span));
  bound.type =
      StaticType::list_of(form.projection ? bound.operands.back().type : element) | StaticType(Type::kNull);
  return bound;
}

bound::Expression ExpressionBinder::bind_quantifier(const syntax::Quantifier& form, Span span) {
  bound::Expression bound = make(Kind::kQuantifier, span, Type::kBoolean | Type::kNull);
  bound.quantifier = form.word;
  bound.operands.push_back(bind_part(*form.list));
  expect(bound.operands.front(), Type::kList, "a quantifier");
  bound.slot = environment_.slots.next(form.variable.text);
  Scope scope = scope_;
  scope.replace({form.variable.text, bound.slot, bound.operands.front().type.element()});
  ExpressionBinder inside = inner(scope);
  inside.own_slots_ = std::min(own_slots_, bound.slot);
  bound.operands.push_back(form.where ? inside.bind_condition(*form.where)
                                      : reference(bound.slot, StaticType(), span));
  return bound;
}

bound::Expression ExpressionBinder::bind_reduction(const syntax::Reduction& form, Span span) {
  bound::Expression bound = make(Kind::kReduction, span);
  bound.operands.push_back(bind_part(*form.initial));
  bound.operands.push_back(bind_part(*form.list));
  expect(bound.operands.back(), Type::kList, "reduce()");
  bound.slot = environment_.slots.next(form.accumulator.text);
  bound.element_slot = environment_.slots.next(form.element.text);
  Scope scope = scope_;
  scope.replace({form.accumulator.text, bound.slot, StaticType()});
  scope.replace({form.element.text, bound.element_slot, bound.operands.back().type.element()});
  ExpressionBinder inside = inner(scope);
  inside.own_slots_ = std::min(own_slots_, bound.slot);
  bound.operands.push_back(inside.bind_part(*form.step));
  return bound;
}

bound::Expression ExpressionBinder::as_subquery(bound::Subquery subquery, bound::Slot first_own,
                                                Span span) const {
  subquery.outer = bound::slots_read_from_outside(subquery, first_own);
  bound::Expression bound = make(Kind::kSubquery, span, Type::kBoolean);
  if (subquery.result == bound::Subquery::Result::kCount) bound.type = Type::kInteger;
  if (subquery.result == bound::Subquery::Result::kList) {
    bound.type = StaticType::list_of(subquery.projection->type);
  }
  bound.subquery = std::make_shared<const bound::Subquery>(std::move(subquery));
  return bound;
}

bound::Expression ExpressionBinder::bind_pattern(const syntax::PatternExpression& form, Span span) {
  const bound::Slot first = environment_.slots.count();
  Scope scope = scope_;
  PatternBinder patterns(environment_, scope);
  patterns.refuse_new_variables(*form.pattern);
  bound::Subquery subquery;
  subquery.query.parts.emplace_back();
  subquery.query.parts.back().clauses.emplace_back(patterns.bind(*form.pattern, nullptr));
  return as_subquery(std::move(subquery), first, span);
}

/// The list of the paths that the pattern finds, or the first of them.
bound::Expression ExpressionBinder::bind_shortest(const syntax::FunctionCall& call, syntax::Shortest shortest,
                                                  Span span) {
  const auto& pattern = *std::get<syntax::PatternExpression>(call.arguments.front()->form).pattern;
  const bound::Slot first = environment_.slots.count();
  Scope scope = scope_;
  PatternBinder patterns(environment_, scope);
  patterns.refuse_new_variables(pattern);
  bound::Subquery subquery;
  subquery.result = bound::Subquery::Result::kList;
  bound::Match match = patterns.bind_shortest(pattern, shortest);
  subquery.projection = reference(*match.patterns.front().path, Type::kPath, span);
  subquery.query.parts.emplace_back();
  subquery.query.parts.back().clauses.emplace_back(std::move(match));
  bound::Expression paths = as_subquery(std::move(subquery), first, span);
  if (shortest == syntax::Shortest::kAll) return paths;
  bound::Expression index = make(Kind::kLiteral, span, Type::kInteger);
  index.literal = std::int64_t{0};
  bound::Expression found = make(Kind::kIndex, span, Type::kPath | Type::kNull);
  found.operands = {std::move(paths), std::move(index)};
  return found;
}

bound::Expression ExpressionBinder::bind_pattern_comprehension(const syntax::PatternComprehension& form,
                                                               Span span) {
  const bound::Slot first = environment_.slots.count();
  Scope scope = scope_;
  bound::Subquery subquery;
  subquery.result = bound::Subquery::Result::kList;
  subquery.query.parts.emplace_back();
  subquery.query.parts.back().clauses.emplace_back(
      PatternBinder(environment_, scope).bind(*form.pattern, form.where.get()));
  ExpressionBinder inside = inner(scope);
  inside.own_slots_ = std::min(own_slots_, first);
  subquery.projection = inside.bind_part(*form.projection);
  return as_subquery(std::move(subquery), first, span);
}

bound::Expression ExpressionBinder::bind_subquery(const syntax::Subquery& form, Span span) {
  const bound::Slot first = environment_.slots.count();
  bound::Subquery subquery;
  subquery.result = form.word == syntax::SubqueryWord::kExists ? bound::Subquery::Result::kExists
                                                               : bound::Subquery::Result::kCount;
  subquery.query = binding::bind_subquery(*form.query, scope_, environment_);
  return as_subquery(std::move(subquery), first, span);
}

}  // namespace cairn::query::binding
