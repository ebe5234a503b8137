#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "storage/error.h"
#include "text/utf8.h"

namespace cairn::query {

/// A stretch of the query text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class Phase : std::uint8_t { kCompile, kRuntime };

/// What is wrong with a query, or went wrong while it ran. `type` and `detail` are openCypher's words for it
/// ("SyntaxError", "UndefinedVariable"); what() is for people: the reason, the place, and the source
/// underlined.
class QueryError : public Error {
 public:
  /// `first_line`: of the source, where it is a part of a longer text.
  QueryError(Phase phase, std::string type, std::string detail, const std::string& reason, Span span,
             const std::string& source, std::size_t first_line = 1);

  Phase phase() const { return phase_; }
  const std::string& type() const { return type_; }
  const std::string& detail() const { return detail_; }
  /// The reason alone, without place and source.
  const std::string& reason() const { return reason_; }
  std::size_t line() const { return line_; }      ///< from 1
  std::size_t column() const { return column_; }  ///< from 1, in code points

 private:
  Phase phase_;
  std::string type_;
  std::string detail_;
  std::string reason_;
  std::size_t line_;
  std::size_t column_;
};

/// One of the statements of a text, which is shared by them.
struct ScriptStatement {
  std::shared_ptr<const std::string> script;  ///< UTF-8
  Span span;
  std::size_t first_line = 1;  ///< of the script, where it is itself a part of a longer text
};

/// Makes QueryErrors about one query text; the stages pass it along instead of the text.
class ErrorSource {
 public:
  /// Ill-formed UTF-8 and a byte order mark are repaired at once, so that places are the same for all stages.
  explicit ErrorSource(std::string_view text) : text_(text::repair_utf8(text)) {}
  /// A statement of a script; places are those in the script.
  explicit ErrorSource(const ScriptStatement& statement)
      : text_(statement.script->substr(statement.span.begin, statement.span.end - statement.span.begin)),
        script_(statement.script),
        begin_(statement.span.begin),
        first_line_(statement.first_line) {}
  [[noreturn]] void syntax_error(std::string detail, const std::string& reason, Span span) const {
    compile_error("SyntaxError", std::move(detail), reason, span);
  }
  [[noreturn]] void compile_error(std::string type, std::string detail, const std::string& reason,
                                  Span span) const {
    raise(Phase::kCompile, std::move(type), std::move(detail), reason, span);
  }
  [[noreturn]] void runtime_error(std::string type, std::string detail, const std::string& reason,
                                  Span span) const {
    raise(Phase::kRuntime, std::move(type), std::move(detail), reason, span);
  }
  const std::string& text() const { return text_; }

 private:
  [[noreturn]] void raise(Phase phase, std::string type, std::string detail, const std::string& reason,
                          Span span) const {
    throw QueryError(phase, std::move(type), std::move(detail), reason,
                     {begin_ + span.begin, begin_ + span.end}, script_ ? *script_ : text_, first_line_);
  }

  std::string text_;
  std::shared_ptr<const std::string> script_;  ///< that the text is a part of, from `begin_` on
  std::size_t begin_ = 0;
  std::size_t first_line_ = 1;
};

}  // namespace cairn::query
