#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

struct ReadingOptions {
  std::optional<Format> format;          ///< none: recognised from the content of each file
  std::string standard_input = "stdin";  ///< what the source is called that is read from "-"
  /// Told what is being done, a short phrase at a time; from the calling thread.
  std::function<void(const std::string&)> progress;
  /// Told each file of a folder that is empty or in no form that Cairn reads, and so is no part of the
  /// import.
  std::function<void(const std::filesystem::path&)> passed_over = {};
};

/// A file that was read and recognised, not yet imported. A graph in a file is not held: it can be larger
/// than memory, and is read while it is imported.
struct SourceFile {
  std::string uri;
  std::string bytes;
  Format format = Format::kDump;
  std::filesystem::path path = {};  ///< of what is not held

  /// Of a glossary: valid UTF-8 with \n line ends.
  std::string text() const;
  /// Its bytes, from the beginning. Error{kInput} where the file is not there any more.
  std::unique_ptr<std::istream> open() const;
};

/// Reads files, folders (every file in them that is recognised) or "-" for the standard input.
/// Errors: Error{kInput} names what cannot be read or is of no known form.
std::vector<SourceFile> read_files(const std::vector<std::filesystem::path>& paths,
                                   const ReadingOptions& options = {});

/// What the source is called that a file or folder becomes.
std::string uri_of(const std::filesystem::path& path);

/// Of what the stream holds from here on. Error{kIo} where it cannot be read.
std::string sha256(std::istream& in);

}  // namespace cairn::importers
