#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "importers/importer.h"
#include "tests/support/errors.h"
#include "tests/support/graph_builder.h"
#include "tests/support/temporary_folder.h"

namespace cairn::importers {

struct ShownConcept {
  std::string name;
  std::string origin;
  std::string category;
  std::string definition;
  std::vector<std::string> aliases;
  std::vector<std::string> categories;
  std::vector<std::string> definitions;
};

/// A relationship between nodes that have names.
struct ShownEdge {
  std::string type;
  std::string from;
  std::string to;
  double confidence = -1;  ///< -1: has none
  std::string origin;
  std::int64_t count = 0;
  std::vector<std::string> surfaces;
  std::vector<std::string> evidence;
  std::vector<std::string> sources;
  std::vector<std::int64_t> lines;

  std::string show() const { return "(" + from + ")-[" + type + "]->(" + to + ")"; }
};

/// What a graph says of concepts, by their names.
struct Picture {
  std::map<std::string, ShownConcept> concepts;
  std::vector<ShownEdge> edges;

  bool has(const std::string& name) const { return concepts.contains(name); }
  std::vector<std::string> names() const;
  /// Null when there is none.
  const ShownEdge* edge(std::string_view type, std::string_view from, std::string_view to) const&;
  const ShownEdge* edge(std::string_view, std::string_view,
                        std::string_view) const&& = delete;  // would dangle
  bool has(std::string_view type, std::string_view from, std::string_view to) const {
    return edge(type, from, to) != nullptr;
  }
  /// The names that relationships of this type lead to, sorted.
  std::vector<std::string> targets(std::string_view type, std::string_view from) const;
};

Picture picture_of(const graph::View& view);

/// The graph as JSON Lines, byte for byte.
std::string exported(graph::Graph& graph);
/// The graph as sorted lines without ids and times of import: equal for graphs that say the same.
using Content = std::vector<std::string>;
Content content_of(graph::Graph& graph);
/// What stands in only one of two contents; "" when they are equal.
std::string difference(const Content& a, const Content& b);

/// A file of tests/data/glossaries.
std::filesystem::path data_file(std::string_view name);
std::string data(std::string_view name);
/// All of them.
std::vector<std::filesystem::path> data_files();

/// A graph in memory and a folder for files.
class ImportTest : public ::testing::Test {
 protected:
  ImportTest() : graph_(storage::Store::open(storage::Store::kInMemory, test::unsynced())), build_(graph_) {}

  std::filesystem::path write(std::string_view name, std::string_view bytes) {
    test::write_file(folder_ / name, bytes);
    return folder_ / name;
  }
  ImportReport import(const std::vector<std::filesystem::path>& paths, const ImportOptions& options = {}) {
    return import_files(graph_, paths, options);
  }
  /// Writes a file and imports it.
  ImportReport import_text(std::string_view text, std::string_view name = "glossary.txt") {
    return import({write(name, text)});
  }
  Picture picture() { return picture_of(*graph_.snapshot()); }
  /// What a fresh import of some files into an empty graph gives.
  static Content fresh(const std::vector<std::filesystem::path>& paths);

  test::TemporaryFolder folder_;
  graph::Graph graph_;
  test::GraphBuilder build_;
};

}  // namespace cairn::importers
