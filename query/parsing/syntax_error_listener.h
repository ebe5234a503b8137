#pragma once

#include <antlr4-runtime.h>

#include <string>
#include <vector>

#include "query/query_error.h"

namespace cairn::query::parsing {

/// Turns ANTLR's code point positions into byte offsets of the query text.
class SourceOffsets {
 public:
  explicit SourceOffsets(const std::string& text);
  Span span(const antlr4::Token& token) const;
  Span span(const antlr4::ParserRuleContext& context) const;
  /// Exactly as it was written.
  std::string text(const antlr4::ParserRuleContext& context) const;

 private:
  std::size_t offset(std::size_t code_point) const;
  const std::string& text_;
  std::vector<std::size_t> offsets_;  ///< of each code point, and one past the last
};

/// Throws a QueryError for the first syntax error that ANTLR reports, in words of the language instead of
/// ANTLR's.
class SyntaxErrorListener : public antlr4::BaseErrorListener {
 public:
  SyntaxErrorListener(const ErrorSource& source, const SourceOffsets& offsets)
      : source_(source), offsets_(offsets) {}
  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, std::size_t line,
                   std::size_t column, const std::string& message, std::exception_ptr cause) override;

 private:
  const ErrorSource& source_;
  const SourceOffsets& offsets_;
};

}  // namespace cairn::query::parsing
