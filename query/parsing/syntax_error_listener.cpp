#include "query/parsing/syntax_error_listener.h"

#include <CairnParser.h>

#include <algorithm>

#include "query/parsing/parser.h"
#include "text/similarity.h"

namespace cairn::query::parsing {

namespace {

using grammar::CairnParser;

constexpr std::size_t kExpectedShown = 8;

std::string display(std::size_t token_type, const antlr4::dfa::Vocabulary& vocabulary) {
  switch (token_type) {
    case CairnParser::IDENTIFIER:
    case CairnParser::QUOTED_IDENTIFIER:
      return "a name";
    case CairnParser::INTEGER:
      return "an integer";
    case CairnParser::FLOAT:
      return "a number";
    case CairnParser::STRING:
      return "a string";
    case antlr4::Token::EOF:
      return "the end of the query";
    case CairnParser::SKIP_:
      return "SKIP";
    case CairnParser::NULL_:
      return "NULL";
    default:
      break;
  }
  const std::string literal = vocabulary.getLiteralName(token_type);
  return literal.empty() ? vocabulary.getSymbolicName(token_type) : literal;
}

/// Where a name would do, the words that may be names are not worth telling.
antlr4::misc::IntervalSet without_names(antlr4::misc::IntervalSet expected, const antlr4::atn::ATN& atn) {
  if (!expected.contains(static_cast<std::size_t>(CairnParser::IDENTIFIER))) return expected;
  for (const std::size_t rule : {CairnParser::RuleUnreservedWord, CairnParser::RuleReservedWord}) {
    const auto words = atn.nextTokens(atn.ruleToStartState[rule]);
    const auto missing = words.subtract(expected);
    if (missing.isEmpty()) expected = expected.subtract(words);
  }
  return expected;
}

/// What would do here.
std::vector<std::string> expected_words(antlr4::Parser& parser) {
  std::vector<std::string> words;
  const auto expected = without_names(parser.getExpectedTokens(), parser.getATN());
  for (const ssize_t type : expected.toList()) {
    words.push_back(display(static_cast<std::size_t>(type), parser.getVocabulary()));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

/// A keyword that could stand here and is nearly what was taken for a name just before: CASE WHE true.
std::string misspelt_before(antlr4::Parser& parser, const antlr4::Token& offending,
                            const std::vector<std::string>& words) {
  if (offending.getTokenIndex() == 0) return {};
  const antlr4::Token* before = parser.getTokenStream()->LT(-1);
  if (before == nullptr || before->getType() != CairnParser::IDENTIFIER) return {};
  const auto near = text::nearest(before->getText(), words, 1);
  return near.empty() ? std::string() : near.front();
}

}  // namespace

SourceOffsets::SourceOffsets(const std::string& text) : text_(text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets_.push_back(i);
  }
  offsets_.push_back(text.size());
}

std::size_t SourceOffsets::offset(std::size_t code_point) const {
  return offsets_[std::min(code_point, offsets_.size() - 1)];
}

Span SourceOffsets::span(const antlr4::Token& token) const {
  if (token.getType() == antlr4::Token::EOF) return {text_.size(), text_.size()};
  return {offset(token.getStartIndex()), offset(token.getStopIndex() + 1)};
}

Span SourceOffsets::span(const antlr4::ParserRuleContext& context) const {
  const antlr4::Token* stop = context.stop != nullptr ? context.stop : context.start;
  return {span(*context.start).begin, span(*stop).end};
}

std::string SourceOffsets::text(const antlr4::ParserRuleContext& context) const {
  const Span where = span(context);
  return text_.substr(where.begin, where.end - where.begin);
}

void SyntaxErrorListener::syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending,
                                      std::size_t /*line*/, std::size_t /*column*/,
                                      const std::string& /*message*/, std::exception_ptr /*cause*/) {
  auto& parser = dynamic_cast<antlr4::Parser&>(*recognizer);
  const bool at_end = offending->getType() == antlr4::Token::EOF;
  const std::string found = offending->getText();
  Span place = offsets_.span(*offending);
  std::string reason;
  if (at_end) {
    reason = "the query ends too early";
  } else if (offending->getType() == CairnParser::UNCLOSED) {
    const char mark = found.front();
    const char* what = mark == '/' ? "comment" : (mark == '`' ? "quoted name" : "string");
    reason = std::string("a ") + what + " is not closed: " + (mark == '/' ? "*/" : std::string(1, mark)) +
             " is missing";
    place.end = place.begin + (mark == '/' ? 2 : 1);
  } else {
    reason = "unexpected '" + found + "'";
  }
  std::vector<std::string> words = expected_words(parser);
  if (offending->getType() == CairnParser::IDENTIFIER) {
    auto near = text::nearest(found, words, 1);
    if (near.empty()) near = text::nearest(found, keywords(), 1);
    if (!near.empty()) words = near;
  } else if (const auto meant = misspelt_before(parser, *offending, words); !meant.empty()) {
    reason += "; did you mean " + meant + " before it?";
    words.clear();
  }
  if (words.size() == 1) reason += "; did you mean " + words.front() + "?";
  if (words.size() > 1 && words.size() <= kExpectedShown) reason += "; expected " + join(words);
  source_.syntax_error("UnexpectedSyntax", reason, place);
}

}  // namespace cairn::query::parsing
