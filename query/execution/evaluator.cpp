#include "query/execution/evaluator.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "query/execution/arithmetic.h"
#include "query/execution/path_value.h"
#include "temporal/component.h"

namespace cairn::query::execution {

namespace {

using bound::Expression;
using Kind = Expression::Kind;
using syntax::BinaryOperator;
using syntax::UnaryOperator;

// Expressions nest deeply, and each level takes the frame of value() with all that is inlined into it: what
// has large variables of its own stays out.

/// Evaluates one expression tree for one row.
class Evaluator {
 public:
  Evaluator(Row& row, Context& context) : row_(row), context_(context) {}

  Value value(const Expression& expression) {
    switch (expression.kind) {
      case Kind::kLiteral:
        return expression.literal;
      case Kind::kSlot:
        return row_[expression.slot];
      case Kind::kParameter:
        return parameter(expression);
      case Kind::kList:
        return list(expression);
      case Kind::kMap:
        return map(expression);
      case Kind::kProperty:
        return property(expression);
      case Kind::kHasLabels:
        return has_labels(expression);
      case Kind::kIndex:
        return index(expression);
      case Kind::kSlice:
        return slice(expression);
      case Kind::kUnary:
        return unary(expression);
      case Kind::kBinary:
        return binary(expression);
      case Kind::kSum:
        return sum(expression);
      case Kind::kJunction:
        return junction(expression);
      case Kind::kLeftOut:
        return {};
      case Kind::kComparison:
        return comparison(expression);
      case Kind::kCase:
        return case_of(expression);
      case Kind::kFunction:
        return call(expression);
      case Kind::kFirstKnown:
        return first_known(expression);
      case Kind::kPath:
        return path(expression);
      case Kind::kIsNode:
        return is_a(expression, "node", [](const Value& value) { return value.node() != nullptr; });
      case Kind::kIsRelationship:
        return is_a(expression, "relationship",
                    [](const Value& value) { return value.relationship() != nullptr; });
      case Kind::kMatchesMap:
        return matches_map(expression);
      case Kind::kComprehension:
        return comprehension(expression);
      case Kind::kQuantifier:
        return quantifier(expression);
      case Kind::kReduction:
        return reduction(expression);
      case Kind::kSubquery:
        return context_.subqueries.run(*expression.subquery, row_, context_);
    }
    return {};
  }

  std::optional<bool> truth(const Expression& expression) {
    const Value found = value(expression);
    if (found.is_null()) return std::nullopt;
    if (const bool* boolean = found.boolean()) return *boolean;
    type_error("expected true or false, not " + type_name(found), expression);
  }

  std::optional<Elements> elements(const Expression& list, NoList no_list = NoList::kIsError) {
    if (list.kind == Kind::kFunction && list.function->code == &range) return range_of(list);
    Value found = value(list);
    if (found.is_null()) return std::nullopt;
    if (found.list() != nullptr) return Elements(std::move(found));
    if (no_list == NoList::kIsElement) return Elements(List{std::move(found)});
    type_error("expected a list, not " + type_name(found), list);
  }

 private:
  [[noreturn]] void type_error(const std::string& reason, const Expression& at,
                               const char* detail = "InvalidArgumentType") const {
    context_.source.runtime_error("TypeError", detail, reason, at.span);
  }

  Value parameter(const Expression& expression) const {
    const auto found = context_.parameters.find(expression.names.front());
    if (found != context_.parameters.end()) return found->second;
    context_.source.runtime_error("ParameterMissing", "MissingParameter",
                                  "the parameter $" + expression.names.front() + " was not given",
                                  expression.span);
  }

  Value list(const Expression& expression) {
    List elements;
    elements.reserve(expression.operands.size());
    for (const auto& operand : expression.operands) elements.push_back(value(operand));
    return elements;
  }

  Value map(const Expression& expression) {
    Map entries;
    for (std::size_t i = 0; i < expression.operands.size(); ++i) {
      entries.insert_or_assign(expression.names[i], value(expression.operands[i]));
    }
    return entries;
  }

