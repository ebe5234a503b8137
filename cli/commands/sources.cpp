#include <algorithm>
#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/import_report.h"
#include "cli/terminal.h"
#include "importers/importer.h"
#include "storage/error.h"
#include "text/similarity.h"

namespace cairn::cli {

namespace {

using exporters::Json;

Json sources_of(query::Database& database) {
  return ask(database,
             "MATCH (s:Source) OPTIONAL MATCH (s)-[:HAS]->(entry) RETURN s.uri AS uri, s.format AS format, "
             "s.imported_at AS imported_at, count(entry) AS entries ORDER BY uri");
}

void list(const Session& session) {
  const auto database = session.open_for_reading();
  const Json sources = sources_of(*database);
  if (session.json) {
    std::cout << exporters::dump({{"sources", sources}}) << '\n';
    return;
  }
  if (sources.empty()) std::cout << "There are no sources; `cairn import` reads glossaries.\n";
  for (const auto& source : sources) {
    std::cout << bold(readable(source["uri"]))
              << faint("  " + readable(source["format"]) + ", " +
                       counted(source["entries"].get<std::size_t>(), "entry", "entries") + ", " +
                       readable(source["imported_at"]))
              << '\n';
  }
}

/// The source that is called so: by its uri, by a path that leads to it, or by the end of its uri.
std::string find_source(const std::vector<std::string>& uris, const std::string& name) {
  for (const std::string& wanted : {name, importers::uri_of(name)}) {
    if (std::find(uris.begin(), uris.end(), wanted) != uris.end()) return wanted;
  }
  std::vector<std::string> found;
  std::copy_if(uris.begin(), uris.end(), std::back_inserter(found),
               [&](const std::string& uri) { return uri.ends_with("/" + name); });
  if (found.size() == 1) return found.front();
  std::vector<std::string> short_names;
  for (const std::string& uri : uris) short_names.push_back(short_source(uri));
  std::string message = "there is no source '" + name + "'";
  if (found.size() > 1) {
    message = "'" + name + "' can mean";
    for (const std::string& uri : found) message += (uri == found.front() ? " '" : ", '") + uri + "'";
  } else if (const auto near = text::nearest(name, short_names, 1); !near.empty()) {
    message += "; did you mean '" + near.front() + "'?";
  } else {
    message += "; `cairn sources` lists them";
  }
  throw Error(ErrorKind::kNotFound, message);
}

void remove(const Session& session, const std::vector<std::string>& names, bool dry_run) {
  const auto database = session.open_existing_for_writing();
  std::vector<std::string> uris;
  for (const auto& source : sources_of(*database)) {
    if (source["uri"].is_string()) uris.push_back(source["uri"].get<std::string>());
  }
  std::vector<std::string> unwanted;
  for (const std::string& name : names) {
    const std::string uri = find_source(uris, name);
    if (std::find(unwanted.begin(), unwanted.end(), uri) == unwanted.end()) unwanted.push_back(uri);
  }
  importers::ImportOptions options;
  options.dry_run = dry_run;
  const auto report = importers::remove_sources(database->graph(), unwanted, options);
  session.json ? write_json(report, {}, std::cout) : write_report(report, dry_run, std::cout);
}

}  // namespace

void add_sources(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("sources", "The glossaries that were imported");
  add_json_option(*command, session);
  command->callback([&session] { list(session); });
}

void add_remove(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto names = std::make_shared<std::vector<std::string>>();
  auto dry_run = std::make_shared<bool>(false);
  auto* command = app.add_subcommand(
      "remove", "Take sources away, with what was concluded from them; see `cairn sources`");
  command->add_option("sources", *names, "Their uris, paths, or the last part of these")->required();
  command->add_flag("--dry-run,-n", *dry_run, "Report what would be left, and write nothing");
  add_json_option(*command, session);
  command->callback([&session, names, dry_run] { remove(session, *names, *dry_run); });
}

}  // namespace cairn::cli
