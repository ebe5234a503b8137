#include "query/parsing/tree_builder.h"

namespace cairn::query::parsing {

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
    statement.form =
        syntax::DropIndex{name(*drop->indexName), drop->constraint != nullptr, drop->ifExists() != nullptr};
  } else {
    const auto& show = dynamic_cast<Parser::ShowIndexesContext&>(context);
    statement.form = syntax::ShowIndexes{show.constraints != nullptr};
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
  learning.including_known = context.includingKnown() != nullptr;
  if (auto* within = context.within()) learning.minutes = expression(within->expression());
  if (auto* pace = context.pace()) learning.pace = expression(pace->expression());
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
