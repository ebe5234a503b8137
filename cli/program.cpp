#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/completion_words.h"
#include "storage/error.h"
#include "text/similarity.h"

namespace cairn::cli {

void add_json_option(CLI::App& command, Session& session) {
  command.add_flag("--json", session.json, "Write JSON for scripts");
}

void add_limit_options(CLI::App& command, query::Limits& limits) {
  constexpr double kMilliseconds = 1000;
  command
      .add_option_function<double>(
          "--timeout",
          [&limits](double seconds) {
            limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * kMilliseconds));
          },
          "Seconds that each statement may take; 0: as long as it needs")
      ->check(CLI::Range(0.0, 1e9));
  command
      .add_option(
          "--memory-limit", limits.memory_bytes,
          "Memory that a query may take, as 200MB or 2GB; 0: as much as it needs; 512MB when not given")
      ->check([](const std::string& text) {
        return text.starts_with('-') ? std::string("a size cannot be negative") : std::string();
      })
      ->transform(CLI::AsSizeValue(false));
}

namespace {

constexpr const char* kExamples = R"(
Examples:
  cairn import glossary.md               read a glossary into ./cairn.db
  cairn needs "latent diffusion"         what must be known first, and why
  cairn path DDIM --know "U-Net"         an order to study in
  cairn why DDIM "score matching"        the sentences that connect the two
  cairn export DDIM | dot -Tsvg > x.svg  a picture

Exit codes: 0 done, 1 no such thing, 2 wrong usage or query, 3 failed, 5 locked, 6 corrupt database, 130 interrupted.)";

// CLI11 takes "[a,b]" for a list of two arguments; names may look so. The mark at the end is taken off again
// by every option.
constexpr char kNoListMark = '\x1F';

std::vector<std::string> as_wanted(std::vector<std::string> arguments) {
  for (std::string& argument : arguments) {
    if (argument.starts_with('[') && argument.ends_with(']')) argument.push_back(kNoListMark);
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  return arguments;
}

void take_marks_off(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    option->transform([](std::string argument) {
      if (argument.ends_with(kNoListMark)) argument.pop_back();
      return argument;
    });
  }
  for (CLI::App* command : app.get_subcommands({})) take_marks_off(*command);
}

void add_database_options(CLI::App& app, Session& session) {
  app.add_option("--db", session.database_path,
                 "The database; else $CAIRN_DB, else ./cairn.db; \":memory:\" keeps it in memory")
      ->group("Database");
  app.add_option("--durability", session.durability,
                 "full: what was written survives a power loss; normal: the last commits may not")
      ->check(CLI::IsMember({"full", "normal"}))
      ->group("Database");
  app.add_option("--lock-timeout", session.lock_timeout,
                 "Seconds to wait for another process that writes to the database; 5 when not given")
      ->check(CLI::Range(0.0, 1e9))
      ->group("Database");
}

void set_up(CLI::App& app, Session& session, ExitCode& code) {
  add_database_options(app, session);
  app.set_version_flag("--version", std::string("cairn ") + CAIRN_VERSION);
  app.require_subcommand(0, 1);
  app.fallthrough(false);
  app.footer(kExamples);
  add_import(app, session, code);
  add_sources(app, session, code);
  add_remove(app, session, code);
  add_needs(app, session, code);
  add_path(app, session, code);
  add_next(app, session, code);
  add_review(app, session, code);
  add_unlocks(app, session, code);
  add_why(app, session, code);
  add_show(app, session, code);
  add_search(app, session, code);
  add_related(app, session, code);
  add_connect(app, session, code);
  add_know(app, session, code);
  add_forget(app, session, code);
  add_learners(app, session, code);
  add_require(app, session, code);
  add_unrequire(app, session, code);
  add_corrections(app, session, code);
  add_lint(app, session, code);
  add_query(app, session, code);
  add_shell(app, session, code);
  add_pipe(app, session, code);
  add_export(app, session, code);
  add_stats(app, session, code);
  add_check(app, session, code);
  add_backup(app, session, code);
  add_restore(app, session, code);
  add_compact(app, session, code);
  add_completion(app, session, code);
  add_complete(app, session, code);
  // Where one writes them first or last should not matter.
  for (CLI::App* command : app.get_subcommands({})) add_database_options(*command, session);
  take_marks_off(app);
}

/// "cairn need DDIM": what is no command, with the nearest that is one; "" where that is not what is wrong.
std::string unknown_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  const auto visible = [](const CLI::App* one) { return !one->get_group().empty(); };
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(visible)) names.push_back(command->get_name());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const CLI::Option* option = argument.starts_with('-') ? app.get_option_no_throw(argument) : nullptr;
    if (option != nullptr && option->get_items_expected_max() > 0) ++i;
    if (argument.starts_with('-')) continue;
    if (std::find(names.begin(), names.end(), argument) != names.end()) return {};
    const auto near = text::nearest(argument, names, 1);
    return "there is no command '" + argument + "'" +
           (near.empty() ? "" : "; did you mean '" + near.front() + "'?");
  }
  return {};
}

constexpr const char* kDescription = "Cairn: a knowledge graph that answers what you need to know first.";

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments, Session session) {
  CLI::App app(kDescription, "cairn");
  ExitCode code = ExitCode::kDone;
  set_up(app, session, code);
  try {
    app.parse(as_wanted(arguments));
  } catch (const CLI::ExtrasError& error) {
    const std::string mistake = unknown_command(app, arguments);
    if (mistake.empty()) return app.exit(error) == 0 ? ExitCode::kDone : ExitCode::kWrongUsage;
    throw Error(ErrorKind::kInvalidInput, mistake + "\n`cairn --help` lists all");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::kDone : ExitCode::kWrongUsage;
  }
  if (app.get_subcommands().empty()) std::cout << app.help();
  std::cout.flush();
  if (!std::cout) throw Error(ErrorKind::kIo, "cannot write to the standard output");
  return code;
}

std::vector<std::string> program_completions(const std::vector<std::string>& words, Session session) {
  CLI::App app(kDescription, "cairn");
  ExitCode code = ExitCode::kDone;
  set_up(app, session, code);
  return completions_of(app, words, session);
}

std::vector<std::string> program_commands() {
  CLI::App app(kDescription, "cairn");
  Session session;
  ExitCode code = ExitCode::kDone;
  set_up(app, session, code);
  std::vector<std::string> names;
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
    names.push_back(command->get_name());
  return names;
}

}  // namespace cairn::cli
