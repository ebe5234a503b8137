// Nothing is concluded without words of a source, and these words stand where the graph says that they stand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "graph/vocabulary.h"
#include "importers/reading/lines.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

namespace type = graph::type;

/// A text without white space, markup and numbers of items, so that evidence can be looked for in its source.
std::string bare(std::string_view text) {
  static const std::regex link_target(R"(\]\([^)]*\))");
  const std::string without_links = std::regex_replace(std::string(text), link_target, "");
  std::string out;
  for (const char c : without_links) {
    if (std::string_view(" \t\r\n*_|>`$[]#").find(c) == std::string_view::npos) out.push_back(c);
  }
  return out;
}

/// The lines of each source by its uri.
class Sources {
 public:
  explicit Sources(const std::vector<std::filesystem::path>& paths) {
    for (const auto& path : paths) {
      auto& lines = lines_[path.string()];
      const std::string bytes = test::read_file(path);
      for (const auto line : split_lines(bytes)) lines.emplace_back(line);
    }
  }
  bool has(const std::string& uri) const { return lines_.contains(uri); }
  std::int64_t size(const std::string& uri) const { return static_cast<std::int64_t>(lines_.at(uri).size()); }
  /// The block that begins at the line: up to a blank line or the next item where lines may be broken.
  std::string block_at(const std::string& uri, std::int64_t line) const {
    const auto& lines = lines_.at(uri);
    auto at = static_cast<std::size_t>(line - 1);
    std::string block = lines.at(at);
    if (!uri.ends_with(".md")) return block;
    for (++at; at < lines.size() && !trim(lines[at]).empty() && !trim(lines[at]).starts_with("- "); ++at)
      block += " " + lines[at];
    return block;
  }
  /// What begins on the line.
  const std::string& line_at(const std::string& uri, std::int64_t line) const {
    return lines_.at(uri).at(static_cast<std::size_t>(line - 1));
  }

 private:
  std::map<std::string, std::vector<std::string>> lines_;
};

bool rests_on_evidence(const ShownEdge& edge) {
  return edge.type == type::kRequires || edge.type == type::kMentions || edge.type == type::kRelated;
}

void expect_evidence(const Picture& picture, const Sources& sources) {
  std::size_t checked = 0;
  for (const auto& edge : picture.edges) {
    if (!rests_on_evidence(edge)) continue;
    SCOPED_TRACE(edge.show());
    ASSERT_FALSE(edge.evidence.empty());
    ASSERT_EQ(edge.sources.size(), edge.evidence.size());
    ASSERT_EQ(edge.lines.size(), edge.evidence.size());
    for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
      ASSERT_TRUE(sources.has(edge.sources[i])) << edge.sources[i];
      ASSERT_GE(edge.lines[i], 1);
      ASSERT_LE(edge.lines[i], sources.size(edge.sources[i]));
      EXPECT_FALSE(bare(edge.evidence[i]).empty());
      const std::string block = sources.block_at(edge.sources[i], edge.lines[i]);
      EXPECT_NE(bare(block).find(bare(edge.evidence[i])), std::string::npos)
          << "evidence: " << edge.evidence[i] << "\nline " << edge.lines[i] << ": " << block;
      ++checked;
    }
  }
  EXPECT_GT(checked, 20U) << "there was nothing to look at";
}

class EvidenceTest : public ImportTest {};

TEST_F(EvidenceTest, StandsInTheSourceAtItsLine) {
  for (const auto& path : data_files()) {
    SCOPED_TRACE(path.filename().string());
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    import_files(graph, {path});
    expect_evidence(picture_of(*graph.snapshot()), Sources({path}));
  }
}

TEST_F(EvidenceTest, StandsInItsSourceAlsoWhenThereAreSeveral) {
  import(data_files());
  expect_evidence(picture(), Sources(data_files()));
}

