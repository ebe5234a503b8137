#include "importers/source_files.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unordered_set>

#include "importers/reading/line_reader.h"
#include "importers/reading/lines.h"
#include "importers/reading/reader.h"
#include "importers/reading/records/note.h"
#include "storage/error.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

namespace fs = std::filesystem;

std::ifstream open_file(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) throw Error(ErrorKind::kInput, "there is no file " + path.string());
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::kInput, "cannot read " + path.string());
  return file;
}

/// With \n line ends.
std::string normalise(std::string_view bytes) {
  std::string text = text::repair_utf8(bytes);
  if (text.find('\r') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out.push_back('\n');
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

bool is_binary(std::string_view bytes) {
  return bytes.find('\0') != std::string_view::npos;
}

/// Piece by piece, since a pipe does not say how much it holds; of what is binary the beginning, since a
/// device may hold no end of it.
std::string read_all(std::istream& in) {
  std::string bytes;
  std::array<char, 65536> piece{};
  while (in.read(piece.data(), piece.size()), in.gcount() > 0) {
    const std::string_view read(piece.data(), static_cast<std::size_t>(in.gcount()));
    bytes.append(read);
    if (is_binary(read) && !text::begins_utf16(bytes)) break;
  }
  return text::begins_utf16(bytes) ? text::utf8_of_utf16(bytes) : bytes;
}

std::string read_bytes(const fs::path& path) {
  std::ifstream file = open_file(path);
  std::string bytes = read_all(file);
  if (file.bad()) throw Error(ErrorKind::kInput, "cannot read " + path.string());
  return bytes;
}

/// In which form the file holds a graph, by its first line that is not blank; nothing where it holds none.
std::optional<Format> graph_format(const fs::path& path, const ReadingOptions& options) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;  // a pipe can be read once
  if (options.format) {
    const bool graph = holds_graph(*options.format) && fs::file_size(path, error) > 0;
    return graph ? options.format : std::nullopt;
  }
  std::ifstream file = open_file(path);
  LineReader lines(file);
  for (std::string line; lines.next(line);) {
    if (trim(line).empty()) continue;
    if (begins_json_lines(line)) return Format::kJsonLines;
    return begins_csv_graph(line) ? std::optional(Format::kCsv) : std::nullopt;
  }
  return std::nullopt;
}

SourceFile read_file(const fs::path& path, const ReadingOptions& options) {
  SourceFile content;
  if (path != "-") {
    if (const auto graph = graph_format(path, options)) return {uri_of(path), {}, *graph, path};
  }
  if (path == "-") {
    content.uri = options.standard_input;
    content.bytes = read_all(std::cin);
  } else {
    content.uri = uri_of(path);
    content.bytes = read_bytes(path);
  }
  if (content.bytes.empty()) throw Error(ErrorKind::kInput, content.uri + " is empty");
  if (is_binary(content.bytes)) {
    throw Error(ErrorKind::kInput, content.uri +
                                       " is a binary file; a glossary is text (a saved page, a dump, "
                                       "Markdown), a graph is JSON Lines or CSV");
  }
  const auto format = options.format ? options.format : recognise(content.text(), content.uri);
  if (!format) {
    throw Error(
        ErrorKind::kInput,
        content.uri +
            " is in no form that Cairn reads: no glossary entries and no graph were recognised. It reads "
            "headings, lists and tables of terms in Markdown and plain text, headings and definition lists "
            "of reStructuredText, AsciiDoc, Org, MediaWiki and HTML, terms with definitions in CSV, JSON, "
            "YAML and LaTeX, SKOS in RDF, and graphs in JSON Lines and CSV; where it is one of these, say "
            "which with "
            "--format");
  }
  content.format = *format;
  return content;
}

/// Moves what the notes of a folder link to from the other files to the contents: a note that has no link
/// itself looks like any text.
void add_linked_notes(std::vector<fs::path>& others, std::vector<SourceFile>& contents) {
  std::unordered_set<std::string> linked;
  for (const SourceFile& file : contents) {
    if (file.format != Format::kMarkdown) continue;
    for (const std::string& note : linked_notes(file.bytes)) linked.insert(link_to_note(note));
  }
  if (linked.empty()) return;
  std::erase_if(others, [&](const fs::path& path) {
    if (!linked.contains(link_to_note(path.generic_string()))) return false;
    std::string bytes = read_bytes(path);
    if (is_binary(bytes) || !read_plain_note(uri_of(path), normalise(bytes))) return false;
    contents.push_back({uri_of(path), std::move(bytes), Format::kMarkdown, {}});
    return true;
  });
  std::sort(contents.begin(), contents.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.uri < b.uri; });
}

