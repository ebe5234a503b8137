#pragma once

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
  /// `commands` are those of the shell, with their points.
  explicit Completion(std::vector<std::string> commands);

  /// `line` up to the cursor; `database` may be null. Whether a statement began in a line before.
  Completions of(std::string_view line, bool within_statement, query::Database* database) const;

 private:
  Completions of_command(std::string_view line, query::Database* database) const;
  Completions of_statement(std::string_view line, query::Database* database) const;

  std::vector<std::string> commands_;
  query::Words words_;
};

}  // namespace cairn::cli
