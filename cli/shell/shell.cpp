#include "cli/shell/shell.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iomanip>
#include <iostream>
#include <limits>

#include "cli/ask.h"
#include "cli/input_lines.h"
#include "cli/interruptible.h"
#include "cli/question.h"
#include "cli/shell/command_words.h"
#include "cli/shell/file_lines.h"
#include "cli/terminal.h"
#include "exporters/result_table.h"
#include "storage/error.h"
#include "text/folding.h"
#include "text/similarity.h"

namespace cairn::cli {

namespace {

/// While it lives Ctrl-C ends the process, as it does outside of a shell.
class EndedByInterrupt {
 public:
  EndedByInterrupt() {
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    sigaction(SIGINT, &action, &before_);
  }
  ~EndedByInterrupt() { sigaction(SIGINT, &before_, nullptr); }
  EndedByInterrupt(const EndedByInterrupt&) = delete;
  EndedByInterrupt& operator=(const EndedByInterrupt&) = delete;

 private:
  struct sigaction before_ {};
};

bool is_on(const std::string& word) {
  if (word == "on") return true;
  if (word == "off") return false;
  throw Error(ErrorKind::kInvalidInput, "say on or off, not '" + word + "'");
}

/// A number of rows or seconds.
double number(const std::string& word) {
  std::size_t end = 0;
  double value = -1;
  try {
    value = std::stod(word, &end);
  } catch (const std::exception&) {
    end = 0;
  }
  constexpr double kMost = 1e9;
  if (end != word.size() || word.empty() || !(value >= 0 && value <= kMost))
    throw Error(ErrorKind::kInvalidInput, "give a number from 0 on, not '" + word + "'");
  return value;
}

std::string first_word(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text::lower(text.substr(begin, text.find_first_of(" \t\r\n;'\"", begin) - begin));
}

/// The command that a line is; "" where it is none. Somebody who types may leave the point out of some.
std::string command_in(const std::string& line, bool typed) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin != std::string::npos && line[begin] == '.') return line.substr(begin);
  const bool plain = line == "quit" || line == "exit" || line == "help";
  return typed && plain ? "." + line : "";
}

}  // namespace

struct Shell::Command {
  const char* name;
  const char* arguments;
  const char* help;
  std::size_t least;  ///< words behind it
  std::size_t most;
  void (*run)(Shell& shell, const Words& words);
};

const std::vector<Shell::Command>& Shell::own_commands() {
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  static const std::vector<Command> commands = {
      {".help", "[COMMAND]", "What there is; how a command is used", 0, 1,
       [](Shell& shell, const Words& words) { shell.show_help(words); }},
      {".quit", "", "Leave, as Ctrl-D and .exit do", 0, 0,
       [](Shell& shell, const Words&) { shell.quit_ = true; }},
      {".exit", "", "Leave", 0, 0, [](Shell& shell, const Words&) { shell.quit_ = true; }},
      {".mode", "[FORMAT]", "Write results as table, json, jsonl, csv, dot or mermaid", 0, 1,
       [](Shell& shell, const Words& words) {
         if (words.empty()) {
           std::cout << shell.style_.format << '\n';
           return;
         }
         const auto& formats = result_formats();
         if (std::find(formats.begin(), formats.end(), words[0]) == formats.end())
           throw Error(ErrorKind::kInvalidInput, "there is no format '" + words[0] + "'; see .help mode");
         shell.style_.format = words[0];
       }},
      {".rows", "NUMBER", "Show at most so many rows of a table; 0: all", 1, 1,
       [](Shell& shell, const Words& words) {
         shell.style_.most_rows = static_cast<std::size_t>(number(words[0]));
       }},
      {".timer", "on|off", "Tell how long each statement takes", 1, 1,
       [](Shell& shell, const Words& words) { shell.timer_ = is_on(words[0]); }},
      {".timeout", "SECONDS", "What each statement may take; 0: as long as it needs", 1, 1,
       [](Shell& shell, const Words& words) {
         constexpr double kMilliseconds = 1000;
         shell.limits_.timeout =
             std::chrono::milliseconds(static_cast<std::int64_t>(number(words[0]) * kMilliseconds));
         shell.connection_->set_limits(shell.limits_);
       }},
      {".param", "[NAME=VALUE]", "Give $NAME a value, JSON or else a string; without it show all", 0, kAny,
       [](Shell& shell, const Words& words) { shell.set_parameter(words); }},
      {".learner", "[NAME]", "Whose knowledge counts; without a name nobody's", 0, 1,
       [](Shell& /*shell*/, const Words& words) {
         if (words.empty()) {
           unsetenv(kLearnerVariable);
         } else {
           setenv(kLearnerVariable, words[0].c_str(), 1);
         }
       }},
      {".schema", "", "Labels, relationship types and indexes", 0, 0,
       [](Shell& shell, const Words&) { shell.show_schema(); }},
      {".output", "[FILE]", "Write what comes to a file; without it to the standard output again", 0, 1,
       [](Shell& shell, const Words& words) {
         shell.output_.reset();
         if (!words.empty()) shell.output_ = std::make_unique<RedirectedOutput>(words[0]);
       }},
      {".read", "FILE", "Carry out what a file holds", 1, 1,
       [](Shell& shell, const Words& words) { shell.read_file(words[0]); }},
      {".bail", "on|off", "Whether a file ends with its first mistake; on when not said", 1, 1,
       [](Shell& shell, const Words& words) { shell.bail_ = is_on(words[0]); }},
      {".open", "PATH", "Go on with another database", 1, 1,
       [](Shell& shell, const Words& words) { shell.open(words[0]); }},
  };
  return commands;
}

