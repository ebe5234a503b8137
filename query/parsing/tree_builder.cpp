#include "query/parsing/tree_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "query/parsing/string_literal.h"

namespace cairn::query::parsing {

using syntax::BinaryOperator;
using syntax::ExpressionPtr;

syntax::Statement TreeBuilder::build(Parser::StatementContext* statement) const {
  syntax::Statement built;
  built.span = offsets_.span(*statement);
  if (auto* whole = statement->query()) {
    built.form = query(*whole);
    if (statement->EXPLAIN() != nullptr) built.mode = syntax::Mode::kExplain;
    if (statement->PROFILE() != nullptr) built.mode = syntax::Mode::kProfile;
  } else {
    command(*statement->command(), built);
  }
  return built;
}

void TreeBuilder::command(Parser::CommandContext& context, syntax::Statement& statement) const {
  using syntax::TransactionCommand;
  const auto name_of = [this](Parser::SymbolicNameContext* given) {
    return given == nullptr ? std::nullopt : std::optional(name(*given));
  };
  if (dynamic_cast<Parser::BeginTransactionContext*>(&context) != nullptr) {
    statement.form = TransactionCommand::kBegin;
  } else if (dynamic_cast<Parser::CommitTransactionContext*>(&context) != nullptr) {
    statement.form = TransactionCommand::kCommit;
  } else if (dynamic_cast<Parser::RollbackTransactionContext*>(&context) != nullptr) {
    statement.form = TransactionCommand::kRollback;
  } else if (auto* index = dynamic_cast<Parser::CreateIndexContext*>(&context)) {
    statement.form = create_index(name_of(index->indexName), false, index->ifNotExists() != nullptr,
                                  *index->nodeOfIndex(), *index->propertyOfIndex());
  } else if (auto* constraint = dynamic_cast<Parser::CreateConstraintContext*>(&context)) {
    statement.form = create_index(name_of(constraint->indexName), true, constraint->ifNotExists() != nullptr,
                                  *constraint->nodeOfIndex(), *constraint->propertyOfIndex());
  } else if (auto* drop = dynamic_cast<Parser::DropIndexContext*>(&context)) {
    statement.form = syntax::DropIndex{name(*drop->indexName), drop->ifExists() != nullptr};
  } else {
    statement.form = syntax::ShowIndexes{};
  }
}

syntax::CreateIndex TreeBuilder::create_index(std::optional<syntax::Name> index_name, bool unique,
                                              bool if_not_exists, Parser::NodeOfIndexContext& node,
                                              Parser::PropertyOfIndexContext& property) const {
  const syntax::Name holder = *variable(node.variable());
  const syntax::Name held = *variable(property.variable());
  if (holder.text != held.text) {
    source_.syntax_error("UndefinedVariable",
                         "the node is called '" + holder.text + "' here, not '" + held.text + "'", held.span);
  }
  return {std::move(index_name), unique, if_not_exists, name(*node.schemaName()),
          name(*property.schemaName())};
}

syntax::Query TreeBuilder::query(Parser::QueryContext& context) const {
  syntax::Query query;
  query.span = offsets_.span(context);
  for (auto* single : context.singleQuery()) {
    query.parts.emplace_back();
    for (auto* part : single->clause()) query.parts.back().clauses.push_back(clause(*part));
  }
  for (auto* join : context.unionWords()) query.union_all.push_back(join->ALL() != nullptr);
  return query;
}

syntax::Clause TreeBuilder::clause(Parser::ClauseContext& context) const {
  const Span span = offsets_.span(context);
  if (auto* match_clause = context.matchClause()) return {match(*match_clause), span};
  if (auto* unwind = context.unwindClause()) {
    return {syntax::Unwind{expression(unwind->expression()), name(*unwind->variable()->symbolicName())},
            span};
  }
  if (auto* with = context.withClause()) {
    return {syntax::With{projection(*with->projectionBody()), where(with->where())}, span};
  }
  if (auto* returned = context.returnClause()) {
    return {syntax::Return{projection(*returned->projectionBody())}, span};
  }
  if (auto* create = context.createClause()) return {syntax::Create{patterns(create->pattern())}, span};
  if (auto* merged = context.mergeClause()) return {merge(*merged), span};
  if (auto* set = context.setClause()) return {syntax::Set{set_items(*set)}, span};
  if (auto* removed = context.removeClause()) return {remove(*removed), span};
  if (auto* deleted = context.deleteClause()) {
    return {syntax::Delete{deleted->DETACH() != nullptr, expressions(deleted->expression())}, span};
  }
  if (auto* called = context.callClause()) return {call(*called), span};
  if (auto* question = context.prerequisitesClause()) return {prerequisites(*question), span};
  if (auto* question = context.learningPathClause()) return {learning_path(*question), span};
  if (auto* question = context.nextStepsClause()) return {next_steps(*question), span};
  if (auto* question = context.relatedClause()) return {related(*question), span};
  return {why(*context.whyClause()), span};
}

syntax::Match TreeBuilder::match(Parser::MatchClauseContext& context) const {
  syntax::Match match;
  match.optional = context.OPTIONAL() != nullptr;
  match.patterns = patterns(context.pattern());
  match.where = where(context.where());
  return match;
}

std::vector<syntax::PathPattern> TreeBuilder::patterns(
    const std::vector<Parser::PatternContext*>& contexts) const {
  std::vector<syntax::PathPattern> found;
  for (auto* context : contexts) found.push_back(path_pattern(*context));
  return found;
}

syntax::Merge TreeBuilder::merge(Parser::MergeClauseContext& context) const {
  syntax::Merge merge{path_pattern(*context.pattern()), {}, {}};
  for (auto* action : context.mergeAction()) {
    auto& items = action->created != nullptr ? merge.on_create : merge.on_match;
    for (auto& item : set_items(*action->setClause())) items.push_back(std::move(item));
  }
  return merge;
}

std::vector<syntax::SetItem> TreeBuilder::set_items(Parser::SetClauseContext& context) const {
  std::vector<syntax::SetItem> items;
  for (auto* item : context.setItem()) items.push_back(set_item(*item));
  return items;
}

syntax::SetItem TreeBuilder::set_item(Parser::SetItemContext& context) const {
  using Kind = syntax::SetItem::Kind;
  if (auto* form = dynamic_cast<Parser::SetPropertyContext*>(&context)) {
    syntax::SetItem item = property_of(*form->propertyOf());
    item.value = expression(form->expression());
    return item;
  }
  if (auto* form = dynamic_cast<Parser::SetAllPropertiesContext*>(&context)) {
    return {Kind::kReplace, variable_expression(*form->variable()), {}, expression(form->expression()), {}};
  }
  if (auto* form = dynamic_cast<Parser::AddPropertiesContext*>(&context)) {
    return {Kind::kAdd, variable_expression(*form->variable()), {}, expression(form->expression()), {}};
  }
  auto& form = dynamic_cast<Parser::SetLabelsContext&>(context);
  return {Kind::kLabels, variable_expression(*form.variable()), {}, nullptr, names(*form.nodeLabels())};
}

/// a.b.c: the property c of a.b.
syntax::SetItem TreeBuilder::property_of(Parser::PropertyOfContext& context) const {
  ExpressionPtr subject = atom(*context.atom());
  const auto keys = context.schemaName();
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    const Span span{subject->span.begin, offsets_.span(*keys[i]).end};
    subject = std::make_unique<syntax::Expression>(
        syntax::Expression{syntax::Property{std::move(subject), name(*keys[i])}, span});
  }
  return {syntax::SetItem::Kind::kProperty, std::move(subject), name(*keys.back()), nullptr, {}};
}

