#pragma once

#include <filesystem>
#include <iosfwd>
#include <vector>

#include "importers/importer.h"

namespace cairn::cli {

/// What became of each file, and what the graph holds now (or would), for people.
void write_report(const importers::ImportReport& report, bool dry_run, std::ostream& out);
/// The same for scripts.
void write_json(const importers::ImportReport& report, const std::vector<std::filesystem::path>& passed_over,
                std::ostream& out);

}  // namespace cairn::cli
