#include "importers/importer.h"

#include <algorithm>
#include <sstream>
#include <unordered_set>

#include "graph/vocabulary.h"
#include "importers/loading/derived_layer.h"
#include "importers/loading/graph_loader.h"
#include "importers/loading/graph_records.h"
#include "importers/loading/source_facts.h"
#include "importers/reading/reader.h"
#include "storage/error.h"

namespace cairn::importers {

namespace {

namespace fs = std::filesystem;

ImportReport::File import_glossary(graph::Transaction& transaction, const SourceFile& content,
                                   SourcesByUri& sources) {
  Document document = read_glossary(content.uri, content.format, content.text());
  std::istringstream bytes(content.bytes);
  document.sha256 = sha256(bytes);
  const auto outcome = store_source(transaction, document, sources);
  return {content.uri, content.format, outcome, document.entries.size(), 0, 0};
}

/// By a graph::Transaction or a graph::BulkLoad.
template <typename Writer>
ImportReport::File import_graph(Writer& writer, const SourceFile& content) {
  const auto in = content.open();
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
      const auto in = content.open();
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
