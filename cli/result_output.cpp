#include "cli/result_output.h"

#include <algorithm>
#include <iostream>
#include <sstream>

#include "cli/interruptible.h"
#include "cli/terminal.h"
#include "exporters/result_graph.h"
#include "exporters/result_json.h"
#include "exporters/result_table.h"
#include "exporters/typed_json.h"
#include "storage/error.h"

namespace cairn::cli {

namespace {

void write_lines(query::Statement& statement) {
  while (statement.step()) {
    std::string line = "{";
    for (std::size_t i = 0; i < statement.columns().size(); ++i) {
      if (i > 0) line += ',';
      exporters::append_json_string(line, statement.columns()[i]);
      line += ':';
      exporters::append_typed_json(line, statement.row()[i]);
    }
    std::cout << line << "}\n";
  }
}

void write_picture(query::Statement& statement, const std::string& format, bool alone) {
  exporters::ResultGraph graph;
  bool any = false;
  while (statement.step()) {
    any = true;
    for (const auto& value : statement.row()) graph.add(value);
  }
  if (statement.columns().empty() && !alone) return;
  if (graph.empty() && (any || alone)) {
    throw Error(
        ErrorKind::kInvalidInput,
        "the result holds no nodes, relationships or paths to draw; return some, or choose another format");
  }
  if (format == "dot") {
    graph.write_dot(std::cout);
  } else {
    graph.write_mermaid(std::cout);
  }
}

/// A piece at a time, so that Ctrl-C ends it.
void write_interruptibly(std::string_view text) {
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size()))) {
    if (Interruptible::interrupted()) throw Error(ErrorKind::kCancelled, "interrupted");
    std::cout << text.substr(0, kPiece) << std::flush;
  }
}

/// A statement that returns nothing says so where it is the only one.
void write_table(query::Statement& statement, const ResultStyle& style) {
  std::vector<std::vector<query::Value>> rows;
  bool more = false;
  while (statement.step()) {
    more = style.most_rows > 0 && rows.size() == style.most_rows;
    if (more) break;
    statement.hold_row();
    rows.push_back(statement.row());
  }
  if (statement.columns().empty()) {
    if (style.alone || style.says_done) std::cout << "done\n";
    return;
  }
  std::ostringstream table;
  exporters::write_table(statement.columns(), rows, terminal_width(), table);
  write_interruptibly(table.view());
  std::cout << (more ? "the first " : "") << counted(rows.size(), "row") << (more ? "; there are more" : "")
            << '\n';
}

}  // namespace

const std::vector<std::string>& result_formats() {
  static const std::vector<std::string> formats = {"table", "json", "jsonl", "csv", "dot", "mermaid"};
  return formats;
}

void write_result(query::Statement& statement, const ResultStyle& style) {
  if (style.format == "jsonl") {
    write_lines(statement);
  } else if (style.format == "csv") {
    if (!statement.columns().empty()) exporters::write_csv_header(statement.columns(), std::cout);
    while (statement.step()) exporters::write_csv_row(statement.row(), std::cout);
  } else if (style.format == "json") {
    std::cout << exporters::result_json(statement) << '\n';
  } else if (style.format == "dot" || style.format == "mermaid") {
    write_picture(statement, style.format, style.alone);
  } else {
    write_table(statement, style);
  }
}

}  // namespace cairn::cli
