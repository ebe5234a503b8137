#pragma once

#include <CairnParser.h>

#include "query/parsing/syntax_error_listener.h"
#include "query/syntax/syntax_tree.h"

namespace cairn::query::parsing {

/// Turns ANTLR's parse tree into ours. Statements and clauses are built in tree_builder.cpp, patterns and
/// expressions in the files named after them.
class TreeBuilder {
 public:
  using Parser = grammar::CairnParser;

  TreeBuilder(const ErrorSource& source, const SourceOffsets& offsets) : source_(source), offsets_(offsets) {}
  syntax::Statement build(Parser::StatementContext* statement) const;

 private:
  syntax::Query query(Parser::QueryContext& context) const;
  void command(Parser::CommandContext& context, syntax::Statement& statement) const;
  syntax::CreateIndex create_index(std::optional<syntax::Name> index_name, bool unique, bool if_not_exists,
                                   Parser::NodeOfIndexContext& node,
                                   Parser::PropertyOfIndexContext& property) const;
  syntax::Clause clause(Parser::ClauseContext& context) const;
  syntax::Match match(Parser::MatchClauseContext& context) const;
  syntax::Merge merge(Parser::MergeClauseContext& context) const;
  std::vector<syntax::SetItem> set_items(Parser::SetClauseContext& context) const;
  syntax::SetItem set_item(Parser::SetItemContext& context) const;
  syntax::SetItem property_of(Parser::PropertyOfContext& context) const;
  syntax::Remove remove(Parser::RemoveClauseContext& context) const;
  syntax::Call call(Parser::CallClauseContext& context) const;
  syntax::Projection projection(Parser::ProjectionBodyContext& context) const;
  syntax::Learning prerequisites(Parser::PrerequisitesClauseContext& context) const;
  syntax::Learning learning_path(Parser::LearningPathClauseContext& context) const;
  syntax::Learning why(Parser::WhyClauseContext& context) const;
  syntax::Learning next_steps(Parser::NextStepsClauseContext& context) const;
  syntax::Learning related(Parser::RelatedClauseContext& context) const;
  syntax::ExpressionPtr min_confidence(Parser::MinConfidenceContext* context) const;
  std::vector<syntax::ExpressionPtr> concepts(Parser::ConceptsContext& context) const;
  void knowing(Parser::KnowingContext* context, syntax::Learning& learning) const;
  std::optional<syntax::Yields> yields(Parser::YieldsContext* context) const;

  syntax::PathPattern path_pattern(Parser::PatternContext& context) const;
  void pattern_element(Parser::PatternElementContext& context, syntax::PathPattern& path) const;
  std::vector<syntax::PathPattern> patterns(const std::vector<Parser::PatternContext*>& contexts) const;
  std::unique_ptr<syntax::PathPattern> chain(Parser::ChainContext& context) const;
  void steps(Parser::NodePatternContext& first, const std::vector<Parser::PatternStepContext*>& contexts,
             syntax::PathPattern& path) const;
  syntax::NodePattern node_pattern(Parser::NodePatternContext& context) const;
  syntax::RelationshipPattern relationship_pattern(Parser::RelationshipPatternContext& context) const;
  syntax::LengthRange quantified(Parser::PathQuantifierContext& context) const;
  std::optional<std::int64_t> bound(const antlr4::Token* token) const;
  syntax::LabelExpression label_not(Parser::LabelNotContext& context) const;
  syntax::LabelExpression label_and(Parser::LabelAndContext& context) const;
  syntax::LabelExpression label_or(Parser::LabelOrContext& context) const;
  syntax::LabelExpression all_of(const std::vector<Parser::LabelOrContext*>& contexts) const;
  syntax::LabelExpression all_of(const std::vector<Parser::LabelAndContext*>& contexts) const;
  static bool take_labels(syntax::LabelExpression& expression, syntax::LabelExpression::Kind kind,
                          std::vector<syntax::Name>& labels);
  syntax::ExpressionPtr properties(Parser::PropertiesContext* context) const;

  syntax::ExpressionPtr expression(Parser::ExpressionContext* context) const;
  syntax::ExpressionPtr sum(Parser::SumExpressionContext& context) const;
  template <typename Form>
  syntax::ExpressionPtr junction(syntax::Connective connective, Form& context) const;
  syntax::ExpressionPtr comparison(Parser::ComparisonExpressionContext& context) const;
  syntax::ExpressionPtr atom(Parser::AtomContext& context) const;
  syntax::ExpressionPtr list_comprehension(Parser::ListComprehensionContext& context) const;
  syntax::ExpressionPtr quantifier(Parser::QuantifierContext& context) const;
  syntax::ExpressionPtr subquery(Parser::SubqueryContext& context) const;
  syntax::ExpressionPtr literal(Parser::LiteralContext& context) const;
  syntax::ExpressionPtr case_expression(Parser::CaseExpressionContext& context) const;
  syntax::ExpressionPtr map_literal(Parser::MapLiteralContext& context) const;
  syntax::ExpressionPtr parameter(Parser::ParameterContext& context) const;
  syntax::ExpressionPtr where(Parser::WhereContext* context) const;
  std::vector<syntax::ExpressionPtr> expressions(
      const std::vector<Parser::ExpressionContext*>& contexts) const;

  Value integer(const std::string& digits, bool negative, Span span) const;
  Value float64(const std::string& digits, Span span) const;
  syntax::Name name(Parser::SymbolicNameContext& context) const;
  syntax::Name name(Parser::SchemaNameContext& context) const;
  std::vector<syntax::Name> names(Parser::NodeLabelsContext& context) const;
  syntax::ExpressionPtr variable_expression(Parser::VariableContext& context) const;
  std::optional<syntax::Name> variable(Parser::VariableContext* context) const;
  template <typename Form>
  syntax::ExpressionPtr make(Form form, const antlr4::ParserRuleContext& context) const {
    return std::make_unique<syntax::Expression>(syntax::Expression{std::move(form), offsets_.span(context)});
  }

  const ErrorSource& source_;
  const SourceOffsets& offsets_;
};

}  // namespace cairn::query::parsing
