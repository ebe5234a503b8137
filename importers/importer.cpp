#include "importers/importer.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <unordered_set>

#include "graph/vocabulary.h"
#include "importers/loading/derived_layer.h"
#include "importers/loading/graph_loader.h"
#include "importers/loading/graph_records.h"
#include "importers/loading/source_facts.h"
#include "importers/reading/line_reader.h"
#include "importers/reading/lines.h"
#include "importers/reading/reader.h"
#include "importers/reading/records/note.h"
#include "storage/error.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

namespace fs = std::filesystem;

/// Of a stream, piece by piece.
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

std::ifstream open_file(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) throw Error(ErrorKind::kInput, "there is no file " + path.string());
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::kInput, "cannot read " + path.string());
  return file;
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
std::optional<Format> graph_format(const fs::path& path, const ImportOptions& options) {
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

/// The text in valid UTF-8 with \n line ends.
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

SourceFile read_file(const fs::path& path, const ImportOptions& options) {
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
  const auto format = options.format ? options.format : recognise(normalise(content.bytes), content.uri);
  if (!format) {
    throw Error(
        ErrorKind::kInput,
        content.uri +
            " is in no form that Cairn reads: no glossary entries and no graph were recognised. It reads "
            "headings, lists and tables of terms in Markdown and plain text, headings and definition lists "
            "of reStructuredText, AsciiDoc, Org, MediaWiki and HTML, terms with definitions in CSV, JSON, "
            "YAML and LaTeX, and graphs in JSON Lines and CSV; where it is one of these, say which with "
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
std::vector<SourceFile> read_folder(const fs::path& folder, const ImportOptions& options) {
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

ImportReport::File import_glossary(graph::Transaction& transaction, const SourceFile& content,
                                   SourcesByUri& sources) {
  Document document = read_glossary(content.uri, content.format, normalise(content.bytes));
  std::istringstream bytes(content.bytes);
  document.sha256 = sha256(bytes);
  const auto outcome = store_source(transaction, document, sources);
  return {content.uri, content.format, outcome, document.entries.size(), 0, 0};
}

std::unique_ptr<std::istream> open_content(const SourceFile& content) {
  if (content.path.empty()) return std::make_unique<std::istringstream>(content.bytes);
  return std::make_unique<std::ifstream>(open_file(content.path));
}

/// By a graph::Transaction or a graph::BulkLoad.
template <typename Writer>
ImportReport::File import_graph(Writer& writer, const SourceFile& content) {
  const auto in = open_content(content);
  const std::string digest = sha256(*in);
  in->clear();
  in->seekg(0);
  const auto records = read_graph_records(content.format, content.uri, *in);
  const GraphImport imported = load_graph(writer, content.uri, digest, *records);
  return {content.uri, content.format, imported.outcome, 0, imported.nodes, imported.relationships};
}

/// What the whole graph holds: of a transaction or a bulk load.
template <typename Graph>
void count(const Graph& graph, ImportReport& report) {
  const auto relationships = [&](std::string_view type) {
    const auto id = graph.catalog().types.find(type);
    return id ? static_cast<std::size_t>(graph.relationship_count(*id)) : 0;
  };
  const auto label = graph.catalog().labels.find(graph::label::kConcept);
  report.concepts = label ? static_cast<std::size_t>(graph.node_count(*label)) : 0;
  report.mentions = relationships(graph::type::kMentions);
  report.requirements = relationships(graph::type::kRequires);
}

/// Makes the next opening fast. The import is done and durable without it.
void flush_quietly(storage::Store& store) {
  try {
    store.flush();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
    // The log holds what was committed.
  }
}

/// Only where that leaves what a transaction would, and is worth its tables.
bool suits_a_bulk_load(const graph::Graph& graph, const std::vector<SourceFile>& files,
                       const ImportOptions& options) {
  std::uintmax_t bytes = 0;
  for (const SourceFile& file : files) {
    if (!holds_graph(file.format)) return false;
    std::error_code error;
    bytes += file.path.empty() ? file.bytes.size() : fs::file_size(file.path, error);
  }
  return !options.dry_run && bytes >= options.bulk_load_bytes && graph.is_untouched();
}

/// A bulk load learns at its end that a constraint is broken, a transaction at the line.
void fail_where_a_transaction_would(graph::Graph& graph, const std::vector<SourceFile>& files) {
  const auto transaction = graph.begin("an import");
  for (const SourceFile& content : files) import_graph(*transaction, content);
}

ImportReport load_in_bulk(graph::Graph& graph, const std::vector<SourceFile>& files,
                          const ImportOptions& options) {
  auto load = graph.begin_bulk_load("an import");
  ImportReport report;
  report.changed = true;
  for (const SourceFile& content : files) report.files.push_back(import_graph(*load, content));
  count(*load, report);
  if (options.progress) options.progress("writing");
  try {
    load->commit();
  } catch (const graph::RepeatedExternalId& repeated) {
    for (const SourceFile& content : files) {
      const auto in = open_content(content);
      if (content.uri == repeated.source)
        fail_at_repeated_relationship(repeated.id, *read_graph_records(content.format, content.uri, *in));
    }
    throw;
  } catch (const Error& refused) {
    if (refused.kind() != ErrorKind::kInvalidInput) throw;
    load.reset();
    fail_where_a_transaction_would(graph, files);
    throw;
  }
  return report;
}

ImportReport::File take_away(graph::Transaction& transaction, const std::string& uri, SourcesByUri& sources) {
  const auto source = sources.find(uri);
  const auto format =
      format_named(transaction.text_property(*transaction.node(source->second), graph::key::kFormat));
  remove_source(transaction, source->second);
  sources.erase(source);
  return {uri, format.value_or(Format::kMarkdown), ImportReport::Outcome::kRemoved, 0, 0, 0};
}

/// The sources that came from one of the folders, and are not in them any more; sorted.
std::vector<std::string> gone_from(const std::vector<std::string>& folders,
                                   const std::vector<SourceFile>& files, const SourcesByUri& sources) {
  std::unordered_set<std::string_view> read;
  for (const SourceFile& file : files) read.insert(file.uri);
  std::vector<std::string> gone;
  for (const auto& [uri, id] : sources) {
    const bool from_folder =
        std::any_of(folders.begin(), folders.end(), [&uri = uri](const std::string& folder) {
          return uri.starts_with(folder.ends_with('/') ? folder : folder + "/");
        });
    if (!from_folder || read.contains(uri)) continue;
    std::error_code unknown;  // what cannot be looked at is not gone
    if (!fs::exists(uri, unknown) && !unknown) gone.push_back(uri);
  }
  std::sort(gone.begin(), gone.end());
  return gone;
}

/// Ends an import or a removal.
void conclude(graph::Graph& graph, graph::Transaction& transaction, const DerivedNodes& before,
              bool glossaries_changed, const ImportOptions& options, ImportReport& report) {
  if (glossaries_changed) {
    if (options.progress) options.progress("concluding from all glossaries");
    derive(transaction, before);
  }
  count(transaction, report);
  if (options.dry_run || !report.changed) return;
  if (options.progress) options.progress("writing");
  transaction.commit();
  flush_quietly(graph.store());
}

}  // namespace

/// A pipe has a name that leads nowhere ("/dev/fd/63").
std::string uri_of(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return (error ? fs::absolute(path) : canonical).generic_string();
}

std::optional<Format> format_named(std::string_view name) {
  for (const Format format : {Format::kPage, Format::kDump, Format::kMarkdown, Format::kTermList,
                              Format::kJsonLines, Format::kCsv}) {
    if (name == format_name(format)) return format;
  }
  return std::nullopt;
}

std::vector<SourceFile> read_files(const std::vector<fs::path>& paths, const ImportOptions& options) {
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

ImportReport import_files(graph::Graph& graph, const std::vector<fs::path>& paths,
                          const ImportOptions& options) {
  return import_files(graph, read_files(paths, options), options);
}

ImportReport remove_sources(graph::Graph& graph, const std::vector<std::string>& uris,
                            const ImportOptions& options) {
  auto transaction = graph.begin("the removal of a source");
  const DerivedNodes before = find_derived(*transaction);
  SourcesByUri sources = sources_by_uri(*transaction);
  ImportReport report;
  for (const std::string& uri : uris) {
    if (!sources.contains(uri)) throw Error(ErrorKind::kNotFound, "there is no source '" + uri + "'");
    report.files.push_back(take_away(*transaction, uri, sources));
  }
  report.changed = !uris.empty();
  conclude(graph, *transaction, before, report.changed, options, report);
  return report;
}

ImportReport import_files(graph::Graph& graph, const std::vector<SourceFile>& files,
                          const ImportOptions& options) {
  if (suits_a_bulk_load(graph, files, options)) return load_in_bulk(graph, files, options);
  auto transaction = graph.begin("an import");
  const bool has_glossary = !options.pruned_folders.empty() ||
                            std::any_of(files.begin(), files.end(),
                                        [](const SourceFile& file) { return !holds_graph(file.format); });
  const DerivedNodes before = has_glossary ? find_derived(*transaction) : DerivedNodes();
  SourcesByUri sources = has_glossary ? sources_by_uri(*transaction) : SourcesByUri();
  ImportReport report;
  bool glossaries_changed = false;
  for (const SourceFile& content : files) {
    const bool is_graph = holds_graph(content.format);
    report.files.push_back(is_graph ? import_graph(*transaction, content)
                                    : import_glossary(*transaction, content, sources));
    const bool changed = report.files.back().outcome != ImportReport::Outcome::kUnchanged;
    report.changed = report.changed || changed;
    glossaries_changed = glossaries_changed || (changed && !is_graph);
  }
  for (const std::string& uri : gone_from(options.pruned_folders, files, sources)) {
    report.files.push_back(take_away(*transaction, uri, sources));
    report.changed = glossaries_changed = true;
  }
  conclude(graph, *transaction, before, glossaries_changed, options, report);
  return report;
}

}  // namespace cairn::importers
