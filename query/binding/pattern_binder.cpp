#include "query/binding/pattern_binder.h"

#include "graph/vocabulary.h"

namespace cairn::query::binding {

namespace {

using Kind = bound::Expression::Kind;

bound::Expression slot_reference(bound::Slot slot, Span span) {
  bound::Expression reference;
  reference.kind = Kind::kSlot;
  reference.slot = slot;
  reference.span = span;
  return reference;
}

std::vector<std::string> texts(const std::vector<syntax::Name>& names) {
  std::vector<std::string> found;
  for (const auto& name : names) found.push_back(name.text);
  return found;
}

const char* kind_name(VariableKind kind) {
  switch (kind) {
    case VariableKind::kNode:
      return "a node";
    case VariableKind::kRelationship:
      return "a relationship";
    case VariableKind::kRelationshipList:
      return "a list of relationships";
    case VariableKind::kPath:
      return "a path";
    case VariableKind::kValue:
      break;
  }
  return "a value";
}

}  // namespace

std::vector<bound::Expression> conjuncts(bound::Expression condition) {
  std::vector<bound::Expression> found;
  if (condition.kind == Kind::kJunction && condition.connective == syntax::Connective::kAnd) {
    for (auto& operand : condition.operands) {
      for (auto& part : conjuncts(std::move(operand))) found.push_back(std::move(part));
    }
  } else {
    found.push_back(std::move(condition));
  }
  return found;
}

bound::Match PatternBinder::bind(const syntax::Match& match) {
  bound::Match bound;
  bound.optional = match.optional;
  for (const auto& path : match.patterns) bound.patterns.push_back(bind_path(path, bound));
  if (match.where) bound.where = conjuncts(bind_expression(*match.where));
  return bound;
}

bound::Expression PatternBinder::bind_expression(const syntax::Expression& expression) const {
  return ExpressionBinder(source_, scope_, slots_, {}).bind(expression);
}

bound::PathPattern PatternBinder::bind_path(const syntax::PathPattern& path, bound::Match& match) {
  bound::PathPattern bound;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    bound.nodes.push_back(bind_node(path.nodes[i], match));
    if (i < path.relationships.size()) {
      bound.relationships.push_back(bind_relationship(path.relationships[i], match));
    }
  }
  if (path.variable) {
    if (scope_.find(path.variable->text) != nullptr) {
      source_.syntax_error("VariableAlreadyBound", "variable '" + path.variable->text + "' is already bound",
                           path.variable->span);
    }
    bound.path = introduce(path.variable, VariableKind::kPath, match);
  }
  return bound;
}

bound::Slot PatternBinder::introduce(const std::optional<syntax::Name>& name, VariableKind kind,
                                     bound::Match& match) {
  const bound::Slot slot = slots_.next(name ? name->text : std::string());
  if (name) scope_.add({name->text, slot, kind});
  match.introduced.push_back(slot);
  return slot;
}

bound::NodePattern PatternBinder::bind_node(const syntax::NodePattern& node, bound::Match& match) {
  bound::NodePattern bound;
  bound.span = node.span;
  bound.labels = texts(node.labels);
  const VariableInfo* known = node.variable ? scope_.find(node.variable->text) : nullptr;
  if (known == nullptr) {
    bound.slot = introduce(node.variable, VariableKind::kNode, match);
  } else {
    if (known->kind != VariableKind::kNode && known->kind != VariableKind::kValue) {
      source_.syntax_error(
          "VariableTypeConflict",
          "'" + known->name + "' is " + kind_name(known->kind) + " and cannot stand for a node",
          node.variable->span);
    }
    bound.slot = known->slot;
  }
  bind_properties(node.properties, bound);
  return bound;
}

void PatternBinder::bind_properties(const syntax::ExpressionPtr& properties, bound::NodePattern& node) {
  if (!properties) return;
  bound::Expression map = bind_expression(*properties);
  if (map.kind != Kind::kMap) {
    bound::Expression predicate;
    predicate.kind = Kind::kMatchesMap;
    predicate.span = map.span;
    predicate.operands.push_back(slot_reference(node.slot, map.span));
    predicate.operands.push_back(std::move(map));
    node.predicates.push_back(std::move(predicate));
    return;
  }
  for (std::size_t i = 0; i < map.names.size(); ++i) {
    if (map.names[i] == graph::key::kName) node.name = map.operands[i];
    bound::Expression property;
    property.kind = Kind::kProperty;
    property.span = map.operands[i].span;
    property.names = {map.names[i]};
    property.operands.push_back(slot_reference(node.slot, property.span));
    bound::Expression predicate;
    predicate.kind = Kind::kComparison;
    predicate.span = property.span;
    predicate.comparisons = {syntax::Comparison::kEqual};
    predicate.operands.push_back(std::move(property));
    predicate.operands.push_back(std::move(map.operands[i]));
    node.predicates.push_back(std::move(predicate));
  }
}

bound::RelationshipPattern PatternBinder::bind_relationship(const syntax::RelationshipPattern& relationship,
                                                            bound::Match& match) {
  bound::RelationshipPattern bound;
  bound.span = relationship.span;
  bound.types = texts(relationship.types);
  bound.arrow = relationship.arrow;
  bound.length = relationship.length;
  const VariableKind kind =
      relationship.length ? VariableKind::kRelationshipList : VariableKind::kRelationship;
  const VariableInfo* known = relationship.variable ? scope_.find(relationship.variable->text) : nullptr;
  if (known != nullptr) {
    const bool usable = known->kind == kind || known->kind == VariableKind::kValue;
    if (!usable) {
      source_.syntax_error(
          "VariableTypeConflict",
          "'" + known->name + "' is " + kind_name(known->kind) + " and cannot stand for " + kind_name(kind),
          relationship.variable->span);
    }
    if (relationships_here_.contains(known->name)) {
      source_.syntax_error(
          "RelationshipUniquenessViolation",
          "the relationship '" + known->name + "' stands twice in one MATCH, where each is matched once",
          relationship.variable->span);
    }
    bound.slot = known->slot;
    bound.already_bound = true;
  } else {
    bound.slot = introduce(relationship.variable, kind, match);
  }
  if (relationship.variable) relationships_here_.insert(relationship.variable->text);
  if (relationship.properties) bound.properties = bind_expression(*relationship.properties);
  return bound;
}

}  // namespace cairn::query::binding
