#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "cli/terminal.h"
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
};

std::string read_text(const Arguments& arguments) {
  if (arguments.file.empty()) {
    if (arguments.text.empty()) throw Error(ErrorKind::kInvalidInput, "give a query, or a file with -f");
    return arguments.text;
  }
  if (arguments.file == "-")
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file) throw Error(ErrorKind::kInput, "cannot read " + arguments.file);
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

Json row_json(const std::vector<query::Value>& row) {
  Json values = Json::array();
  for (const auto& value : row) values.push_back(exporters::to_typed_json(value));
  return values;
}

void write_lines(query::Statement& statement) {
  while (statement.step()) {
    Json object = Json::object();
    for (std::size_t i = 0; i < statement.columns().size(); ++i) {
      object[statement.columns()[i]] = exporters::to_typed_json(statement.row()[i]);
    }
    std::cout << exporters::dump(object) << '\n';
  }
}

void write_result(query::Statement& statement, const std::string& format) {
  if (format == "jsonl") {
    write_lines(statement);
  } else if (format == "csv") {
    exporters::write_csv_header(statement.columns(), std::cout);
    while (statement.step()) exporters::write_csv_row(statement.row(), std::cout);
  } else if (format == "json") {
    Json rows = Json::array();
    while (statement.step()) rows.push_back(row_json(statement.row()));
    std::cout << exporters::dump({{"columns", statement.columns()}, {"rows", rows}}) << '\n';
  } else {
    std::vector<std::vector<query::Value>> rows;
    while (statement.step()) rows.push_back(statement.row());
    if (statement.columns().empty()) {
      std::cout << "done\n";
      return;
    }
    exporters::write_table(statement.columns(), rows, terminal_width(), std::cout);
    std::cout << rows.size() << (rows.size() == 1 ? " row\n" : " rows\n");
  }
}

void run(const Session& session, const Arguments& arguments) {
  auto statement = session.prepare(read_text(arguments));
  bind_parameters(statement, arguments.parameters);
  const Interruptible interruptible(statement);
  write_result(statement, session.json ? "json" : arguments.format);
}

}  // namespace

void add_query(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("query", "Ask in the query language");
  command->add_option("text", arguments->text, "The query");
  command->add_option("-f,--file", arguments->file,
                      "Read the query from a file, or - for the standard input");
  command
      ->add_option("--param", arguments->parameters,
                   "A parameter as name=value; the value is JSON, or else a string")
      ->allow_extra_args(false);
  command->add_option("--format", arguments->format, "How to write the result")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}));
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
