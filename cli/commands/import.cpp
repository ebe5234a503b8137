#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/terminal.h"
#include "exporters/typed_json.h"
#include "importers/importer.h"
#include "text/utf8.h"

namespace cairn::cli {

namespace {

using exporters::Json;
using importers::ImportReport;

struct Arguments {
  std::vector<std::string> paths;
  std::string format;
  bool dry_run = false;
};

const char* outcome_name(ImportReport::Outcome outcome, bool dry_run) {
  switch (outcome) {
    case ImportReport::Outcome::kImported:
      return dry_run ? "would import" : "imported";
    case ImportReport::Outcome::kUpdated:
      return dry_run ? "would update" : "updated";
    case ImportReport::Outcome::kUnchanged:
      break;
  }
  return "unchanged";
}

void write_report(const ImportReport& report, bool dry_run) {
  for (const auto& file : report.files) {
    std::cout << outcome_name(file.outcome, dry_run) << "  " << short_source(file.uri) << "  "
              << importers::format_name(file.format);
    if (file.entries > 0) std::cout << ", " << file.entries << " entries";
    if (file.nodes > 0)
      std::cout << ", " << file.nodes << " nodes, " << file.relationships << " relationships";
    std::cout << '\n';
  }
  std::cout << (dry_run ? "It would hold " : "The graph holds ") << report.concepts << " concepts, "
            << report.requirements << " requirements and " << report.mentions << " mentions.\n";
}

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

void write_json(const ImportReport& report, const Paths& passed_over) {
  Json files = Json::array();
  for (const auto& file : report.files) {
    files.push_back({{"uri", file.uri},
                     {"format", importers::format_name(file.format)},
                     {"outcome", outcome_name(file.outcome, false)},
                     {"entries", file.entries},
                     {"nodes", file.nodes},
                     {"relationships", file.relationships}});
  }
  Json others = Json::array();
  for (const auto& path : passed_over) others.push_back(path.string());
  std::cout << exporters::dump({{"files", files},
                                {"passed_over", others},
                                {"concepts", report.concepts},
                                {"requirements", report.requirements},
                                {"mentions", report.mentions}})
            << '\n';
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
    write_json(report, passed_over);
  } else {
    tell_passed_over(passed_over);
    write_report(report, arguments.dry_run);
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
  add_json_option(*command, session);
  command->callback([&session, arguments] { run(session, *arguments); });
}

}  // namespace cairn::cli
