#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/import_report.h"
#include "cli/terminal.h"
#include "importers/importer.h"
#include "text/utf8.h"

namespace cairn::cli {

namespace {

using importers::ImportReport;

struct Arguments {
  std::vector<std::string> paths;
  std::string format;
  std::string name;  ///< of what comes from the standard input
  bool dry_run = false;
  bool prune = false;
};

using Paths = std::vector<std::filesystem::path>;

/// So that nobody believes that they were read.
void tell_passed_over(const Paths& paths) {
  constexpr std::size_t kMostNames = 5;
  if (paths.empty()) return;
  std::cerr << "cairn: " << paths.size() << (paths.size() == 1 ? " file is" : " files are")
            << " in no form that Cairn reads:";
  for (std::size_t i = 0; i < std::min(paths.size(), kMostNames); ++i)
    std::cerr << (i == 0 ? " " : ", ") << text::without_control_characters(paths[i].filename().string());
  std::cerr << (paths.size() > kMostNames ? ", ...\n" : "\n");
}

/// Imports into a new database, which goes again if the import fails.
ImportReport make(const Session& session, const std::vector<importers::SourceFile>& files,
                  const importers::ImportOptions& options) {
  try {
    return importers::import_files(session.open_for_writing()->graph(), files, options);
  } catch (const Error&) {
    try {
      storage::Store::remove_if_unused(session.database_path);
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
      // What is left is an empty database; why the import failed matters more.
    }
    throw;
  }
}

ImportReport import(const Session& session, const std::vector<importers::SourceFile>& files,
                    const importers::ImportOptions& options) {
  const bool there = session.in_memory() || storage::Store::exists(session.database_path);
  if (!there && !options.dry_run) return make(session, files, options);
  const auto database = there ? session.open_for_writing() : Session::open_in_memory();
  return importers::import_files(database->graph(), files, options);
}

void run(const Session& session, const Arguments& arguments) {
  importers::ImportOptions options;
  options.dry_run = arguments.dry_run;
  const bool reads_input =
      std::find(arguments.paths.begin(), arguments.paths.end(), "-") != arguments.paths.end();
  if (!arguments.name.empty() && !reads_input)
    throw Error(ErrorKind::kInvalidInput, "--name is for what comes from the standard input, -");
  if (!arguments.name.empty()) options.standard_input = arguments.name;
  for (const std::string& path : arguments.paths) {
    std::error_code ignored;
    if (arguments.prune && std::filesystem::is_directory(path, ignored))
      options.pruned_folders.push_back(importers::uri_of(path));
  }
  if (arguments.prune && options.pruned_folders.empty())
    throw Error(ErrorKind::kInvalidInput, "--prune is for folders; `cairn remove` takes single sources away");
  if (!arguments.format.empty()) options.format = importers::format_named(arguments.format);
  if (stderr_is_terminal()) {
    options.progress = [](const std::string& doing) {
      std::cerr << "\r\x1b[K" << doing << " …" << std::flush;
    };
  }
  Paths passed_over;
  options.passed_over = [&passed_over](const std::filesystem::path& path) { passed_over.push_back(path); };
  // Read first: a wrong name must not leave an empty database behind.
  const auto files = importers::read_files({arguments.paths.begin(), arguments.paths.end()}, options);
  const auto report = import(session, files, options);
  if (options.progress) std::cerr << "\r\x1b[K" << std::flush;
  if (session.json) {
    write_json(report, passed_over, std::cout);
  } else {
    tell_passed_over(passed_over);
    write_report(report, arguments.dry_run, std::cout);
  }
}

}  // namespace

void add_import(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("import", "Read glossaries and graphs: files, folders, or - for the standard input");
  command->add_option("paths", arguments->paths, "What to read")->required();
  command
      ->add_option("--format", arguments->format,
                   "Read as this format instead of recognising it from the content")
      ->check(CLI::IsMember({"glossary-page", "glossary-dump", "markdown", "term-list", "jsonl", "csv"}));
  command->add_flag("--dry-run,-n", arguments->dry_run, "Report what would be imported, and write nothing");
  command->add_flag("--prune", arguments->prune,
                    "Take away what came from a folder before and is not in it any more");
  command->add_option("--name", arguments->name,
                      "What to call the standard input, so that several can stand beside each other");
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