syntax::Remove TreeBuilder::remove(Parser::RemoveClauseContext& context) const {
  syntax::Remove remove;
  for (auto* item : context.removeItem()) {
    if (auto* form = dynamic_cast<Parser::RemovePropertyContext*>(item)) {
      remove.items.push_back(property_of(*form->propertyOf()));
    } else {
      auto& labels = dynamic_cast<Parser::RemoveLabelsContext&>(*item);
      remove.items.push_back({syntax::SetItem::Kind::kLabels,
                              variable_expression(*labels.variable()),
                              {},
                              nullptr,
                              names(*labels.nodeLabels())});
    }
  }
  return remove;
}

syntax::Call TreeBuilder::call(Parser::CallClauseContext& context) const {
  syntax::Call call;
  call.procedure.span = offsets_.span(*context.procedureName());
  for (auto* part : context.procedureName()->symbolicName()) {
    call.procedure.text += (call.procedure.text.empty() ? "" : ".") + name(*part).text;
  }
  call.explicit_arguments = context.open != nullptr;
  call.arguments = expressions(context.expression());
  call.star = context.star != nullptr;
  if (context.YIELD() != nullptr && !call.star) {
    call.yields.emplace();
    for (auto* item : context.yieldItem()) {
      call.yields->items.push_back({name(*item->symbolicName()), variable(item->variable())});
    }
    call.yields->where = where(context.where());
  }
  return call;
}

