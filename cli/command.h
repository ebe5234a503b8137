#pragma once

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/session.h"

namespace cairn::cli {

// Each command adds its options to the program and runs when it was chosen. What it writes goes to the
// standard output; errors are thrown and reported by main().

void add_import(CLI::App& app, Session& session, ExitCode& code);
void add_needs(CLI::App& app, Session& session, ExitCode& code);
void add_path(CLI::App& app, Session& session, ExitCode& code);
void add_why(CLI::App& app, Session& session, ExitCode& code);
void add_show(CLI::App& app, Session& session, ExitCode& code);
void add_query(CLI::App& app, Session& session, ExitCode& code);
void add_pipe(CLI::App& app, Session& session, ExitCode& code);
void add_export(CLI::App& app, Session& session, ExitCode& code);
void add_stats(CLI::App& app, Session& session, ExitCode& code);
void add_check(CLI::App& app, Session& session, ExitCode& code);
void add_backup(CLI::App& app, Session& session, ExitCode& code);
void add_restore(CLI::App& app, Session& session, ExitCode& code);
void add_compact(CLI::App& app, Session& session, ExitCode& code);

/// Every reading command takes --json.
void add_json_option(CLI::App& command, Session& session);

/// --memory-limit, for commands that run queries.
void add_memory_option(CLI::App& command, query::Limits& limits);

}  // namespace cairn::cli
