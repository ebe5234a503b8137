#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/binding/scope.h"

namespace cairn::query::binding {

/// Gives out the slots of a query.
class SlotAllocator {
 public:
  bound::Slot next(std::string name = {}) {
    names_.push_back(std::move(name));
    return static_cast<bound::Slot>(names_.size() - 1);
  }
  std::vector<std::string> take_names() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
};

/// An expression that was computed already and may be written again after grouping: `RETURN n.name, count(*)
/// ORDER BY n.name`. Compared by text, but for white space.
struct Computed {
  std::string text;  ///< of a variable its name
  bound::Slot slot = 0;
  bool is_variable = false;
};

/// Binds the expressions of one clause.
class ExpressionBinder {
 public:
  /// Where aggregates may stand, and what becomes of them.
  struct Aggregation {
    std::vector<bound::Aggregate>* into = nullptr;  ///< null: aggregates are an error here
    /// After grouping only these can be read; null: before grouping, everything can.
    const std::vector<Computed>* computed = nullptr;
    /// The columns, which come before what was computed and what the variables meant (ORDER BY).
    const Scope* columns = nullptr;
  };

  ExpressionBinder(const ErrorSource& source, const Scope& scope, SlotAllocator& slots,
                   Aggregation aggregation)
      : source_(source), scope_(scope), slots_(slots), aggregation_(aggregation) {}

  bound::Expression bind(const syntax::Expression& expression);

 private:
  bound::Expression bind_call(const syntax::FunctionCall& call, Span span);
  bound::Expression bind_aggregate(const syntax::FunctionCall& call, const AggregateFunction& function,
                                   Span span);
  bound::Expression bind_variable(const std::string& name, Span span) const;
  std::size_t bind_chain(const std::vector<syntax::ExpressionPtr>& operands,
                         const std::vector<Span>& beginnings, bound::Expression& bound);
  std::optional<bound::Expression> find_computed(Span span) const;
  std::optional<bound::Expression> bind_computed(const syntax::Expression& expression) const;
  bound::Expression make(bound::Expression::Kind kind, Span span) const;

  const ErrorSource& source_;
  const Scope& scope_;
  SlotAllocator& slots_;
  Aggregation aggregation_;
};

/// Whether an aggregate function is called anywhere in the expression.
bool has_aggregate(const syntax::Expression& expression);

/// A part of the query's text without the white space that tells nothing apart, for Computed.
std::string compact_text(const ErrorSource& source, Span span);

}  // namespace cairn::query::binding