syntax::Projection TreeBuilder::projection(Parser::ProjectionBodyContext& context) const {
  syntax::Projection projection;
  projection.distinct = context.DISTINCT() != nullptr;
  auto* items = context.projectionItems();
  projection.star = items->getStart()->getText() == "*";
  for (auto* item : items->projectionItem()) {
    projection.items.push_back(
        {expression(item->expression()), variable(item->variable()), offsets_.text(*item->expression())});
  }
  if (auto* order = context.orderBy()) {
    for (auto* item : order->sortItem()) {
      const bool descending = item->DESC() != nullptr || item->DESCENDING() != nullptr;
      projection.sort.push_back({expression(item->expression()), descending});
    }
  }
  if (auto* skip = context.skip()) projection.skip = expression(skip->expression());
  if (auto* limit = context.limit()) projection.limit = expression(limit->expression());
  return projection;
}

syntax::Learning TreeBuilder::prerequisites(Parser::PrerequisitesClauseContext& context) const {
  syntax::Learning learning;
  learning.question = syntax::Question::kPrerequisites;
  learning.goals = concepts(*context.concepts());
  knowing(context.knowing(), learning);
  if (auto* depth = context.depthLimit()) learning.depth = expression(depth->expression());
  learning.min_confidence = min_confidence(context.minConfidence());
  learning.yields = yields(context.yields());
  return learning;
}

syntax::Learning TreeBuilder::learning_path(Parser::LearningPathClauseContext& context) const {
  syntax::Learning learning;
  learning.question = syntax::Question::kLearningPath;
  learning.goals = concepts(*context.concepts());
  knowing(context.knowing(), learning);
  if (auto* within = context.within()) learning.minutes = expression(within->expression());
  learning.min_confidence = min_confidence(context.minConfidence());
  learning.yields = yields(context.yields());
  return learning;
}

syntax::Learning TreeBuilder::why(Parser::WhyClauseContext& context) const {
  syntax::Learning learning;
  learning.question = syntax::Question::kWhy;
  learning.yields = yields(context.yields());
  for (auto* end : context.conceptReference()) learning.goals.push_back(expression(end->expression()));
  return learning;
}

syntax::Learning TreeBuilder::next_steps(Parser::NextStepsClauseContext& context) const {
  syntax::Learning learning;
  learning.question = syntax::Question::kNextSteps;
  knowing(context.knowing(), learning);
  if (auto* towards = context.towards()) learning.goals = concepts(*towards->concepts());
  learning.min_confidence = min_confidence(context.minConfidence());
  learning.yields = yields(context.yields());
  return learning;
}

syntax::Learning TreeBuilder::related(Parser::RelatedClauseContext& context) const {
  syntax::Learning learning;
  learning.question = syntax::Question::kRelated;
  learning.goals = concepts(*context.concepts());
  if (auto* limit = context.limit()) learning.limit = expression(limit->expression());
  learning.yields = yields(context.yields());
  return learning;
}

