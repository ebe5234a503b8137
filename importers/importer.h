#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "importers/document.h"

namespace cairn::importers {

struct ImportOptions {
  std::optional<Format> format;  ///< none: recognised from the content of each file
  bool dry_run = false;          ///< read, conclude and report, but write nothing
  /// Uris of folders among what is imported: what came from a file in them that is there no more goes. A
  /// folder without any glossary is an error as ever: it may not be mounted.
  std::vector<std::string> pruned_folders = {};
  std::string standard_input = "stdin";  ///< what the source is called that is read from "-"
  /// From so many bytes on graphs are taken into an untouched database by a bulk load.
  std::uintmax_t bulk_load_bytes = std::uintmax_t{8} << 20U;
  /// Told what is being done, a short phrase at a time; from the calling thread.
  std::function<void(const std::string&)> progress;
  /// Told each file of a folder that is empty or in no form that Cairn reads, and so is no part of the
  /// import.
  std::function<void(const std::filesystem::path&)> passed_over = {};
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

/// A file that was read and recognised, not yet imported. A graph in a file is not held: it can be larger
/// than memory, and is read while it is imported.
struct SourceFile {
  std::string uri;
  std::string bytes;
  Format format = Format::kDump;
  std::filesystem::path path = {};  ///< of what is not held
};

/// Reads files, folders (every file in them that is recognised) or "-" for the standard input.
/// Errors: Error{kInput} names what cannot be read or is of no known form.
std::vector<SourceFile> read_files(const std::vector<std::filesystem::path>& paths,
                                   const ImportOptions& options = {});

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

/// What the source is called that a file or folder becomes.
std::string uri_of(const std::filesystem::path& path);

/// The format of that name, as format_name() gives it; nothing for another.
std::optional<Format> format_named(std::string_view name);

}  // namespace cairn::importers
