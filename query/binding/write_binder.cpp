#include "query/binding/write_binder.h"

#include "query/binding/expression_binder.h"
#include "query/binding/pattern_binder.h"

namespace cairn::query::binding {

namespace {

/// Conditions find what is there; they cannot say what to make.
void refuse_conditions(const syntax::PathPattern& path, const ErrorSource& source) {
  const auto refuse = [&](bool condition, Span span) {
    if (!condition) return;
    source.syntax_error("UnexpectedSyntax",
                        "what is created has labels, a type and properties, and no condition", span);
  };
  for (const auto& node : path.nodes) refuse(node.label_test || node.where, node.span);
  for (const auto& relationship : path.relationships) {
    refuse(relationship.type_test || relationship.where, relationship.span);
  }
  refuse(path.shortest != syntax::Shortest::kNo, path.nodes.front().span);
}

}  // namespace

void WriteBinder::already_bound(const syntax::Name& name) const {
  source_.syntax_error("VariableAlreadyBound",
                       "variable '" + name.text + "' is already bound and cannot be created again",
                       name.span);
}

std::optional<bound::Expression> WriteBinder::bind_properties(const syntax::ExpressionPtr& properties) const {
  if (!properties) return std::nullopt;
  return ExpressionBinder(environment_, scope_).bind(*properties);
}

bound::Create WriteBinder::bind(const syntax::Create& create) {
  bound::Create bound;
  for (const auto& path : create.patterns) bound.paths.push_back(bind_path(path));
  return bound;
}

bound::CreatePath WriteBinder::bind_path(const syntax::PathPattern& path) {
  refuse_conditions(path, source_);
  bound::CreatePath bound;
  const bool alone = path.relationships.empty();
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    bound.nodes.push_back(bind_node(path.nodes[i], alone));
    if (i < path.relationships.size()) {
      bound.relationships.push_back(bind_relationship(path.relationships[i]));
    }
  }
  if (path.variable) {
    if (scope_.find(path.variable->text) != nullptr) already_bound(*path.variable);
    bound.path = environment_.slots.next(path.variable->text);
    scope_.add({path.variable->text, *bound.path, StaticType::kPath});
  }
  return bound;
}

bound::CreateNode WriteBinder::bind_node(const syntax::NodePattern& node, bool alone) {
  bound::CreateNode bound;
  bound.span = node.span;
  bound.labels = syntax::texts(node.labels);
  bound.properties = bind_properties(node.properties);
  const VariableInfo* known = node.variable ? scope_.find(node.variable->text) : nullptr;
  if (known != nullptr) {
    if (alone || !node.labels.empty() || node.properties) already_bound(*node.variable);
    expect_type(source_, *known, StaticType::kNode, node.variable->span);
    bound.slot = known->slot;
    bound.already_bound = true;
    return bound;
  }
  bound.slot = environment_.slots.next(node.variable ? node.variable->text : std::string());
  if (node.variable) scope_.add({node.variable->text, bound.slot, StaticType::kNode});
  return bound;
}

std::string WriteBinder::single_type(const syntax::RelationshipPattern& relationship) const {
  if (relationship.length) {
    source_.syntax_error("CreatingVarLength", "a relationship that is created has no variable length",
                         relationship.span);
  }
  if (relationship.types.size() != 1) {
    source_.syntax_error("NoSingleRelationshipType", "a relationship that is created needs exactly one type",
                         relationship.span);
  }
  return relationship.types.front().text;
}

bound::CreateRelationship WriteBinder::bind_relationship(const syntax::RelationshipPattern& relationship) {
  bound::CreateRelationship bound;
  bound.span = relationship.span;
  if (relationship.variable && scope_.find(relationship.variable->text) != nullptr) {
    already_bound(*relationship.variable);
  }
  bound.type = single_type(relationship);
  if (relationship.arrow == syntax::Arrow::kEither) {
    source_.syntax_error("RequiresDirectedRelationship",
                         "a relationship that is created needs one direction: --> or <--", relationship.span);
  }
  bound.reversed = relationship.arrow == syntax::Arrow::kLeft;
  bound.properties = bind_properties(relationship.properties);
  bound.slot = environment_.slots.next(relationship.variable ? relationship.variable->text : std::string());
  if (relationship.variable) scope_.add({relationship.variable->text, bound.slot, StaticType::kRelationship});
  return bound;
}

