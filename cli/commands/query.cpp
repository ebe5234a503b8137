#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/interruptible.h"
#include "cli/result_output.h"

namespace cairn::cli {

namespace {

struct Arguments {
  std::string text;
  bool has_text = false;
  std::string file;
  std::vector<std::string> parameters;
  std::string format = "table";
  query::Limits limits;
};

std::string read_text(const Arguments& arguments) {
  if (!arguments.text.empty() && !arguments.file.empty())
    throw Error(ErrorKind::kInvalidInput, "give a query or a file with -f, not both");
  const bool named = arguments.has_text || !arguments.file.empty();
  if (!named && isatty(STDIN_FILENO) != 0)
    throw Error(ErrorKind::kInvalidInput, "give a query, a file with -f, or one to the standard input");
  if (arguments.has_text && arguments.text != "-") return arguments.text;
  if (arguments.file.empty() || arguments.file == "-")
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  std::error_code error;
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file || std::filesystem::is_directory(arguments.file, error))
    throw Error(ErrorKind::kInput, "cannot read " + arguments.file);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void run(const Session& session, const Arguments& arguments) {
  const auto statements = query::split_statements(read_text(arguments));
  if (statements.empty()) throw Error(ErrorKind::kInvalidInput, "there is no query in the text");
  auto connection = session.connect(statements);
  connection.set_limits(arguments.limits);
  for (const auto& written : statements) {
    auto statement = connection.prepare(written);
    for (const auto& parameter : arguments.parameters) {
      auto [name, value] = parameter_of(parameter);
      statement.bind(std::move(name), std::move(value));
    }
    const Interruptible interruptible(statement, Interruptible::Second::kEndsProcess);
    write_result(statement, {session.json ? "json" : arguments.format, statements.size() == 1, false, 0});
  }
  if (connection.in_transaction())
    std::cerr << "cairn: nothing that was written behind BEGIN is kept, since no COMMIT follows\n";
}

}  // namespace

void add_query(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("query", "Ask in the query language");
  auto* given = command->add_option(
      "text", arguments->text, "The query, or several with ; between them; the standard input without it");
  command->add_option("-f,--file", arguments->file,
                      "Read the query from a file, or - for the standard input");
  command
      ->add_option("--param", arguments->parameters,
                   "A parameter as name=value; the value is JSON, or else a string")
      ->allow_extra_args(false);
  command->add_option("--format", arguments->format, "How to write the result")
      ->check(CLI::IsMember(result_formats()));
  add_limit_options(*command, arguments->limits);
  command->add_option("--max-rows", arguments->limits.rows, "Rows that each result may have; 0: any number")
      ->check(CLI::NonNegativeNumber);
  add_json_option(*command, session);
  command->callback([&session, arguments, given] {
    arguments->has_text = given->count() > 0;
    run(session, *arguments);
  });
}

}  // namespace cairn::cli
