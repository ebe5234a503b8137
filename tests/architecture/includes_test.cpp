// The arrows between the rooms run one way, a room is entered by its face alone, and a library lives in one
// place.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace cairn {
namespace {

namespace fs = std::filesystem;

/// A line that includes something.
struct Include {
  std::string file;  ///< from the top of the sources, as what is included
  std::string included;
  bool quoted = false;
};

std::string room_of(const std::string& file) {
  return file.substr(0, file.find('/'));
}

std::vector<Include> includes_of(const std::string& room) {
  static const std::regex line_of_include(R"re(\s*#\s*include\s*(["<])([^">]+)[">].*)re");
  const fs::path top = CAIRN_SOURCE_DIR;
  std::vector<Include> found;
  for (const auto& file : fs::recursive_directory_iterator(top / room)) {
    const std::string ending = file.path().extension();
    if (ending != ".cpp" && ending != ".h") continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      std::smatch match;
      if (std::regex_match(line, match, line_of_include))
        found.push_back({fs::relative(file.path(), top), match[2], match[1] == "\""});
    }
  }
  return found;
}

/// Each room with those whose faces it may include.
const std::map<std::string, std::set<std::string>>& arrows() {
  static const std::map<std::string, std::set<std::string>> known = {
      {"storage", {}},
      {"text", {}},
      {"graph", {"storage", "text"}},
      {"temporal", {"graph"}},
      {"learning", {"storage", "text", "graph"}},
      {"query", {"storage", "text", "graph", "temporal", "learning"}},
      {"importers", {"storage", "text", "graph", "temporal"}},
      {"exporters", {"storage", "text", "graph", "temporal", "query"}},
      {"cli", {"storage", "text", "graph", "temporal", "learning", "query", "importers", "exporters"}}};
  return known;
}

/// Rooms that have more inside than they show, with what they show.
const std::map<std::string, std::set<std::string>>& faces() {
  static const std::map<std::string, std::set<std::string>> known = {
      {"storage", {"encoding.h", "error.h", "external_sorter.h", "store.h"}},
      {"graph",
       {"bulk_load.h", "catalog.h", "check.h", "graph.h", "ids.h", "property_index.h", "record.h",
        "temporal.h", "transaction.h", "view.h", "vocabulary.h"}},
      {"query",
       {"connection.h", "database.h", "limits.h", "procedure.h", "query_error.h", "script_reader.h",
        "statement.h", "value.h", "words.h"}},
      {"importers", {"explanation.h", "importer.h"}}};
  return known;
}

TEST(Includes, GoFromARoomToThoseBelowItAlone) {
  for (const auto& [room, allowed] : arrows()) {
    for (const auto& include : includes_of(room)) {
      const std::string other = room_of(include.included);
      if (!include.quoted || other == room || arrows().count(other) == 0) continue;
      EXPECT_TRUE(allowed.count(other) > 0) << include.file << " includes " << include.included;
    }
  }
}

TEST(Includes, EnterARoomByItsFace) {
  for (const auto& [room, allowed] : arrows()) {
    for (const auto& include : includes_of(room)) {
      const std::string other = room_of(include.included);
      const auto face = faces().find(other);
      if (!include.quoted || other == room || face == faces().end()) continue;
      EXPECT_TRUE(face->second.count(include.included.substr(other.size() + 1)) > 0)
          << include.file << " includes " << include.included;
    }
  }
}

TEST(Includes, OfALibraryStandInItsPlaceAlone) {
  const std::map<std::string, std::vector<std::string>> places = {
      {"rocksdb/", {"storage/"}},
      {"unicode/", {"text/", "temporal/zone.cpp"}},
      {"libstemmer", {"text/"}},
      {"boost/graph/", {"learning/"}},
      {"antlr4", {"query/parsing/"}},
      {"Cairn", {"query/parsing/"}},  // what ANTLR makes of the grammar
      {"cmark", {"importers/reading/"}},
      {"yaml-cpp/", {"importers/reading/"}},
      {"raptor2", {"importers/reading/"}},
      {"openssl/", {"importers/"}},
      {"gvc", {"exporters/"}},
      {"CLI/", {"cli/"}},
      {"histedit", {"cli/shell/"}}};
  std::map<std::string, int> used;
  for (const auto& [room, allowed] : arrows()) {
    for (const auto& include : includes_of(room)) {
      for (const auto& [library, homes] : places) {
        if (include.quoted || include.included.rfind(library, 0) != 0) continue;
        ++used[library];
        const bool home = std::any_of(homes.begin(), homes.end(), [&](const std::string& place) {
          return include.file.rfind(place, 0) == 0;
        });
        EXPECT_TRUE(home) << include.file << " includes " << include.included;
      }
    }
  }
  EXPECT_EQ(used.size(), places.size()) << "a library that nobody includes stands in the table";
}

}  // namespace
}  // namespace cairn
