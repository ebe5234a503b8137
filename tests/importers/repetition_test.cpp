// What is concluded is a function of the sources and of people's corrections: the order of imports, imports
// again and new versions make no difference.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"
#include "tests/support/random.h"

namespace cairn::importers {
namespace {

using test::error_of;
using test::IsError;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Outcome = ImportReport::Outcome;

namespace type = graph::type;
namespace key = graph::key;

class Repetition : public ImportTest {
 protected:
  graph::NodeId concept_id(std::string_view name) {
    const auto view = graph_.snapshot();
    const auto match = view->find_concept(name);
    EXPECT_TRUE(match.found()) << name;
    return match.found() ? match.nodes.front() : 0;
  }
  std::filesystem::path sailing() { return write("sailing", data("sailing-dump.txt")); }
};

TEST_F(Repetition, OfAnImportChangesNothing) {
  import(data_files());
  const std::string before = exported(graph_);
  const auto commit = graph_.snapshot()->commit_number();
  const auto report = import(data_files());
  EXPECT_FALSE(report.changed);
  for (const auto& file : report.files) EXPECT_EQ(file.outcome, Outcome::kUnchanged) << file.uri;
  EXPECT_EQ(exported(graph_), before);
  EXPECT_EQ(graph_.snapshot()->commit_number(), commit) << "nothing is written either";
}

TEST_F(Repetition, ReportsWhatTheGraphHolds) {
  const auto report = import(data_files());
  EXPECT_TRUE(report.changed);
  const auto shown = picture();
  EXPECT_EQ(report.concepts, shown.concepts.size());
  const auto count = [&](std::string_view wanted) {
    return static_cast<std::size_t>(std::count_if(
        shown.edges.begin(), shown.edges.end(), [&](const ShownEdge& edge) { return edge.type == wanted; }));
  };
  EXPECT_EQ(report.mentions, count(type::kMentions));
  EXPECT_EQ(report.requirements, count(type::kRequires));
  ASSERT_EQ(report.files.size(), 4U);
  EXPECT_EQ(report.files[0].entries, 7U);
  EXPECT_EQ(report.files[1].entries, 11U);
  for (const auto& file : report.files) EXPECT_EQ(file.outcome, Outcome::kImported);
  const auto again = import(data_files());
  EXPECT_EQ(again.concepts, report.concepts);
  EXPECT_EQ(again.mentions, report.mentions);
  EXPECT_EQ(again.requirements, report.requirements);
}

TEST_F(Repetition, OfFewerSourcesIsWhatARemovalLeaves) {
  const auto files = data_files();
  import(files);
  const auto report = remove_sources(graph_, {uri_of(files.back())});
  EXPECT_EQ(report.files.at(0).outcome, Outcome::kRemoved);
  EXPECT_EQ(difference(content_of(graph_), fresh({files.begin(), files.end() - 1})), "");
  EXPECT_EQ(report.concepts, picture().concepts.size());
  const std::string before = exported(graph_);
  EXPECT_THAT(error_of([&] {
                remove_sources(graph_, {uri_of(files.front()), uri_of(files.back())});
              }),
              IsError(ErrorKind::kNotFound, HasSubstr(files.back().filename().string())));
  EXPECT_EQ(exported(graph_), before) << "all or nothing";
}

TEST_F(Repetition, OfAFolderTakesAwayWhatIsNotInItAnyMoreWhereThatIsAskedFor) {
  const auto folder = folder_ / "glossaries";
  std::filesystem::create_directory(folder);
  test::write_file(folder / "boats.md", "# Boats\n\n## Keel\n\nA fin.\n\n## Mast\n\nA pole.\n");
  test::write_file(folder / "sails.md", "# Sails\n\n## Jib\n\nA sail.\n\n## Genoa\n\nA large jib.\n");
  const auto other = write("winds.md", "# Winds\n\n## Gale\n\nA storm.\n\n## Breeze\n\nA wind.\n");
  import({folder, other});
  std::filesystem::rename(folder / "sails.md", folder / "cloth.md");
  ImportOptions options;
  options.pruned_folders = {uri_of(folder)};
  const auto report = import({folder}, options);
  ASSERT_EQ(report.files.size(), 3U);
  EXPECT_EQ(report.files[2].uri, uri_of(folder / "sails.md"));
  EXPECT_EQ(report.files[2].outcome, Outcome::kRemoved);
  EXPECT_EQ(difference(content_of(graph_), fresh({folder, other})), "");
  test::write_file(folder / "boats.md", "");
  import({folder}, options);
  EXPECT_TRUE(picture().has("Keel")) << "what is there, but says nothing now, is not gone";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  EXPECT_THAT(error_of([&] { import({folder}, options); }), IsError(ErrorKind::kInput))
      << "it may only not be mounted";
}

TEST_F(Repetition, KeepsTheTimeOfTheFirstImport) {
  import({sailing()});
  const auto time_of = [&] {
    const auto view = graph_.snapshot();
    const auto source =
        view->nodes_with_label_after(*view->catalog().labels.find(graph::label::kSource), 0, 1);
    return view->text_property(*view->node(source.at(0)), key::kImportedAt);
  };
  const std::string time = time_of();
  EXPECT_THAT(time, ::testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"));
  import({sailing()});
  EXPECT_EQ(time_of(), time);
}

TEST_F(Repetition, InAnotherOrderGivesTheSameGraph) {
  const auto files = data_files();
  const Content at_once = fresh(files);
  for (const std::uint64_t seed : test::seeds(4)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    std::vector<std::filesystem::path> order = files;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    for (const auto& path : order) import_files(graph, {path});
    EXPECT_EQ(difference(content_of(graph), at_once), "") << "one after the other";
    EXPECT_EQ(difference(fresh(order), at_once), "") << "at once";
  }
}

TEST_F(Repetition, OfGlossariesThatSpeakOfTheSameThingsGivesTheSameGraphInAnyOrder) {
  // The two halves of one glossary: duplicates, homonyms and introduced terms lie across them.
  const std::string bread = data("bread-page.txt");
  const auto middle = bread.find("sourdough starter,natural leavening\n\n**Sourdough Starters**");
  const auto a = write("a", bread.substr(0, middle));
  const auto b = write("b", bread.substr(middle));
  const Content at_once = fresh({a, b});
  for (const auto& order : {std::vector{a, b}, std::vector{b, a}}) {
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    for (const auto& path : order) import_files(graph, {path});
    EXPECT_EQ(difference(content_of(graph), at_once), "");
  }
}

TEST_F(Repetition, WithANewVersionEqualsAFreshImport) {
  const std::string first = data("sailing-dump.txt");
  const auto leeway = first.find("leeway, hull\n");
  const std::pair<const char*, std::string> versions[] = {
      {"an entry less", first.substr(0, leeway)},
      {"an entry more",
       first + "halyard, lines\n**Halyard** is the line that hoists a sail, made fast near the mainsheet.\n"},
      {"another order", first.substr(leeway) + first.substr(0, leeway)},
      {"a blank line", "\n" + first},
      {"another word", std::string(first).replace(first.find("sideways drift"), 8, "sidelong")},
      {"another name", std::string(first).replace(first.find("**Leeway** is **the"), 10, "**Slippage**")},
      {"another form", data("bicycles.md")}};
  for (const auto& [what, version] : versions) {
    SCOPED_TRACE(what);
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    const auto path = write("glossary", first);
    import_files(graph, {path, data_file("bicycles.md")});
    write("glossary", version);
    const auto report = import_files(graph, {path});
    ASSERT_EQ(report.files.size(), 1U);
    EXPECT_EQ(report.files[0].outcome, Outcome::kUpdated);
    EXPECT_EQ(difference(content_of(graph), fresh({path, data_file("bicycles.md")})), "");
    write("glossary", first);
    import_files(graph, {path});
    EXPECT_EQ(difference(content_of(graph), fresh({path, data_file("bicycles.md")})), "") << "and back again";
  }
}

TEST_F(Repetition, WithANewVersionKeepsTheIdsOfWhatStays) {
  import({sailing()});
  const auto leeway = concept_id("Leeway");
  const auto vane = concept_id("Wind Vane");
  write("sailing",
        data("sailing-dump.txt") + "halyard, lines\n**Halyard** is the line that hoists a sail.\n");
  import({folder_ / "sailing"});
  EXPECT_EQ(concept_id("Leeway"), leeway);
  EXPECT_EQ(concept_id("Wind Vane"), vane);
}

TEST_F(Repetition, OfAChangeThatConcludesNothingNewChangesOnlyTheSource) {
  import({sailing()});
  const Content before = content_of(graph_);
  write("sailing", data("sailing-dump.txt") + "\n");
  import({folder_ / "sailing"});
  Content after = content_of(graph_);
  const auto is_fact = [](const std::string& line) {
    return line.starts_with("[\"Source\"]") || line.starts_with("[\"Entry\"]");
  };
  Content concluded_before = before;
  for (Content* content : {&concluded_before, &after})
    content->erase(std::remove_if(content->begin(), content->end(), is_fact), content->end());
  EXPECT_EQ(difference(after, concluded_before), "");
}

TEST_F(Repetition, SurvivesRandomHistoriesOfVersions) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    graph::Graph graph(storage::Store::open(storage::Store::kInMemory, test::unsynced()));
    const std::string whole[] = {data("bread-page.txt"), data("night-sky-page.txt")};
    std::vector<std::filesystem::path> present;
    for (int step = 0; step < 6; ++step) {
      const std::size_t which = random.below(2);
      // From the beginning up to some entry: between two entries there is a blank line.
      const std::string& text = whole[which];
      auto end = text.find("\n\n", text.size() / 2 + random.below(text.size() / 2));
      if (end == std::string::npos) end = text.size();
      const auto path = write(which == 0 ? "bread" : "sky", text.substr(0, end + 1));
      if (std::find(present.begin(), present.end(), path) == present.end()) present.push_back(path);
      import_files(graph, {path});
    }
    EXPECT_EQ(difference(content_of(graph), fresh(present)), "");
  }
}

// --- a person's word ---

class Corrections : public Repetition {
 protected:
  void correct(std::string_view relationship, std::string_view from, std::string_view to) {
    const auto a = concept_id(from);
    const auto b = concept_id(to);
    build_.relate(a, relationship, b,
                  {{key::kOrigin, graph::origin::kCurated}, {"by", "Ann"}, {"reason", "said so"}});
    build_.commit();
  }
  /// A relationship that a person made is there, as it was made.
  void expect_curated(std::string_view relationship, std::string_view from, std::string_view to) {
    const auto shown = picture();
    const auto* edge = shown.edge(relationship, from, to);
    ASSERT_NE(edge, nullptr) << from << " " << relationship << " " << to;
    EXPECT_EQ(edge->origin, graph::origin::kCurated);
  }
  void change_and_import() {
    write("sailing",
          data("sailing-dump.txt") + "halyard, lines\n**Halyard** is the line that hoists a sail.\n");
    ASSERT_TRUE(import({folder_ / "sailing"}).changed);
  }
};

TEST_F(Corrections, SurviveImports) {
  import({sailing()});
  correct(type::kRequires, "True Wind", "Bilge Keel");
  correct(type::kNotRequires, "Apparent Wind", "True Wind");
  change_and_import();
  expect_curated(type::kRequires, "True Wind", "Bilge Keel");
  expect_curated(type::kNotRequires, "Apparent Wind", "True Wind");
  import({data_file("bicycles.md")});
  expect_curated(type::kRequires, "True Wind", "Bilge Keel");
  expect_curated(type::kNotRequires, "Apparent Wind", "True Wind");
}

TEST_F(Corrections, StandBesideWhatIsConcluded) {
  import({sailing()});
  ASSERT_TRUE(picture().has(type::kRequires, "Apparent Wind", "True Wind"));
  correct(type::kRequires, "Apparent Wind", "True Wind");
  change_and_import();
  std::vector<std::string> origins;
  for (const auto& edge : picture().edges) {
    if (edge.type == type::kRequires && edge.from == "Apparent Wind" && edge.to == "True Wind")
      origins.push_back(edge.origin);
  }
  EXPECT_THAT(origins, ::testing::UnorderedElementsAre("curated", "extracted"));
}

TEST_F(Corrections, MayMakeACycleThatIsLeftAsItIs) {
  import({sailing()});
  correct(type::kRequires, "True Wind", "Apparent Wind");
  change_and_import();
  EXPECT_TRUE(picture().has(type::kRequires, "True Wind", "Apparent Wind"));
  EXPECT_TRUE(picture().has(type::kRequires, "Apparent Wind", "True Wind"));
}

TEST_F(Corrections, KeepThePropertiesThatAPersonHasSet) {
  import({sailing()});
  graph::Node leeway = *graph_.snapshot()->node(concept_id("Leeway"));
  {
    const auto transaction = graph_.begin();
    leeway.properties.set(transaction->key("minutes"), std::int64_t{45});
    transaction->replace(leeway);
    transaction->commit();
  }
  change_and_import();
  const auto view = graph_.snapshot();
  const auto* minutes = view->property(*view->node(concept_id("Leeway")), "minutes");
  ASSERT_NE(minutes, nullptr);
  EXPECT_EQ(*minutes, graph::Value(std::int64_t{45}));
}

TEST_F(Corrections, KeepAConceptThatNoSourceSpeaksOfAnyMore) {
  import({sailing()});
  correct(type::kRequires, "Bilge Keel", "Beaufort Scale");
  const std::string text = data("sailing-dump.txt");
  write("sailing", text.substr(0, text.find("keel types, hull")));
  import({folder_ / "sailing"});
  expect_curated(type::kRequires, "Bilge Keel", "Beaufort Scale");
  EXPECT_FALSE(picture().has("Canting Keel")) << "the others go";
}

TEST_F(Corrections, AreNotTouchedWhereAPersonAddedConceptsAndRelations) {
  import({sailing()});
  const auto mine = build_.concept_named("Seamanship", {{key::kOrigin, graph::origin::kCurated}});
  const auto leeway = concept_id("Leeway");
  build_.relate(mine, type::kRequires, leeway, {{key::kOrigin, graph::origin::kCurated}});
  build_.relate(build_.node({"Learner"}, {{key::kName, "Bill"}}), "KNOWS", leeway);
  build_.commit();
  change_and_import();
  EXPECT_TRUE(picture().has(type::kRequires, "Seamanship", "Leeway"));
  EXPECT_TRUE(picture().has("KNOWS", "Bill", "Leeway"));
}

// --- all or nothing ---

class FailingImports : public Repetition {};

TEST_F(FailingImports, ImportNothingAtAll) {
  import({data_file("bicycles.md")});
  const std::string before = exported(graph_);
  const auto good = sailing();
  const std::pair<const char*, std::string> bad[] = {
      {"empty", ""},
      {"binary", std::string("\0\1\2\3", 4)},
      {"letter", "Dear Ann,\n\ncome soon.\n"},
      {"graph",
       "{\"type\":\"node\",\"id\":\"1\",\"labels\":[],\"properties\":{}}\n{\"type\":\"nothing\"}\n"}};
  for (const auto& [name, bytes] : bad) {
    const auto path = write(name, bytes);
    for (const auto& order : {std::vector{good, path}, std::vector{path, good}})
      EXPECT_THAT(error_of([&] { import(order); }), IsError(ErrorKind::kInput, HasSubstr(name)));
    EXPECT_EQ(exported(graph_), before) << name;
  }
  EXPECT_THAT(error_of([&] {
                import({good, folder_ / "missing"});
              }),
              IsError(ErrorKind::kInput, HasSubstr("missing")));
  EXPECT_EQ(exported(graph_), before);
  EXPECT_TRUE(import({good}).changed) << "and the graph can be written to afterwards";
}

class DryRuns : public Repetition {};

TEST_F(DryRuns, ReportAndWriteNothing) {
  import({data_file("bicycles.md")});
  const std::string before = exported(graph_);
  const auto commit = graph_.snapshot()->commit_number();
  ImportOptions options;
  options.dry_run = true;
  const auto path = sailing();
  const auto report = import({path}, options);
  EXPECT_EQ(exported(graph_), before);
  EXPECT_EQ(graph_.snapshot()->commit_number(), commit);
  EXPECT_TRUE(report.changed);
  const auto real = import({path});
  EXPECT_EQ(real.concepts, report.concepts);
  EXPECT_EQ(real.mentions, report.mentions);
  EXPECT_EQ(real.requirements, report.requirements);
  EXPECT_EQ(real.files.at(0).entries, report.files.at(0).entries);
}

TEST_F(DryRuns, FailLikeOthers) {
  ImportOptions options;
  options.dry_run = true;
  EXPECT_THAT(error_of([&] { import({write("binary", std::string(10, '\0'))}, options); }),
              IsError(ErrorKind::kInput));
}

class Progress : public Repetition {};

TEST_F(Progress, IsToldStepByStep) {
  std::vector<std::string> told;
  ImportOptions options;
  options.progress = [&](const std::string& doing) { told.push_back(doing); };
  import({sailing()}, options);
  EXPECT_THAT(told, Contains(HasSubstr("sailing")));
  EXPECT_GE(told.size(), 2U);
}

TEST_F(Progress, MayStopAnImportByThrowing) {
  const std::string before = exported(graph_);
  ImportOptions options;
  options.progress = [](const std::string& doing) {
    if (doing.find("reading") == std::string::npos) throw Error(ErrorKind::kCancelled, "stopped");
  };
  EXPECT_THAT(error_of([&] { import({sailing()}, options); }), IsError(ErrorKind::kCancelled));
  EXPECT_EQ(exported(graph_), before);
  EXPECT_TRUE(import({sailing()}).changed);
}

}  // namespace
}  // namespace cairn::importers
