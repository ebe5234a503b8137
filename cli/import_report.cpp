#include "cli/import_report.h"

#include <ostream>

#include "cli/terminal.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

using exporters::Json;
using importers::ImportReport;

const char* outcome_name(ImportReport::Outcome outcome, bool dry_run) {
  switch (outcome) {
    case ImportReport::Outcome::kImported:
      return dry_run ? "would import" : "imported";
    case ImportReport::Outcome::kUpdated:
      return dry_run ? "would update" : "updated";
    case ImportReport::Outcome::kRemoved:
      return dry_run ? "would remove" : "removed";
    case ImportReport::Outcome::kUnchanged:
      break;
  }
  return "unchanged";
}

}  // namespace

void write_report(const ImportReport& report, bool dry_run, std::ostream& out) {
  for (const auto& file : report.files) {
    out << outcome_name(file.outcome, dry_run) << "  " << short_source(file.uri) << "  "
        << importers::format_name(file.format);
    if (file.entries > 0) out << ", " << counted(file.entries, "entry", "entries");
    if (file.nodes > 0) {
      out << ", " << counted(file.nodes, "node") << ", " << counted(file.relationships, "relationship");
    }
    out << '\n';
  }
  out << (dry_run ? "It would hold " : "The graph holds ") << counted(report.concepts, "concept") << ", "
      << counted(report.requirements, "requirement") << " and " << counted(report.mentions, "mention")
      << ".\n";
}

void write_json(const ImportReport& report, const std::vector<std::filesystem::path>& passed_over,
                std::ostream& out) {
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
  out << exporters::dump({{"files", files},
                          {"passed_over", others},
                          {"concepts", report.concepts},
                          {"requirements", report.requirements},
                          {"mentions", report.mentions}})
      << '\n';
}

}  // namespace cairn::cli