TEST_F(EvidenceTest, StandsInTheSourceOfTheExampleThatWeShip) {
  const auto path = std::filesystem::weakly_canonical(std::filesystem::path(CAIRN_TEST_DATA) /
                                                      "../../examples/machine-learning.md");
  import({path});
  expect_evidence(picture(), Sources({path}));
}

/// Also where a paragraph runs over several lines, the line is the one that an editor should open.
TEST_F(EvidenceTest, BeginsOnItsLine) {
  import(data_files());
  const Sources sources(data_files());
  std::size_t wrong = 0;
  std::string example;
  for (const auto& edge : picture().edges) {
    if (!rests_on_evidence(edge)) continue;
    for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
      const std::string beginning = bare(edge.evidence[i]).substr(0, 8);
      const std::string& line = sources.line_at(edge.sources[i], edge.lines[i]);
      if (bare(line).find(beginning) != std::string::npos) continue;
      ++wrong;
      example =
          edge.evidence[i] + "\n  does not begin in line " + std::to_string(edge.lines[i]) + ": " + line;
    }
  }
  EXPECT_EQ(wrong, 0U) << example;
}

TEST_F(EvidenceTest, IsAWholeSentenceItemOrHeader) {
  import({data_file("sailing-dump.txt")});
  const auto shown = picture();
  const auto* mention = shown.edge(type::kMentions, "Velocity Made Good", "True Wind");
  ASSERT_NE(mention, nullptr);
  EXPECT_THAT(mention->evidence,
              ::testing::ElementsAre(
                  "Polar Diagram: a chart of boat speed for every angle to the true wind; VMG is read "
                  "from its highest point."));
  EXPECT_THAT(mention->lines, ::testing::ElementsAre(32));
}

TEST_F(EvidenceTest, OfAMentionNamesWhatIsMentioned) {
  import(data_files());
  for (const auto& edge : picture().edges) {
    if (edge.type != type::kMentions) continue;
    SCOPED_TRACE(edge.show());
    EXPECT_GE(edge.count, static_cast<std::int64_t>(edge.surfaces.size()));
    ASSERT_FALSE(edge.surfaces.empty());
    for (const auto& evidence : edge.evidence) {
      EXPECT_TRUE(std::any_of(edge.surfaces.begin(), edge.surfaces.end(), [&](const std::string& surface) {
        return evidence.find(surface) != std::string::npos;
      })) << evidence;
    }
  }
}

TEST_F(EvidenceTest, OfADefinitionIsTheDefinition) {
  import(data_files());
  std::string all;
  for (const auto& path : data_files()) all += test::read_file(path);
  all = bare(all);
  for (const auto& [name, shown] : picture().concepts) {
    SCOPED_TRACE(name);
    EXPECT_FALSE(shown.definition.empty());
    EXPECT_LE(shown.definition.size(), 600U);
    ASSERT_FALSE(shown.definitions.empty());
    EXPECT_EQ(shown.definitions.front(), shown.definition);
    for (const auto& definition : shown.definitions)
      EXPECT_NE(all.find(bare(definition)), std::string::npos) << definition;
  }
}

TEST_F(EvidenceTest, IsWhatEveryEntryOfTheGraphKeeps) {
  import({data_file("sailing-dump.txt")});
  const auto view = graph_.snapshot();
  const auto entry_label = view->catalog().labels.find(graph::label::kEntry);
  ASSERT_TRUE(entry_label);
  const auto ids = view->nodes_with_label_after(*entry_label, 0, 100);
  ASSERT_EQ(ids.size(), 8U);
  const Sources sources({data_file("sailing-dump.txt")});
  for (const auto& entry : view->nodes(ids)) {
    const auto* line = view->property(*entry, graph::key::kLine);
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(sources.line_at(data_file("sailing-dump.txt").string(), *line->integer()),
              view->text_property(*entry, graph::key::kHeader));
    EXPECT_FALSE(view->text_property(*entry, graph::key::kText).empty());
  }
}

}  // namespace
}  // namespace cairn::importers
