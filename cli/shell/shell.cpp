#include "cli/shell/shell.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "cli/interruptible.h"
#include "cli/shell/command_words.h"
#include "cli/shell/program_process.h"
#include "cli/terminal.h"
#include "storage/error.h"
#include "text/folding.h"
#include "text/similarity.h"
#include "text/utf8.h"

namespace cairn::cli {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string first_word(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text::lower(text.substr(begin, text.find_first_of(" \t\r\n;'\"", begin) - begin));
}

/// While it lives the standard input holds nothing, where somebody does not type: the script stands there.
class NoInput {
 public:
  explicit NoInput(bool typed) : before_(std::cin.rdbuf()) {
    std::cin.clear();
    if (!typed) std::cin.rdbuf(&nothing_);
  }
  ~NoInput() { std::cin.rdbuf(before_); }
  NoInput(const NoInput&) = delete;
  NoInput& operator=(const NoInput&) = delete;

 private:
  std::stringbuf nothing_;
  std::streambuf* before_;
};

/// The command that a line is; "" where it is none. Somebody who types may leave the point out of some.
std::string command_in(const std::string& line, bool typed) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  std::string text = line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
  if (text.ends_with(';')) text.pop_back();
  if (text.starts_with('.')) return text;
  const std::string word = text::lower(text);
  const bool plain = word == "quit" || word == "exit" || word == "help";
  return typed && plain ? "." + word : "";
}

/// Where a database is to be made: nothing, or an empty folder.
void refuse_what_is_there(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::exists(path, error) && !error) return;
  if (error) throw Error(ErrorKind::kIo, "cannot read " + path + ": " + error.message());
  if (!fs::is_directory(path, error) || !fs::is_empty(path, error) || error)
    throw Error(ErrorKind::kInput, path + " is no database");
}

/// Lines of one statement as they are remembered: as one where it means the same on one line.
std::vector<std::string> as_remembered(const std::vector<std::string>& lines) {
  query::ScriptReader reader;
  std::string all;
  for (const auto& line : lines) {
    const bool in_comment = line.find("//") != std::string::npos;
    reader.add(line + "\n");
    while (reader.next()) continue;
    const auto within = reader.within();
    const bool last = &line == &lines.back();
    const bool breaks = in_comment || (within != query::ScriptReader::Within::kStatement &&
                                       within != query::ScriptReader::Within::kNothing);
    if (breaks && !last) return lines;
    all += (all.empty() ? "" : " ") + line;
  }
  return {all};
}

}  // namespace

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
  if (!next.in_memory() && !storage::Store::exists(path)) refuse_what_is_there(path);
  connection_.reset();
  session_ = std::move(next);
  connection_.emplace(session_, limits_);
}

void Shell::run_typed(LineSource& lines) {
  run(lines, {true, {}, 0});
}

void Shell::run_script(LineSource& lines, const std::string& file) {
  run(lines, {false, file, 0});
}

void Shell::run(LineSource& lines, Place place) {
  query::ScriptReader reader;
  std::vector<std::string> typed;  // and no whole statement yet
  for (bool go_on = true; go_on && !quit_;) {
    if (place.typed && reader.between_statements()) reader = {};  // no line of it stands before the next one
    within_statement_ = !reader.between_statements();
    InputLine line = lines.next(prompt(reader));
    if (++place.line == 1 && line.text.starts_with(kByteOrderMark)) line.text.erase(0, kByteOrderMark.size());
    if (line.kind == InputLine::Kind::kInterrupted) {
      reader.clear();
      typed.clear();
      continue;
    }
    if (line.kind == InputLine::Kind::kEnd) {
      const auto last = reader.rest();
      if (last && !place.typed) run_next(*last, place);
      return;
    }
    if (place.typed) typed.push_back(line.text);
    const std::string command = command_in(line.text, place.typed);
    if (!command.empty() && reader.between_statements()) {
      Place of_command = place;
      of_command.of_command = true;
      go_on = attempt(of_command, [&] { run_command(command, of_command); });
      reader.add("\n");  // so that it counts the line
      reader.next();
    } else {
      if (command == ".quit" || command == ".exit")
        std::cerr << "(the statement is not ended yet: ; does that, Ctrl-C drops it)\n";
      reader.add(line.text + "\n");
      go_on = run_whole_statements(reader, lines, place);
    }
    if (is_interrupted(place)) {
      code_ = ExitCode::kInterrupted;
      return;
    }
    if (place.typed && reader.between_statements()) {
      for (const auto& one : as_remembered(std::exchange(typed, {}))) {
        if (!one.empty()) lines.remember(one);
      }
    }
    connection_->let_others_write([&](auto time) { return lines.comes_within(time); });
  }
}

/// Whether Ctrl-C ends the file. Somebody who types means what is being done, which was told.
bool Shell::is_interrupted(const Place& place) {
  return !place.typed && Interruptible::interrupted();
}

