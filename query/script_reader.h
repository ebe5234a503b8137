#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "query/query_error.h"

namespace cairn::query {

/// Cuts a script that comes a line at a time, or several at once, into its statements, each ended by ';'.
/// What is a string, a quoted name or a comment is told as in Cairn.g4, in time linear in the text.
class ScriptReader {
 public:
  /// What the text so far ends within.
  enum class Within : std::uint8_t {
    kNothing,  ///< between statements
    kStatement,
    kString,        ///< '...
    kDoubleString,  ///< "...
    kName,          ///< `...
    kLineComment,
    kComment,
  };

  /// Whole lines with their ends; that of the last one may be missing.
  void add(std::string_view lines);
  /// The next statement that has ended; none when more lines are wanted.
  std::optional<ScriptStatement> next();
  /// At the end of the script: what stands behind the last ';', if it holds more than blanks and comments
  /// that are closed.
  std::optional<ScriptStatement> rest();
  /// Forgets what was added and not given out.
  void clear();
  /// Whether what was added and not given out holds no part of a statement or comment.
  bool between_statements() const { return !begun_ && within_ == Within::kNothing; }
  Within within() const { return within_; }

 private:
  bool read();
  bool read_plain(char c, char following);
  void mark_begin();
  void new_line();
  ScriptStatement take(std::size_t end);

  std::string text_;
  std::size_t read_ = 0;        ///< of the text
  std::size_t line_ = 1;        ///< of the script, where `read_` is
  std::size_t line_begin_ = 0;  ///< of that line, in the text
  bool begun_ = false;          ///< a statement, here:
  std::size_t begin_ = 0;       ///< in the text
  std::size_t begin_line_ = 1;  ///< in the script
  std::size_t shown_ = 0;       ///< the beginning of that line in the text, which errors show
  Within within_ = Within::kNothing;
  // The line of the statement that was given out last.
  std::shared_ptr<const std::string> shared_line_;
  std::optional<std::size_t> line_ended_at_;  ///< in the text
  bool is_utf8_ = false;
};

}  // namespace cairn::query