Shell::Shell(const Session& session, const query::Limits& limits, std::vector<std::string> program_commands,
             RunCommand run_command)
    : session_(session),
      limits_(limits),
      program_commands_(std::move(program_commands)),
      run_command_(std::move(run_command)) {
  open(session_.database_path);
}

void Shell::open(const std::string& path) {
  if (connection_ && connection_->in_transaction())
    throw Error(ErrorKind::kInvalidInput, "a transaction is open; COMMIT or ROLLBACK comes first");
  Session next = session_;
  next.database_path = path;
  next.shared = next.in_memory() ? Session::open_in_memory() : nullptr;
  if (!next.in_memory() && storage::Store::exists(path)) next.open_for_reading();  // or says why not
  connection_.reset();
  session_ = std::move(next);
  connection_.emplace(session_, limits_);
}

std::vector<std::string> Shell::commands() const {
  std::vector<std::string> names;
  for (const auto& command : own_commands()) names.emplace_back(command.name);
  for (const auto& command : program_commands_) names.push_back("." + command);
  return names;
}

void Shell::run_typed(LineSource& lines) {
  run(lines, {true, {}, 0});
}

void Shell::run_script(LineSource& lines, const std::string& file) {
  run(lines, {false, file, 0});
}

void Shell::run(LineSource& lines, Place place) {
  query::ScriptReader reader;
  std::string remembered;  // what was typed and is no whole statement yet
  const auto run_next = [&](std::optional<query::ScriptStatement> statement) {
    Place of_statement = place;
    of_statement.line = statement->first_line;
    return attempt(of_statement, [&] { run_statement(*statement); });
  };
  for (bool go_on = true; go_on && !quit_;) {
    if (place.typed && reader.between_statements()) reader = {};  // no line of it stands before the next one
    within_statement_ = !reader.between_statements();
    const InputLine line = lines.next(prompt(reader));
    ++place.line;
    if (line.kind == InputLine::Kind::kInterrupted) {
      reader.clear();
      remembered.clear();
      continue;
    }
    if (line.kind == InputLine::Kind::kEnd) {
      const auto last = reader.rest();
      if (last && !place.typed) run_next(last);
      return;
    }
    if (!remembered.empty()) remembered += ' ';
    remembered += line.text;
    if (const std::string command = reader.between_statements() ? command_in(line.text, place.typed) : "";
        !command.empty()) {
      lines.remember(std::exchange(remembered, {}));
      go_on = attempt(place, [&] { run_command(command); });
      reader.add("\n");
      reader.next();
      continue;
    }
    reader.add(line.text + "\n");
    while (go_on && !quit_) {
      const auto statement = reader.next();
      if (!statement) break;
      go_on = run_next(statement);
    }
    if (reader.between_statements() && !remembered.empty()) lines.remember(std::exchange(remembered, {}));
    connection_->let_others_write([&](auto time) { return lines.comes_within(time); });
  }
}

std::string Shell::prompt(const query::ScriptReader& reader) const {
  using Within = query::ScriptReader::Within;
  switch (reader.within()) {
    case Within::kNothing:
      return connection_->in_transaction() ? "cairn*> " : "cairn> ";
    case Within::kStatement:
    case Within::kLineComment:
      return "   ...> ";
    case Within::kString:
      return "     '> ";
    case Within::kDoubleString:
      return "     \"> ";
    case Within::kName:
      return "     `> ";
    case Within::kComment:
      return "    /*> ";
  }
  return {};
}

bool Shell::attempt(const Place& place, const std::function<void()>& action) {
  const ExitCode before = std::exchange(code_, ExitCode::kDone);
  try {
    action();
    if (output_) output_->flush();
  } catch (const Error& error) {
    tell(place, error, exit_code(error.kind()));
  } catch (const std::bad_alloc& error) {
    tell(place, error, ExitCode::kFailed);
  }
  const bool done = code_ == ExitCode::kDone;
  if (done) code_ = before;
  return done || place.typed || !bail_;
}