  Value property(const Expression& expression) {
    const Value holder = value(expression.operands.front());
    const std::string& key = expression.names.front();
    if (holder.is_null()) return {};
    if (const Map* entries = holder.map()) {
      const auto found = entries->find(key);
      return found == entries->end() ? Value() : found->second;
    }
    if (const auto* temporal = holder.temporal()) {
      return guarded(expression.span, [&] { return component(*temporal, key); });
    }
    if (holder.node() == nullptr && holder.relationship() == nullptr) {
      type_error(type_name(holder) + " has no properties", expression, "PropertyAccessOnNonMap");
    }
    return guarded(expression.span, [&] { return context_.records.property(holder, key); });
  }

  static Value component(const graph::Temporal& holder, const std::string& key) {
    const auto found = temporal::component(holder, key);
    if (!found) return {};
    return std::visit([](const auto& part) { return Value(part); }, *found);
  }

  Value has_labels(const Expression& expression) {
    const Value subject = value(expression.operands.front());
    if (subject.is_null()) return {};
    const auto& catalog = context_.view.catalog();
    if (const auto* relationship = subject.relationship()) {
      const auto* record = context_.records.relationship(relationship->id);
      return record != nullptr &&
             std::all_of(expression.names.begin(), expression.names.end(),
                         [&](const auto& name) { return catalog.types.find(name) == record->type; });
    }
    if (subject.node() == nullptr) type_error(type_name(subject) + " has no labels", expression);
    const auto* record = context_.records.node(subject.node()->id);
    return record != nullptr && (!expression.names.empty() || !record->labels.empty()) &&
           std::all_of(expression.names.begin(), expression.names.end(), [&](const auto& name) {
             const auto label = catalog.labels.find(name);
             return label && record->has_label(*label);
           });
  }

  Value index(const Expression& expression) {
    const Value subject = value(expression.operands[0]);
    const Value at = value(expression.operands[1]);
    if (subject.is_null() || at.is_null()) return {};
    if (const List* elements = subject.list()) {
      if (at.integer() == nullptr) {
        type_error("a list is indexed by an integer, not by " + type_name(at), expression.operands[1],
                   "ListElementAccessByNonInteger");
      }
      const auto size = static_cast<std::int64_t>(elements->size());
      const std::int64_t position = *at.integer() < 0 ? *at.integer() + size : *at.integer();
      return position < 0 || position >= size ? Value() : (*elements)[static_cast<std::size_t>(position)];
    }
    const bool keyed =
        subject.map() != nullptr || subject.node() != nullptr || subject.relationship() != nullptr;
    if (!keyed) type_error(type_name(subject) + " cannot be indexed", expression);
    if (at.string() == nullptr) {
      type_error("a map is indexed by a string, not by " + type_name(at), expression.operands[1],
                 "MapElementAccessByNonString");
    }
    if (subject.map() == nullptr) return context_.records.property(subject, *at.string());
    const auto found = subject.map()->find(*at.string());
    return found == subject.map()->end() ? Value() : found->second;
  }

  /// The bound of a slice as a position in the list; nothing where it is null.
  std::optional<std::int64_t> slice_bound(const Expression& operand, std::int64_t left_out,
                                          std::int64_t size) {
    if (operand.kind == Kind::kLeftOut) return left_out;
    const Value bound = value(operand);
    if (bound.is_null()) return std::nullopt;
    if (bound.integer() == nullptr)
      type_error("a list is sliced by integers", operand, "ListElementAccessByNonInteger");
    const std::int64_t position = *bound.integer() < 0 ? *bound.integer() + size : *bound.integer();
    return std::clamp<std::int64_t>(position, 0, size);
  }

  Value slice(const Expression& expression) {
    const Value subject = value(expression.operands[0]);
    if (subject.is_null()) return {};
    if (subject.list() == nullptr) type_error(type_name(subject) + " cannot be sliced", expression);
    const List& elements = *subject.list();
    const auto size = static_cast<std::int64_t>(elements.size());
    const auto from = slice_bound(expression.operands[1], 0, size);
    const auto to = slice_bound(expression.operands[2], size, size);
    if (!from || !to) return {};
    if (*from >= *to) return List();
    return List(elements.begin() + *from, elements.begin() + *to);
  }

  Value unary(const Expression& expression) {
    const Expression& operand = expression.operands.front();
    switch (expression.unary) {
      case UnaryOperator::kNot: {
        const auto known = truth(operand);
        return known ? Value(!*known) : Value();
      }
      case UnaryOperator::kIsNull:
        return value(operand).is_null();
      case UnaryOperator::kIsNotNull:
        return !value(operand).is_null();
      case UnaryOperator::kPlus: {
        Value number = value(operand);
        if (!number.is_null() && !number.is_number())
          type_error("+ wants a number, not " + type_name(number), operand);
        return number;
      }
      case UnaryOperator::kMinus:
        return guarded(expression.span, [&] { return negate(value(operand)); });
    }
    return {};
  }

