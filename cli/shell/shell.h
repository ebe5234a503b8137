#pragma once

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/live_connection.h"
#include "cli/output.h"
#include "cli/result_output.h"
#include "cli/session.h"
#include "cli/shell/line_source.h"
#include "query/script_reader.h"

namespace cairn::cli {

/// Statements and commands, one after the other, as somebody types them or a file holds them. A command of
/// the shell is a line that begins with a point; those that it does not have itself are commands of the
/// program.
class Shell {
 public:
  /// Runs a command of the program; gives its exit code, and throws as it does.
  using RunCommand = std::function<ExitCode(const std::vector<std::string>& words, const Session& session)>;

  Shell(const Session& session, const query::Limits& limits, std::vector<std::string> program_commands,
        RunCommand run_command);

  /// Lines that somebody types, until they end, or .quit: each mistake is told, and they go on.
  void run_typed(LineSource& lines);
  /// Lines of a file, which end with the first mistake, unless .bail is off. Mistakes are told with the
  /// file's name, where it has one.
  void run_script(LineSource& lines, const std::string& file);
  /// Carries out a file that everything begins with; its mistakes are told.
  void begin_with(const std::string& file);
  /// That of the last mistake.
  ExitCode code() const { return code_; }

  void set_style(const ResultStyle& style) { style_ = style; }
  const Session& session() const { return session_; }
  bool in_transaction() const { return connection_->in_transaction(); }
  /// To read from; null where there is none yet.
  query::Database* database() { return connection_->database(); }
  /// Whether a statement began in a line before.
  bool within_statement() const { return within_statement_; }
  /// Those of the shell and of the program, each with its point.
  std::vector<std::string> commands() const;

 private:
  using Words = std::vector<std::string>;
  struct Command;
  static const std::vector<Command>& own_commands();

  /// Where a mistake is.
  struct Place {
    bool typed = false;
    std::string file;         ///< "" for the standard input
    std::size_t line = 0;     ///< from 1
    bool of_command = false;  ///< not of a statement, whose mistakes have lines themselves
  };

  void run(LineSource& lines, Place place);
  static bool is_interrupted(const Place& place);
  /// Those that the reader has whole; whether to go on.
  bool run_whole_statements(query::ScriptReader& reader, LineSource& lines, const Place& place);
  bool run_next(const query::ScriptStatement& statement, Place place);
  void run_statement(const query::ScriptStatement& written, const Place& place);
  std::string command_meant(const query::ScriptStatement& written, const query::QueryError& error) const;
  void run_command(const std::string& line, const Place& place);
  /// False where it is none of the shell.
  bool run_own_command(const std::string& name, const std::string& rest);
  void run_program_command(const Words& words, const Place& place);
  ExitCode run_program(const Words& words, bool typed) const;
  /// Whether to go on.
  bool attempt(const Place& place, const std::function<void()>& action);
  void tell(const Place& place, const std::exception& error, ExitCode code);
  std::string prompt(const query::ScriptReader& reader) const;

  void open(const std::string& path);
  void read_file(const std::string& path);
  void show_help(const Words& words) const;
  void show_schema();
  void set_parameter(std::string text);

  Session session_;
  query::Limits limits_;
  std::vector<std::string> program_commands_;
  RunCommand run_command_;
  std::optional<LiveConnection> connection_;
  ResultStyle style_;
  std::map<std::string, query::Value> parameters_;
  std::unique_ptr<RedirectedOutput> output_;
  bool timer_ = false;
  bool bail_ = true;
  bool quit_ = false;
  bool within_statement_ = false;
  std::string hint_;            ///< the command that a mistaken statement may mean
  std::size_t files_open_ = 0;  ///< that read each other
  ExitCode code_ = ExitCode::kDone;
};

}  // namespace cairn::cli
