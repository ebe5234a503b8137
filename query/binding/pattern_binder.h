#pragma once

#include <set>
#include <string>

#include "query/binding/expression_binder.h"

namespace cairn::query::binding {

/// Binds the patterns of one MATCH and adds their variables to the scope.
class PatternBinder {
 public:
  PatternBinder(const ErrorSource& source, Scope& scope, SlotAllocator& slots)
      : source_(source), scope_(scope), slots_(slots) {}

  bound::Match bind(const syntax::Match& match);

 private:
  bound::PathPattern bind_path(const syntax::PathPattern& path, bound::Match& match);
  bound::NodePattern bind_node(const syntax::NodePattern& node, bound::Match& match);
  bound::RelationshipPattern bind_relationship(const syntax::RelationshipPattern& relationship,
                                               bound::Match& match);
  void bind_properties(const syntax::ExpressionPtr& properties, bound::NodePattern& node);
  bound::Slot introduce(const std::optional<syntax::Name>& name, VariableKind kind, bound::Match& match);
  bound::Expression bind_expression(const syntax::Expression& expression) const;

  const ErrorSource& source_;
  Scope& scope_;
  SlotAllocator& slots_;
  std::set<std::string>
      relationships_here_;  ///< variables of relationships in this MATCH: each may stand once
};

/// A condition as the list of its conjuncts, each of which can be checked on its own as soon as its variables
/// are bound.
std::vector<bound::Expression> conjuncts(bound::Expression condition);

}  // namespace cairn::query::binding
