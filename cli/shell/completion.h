#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/shell/line_editor.h"
#include "query/database.h"
#include "query/words.h"

namespace cairn::cli {

/// What can follow what was typed in a shell: the names of concepts within quotes, labels and relationship
/// types behind ':', property keys and procedures behind '.', else keywords and functions; and for
/// the shell's own commands their names, and files or concepts.
class Completion {
 public:
  /// What the last word of a command line of the program can be completed to; nothing where files are wanted.
  using OfProgram = std::function<std::vector<std::string>(const std::vector<std::string>& words)>;

  /// `commands` are those of the shell, with their points.
  Completion(std::vector<std::string> commands, OfProgram of_program);

  /// `line` up to the cursor; `database` may be null. Whether a statement began in a line before.
  Completions of(std::string_view line, bool within_statement, query::Database* database) const;

 private:
  Completions of_command(std::string_view line) const;
  Completions of_statement(std::string_view line, query::Database* database) const;

  std::vector<std::string> commands_;
  OfProgram of_program_;
  query::Words words_;
};

}  // namespace cairn::cli
