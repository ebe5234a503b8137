#include "query/parsing/parser.h"

#include <CairnLexer.h>
#include <CairnParser.h>

#include "query/parsing/syntax_error_listener.h"
#include "query/parsing/tree_builder.h"
#include "text/utf8.h"

namespace cairn::query::parsing {

namespace {

// Deeper nesting than any person writes; beyond it the recursive parser would run out of stack.
constexpr std::size_t kDeepestNesting = 400;

void refuse_deep_nesting(const ErrorSource& source, antlr4::CommonTokenStream& tokens,
                         const SourceOffsets& offsets) {
  std::size_t depth = 0;
  for (antlr4::Token* token : tokens.getTokens()) {
    const std::string text = token->getText();
    if (text == "(" || text == "[" || text == "{") ++depth;
    if ((text == ")" || text == "]" || text == "}") && depth > 0) --depth;
    if (depth > kDeepestNesting) {
      source.syntax_error("UnexpectedSyntax",
                          "brackets are nested more than " + std::to_string(kDeepestNesting) + " deep",
                          offsets.span(*token));
    }
  }
}

}  // namespace

syntax::Query parse(const ErrorSource& source) {
  // ANTLR stops with an exception of its own on ill-formed UTF-8.
  const std::string text = text::repair_utf8(source.text());
  const ErrorSource repaired(text);
  const SourceOffsets offsets(text);
  antlr4::ANTLRInputStream input(text);
  grammar::CairnLexer lexer(&input);
  lexer.removeErrorListeners();
  antlr4::CommonTokenStream tokens(&lexer);
  tokens.fill();
  refuse_deep_nesting(repaired, tokens, offsets);

  grammar::CairnParser parser(&tokens);
  parser.removeErrorListeners();
  auto* simulator = parser.getInterpreter<antlr4::atn::ParserATNSimulator>();
  // SLL is fast and right for nearly every query; where it fails the full LL strategy decides, and words the
  // error.
  simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  try {
    return TreeBuilder(repaired, offsets).build(parser.statement());
  } catch (const antlr4::ParseCancellationException&) {
    tokens.seek(0);
    parser.reset();
    SyntaxErrorListener listener(repaired, offsets);
    parser.addErrorListener(&listener);
    parser.setErrorHandler(std::make_shared<antlr4::DefaultErrorStrategy>());
    simulator->setPredictionMode(antlr4::atn::PredictionMode::LL);
    return TreeBuilder(repaired, offsets).build(parser.statement());
  }
}

}  // namespace cairn::query::parsing
