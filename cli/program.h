#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/session.h"

namespace cairn::cli {

/// Carries out what the arguments say, those behind the program's name; `session` has what they leave open.
/// Throws Error for what goes wrong in a command.
ExitCode run_program(const std::vector<std::string>& arguments, Session session);

/// What the last of the words behind the program's name can be completed to; see completion_words.h.
std::vector<std::string> program_completions(const std::vector<std::string>& words, Session session);

/// The names of all commands.
std::vector<std::string> program_commands();

}  // namespace cairn::cli
