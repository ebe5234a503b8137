#include "cli/shell/shell.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "cli/input_lines.h"
#include "cli/program.h"
#include "cli/shell/completion.h"
#include "cli/shell/line_editor.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsShown = 200;  // where somebody types

struct Arguments {
  std::string format = "table";
  query::Limits limits;
  bool no_init = false;
};

class StandardInput : public LineSource {
 public:
  InputLine next(const std::string& /*prompt*/) override {
    std::cout << std::flush;
    InputLine line{InputLine::Kind::kText, {}};
    return lines_.next(line.text) ? line : InputLine{};
  }
  bool comes_within(std::chrono::milliseconds time) override { return lines_.come_within(time); }

 private:
  InputLines lines_;
};

/// A file of Cairn in the folder that this variable names, or else in that one at home; "" without a home.
fs::path own_file(const char* variable, const char* folder_at_home, const char* name) {
  const char* folder = std::getenv(variable);
  if (folder != nullptr && *folder == '/') return fs::path(folder) / "cairn" / name;
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != '\0' ? fs::path(home) / folder_at_home / "cairn" / name : fs::path();
}

std::string greeting(const Session& session) {
  std::string text =
      bold(std::string("cairn ") + CAIRN_VERSION) + "  " + readable_lines(session.database_path) + "\n";
  if (!session.in_memory() && !storage::Store::exists(session.database_path))
    text += "There is no database there yet: the first .import, or statement that writes, makes it.\n";
  return text + "Statements end with ;  .help lists commands, Tab completes, Ctrl-D leaves.\n";
}

void run_typed(Shell& shell, const Session& session, bool no_init) {
  const auto of_program = [&shell](const std::vector<std::string>& words) {
    return program_completions(words, shell.session());
  };
  LineEditor editor(own_file("XDG_STATE_HOME", ".local/state", "history"),
                    [&shell, completion = Completion(shell.commands(), of_program)](const std::string& line) {
                      return completion.of(line, shell.within_statement(), shell.database());
                    });
  editor.show(greeting(session));
  const fs::path init = own_file("XDG_CONFIG_HOME", ".config", "shellrc");
  std::error_code ignored;
  if (!no_init && fs::exists(init, ignored)) shell.begin_with(init);
  shell.run_typed(editor);
}

ExitCode run(const Session& session, const Arguments& arguments) {
  const bool typed = isatty(STDIN_FILENO) != 0;
  auto commands = program_commands();
  std::erase_if(commands, [](const std::string& name) {
    return name == "shell" || name == "pipe" || name == "completion";
  });
  Shell shell(session, arguments.limits, commands, run_program);
  shell.set_style({arguments.format, false, typed, typed ? kRowsShown : 0});
  if (typed) {
    run_typed(shell, session, arguments.no_init);
  } else {
    StandardInput input;
    shell.run_script(input, "");
  }
  if (shell.in_transaction())
    std::cerr << "cairn: nothing that was written behind BEGIN is kept, since no COMMIT follows\n";
  return typed ? ExitCode::kDone : shell.code();
}

}  // namespace

void add_shell(CLI::App& app, Session& session, ExitCode& code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("shell", "Ask one thing after the other; .help there tells how");
  command->add_option("--format", arguments->format, "How to write results, as .mode changes it")
      ->check(CLI::IsMember(result_formats()));
  add_limit_options(*command, arguments->limits);
  command->add_flag("--no-init", arguments->no_init,
                    "Do not begin with what $XDG_CONFIG_HOME/cairn/shellrc or ~/.config/cairn/shellrc holds");
  command->callback([&session, &code, arguments] { code = run(session, *arguments); });
}

}  // namespace cairn::cli