/// Sorted; hidden ones, and those in hidden folders, are settings of programs.
std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  try {
    fs::recursive_directory_iterator files(folder, fs::directory_options::skip_permission_denied);
    for (const auto end = fs::recursive_directory_iterator(); files != end; ++files) {
      const bool hidden = files->path().filename().string().starts_with('.');
      if (hidden && files->is_directory()) files.disable_recursion_pending();
      if (!hidden && files->is_regular_file()) paths.push_back(files->path());
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::kInput, error.what());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The files of a folder that are of a known form, by path. Others are passed over: a folder holds all sorts
/// of things.
std::vector<SourceFile> read_folder(const fs::path& folder, const ReadingOptions& options) {
  const std::vector<fs::path> paths = files_in(folder);
  std::vector<SourceFile> contents;
  std::vector<fs::path> others;
  for (const auto& path : paths) {
    if (const auto graph = graph_format(path, options)) {
      contents.push_back({uri_of(path), {}, *graph, path});
      continue;
    }
    std::string bytes = read_bytes(path);
    const bool is_text = !bytes.empty() && !is_binary(bytes);
    const auto format = !is_text         ? std::nullopt
                        : options.format ? options.format
                                         : recognise(normalise(bytes), uri_of(path));
    if (format) {
      contents.push_back({uri_of(path), std::move(bytes), *format, {}});
    } else {
      others.push_back(path);
    }
  }
  add_linked_notes(others, contents);
  if (options.passed_over) {
    for (const auto& path : others) options.passed_over(path);
  }
  if (contents.empty()) {
    throw Error(ErrorKind::kInput, "there are no glossaries in the folder " + folder.string());
  }
  return contents;
}

}  // namespace

/// A pipe has a name that leads nowhere ("/dev/fd/63").
std::string uri_of(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return (error ? fs::absolute(path) : canonical).generic_string();
}

std::vector<SourceFile> read_files(const std::vector<fs::path>& paths, const ReadingOptions& options) {
  std::vector<SourceFile> files;
  std::unordered_set<std::string> uris;
  const auto add = [&](SourceFile file) {  // one that is named twice is read once
    if (uris.insert(file.uri).second) files.push_back(std::move(file));
  };
  for (const auto& path : paths) {
    std::error_code error;
    if (options.progress) options.progress("reading " + path.string());
    if (path != "-" && fs::is_directory(path, error)) {
      for (auto& file : read_folder(path, options)) add(std::move(file));
    } else {
      add(read_file(path, options));
    }
  }
  return files;
}

std::string SourceFile::text() const {
  return normalise(bytes);
}

std::unique_ptr<std::istream> SourceFile::open() const {
  if (path.empty()) return std::make_unique<std::istringstream>(bytes);
  return std::make_unique<std::ifstream>(open_file(path));
}

std::string sha256(std::istream& in) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  bool good = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  std::array<char, 65536> piece{};
  while (good && (in.read(piece.data(), piece.size()), in.gcount() > 0)) {
    good = EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (!good || in.bad() || EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1) {
    throw Error(ErrorKind::kIo, "cannot compute a SHA-256 digest");
  }
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text.push_back(kDigits[digest[i] >> 4U]);
    text.push_back(kDigits[digest[i] & 0xFU]);
  }
  return text;
}

}  // namespace cairn::importers