ExpressionPtr TreeBuilder::min_confidence(Parser::MinConfidenceContext* context) const {
  return context == nullptr ? nullptr : expression(context->expression());
}

std::vector<ExpressionPtr> TreeBuilder::concepts(Parser::ConceptsContext& context) const {
  std::vector<ExpressionPtr> found;
  for (auto* reference : context.conceptReference()) found.push_back(expression(reference->expression()));
  return found;
}

void TreeBuilder::knowing(Parser::KnowingContext* context, syntax::Learning& learning) const {
  if (context == nullptr) return;
  learning.known = concepts(*context->concepts());
  learning.strictly = context->STRICTLY() != nullptr;
}

std::optional<syntax::Yields> TreeBuilder::yields(Parser::YieldsContext* context) const {
  if (context == nullptr) return std::nullopt;
  syntax::Yields yields;
  for (auto* item : context->yieldItem()) {
    yields.items.push_back({name(*item->symbolicName()), variable(item->variable())});
  }
  yields.where = where(context->where());
  return yields;
}

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
  return {bound(context.least).value_or(0), bound(context.most)};
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

ExpressionPtr TreeBuilder::where(Parser::WhereContext* context) const {
  return context == nullptr ? nullptr : expression(context->expression());
}

std::vector<ExpressionPtr> TreeBuilder::expressions(
    const std::vector<Parser::ExpressionContext*>& contexts) const {
  std::vector<ExpressionPtr> found;
  found.reserve(contexts.size());
  for (auto* context : contexts) found.push_back(expression(context));
  return found;
}

