#pragma once

#include <CairnParser.h>
#include <antlr4-runtime.h>

#include "query/parsing/syntax_error_listener.h"
#include "query/query_error.h"

namespace cairn::query::parsing {

/// Ends the parsing of a text that is nested deeper than any person writes, before the recursive parser runs
/// out of stack: brackets, CASE, and signs or NOT in a row.
class NestingLimit : public antlr4::tree::ParseTreeListener {
 public:
  NestingLimit(const ErrorSource& source, const SourceOffsets& offsets)
      : source_(source), offsets_(offsets) {}
  void enterEveryRule(antlr4::ParserRuleContext* context) override;
  void exitEveryRule(antlr4::ParserRuleContext* /*context*/) override { --depth_; }
  void visitTerminal(antlr4::tree::TerminalNode* /*node*/) override {}
  void visitErrorNode(antlr4::tree::ErrorNode* /*node*/) override {}

 private:
  const ErrorSource& source_;
  const SourceOffsets& offsets_;
  std::size_t depth_ = 0;
};

/// Refuses brackets in brackets before they are parsed, which takes a time that grows faster than the text.
void refuse_deep_brackets(antlr4::CommonTokenStream& tokens, const ErrorSource& source,
                          const SourceOffsets& offsets);

/// Refuses a tree that is too deep for the recursion of the later stages: operators in a row nest to the
/// left without any recursion of the parser. Sums and AND, OR and XOR in a row are one level. And one that
/// looks for more relationships than operators fit upon each other.
void refuse_deep_tree(antlr4::ParserRuleContext& root, const ErrorSource& source,
                      const SourceOffsets& offsets);

/// Refuses a query of more clauses or parts than operators fit upon each other. CREATE clauses in a row are
/// one.
void refuse_long_query(grammar::CairnParser::StatementContext& statement, const ErrorSource& source,
                       const SourceOffsets& offsets);

}  // namespace cairn::query::parsing