bool Shell::run_whole_statements(query::ScriptReader& reader, LineSource& lines, const Place& place) {
  while (!quit_) {
    const auto statement = reader.next();
    if (!statement) break;
    if (!run_next(*statement, place) || is_interrupted(place)) return false;
    connection_->let_others_write([&](auto time) { return !place.typed || lines.comes_within(time); });
  }
  return true;
}

bool Shell::run_next(const query::ScriptStatement& statement, Place place) {
  place.line = statement.first_line;
  return attempt(place, [&] { run_statement(statement, place); });
}

void Shell::begin_with(const std::string& file) {
  attempt({true, {}, 0}, [&] { read_file(file); });
  connection_->let_others_write([](auto) { return false; });
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
  return done || place.typed || (!bail_ && code_ != ExitCode::kInterrupted);
}

void Shell::tell(const Place& place, const std::exception& error, ExitCode code) {
  std::cout << std::flush;
  std::cerr << "cairn: ";
  if (!place.file.empty()) std::cerr << readable_lines(place.file) << ": ";
  const bool has_line = !place.of_command && dynamic_cast<const query::QueryError*>(&error) != nullptr;
  if (!place.typed && !has_line) std::cerr << "line " << place.line << ": ";
  std::cerr << readable_lines(error.what()) << '\n';
  if (const std::string command = std::exchange(hint_, {}); !command.empty())
    std::cerr << "The command is " << command << ", on one line and without ;\n";
  code_ = code;
}

void Shell::run_statement(const query::ScriptStatement& written, const Place& place) {
  using Second = Interruptible::Second;
  const auto begin = std::chrono::steady_clock::now();
  try {
    auto statement = connection_->prepare(written);
    for (const auto& [name, value] : parameters_) statement.bind(name, value);
    const Interruptible interruptible(statement, place.typed ? Second::kNothingMore : Second::kEndsProcess);
    ResultStyle style = style_;
    if (output_) style.most_rows = 0;
    write_result(statement, style);
  } catch (const query::QueryError& error) {
    hint_ = command_meant(written, error);
    throw;
  }
  if (!timer_) return;
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  std::cout << std::flush;
  std::cerr << std::fixed << std::setprecision(1) << taken.count() << " ms\n";
}

/// "needs DDIM;": the program's command, where the first word is what is wrong; else "".
std::string Shell::command_meant(const query::ScriptStatement& written,
                                 const query::QueryError& error) const {
  const auto& [script, span, first_line] = written;
  const std::string word = first_word(script->substr(span.begin));
  const auto& known = program_commands_;
  const bool at_begin =
      error.line() == first_line &&
      error.column() == text::length_utf8(std::string_view(*script).substr(0, span.begin)) + 1;
  return at_begin && std::find(known.begin(), known.end(), word) != known.end() ? "." + word : "";
}

void Shell::run_command(const std::string& line, const Place& place) {
  const auto blank = std::min(line.find_first_of(" \t"), line.size());
  const std::string name = line.substr(0, blank);
  const std::string rest = line.substr(blank);
  if (run_own_command(name, rest)) return;
  if (std::find(program_commands_.begin(), program_commands_.end(), name.substr(1)) !=
      program_commands_.end()) {
    Words words = command_words(rest);
    words.insert(words.begin(), name.substr(1));
    run_program_command(words, place);
    return;
  }
  std::string message = "there is no command " + name;
  const auto near = text::nearest(name, commands(), 1);
  throw Error(ErrorKind::kInvalidInput,
              message + (near.empty() ? "; .help lists all" : "; did you mean " + near.front() + "?"));
}

void Shell::run_program_command(const Words& words, const Place& place) {
  if (connection_->in_transaction())
    throw Error(ErrorKind::kInvalidInput, "a transaction is open; COMMIT or ROLLBACK comes first");
  connection_->release();
  std::cout << std::flush;
  const ExitCode code = run_program(words, place.typed);
  if (code == ExitCode::kDone) return;
  code_ = code;
  if (place.typed) return;
  std::cerr << "cairn: " << (place.file.empty() ? "" : readable_lines(place.file) + ": ") << "line "
            << place.line << ": ." << words.front() << " did not succeed\n";
}

/// A database in memory is this process's alone; else the command has one of its own, and Ctrl-C ends only
/// that.
ExitCode Shell::run_program(const Words& words, bool typed) const {
  if (session_.in_memory()) {
    const NoInput nothing(typed);
    return run_command_(words, session_);
  }
  Words arguments = {"--db",           session_.database_path,
                     "--durability",   session_.durability,
                     "--lock-timeout", std::to_string(session_.lock_timeout)};
  arguments.insert(arguments.end(), words.begin(), words.end());
  return run_in_own_process(arguments, typed, output_ ? output_->path() : "");
}

}  // namespace cairn::cli