  template <typename Compute>
  Value guarded(Span place, Compute compute) {
    return query::guarded(context_.source, place, compute);
  }

  Value binary(const Expression& expression) {
    const Expression& left = expression.operands[0];
    const Expression& right = expression.operands[1];
    switch (expression.binary) {
      case BinaryOperator::kIn:
        return in(left, right);
      case BinaryOperator::kStartsWith:
      case BinaryOperator::kEndsWith:
      case BinaryOperator::kContains:
        return string_predicate(expression.binary, value(left), value(right));
      case BinaryOperator::kMatches:
        return matches(expression);
      default:
        return guarded(expression.span,
                       [&] { return calculate(expression.binary, value(left), value(right)); });
    }
  }

  /// Texts and lists that are joined again and again grow beyond all bounds.
  void expect_room(const Value& left, const Value& right) const {
    const auto size = [](const Value& value) {
      if (value.list() != nullptr) return value.list()->size() * sizeof(Value);
      return value.string() != nullptr ? value.string()->size() : 0;
    };
    // Beside the result both may be copied on the way.
    context_.memory.expect(2 * (size(left) + size(right)));
  }

  Value sum(const Expression& expression) {
    Value total = value(expression.operands.front());
    for (std::size_t i = 0; i < expression.operations.size(); ++i) {
      total = guarded(expression.beginnings[i], [&] {
        const Value next = value(expression.operands[i + 1]);
        expect_room(total, next);
        return calculate(expression.operations[i], total, next);
      });
    }
    return total;
  }

  /// Three-valued logic. One false operand decides AND, one true operand decides OR.
  Value junction(const Expression& expression) {
    if (expression.connective == syntax::Connective::kXor) return exclusive_or(expression);
    const bool deciding = expression.connective == syntax::Connective::kOr;
    bool unknown = false;
    for (const Expression& operand : expression.operands) {
      const auto known = truth(operand);
      if (known == deciding) return deciding;
      unknown = unknown || !known;
    }
    return unknown ? Value() : Value(!deciding);
  }

  Value exclusive_or(const Expression& expression) {
    bool unknown = false;
    bool odd = false;
    for (const Expression& operand : expression.operands) {
      const auto known = truth(operand);
      unknown = unknown || !known;
      odd = odd != known.value_or(false);
    }
    return unknown ? Value() : Value(odd);
  }

  [[gnu::noinline]] Value in(const Expression& left, const Expression& right) {
    const Value wanted = value(left);
    if (right.kind == Kind::kFunction && right.function->code == &range) return in_range(wanted, right);
    const auto* set = context_.constant_lists.find(right, context_.memory, [&] { return value(right); });
    if (set != nullptr && ConstantLists::is_plain(wanted)) return set->contains(wanted);
    const Value container = value(right);
    if (container.is_null()) return {};
    if (container.list() == nullptr) type_error("IN wants a list, not " + type_name(container), right);
    refuse_endless(container);
    bool unknown = false;
    for (const Value& element : *container.list()) {
      const auto same = equals(wanted, element);
      if (same == true) return true;
      unknown = unknown || !same;
    }
    return unknown ? Value() : Value(false);
  }

  [[gnu::noinline]] Value in_range(const Value& wanted, const Expression& call) {
    const List arguments = arguments_of(call);
    if (any_null(arguments)) return {};
    const auto numbers = query::guarded(context_.source, call.span, [&] { return Range(arguments); });
    if (wanted.is_null()) return numbers.size() > 0 ? Value() : Value(false);
    if (const auto* number = wanted.float64()) {
      const bool whole = std::trunc(*number) == *number && *number >= -0x1p63 && *number < 0x1p63;
      return whole && numbers.contains(static_cast<std::int64_t>(*number));
    }
    return wanted.integer() != nullptr && numbers.contains(*wanted.integer());
  }