bound::Merge WriteBinder::bind(const syntax::Merge& merge) {
  const Scope before = scope_;
  const syntax::PathPattern& path = merge.pattern;
  refuse_conditions(path, source_);
  for (const auto& relationship : path.relationships) {
    if (relationship.variable && before.find(relationship.variable->text) != nullptr) {
      already_bound(*relationship.variable);
    }
    single_type(relationship);
  }
  for (const auto& node : path.nodes) {
    const bool known = node.variable && before.find(node.variable->text) != nullptr;
    if (known && (path.relationships.empty() || !node.labels.empty() || node.properties)) {
      already_bound(*node.variable);
    }
  }
  bound::Merge bound;
  bound.match = PatternBinder(environment_, scope_).bind(path, nullptr);
  bound.create = as_creation(path, bound.match.patterns.front(), before);
  bound.on_create = bind_items(merge.on_create);
  bound.on_match = bind_items(merge.on_match);
  return bound;
}

/// The same slots as the pattern's: what is not found is created in its place.
bound::CreatePath WriteBinder::as_creation(const syntax::PathPattern& path, const bound::PathPattern& matched,
                                           const Scope& before) const {
  bound::CreatePath create;
  ExpressionBinder expressions(environment_, before);
  std::set<bound::Slot> made;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    bound::CreateNode node;
    node.slot = matched.nodes[i].slot;
    const bool known = path.nodes[i].variable && before.find(path.nodes[i].variable->text) != nullptr;
    node.already_bound = known || !made.insert(node.slot).second;
    node.labels = syntax::texts(path.nodes[i].labels);
    if (path.nodes[i].properties) node.properties = expressions.bind(*path.nodes[i].properties);
    node.span = path.nodes[i].span;
    create.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const auto& pattern = path.relationships[i];
    bound::CreateRelationship relationship;
    relationship.slot = matched.relationships[i].slot;
    relationship.type = pattern.types.front().text;
    relationship.reversed = pattern.arrow == syntax::Arrow::kLeft;
    if (pattern.properties) relationship.properties = expressions.bind(*pattern.properties);
    relationship.span = pattern.span;
    create.relationships.push_back(std::move(relationship));
  }
  create.path = matched.path;
  return create;
}

std::vector<bound::SetItem> WriteBinder::bind_items(const std::vector<syntax::SetItem>& items,
                                                    bool removes) const {
  std::vector<bound::SetItem> bound;
  ExpressionBinder expressions(environment_, scope_);
  for (const auto& item : items) {
    bound::SetItem one;
    one.kind = item.kind;
    one.removes = removes;
    one.subject = expressions.bind(*item.subject);
    one.key = item.key.text;
    if (item.value) one.value = expressions.bind(*item.value);
    one.labels = syntax::texts(item.labels);
    const std::uint32_t holders = item.kind == syntax::SetItem::Kind::kLabels
                                      ? std::uint32_t{StaticType::kNode}
                                      : StaticType::kNode | StaticType::kRelationship;
    if (!one.subject.type.suits(holders)) {
      source_.syntax_error("InvalidArgumentType", "only nodes and relationships can be changed",
                           item.subject->span);
    }
    bound.push_back(std::move(one));
  }
  return bound;
}

bound::Delete WriteBinder::bind(const syntax::Delete& remove) {
  bound::Delete bound;
  bound.detach = remove.detach;
  for (const auto& subject : remove.subjects) {
    if (std::holds_alternative<syntax::HasLabels>(subject->form)) {
      source_.syntax_error("InvalidDelete", "labels are taken away by REMOVE", subject->span);
    }
    bound.subjects.push_back(ExpressionBinder(environment_, scope_).bind(*subject));
    constexpr std::uint32_t kDeletable = StaticType::kNode | StaticType::kRelationship | StaticType::kPath;
    if (!bound.subjects.back().type.suits(kDeletable)) {
      source_.syntax_error("InvalidArgumentType", "only nodes, relationships and paths can be deleted",
                           subject->span);
    }
  }
  return bound;
}

}  // namespace cairn::query::binding