ExpressionPtr TreeBuilder::expression(Parser::ExpressionContext* context) const {
  const auto binary = [&](BinaryOperator operation, auto* form) {
    return make(syntax::Binary{operation, expression(form->expression(0)), expression(form->expression(1))},
                *form);
  };
  if (auto* form = dynamic_cast<Parser::AtomExpressionContext*>(context)) return atom(*form->atom());
  if (auto* form = dynamic_cast<Parser::PropertyExpressionContext*>(context)) {
    return make(syntax::Property{expression(form->expression()), name(*form->schemaName())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::LabelsExpressionContext*>(context)) {
    std::vector<syntax::LabelExpression> tests;
    for (auto* test : form->labelTest()->labelAnd()) tests.push_back(label_and(*test));
    return make(syntax::HasLabels{expression(form->expression()), joined(LabelKind::kAnd, std::move(tests))},
                *form);
  }
  if (auto* form = dynamic_cast<Parser::IndexExpressionContext*>(context)) {
    return make(syntax::Index{expression(form->expression(0)), expression(form->expression(1))}, *form);
  }
  if (auto* form = dynamic_cast<Parser::SliceExpressionContext*>(context)) {
    auto from = form->from == nullptr ? nullptr : expression(form->from);
    auto to = form->to == nullptr ? nullptr : expression(form->to);
    return make(syntax::Slice{expression(form->expression(0)), std::move(from), std::move(to)}, *form);
  }
  if (auto* form = dynamic_cast<Parser::SignExpressionContext*>(context)) {
    const bool minus = form->sign->getText() == "-";
    // The smallest integer has no positive counterpart, so the sign is read together with the digits.
    auto* inner = dynamic_cast<Parser::AtomExpressionContext*>(form->expression());
    if (minus && inner != nullptr && inner->atom()->literal() != nullptr &&
        inner->atom()->literal()->INTEGER() != nullptr) {
      return make(syntax::Literal{integer(inner->getText(), true, offsets_.span(*form))}, *form);
    }
    const auto operation = minus ? syntax::UnaryOperator::kMinus : syntax::UnaryOperator::kPlus;
    return make(syntax::Unary{operation, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::PowerExpressionContext*>(context))
    return binary(BinaryOperator::kPower, form);
  if (auto* form = dynamic_cast<Parser::ProductExpressionContext*>(context)) {
    const std::string sign = form->op->getText();
    return binary(sign == "*" ? BinaryOperator::kMultiply
                              : (sign == "/" ? BinaryOperator::kDivide : BinaryOperator::kModulo),
                  form);
  }
  if (auto* form = dynamic_cast<Parser::SumExpressionContext*>(context)) {
    return sum(*form);
  }
  if (auto* form = dynamic_cast<Parser::StartsWithExpressionContext*>(context)) {
    return binary(BinaryOperator::kStartsWith, form);
  }
  if (auto* form = dynamic_cast<Parser::EndsWithExpressionContext*>(context)) {
    return binary(BinaryOperator::kEndsWith, form);
  }
  if (auto* form = dynamic_cast<Parser::ContainsExpressionContext*>(context)) {
    return binary(BinaryOperator::kContains, form);
  }
  if (auto* form = dynamic_cast<Parser::InExpressionContext*>(context))
    return binary(BinaryOperator::kIn, form);
  if (auto* form = dynamic_cast<Parser::IsNullExpressionContext*>(context)) {
    const auto operation =
        form->NOT() != nullptr ? syntax::UnaryOperator::kIsNotNull : syntax::UnaryOperator::kIsNull;
    return make(syntax::Unary{operation, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::ComparisonExpressionContext*>(context)) return comparison(*form);
  if (auto* form = dynamic_cast<Parser::NotExpressionContext*>(context)) {
    return make(syntax::Unary{syntax::UnaryOperator::kNot, expression(form->expression())}, *form);
  }
  if (auto* form = dynamic_cast<Parser::AndExpressionContext*>(context))
    return junction(syntax::Connective::kAnd, *form);
  if (auto* form = dynamic_cast<Parser::XorExpressionContext*>(context))
    return junction(syntax::Connective::kXor, *form);
  return junction(syntax::Connective::kOr, dynamic_cast<Parser::OrExpressionContext&>(*context));
}

namespace {

/// a + b - c parses as (a + b) - c; without brackets it is one chain: its forms from the innermost out.
template <typename Form>
std::vector<Form*> chain_of(Form& outermost) {
  std::vector<Form*> forms;
  for (auto* form = &outermost; form != nullptr; form = dynamic_cast<Form*>(form->expression(0)))
    forms.push_back(form);
  std::reverse(forms.begin(), forms.end());
  return forms;
}

}  // namespace

ExpressionPtr TreeBuilder::sum(Parser::SumExpressionContext& context) const {
  syntax::Sum sum;
  const auto forms = chain_of(context);
  sum.operands.push_back(expression(forms.front()->expression(0)));
  for (auto* form : forms) {
    sum.operations.push_back(form->op->getText() == "+" ? BinaryOperator::kAdd : BinaryOperator::kSubtract);
    sum.operands.push_back(expression(form->expression(1)));
    sum.beginnings.push_back(offsets_.span(*form));
  }
  return make(std::move(sum), context);
}

template <typename Form>
ExpressionPtr TreeBuilder::junction(syntax::Connective connective, Form& context) const {
  syntax::Junction junction{connective, {}, {}};
  const auto forms = chain_of(context);
  junction.operands.push_back(expression(forms.front()->expression(0)));
  for (auto* form : forms) {
    junction.operands.push_back(expression(form->expression(1)));
    junction.beginnings.push_back(offsets_.span(*form));
  }
  return make(std::move(junction), context);
}

ExpressionPtr TreeBuilder::comparison(Parser::ComparisonExpressionContext& context) const {
  // a < b < c parses as (a < b) < c; without brackets it is one chain.
  syntax::ComparisonChain chain;
  if (auto* left = dynamic_cast<Parser::ComparisonExpressionContext*>(context.expression(0))) {
    auto inner = comparison(*left);
    chain = std::move(std::get<syntax::ComparisonChain>(inner->form));
  } else {
    chain.operands.push_back(expression(context.expression(0)));
  }
  const std::string sign = context.op->getText();
  using syntax::Comparison;
  chain.comparisons.push_back(sign == "="    ? Comparison::kEqual
                              : sign == "<>" ? Comparison::kNotEqual
                              : sign == "<"  ? Comparison::kLess
                              : sign == "<=" ? Comparison::kLessOrEqual
                              : sign == ">"  ? Comparison::kGreater
                                             : Comparison::kGreaterOrEqual);
  chain.operands.push_back(expression(context.expression(1)));
  return make(std::move(chain), context);
}

ExpressionPtr TreeBuilder::atom(Parser::AtomContext& context) const {
  if (auto* form = context.literal()) return literal(*form);
  if (auto* form = context.parameter()) return parameter(*form);
  if (auto* form = context.caseExpression()) return case_expression(*form);
  if (auto* form = context.countStar()) {
    return make(syntax::FunctionCall{{"count", offsets_.span(*form)}, false, true, {}}, *form);
  }
  if (auto* form = context.listComprehension()) return list_comprehension(*form);
  if (auto* form = context.patternComprehension()) {
    auto pattern = chain(*form->chain());
    pattern->variable = variable(form->variable());
    return make(syntax::PatternComprehension{std::move(pattern), where(form->where()),
                                             expression(form->expression())},
                *form);
  }
  if (auto* form = context.quantifier()) return quantifier(*form);
  if (auto* form = context.reduction()) {
    return make(syntax::Reduction{*variable(form->accumulator), expression(form->initial),
                                  *variable(form->element), expression(form->list), expression(form->step)},
                *form);
  }
  if (auto* form = context.subquery()) return subquery(*form);
  if (auto* form = context.patternExpression()) {
    return make(syntax::PatternExpression{chain(*form->chain())}, *form);
  }
  if (auto* form = context.functionCall()) {
    syntax::Name function{{}, offsets_.span(*form)};
    for (auto* part : form->symbolicName())
      function.text += (function.text.empty() ? "" : ".") + name(*part).text;
    function.span.end = offsets_.span(*form->symbolicName().back()).end;
    return make(syntax::FunctionCall{std::move(function), form->DISTINCT() != nullptr, false,
                                     expressions(form->expression())},
                *form);
  }
  if (auto* form = context.expression()) return expression(form);
  return make(syntax::Variable{name(*context.variable()->symbolicName()).text}, context);
}

ExpressionPtr TreeBuilder::list_comprehension(Parser::ListComprehensionContext& context) const {
  return make(
      syntax::ListComprehension{*variable(context.variable()), expression(context.expression(0)),
                                where(context.where()),
                                context.projected == nullptr ? nullptr : expression(context.projected)},
      context);
}

ExpressionPtr TreeBuilder::quantifier(Parser::QuantifierContext& context) const {
  using syntax::QuantifierWord;
  const auto word = context.ALL() != nullptr    ? QuantifierWord::kAll
                    : context.ANY() != nullptr  ? QuantifierWord::kAny
                    : context.NONE() != nullptr ? QuantifierWord::kNone
                                                : QuantifierWord::kSingle;
  return make(syntax::Quantifier{word, *variable(context.variable()), expression(context.expression()),
                                 where(context.where())},
              context);
}

ExpressionPtr TreeBuilder::subquery(Parser::SubqueryContext& context) const {
  const auto word =
      context.EXISTS() != nullptr ? syntax::SubqueryWord::kExists : syntax::SubqueryWord::kCount;
  if (auto* whole = context.query()) {
    return make(syntax::Subquery{word, std::make_unique<syntax::Query>(query(*whole))}, context);
  }
  auto bare = std::make_unique<syntax::Query>();
  bare->span = offsets_.span(context);
  bare->parts.emplace_back();
  bare->parts.back().clauses.push_back(
      {syntax::Match{false, patterns(context.pattern()), where(context.where())}, bare->span});
  return make(syntax::Subquery{word, std::move(bare)}, context);
}

ExpressionPtr TreeBuilder::literal(Parser::LiteralContext& context) const {
  const Span span = offsets_.span(context);
  if (context.NULL_() != nullptr) return make(syntax::Literal{}, context);
  if (context.TRUE() != nullptr) return make(syntax::Literal{true}, context);
  if (context.FALSE() != nullptr) return make(syntax::Literal{false}, context);
  if (auto* digits = context.INTEGER())
    return make(syntax::Literal{integer(digits->getText(), false, span)}, context);
  if (auto* digits = context.FLOAT()) return make(syntax::Literal{float64(digits->getText(), span)}, context);
  if (auto* wrong = context.NO_NUMBER()) {
    source_.syntax_error("InvalidNumberLiteral", wrong->getText() + " is no number", span);
  }
  if (auto* quoted = context.STRING()) {
    return make(syntax::Literal{read_string_literal(quoted->getText(), source_, span)}, context);
  }
  if (auto* list = context.listLiteral())
    return make(syntax::ListLiteral{expressions(list->expression())}, context);
  return map_literal(*context.mapLiteral());
}

ExpressionPtr TreeBuilder::map_literal(Parser::MapLiteralContext& context) const {
  syntax::MapLiteral map;
  for (auto* entry : context.mapEntry()) {
    map.entries.emplace_back(name(*entry->schemaName()), expression(entry->expression()));
  }
  return make(std::move(map), context);
}

ExpressionPtr TreeBuilder::parameter(Parser::ParameterContext& context) const {
  if (auto* digits = context.INTEGER()) return make(syntax::Parameter{digits->getText()}, context);
  return make(syntax::Parameter{name(*context.symbolicName()).text}, context);
}

ExpressionPtr TreeBuilder::case_expression(Parser::CaseExpressionContext& context) const {
  syntax::Case form;
  if (context.subject != nullptr) form.subject = expression(context.subject);
  for (auto* branch : context.caseBranch()) {
    form.branches.emplace_back(expression(branch->expression(0)), expression(branch->expression(1)));
  }
  if (context.otherwise != nullptr) form.otherwise = expression(context.otherwise);
  return make(std::move(form), context);
}

Value TreeBuilder::integer(const std::string& digits, bool negative, Span span) const {
  std::string_view text = digits;
  if (text.starts_with('-')) text.remove_prefix(1);
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) base = 16;
  if (text.starts_with("0o") || text.starts_with("0O")) base = 8;
  if (base != 10) text.remove_prefix(2);
  std::uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
  const std::uint64_t most =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
  if (error != std::errc() || end != text.data() + text.size() || magnitude > most) {
    source_.syntax_error("IntegerOverflow", "the integer " + digits + " does not fit in 64 bits", span);
  }
  return static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
}

Value TreeBuilder::float64(const std::string& digits, Span span) const {
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool overflow = error == std::errc::result_out_of_range && digits.find("e-") == std::string::npos &&
                        digits.find("E-") == std::string::npos;
  if (overflow || std::isinf(number)) {
    source_.syntax_error("FloatingPointOverflow", "the number " + digits + " is too large for a float", span);
  }
  return number;
}

syntax::Name TreeBuilder::name(Parser::SymbolicNameContext& context) const {
  std::string text = context.getText();
  if (context.QUOTED_IDENTIFIER() != nullptr) {
    std::string unquoted;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      unquoted.push_back(text[i]);
      if (text[i] == '`') ++i;  // a doubled ` stands for one
    }
    text = unquoted;
  }
  return {text, offsets_.span(context)};
}

syntax::Name TreeBuilder::name(Parser::SchemaNameContext& context) const {
  if (auto* symbolic = context.symbolicName()) return name(*symbolic);
  return {context.getText(), offsets_.span(context)};
}

std::vector<syntax::Name> TreeBuilder::names(Parser::NodeLabelsContext& context) const {
  std::vector<syntax::Name> found;
  for (auto* label : context.schemaName()) found.push_back(name(*label));
  return found;
}

ExpressionPtr TreeBuilder::variable_expression(Parser::VariableContext& context) const {
  return make(syntax::Variable{name(*context.symbolicName()).text}, context);
}

std::optional<syntax::Name> TreeBuilder::variable(Parser::VariableContext* context) const {
  if (context == nullptr) return std::nullopt;
  return name(*context->symbolicName());
}

}  // namespace cairn::query::parsing
