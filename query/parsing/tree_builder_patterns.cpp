#include <algorithm>

#include "query/parsing/tree_builder.h"

namespace cairn::query::parsing {

using syntax::ExpressionPtr;

syntax::PathPattern TreeBuilder::path_pattern(Parser::PatternContext& context) const {
  syntax::PathPattern path;
  path.variable = variable(context.variable());
  pattern_element(*context.patternElement(), path);
  return path;
}

void TreeBuilder::pattern_element(Parser::PatternElementContext& context, syntax::PathPattern& path) const {
  if (auto* inner = context.patternElement()) {
    pattern_element(*inner, path);
    return;
  }
  if (auto* whole = context.chain()) {
    path.shortest = context.SHORTESTPATH() != nullptr ? syntax::Shortest::kOne : syntax::Shortest::kAll;
    steps(*whole->nodePattern(), whole->patternStep(), path);
    return;
  }
  steps(*context.nodePattern(), context.patternStep(), path);
}

void TreeBuilder::steps(Parser::NodePatternContext& first,
                        const std::vector<Parser::PatternStepContext*>& contexts,
                        syntax::PathPattern& path) const {
  path.nodes.push_back(node_pattern(first));
  for (auto* step : contexts) {
    path.relationships.push_back(relationship_pattern(*step->relationshipPattern()));
    path.nodes.push_back(node_pattern(*step->nodePattern()));
  }
}

std::unique_ptr<syntax::PathPattern> TreeBuilder::chain(Parser::ChainContext& context) const {
  auto path = std::make_unique<syntax::PathPattern>();
  steps(*context.nodePattern(), context.patternStep(), *path);
  return path;
}

syntax::NodePattern TreeBuilder::node_pattern(Parser::NodePatternContext& context) const {
  syntax::NodePattern node;
  node.variable = variable(context.variable());
  if (auto* labels = context.labelExpression()) {
    syntax::LabelExpression wanted = all_of(labels->labelOr());
    if (!take_labels(wanted, syntax::LabelExpression::Kind::kAnd, node.labels)) {
      node.label_test = std::move(wanted);
    }
  }
  node.properties = properties(context.properties());
  node.where = where(context.where());
  node.span = offsets_.span(context);
  return node;
}

syntax::RelationshipPattern TreeBuilder::relationship_pattern(
    Parser::RelationshipPatternContext& context) const {
  syntax::RelationshipPattern relationship;
  relationship.span = offsets_.span(context);
  const bool left = context.leftArrow() != nullptr;
  const bool right = context.rightArrow() != nullptr;
  if (left != right) relationship.arrow = left ? syntax::Arrow::kLeft : syntax::Arrow::kRight;
  if (auto* quantifier = context.pathQuantifier()) relationship.length = quantified(*quantifier);
  auto* detail = context.relationshipDetail();
  if (detail == nullptr) return relationship;
  relationship.variable = variable(detail->variable());
  if (auto* types = detail->relationshipTypes()) {
    syntax::LabelExpression wanted = label_or(*types->labelOr());
    if (!take_labels(wanted, syntax::LabelExpression::Kind::kOr, relationship.types)) {
      relationship.type_test = std::move(wanted);
    }
  }
  if (auto* length = detail->variableLength()) {
    if (relationship.length) {
      source_.syntax_error("InvalidRelationshipPattern", "the length of the pattern is given twice",
                           offsets_.span(*length));
    }
    if (length->wrong != nullptr) {
      source_.syntax_error("InvalidRelationshipPattern",
                           "a variable length is written *, *2, *1..3, *2.. or *..3", offsets_.span(*length));
    }
    syntax::LengthRange range;
    range.from = bound(length->lowerBound);
    range.to = bound(length->upperBound);
    if (length->range == nullptr && range.from) range.to = range.from;
    relationship.length = range;
  }
  relationship.properties = properties(detail->properties());
  relationship.where = where(detail->where());
  return relationship;
}

/// A bound of a length; nothing where it is not given.
std::optional<std::int64_t> TreeBuilder::bound(const antlr4::Token* token) const {
  if (token == nullptr) return std::nullopt;
  return *integer(token->getText(), false, offsets_.span(*token)).integer();
}

syntax::LengthRange TreeBuilder::quantified(Parser::PathQuantifierContext& context) const {
  if (context.exactly != nullptr) return {bound(context.exactly), bound(context.exactly)};
  if (context.plus != nullptr) return {1, std::nullopt};
  const syntax::LengthRange range{bound(context.least).value_or(0), bound(context.most)};
  if (range.to && *range.to < *range.from) {
    source_.syntax_error("InvalidRelationshipPattern", "the range ends before it begins",
                         offsets_.span(context));
  }
  return range;
}

namespace {

using LabelKind = syntax::LabelExpression::Kind;

/// One expression of several; of one it is that one.
syntax::LabelExpression joined(LabelKind kind, std::vector<syntax::LabelExpression> operands) {
  if (operands.size() == 1) return std::move(operands.front());
  return {kind, {}, std::move(operands)};
}

}  // namespace

syntax::LabelExpression TreeBuilder::label_not(Parser::LabelNotContext& context) const {
  if (auto* inner = context.labelNot()) return {LabelKind::kNot, {}, {label_not(*inner)}};
  if (auto* inner = context.labelOr()) return label_or(*inner);
  if (context.anyLabel != nullptr) return {LabelKind::kAny, {}, {}};
  return {LabelKind::kLabel, name(*context.schemaName()), {}};
}

syntax::LabelExpression TreeBuilder::label_and(Parser::LabelAndContext& context) const {
  std::vector<syntax::LabelExpression> operands;
  for (auto* part : context.labelNot()) operands.push_back(label_not(*part));
  return joined(LabelKind::kAnd, std::move(operands));
}

syntax::LabelExpression TreeBuilder::label_or(Parser::LabelOrContext& context) const {
  std::vector<syntax::LabelExpression> operands;
  for (auto* part : context.labelAnd()) operands.push_back(label_and(*part));
  return joined(LabelKind::kOr, std::move(operands));
}

syntax::LabelExpression TreeBuilder::all_of(const std::vector<Parser::LabelOrContext*>& contexts) const {
  std::vector<syntax::LabelExpression> operands;
  for (auto* part : contexts) operands.push_back(label_or(*part));
  return joined(LabelKind::kAnd, std::move(operands));
}

syntax::LabelExpression TreeBuilder::all_of(const std::vector<Parser::LabelAndContext*>& contexts) const {
  std::vector<syntax::LabelExpression> operands;
  for (auto* part : contexts) operands.push_back(label_and(*part));
  return joined(LabelKind::kAnd, std::move(operands));
}

/// The labels of an expression that joins nothing but labels, in the one manner; false for all others.
bool TreeBuilder::take_labels(syntax::LabelExpression& expression, LabelKind kind,
                              std::vector<syntax::Name>& labels) {
  if (expression.kind == LabelKind::kLabel) {
    labels.push_back(std::move(expression.label));
    return true;
  }
  const auto is_label = [](const auto& operand) { return operand.kind == LabelKind::kLabel; };
  if (expression.kind != kind ||
      !std::all_of(expression.operands.begin(), expression.operands.end(), is_label)) {
    return false;
  }
  for (auto& operand : expression.operands) labels.push_back(std::move(operand.label));
  return true;
}

ExpressionPtr TreeBuilder::properties(Parser::PropertiesContext* context) const {
  if (context == nullptr) return nullptr;
  if (auto* map = context->mapLiteral()) return map_literal(*map);
  return parameter(*context->parameter());
}

}  // namespace cairn::query::parsing