void Shell::tell(const Place& place, const std::exception& error, ExitCode code) {
  std::cout << std::flush;
  std::cerr << "cairn: ";
  if (!place.file.empty()) std::cerr << readable_lines(place.file) << ": ";
  const bool has_line = dynamic_cast<const query::QueryError*>(&error) != nullptr;
  if (!place.typed && !has_line) std::cerr << "line " << place.line << ": ";
  std::cerr << readable_lines(error.what()) << '\n';
  code_ = code;
}

void Shell::run_statement(const query::ScriptStatement& written) {
  const auto begin = std::chrono::steady_clock::now();
  try {
    auto statement = connection_->prepare(written);
    for (const auto& [name, value] : parameters_) statement.bind(name, value);
    const Interruptible interruptible(statement);
    write_result(statement, style_);
  } catch (const query::QueryError& error) {
    const std::string word = first_word(written.script->substr(written.span.begin));
    const bool meant =
        std::find(program_commands_.begin(), program_commands_.end(), word) != program_commands_.end();
    if (!meant || error.phase() != query::Phase::kCompile) throw;
    throw Error(ErrorKind::kInvalidInput,
                error.reason() + "; the command of that name is ." + word + ", on one line and without ;");
  }
  if (!timer_) return;
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  std::cout << std::flush;
  std::cerr << std::fixed << std::setprecision(1) << taken.count() << " ms\n";
}

void Shell::run_command(const std::string& line) {
  Words words = command_words(line);
  const std::string name = words.front();
  words.erase(words.begin());
  for (const auto& command : own_commands()) {
    if (name != command.name) continue;
    if (words.size() < command.least || words.size() > command.most) {
      throw Error(ErrorKind::kInvalidInput,
                  std::string("it is used so: ") + command.name + " " + command.arguments);
    }
    command.run(*this, words);
    return;
  }
  words.insert(words.begin(), name.substr(1));
  const auto& known = program_commands_;
  if (std::find(known.begin(), known.end(), words.front()) != known.end()) {
    run_program_command(words);
    return;
  }
  std::string message = "there is no command " + name;
  const auto near = text::nearest(name, commands(), 1);
  throw Error(ErrorKind::kInvalidInput,
              message + (near.empty() ? "; .help lists all" : "; did you mean " + near.front() + "?"));
}

void Shell::run_program_command(const Words& words) {
  if (connection_->in_transaction())
    throw Error(ErrorKind::kInvalidInput, "a transaction is open; COMMIT or ROLLBACK comes first");
  connection_->release();
  const EndedByInterrupt ended;
  const ExitCode code = run_command_(words, session_);
  if (code != ExitCode::kDone) code_ = code;
}

void Shell::show_help(const Words& words) const {
  if (!words.empty()) {
    const std::string name = words.front().starts_with('.') ? words.front() : "." + words.front();
    for (const auto& command : own_commands()) {
      if (name != command.name) continue;
      std::cout << command.name << ' ' << command.arguments << "\n  " << command.help << '\n';
      return;
    }
    run_command_({name.substr(1), "--help"}, session_);
    return;
  }
  std::cout << "Statements of the query language end with ; and may go over several lines. A line that "
               "begins with a\n"
               "point is a command, either of the shell\n\n";
  for (const auto& command : own_commands()) {
    const std::string use = std::string(command.name) + " " + command.arguments;
    std::cout << "  " << use << std::string(use.size() < 24 ? 24 - use.size() : 1, ' ') << command.help
              << '\n';
  }
  std::cout << "\nor of the program, with the same options and without --db, for example\n\n"
               "  .import glossary.md     .needs \"latent diffusion\" --depth 2     .export DDIM --format "
               "svg -o ddim.svg\n\n";
  std::string names;
  for (const auto& command : program_commands_) names += "." + command + " ";
  std::cout << wrap(names, 2, terminal_width()) << "\n\n.help COMMAND tells how one is used.\n";
}

void Shell::show_schema() {
  if (connection_->database() == nullptr) session_.open_for_reading();  // which says that there is none
  run_command_({"stats"}, session_);
  std::cout << bold("indexes") << '\n';
  auto statement = connection_->prepare("SHOW INDEXES");
  write_result(statement, {});
}

void Shell::set_parameter(const Words& words) {
  if (words.empty()) {
    for (const auto& [name, value] : parameters_)
      std::cout << '$' << readable_lines(name) << " = " << readable_lines(exporters::display(value)) << '\n';
    return;
  }
  for (const auto& word : words) {
    auto [name, value] = parameter_of(word);
    parameters_[name] = std::move(value);
  }
}

void Shell::read_file(const std::string& path) {
  constexpr std::size_t kDeepest = 20;
  if (files_open_ == kDeepest) throw Error(ErrorKind::kInput, "the file " + path + " is read within itself");
  FileLines lines(path);
  ++files_open_;
  run_script(lines, path);
  --files_open_;
}

}  // namespace cairn::cli
