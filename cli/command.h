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
void add_next(CLI::App& app, Session& session, ExitCode& code);
void add_review(CLI::App& app, Session& session, ExitCode& code);
void add_unlocks(CLI::App& app, Session& session, ExitCode& code);
void add_know(CLI::App& app, Session& session, ExitCode& code);
void add_forget(CLI::App& app, Session& session, ExitCode& code);
void add_learners(CLI::App& app, Session& session, ExitCode& code);
void add_require(CLI::App& app, Session& session, ExitCode& code);
void add_unrequire(CLI::App& app, Session& session, ExitCode& code);
void add_corrections(CLI::App& app, Session& session, ExitCode& code);
void add_related(CLI::App& app, Session& session, ExitCode& code);
void add_connect(CLI::App& app, Session& session, ExitCode& code);
void add_sources(CLI::App& app, Session& session, ExitCode& code);
void add_remove(CLI::App& app, Session& session, ExitCode& code);
void add_search(CLI::App& app, Session& session, ExitCode& code);
void add_lint(CLI::App& app, Session& session, ExitCode& code);
void add_query(CLI::App& app, Session& session, ExitCode& code);
void add_shell(CLI::App& app, Session& session, ExitCode& code);
void add_pipe(CLI::App& app, Session& session, ExitCode& code);
void add_export(CLI::App& app, Session& session, ExitCode& code);
void add_stats(CLI::App& app, Session& session, ExitCode& code);
void add_check(CLI::App& app, Session& session, ExitCode& code);
void add_backup(CLI::App& app, Session& session, ExitCode& code);
void add_restore(CLI::App& app, Session& session, ExitCode& code);
void add_compact(CLI::App& app, Session& session, ExitCode& code);
void add_completion(CLI::App& app, Session& session, ExitCode& code);
void add_complete(CLI::App& app, Session& session, ExitCode& code);

/// For --limit and its like: a range that messages can name.
inline constexpr std::size_t kMostShown = 1'000'000'000;

/// Every reading command takes --json.
void add_json_option(CLI::App& command, Session& session);

/// --timeout and --memory-limit, for commands that run queries; `limits` must live as long as the command.
void add_limit_options(CLI::App& command, query::Limits& limits);

}  // namespace cairn::cli
