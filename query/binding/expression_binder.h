#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

#include "query/binding/environment.h"

namespace cairn::query::binding {

/// An expression that was computed already and may be written again after grouping: `RETURN n.name, count(*)
/// ORDER BY n.name`. Compared by text, but for white space.
struct Computed {
  std::string text;  ///< of a variable its name
  bound::Slot slot = 0;
  bool is_variable = false;
  /// A variable, a property of one, or an aggregate: it may be part of a larger expression that aggregates.
  bool is_simple = false;
  StaticType type;
};

/// Where aggregates may stand, and what becomes of them.
struct Aggregation {
  std::vector<bound::Aggregate>* into = nullptr;  ///< null: aggregates are an error here
  /// After grouping only these can be read; null: before grouping, everything can.
  const std::vector<Computed>* computed = nullptr;
  /// The columns, which come before what was computed and what the variables meant (ORDER BY).
  const Scope* columns = nullptr;
};

/// Binds the expressions of one clause.
class ExpressionBinder {
 public:
  ExpressionBinder(Environment& environment, const Scope& scope, Aggregation aggregation = {})
      : environment_(environment), source_(environment.source), scope_(scope), aggregation_(aggregation) {}

  bound::Expression bind(const syntax::Expression& expression);
  /// A condition: boolean or null, and patterns may stand in it.
  bound::Expression bind_condition(const syntax::Expression& expression);

 private:
  bound::Expression bind_part(const syntax::Expression& expression);
  bound::Expression bind_form(const syntax::Expression& expression);
  bound::Expression bind_parts(bound::Expression::Kind kind, Span span,
                               std::initializer_list<const syntax::ExpressionPtr*> parts);

  bound::Expression bind_list(const syntax::ListLiteral& list, Span span);
  bound::Expression bind_map(const syntax::MapLiteral& map, Span span);
  bound::Expression bind_property(const syntax::Property& property, Span span);
  bound::Expression bind_labels(const syntax::HasLabels& labels, Span span);
  bound::Expression bind_index(const syntax::Index& index, Span span);
  bound::Expression bind_slice(const syntax::Slice& slice, Span span);
  bound::Expression bind_unary(const syntax::Unary& unary, Span span);
  bound::Expression bind_binary(const syntax::Binary& binary, Span span);
  StaticType calculate_type(syntax::BinaryOperator operation, const StaticType& left, const StaticType& right,
                            Span span) const;
  bound::Expression bind_sum(const syntax::Sum& sum, Span span);
  bound::Expression bind_junction(const syntax::Junction& junction, Span span);
  bound::Expression bind_comparison(const syntax::ComparisonChain& chain, Span span);
  bound::Expression bind_case(const syntax::Case& form, Span span);
  bound::Expression bind_call(const syntax::FunctionCall& call, Span span);
  bound::Expression bind_aggregate(const syntax::FunctionCall& call, const AggregateFunction& function,
                                   Span span);
  bound::Expression bind_comprehension(const syntax::ListComprehension& form, Span span);
  bound::Expression bind_quantifier(const syntax::Quantifier& form, Span span);
  bound::Expression bind_reduction(const syntax::Reduction& form, Span span);
  bound::Expression bind_pattern(const syntax::PatternExpression& form, Span span);
  bound::Expression bind_shortest(const syntax::FunctionCall& call, syntax::Shortest shortest, Span span);
  bound::Expression bind_pattern_comprehension(const syntax::PatternComprehension& form, Span span);
  bound::Expression bind_subquery(const syntax::Subquery& form, Span span);
  bound::Expression bind_variable(const std::string& name, Span span) const;

  /// With one variable more.
  ExpressionBinder inner(const Scope& scope) const;
  bound::Expression as_subquery(bound::Subquery subquery, bound::Slot first_own, Span span) const;
  bound::Expression reference(bound::Slot slot, StaticType type, Span span) const;
  bool is_whole(Span span) const { return span.begin == whole_.begin && span.end == whole_.end; }
  std::optional<bound::Expression> find_computed(Span span) const;
  std::optional<bound::Expression> bind_computed(const syntax::Expression& expression) const;
  bound::Expression make(bound::Expression::Kind kind, Span span, StaticType type = {}) const;
  /// Throws InvalidArgumentType unless the operand can be one of these types, or null.
  void expect(const bound::Expression& operand, std::uint32_t types, const std::string& what) const;

  Environment& environment_;
  const ErrorSource& source_;
  const Scope& scope_;
  Aggregation aggregation_;
  /// Variables with this slot or a later one are of the expression's own making.
  bound::Slot own_slots_ = std::numeric_limits<bound::Slot>::max();
  bool in_condition_ = false;
  bool beside_aggregate_ = false;  ///< inside an expression that aggregates
  Span whole_;                     ///< of the expression given to bind()
};

}  // namespace cairn::query::binding
