#include "query/parsing/nesting.h"

#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

namespace cairn::query::parsing {

namespace {

using grammar::CairnParser;

// In rules of the grammar; a bracket takes four of them. Measured to fit in a stack of 8 MB under
// AddressSanitizer.
constexpr std::size_t kDeepestRecursion = 500;
constexpr std::size_t kDeepestTree = 1000;
constexpr std::size_t kMostClauses = 3000;
constexpr std::size_t kMostUnions = 1000;
constexpr std::size_t kMostRelationships = 2000;  // of the patterns together: operators stand upon each other
// More than fit in the recursion.
constexpr std::size_t kMostBrackets = 150;

/// Whether the child is the left end of the same chain of operators, which the tree builder makes one level.
bool continues_chain(const antlr4::tree::ParseTree& child, const antlr4::tree::ParseTree& parent) {
  const bool chain = dynamic_cast<const CairnParser::AndExpressionContext*>(&parent) != nullptr ||
                     dynamic_cast<const CairnParser::OrExpressionContext*>(&parent) != nullptr ||
                     dynamic_cast<const CairnParser::XorExpressionContext*>(&parent) != nullptr ||
                     dynamic_cast<const CairnParser::SumExpressionContext*>(&parent) != nullptr;
  return chain && typeid(child) == typeid(parent);
}

[[noreturn]] void refuse(const antlr4::Token& token, const ErrorSource& source,
                         const SourceOffsets& offsets) {
  source.syntax_error("UnexpectedSyntax",
                      "the query is nested too deep here; use parameters, lists or WITH to part it",
                      offsets.span(token));
}

[[noreturn]] void refuse_length(const char* of, std::size_t most, const antlr4::ParserRuleContext& context,
                                const ErrorSource& source, const SourceOffsets& offsets) {
  source.syntax_error(
      "UnexpectedSyntax",
      "the query has more than " + std::to_string(most) + " " + of + "; part it into several statements",
      offsets.span(context));
}

}  // namespace

void refuse_deep_brackets(antlr4::CommonTokenStream& tokens, const ErrorSource& source,
                          const SourceOffsets& offsets) {
  std::size_t depth = 0;
  for (const antlr4::Token* token : tokens.getTokens()) {
    const std::string text = token->getText();
    if (text.size() != 1) continue;
    if (text == "(" || text == "[" || text == "{") {
      if (++depth > kMostBrackets) refuse(*token, source, offsets);
    } else if (depth > 0 && (text == ")" || text == "]" || text == "}")) {
      --depth;
    }
  }
}

void NestingLimit::enterEveryRule(antlr4::ParserRuleContext* context) {
  if (++depth_ > kDeepestRecursion) refuse(*context->start, source_, offsets_);
}

void refuse_deep_tree(antlr4::ParserRuleContext& root, const ErrorSource& source,
                      const SourceOffsets& offsets) {
  struct Open {
    antlr4::ParserRuleContext* context;
    std::size_t depth;
    bool is_created;  ///< what stands in it
  };
  std::size_t relationships = 0;
  std::vector<Open> open{{&root, 0, false}};
  while (!open.empty()) {
    const auto [context, depth, is_created] = open.back();
    open.pop_back();
    if (depth > kDeepestTree) refuse(*context->start, source, offsets);
    const bool step = dynamic_cast<CairnParser::PatternStepContext*>(context) != nullptr;
    if (step && !is_created && ++relationships > kMostRelationships)
      refuse_length("relationships to find", kMostRelationships, *context, source, offsets);
    const bool creates = is_created || dynamic_cast<CairnParser::CreateClauseContext*>(context) != nullptr;
    for (auto* child : context->children) {
      auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(child);
      if (rule != nullptr)
        open.push_back({rule, depth + (continues_chain(*rule, *context) ? 0 : 1), creates});
    }
  }
}

void refuse_long_query(CairnParser::StatementContext& statement, const ErrorSource& source,
                       const SourceOffsets& offsets) {
  if (statement.query() == nullptr) return;
  const auto parts = statement.query()->singleQuery();
  if (parts.size() > kMostUnions + 1)
    refuse_length("UNIONs", kMostUnions, *parts[kMostUnions + 1], source, offsets);
  std::size_t clauses = 0;
  for (auto* part : parts) {
    bool creates = false;
    for (auto* clause : part->clause()) {
      if (!creates || clause->createClause() == nullptr) ++clauses;
      creates = clause->createClause() != nullptr;
      if (clauses > kMostClauses) refuse_length("clauses", kMostClauses, *clause, source, offsets);
    }
  }
}

}  // namespace cairn::query::parsing
