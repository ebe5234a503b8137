#include "importers/loading/source_facts.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <tuple>

#include "graph/vocabulary.h"

namespace cairn::importers {

namespace {

namespace key = graph::key;
namespace label = graph::label;
namespace type = graph::type;

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  const std::size_t length = std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, length};
}

std::vector<graph::Node> all_with_label(const graph::View& view, std::string_view name) {
  std::vector<graph::Node> nodes;
  view.each_with_label(name, [&](const std::vector<graph::NodeId>& ids) {
    for (auto& node : view.nodes(ids)) {
      if (node) nodes.push_back(std::move(*node));
    }
  });
  return nodes;
}

std::vector<graph::NodeId> entries_of(const graph::View& view, graph::NodeId source) {
  const auto has = view.catalog().types.find(type::kHas);
  std::vector<graph::NodeId> entries;
  if (!has) return entries;
  const auto steps = view.neighbours(std::span(&source, 1), graph::Direction::kOutgoing, std::span(&*has, 1));
  for (const auto& step : steps.all()) entries.push_back(step.node);
  return entries;
}

void add_entries(graph::Transaction& transaction, graph::NodeId source, const Document& document) {
  const auto entry_label = transaction.label(label::kEntry);
  const auto has = transaction.type(type::kHas);
  for (const RawEntry& entry : document.entries) {
    const auto id = transaction.create_node(
        {entry_label},
        transaction.properties(
            {{key::kHeader, entry.header},
             {key::kText, entry.text},
             {key::kLine, entry.line},
             {key::kAliases,
              entry.also_known_as.empty() ? graph::Value() : graph::string_list(entry.also_known_as)},
             {key::kSeeAlso, entry.see_also.empty() ? graph::Value() : graph::string_list(entry.see_also)},
             {key::kCategory, entry.category.empty() ? graph::Value() : graph::Value(entry.category)}}));
    transaction.create_relationship(has, source, id, {});
  }
}

/// What the source says of an entry beside its text.
void add_statements(const graph::View& view, const graph::Node& entry, Body& statements) {
  for (const std::string& name : graph::strings(view.property(entry, key::kAliases)))
    statements.also_known_as.push_back(name);
  const graph::Value* line = view.property(entry, key::kLine);
  for (const std::string& name : graph::strings(view.property(entry, key::kSeeAlso)))
    statements.see_also.push_back(
        {name, name, line != nullptr && line->integer() != nullptr ? *line->integer() : 0});
  std::string category = view.text_property(entry, key::kCategory);
  if (!category.empty()) statements.categories.push_back(std::move(category));
}

}  // namespace

SourcesByUri sources_by_uri(const graph::View& view) {
  SourcesByUri sources;
  for (const graph::Node& source : all_with_label(view, label::kSource))
    sources.emplace(view.text_property(source, key::kUri), source.id);
  return sources;
}

ImportReport::Outcome store_source(graph::Transaction& transaction, const Document& document,
                                   SourcesByUri& sources) {
  const auto known = sources.find(document.uri);
  if (known == sources.end()) {
    const auto source =
        transaction.create_node({transaction.label(label::kSource)},
                                transaction.properties({{key::kUri, document.uri},
                                                        {key::kFormat, format_name(document.format)},
                                                        {key::kSha256, document.sha256},
                                                        {key::kImportedAt, now_utc()}}));
    sources.emplace(document.uri, source);
    add_entries(transaction, source, document);
    return ImportReport::Outcome::kImported;
  }
  graph::Node source = *transaction.node(known->second);
  const bool same = transaction.text_property(source, key::kSha256) == document.sha256 &&
                    transaction.text_property(source, key::kFormat) == format_name(document.format);
  if (same) return ImportReport::Outcome::kUnchanged;
  for (const auto entry : entries_of(transaction, source.id)) transaction.detach_delete_node(entry);
  source.properties.set(transaction.key(key::kSha256), document.sha256);
  source.properties.set(transaction.key(key::kFormat), format_name(document.format));
  source.properties.set(transaction.key(key::kImportedAt), now_utc());
  transaction.replace(source);
  add_entries(transaction, source.id, document);
  return ImportReport::Outcome::kUpdated;
}

void remove_source(graph::Transaction& transaction, graph::NodeId source) {
  for (const auto entry : entries_of(transaction, source)) transaction.detach_delete_node(entry);
  transaction.detach_delete_node(source);
}

Corpus read_corpus(const graph::View& view) {
  Corpus corpus;
  auto sources = all_with_label(view, label::kSource);
  std::sort(sources.begin(), sources.end(), [&view](const graph::Node& a, const graph::Node& b) {
    return view.text_property(a, key::kUri) < view.text_property(b, key::kUri);
  });
  for (const graph::Node& source : sources) {
    const auto format = format_named(view.text_property(source, key::kFormat));
    if (!format) continue;
    const auto ids = entries_of(view, source.id);
    std::vector<AnalysedEntry> entries;
    for (const auto& node : view.nodes(ids)) {
      if (!node) continue;
      const graph::Value* line = view.property(*node, key::kLine);
      const std::int64_t number = line != nullptr && line->integer() != nullptr ? *line->integer() : 0;
      entries.push_back(analyse_entry(view.text_property(*node, key::kHeader), *format,
                                      view.text_property(*node, key::kText), number, corpus.words));
      add_statements(view, *node, entries.back().statements);
      entries.back().source = corpus.sources.size();
      entries.back().id = node->id;
    }
    std::sort(entries.begin(), entries.end(), [](const AnalysedEntry& a, const AnalysedEntry& b) {
      return std::tuple(a.line, a.id) < std::tuple(b.line, b.id);
    });
    std::move(entries.begin(), entries.end(), std::back_inserter(corpus.entries));
    corpus.sources.push_back(view.text_property(source, key::kUri));
  }
  return corpus;
}

}  // namespace cairn::importers
