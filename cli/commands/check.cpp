#include "graph/check.h"

#include <iostream>

#include "cli/command.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

using exporters::Json;

void write_json(const graph::CheckReport& report) {
  std::cout << exporters::dump(Json{{"sound", report.sound()},
                                    {"nodes", report.nodes},
                                    {"relationships", report.relationships},
                                    {"differences_in_all", report.differences_in_all},
                                    {"differences", report.differences}})
            << '\n';
}

void write_text(const graph::CheckReport& report) {
  for (const auto& difference : report.differences) std::cout << difference << '\n';
  if (report.differences_in_all > report.differences.size())
    std::cout << "... and " << report.differences_in_all - report.differences.size() << " more\n";
  std::cout << report.nodes << " nodes and " << report.relationships << " relationships checked: ";
  if (report.sound()) {
    std::cout << "all indexes, counts and lists of neighbours agree.\n";
  } else {
    std::cout << report.differences_in_all
              << (report.differences_in_all == 1 ? " difference.\n" : " differences.\n");
  }
}

ExitCode run(const Session& session) {
  const auto database = session.open_for_reading();
  const auto report = graph::check(*database->graph().store().snapshot());
  if (session.json) {
    write_json(report);
  } else {
    write_text(report);
  }
  if (report.sound()) return ExitCode::kDone;
  std::cerr << "cairn: the database is corrupt; restore a backup, or import the sources again into a new "
               "database\n";
  return ExitCode::kCorrupt;
}

}  // namespace

void add_check(CLI::App& app, Session& session, ExitCode& code) {
  auto* command =
      app.add_subcommand("check", "Compute every index, count and list of neighbours anew, and compare");
  add_json_option(*command, session);
  command->callback([&session, &code] { code = run(session); });
}

}  // namespace cairn::cli
