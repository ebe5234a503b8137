#pragma once

#include <set>
#include <string>

#include "query/binding/expression_binder.h"

namespace cairn::query::binding {

/// Binds the patterns of one MATCH and adds their variables to the scope.
class PatternBinder {
 public:
  PatternBinder(Environment& environment, Scope& scope)
      : environment_(environment), source_(environment.source), scope_(scope) {}

  bound::Match bind(const syntax::Match& match);
  /// A pattern of its own, with a condition or null.
  bound::Match bind(const syntax::PathPattern& pattern, const syntax::Expression* where);
  /// One path of those with the fewest relationships between two nodes, or all of these.
  bound::Match bind_shortest(const syntax::PathPattern& pattern, syntax::Shortest shortest);
  /// Throws UndefinedVariable for a variable that is not bound yet.
  void refuse_new_variables(const syntax::PathPattern& pattern) const;

 private:
  bound::PathPattern bind_path(const syntax::PathPattern& path, bound::Match& match);
  bound::NodePattern bind_node(const syntax::NodePattern& node, bound::Match& match);
  bound::RelationshipPattern bind_relationship(const syntax::RelationshipPattern& relationship,
                                               bound::Match& match);
  void check_shortest(const syntax::PathPattern& path) const;
  void add_conditions(const syntax::Expression& where, std::vector<bound::Expression>& conditions) const;
  void bind_each(const syntax::RelationshipPattern& relationship, bound::RelationshipPattern& bound);
  void bind_properties(const syntax::ExpressionPtr& properties, bound::NodePattern& node);
  bound::Slot introduce(const std::optional<syntax::Name>& name, StaticType type, bound::Match& match);
  bound::Expression bind_expression(const syntax::Expression& expression) const;

  void refuse_parameter(const syntax::ExpressionPtr& properties) const;

  Environment& environment_;
  const ErrorSource& source_;
  Scope& scope_;
  std::set<std::string>
      relationships_here_;  ///< variables of relationships in this MATCH: each may stand once
};

/// A condition as the list of its conjuncts, each of which can be checked on its own as soon as its variables
/// are bound.
std::vector<bound::Expression> conjuncts(bound::Expression condition);

/// Throws VariableTypeConflict unless the variable can be one of these types.
void expect_type(const ErrorSource& source, const VariableInfo& variable, std::uint32_t types, Span span);

}  // namespace cairn::query::binding
