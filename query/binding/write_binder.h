#pragma once

#include <set>

#include "query/binding/environment.h"

namespace cairn::query::binding {

/// Binds the clauses that change the graph.
class WriteBinder {
 public:
  WriteBinder(Environment& environment, Scope& scope)
      : environment_(environment), source_(environment.source), scope_(scope) {}

  bound::Create bind(const syntax::Create& create);
  bound::Merge bind(const syntax::Merge& merge);
  bound::Set bind(const syntax::Set& set) { return {bind_items(set.items)}; }
  bound::Remove bind(const syntax::Remove& remove) { return {bind_items(remove.items, /*removes=*/true)}; }
  bound::Delete bind(const syntax::Delete& remove);

 private:
  /// The variables that a path introduces are added to the scope afterwards.
  bound::CreatePath bind_path(const syntax::PathPattern& path);
  bound::CreateNode bind_node(const syntax::NodePattern& node, bool alone);
  bound::CreateRelationship bind_relationship(const syntax::RelationshipPattern& relationship);
  std::string single_type(const syntax::RelationshipPattern& relationship) const;
  std::optional<bound::Expression> bind_properties(const syntax::ExpressionPtr& properties) const;
  bound::CreatePath as_creation(const syntax::PathPattern& path, const bound::PathPattern& matched,
                                const Scope& before) const;
  std::vector<bound::SetItem> bind_items(const std::vector<syntax::SetItem>& items,
                                         bool removes = false) const;
  [[noreturn]] void already_bound(const syntax::Name& name) const;

  Environment& environment_;
  const ErrorSource& source_;
  Scope& scope_;
};

}  // namespace cairn::query::binding