  [[gnu::noinline]] Value matches(const Expression& expression) {
    const Value text = value(expression.operands[0]);
    const Value pattern = value(expression.operands[1]);
    if (text.string() == nullptr || pattern.string() == nullptr) return {};
    return guarded(expression.span, [&] {
      return Value(context_.regular_expressions.matches(*text.string(), *pattern.string()));
    });
  }

  static Value string_predicate(BinaryOperator operation, const Value& text, const Value& part) {
    if (text.string() == nullptr || part.string() == nullptr) return {};
    if (operation == BinaryOperator::kStartsWith) return text.string()->starts_with(*part.string());
    if (operation == BinaryOperator::kEndsWith) return text.string()->ends_with(*part.string());
    return text.string()->find(*part.string()) != std::string::npos;
  }

  /// Lists that hold the same list again and again may be larger than any time that there is to compare them.
  void refuse_endless(const Value& value) const {
    const auto holds_more = [](const Value& element) {
      return element.list() != nullptr || element.map() != nullptr;
    };
    const List* list = value.list();
    if (list != nullptr && std::any_of(list->begin(), list->end(), holds_more))
      context_.memory.expect(size_in_memory(value));
  }

  static std::optional<bool> compare_two(syntax::Comparison comparison, const Value& a, const Value& b) {
    using syntax::Comparison;
    if (comparison == Comparison::kEqual) return equals(a, b);
    if (comparison == Comparison::kNotEqual) {
      const auto same = equals(a, b);
      return same ? std::optional(!*same) : std::nullopt;
    }
    const auto ordered = query::compare(a, b);
    // Numbers can always be compared; NaN is in no order with any.
    if (!ordered) return a.is_number() && b.is_number() ? std::optional(false) : std::nullopt;
    switch (comparison) {
      case Comparison::kLess:
        return *ordered < 0;
      case Comparison::kLessOrEqual:
        return *ordered <= 0;
      case Comparison::kGreater:
        return *ordered > 0;
      default:
        return *ordered >= 0;
    }
  }

  Value comparison(const Expression& expression) {
    std::optional<bool> all = true;
    Value left = value(expression.operands.front());
    for (std::size_t i = 0; i < expression.comparisons.size(); ++i) {
      Value right = value(expression.operands[i + 1]);
      refuse_endless(left);
      const auto one = compare_two(expression.comparisons[i], left, right);
      if (one == false) return false;
      if (!one) all = std::nullopt;
      left = std::move(right);
    }
    return all ? Value(*all) : Value();
  }

  /// Calls visit for each element, which stands in the slot meanwhile.
  template <typename Visit>
  void for_each(const Elements& elements, bound::Slot slot, Visit visit) {
    Value before = row_[slot];
    for (std::uint64_t i = 0; i < elements.size(); ++i) {
      context_.check_cancelled();  // one element may take long
      row_[slot] = elements[i];
      visit();
    }
    row_[slot] = std::move(before);
  }

  Value comprehension(const Expression& expression) {
    const auto source = elements(expression.operands[0]);
    if (!source) return {};
    const Expression& condition = expression.operands[1];
    const Expression& projection = expression.operands[2];
    Held held(context_.memory);
    List result;
    for_each(*source, expression.slot, [&] {
      if (condition.kind != Kind::kLeftOut && truth(condition) != true) return;
      result.push_back(projection.kind == Kind::kLeftOut ? row_[expression.slot] : value(projection));
      held.add(result.back());
    });
    return result;
  }

  Value quantifier(const Expression& expression) {
    const auto source = elements(expression.operands[0]);
    if (!source) return {};
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
    for_each(*source, expression.slot, [&] {
      const auto known = truth(expression.operands[1]);
      ++(known ? (*known ? yes : no) : unknown);
    });
    const auto unless_unknown = [&](bool otherwise) { return unknown > 0 ? Value() : Value(otherwise); };
    switch (expression.quantifier) {
      case syntax::QuantifierWord::kAll:
        return no > 0 ? Value(false) : unless_unknown(true);
      case syntax::QuantifierWord::kAny:
        return yes > 0 ? Value(true) : unless_unknown(false);
      case syntax::QuantifierWord::kNone:
        return yes > 0 ? Value(false) : unless_unknown(true);
      case syntax::QuantifierWord::kSingle:
        break;
    }
    return yes > 1 ? Value(false) : unless_unknown(yes == 1);
  }

