#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "cli/ask.h"
#include "cli/question.h"
#include "cli/shell/command_words.h"
#include "cli/shell/file_lines.h"
#include "cli/shell/shell.h"
#include "cli/terminal.h"
#include "exporters/result_table.h"
#include "storage/error.h"

namespace cairn::cli {

// The shell's own commands.

namespace {

/// What it is given is taken as it stands, not as words.
constexpr const char* kParameterCommand = ".param";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

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
         shell.style_.most_rows = static_cast<std::size_t>(std::ceil(number(words[0])));
       }},
      {".timer", "on|off", "Tell how long each statement takes", 1, 1,
       [](Shell& shell, const Words& words) { shell.timer_ = is_on(words[0]); }},
      {".timeout", "SECONDS", "What each statement may take; 0: as long as it needs", 1, 1,
       [](Shell& shell, const Words& words) {
         constexpr double kMilliseconds = 1000;
         shell.limits_.timeout = std::chrono::milliseconds(
             static_cast<std::int64_t>(std::ceil(number(words[0]) * kMilliseconds)));
         shell.connection_->set_limits(shell.limits_);
       }},
      {kParameterCommand, "[NAME[=VALUE]]", "Give $NAME a value, JSON or else a string; NAME= takes it back",
       0, 1, [](Shell& shell, const Words& words) { shell.set_parameter(words.empty() ? "" : words[0]); }},
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
         if (!words.empty() && words[0] != "-") shell.output_ = std::make_unique<RedirectedOutput>(words[0]);
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

std::vector<std::string> Shell::commands() const {
  std::vector<std::string> names;
  for (const auto& command : own_commands()) names.emplace_back(command.name);
  for (const auto& command : program_commands_) names.push_back("." + command);
  return names;
}

bool Shell::run_own_command(const std::string& name, const std::string& rest) {
  const auto& commands = own_commands();
  const auto command =
      std::find_if(commands.begin(), commands.end(), [&](const Command& one) { return name == one.name; });
  if (command == commands.end()) return false;
  Words words = name == kParameterCommand ? Words{std::string(trimmed(rest))} : command_words(rest);
  if (words == Words{""}) words.clear();
  if (words.size() < command->least || words.size() > command->most) {
    throw Error(ErrorKind::kInvalidInput,
                std::string("it is used so: ") + command->name + " " + command->arguments);
  }
  command->run(*this, words);
  return true;
}

void Shell::show_help(const Words& words) const {
  if (!words.empty()) {
    const std::string name = words.front().starts_with('.') ? words.front() : "." + words.front();
    for (const auto& command : own_commands()) {
      if (name != command.name) continue;
      std::cout << command.name << ' ' << command.arguments << "\n  " << command.help << '\n';
      return;
    }
    if (std::find(program_commands_.begin(), program_commands_.end(), name.substr(1)) ==
        program_commands_.end())
      throw Error(ErrorKind::kInvalidInput, "there is no command " + name + "; .help lists all");
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
  std::cout << wrap(names, 2, terminal_width())
            << "\n\n.help COMMAND tells how one is used. Ctrl-C ends what runs, but for these commands on a "
               "database in memory.\n";
}

void Shell::show_schema() {
  if (connection_->in_transaction())
    throw Error(ErrorKind::kInvalidInput, "a transaction is open; COMMIT or ROLLBACK comes first");
  if (connection_->database() == nullptr) session_.open_for_reading();  // which says that there is none
  run_command_({"stats"}, session_);
  std::cout << bold("indexes") << '\n';
  auto statement = connection_->prepare("SHOW INDEXES");
  write_result(statement, {});
}

void Shell::set_parameter(std::string text) {
  if (text.starts_with('$')) text.erase(0, 1);
  const bool shows = text.find('=') == std::string::npos;
  for (const auto& [name, value] : parameters_) {
    if (shows && (text.empty() || name == text))
      std::cout << '$' << readable_lines(name) << " = " << readable_lines(exporters::display(value)) << '\n';
  }
  if (shows) {
    if (!text.empty() && !parameters_.contains(text))
      throw Error(ErrorKind::kInvalidInput, "there is no parameter '" + text + "'; NAME=VALUE gives one");
    return;
  }
  auto [name, value] = parameter_of(text);
  if (text.find('=') + 1 == text.size()) {
    parameters_.erase(name);
  } else {
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
