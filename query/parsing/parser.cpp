#include "query/parsing/parser.h"

#include <CairnLexer.h>
#include <CairnParser.h>

#include "query/parsing/nesting.h"
#include "query/parsing/syntax_error_listener.h"
#include "query/parsing/tree_builder.h"

namespace cairn::query::parsing {

syntax::Statement parse(const ErrorSource& source) {
  const SourceOffsets offsets(source.text());
  antlr4::ANTLRInputStream input(source.text());
  grammar::CairnLexer lexer(&input);
  lexer.removeErrorListeners();
  antlr4::CommonTokenStream tokens(&lexer);
  tokens.fill();
  refuse_deep_brackets(tokens, source, offsets);

  grammar::CairnParser parser(&tokens);
  parser.removeErrorListeners();
  auto* simulator = parser.getInterpreter<antlr4::atn::ParserATNSimulator>();
  // SLL is fast and right for nearly every query; where it fails the full LL strategy decides, and words the
  // error.
  simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  parser.setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  const auto read = [&] {
    NestingLimit limit(source, offsets);
    parser.addParseListener(&limit);
    auto* statement = parser.statement();
    parser.removeParseListener(&limit);
    refuse_deep_tree(*statement, source, offsets);
    refuse_long_query(*statement, source, offsets);
    return TreeBuilder(source, offsets).build(statement);
  };
  try {
    return read();
  } catch (const antlr4::ParseCancellationException&) {
    tokens.seek(0);
    parser.removeParseListeners();
    parser.reset();
    SyntaxErrorListener listener(source, offsets);
    parser.addErrorListener(&listener);
    parser.setErrorHandler(std::make_shared<antlr4::DefaultErrorStrategy>());
    simulator->setPredictionMode(antlr4::atn::PredictionMode::LL);
    return read();
  }
}

std::vector<Span> statement_spans(const ErrorSource& source) {
  const SourceOffsets offsets(source.text());
  antlr4::ANTLRInputStream input(source.text());
  grammar::CairnLexer lexer(&input);
  lexer.removeErrorListeners();
  std::vector<Span> spans;
  bool open = false;
  for (auto token = lexer.nextToken(); token->getType() != antlr4::Token::EOF; token = lexer.nextToken()) {
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
    const Span span = offsets.span(*token);
    if (token->getText() == ";") {
      open = false;
      continue;
    }
    if (!open) spans.push_back(span);
    open = true;
    spans.back().end = span.end;
  }
  return spans;
}

std::vector<std::string> keywords() {
  antlr4::ANTLRInputStream nothing;
  const grammar::CairnLexer lexer(&nothing);
  std::vector<std::string> words;
  for (std::size_t type = grammar::CairnLexer::OPTIONAL; type <= grammar::CairnLexer::KNOWN; ++type) {
    std::string word = lexer.getVocabulary().getSymbolicName(type);
    if (word.ends_with('_')) word.pop_back();  // where C++ has a macro of the name
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace cairn::query::parsing
