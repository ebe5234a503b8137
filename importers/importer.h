#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "importers/source_files.h"

namespace cairn::importers {

struct ImportOptions : ReadingOptions {
  bool dry_run = false;  ///< read, conclude and report, but write nothing
  /// Uris of folders among what is imported: what came from a file in them that is there no more goes. A
  /// folder without any glossary is an error as ever: it may not be mounted.
  std::vector<std::string> pruned_folders = {};
  /// From so many bytes on graphs are taken into an untouched database by a bulk load.
  std::uintmax_t bulk_load_bytes = std::uintmax_t{8} << 20U;
};

struct ImportReport {
  enum class Outcome : std::uint8_t { kImported, kUpdated, kUnchanged, kRemoved };
  struct File {
    std::string uri;
    Format format = Format::kDump;
    Outcome outcome = Outcome::kImported;
    std::size_t entries = 0;  ///< of a glossary
    std::size_t nodes = 0;    ///< of a graph
    std::size_t relationships = 0;
  };
  std::vector<File> files;
  // What the whole graph holds afterwards.
  std::size_t concepts = 0;
  std::size_t mentions = 0;
  std::size_t requirements = 0;
  bool changed = false;
};

/// Imports glossaries and graphs that were read, or reads them first. All or nothing: what is wrong with any
/// file is found before the commit, and all is written in one transaction. A file that was imported before,
/// unchanged, changes nothing; in a new version it takes the place of the old one. What is concluded from
/// glossaries is a function of all of them, whatever the order in which they came.
///
/// Errors: Error{kInput} names the file (and line) that is wrong; what the graph throws.
ImportReport import_files(graph::Graph& graph, const std::vector<SourceFile>& files,
                          const ImportOptions& options = {});
ImportReport import_files(graph::Graph& graph, const std::vector<std::filesystem::path>& paths,
                          const ImportOptions& options = {});

/// Takes sources away by their uris, with all that was concluded from them alone; what persons said and know
/// stays. All or nothing, in one transaction.
///
/// Errors: Error{kNotFound} for what is no source of a glossary; what the graph throws.
ImportReport remove_sources(graph::Graph& graph, const std::vector<std::string>& uris,
                            const ImportOptions& options = {});

}  // namespace cairn::importers