  Value reduction(const Expression& expression) {
    const auto source = elements(expression.operands[1]);
    if (!source) return {};
    Value before = row_[expression.slot];
    row_[expression.slot] = value(expression.operands[0]);
    for_each(*source, expression.element_slot,
             [&] { row_[expression.slot] = value(expression.operands[2]); });
    return std::exchange(row_[expression.slot], std::move(before));
  }

  Value case_of(const Expression& expression) {
    const auto& operands = expression.operands;
    std::size_t at = expression.searched_case ? 0 : 1;
    const Value subject = expression.searched_case ? Value() : value(operands.front());
    refuse_endless(subject);
    for (; at + 1 < operands.size(); at += 2) {
      const auto taken =
          expression.searched_case ? truth(operands[at]) : equals(subject, value(operands[at]));
      if (taken == true) return value(operands[at + 1]);
    }
    return value(operands.back());
  }

  std::optional<Elements> range_of(const Expression& call) {
    const List arguments = arguments_of(call);
    if (any_null(arguments)) return std::nullopt;
    return query::guarded(context_.source, call.span, [&] { return Elements(Range(arguments)); });
  }

  List arguments_of(const Expression& call) {
    List arguments;
    arguments.reserve(call.operands.size());
    for (const auto& operand : call.operands) arguments.push_back(value(operand));
    return arguments;
  }

  Value call(const Expression& expression) {
    const List arguments = arguments_of(expression);
    return guarded(expression.span, [&] { return expression.function->code(arguments, context_.records); });
  }

  Value first_known(const Expression& expression) {
    for (const auto& operand : expression.operands) {
      Value found = value(operand);
      if (!found.is_null()) return found;
    }
    return {};
  }

  Value path(const Expression& expression) {
    List parts;
    for (const auto& operand : expression.operands) parts.push_back(value(operand));
    return build_path(parts, context_.records);
  }

  template <typename Is>
  Value is_a(const Expression& expression, const char* wanted, Is is) {
    const Value subject = value(expression.operands.front());
    if (subject.is_null()) return {};
    if (is(subject)) return true;
    type_error(type_name(subject) + " cannot stand for a " + wanted + " of a pattern", expression);
  }

  Value matches_map(const Expression& expression) {
    const Value holder = value(expression.operands[0]);
    const Value wanted = value(expression.operands[1]);
    if (const List* several = holder.list()) {
      return std::all_of(several->begin(), several->end(),
                         [&](const Value& one) { return properties_match(one, wanted, expression); });
    }
    return properties_match(holder, wanted, expression);
  }

  bool properties_match(const Value& holder, const Value& wanted, const Expression& expression) {
    if (wanted.map() == nullptr)
      type_error("properties are given as a map, not as " + type_name(wanted), expression);
    return std::all_of(wanted.map()->begin(), wanted.map()->end(), [&](const auto& entry) {
      return equals(context_.records.property(holder, entry.first), entry.second) == true;
    });
  }

  Row& row_;
  Context& context_;
};

}  // namespace

Value evaluate(const Expression& expression, Row& row, Context& context) {
  return Evaluator(row, context).value(expression);
}

bool holds(const Expression& condition, Row& row, Context& context) {
  return Evaluator(row, context).truth(condition) == true;
}

std::optional<Elements> evaluate_elements(const Expression& list, Row& row, Context& context,
                                          NoList no_list) {
  return Evaluator(row, context).elements(list, no_list);
}

std::size_t evaluate_count(const Expression& expression, Row& row, Context& context, const char* what) {
  const Value value = evaluate(expression, row, context);
  if (value.integer() == nullptr) {
    context.source.runtime_error("SyntaxError", "InvalidArgumentType",
                                 std::string(what) + " wants an integer, not " + type_name(value),
                                 expression.span);
  }
  if (*value.integer() < 0) {
    context.source.runtime_error("SyntaxError", "NegativeIntegerArgument",
                                 std::string(what) + " cannot be negative", expression.span);
  }
  return static_cast<std::size_t>(*value.integer());
}

void fetch_records(Context& context, const Batch& batch, const std::vector<bound::Slot>& slots) {
  if (slots.empty()) return;
  std::vector<const Value*> values;
  values.reserve(batch.size() * slots.size());
  for (const Row& row : batch) {
    for (const bound::Slot slot : slots) values.push_back(&row[slot]);
  }
  context.records.fetch(values);
}

}  // namespace cairn::query::execution
