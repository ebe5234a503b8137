#pragma once

#include <string>
#include <vector>

#include "query/statement.h"

namespace cairn::cli {

/// What a result can be written as: "table", "json", "jsonl", "csv", "dot", "mermaid".
const std::vector<std::string>& result_formats();

struct ResultStyle {
  std::string format = "table";
  bool alone = true;          ///< nothing else is asked, so that no result at all is told
  bool says_done = false;     ///< ... of a statement without columns, in a table's place, in any case
  std::size_t most_rows = 0;  ///< of a table, which then says that there are more; 0: all
};

/// Runs a statement, and writes its result to the standard output.
void write_result(query::Statement& statement, const ResultStyle& style);

}  // namespace cairn::cli
