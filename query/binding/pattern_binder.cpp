#include "query/binding/pattern_binder.h"

#include "query/binding/label_condition.h"

namespace cairn::query::binding {

namespace {

using Kind = bound::Expression::Kind;

std::string type_words(std::uint32_t types) {
  const std::pair<std::uint32_t, const char*> words[] = {{StaticType::kNode, "a node"},
                                                         {StaticType::kRelationship, "a relationship"},
                                                         {StaticType::kList, "a list"},
                                                         {StaticType::kPath, "a path"}};
  for (const auto& [type, word] : words) {
    if ((types & ~std::uint32_t{StaticType::kNull}) == type) return word;
  }
  return "a value";
}

bound::NodePattern* find_node(bound::Match& match, bound::Slot slot) {
  for (auto& pattern : match.patterns) {
    for (auto& node : pattern.nodes) {
      if (node.slot == slot) return &node;
    }
  }
  return nullptr;
}

/// MATCH (n) WHERE n:Label asks what MATCH (n:Label) asks, and may use what helps that one.
void move_labels(bound::Match& match) {
  std::erase_if(match.where, [&](const bound::Expression& condition) {
    const bool labels = condition.kind == Kind::kHasLabels && !condition.names.empty() &&
                        condition.operands.front().kind == Kind::kSlot;
    bound::NodePattern* node = labels ? find_node(match, condition.operands.front().slot) : nullptr;
    if (node == nullptr) return false;
    node->labels.insert(node->labels.end(), condition.names.begin(), condition.names.end());
    return true;
  });
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

void expect_type(const ErrorSource& source, const VariableInfo& variable, std::uint32_t types, Span span) {
  if (variable.type.suits(types)) return;
  source.syntax_error("VariableTypeConflict",
                      "'" + variable.name + "' is " + type_words(variable.type.types()) +
                          " and cannot stand for " + type_words(types),
                      span);
}

bound::Match PatternBinder::bind(const syntax::Match& match) {
  bound::Match bound;
  bound.optional = match.optional;
  for (const auto& path : match.patterns) bound.patterns.push_back(bind_path(path, bound));
  if (match.where) add_conditions(*match.where, bound.where);
  move_labels(bound);
  return bound;
}

bound::Match PatternBinder::bind(const syntax::PathPattern& pattern, const syntax::Expression* where) {
  bound::Match bound;
  bound.patterns.push_back(bind_path(pattern, bound));
  if (where != nullptr) add_conditions(*where, bound.where);
  move_labels(bound);
  return bound;
}

bound::Match PatternBinder::bind_shortest(const syntax::PathPattern& pattern, syntax::Shortest shortest) {
  check_shortest(pattern);
  bound::Match bound = bind(pattern, nullptr);
  bound.patterns.front().shortest = shortest;
  bound.patterns.front().path = introduce(std::nullopt, StaticType::kPath, bound);
  return bound;
}

void PatternBinder::check_shortest(const syntax::PathPattern& path) const {
  const Span span{path.nodes.front().span.begin, path.nodes.back().span.end};
  if (path.relationships.size() != 1) {
    source_.syntax_error("InvalidRelationshipPattern",
                         "a shortest path is asked for between two nodes, with one relationship: "
                         "shortestPath((a)-[*]-(b))",
                         span);
  }
  const auto& length = path.relationships.front().length;
  if (length && length->from.value_or(1) > 1) {
    source_.syntax_error("InvalidRelationshipPattern", "the least length of a shortest path is 0 or 1", span);
  }
}

void PatternBinder::add_conditions(const syntax::Expression& where,
                                   std::vector<bound::Expression>& conditions) const {
  for (auto& condition : conjuncts(ExpressionBinder(environment_, scope_).bind_condition(where))) {
    conditions.push_back(std::move(condition));
  }
}

void PatternBinder::refuse_new_variables(const syntax::PathPattern& pattern) const {
  const auto refuse = [this](const std::optional<syntax::Name>& name) {
    if (!name || scope_.find(name->text) != nullptr) return;
    source_.syntax_error("UndefinedVariable",
                         "variable '" + name->text + "' is not defined, and a condition cannot introduce it",
                         name->span);
  };
  for (const auto& node : pattern.nodes) refuse(node.variable);
  for (const auto& relationship : pattern.relationships) refuse(relationship.variable);
}

bound::Expression PatternBinder::bind_expression(const syntax::Expression& expression) const {
  return ExpressionBinder(environment_, scope_).bind(expression);
}

void PatternBinder::refuse_parameter(const syntax::ExpressionPtr& properties) const {
  if (!properties || !std::holds_alternative<syntax::Parameter>(properties->form)) return;
  source_.syntax_error("InvalidParameterUse",
                       "a parameter cannot stand for all properties of a pattern; write them out",
                       properties->span);
}

bound::PathPattern PatternBinder::bind_path(const syntax::PathPattern& path, bound::Match& match) {
  bound::PathPattern bound;
  bound.shortest = path.shortest;
  if (path.shortest != syntax::Shortest::kNo) check_shortest(path);
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
    bound.path = introduce(path.variable, StaticType::kPath, match);
  }
  return bound;
}

bound::Slot PatternBinder::introduce(const std::optional<syntax::Name>& name, StaticType type,
                                     bound::Match& match) {
  const bound::Slot slot = environment_.slots.next(name ? name->text : std::string());
  if (name) scope_.add({name->text, slot, std::move(type)});
  match.introduced.push_back(slot);
  return slot;
}

bound::NodePattern PatternBinder::bind_node(const syntax::NodePattern& node, bound::Match& match) {
  bound::NodePattern bound;
  bound.span = node.span;
  bound.labels = syntax::texts(node.labels);
  const VariableInfo* known = node.variable ? scope_.find(node.variable->text) : nullptr;
  if (known == nullptr) {
    bound.slot = introduce(node.variable, StaticType::kNode, match);
  } else {
    expect_type(source_, *known, StaticType::kNode, node.variable->span);
    bound.slot = known->slot;
  }
  refuse_parameter(node.properties);
  bind_properties(node.properties, bound);
  if (node.label_test) {
    match.where.push_back(label_condition(*node.label_test, bound::slot_reference(bound.slot, node.span)));
  }
  if (node.where) add_conditions(*node.where, match.where);
  return bound;
}

void PatternBinder::bind_properties(const syntax::ExpressionPtr& properties, bound::NodePattern& node) {
  if (!properties) return;
  bound::Expression map = bind_expression(*properties);
  if (map.kind != Kind::kMap) {
    bound::Expression predicate;
    predicate.kind = Kind::kMatchesMap;
    predicate.span = map.span;
    predicate.operands.push_back(bound::slot_reference(node.slot, map.span));
    predicate.operands.push_back(std::move(map));
    node.predicates.push_back(std::move(predicate));
    return;
  }
  for (std::size_t i = 0; i < map.names.size(); ++i) {
    bound::Expression property;
    property.kind = Kind::kProperty;
    property.span = map.operands[i].span;
    property.names = {map.names[i]};
    property.operands.push_back(bound::slot_reference(node.slot, property.span));
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
  bound.types = syntax::texts(relationship.types);
  bound.arrow = relationship.arrow;
  bound.length = relationship.length;
  const StaticType type = relationship.length ? StaticType::list_of(StaticType::kRelationship)
                                              : StaticType(StaticType::kRelationship);
  const VariableInfo* known = relationship.variable ? scope_.find(relationship.variable->text) : nullptr;
  if (known != nullptr) {
    expect_type(source_, *known, type.types(), relationship.variable->span);
    if (relationships_here_.contains(known->name)) {
      source_.syntax_error(
          "RelationshipUniquenessViolation",
          "the relationship '" + known->name + "' stands twice in one MATCH, where each is matched once",
          relationship.variable->span);
    }
    bound.slot = known->slot;
    bound.already_bound = true;
  } else {
    bound.slot = introduce(relationship.variable, type, match);
  }
  if (relationship.variable) relationships_here_.insert(relationship.variable->text);
  refuse_parameter(relationship.properties);
  if (relationship.properties) bound.properties = bind_expression(*relationship.properties);
  if (bound.length) {
    bind_each(relationship, bound);
    return bound;
  }
  if (relationship.type_test) {
    match.where.push_back(
        label_condition(*relationship.type_test, bound::slot_reference(bound.slot, relationship.span)));
  }
  if (relationship.where) add_conditions(*relationship.where, match.where);
  return bound;
}

/// In the conditions on each relationship of a variable-length pattern its variable is one relationship.
void PatternBinder::bind_each(const syntax::RelationshipPattern& relationship,
                              bound::RelationshipPattern& bound) {
  if (!relationship.type_test && !relationship.where) return;
  bound.step_slot = environment_.slots.next();
  if (relationship.type_test) {
    bound.each.push_back(
        label_condition(*relationship.type_test, bound::slot_reference(bound.step_slot, relationship.span)));
  }
  if (!relationship.where) return;
  Scope scope = scope_;
  if (relationship.variable) {
    scope.replace({relationship.variable->text, bound.step_slot, StaticType::kRelationship});
  }
  for (auto& condition :
       conjuncts(ExpressionBinder(environment_, scope).bind_condition(*relationship.where))) {
    bound.each.push_back(std::move(condition));
  }
}

}  // namespace cairn::query::binding
