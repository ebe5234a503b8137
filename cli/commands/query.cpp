#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/terminal.h"
#include "exporters/result_graph.h"
#include "exporters/result_json.h"
#include "exporters/result_table.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

using exporters::Json;

struct Arguments {
  std::string text;
  std::string file;
  std::vector<std::string> parameters;
  std::string format = "table";
  query::Limits limits;
  double timeout = 0;  ///< in seconds
};

std::string read_text(const Arguments& arguments) {
  if (arguments.file.empty()) {
    if (arguments.text.empty()) throw Error(ErrorKind::kInvalidInput, "give a query, or a file with -f");
    return arguments.text;
  }
  if (!arguments.text.empty())
    throw Error(ErrorKind::kInvalidInput, "give a query or a file with -f, not both");
  if (arguments.file == "-")
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  std::error_code error;
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file || std::filesystem::is_directory(arguments.file, error))
    throw Error(ErrorKind::kInput, "cannot read " + arguments.file);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// k=v: the value as JSON where it is JSON, else as a string.
void bind_parameters(query::Statement& statement, const std::vector<std::string>& parameters) {
  for (const auto& parameter : parameters) {
    const auto sign = parameter.find('=');
    if (sign == std::string::npos || sign == 0) {
      throw Error(ErrorKind::kInvalidInput, "a parameter is given as name=value, not as '" + parameter + "'");
    }
    const std::string text = parameter.substr(sign + 1);
    const Json json = Json::parse(text, nullptr, false);
    statement.bind(parameter.substr(0, sign),
                   json.is_discarded() ? query::Value(text) : exporters::from_plain_json(json));
  }
}

// The statement that Ctrl-C ends; a signal handler cannot be given it in another way.
query::Statement* running = nullptr;

class Interruptible {
 public:
  explicit Interruptible(query::Statement& statement) {
    running = &statement;
    std::signal(SIGINT, [](int) {
      if (running != nullptr) running->cancel();
      std::signal(SIGINT, SIG_DFL);  // the second one ends the process
    });
  }
  ~Interruptible() {
    running = nullptr;
    std::signal(SIGINT, SIG_DFL);
  }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;
};

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
  while (statement.step()) {
    for (const auto& value : statement.row()) graph.add(value);
  }
  if (statement.columns().empty() && !alone) return;
  if (graph.empty()) {
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

/// A statement that returns nothing says so where it is the only one.
void write_table(query::Statement& statement, bool alone) {
  std::vector<std::vector<query::Value>> rows;
  while (statement.step()) {
    statement.hold_row();
    rows.push_back(statement.row());
  }
  if (statement.columns().empty()) {
    if (alone) std::cout << "done\n";
    return;
  }
  exporters::write_table(statement.columns(), rows, terminal_width(), std::cout);
  std::cout << counted(rows.size(), "row") << '\n';
}

void write_result(query::Statement& statement, const std::string& format, bool alone) {
  if (format == "jsonl") {
    write_lines(statement);
  } else if (format == "csv") {
    exporters::write_csv_header(statement.columns(), std::cout);
    while (statement.step()) exporters::write_csv_row(statement.row(), std::cout);
  } else if (format == "json") {
    std::cout << exporters::result_json(statement) << '\n';
  } else if (format == "dot" || format == "mermaid") {
    write_picture(statement, format, alone);
  } else {
    write_table(statement, alone);
  }
}

void run(const Session& session, const Arguments& arguments) {
  const auto statements = query::split_statements(read_text(arguments));
  if (statements.empty()) throw Error(ErrorKind::kInvalidInput, "there is no query in the text");
  auto connection = session.connect(statements);
  query::Limits limits = arguments.limits;
  limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.timeout * 1000));
  connection.set_limits(limits);
  for (const auto& written : statements) {
    auto statement = connection.prepare(written);
    bind_parameters(statement, arguments.parameters);
    const Interruptible interruptible(statement);
    write_result(statement, session.json ? "json" : arguments.format, statements.size() == 1);
  }
  if (connection.in_transaction())
    std::cerr << "cairn: nothing that was written behind BEGIN is kept, since no COMMIT follows\n";
}

}  // namespace

void add_query(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("query", "Ask in the query language");
  command->add_option("text", arguments->text, "The query, or several with ; between them");
  command->add_option("-f,--file", arguments->file,
                      "Read the query from a file, or - for the standard input");
  command
      ->add_option("--param", arguments->parameters,
                   "A parameter as name=value; the value is JSON, or else a string")
      ->allow_extra_args(false);
  command->add_option("--format", arguments->format, "How to write the result")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "dot", "mermaid"}));
  command
      ->add_option("--timeout", arguments->timeout,
                   "Seconds that each statement may take; 0: as long as it needs")
      ->check(CLI::Range(0.0, 1e9));
  add_memory_option(*command, arguments->limits);
  command->add_option("--max-rows", arguments->limits.rows, "Rows that each result may have; 0: any number")
      ->check(CLI::NonNegativeNumber);
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
